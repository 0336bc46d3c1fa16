// Days and hours from cells. A text counts only when it cannot mean two days: the month in words, 2027-03-09, or a day above 12.
import type { Cell } from './cell.ts';
import { clockFromMinutes, findClockTime, findDay, weekday, type ClockTime, type Day } from '../time/day.ts';
import type { CellRead, Fault } from './cell-read.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const NOT_A_DAY: Fault = {
  code: 'cell.not-a-day',
  sentence: 'This is not a day. Write it as 28/02/1990, or 28 February 1990.',
};
const TWO_DAYS: Fault = {
  code: 'cell.two-days',
  sentence:
    'This is text and can mean two days. Write the month in words, as 9 March 2027, or 2027-03-09; or format the cell as a date.',
};
const NO_CENTURY: Fault = {
  code: 'cell.two-centuries',
  sentence: 'The year has two digits and can mean two centuries. Write all four.',
};
const NOT_A_TIME: Fault = {
  code: 'cell.not-a-time',
  sentence: 'This is not a day and an hour. Write it as 09/03/2027 15:40 in a date cell, or 2027-03-09 15:40.',
};
const NOT_AN_HOUR: Fault = { code: 'cell.not-an-hour', sentence: 'This is not an hour. Write it as 09:30.' };

type Filled = Exclude<Cell, { kind: 'blank' | 'formula' | 'error' }>;

function wrong(fault: Fault): CellRead {
  return { ok: false, fault };
}

function two(text: string): string {
  return text.padStart(2, '0');
}

function monthNumber(word: string): number {
  const lower = word.toLowerCase();
  return lower === 'sept' ? 9 : MONTHS.findIndex((month) => month === lower || month.slice(0, 3) === lower) + 1;
}

/** The day a text names, or why it names none. */
export function parseDayText(text: string): Day | Fault {
  const plain = text.trim().replace(/\s+/g, ' ');
  const iso = /^\d{4}-\d{2}-\d{2}$/.exec(plain);
  if (iso !== null) return findDay(plain) ?? NOT_A_DAY;
  const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})$/.exec(plain);
  if (numeric !== null) return fromNumbers(numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? '');
  const worded =
    /^(?:([A-Za-z]+),? )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([A-Za-z]+)\.?,?[ -](\d{4}|\d{2})$/.exec(plain);
  if (worded !== null) return fromWords(worded[2] ?? '', worded[3] ?? '', worded[4] ?? '', worded[1]);
  const american = /^(?:([A-Za-z]+),? )?([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(plain);
  if (american !== null) return fromWords(american[3] ?? '', american[2] ?? '', american[4] ?? '', american[1]);
  return NOT_A_DAY;
}

function fromNumbers(first: string, second: string, year: string): Day | Fault {
  if (year.length === 2) return NO_CENTURY;
  const found = findDay(`${year}-${two(second)}-${two(first)}`);
  if (found === undefined) return NOT_A_DAY;
  return Number(first) <= 12 && Number(first) !== Number(second) ? TWO_DAYS : found;
}

function fromWords(dayText: string, month: string, year: string, named: string | undefined): Day | Fault {
  if (monthNumber(month) === 0) return NOT_A_DAY;
  if (year.length === 2) return NO_CENTURY;
  const found = findDay(`${year}-${two(String(monthNumber(month)))}-${two(dayText)}`);
  if (found === undefined) return NOT_A_DAY;
  if (named === undefined) return found;
  const expected = WEEKDAYS[weekday(found) - 1] ?? '';
  if (named.length >= 3 && expected.startsWith(named.toLowerCase())) return found;
  return {
    code: 'cell.wrong-weekday',
    sentence: 'Weekday and date do not fit each other. Look which is right, and leave the weekday out.',
  };
}

/** Years outside these are slips of the keyboard: nobody in a workbook was born before, no meeting is planned after. */
function believable(day: Day): boolean {
  return day >= '1900-01-01' && day < '2200-01-01';
}

const UNBELIEVABLE: Fault = {
  code: 'cell.unbelievable-year',
  sentence: 'The year cannot be right. Write all four digits of it.',
};

export function readDay(cell: Filled): CellRead {
  if (cell.kind === 'number')
    return wrong({
      code: 'cell.number-for-day',
      sentence:
        'This is a number, not a date. Write it as 28 February 1990, or format the cell as a date and look whether it is right.',
    });
  if (cell.kind === 'boolean') return wrong(NOT_A_DAY);
  const read = cell.kind === 'date' ? findDateCell(cell.date) : parseDayText(cell.text);
  if (typeof read !== 'string') return wrong(read);
  return believable(read) ? { ok: true, value: read } : wrong(UNBELIEVABLE);
}

function findDateCell(date: string): Day | Fault {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(.*))?$/.exec(date);
  const found = findDay(match?.[1] ?? '');
  if (match === null || found === undefined) return NOT_A_DAY;
  if (match[2] === undefined || /^00:00(:00(\.0+)?)?$/.test(match[2])) return found;
  return { code: 'cell.hour-in-day', sentence: 'An hour stands beside the day. Type the day alone.' };
}

