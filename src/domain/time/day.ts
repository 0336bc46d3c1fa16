// Calendar days and local times as text that sorts: no clock, no zone, no Date. The zone is the outside world's business (system/clock).
declare const dayBrand: unique symbol;
declare const timeBrand: unique symbol;
declare const clockBrand: unique symbol;

/** A calendar day, `2027-03-09`. */
export type Day = string & { readonly [dayBrand]: true };
/** A time on the wall in the MARAC's zone, `2027-03-09T08:30`. */
export type LocalTime = string & { readonly [timeBrand]: true };
/** A time of day, `08:30`. */
export type ClockTime = string & { readonly [clockBrand]: true };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day that the text names, or undefined when there is no such day. */
export function findDay(text: string): Day | undefined {
  const match = DAY.exec(text);
  if (match === null) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return text as Day;
}

export function findLocalTime(text: string): LocalTime | undefined {
  const match = TIME.exec(text);
  if (match === null || findDay(match[1] ?? '') === undefined) return undefined;
  return CLOCK.test(`${match[2]}:${match[3]}`) ? (text as LocalTime) : undefined;
}

export function findClockTime(text: string): ClockTime | undefined {
  return CLOCK.test(text) ? (text as ClockTime) : undefined;
}

/** For constants and tests: throws on a day that is not one. */
export function day(text: string): Day {
  const found = findDay(text);
  if (found === undefined) throw new RangeError(`${text} is not a day`);
  return found;
}

export function localTime(text: string): LocalTime {
  const found = findLocalTime(text);
  if (found === undefined) throw new RangeError(`${text} is not a local time`);
  return found;
}

export function clockTime(text: string): ClockTime {
  const found = findClockTime(text);
  if (found === undefined) throw new RangeError(`${text} is not a time of day`);
  return found;
}

export function dayOf(time: LocalTime): Day {
  return time.slice(0, 10) as Day;
}

export function clockOf(time: LocalTime): ClockTime {
  return time.slice(11, 16) as ClockTime;
}

export function at(dayOfIt: Day, clock: ClockTime): LocalTime {
  return `${dayOfIt}T${clock}` as LocalTime;
}

/** Days since 1970-01-01 (Howard Hinnant's civil-calendar arithmetic, public domain). */
export function dayNumber(dayOfIt: Day): number {
  const [y, m, d] = [Number(dayOfIt.slice(0, 4)), Number(dayOfIt.slice(5, 7)), Number(dayOfIt.slice(8, 10))];
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function dayFromNumber(count: number): Day {
  const shifted = count + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const m = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const y = yearOfEra + era * 400 + (m <= 2 ? 1 : 0);
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day;
}

export function addDays(dayOfIt: Day, days: number): Day {
  return dayFromNumber(dayNumber(dayOfIt) + days);
}

export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(dayOfIt: Day): number {
  return ((((dayNumber(dayOfIt) + 3) % 7) + 7) % 7) + 1;
}

/** The ISO week the day lies in: `2027-W10`. */
export function isoWeek(dayOfIt: Day): string {
  const thursday = addDays(dayOfIt, 4 - weekday(dayOfIt));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01` as Day, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The same day so many months on; the last day of a shorter month (31 January + 1 month = 28 February). */
/** `2027-W09` -> Monday 1 March 2027; undefined for anything else. */
export function mondayOf(week: string): Day | undefined {
  const [, year = '', number = ''] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  const fourth = findDay(`${year}-01-04`);
  return fourth === undefined ? undefined : addDays(fourth, (Number(number) - 1) * 7 - (weekday(fourth) - 1));
}

export function addMonths(dayOfIt: Day, months: number): Day {
  const total = Number(dayOfIt.slice(0, 4)) * 12 + Number(dayOfIt.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  const d = Math.min(Number(dayOfIt.slice(8, 10)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day;
}

/** Whole years from birth to the day: the age in the law's sense (29 February counts as reached on 1 March). */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

export function minutesOf(clock: ClockTime): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

export function clockFromMinutes(minutes: number): ClockTime {
  const within = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}` as ClockTime;
}

export function addMinutes(time: LocalTime, minutes: number): LocalTime {
  const total = minutesOf(clockOf(time)) + minutes;
  return at(addDays(dayOf(time), Math.floor(total / 1440)), clockFromMinutes(total));
}

/** Minutes of wall-clock time from one to the other (a clock change in between is not seen: callers that care use working minutes by day). */
export function minutesBetween(from: LocalTime, to: LocalTime): number {
  return daysBetween(dayOf(from), dayOf(to)) * 1440 + minutesOf(clockOf(to)) - minutesOf(clockOf(from));
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Tuesday 9 March 2027. */
export function formatDay(dayOfIt: Day): string {
  const month = MONTHS[Number(dayOfIt.slice(5, 7)) - 1] ?? '';
  return `${WEEKDAYS[weekday(dayOfIt) - 1] ?? ''} ${Number(dayOfIt.slice(8, 10))} ${month} ${dayOfIt.slice(0, 4)}`;
}

/** 9 March 2027. */
export function formatDate(dayOfIt: Day): string {
  return `${Number(dayOfIt.slice(8, 10))} ${MONTHS[Number(dayOfIt.slice(5, 7)) - 1] ?? ''} ${dayOfIt.slice(0, 4)}`;
}

/** Tuesday 9 March 2027, 08:30. */
export function formatTime(time: LocalTime): string {
  return `${formatDay(dayOf(time))}, ${clockOf(time)}`;
}
