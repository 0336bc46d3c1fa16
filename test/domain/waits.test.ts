// How long a referral waits for its table over a simulated year, held against the figures the product was designed with.
import { expect, test } from 'vitest';
import { waitsShipped, waitsWith } from '../../bench/waits-year.ts';
import type { Cadence } from '../../src/domain/rules.ts';

type Row = readonly [cadence: Cadence, before: number, median: number, ninth: number, most: number];

/** What each cadence was designed for, with its own cut-off. */
const SHIPPED: readonly Row[] = [
  ['weekly', 3, 8, 12, 14],
  ['fortnightly', 5, 14, 20, 23],
  ['monthly', 8, 27, 40, 48],
];

test.each(SHIPPED)(
  '%s with its own cut-off of %i working days: within a day of the design',
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

// The holiday of 3 January 2028 makes two of the longest waits three days longer than the design counted.
test.each(OTHERS)(
  '%s with a cut-off of %i working days: within a day, the longest within three',
  (cadence, before, ...said) => {
    const { median, ninth, most } = waitsWith(cadence, before);
    for (const [index, days] of [median, ninth].entries()) expect(Math.abs(days - said[index]!)).toBeLessThanOrEqual(1);
    expect(Math.abs(most - said[2])).toBeLessThanOrEqual(3);
  },
);

test('the program’s placing and the calendar agree', () => {
  for (const [cadence, before] of SHIPPED) expect(waitsShipped(cadence)).toEqual(waitsWith(cadence, before));
});
