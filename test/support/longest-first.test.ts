import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LONGEST, longestFirst } from './longest-first.ts';
import { ROOT } from './source-files.ts';

const file = (name: string) => ({ moduleId: path.join(ROOT, name) });

test('every file that is to start first is there', () => {
  expect(LONGEST.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
});

test('files of the list start in its order, all others after them as they came', () => {
  const [first = '', second = ''] = LONGEST;
  const others = ['test/b.test.ts', 'test/a.test.ts'];
  expect(longestFirst([file('test/b.test.ts'), file(second), file('test/a.test.ts'), file(first)])).toEqual(
    [first, second, ...others].map(file),
  );
});