const TIME = /^(.+?)(?:,? (?:at )?|T)(\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\.?|\d{1,2}[:.]\d{2})(?::[0-5]\d(?:\.\d+)?)?$/i;

export function readTime(cell: Filled): CellRead {
  if (cell.kind !== 'date' && cell.kind !== 'text') return wrong(NOT_A_TIME);
  const text = (cell.kind === 'date' ? cell.date : cell.text).trim();
  const match = TIME.exec(text);
  const day = parseDayText(match?.[1] ?? text);
  if (typeof day !== 'string') return wrong(match === null ? NOT_A_TIME : day);
  if (!believable(day)) return wrong(UNBELIEVABLE);
  if (match === null) {
    const sentence = 'No hour is given: it counts as the first minute of that day.';
    return { ok: true, value: `${day}T00:00`, warning: { code: 'cell.no-hour', sentence } };
  }
  const clock = findClock(match[2] ?? '');
  return clock === undefined ? wrong(NOT_A_TIME) : { ok: true, value: `${day}T${clock}` };
}

const HALF_DAY = /^(0?[1-9]|1[0-2])(?:[:.]([0-5]\d)(?::00)?)? ?([ap])\.?m\.?$/;
const WHOLE_DAY = /^(?:(\d{1,2})[:.](\d{2})(?::00)?|(\d{2})(\d{2}))(?: ?(?:h|hrs?|hours))?\.?$/;

/** An hour as people type it: 09:30, 9.30, 0930, 9.30am, 9 pm, 09:30 hrs, noon. A bare 9 may be either half of the day, midnight either end of it. */
function findClock(text: string): ClockTime | undefined {
  const plain = text.trim().toLowerCase();
  if (/^(?:12 ?)?(?:noon|midday)$/.test(plain)) return findClockTime('12:00');
  const half = HALF_DAY.exec(plain);
  if (half !== null) {
    const hour = (Number(half[1]) % 12) + (half[3] === 'p' ? 12 : 0);
    return findClockTime(`${two(String(hour))}:${half[2] ?? '00'}`);
  }
  const whole = WHOLE_DAY.exec(plain);
  return findClockTime(`${two(whole?.[1] ?? whole?.[3] ?? '')}:${whole?.[2] ?? whole?.[4] ?? ''}`);
}

/** A cell of hours is a fraction of a day, or a date at the spreadsheet's day nought. */
export function readClock(cell: Filled): CellRead {
  if (cell.kind === 'number') {
    const minutes = Math.round(cell.number * 1440);
    const exact = cell.number >= 0 && minutes < 1440 && Math.abs(cell.number * 1440 - minutes) < 1e-6;
    return exact ? { ok: true, value: clockFromMinutes(minutes) } : wrong(NOT_AN_HOUR);
  }
  const text = cell.kind === 'date' ? cell.date : cell.kind === 'text' ? cell.text.trim() : '';
  const nought = /^(?:1899-12-3[01]|1900-01-00|1904-01-01)T(\d{2}:\d{2})(?::00(?:\.0+)?)?$/.exec(text);
  const clock = findClock(nought?.[1] ?? text);
  return clock === undefined ? wrong(NOT_AN_HOUR) : { ok: true, value: clock };
}
