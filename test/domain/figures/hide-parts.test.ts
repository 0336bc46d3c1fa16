// Which parts of a published total are hidden, at the limits: five, and what is left of the total once the others are known.
import { describe, expect, test } from 'vitest';
import { hideParts } from '../../../src/domain/figures/published/hide-parts.ts';

const told = (parts: readonly number[], total: number, hasRest: boolean): string =>
  hideParts(parts, total, hasRest)
    .map((hiding, index) => (hiding === 'number' ? String(parts[index]) : hiding === 'notShown' ? 'x' : '<5'))
    .join(' ');

describe('parts that are the whole of a total', () => {
  test.each([
    ['five is shown', [5, 20], 25, '5 20'],
    [
      'one small part is told by the others: the smallest part that is enough is hidden with it',
      [4, 5, 20],
      29,
      '<5 x 20',
    ],
    ['nought is small', [0, 20], 20, '<5 x'],
    ['a part of which five alone is left tells the small one: the next larger is taken', [0, 5, 9], 14, '<5 5 x'],
    ['two small ones that could be anything from 0 to 4 hide each other', [2, 2, 30], 34, '<5 <5 30'],
    ['two whose sum leaves neither at 0 do not', [3, 2, 30], 35, '<5 <5 x'],
    ['nor two whose sum leaves neither at 4', [2, 1, 30], 33, '<5 <5 x'],
    ['two noughts and one part that is not enough: nothing is said of any of them', [0, 0, 6], 6, 'x x x'],
    ['halves are small below five', [4.5, 5.5, 10], 20, '<5 x 10'],
  ])('%s', (_, parts, total, expected) => {
    expect(told(parts, total, false)).toBe(expected);
  });
});

describe('parts beside a rest that stands nowhere', () => {
  test.each([
    ['a part and a rest of five', [5], 10, '5'],
    ['a rest below five is told by the part', [6], 10, 'x'],
    ['a small part of a large rest', [1], 30, '<5'],
    ['a small part where fewer than four are left for it says nothing', [1], 3, 'x'],
    ['and with four it is said', [1], 4, '<5'],
  ])('%s', (_, parts, total, expected) => {
    expect(told(parts, total, true)).toBe(expected);
  });
});
