// What the runner shows beside rows that this run made. Nothing is sent by what is read here.
import { gatherAccess } from '../../domain/access/access.ts';
import type { Change } from '../../workbook/workbook-port.ts';
import type { Planned } from '../engine/planned.ts';
import type { Ports } from '../engine/ports.ts';
import { readFacts } from '../reading/read-facts.ts';
import type { Reading } from '../reading/reading.ts';
import { computedColumnChanges } from './computed/computed-columns.ts';

/** New rows get what the runner shows beside them in the run that makes them; the reading with these rows. */
export async function completeRows(ports: Ports, before: Reading, planned: Planned): Promise<Reading> {
  const reading = await readFacts(ports, false, { recent: true });
  // The plan's access knows nothing of the new rows.
  const access = gatherAccess(reading.facts, planned.access.on, ports.allowedDomains);
  for (const marac of reading.maracs) {
    const facts = reading.facts.maracs.find(({ name }) => name === marac.ports.name);
    const isUsable = facts !== undefined && facts.problems.every(({ size }) => size !== 'run');
    const old = before.maracs.find(({ ports: { name } }) => name === marac.ports.name);
    const isNew = (change: Change): boolean =>
      change.do === 'set' && old?.tables.get(change.table)?.rows.some(({ id }) => id === change.rowId) !== true;
    const changes = isUsable ? computedColumnChanges(reading.facts, access, facts, marac).filter(isNew) : [];
    if (changes.length > 0) await marac.ports.workbook.write(changes, marac.snapshot.revision);
  }
  return reading;
}
