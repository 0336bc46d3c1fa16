// What a figure's value is: sums, shares and days, and that what is not recorded is never nought.
import { describe, expect, test } from 'vitest';
import {
  figureOf,
  medianOf,
  notRecorded,
  quantileOf,
  type CountedRow,
  type Counting,
  type FigureKind,
} from '../../../src/domain/figures/figure.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';

const rows = (...counts: readonly number[]): readonly CountedRow[] =>
  counts.map((each, at) => ({ table: 'list', id: `L-${at}`, marac: 'ealing', counts: each, restricted: false }));

const valueOf = (kind: FigureKind, counting: Partial<Counting>, times = 100): number | undefined =>
  figureOf(
    {
      name: 'tried',
      label: 'Tried',
      kind,
      times,
      unit: 'cases',
      source: 'a test',
      of: 'cases',
      unknown: 'nothing',
      count: () => ({ rows: [], of: [], notKnown: [], ...counting }),
    },
    undefined,
  ).value;

describe('a value', () => {
  test.each<readonly [string, FigureKind, Partial<Counting>, number | undefined]>([
    ['a count is the sum of its rows, halves among them', 'count', { rows: rows(1, 0.5, 0.5), of: rows(1, 1, 1) }, 2],
    ['a count of nothing to look at is nought', 'count', {}, 0],
    [
      'a count of which one row is known and does not count is nought',
      'count',
      { of: rows(1, 1), notKnown: rows(1) },
      0,
    ],
    ['a count of which nothing is known is not recorded', 'count', { of: rows(1, 1), notKnown: rows(1, 1) }, undefined],
    [
      'thirds that are all not known are all of it',
      'count',
      { of: rows(1), notKnown: rows(1 / 3, 1 / 3, 1 / 3) },
      undefined,
    ],
    ['a ratio is taken from all rows that were looked at', 'ratio', { rows: rows(1), of: rows(1, 1, 1, 1) }, 25],
    ['a ratio of nothing is not recorded', 'ratio', {}, undefined],
    ['a ratio has the denominator that it is given', 'ratio', { rows: rows(1), of: rows(1), base: 50 }, 2],
    ['the median of an even number is half way', 'median', { rows: rows(9, 3, 4, 1), of: rows(1, 1, 1, 1) }, 3.5],
    ['the median of none is not recorded', 'median', { of: rows(1), notKnown: [] }, undefined],
    ['most is the largest', 'most', { rows: rows(3, 12, 7), of: rows(1, 1, 1) }, 12],
    ['a missing column counts nothing', 'count', notRecorded('Agencies, column "Counts as"', rows(1)), undefined],
  ])('%s', (_, kind, counting, value) => {
    expect(valueOf(kind, counting)).toBe(value);
  });

  test('a figure whose column is missing names no row as counted, and all as not known', () => {
    const measure = {
      ...({ name: 'tried', label: 'Tried', kind: 'count', unit: 'cases', source: '', of: '', unknown: '' } as const),
      count: (): Counting => ({ ...notRecorded('a column', rows(1, 1)), rows: rows(1) }),
    };
    const { rows: counted, notKnown, missing } = figureOf(measure, undefined);
    expect([counted, notKnown, missing]).toEqual([[], 2, 'a column']);
  });
});

test.each([
  [[], 0.9, undefined],
  [[5], 0.9, 5],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  [[3, 1, 2], 1, 3],
])('the nearest rank of %j at %d is %d', (counts, share, value) => {
  expect(quantileOf(counts, share)).toBe(value);
});

test.each([
  [[], undefined],
  [[7], 7],
  [[1, 2], 1.5],
  [[1, 100, 2], 2],
])('the median of %j is %d', (counts, value) => {
  expect(medianOf(counts)).toBe(value);
});

test('figures are counted from tabs of the workbook, by the names of their tables', () => {
  const named: readonly CountedRow['table'][] = [
    ...(['referrals', 'cases', 'people', 'list', 'research', 'notes', 'actions'] as const),
    ...(['meetings', 'attendance', 'practice', 'agencies', 'contacts'] as const),
  ];
  expect(named.filter((name) => !TABLES.some((table) => table.name === name))).toEqual([]);
});
