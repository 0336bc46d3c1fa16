// The hours in which clocks change: from 00:30 to 03:30, both included.
import { expect, test } from 'vitest';
import { clockTime } from '../../../src/domain/time/day.ts';
import { isForbiddenHour } from '../../../src/domain/time/forbidden-hours.ts';

test.each([
  ['00:29', false],
  ['00:30', true],
  ['00:31', true],
  ['03:29', true],
  ['03:30', true],
  ['03:31', false],
  ['12:00', false],
])('nothing is planned for %s: %s', (clock, is) => {
  expect(isForbiddenHour(clockTime(clock))).toBe(is);
});
