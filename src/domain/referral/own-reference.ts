// What the referring side knows a referral by: its own reference where that holds nothing of the case, else the moment at which it was sent in.
import { caseRefOf, receivedOn } from '../cases/case-of-referral.ts';
import type { PersonFields } from '../cases/case.ts';
import type { MaracFacts } from '../plan/facts.ts';
import { foldText } from '../text/fold.ts';
import { rowsWith } from '../text/rows-with.ts';
import { formatDay, formatTime, type Day } from '../time/day.ts';
import { peopleOnForm } from './referral-people.ts';
import type { Referral } from './referral.ts';

/** Whom and what a reference must not hold. */
export interface AboutCase {
  /** Each person of the case with everything they are called: "Zoë Mary O'Darragh". */
  readonly names: readonly string[];
  /** Birth dates, due dates, the day of the incident; a year alone as it was typed. */
  readonly days: readonly string[];
  /** Whether the victim is named: otherwise nobody can say whose initials stand in a reference. */
  readonly isNamed: boolean;
}

const ALLOWED = /^[A-Za-z0-9][A-Za-z0-9 /_-]{0,23}$/;
/** Words of agencies that are longer than a code. */
const WORDS: readonly string[] = ['case', 'cris', 'niche', 'team', 'unit'];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/;
const NATIONAL_INSURANCE = /[a-z]{2}\d{6}[a-z]/;
/** A number of ten digits may be the victim's NHS number, one of eleven a phone number. */
const MOST_DIGITS = 9;
const LONGEST_CODE = 3;

/** Whether a reference may stand in a message: a code with a number, and no name, initials, date or number of anybody in the case. */
export function isBareReference(reference: string, about: AboutCase): boolean {
  const text = foldText(reference);
  if (!ALLOWED.test(reference) || !/\d/.test(reference)) return false;
  if (POSTCODE.test(text) || NATIONAL_INSURANCE.test(text.replace(/[^a-z\d]/g, ''))) return false;
  return !holdsLetters(text, about) && !holdsDay(text, about.days);
}

function holdsLetters(text: string, { names, isNamed }: AboutCase): boolean {
  const runs: readonly string[] = text.match(/[a-z]+/g) ?? [];
  if (runs.length === 0) return false;
  if (!isNamed || runs.some((run) => MONTHS.includes(run))) return true;
  // O'Darragh is one word, and its D an initial.
  const called = names.map(
    (name): readonly string[] => foldText(`${name} ${name.replace(/['’]/g, ' ')}`).match(/[a-z]+/g) ?? [],
  );
  if (runs.some((run) => run.length > LONGEST_CODE && !WORDS.includes(run))) return true;
  if (runs.some((run) => called.some((words) => words.includes(run)))) return true;
  // "J-S 12" and "JS 12" alike; of one letter alone, the letter.
  const joined = runs.filter((run) => !WORDS.includes(run)).join('');
  return called.some((words) => {
    const initials = new Set(words.map((word) => word.charAt(0)));
    const theirs = joined.split('').map((letter) => initials.has(letter));
    return joined.length === 1 ? theirs[0] === true : theirs.some((is, at) => is && theirs[at + 1] === true);
  });
}

function holdsDay(text: string, days: readonly string[]): boolean {
  const runs: readonly string[] = text.match(/\d+/g) ?? [];
  const all = runs.join('');
  if (all.length > MOST_DIGITS) return true;
  if (/\d{1,4}[ /_-]+\d{1,2}[ /_-]+\d{2,4}/.test(text)) return true;
  if (runs.some((run) => readsAsDay(run))) return true;
  return days.some((day) => {
    const [year = '', month = '', date = ''] = day.match(/\d+/g) ?? [];
    if (month === '') return runs.includes(year);
    const short = year.slice(-2);
    const inside = [
      `${date}${month}${short}`,
      `${month}${date}${short}`,
      `${short}${month}${date}`,
      `${date}${month}${year}`,
    ];
    const whole = [year, `${date}${month}`, `${month}${date}`];
    return inside.some((one) => all.includes(one)) || whole.some((one) => runs.includes(one));
  });
}

const isDay = (date: string, month: string): boolean =>
  Number(date) >= 1 && Number(date) <= 31 && Number(month) >= 1 && Number(month) <= 12;

const isYear = (year: string): boolean => /^(19|20)/.test(year);

/** Six or eight digits that can be a day, in any usual order. */
function readsAsDay(run: string): boolean {
  const part = (from: number, to: number): string => run.slice(from, to);
  if (run.length === 6)
    return isDay(part(0, 2), part(2, 4)) || isDay(part(2, 4), part(0, 2)) || isDay(part(4, 6), part(2, 4));
  if (run.length !== 8) return false;
  if (isYear(part(4, 8))) return isDay(part(0, 2), part(2, 4)) || isDay(part(2, 4), part(0, 2));
  return isYear(part(0, 4)) && isDay(part(6, 8), part(4, 6));
}

const WRITTEN_DAY = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/g;

type Named = Pick<
  PersonFields,
  'surname' | 'forenames' | 'aliases' | 'birthDate' | 'birthAbout' | 'otherBirthDates' | 'dueDate'
>;

function aboutCase(marac: MaracFacts, referral: Referral): AboutCase {
  const people: readonly Named[] = [
    ...peopleOnForm(referral).map(({ values }) => values),
    ...rowsWith(marac.people, 'caseRef', caseRefOf(marac, referral)),
  ];
  const days = people.flatMap(({ birthDate, birthAbout, otherBirthDates = [], dueDate }) => [
    birthDate,
    birthAbout,
    ...otherBirthDates,
    dueDate,
  ]);
  return {
    names: [
      ...people.map(({ surname = '', forenames = '', aliases = [] }) => [forenames, surname, ...aliases].join(' ')),
      referral.morePeople ?? '',
    ],
    days: [...days, referral.incidentOn, ...((referral.morePeople ?? '').match(WRITTEN_DAY) ?? [])].flatMap((day) =>
      day === undefined ? [] : [yearFirst(day)],
    ),
    isNamed: [referral.surname, referral.forenames].every((name) => /[a-z]/.test(foldText(name ?? ''))),
  };
}

/** "1979-03-08", however a person typed it: 8/3/1979, 08.03.79; a year alone as it is. */
function yearFirst(typed: string): string {
  const [first = '', month = '', last = ''] = typed.match(/\d+/g) ?? [];
  if (last === '') return /\d{4}/.exec(typed)?.[0] ?? first;
  return first.length === 4
    ? `${first}-${month.padStart(2, '0')}-${last.padStart(2, '0')}`
    : `${last}-${month.padStart(2, '0')}-${first.padStart(2, '0')}`;
}

/**
 * As word to the referring side names it: "R-7KQ2MX (your reference MH/4711)" or "R-7KQ2MX (sent in on Monday 1 March 2027, 14:10)". `arrival` leaves
 * the moment out: the message tells it beside.
 */
export function nameForReferrer(marac: MaracFacts, referral: Referral, arrival = false): string {
  const reference = (referral.referrerReference ?? '').trim();
  if (reference !== '' && isBareReference(reference, aboutCase(marac, referral)))
    return `${referral.id} (your reference ${reference})`;
  const sent = arrival ? '' : describeSent(referral.receivedAt, receivedOn(referral));
  return sent === '' ? referral.id : `${referral.id} (sent in on ${sent})`;
}

function describeSent(at: Referral['receivedAt'], on: Day | undefined): string {
  if (at !== undefined) return formatTime(at);
  return on === undefined ? '' : formatDay(on);
}
