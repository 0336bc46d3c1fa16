// Dates of birth as people give them: whole, a year, "about 34", two of them; and how alike two are.
import { level } from './name-likeness.ts';
import { countSlips } from './edit-distance.ts';

/** A birth date in one number: year, month, day as eight digits (0 where not known), and above them the years of doubt. */
export type Birth = number;
const doubtUnit = 100_000_000;

/** Reads `1984-03-09`, `1984-03`, `1984`, `about 1984`, `09/03/1984`; undefined for anything else. `asOf` turns "about 34" or "34 years" into a year. */
export function parseBirth(text: string, asOf = ''): Birth | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return Number(text.slice(0, 4) + text.slice(5, 7) + text.slice(8));
  const about = /about|approx|circa|c\.|~|\?/i.test(text) || /\b(?:aged?|years?|yrs?)\b/i.test(text);
  const doubt = about ? 2 * doubtUnit : 0;
  const iso = /(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?/.exec(text);
  if (iso !== null) return doubt + whole(iso[1], iso[2], iso[3]);
  const british = /(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})/.exec(text);
  if (british !== null) return doubt + whole(british[3], british[2], british[1]);
  const year = /\b(1[89]\d\d|20\d\d)\b/.exec(text);
  if (year !== null) return doubt + whole(year[1], '0', '0');
  const age = /\b(\d{1,3})\b/.exec(text);
  const now = Number(asOf.slice(0, 4));
  if (age === null || !about || !(now > 0)) return undefined;
  return 2 * doubtUnit + (now - Number(age[1])) * 10_000;
}

function whole(year: string | undefined, month: string | undefined, day: string | undefined): number {
  return Number(year) * 10_000 + Number(month ?? 0) * 100 + Number(day ?? 0);
}

export function digitsOf(birth: Birth): number {
  return birth % doubtUnit;
}
/** Years by which a birth given as "about" may be off. */
export function doubtOf(birth: Birth): number {
  return Math.floor(birth / doubtUnit);
}
export function isWholeDate(birth: Birth): boolean {
  return birth < doubtUnit && birth % 100 !== 0;
}

function yearsApart(a: number, b: number): number {
  return Math.abs(Math.floor(a / 10_000) - Math.floor(b / 10_000));
}

/** The level of two birth dates: same; day and month swapped; one digit; two of the three parts; the year or about it; different. */
export function birthLevel(a: Birth, b: Birth): number {
  const [x, y] = [digitsOf(a), digitsOf(b)];
  const doubt = doubtOf(a) + doubtOf(b);
  if (!isWholeDate(a) || !isWholeDate(b)) {
    const apart = yearsApart(x, y);
    if (doubt === 0 && apart === 0 && x % 10_000 > 0 && y % 10_000 > 0) {
      return Math.floor(x / 100) % 100 === Math.floor(y / 100) % 100 ? level.part : level.different;
    }
    if (apart <= doubt) return level.similar;
    return apart <= doubt + 1 ? level.missing : level.different;
  }
  if (x === y) return level.same;
  return wholeLevel(x, y);
}

function wholeLevel(x: number, y: number): number {
  const [yearX, yearY] = [Math.floor(x / 10_000), Math.floor(y / 10_000)];
  const [monthX, monthY] = [Math.floor(x / 100) % 100, Math.floor(y / 100) % 100];
  const [dayX, dayY] = [x % 100, y % 100];
  if (yearX === yearY && monthX === dayY && dayX === monthY) return level.variant;
  const parts = Number(yearX === yearY) + Number(monthX === monthY) + Number(dayX === dayY);
  // Two slips leave at least one of the three parts as it was.
  if (parts === 0) return level.different;
  const distant = parts === 2 ? level.part : level.different;
  const decades = parts === 1 && yearsApart(x, y) % 10 === 0;
  if (!decades && !mayBeOneSlip(x, y)) return distant;
  const slipped = countSlips(String(x), String(y));
  if (slipped === 1) return level.slip;
  return decades && slipped === 2 ? level.similar : distant;
}

/** Whether one digit or two neighbours may make the difference, by the numbers alone: for most pairs no digit has to be looked at. */
function mayBeOneSlip(x: number, y: number): boolean {
  // Years before 1000 have fewer digits.
  if (x < 10_000_000 || y < 10_000_000) return true;
  let apart = Math.abs(x - y);
  while (apart % 10 === 0 && apart > 0) apart /= 10;
  return apart < 10 || (apart <= 81 && apart % 9 === 0);
}
