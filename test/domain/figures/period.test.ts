// Quarters of the calendar year, the ones before, and the twelve months to a day.
import { expect, test } from 'vitest';
import {
  findQuarter,
  isWithin,
  periodOf,
  quarterBefore,
  quarterOf,
  yearTo,
} from '../../../src/domain/figures/period.ts';
import { day } from '../../../src/domain/time/day.ts';

test.each([
  ['2026-Q1', '2026-01-01', '2026-03-31'],
  ['2026-q2', '2026-04-01', '2026-06-30'],
  [' 2026-Q3 ', '2026-07-01', '2026-09-30'],
  ['2026-Q4', '2026-10-01', '2026-12-31'],
])('%s is %s to %s', (text, from, to) => {
  expect(findQuarter(text)).toMatchObject({ from, to });
});

test.each(['2026-Q0', '2026-Q5', '2026Q3', 'Q3', '', '26-Q1'])('"%s" is no quarter', (text) => {
  expect(findQuarter(text)).toBeUndefined();
});

test.each([
  ['2026-03-31', '2026-Q1'],
  ['2026-04-01', '2026-Q2'],
  ['2026-12-31', '2026-Q4'],
])('%s lies in %s', (on, name) => {
  expect(quarterOf(day(on)).name).toBe(name);
});

test('the fourth quarter before is the same of the year before', () => {
  const quarter = findQuarter('2026-Q1')!;
  expect([1, 2, 3, 4].map((count) => quarterBefore(quarter, count).name)).toEqual([
    '2025-Q4',
    '2025-Q3',
    '2025-Q2',
    '2025-Q1',
  ]);
});

test.each([
  ['2026-09-30', '2025-10-01'],
  ['2024-02-29', '2023-03-01'],
  ['2026-12-31', '2026-01-01'],
])('the twelve months to %s begin on %s', (to, from) => {
  expect(yearTo(periodOf(day(to), day(to)))).toMatchObject({ from, to });
});

test.each([
  ['2026-06-30', false],
  ['2026-07-01', true],
  ['2026-09-30', true],
  ['2026-10-01', false],
])('%s is in the third quarter: %s', (on, is) => {
  expect(isWithin(findQuarter('2026-Q3')!, day(on))).toBe(is);
});
