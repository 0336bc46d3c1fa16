// How long a referral waits for its table over a simulated year, held against the figures the product was designed with.
import { expect, test } from 'vitest';
import { CHRISTMAS_EVE, openWaits, waitsShipped, waitsWith } from '../../bench/waits-year.ts';
import type { Cadence } from '../../src/domain/settings/settings.ts';

type Row = readonly [cadence: Cadence, before: number, median: number, ninth: number, most: number];

/** What each cadence was designed for, with its own cut-off. */
const SHIPPED: readonly Row[] = [
  ['weekly', 3, 8, 12, 14],
  ['fortnightly', 5, 14, 20, 23],
  ['monthly', 8, 27, 40, 48],
];

test.each(SHIPPED)(
  '%s with its own cut-off of %i working days: within a day of the table',
  (cadence, _before, ...said) => {
    const { referrals, median, ninth, most } = waitsShipped(cadence);
    expect(referrals).toBe(506);
    for (const [index, days] of [median, ninth, most].entries())
      expect(Math.abs(days - said[index]!)).toBeLessThanOrEqual(1);
  },
);

const OTHERS: readonly Row[] = [
  ['weekly', 10, 19, 21, 26],
  ['weekly', 8, 15, 19, 22],
  ['weekly', 5, 12, 14, 16],
  ['fortnightly', 10, 21, 27, 30],
  ['fortnightly', 8, 19, 23, 28],
  ['fortnightly', 3, 12, 16, 21],
  ['monthly', 10, 29, 42, 50],
  ['monthly', 5, 22, 34, 42],
  ['monthly', 3, 20, 30, 40],
];

// The table of waits leaves out who comes in the afternoon of Christmas Eve: see the next test.
test.each(OTHERS)('%s with a cut-off of %i working days: within a day of the design', (cadence, before, ...said) => {
  const { referrals, median, ninth, most } = waitsWith(cadence, before, CHRISTMAS_EVE);
  expect(referrals).toBe(505);
  for (const [index, days] of [median, ninth, most].entries())
    expect(Math.abs(days - said[index]!)).toBeLessThanOrEqual(1);
});

test('the one referral of the afternoon of Christmas Eve waits up to three days longer than the table’s longest: two holidays and New Year lie in its way', () => {
  const longest = OTHERS.map(
    ([cadence, before, , , most]) => [openWaits(cadence, before)(CHRISTMAS_EVE), most] as const,
  );
  expect(longest.filter(([days, most]) => days > most + 1)).toEqual([
    [19, 16],
    [33, 30],
  ]);
});

test('the program’s placing and the calendar agree', () => {
  for (const [cadence, before] of SHIPPED) expect(waitsShipped(cadence)).toEqual(waitsWith(cadence, before));
});
