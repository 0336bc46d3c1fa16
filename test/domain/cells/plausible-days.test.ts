// Every column that holds a day says which days can be; each limit below, at and above.
import { expect, test } from 'vitest';
import { day } from '../../../src/domain/time/day.ts';
import { findImpossible, WINDOWS } from '../../../src/domain/cells/plausible-days.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';

const TODAY = day('2027-03-01');

test('F20: every day and time column that people fill has a window, and no window is without its column', () => {
  const columns = TABLES.filter((one) => !one.view).flatMap((one) =>
    Object.entries(one.columns as Readonly<Record<string, { readonly kind: string }>>)
      .filter(([, { kind }]) => kind === 'day' || kind === 'time')
      .map(([field]) => `${one.name}.${field}`),
  );
  const windows = Object.entries(WINDOWS).flatMap(([table, of]) => Object.keys(of).map((field) => `${table}.${field}`));
  expect(windows.toSorted()).toEqual(columns.toSorted());
});

test.each([
  ['people', 'birthDate', ['1907-02-28', '1907-03-01', '2027-03-01', '2027-03-02']],
  ['referrals', 'receivedAt', ['1999-12-31T23:59', '2000-01-01T00:00', '2027-03-01T23:59', '2027-03-02T00:00']],
  ['actions', 'doneOn', ['1999-12-31', '2000-01-01', '2027-03-01', '2027-03-02']],
  ['actions', 'due', ['1999-12-31', '2000-01-01', '2032-03-01', '2032-03-02']],
  ['meetings', 'on', ['1999-12-31', '2000-01-01', '2030-03-01', '2030-03-02']],
  ['people', 'dueDate', ['1999-12-31', '2000-01-01', '2028-01-05', '2028-01-06']],
  ['keyDates', 'on', ['1999-12-31', '2000-01-01', '2077-03-01', '2077-03-02']],
])('F20: %s.%s, one day before its window, its first, its last, one after', (table, field, days) => {
  expect(days.map((one) => findImpossible(table, field, one, TODAY) === undefined)).toEqual([false, true, true, false]);
});
