// Days and hours from cells, exactly or not at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { dayFromNumber, formatDate, formatDay } from '../../../src/domain/time/day.ts';
import type { Kind } from '../../../src/domain/cells/value.ts';
import { readCell } from '../../../src/domain/cells/value.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number): Cell => ({ kind: 'number', number: value });
const date = (value: string): Cell => ({ kind: 'date', date: value });

/** The value, or the code of the fault, of one cell. */
function read(kind: Kind, cell: Cell): unknown {
  const got = readCell(cell, { kind });
  return got.ok ? got.value : got.fault.code;
}

describe('T11: a day', () => {
  it.each([
    [date('2027-03-09'), '2027-03-09'],
    [date('2027-03-09T00:00:00'), '2027-03-09'],
    [date('2027-03-09T08:30:00'), 'cell.hour-in-day'],
    [text('2026-04-03'), '2026-04-03'],
    [text('28/02/1990'), '1990-02-28'],
    [text('28.2.1990'), '1990-02-28'],
    [text('04/04/1990'), '1990-04-04'],
    [text('31/02/1990'), 'cell.not-a-day'],
    [text('29/02/2027'), 'cell.not-a-day'],
    [text('29/02/2028'), '2028-02-29'],
    [text('03/04/2026'), 'cell.two-days'],
    [text('3.4.26'), 'cell.two-centuries'],
    [text('28/02/90'), 'cell.two-centuries'],
    [text('12/25/1990'), 'cell.not-a-day'],
    [text('April 3'), 'cell.not-a-day'],
    [text('２０２６-04-03'), 'cell.not-a-day'],
    [text('3 April 2026'), '2026-04-03'],
    [text('3rd of Apr. 2026'), '2026-04-03'],
    [text('Fri 3 April 2026'), '2026-04-03'],
    [text('Monday 3 April 2026'), 'cell.wrong-weekday'],
    [text('April 3, 2026'), '2026-04-03'],
    [text('3-Apr-2026'), '2026-04-03'],
    [text('3 April 26'), 'cell.two-centuries'],
    [text('not known'), 'cell.not-a-day'],
    [text('01/01/0190'), 'cell.unbelievable-year'],
    [number(45_000), 'cell.number-for-day'],
    [{ kind: 'boolean', boolean: true } as const, 'cell.not-a-day'],
  ])('%j is %s', (cell, expected) => {
    expect(read('day', cell)).toBe(expected);
  });

  it('written in words reads back as itself, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 84_005 }), (count) => {
        const day = dayFromNumber(count);
        expect(read('day', text(formatDay(day)))).toBe(day);
        expect(read('day', text(formatDate(day).toUpperCase()))).toBe(day);
        expect(read('day', text(day))).toBe(day);
      }),
    );
  });

  it('in figures is read only when the other way round is no day or the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (month, day) => {
        const got = read('day', text(`${day}/${month}/2027`));
        const certain = day > 12 || day === month;
        expect(got).toBe(
          certain ? `2027-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : 'cell.two-days',
        );
      }),
    );
  });
});

describe('day and hour', () => {
  it.each([
    [date('2027-03-09T15:40:00'), '2027-03-09T15:40'],
    [date('2027-03-09T15:40:27'), '2027-03-09T15:40'],
    [text('2027-03-09 15:40'), '2027-03-09T15:40'],
    [text('9 March 2027, 9.05'), '2027-03-09T09:05'],
    [text('9 March 2027 at 3.40pm'), '2027-03-09T15:40'],
    [text('Tuesday 9 March 2027 9am'), '2027-03-09T09:00'],
    [text('9 March 2027 9'), 'cell.not-a-time'],
    [text('2027-03-09 25:40'), 'cell.not-a-time'],
    [text('03/04/2027 15:40'), 'cell.two-days'],
    [text('15:40'), 'cell.not-a-time'],
    [number(0.5), 'cell.not-a-time'],
  ])('%j is %s', (cell, expected) => {
    expect(read('time', cell)).toBe(expected);
  });

  it('without an hour counts as the first minute of the day, and says so', () => {
    expect(readCell(date('2027-03-09'), { kind: 'time' })).toMatchObject({
      value: '2027-03-09T00:00',
      warning: { code: 'cell.no-hour' },
    });
  });
});

describe('an hour', () => {
  it.each([
    [text('09:30'), '09:30'],
    [text('9.30'), '09:30'],
    [text('9:30:00'), '09:30'],
    [text('0930'), '09:30'],
    [text('9:30 am'), '09:30'],
    [text('9.30pm'), '21:30'],
    [text('9 A.M.'), '09:00'],
    [text('12.15 am'), '00:15'],
    [text('12 pm'), '12:00'],
    [text('Noon'), '12:00'],
    [text('09:30 hrs'), '09:30'],
    [text('midnight'), 'cell.not-an-hour'],
    [text('13pm'), 'cell.not-an-hour'],
    [text('0am'), 'cell.not-an-hour'],
    [text('930'), 'cell.not-an-hour'],
    [text('2460'), 'cell.not-an-hour'],
    [text('24:00'), 'cell.not-an-hour'],
    [text('9'), 'cell.not-an-hour'],
    [number(0.395833333333333), '09:30'],
    [number(9.3), 'cell.not-an-hour'],
    [number(0.3951), 'cell.not-an-hour'],
    [date('1899-12-30T09:30:00'), '09:30'],
    [date('2027-03-09T09:30:00'), 'cell.not-an-hour'],
  ])('%j is %s', (cell, expected) => {
    expect(read('clock', cell)).toBe(expected);
  });
});
