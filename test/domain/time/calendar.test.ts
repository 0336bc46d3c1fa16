// Working days, hours and deadlines against an independent calculation: luxon's own calendar and counting minute by minute.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import {
  LIST_FROM,
  LIST_TO,
  bankHolidays,
  bankHolidaysByRule,
  easterSunday,
} from '../../../src/domain/time/bank-holidays.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  deadlinesOf,
  isWorkingDay,
  workingDaysBetween,
  workingHoursOf,
  workingMinutesBetween,
} from '../../../src/domain/time/calendar.ts';
import type { LocalTime } from '../../../src/domain/time/day.ts';
import {
  addMinutes,
  clockOf,
  clockTime,
  day,
  dayFromNumber,
  dayNumber,
  dayOf,
  daysBetween,
  localTime,
} from '../../../src/domain/time/day.ts';
import type { Nation } from '../../../src/domain/settings/settings.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';

const NATIONS: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland'];
const office = { nation: 'england-and-wales', from: clockTime('09:00'), to: clockTime('17:00') } as const;
const anyDay = fc.integer({ min: dayNumber(day('2019-01-01')), max: dayNumber(day('2045-12-31')) }).map(dayFromNumber);
const anyNation = fc.constantFrom(...NATIONS);

const rulesOf = (cadence: string): ReturnType<typeof openRules> =>
  openRules([{ id: 'S-1', setting: 'cadence', value: cadence }]);

describe('bank holidays', () => {
  test.each([
    [
      'england-and-wales',
      2026,
      '2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28',
    ],
    [
      'england-and-wales',
      2027,
      '2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28',
    ],
    [
      'england-and-wales',
      2028,
      '2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26',
    ],
  ] as const)('%s in %i are as published', (nation, year, listed) => {
    expect([...bankHolidays(nation, year)].join(' ')).toBe(listed);
  });

  test('Scotland has 2 January, the first Monday of August, St Andrew and no Easter Monday', () => {
    const scotland = bankHolidays('scotland', 2027);
    for (const one of ['2027-01-04', '2027-08-02', '2027-11-30']) expect(scotland.has(day(one))).toBe(true);
    for (const one of ['2027-03-29', '2027-08-30']) expect(scotland.has(day(one))).toBe(false);
  });

  test('the one-off Scottish holiday of 15 June 2026 counts in Scotland only', () => {
    expect(NATIONS.map((nation) => isWorkingDay(day('2026-06-15'), nation))).toEqual([true, false, true]);
  });

  test('the rule gives the published list, but for the holidays that were proclaimed or moved', () => {
    const odd: string[] = [];
    for (const nation of NATIONS)
      for (let year = LIST_FROM; year <= LIST_TO; year += 1) {
        const listed = bankHolidays(nation, year);
        const ruled = new Set(bankHolidaysByRule(nation, year));
        for (const one of listed) if (!ruled.has(one)) odd.push(`+${one}`);
        for (const one of ruled) if (!listed.has(one)) odd.push(`-${one}`);
      }
    expect([...new Set(odd)].toSorted()).toEqual([
      '+2020-05-08', // 75 years of VE day, instead of the first Monday
      '+2022-06-02', // Platinum Jubilee
      '+2022-06-03',
      '+2022-09-19', // state funeral
      '+2023-05-08', // coronation
      '+2026-06-15', // Scotland, World Cup
      '-2020-05-04',
      '-2022-05-30',
    ]);
  });

  test.each([
    [2019, '2019-04-21'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
    [2035, '2035-03-25'],
  ])('Easter of %i is on %s', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday);
  });

  test('no bank holiday of 2029 to 2045 falls on a weekend, and each nation keeps its number of them', () => {
    for (let year = 2029; year <= 2045; year += 1)
      for (const nation of NATIONS) {
        const listed = [...bankHolidays(nation, year)];
        expect(listed.every((one) => DateTime.fromISO(one, { zone: 'utc' }).weekday < 6)).toBe(true);
        expect(listed).toHaveLength({ 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 }[nation]);
      }
  });
});

function countOneByOne(from: string, to: string, nation: Nation): number {
  let count = 0;
  for (
    let on = DateTime.fromISO(from, { zone: 'utc' }).plus({ days: 1 });
    on.toISODate()! <= to;
    on = on.plus({ days: 1 })
  )
    if (on.weekday < 6 && !bankHolidays(nation, on.year).has(day(on.toISODate()!))) count += 1;
  return count;
}

describe('working days', () => {
  test('Friday to Monday is one working day', () => {
    expect(workingDaysBetween(day('2027-03-05'), day('2027-03-08'), 'england-and-wales')).toBe(1);
  });

  test('T8, PROP42: between two days they are those that an independent calendar counts one by one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 800 }), anyNation, (from, span, nation) => {
        const to = dayFromNumber(dayNumber(from) + span);
        expect(workingDaysBetween(from, to, nation)).toBe(countOneByOne(from, to, nation));
      }),
      { numRuns: 300 },
    );
  });

  test('PROP42: counted on and counted back agree, and both end on a working day', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -40, max: 40 }).filter((n) => n !== 0),
        anyNation,
        (from, count, nation) => {
          const end = addWorkingDays(from, count, nation);
          expect(isWorkingDay(end, nation)).toBe(true);
          const start = isWorkingDay(from, nation) || count > 0 ? from : addWorkingDays(from, 1, nation);
          expect(workingDaysBetween(start, end, nation)).toBe(count);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('T9: a fortnight over the clock change is fourteen calendar days', () => {
    expect(daysBetween(day('2027-03-22'), day('2027-04-05'))).toBe(14);
    expect(workingDaysBetween(day('2027-03-22'), day('2027-04-05'), 'england-and-wales')).toBe(8);
  });
});

