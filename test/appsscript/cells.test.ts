// A cell read by the add-on and the same cell read by the runner are one cell.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellOf } from '../../appsscript/cells.ts';
import { readValue } from '../../src/workbook/google/rows/google-cells.ts';
import type { Kind } from '../../src/domain/cells/value.ts';

const KINDS: readonly Kind[] = ['text', 'note', 'day', 'time', 'clock', 'yesNo', 'answer', 'whole', 'phone', 'choice'];
const kind = fc.constantFrom(...KINDS);

it('reads text, numbers, ticks and formulas as the runner does', () => {
  const value = fc.oneof(
    fc.string(),
    fc.double({ min: -10, max: 3_000_000, noNaN: true }),
    fc.integer({ min: 0, max: 70 }),
    fc.boolean(),
    fc.constantFrom('#REF!', 'Loading...', '#N/A'),
  );
  fc.assert(
    fc.property(value, fc.constantFrom('', '=A1', '=TRUE()'), kind, (one, formula, of) => {
      expect(cellOf(one, formula, of)).toEqual(readValue(one, formula === '' ? undefined : formula, of));
    }),
  );
});

it('reads a day that Google hands over as a Date as the runner reads its number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 60_000 }), fc.integer({ min: 0, max: 86_399 }), kind, (day, second, of) => {
      // Noon and after: no zone's clocks change then, so the wall reads the same in any.
      const seconds = 43_200 + (second % 43_200);
      const at = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000);
      const wall = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 0, 0, seconds);
      const serial = day + seconds / 86_400;
      const runner = readValue(serial, undefined, of);
      const here = cellOf(wall, '', of);
      const rounded = (cell: typeof here) =>
        cell.kind === 'number' ? { ...cell, number: Math.round(cell.number * 1e8) } : cell;
      expect(rounded(here)).toEqual(rounded(runner));
    }),
  );
});
