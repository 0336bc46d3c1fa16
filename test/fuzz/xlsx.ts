// Breaks workbooks for N minutes and keeps what breaks us: `npm run fuzz:xlsx -- --minutes N [--seed S] [--keep FOLDER]`.
// The bytes of every try follow from the seed; one that fails is written to the folder with its seed in its name.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OWN } from '../../src/workbook/xlsx/profile.ts';
import { readInChild } from '../../src/workbook/xlsx/runner.ts';
import { HOSTILE } from '../fixtures/hostile/make.ts';
import { mutate, openDice } from './mutate.ts';
import { SEEDS } from './seeds.ts';
import { tryWorkbook } from './try-workbook.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    keep: { type: 'string', default: join(tmpdir(), 'marac-fuzz') },
  },
});
const minutes = Number(values.minutes);
const first = Number(values.seed ?? Date.now() % 1_000_000_000);
if (!(minutes > 0) || !Number.isInteger(first)) {
  process.stderr.write('Use: npm run fuzz:xlsx -- --minutes N [--seed S] [--keep FOLDER]\n');
  process.exit(2);
}

const CHILD_EVERY = 500;
const seeds = [
  ...SEEDS,
  ...HOSTILE.filter((one) => !/200 MB|million|60 000|more than it says|more rows|thousand|10 MB/.test(one.name))
    .map((one) => one.make())
    .filter((bytes) => bytes.length > 200 && bytes.length < 20_000),
];
const outcomes: Record<string, number> = {};
const until = performance.now() + minutes * 60_000;
let tries = 0;
let failures = 0;

async function tryOnce(seed: number): Promise<void> {
  const dice = openDice(seed);
  const bytes = mutate(seeds, dice);
  try {
    const code = await tryWorkbook(bytes, dice);
    outcomes[code] = (outcomes[code] ?? 0) + 1;
    if (tries % CHILD_EVERY !== 0) return;
    const answer = await readInChild(bytes, OWN);
    const said = answer.outcome === 'refused' ? answer.code : 'ok';
    if (said !== code) throw new Error(`The child says ${said}, this process ${code}.`);
  } catch (error) {
    failures += 1;
    mkdirSync(values.keep, { recursive: true });
    const file = join(values.keep, `seed-${seed}.xlsx`);
    writeFileSync(file, bytes);
    process.stderr.write(`Seed ${seed}: ${(error as Error).stack ?? String(error)}\nIts input is kept as ${file}\n`);
  }
}

for (let seed = first; performance.now() < until && failures < 20; seed += 1) {
  tries += 1;
  await tryOnce(seed);
}
process.stdout.write(`${JSON.stringify({ seed: first, tries, failures, outcomes })}\n`);
process.exitCode = failures === 0 ? 0 : 1;
