// The process in which broken workbooks are tried one after another, each told on a line of stdout when it is done. Arguments: first seed, end (ms),
// the seed before which it ends.
import { writeSync } from 'node:fs';
import { OWN } from '../../src/workbook/xlsx/trust-profile.ts';
import { readInChild } from '../../src/workbook/xlsx/process/run-reader.ts';
import { mutate, openDice } from './mutate.ts';
import { SEEDS } from './seeds.ts';
import { tryWorkbook } from './try-workbook.ts';

export interface Said {
  readonly seed: number;
  /** What became of the workbook; `fault` when a promise of ours was broken. */
  readonly code: string;
  readonly fault?: string;
}

const CHILD_EVERY = 500;

async function tryOnce(seed: number): Promise<Said> {
  const dice = openDice(seed);
  const bytes = mutate(SEEDS, dice);
  try {
    const code = await tryWorkbook(bytes, dice);
    if (seed % CHILD_EVERY !== 0) return { seed, code };
    const answer = await readInChild(bytes, OWN);
    const said = answer.outcome === 'refused' ? answer.code : 'ok';
    return said === code ? { seed, code } : { seed, code, fault: `The child says ${said}, this process ${code}.` };
  } catch (error) {
    return { seed, code: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const [first = 0, ends = 0, lastSeed = 0] = process.argv.slice(2).map(Number);
for (let seed = first; seed < lastSeed && Date.now() < ends; seed += 1)
  // Written before the next one begins: what was told is what was done when this process dies.
  writeSync(1, `${JSON.stringify(await tryOnce(seed))}\n`);
