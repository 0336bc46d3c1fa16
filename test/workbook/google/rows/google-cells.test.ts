// Cells between Google's store and ours, dates above all: serial numbers that count from 30 December 1899, without Excel's day that never was.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayFromNumber } from '../../../../src/domain/time/day.ts';
import { readValue, writeValue } from '../../../../src/workbook/google/rows/google-cells.ts';

it.each<readonly [number, string]>([
  [2, '1900-01-01'],
  [59, '1900-02-27'],
  [60, '1900-02-28'],
  [61, '1900-03-01'],
  [25_569, '1970-01-01'],
  [46_447, '2027-03-01'],
])('the serial number %s is %s, and is written so', (serial, date) => {
  expect(readValue(serial, undefined, 'day')).toEqual({ kind: 'date', date });
  expect(writeValue({ kind: 'date', date })).toEqual({ numberValue: serial });
});

it('every day of 1900 to 2100 comes back as it went', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_567, max: 47_846 }), (count) => {
      const date = dayFromNumber(count);
      const { numberValue } = writeValue({ kind: 'date', date });
      expect(numberValue).toBe(count + 25_569);
      expect(readValue(numberValue ?? undefined, undefined, 'day')).toEqual({ kind: 'date', date });
    }),
  );
});

it.each([0, 0.5, 1, -3, 60.5])('%s in a column of days is a number that a person must look at, no day', (value) => {
  expect(readValue(value, undefined, 'day').kind).toBe('number');
});

it('text that begins with = is written as text, and a formula read is never its value', () => {
  expect(writeValue({ kind: 'text', text: '=1+1' })).toEqual({ stringValue: '=1+1' });
  expect(readValue(2, '=1+1', 'whole')).toEqual({ kind: 'formula', formula: '1+1' });
});

it.each([
  '#REF!',
  '#DIV/0!',
  '#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)',
  '#N/A (Did not find value in VLOOKUP evaluation.)',
  'Loading...',
])('F57: %s is an error of a formula, also where the formula stands in another cell', (shown) => {
  expect(readValue(shown, undefined, 'text').kind).toBe('error');
});

it.each(['#REF', '#1 on the list', 'see #DIV/0! (Function)', '#N/A (open', 'Loading... the van'])(
  '%s is what somebody typed',
  (typed) => {
    expect(readValue(typed, undefined, 'text')).toEqual({ kind: 'text', text: typed });
  },
);
