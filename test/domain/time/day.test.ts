// Days and times without a clock: which texts are some, and what is so many days, months or minutes on. Each limit below, at and above.
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  addMonths,
  ageOn,
  clockFromMinutes,
  clockTime,
  day,
  dayFromNumber,
  dayNumber,
  daysInMonth,
  findClockTime,
  findDay,
  findLocalTime,
  isLeapYear,
  isoWeek,
  localTime,
  minutesBetween,
  formatDate,
  formatDay,
  formatTime,
  weekday,
} from '../../../src/domain/time/day.ts';

test.each([
  ['2027-01-01', true],
  ['2027-12-31', true],
  ['2027-00-10', false],
  ['2027-13-10', false],
  ['2027-03-00', false],
  ['2027-03-31', true],
  ['2027-03-32', false],
  ['2027-04-30', true],
  ['2027-04-31', false],
  ['2027-02-28', true],
  ['2027-02-29', false],
  ['2028-02-29', true],
  ['2028-02-30', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2027-3-1', false],
  [' 2027-03-01', false],
  ['2027-03-01T09:00', false],
])('%j is a day: %s', (text, is) => {
  expect(findDay(text)).toBe(is ? text : undefined);
});

test.each([
  ['00:00', true],
  ['09:59', true],
  ['19:00', true],
  ['23:59', true],
  ['24:00', false],
  ['23:60', false],
  ['9:00', false],
  ['09:00:00', false],
])('%j is a time of day: %s', (text, is) => {
  expect(findClockTime(text)).toBe(is ? text : undefined);
  expect(findLocalTime(`2027-03-01T${text}`)).toBe(is ? `2027-03-01T${text}` : undefined);
});

test('a time on a day that is none is no time, and constants that are none are refused by name', () => {
  expect(findLocalTime('2027-02-29T09:00')).toBeUndefined();
  expect(() => day('2027-02-29')).toThrow('2027-02-29 is not a day');
  expect(() => localTime('2027-02-28')).toThrow('2027-02-28 is not a local time');
  expect(() => clockTime('24:00')).toThrow('24:00 is not a time of day');
});

test('months have the days of the calendar, and every fourth year but three hundreds in four has one more', () => {
  expect(Array.from({ length: 12 }, (_, index) => daysInMonth(2027, index + 1))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ]);
  expect([1900, 2000, 2024, 2026, 2100, 2400].filter(isLeapYear)).toEqual([2000, 2024, 2400]);
});

test('each day from 1890 to 2110 has the next number, and its number gives it back', () => {
  let count = dayNumber(day('1890-01-01'));
  for (let year = 1890; year <= 2110; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let date = 1; date <= daysInMonth(year, month); date += 1) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        if (dayNumber(day(text)) !== count || dayFromNumber(count) !== text) throw new Error(text);
        count += 1;
      }
  expect(dayNumber(day('1970-01-01'))).toBe(0);
  expect(dayNumber(day('2000-03-01'))).toBe(11_017);
});

test.each([
  ['2027-03-01', 1],
  ['2027-03-07', 7],
  ['1969-12-31', 3],
  ['1970-01-01', 4],
  ['1900-01-01', 1],
])('%s is day %i of its week', (text, number) => {
  expect(weekday(day(text))).toBe(number);
});

test.each([
  ['2027-01-03', '2026-W53'],
  ['2027-01-04', '2027-W01'],
  ['2027-03-14', '2027-W10'],
  ['2027-03-15', '2027-W11'],
  ['2024-12-29', '2024-W52'],
  ['2024-12-30', '2025-W01'],
])('%s lies in the ISO week %s', (text, week) => {
  expect(isoWeek(day(text))).toBe(week);
});

test.each([
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2027-01-28', 1, '2027-02-28'],
  ['2027-11-30', 1, '2027-12-30'],
  ['2027-12-15', 1, '2028-01-15'],
  ['2027-03-31', 13, '2028-04-30'],
  ['2027-01-15', -1, '2026-12-15'],
  ['2027-03-15', 0, '2027-03-15'],
  ['0999-12-15', 1, '1000-01-15'],
])('%s and %i months are %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to);
});

test.each([
  ['2027-02-28', 1, '2027-03-01'],
  ['2027-03-01', -1, '2027-02-28'],
  ['2027-12-31', 1, '2028-01-01'],
  ['2027-03-01', 0, '2027-03-01'],
])('%s and %i days are %s', (from, days, to) => {
  expect(addDays(day(from), days)).toBe(to);
});

describe('age in whole years', () => {
  test.each([
    ['2009-03-02', '2027-03-01', 17],
    ['2009-03-01', '2027-03-01', 18],
    ['2009-02-28', '2027-03-01', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
  ])('born %s, on %s: %i', (birth, on, age) => {
    expect(ageOn(day(birth), day(on))).toBe(age);
  });
});

test.each([
  [0, '00:00'],
  [1439, '23:59'],
  [1440, '00:00'],
  [-1, '23:59'],
  [-1441, '23:59'],
  [605, '10:05'],
])('%i minutes into the day it is %s', (minutes, clock) => {
  expect(clockFromMinutes(minutes)).toBe(clock);
});

test.each([
  ['2027-03-01T23:30', 29, '2027-03-01T23:59'],
  ['2027-03-01T23:30', 30, '2027-03-02T00:00'],
  ['2027-03-01T00:00', -1, '2027-02-28T23:59'],
  ['2027-03-01T09:00', 2880, '2027-03-03T09:00'],
])('%s and %i minutes are %s, and as many lie between', (from, minutes, to) => {
  expect(addMinutes(localTime(from), minutes)).toBe(to);
  expect(minutesBetween(localTime(from), localTime(to))).toBe(minutes);
});

test('days and times are said in English', () => {
  expect(formatDay(day('2027-03-09'))).toBe('Tuesday 9 March 2027');
  expect(formatDay(day('2027-12-05'))).toBe('Sunday 5 December 2027');
  expect(formatDate(day('2027-01-10'))).toBe('10 January 2027');
  expect(formatTime(localTime('2027-03-08T08:05'))).toBe('Monday 8 March 2027, 08:05');
});
