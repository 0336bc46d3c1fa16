// The proof of what is published, in its small size; the command `prove:figures` runs the large one.
import { expect, test } from 'vitest';
import { checkPublished, TELLINGS } from './figures/check-published.ts';
import { checkWords, PAGES } from './figures/check-words.ts';
import { findRanges } from './figures/ranges.ts';

const sum = (of: readonly (readonly [string, number])[], total: number) => ({ of: new Map(of), total });

test('the solver finds between what numbers the unknowns of a table may lie', () => {
  const few = { least: 0, most: 4 };
  const unknowns = new Map([
    ['a', few],
    ['b', few],
    ['c', { least: 5, most: Infinity }],
    ['d', { least: 0, most: Infinity }],
  ]);
  const ranges = (...sums: readonly ReturnType<typeof sum>[]) =>
    Object.fromEntries(findRanges(unknowns, sums, new Set(unknowns.keys())));
  expect(
    ranges(
      sum(
        [
          ['a', 1],
          ['b', 1],
        ],
        6,
      ),
    ),
  ).toMatchObject({ a: [2, 4], b: [2, 4] });
  expect(
    ranges(
      sum(
        [
          ['a', 1],
          ['c', 1],
        ],
        7,
      ),
    ),
  ).toMatchObject({ a: [0, 2], c: [5, 7] });
  expect(
    ranges(
      sum(
        [
          ['a', 1],
          ['d', -1],
        ],
        0,
      ),
      sum(
        [
          ['b', 1],
          ['d', 1],
        ],
        3,
      ),
    ),
  ).toMatchObject({ a: [0, 3], d: [0, 3] });
  expect(
    ranges(
      sum(
        [
          ['a', 1],
          ['b', 1],
        ],
        9,
      ),
    ),
  ).toMatchObject({ a: undefined });
});

test.each([3, 12])(
  'from eight quarters of reports no hidden number can be worked out, whoever reads all of them: desk %d',
  (seed) => {
    expect(checkPublished(seed)).toEqual([]);
  },
  60_000,
);

test.each(TELLINGS.map(({ name, plant }) => [name, plant] as const))(
  'the attack finds it if %s',
  (_, plant) => {
    expect(checkPublished(12, plant).length).toBeGreaterThan(0);
  },
  60_000,
);

test.each([3, 12])('what the pages say beside their tables stands in them: desk %d', (seed) => {
  expect(checkWords(seed)).toEqual([]);
});

test.each(PAGES.map(({ name, plant }) => [name, plant] as const))('it is found if %s', (_, plant) => {
  expect([3, 12].some((seed) => checkWords(seed, plant).length > 0)).toBe(true);
});
