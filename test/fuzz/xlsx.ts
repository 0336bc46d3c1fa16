// Breaks workbooks and keeps what breaks us: `npm run fuzz:xlsx -- [--minutes N | --tries N] [--seed S] [--keep FOLDER]`.
// The bytes of every try follow from the seed; one that fails, hangs or ends the process it is read in is written to the folder with its seed in
// its name. `npm test` runs 10,000 tries.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { mutate, openDice } from './mutate.ts';
import { SEEDS } from './seeds.ts';
import type { Said } from './tries.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    tries: { type: 'string' },
    seed: { type: 'string' },
    keep: { type: 'string', default: join(tmpdir(), 'marac-fuzz') },
  },
});
const minutes = Number(values.minutes);
const most = values.tries === undefined ? undefined : Number(values.tries);
const first = Number(values.seed ?? Date.now() % 1_000_000_000);
if (!(minutes > 0) || !((most ?? 1) > 0) || !Number.isInteger(first) || first < 0) {
  process.stderr.write('Use: npm run fuzz:xlsx -- [--minutes N | --tries N] [--seed S] [--keep FOLDER]\n');
  process.exit(2);
}

const MOST_FAILURES = 20;
const HANGS_MS = 60_000;
const LOOK_MS = 1000;
const outcomes: Record<string, number> = {};
/** The seed before which it ends; without a number of tries the time ends it. */
const lastSeed = most === undefined ? Number.MAX_SAFE_INTEGER : first + most;
const until = most === undefined ? performance.now() + minutes * 60_000 : Infinity;
let tries = 0;
let failures = 0;

function keep(seed: number, why: string): void {
  failures += 1;
  mkdirSync(values.keep, { recursive: true });
  const file = join(values.keep, `seed-${seed}.xlsx`);
  writeFileSync(file, mutate(SEEDS, openDice(seed)));
  process.stderr.write(`Seed ${seed}: ${why}\nIts input is kept as ${file}\n`);
}

/** Tries seed after seed in a process of its own until the time is over; gives the seed after the one that it hung or died on. */
async function tryFrom(seed: number): Promise<number> {
  const ends = until === Infinity ? Number.MAX_SAFE_INTEGER : Math.round(Date.now() + until - performance.now());
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=1024', join(import.meta.dirname, 'tries.ts'), ...[seed, ends, lastSeed].map(String)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let [at, since] = [seed, performance.now()];
  let hung = false;
  createInterface(child.stdout).on('line', (line) => {
    const said = JSON.parse(line) as Said;
    [at, since] = [said.seed + 1, performance.now()];
    tries += 1;
    outcomes[said.code] = (outcomes[said.code] ?? 0) + 1;
    if (said.fault !== undefined) keep(said.seed, said.fault);
    if (failures >= MOST_FAILURES) child.kill('SIGKILL');
  });
  const looks = setInterval(() => {
    hung = performance.now() - since > HANGS_MS;
    if (hung) child.kill('SIGKILL');
  }, LOOK_MS);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(looks);
  if (code === 0 || failures >= MOST_FAILURES) return at;
  keep(at, hung ? `no end of it in ${HANGS_MS / 1000} s` : 'it ended the process');
  return at + 1;
}

process.stderr.write(`The first seed is ${first}.\n`);
const isOver = (): boolean => performance.now() >= until || failures >= MOST_FAILURES;
for (let seed = first; seed < lastSeed && !isOver();) seed = await tryFrom(seed);
process.stdout.write(`${JSON.stringify({ seed: first, tries, failures, outcomes })}\n`);
process.exitCode = failures === 0 ? 0 : 1;
