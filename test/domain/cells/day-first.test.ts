// A day in figures with the day first becomes a day that can mean one thing; any other text stays what it is.
import { expect, test } from 'vitest';
import { readDayFirst } from '../../../src/domain/cells/day-first.ts';

test.each([
  ['02/09/1996', '1996-09-02'],
  ['2.9.1996', '1996-09-02'],
  [' 2-9-1996 10:00', '1996-09-02 10:00'],
  ['31/12/2026', '2026-12-31'],
  ['02/09/96', '02/09/96'],
  ['2/9-1996', '2/9-1996'],
  ['1996-09-02', '1996-09-02'],
  ['before Christmas', 'before Christmas'],
])('"%s" is read as "%s"', (typed, read) => {
  expect(readDayFirst(typed)).toBe(read);
});
