// While a row that decides access cannot be read, facts contain the contacts as last read, so that what never waits still reaches them.
import { lastGoodOf, rosterOf } from '../../domain/register/roster.ts';
import type { Ports } from '../engine/ports.ts';
import type { Reading } from '../reading/reading.ts';

export async function withLastGood(ports: Ports, reading: Reading): Promise<Reading> {
  const { facts } = reading;
  if (facts.maracs.every((marac) => marac.blocked !== 'all')) return reading;
  const newest = await ports.ledger.newestAccess();
  const before = newest === undefined ? { agencies: [], contacts: [] } : rosterOf(newest.access);
  const whole = facts.maracs.some((one) => one.unknownTables.has('contacts') || one.unknownTables.has('agencies'));
  const read = new Set([...facts.agencies, ...facts.contacts].map((agency) => agency.id));
  const standing = reading.maracs.flatMap(({ tables }) =>
    (['agencies', 'contacts'] as const).flatMap((name) =>
      (tables.get(name)?.rows ?? []).flatMap(({ id }) => (id === undefined || read.has(id) ? [] : [id])),
    ),
  );
  const lastGood = lastGoodOf(before, { whole, ids: new Set(standing) });
  // A stop that nobody took back holds while its tab cannot be read.
  const wasOff = (name: string): boolean => newest?.access.maracs.find((one) => one.name === name)?.sendingOff === true;
  const maracs = facts.maracs.map((marac) =>
    marac.unknownTables.has('settings') && wasOff(marac.name) ? { ...marac, stillOff: true } : marac,
  );
  return { ...reading, facts: { ...facts, lastGood, maracs } };
}
