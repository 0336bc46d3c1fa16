// Names that leave: attachments, files and folders, subjects, calendar titles. A closed grammar with one printer and one parser:
//   file      kind, area[, day][, agency][, number].format      or, without an area: kind, number.format
//   subject   [area[, day]: ]kind (number)                      and, of earlier versions: Kind (number)
//   folder    2027-03-16, area                                  or: No meeting, area
//   calendar  area, day
// Nothing else may stand in one: no name of a case or of a person, no birth date, no address.
import { findDay, formatDate, type Day } from '../time/day.ts';
import { FILE_KINDS, FORMER, SUBJECT_KINDS, kindInLine } from './outward-kinds.ts';
import { isOutwardWords, LONGEST_AGENCY, LONGEST_AREA } from './outward-words.ts';

export interface OutwardName {
  /** Of the closed list of kinds. */
  readonly kind: string;
  /** The area's outward title: "Westmere MARAC". */
  readonly area?: string;
  /** The day of the meeting. */
  readonly day?: Day;
  /** The receiving agency. */
  readonly agency?: string;
  /** Opaque: `D-7KQ2MX`. */
  readonly number?: string;
}

export interface OutwardSubject extends Omit<OutwardName, 'agency'> {
  readonly number: string;
}

const NUMBER = /^D-[0-9A-Z]{6}$/;
const FORMATS = ['pdf', 'docx', 'xlsx', 'ics', 'eml'];
const NO_MEETING = 'No meeting';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "16 March 2027" as formatDate writes it, and nothing like it. */
function readDate(text: string): Day | undefined {
  const [, date = '', month = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text) ?? [];
  const found = findDay(`${year}-${two(MONTHS.indexOf(month) + 1)}-${two(Number(date))}`);
  return found !== undefined && formatDate(found) === text ? found : undefined;
}

/** The day in what stands at the head of a paper, "Tuesday 16 March 2027, 09:30"; undefined where it belongs to no meeting. */
export function dayOfMeeting(told: string): Day | undefined {
  return readDate(/^[A-Z][a-z]+ (.+), \d\d:\d\d$/.exec(told)?.[1] ?? '');
}

const two = (count: number): string => `0${count}`.slice(-2);

const isArea = (text: string): boolean => isOutwardWords(text, LONGEST_AREA) && text !== NO_MEETING;
const isAgency = (text: string): boolean => isOutwardWords(text, LONGEST_AGENCY);

/** A file's name without its format. */
export function printName({ kind, area, day, agency, number }: OutwardName): string {
  return [kind, area, day === undefined ? undefined : formatDate(day), agency, number]
    .filter((part) => part !== undefined)
    .join(', ');
}

export function parseName(text: string): OutwardName | undefined {
  const kind = FILE_KINDS.find((one) => text.indexOf(`${one}, `) === 0);
  if (kind === undefined) return undefined;
  const parts = text.slice(kind.length + 2).split(', ');
  const last = parts[parts.length - 1] ?? '';
  const number = NUMBER.test(last) ? parts.pop() : undefined;
  const area = parts.shift();
  if (area === undefined) return number === undefined ? undefined : { kind, number };
  if (!isArea(area)) return undefined;
  const day = readDate(parts[0] ?? '');
  if (day !== undefined) parts.shift();
  const agency = parts.shift();
  if (parts.length > 0 || (agency !== undefined && !isAgency(agency))) return undefined;
  return {
    kind,
    area,
    ...(day === undefined ? {} : { day }),
    ...(agency === undefined ? {} : { agency }),
    ...(number === undefined ? {} : { number }),
  };
}

export function printFile(name: OutwardName, format: string): string {
  return `${printName(name)}.${format}`;
}

export function parseFile(text: string): (OutwardName & { readonly format: string }) | undefined {
  const dot = text.lastIndexOf('.');
  const format = text.slice(dot + 1);
  const name = dot > 0 && FORMATS.indexOf(format) >= 0 ? parseName(text.slice(0, dot)) : undefined;
  return name === undefined ? undefined : { ...name, format };
}

export function printSubject({ kind, area, day, number }: OutwardSubject): string {
  const before = area === undefined ? '' : `${printTitle({ area, ...(day === undefined ? {} : { day }) })}: `;
  const words = kindInLine(kind);
  return `${before}${before === '' ? words.charAt(0).toUpperCase() + words.slice(1) : words} (${number})`;
}

export function parseSubject(text: string): OutwardSubject | undefined {
  const [, said = '', number = ''] = /^(.+) \((D-[0-9A-Z]{6})\)$/.exec(text) ?? [];
  if (number === '') return undefined;
  const former = FORMER.get(said);
  if (former !== undefined) return { kind: former, number };
  const colon = said.indexOf(': ');
  if (colon < 0) {
    const alone = [...SUBJECT_KINDS].find(([words]) => words.charAt(0).toUpperCase() + words.slice(1) === said);
    return alone === undefined ? undefined : { kind: alone[1], number };
  }
  const kind = SUBJECT_KINDS.get(said.slice(colon + 2));
  const title = parseTitle(said.slice(0, colon));
  return kind === undefined || title === undefined ? undefined : { kind, ...title, number };
}

/** A calendar entry's title: "Westmere MARAC, 16 March 2027". */
export function printTitle({ area, day }: Required<Pick<OutwardName, 'area'>> & Pick<OutwardName, 'day'>): string {
  return day === undefined ? area : `${area}, ${formatDate(day)}`;
}

export function parseTitle(text: string): (Required<Pick<OutwardName, 'area'>> & Pick<OutwardName, 'day'>) | undefined {
  const [area = '', date, ...more] = text.split(', ');
  if (!isArea(area) || more.length > 0) return undefined;
  if (date === undefined) return { area };
  const day = readDate(date);
  return day === undefined ? undefined : { area, day };
}

/** A folder of papers: the day first and in figures, so that a list of folders is in the order of the meetings. */
export function printFolder({ area, day }: Pick<OutwardName, 'area' | 'day'>): string {
  return `${day ?? NO_MEETING}, ${area ?? ''}`;
}

export function parseFolder(text: string): Pick<OutwardName, 'area' | 'day'> | undefined {
  const [on = '', area = '', ...more] = text.split(', ');
  if (!isArea(area) || more.length > 0) return undefined;
  if (on === NO_MEETING) return { area };
  const day = findDay(on);
  return day === undefined ? undefined : { area, day };
}

/** The same on a disk that does not tell capitals from small letters. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
