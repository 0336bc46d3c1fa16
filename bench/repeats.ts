// `npm run -s bench:repeats -- --dedupe FILE.csv [--pairs OUT.csv]` or `--link A.csv B.csv [--pairs OUT.csv]`: how well people are matched,
// counted against the record numbers that the matcher never sees. JSON on stdout, messages for people on stderr.
import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { shippedBands } from '../src/domain/repeats/match-bands.ts';
import { learnWeights } from '../src/domain/repeats/weights/learn-weights.ts';
import { openPeople, type People } from '../src/domain/repeats/find-people.ts';
import { parsePeople, type Row } from './repeats-csv.ts';

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly probability: number;
}
interface Task {
  readonly asked: readonly Row[];
  readonly filed: readonly Row[];
  readonly dedupe: boolean;
}

function stop(code: 2 | 3, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function readRows(file: string): Row[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return stop(2, `There is no file to read at ${file}.`);
  }
  return (
    parsePeople(text) ??
    stop(
      3,
      `${file} is not a people file: it needs a header with rec_id, given_name, surname, date_of_birth, and rows.`,
    )
  );
}

function readTask(): Task & { readonly pairsFile: string | undefined } {
  const usage = 'Say --dedupe FILE.csv or --link A.csv B.csv, and --pairs OUT.csv if the pairs are wanted.';
  let parsed;
  try {
    const options = { dedupe: { type: 'string' }, link: { type: 'string' }, pairs: { type: 'string' } } as const;
    parsed = parseArgs({ options, allowPositionals: true });
  } catch {
    return stop(2, usage);
  }
  const { values, positionals } = parsed;
  if (values.dedupe !== undefined && values.link === undefined && positionals.length === 0) {
    const rows = readRows(values.dedupe);
    return { asked: rows, filed: rows, dedupe: true, pairsFile: values.pairs };
  }
  const [second] = positionals;
  if (values.link === undefined || values.dedupe !== undefined || second === undefined || positionals.length > 1)
    return stop(2, usage);
  return { asked: readRows(values.link), filed: readRows(second), dedupe: false, pairsFile: values.pairs };
}

/** All rows asked one by one; each unordered pair is kept once. */
function findPairs(task: Task, people: People): { pairs: Pair[]; times: number[] } {
  const pairs: Pair[] = [];
  const times: number[] = [];
  task.asked.forEach((row, a) => {
    const start = performance.now();
    const matches = people.find(row.person, shippedBands.possible);
    times.push(performance.now() - start);
    for (const { place, probability } of matches)
      if (!task.dedupe || place < a) pairs.push({ a, b: place, probability });
  });
  return { pairs, times };
}

interface Truth {
  readonly known: boolean;
  readonly truePairs: number;
  same(pair: { readonly a: number; readonly b: number }): boolean;
}

/** How many copies of each original there are. */
function copies(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { original } of rows) if (original !== undefined) counts.set(original, (counts.get(original) ?? 0) + 1);
  return counts;
}

function truthOf(task: Task): Truth {
  const [asked, filed] = [copies(task.asked), copies(task.filed)];
  let truePairs = 0;
  for (const [original, n] of asked) truePairs += task.dedupe ? (n * (n - 1)) / 2 : n * (filed.get(original) ?? 0);
  return {
    known: [...task.asked, ...task.filed].every((row) => row.original !== undefined),
    truePairs,
    same: ({ a, b }) => task.asked[a]?.original === task.filed[b]?.original,
  };
}

function scoresOf(pairs: readonly Pair[], truth: Truth, threshold: number) {
  const shown = pairs.filter((pair) => pair.probability >= threshold);
  if (!truth.known) return { threshold, pairs: shown.length, precision: null, recall: null };
  const right = shown.filter((pair) => truth.same(pair)).length;
  const precision = shown.length === 0 ? 1 : right / shown.length;
  return { threshold, pairs: shown.length, precision, recall: truth.truePairs === 0 ? 1 : right / truth.truePairs };
}

function blockingRecall(task: Task, people: People, truth: Truth): number | null {
  if (!truth.known) return null;
  let filed = 0;
  task.asked.forEach((row, a) => {
    people.visit(row.person, (b) => {
      if ((!task.dedupe || b < a) && truth.same({ a, b })) filed++;
    });
  });
  return truth.truePairs === 0 ? 1 : filed / truth.truePairs;
}

function share(times: readonly number[], at: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

function main(): void {
  const task = readTask();
  const truth = truthOf(task);
  const start = performance.now();
  // The file's rows are single people, not the households of cases, so none are assumed beyond what the file itself shows.
  const all = (task.dedupe ? task.filed : [...task.asked, ...task.filed]).map((row) => row.person);
  const weights = learnWeights(all, { version: 'bench', households: false });
  const people = openPeople(
    task.filed.map((row) => row.person),
    weights,
  );
  const buildMs = performance.now() - start;
  const { pairs, times } = findPairs(task, people);
  const likely = scoresOf(pairs, truth, shippedBands.likely);
  const { precision, recall } = likely;
  if (task.pairsFile !== undefined) {
    const lines = pairs.map(
      ({ a, b, probability }) => `${task.asked[a]?.recId},${task.filed[b]?.recId},${probability}`,
    );
    writeFileSync(task.pairsFile, ['id_a,id_b,probability', ...lines, ''].join('\n'));
  }
  const report = {
    rows: task.dedupe ? task.filed.length : task.asked.length + task.filed.length,
    truePairs: truth.known ? truth.truePairs : null,
    pairs: likely.pairs,
    precision,
    recall,
    f1: precision === null || recall === null ? null : (2 * precision * recall) / (precision + recall || 1),
    threshold: likely.threshold,
    possible: scoresOf(pairs, truth, shippedBands.possible),
    blockingRecall: blockingRecall(task, people, truth),
    buildMs,
    queryMsP50: share(times, 0.5),
    queryMsP99: share(times, 0.99),
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

main();
