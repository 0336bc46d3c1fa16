// Breaks Word forms: `npm run fuzz:forms -- [--minutes N | --tries N] [--seed S] [--keep FOLDER]`. Parts are cut, doubled, swapped and filled with odd
// things; each form is then read in bounded time or refused by name, and every letter on it stands in a row, in a note, or is the form's own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tryForm } from './try-form.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    tries: { type: 'string' },
    seed: { type: 'string' },
    keep: { type: 'string', default: path.join(tmpdir(), 'marac-fuzz-forms') },
  },
});
const minutes = Number(values.minutes);
const most = values.tries === undefined ? Infinity : Number(values.tries);
const first = Number(values.seed ?? Date.now() % 1_000_000_000);
if (!(minutes > 0) || !(most > 0) || !Number.isInteger(first) || first < 0) {
  process.stderr.write('Use: npm run fuzz:forms -- [--minutes N | --tries N] [--seed S] [--keep FOLDER]\n');
  process.exit(2);
}

const MOST_FAILURES = 20;
const until = most === Infinity ? performance.now() + minutes * 60_000 : Infinity;
const outcomes: Record<string, number> = {};
let [tries, failures, slowest] = [0, 0, 0];
for (let seed = first; seed < first + most && performance.now() < until && failures < MOST_FAILURES; seed += 1) {
  const tried = tryForm(seed);
  tries += 1;
  slowest = Math.max(slowest, tried.ms);
  outcomes[tried.outcome] = (outcomes[tried.outcome] ?? 0) + 1;
  if (tried.fault === undefined) continue;
  failures += 1;
  mkdirSync(values.keep, { recursive: true });
  const file = path.join(values.keep, `seed-${seed}.docx`);
  writeFileSync(file, tried.bytes);
  process.stderr.write(`Seed ${seed}: ${tried.fault}\nIts input is kept as ${file}\n`);
}
const memoryMb = Math.round(process.memoryUsage.rss() / 2 ** 20);
process.stdout.write(`${JSON.stringify({ tries, failures, slowestMs: Math.round(slowest), memoryMb, outcomes })}\n`);
process.exit(failures > 0 ? 1 : 0);
