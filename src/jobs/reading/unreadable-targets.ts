// Rows that others name and that cannot be read now, and tabs that cannot be read at all: a reference to them is not an error.
import { BLANK } from '../../domain/cells/cell.ts';
import { reservedCase, reservedVictim } from '../../domain/cases/case-of-referral.ts';
import { foldText } from '../../domain/text/fold.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { Unread, UnreadTarget } from '../../workbook/tables/row-refs.ts';
import type { Column, TableName } from '../../workbook/tables/table.ts';
import type { IdPool } from '../../domain/plan/id-pool.ts';
import type { MaracReading } from './reading.ts';

/** Rows of these are named by what people call them; all others by row id only. */
const CALLED: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  agencies: ['name', 'shortName'],
  contacts: ['personName', 'address'],
  meetings: ['on'],
};
const NAMED: readonly TableName[] = ['agencies', 'contacts', 'meetings', 'cases', 'people'];

export interface TargetsFound {
  readonly reading: MaracReading;
  readonly pool: IdPool;
  readonly unknown: ReadonlySet<string>;
}

/** There is one register of agencies and contacts for all; other tables belong to one MARAC. */
export function unreadTargets(all: readonly TargetsFound[], own: readonly TargetsFound[]): Unread {
  const rows = new Map(NAMED.map((name) => [name, new Map<string, UnreadTarget>()]));
  const tabs = new Map<TableName, string>();
  const keep = (name: TableName, from: TableName, keyOf: (pool: IdPool, id: string) => string): void => {
    for (const { reading, pool, unknown } of name === 'agencies' || name === 'contacts' ? all : own) {
      if (unknown.has(from) && !tabs.has(name)) tabs.set(name, tableNamed(from).tab);
      for (const { raw } of reading.parsed.get(from)?.setAside ?? []) {
        if (raw.id === undefined) continue;
        const row = keyOf(pool, raw.id);
        const target = { row, where: describePlace(from, raw) };
        for (const key of [row, ...(name === from ? namesIn(name, raw) : [])]) rows.get(name)?.set(key, target);
      }
    }
  };
  for (const name of NAMED) keep(name, name, (_, id) => id);
  // A case and its victim have refs before they have rows: as long as the referral exists, rows under these refs are valid.
  keep('cases', 'referrals', (pool, id) => reservedCase({ pool }, { id }));
  keep('people', 'referrals', (pool, id) => reservedVictim({ pool }, { id }));
  return { rows, tabs };
}

function namesIn(name: TableName, raw: RawRow): readonly string[] {
  const columns = tableNamed(name).columns as Readonly<Record<string, Column>>;
  return (CALLED[name] ?? []).flatMap((field) => {
    const column = columns[field];
    const read = column === undefined ? undefined : readCell(raw.cells.get(field) ?? BLANK, column);
    return read?.ok === true && typeof read.value === 'string' ? [foldText(read.value)] : [];
  });
}

/** A row of the restricted workbook that is named by its id is mentioned there only. */
export function describePlace(name: TableName, raw: RawRow): string {
  const { tab } = tableNamed(name);
  return raw.file === 'restricted' ? `${tab} of the restricted workbook, row ${raw.id ?? ''}` : `${tab}, ${raw.place}`;
}
