// The bank holidays of three nations: GOV.UK's published list while it reaches, and the rule of the Banking and Financial Dealings Act for other years.
import type { Day } from './day.ts';
import { addDays, day, weekday } from './day.ts';
import type { Nation } from '../settings/settings.ts';

// Taken from the data behind gov.uk/bank-holidays on 21 August 2026; one-off holidays announced later are not in it.
/** The years the published list reaches. */
export const LIST_FROM = 2019;
export const LIST_TO = 2028;

const PUBLISHED: Readonly<Record<Nation, Readonly<Record<number, string>>>> = {
  'england-and-wales': {
    2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
    2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  },
  scotland: {
    2019: '01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26',
    2020: '01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28',
    2021: '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28',
    2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
    2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
    2028: '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26',
  },
  'northern-ireland': {
    2019: '01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26',
    2020: '01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28',
    2021: '01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28',
    2022: '01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27',
    2023: '01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26',
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
    2028: '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26',
  },
};

const KNOWN = new Map<string, ReadonlySet<Day>>();

/** The bank holidays of a nation in a year: as published where the list reaches, by the rule elsewhere. */
export function bankHolidays(nation: Nation, year: number): ReadonlySet<Day> {
  const name = `${nation} ${year}`;
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const published = PUBLISHED[nation][year];
  const found = new Set(
    published === undefined
      ? bankHolidaysByRule(nation, year)
      : published.split(' ').map((monthAndDay) => day(`${year}-${monthAndDay}`)),
  );
  KNOWN.set(name, found);
  return found;
}

export function isBankHoliday(on: Day, nation: Nation): boolean {
  return bankHolidays(nation, Number(on.slice(0, 4))).has(on);
}

/** The holidays every year has, by the rule; one-off ones (a coronation, a jubilee) and moved ones are proclaimed and are not in it. In no order. */
export function bankHolidaysByRule(nation: Nation, year: number): readonly Day[] {
  const scotland = nation === 'scotland';
  const easter = easterSunday(year);
  const newYear = scotland ? inPlace([fixed(year, 1, 1), fixed(year, 1, 2)]) : inPlace([fixed(year, 1, 1)]);
  const spring = [firstMonday(year, 5), lastMonday(year, 5)];
  const summer = scotland ? firstMonday(year, 8) : lastMonday(year, 8);
  const own =
    nation === 'northern-ireland'
      ? [...inPlace([fixed(year, 3, 17)]), ...inPlace([fixed(year, 7, 12)])]
      : scotland
        ? inPlace([fixed(year, 11, 30)])
        : [];
  const christmas = inPlace([fixed(year, 12, 25), fixed(year, 12, 26)]);
  const all = [...newYear, addDays(easter, -2), ...spring, summer, ...own, ...christmas];
  if (!scotland) all.push(addDays(easter, 1));
  return all;
}

/** Each holiday that falls on a weekend moves to the next weekday that is no holiday itself; those on weekdays stay. */
function inPlace(days: readonly Day[]): readonly Day[] {
  const taken = new Set(days.filter((one) => weekday(one) < 6));
  for (const one of days) {
    if (weekday(one) < 6) continue;
    let substitute = one;
    while (weekday(substitute) > 5 || taken.has(substitute)) substitute = addDays(substitute, 1);
    taken.add(substitute);
  }
  return [...taken];
}

function fixed(year: number, month: number, dayOfMonth: number): Day {
  return day(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
  );
}

function firstMonday(year: number, month: number): Day {
  const first = fixed(year, month, 1);
  return addDays(first, (8 - weekday(first)) % 7);
}

function lastMonday(year: number, month: number): Day {
  const last = fixed(year, month, 31); // May and August only
  return addDays(last, 1 - weekday(last));
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm published in Nature, 1876). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return fixed(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
