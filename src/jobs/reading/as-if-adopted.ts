// What would be known after the next run, for commands that only look: rows that people typed since the last one have no row id yet, and count here as
// if they had.
import { dayOf } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { RawTable } from '../../workbook/workbook-port.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import { isEmptyRow, parseTable } from '../../workbook/tables/parse-row.ts';
import type { Table } from '../../workbook/tables/table.ts';
import { openIdPool } from '../engine/open-id-pool.ts';
import type { Ports } from '../engine/ports.ts';
import { gatherFacts } from './read-facts.ts';
import type { MaracReading, Reading } from './reading.ts';

/** What a desk begins with. */
const BEGUN = ['agencies', 'contacts', 'meetings'] as const;

const isNew = (reading: MaracReading, name: (typeof BEGUN)[number] | 'referrals'): boolean =>
  reading.tables
    .get(name)
    ?.rows.some((row) => row.id === undefined && !isEmptyRow(TABLE[name] as unknown as Table, row)) ?? false;

/** The facts with what stands on Agencies, Contacts and Meetings without a row id. */
export function factsAsIfAdopted(ports: Ports, reading: Reading): Facts {
  if (!reading.maracs.some((marac) => BEGUN.some((name) => isNew(marac, name)))) return reading.facts;
  const maracs = reading.maracs.map((marac) => withProvisionalIds(ports, marac));
  return { ...reading.facts, ...gatherFacts(ports, maracs, reading.facts.recorded) };
}

/** Whether a referral stands there that no run has taken in. */
export function hasNewReferral({ maracs }: Reading, marac: string): boolean {
  return maracs.some((one) => one.ports.name === marac && isNew(one, 'referrals'));
}

function withProvisionalIds(ports: Ports, reading: MaracReading): MaracReading {
  const pool = openIdPool(ports.keys, reading.ports.name);
  const parsed = new Map(reading.parsed);
  for (const name of BEGUN) {
    const raw = reading.tables.get(name);
    if (raw === undefined) continue;
    const table = TABLE[name] as unknown as Table;
    const named: RawTable = {
      ...raw,
      rows: raw.rows.map((row, at) =>
        row.id === undefined ? { ...row, id: pool.take(table.prefix, `new/${at}`) } : row,
      ),
    };
    const read = parseTable(table, named, 'given', dayOf(ports.clock.now()));
    parsed.set(name, read);
  }
  return { ...reading, parsed };
}
