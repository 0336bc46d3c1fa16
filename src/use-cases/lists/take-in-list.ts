// Writes the rows of a list into the workbook of one MARAC, once a person has confirmed the columns.
import { Failure } from '../../errors.ts';
import type { Ports } from '../../jobs/engine/ports.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import type { Change } from '../../workbook/workbook-port.ts';
import type { MaracReading } from '../../jobs/reading/reading.ts';

/** The MARAC named, or the only one there is. */
export async function readMarac(ports: Ports, name: string | undefined): Promise<MaracReading> {
  const { maracs } = await readFacts(ports, false);
  const found = name === undefined && maracs.length === 1 ? maracs[0] : maracs.find((one) => one.ports.name === name);
  if (found === undefined)
    throw new Failure('arguments', `Say for which MARAC: --marac ${maracs.map((one) => one.ports.name).join(' or ')}.`);
  return found;
}

/** How many changes are in the workbook now, and how many wait because the file is open elsewhere. */
export async function writeRowsOf(
  marac: MaracReading,
  changes: readonly Change[],
): Promise<{ readonly done: number; readonly waiting: number }> {
  if (changes.length === 0) return { done: 0, waiting: 0 };
  const answers = await marac.ports.workbook.write(changes, marac.snapshot.revision);
  const done = answers.filter((answer) => answer.outcome === 'done').length;
  return { done, waiting: answers.length - done };
}