describe('working minutes', () => {
  test.each([
    ['2027-03-05T16:50', 30, '2027-03-08T09:20', 'a Friday afternoon ends on Monday'],
    ['2027-03-05T16:30', 30, '2027-03-05T17:00', 'the last minute of the day counts'],
    ['2027-03-05T17:00', 30, '2027-03-08T09:30', 'the closing hour is outside'],
    ['2027-03-05T06:00', 30, '2027-03-05T09:30', 'before the day begins nothing runs'],
    ['2027-03-25T16:59', 30, '2027-03-30T09:29', 'Easter is not worked'],
    ['2027-03-05T15:40', 240, '2027-03-08T11:40', 'four working hours for the IDVA'],
    ['2027-03-06T12:00', 0, '2027-03-06T12:00', 'nothing to wait for is now'],
    ['2027-03-05T09:00', 960, '2027-03-08T17:00', 'two whole days end at closing time'],
  ])('%s and %i minutes is %s: %s', (from, minutes, expected) => {
    expect(addWorkingMinutes(localTime(from), minutes, office)).toBe(expected);
  });

  test('PROP42: they are those that counting minute by minute finds', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(anyDay, minute, fc.integer({ min: 1, max: 1500 }), anyNation, (on, start, minutes, nation) => {
        const hours = { ...office, nation };
        const from = addMinutes(`${on}T00:00` as LocalTime, start);
        let [now, counted] = [from, 0];
        while (counted < minutes) {
          const clock = clockOf(now);
          if (isWorkingDay(dayOf(now), nation) && clock >= hours.from && clock < hours.to) counted += 1;
          now = addMinutes(now, 1);
        }
        expect(addWorkingMinutes(from, minutes, hours)).toBe(now);
        expect(workingMinutesBetween(from, now, hours)).toBe(minutes);
      }),
      { numRuns: 40 },
    );
  });

  test('hours that end before they begin fall back to the usual ones, so an undo time always ends', () => {
    const rules = openRules([
      { id: 'S-1', setting: 'workFrom', value: '18:00' },
      { id: 'S-2', setting: 'workTo', value: '08:00' },
    ]);
    expect(workingHoursOf(rules, day('2027-03-05'))).toEqual(office);
  });
});

describe('deadlines', () => {
  test.each([
    ['monthly', '2027-02-25T12:00', '2027-03-03T08:30', '2027-03-04T08:30', '2027-03-10T08:30', '2027-03-12T08:30'],
    ['fortnightly', '2027-03-02T12:00', '2027-03-04T08:30', '2027-03-05T08:30', '2027-03-10T08:30', '2027-03-12T08:30'],
    ['weekly', '2027-03-04T12:00', '2027-03-05T08:30', '2027-03-08T08:30', '2027-03-10T08:30', '2027-03-11T08:30'],
  ])('of a %s meeting count back in working days', (cadence, list, chase, agenda, actions, minutes) => {
    const due = deadlinesOf({ on: day('2027-03-09') }, rulesOf(cadence));
    expect(due).toEqual({ close: list, list, chase, agenda, actions, minutes });
  });

  test('of a meeting after Easter jump over the bank holidays of its nation', () => {
    const meeting = { on: day('2027-04-01') };
    const scottish = openRules([{ id: 'S-1', setting: 'nation', value: 'scotland' }]);
    expect(deadlinesOf(meeting, rulesOf('monthly')).agenda).toBe('2027-03-25T08:30');
    expect(deadlinesOf(meeting, scottish).agenda).toBe('2027-03-29T08:30');
  });

  test('of an emergency meeting count in hours', () => {
    const meeting = { on: day('2027-03-09'), start: clockTime('14:00'), kind: 'emergency', deadlineHours: 20 } as const;
    const due = deadlinesOf(meeting, rulesOf('weekly'));
    expect([due.list, due.chase, due.agenda]).toEqual(['2027-03-08T18:00', '2027-03-09T04:00', '2027-03-09T09:00']);
  });

  test('the setting of the day of the meeting holds, not today’s', () => {
    const rules = openRules([
      { id: 'S-1', setting: 'cadence', value: 'monthly' },
      { id: 'S-2', setting: 'cadence', value: 'weekly', fromDate: day('2027-04-01') },
    ]);
    expect(deadlinesOf({ on: day('2027-03-31') }, rules).list.slice(0, 10)).toBe('2027-03-17');
    expect(deadlinesOf({ on: day('2027-04-07') }, rules).list.slice(0, 10)).toBe('2027-04-02');
  });
});
