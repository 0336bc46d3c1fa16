// Which files are mutated, which tests are run against them, and in which order.
import path from 'node:path';
import { filesUnder, type SourceFile } from '../support/source-files.ts';

/** room of src -> folders of test that hold its rules and end within seconds. */
const FAST: Readonly<Record<string, readonly string[]>> = {
  domain: ['test/domain', 'test/jobs'],
  jobs: ['test/jobs', 'test/domain'],
};
/** Searches and large sets: each takes more than a few seconds alone. */
const SLOW =
  /repeats\/(find-people|weights\/)|outbox\/model|agenda-proof|solve-talent|month|tripwire|typed-cell|than-anybody/;

export function filesOf(target: string): readonly string[] {
  return sources()
    .map(({ name }) => name)
    .filter((name) => name === target || name.startsWith(`${target}/`));
}

function sources(): readonly SourceFile[] {
  return filesUnder('src').filter(({ name }) => name.endsWith('.ts'));
}

export function fastTestsFor(target: string, asked?: readonly string[]): readonly string[] {
  const room = target.split('/')[1]?.replace(/\.ts$/, '') ?? '';
  const folders = asked ?? FAST[room] ?? [`test/${room}`];
  return filesUnder('test')
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.test.ts') && folders.some((folder) => name.startsWith(folder)))
    .filter((name) => asked?.includes(name) || !SLOW.test(name));
}

/** The tests that import the file by the fewest steps come first; a test that does not reach it comes last, or not at all if `most` is given. */
export function nearestFirst(source: string, tests: readonly string[], most?: number): readonly string[] {
  const steps = stepsTo(source);
  const ordered = tests.toSorted((a, b) => (steps.get(a) ?? 99) - (steps.get(b) ?? 99));
  return most === undefined ? ordered : ordered.filter((test) => steps.has(test)).slice(0, most);
}

let importers: ReadonlyMap<string, readonly string[]> | undefined;

function stepsTo(source: string): ReadonlyMap<string, number> {
  importers ??= importersOf([...filesUnder('src'), ...filesUnder('test')]);
  const steps = new Map([[source, 0]]);
  for (const [file, step] of steps)
    for (const importer of importers.get(file) ?? []) if (!steps.has(importer)) steps.set(importer, step + 1);
  return steps;
}

function importersOf(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const edges = files.flatMap(({ name, imports }) =>
    imports
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from }) => ({ name, to: path.posix.join(path.posix.dirname(name), from) })),
  );
  const found = Map.groupBy(edges, ({ to }) => to);
  return new Map([...found].map(([to, by]) => [to, by.map(({ name }) => name)]));
}
