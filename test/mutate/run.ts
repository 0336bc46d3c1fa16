// npm run mutate -- PATH [--sample N] [--seed N] [--tests PREFIX,PREFIX] [--seconds N] [--static]: what the tests of PATH notice of small changes in it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/source-files.ts';
import { filesOf, fastTestsFor, nearestFirst } from './files.ts';
import { Host } from './host-of.ts';
import { mutantsOf, type Mutant } from './mutants.ts';
import { report, type Outcome } from './report.ts';
import { sampleOf } from './sample.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    tests: { type: 'string' },
    seconds: { type: 'string', default: '36000' },
    static: { type: 'boolean', default: false },
  },
});
const target = (positionals[0] ?? 'src/domain').replace(/\/$/, '');
const until = performance.now() + Number(values.seconds) * 1000;

interface Note {
  readonly file: string;
  readonly inTests: readonly number[];
  readonly onImport: readonly number[];
}

const seed = Number(values.seed);
const all = filesOf(target).flatMap((file) => mutantsOf(file, readFileSync(path.join(ROOT, file), 'utf8')));
const sample = sampleOf(all, Number(values.sample), seed).map((mutant, index) => ({ ...mutant, id: index + 1 }));
const tests = fastTestsFor(target, values.tests?.split(','));
console.log(`${target}: ${sample.length} of ${all.length} mutants, seed ${seed}; ${tests.length} test files`);

const folder = mkdtempSync(path.join(os.tmpdir(), 'mutate-'));
const host = new Host(sample);
process.on('exit', () => {
  host.end();
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const notesAt = path.join(folder, 'notes');
const first = await host.run(0, tests, Math.max(1, until - performance.now()), notesAt);
if (first === undefined && performance.now() >= until) {
  console.log('The time was up before the tests had run once without a mutant.');
  process.exit(0);
}
if (first === undefined || first.failed.length > 0)
  throw new Error(`Without a mutant the tests must pass: ${first?.failed.join(', ') ?? 'they did not end'}`);
const notes = readFileSync(notesAt, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Note);
console.log(`Without a mutant: ${first.tests} tests pass.`);

const outcomes: Outcome[] = [];
for (const mutant of sample) {
  const outcome = await tried(mutant, first.milliseconds);
  if (performance.now() >= until) break; // it may have been cut short
  outcomes.push(outcome);
}
report(target, outcomes, sample.length);
process.exit(0);

async function tried(mutant: Mutant, usual: Readonly<Record<string, number>>): Promise<Outcome> {
  const cameBy = notes
    .filter(({ inTests }) => inTests.includes(mutant.id))
    .map(({ file }) => path.relative(ROOT, file));
  const isStatic = cameBy.length === 0 && notes.some(({ onImport }) => onImport.includes(mutant.id));
  if (isStatic && !values.static) return { mutant, end: 'static', tests: [] };
  const files = nearestFirst(mutant.file, isStatic ? tests : cameBy, isStatic ? 12 : undefined);
  if (files.length === 0) return { mutant, end: 'unreached', tests: [] };
  const expected = files.reduce((sum, file) => sum + (usual[file] ?? 0), 0);
  const ran = await host.run(mutant.id, files, Math.min(30_000 + 5 * expected, Math.max(1, until - performance.now())));
  const end = ran === undefined ? 'timed out' : ran.failed.length > 0 ? 'killed' : 'survived';
  return { mutant, end: isStatic ? `static ${end}` : end, tests: ran?.failed.length ? ran.failed : files };
}
