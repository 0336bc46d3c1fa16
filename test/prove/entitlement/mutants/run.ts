// Hunts planted bugs, each in a child process, two at a time.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { MUTANTS } from './list.ts';
import type { Mutant } from './mutant.ts';

export interface Caught {
  readonly name: string;
  /** The world that told, counted from 1; null when none did. */
  readonly caughtAt: number | null;
}

const HUNT = path.join(import.meta.dirname, 'hunt.ts');
const run = promisify(execFile);

async function huntOne(mutant: Mutant, most: number, seed: number): Promise<Caught> {
  const worlds = mutant.rendered !== undefined ? Math.min(most, 50) : most;
  const { stdout } = await run(process.execPath, [HUNT, mutant.name, String(worlds), String(seed)], {
    cwd: path.resolve(import.meta.dirname, '../../../..'),
    timeout: 900_000,
  });
  return JSON.parse(stdout.trim().split('\n').pop() ?? '{}') as Caught;
}

export async function huntMutants(
  which: readonly string[] | 'all',
  most: number,
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<readonly Caught[]> {
  const waiting = MUTANTS.filter((one) => which === 'all' || which.includes(one.name));
  const caught: Caught[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const found = await huntOne(next, most, seed);
      tell(found.caughtAt === null ? `SURVIVED: ${found.name}` : `${found.name}: caught at world ${found.caughtAt}`);
      caught.push(found);
    }
  };
  await Promise.all([work(), work()]);
  const order = MUTANTS.map((one) => one.name);
  return caught.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}
