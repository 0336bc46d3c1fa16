// No file imports itself by way of other files, whether it asks for values or only for types.
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, type SourceFile } from './support/source-files.ts';

const FOLDERS = ['src', 'demo', 'appsscript', 'bench', 'test'];

/** Groups of files of which each reaches every other one by its imports (Tarjan's strongly connected components). */
function circlesIn(files: readonly Pick<SourceFile, 'name' | 'imports'>[]): readonly (readonly string[])[] {
  const targets = new Map(
    files.map(({ name, imports }) => [
      name,
      imports
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => path.posix.join(path.posix.dirname(name), from)),
    ]),
  );
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  /** Returns the lowest number among the open files that this one reaches. */
  const visit = (name: string): number => {
    const number = numbers.size;
    numbers.set(name, number);
    open.push(name);
    let lowest = number;
    for (const target of targets.get(name) ?? []) {
      if (!targets.has(target)) continue;
      if (!numbers.has(target)) lowest = Math.min(lowest, visit(target));
      else if (open.includes(target)) lowest = Math.min(lowest, numbers.get(target) ?? lowest);
    }
    if (lowest === number) {
      const group = open.splice(open.indexOf(name));
      if (group.length > 1) circles.push(group);
    }
    return lowest;
  };
  for (const name of targets.keys()) if (!numbers.has(name)) visit(name);
  return circles;
}

const file = (name: string, ...imports: readonly string[]): Pick<SourceFile, 'name' | 'imports'> => ({
  name,
  imports: imports.map((from) => ({ from })),
});

test('a circle is found over any number of files, and nothing else is one', () => {
  const chain = [file('src/a.ts', './b/c.ts', 'node:path'), file('src/b/c.ts', '../d.ts'), file('src/d.ts')];
  expect(circlesIn(chain)).toEqual([]);
  const closed = [...chain.slice(0, 2), file('src/d.ts', './a.ts'), file('src/e.ts', './a.ts')];
  expect(circlesIn(closed)).toEqual([['src/a.ts', 'src/b/c.ts', 'src/d.ts']]);
});

test('no file imports itself by way of others, types included', () => {
  expect(circlesIn(FOLDERS.flatMap(filesUnder))).toEqual([]);
});
