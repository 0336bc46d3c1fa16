// The grammar of names that leave: what is printed is read back, and nothing else is read. All names are made up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FILE_KINDS,
  FORMER,
  SUBJECT_KINDS,
  kindOfMessage,
  kindOfPaper,
} from '../../../src/domain/outward/outward-kinds.ts';
import {
  dayOfMeeting,
  isSameName,
  parseFile,
  parseFolder,
  parseName,
  parseSubject,
  parseTitle,
  printFile,
  printFolder,
  printName,
  printSubject,
  printTitle,
  type OutwardName,
} from '../../../src/domain/outward/outward-name.ts';
import { LONGEST_AGENCY, LONGEST_AREA, outwardWords } from '../../../src/domain/outward/outward-words.ts';
import { MAILS, PAPERS } from '../../../src/domain/papers/catalogue.ts';
import { addDays, at, clockTime, day, formatTime } from '../../../src/domain/time/day.ts';

const MARCH = day('2027-03-16');
const NUMBER = 'D-7KQ2MX';
const AGENDA: OutwardName = { kind: 'Agenda', area: 'Westmere MARAC', day: MARCH, agency: 'Borough Housing' };

const typed = (longest: number) =>
  fc
    .string({ unit: fc.constantFrom(..."abcdeé zABC&()-'19,.:".split('')), minLength: 1, maxLength: 60 })
    .map((text) => outwardWords(text, longest))
    .filter((text) => text !== undefined && text !== 'No meeting');
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days));
const anyNumber = fc
  .string({ unit: fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTVWXYZ'.split('')), minLength: 6, maxLength: 6 })
  .map((letters) => `D-${letters}`);
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const without = <T extends object>(name: T): T =>
  Object.fromEntries(Object.entries(name).filter(([, value]) => value !== undefined)) as T;

const anyName = fc
  .record({
    kind: fc.constantFrom(...FILE_KINDS),
    area: typed(LONGEST_AREA),
    day: optional(anyDay),
    agency: optional(typed(LONGEST_AGENCY)),
    number: optional(anyNumber),
  })
  .map((name) => without(name) as OutwardName);

describe('what is printed is read back', () => {
  test('a file', () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom('pdf', 'docx', 'xlsx', 'ics', 'eml'), (name, format) => {
        expect(parseFile(printFile(name, format))).toEqual({ ...name, format });
        expect(parseName(printName(name))).toEqual(name);
      }),
      { numRuns: 2000 },
    );
  });

  test('a subject', () => {
    const subjects = fc
      .record({
        kind: fc.constantFrom(...SUBJECT_KINDS.values()),
        area: optional(typed(LONGEST_AREA)),
        day: optional(anyDay),
        number: anyNumber,
      })
      .map(({ area, day: on, ...rest }) => without(area === undefined ? rest : { ...rest, area, day: on }));
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(parseSubject(printSubject(subject as never))).toEqual(subject);
      }),
      { numRuns: 2000 },
    );
  });

  test('a folder and a title in a calendar', () => {
    const places = fc.record({ area: typed(LONGEST_AREA), day: optional(anyDay) }).map(without);
    fc.assert(
      fc.property(places, (place) => {
        expect(parseFolder(printFolder(place as never))).toEqual(place);
        expect(parseTitle(printTitle(place as never))).toEqual(place);
      }),
    );
  });
});

const long = (letters: number): string => `${'W'.repeat(letters - 2)} x`;

describe('a file', () => {
  test.each<readonly [OutwardName, string]>([
    [AGENDA, 'Agenda, Westmere MARAC, 16 March 2027, Borough Housing.pdf'],
    [{ ...AGENDA, number: NUMBER }, 'Agenda, Westmere MARAC, 16 March 2027, Borough Housing, D-7KQ2MX.pdf'],
    [{ kind: 'Papers', area: 'Westmere MARAC', number: NUMBER }, 'Papers, Westmere MARAC, D-7KQ2MX.pdf'],
    [{ kind: 'Minutes', number: NUMBER }, 'Minutes, D-7KQ2MX.pdf'],
  ])('%o is %s', (name, text) => {
    expect(printFile(name, 'pdf')).toBe(text);
    expect(parseFile(text)).toEqual({ ...name, format: 'pdf' });
  });

  test.each([
    'Agenda.pdf',
    'agenda, Westmere MARAC.pdf',
    'Agenda of Anna Example, Westmere MARAC.pdf',
    'Agenda, Westmere MARAC, 16 March 2027, Borough Housing.exe',
    'Agenda, Westmere MARAC, 16 March 2027, Borough Housing',
    'Agenda, Westmere MARAC, 16 March 2027, Borough Housing, Anna Example.pdf',
    'Agenda, Westmere MARAC, 31 April 2027.pdf',
    'Agenda, Westmere MARAC, 016 March 2027.pdf',
    'Agenda, Westmere MARAC, Born 14 June 1991.pdf',
    'Agenda, Westmere MARAC, D-7KQ2MX, Borough Housing.pdf',
    'Agenda, Westmere MARAC, K-7KQ2MX.pdf',
    'Agenda, ../Westmere, 16 March 2027.pdf',
    'Agenda, Westmere MARAC , 16 March 2027.pdf',
    'Agenda, Westmere MARAC, 16 March 2027, Borough\u202eHousing.pdf',
    'abcdefgh2345.pdf',
    'CON.pdf',
    '',
  ])('%s is none', (text) => {
    expect(parseFile(text)).toBeUndefined();
  });

  test('of the longest parts, in its folder, has a path under 200 letters', () => {
    for (const template of [...Object.keys(PAPERS), 'answer-sheet', 'times']) {
      const name: OutwardName = {
        kind: kindOfPaper(template),
        area: long(LONGEST_AREA),
        day: day('2027-09-16'),
        agency: long(LONGEST_AGENCY),
        number: NUMBER,
      };
      const file = printFile(name, 'docx');
      expect(parseFile(file)).toBeDefined();
      expect(`${printFolder(name)}/${file}`.length).toBeLessThan(200);
    }
  });

  test('is the same as another whatever the capitals', () => {
    expect(isSameName('Agenda, A.pdf', 'agenda, a.PDF')).toBe(true);
    expect(isSameName('Agenda, A.pdf', 'Agenda, B.pdf')).toBe(false);
  });
});

describe('a subject', () => {
  test.each([
    ['actions', 'Westmere MARAC, 16 March 2027: your actions (D-7KQ2MX)'],
    ['minutes', 'Westmere MARAC, 16 March 2027: minutes (D-7KQ2MX)'],
    ['withdrawal', 'Westmere MARAC, 16 March 2027: withdrawn, do not use a paper (D-7KQ2MX)'],
    ['idva-notice', 'Westmere MARAC, 16 March 2027: new referral, please ring (D-7KQ2MX)'],
    ['redirect', 'Westmere MARAC, 16 March 2027: a referral for your area (D-7KQ2MX)'],
    ['key-date', 'Westmere MARAC, 16 March 2027: please ring us about a date (D-7KQ2MX)'],
  ])('of %s: %s', (template, text) => {
    const subject = { kind: kindOfMessage(template), area: 'Westmere MARAC', day: MARCH, number: NUMBER };
    expect(printSubject(subject)).toBe(text);
    expect(parseSubject(text)).toEqual(subject);
  });

  test.each([
    ['flag-removal-list', 'Westmere MARAC: flags to take off (D-7KQ2MX)'],
    ['idva-papers', 'Westmere MARAC: IDVA papers (D-7KQ2MX)'],
    ['transfer-pack', 'Westmere MARAC: papers for you (D-7KQ2MX)'],
  ])('of a message that only carries %s says which paper that is: %s', (paper, text) => {
    expect(printSubject({ kind: kindOfMessage('papers', paper), area: 'Westmere MARAC', number: NUMBER })).toBe(text);
  });

  test('of every message is read back, and so is every subject of earlier versions', () => {
    for (const template of Object.keys(MAILS)) {
      const subject = { kind: kindOfMessage(template), area: 'Westmere MARAC', day: MARCH, number: NUMBER };
      expect(parseSubject(printSubject(subject))).toEqual(subject);
    }
    expect(FORMER.size).toBe(20);
    for (const subject of FORMER.keys()) expect(parseSubject(`${subject} (${NUMBER})`)?.number).toBe(NUMBER);
  });

  test.each([
    'Zoe Example',
    'Your actions',
    'Your actions (K-7KQ2MX)',
    'Westmere MARAC, 16 March 2027: Anna Example (D-7KQ2MX)',
    'Westmere MARAC, Anna Example: your actions (D-7KQ2MX)',
    'Westmere MARAC, 16 March 2027, Borough Housing: your actions (D-7KQ2MX)',
    'Westmere MARAC, 16 March 2027: your actions (D-7KQ2MX) Anna',
    'Westmere MARAC: your actions (D-7KQ2MX)\r\nBcc: x@y.uk',
    'REHEARSAL Westmere MARAC: your actions, Anna (D-7KQ2MX)',
  ])('%j is none', (text) => {
    expect(parseSubject(text)).toBeUndefined();
  });
});

describe('kinds', () => {
  test.each([
    ['agenda', 'Agenda'],
    ['chair-papers', "Chair's papers"],
    ['minutes', 'Minutes'],
    ['action-sheet', 'Action sheet'],
    ['answer-sheet', 'Answer sheet'],
    ['times', 'Times'],
    // Of one case: the title would say what happened to somebody.
    ['transfer-pack', 'Papers'],
    ['supplement', 'Papers'],
    ['emergency-note', 'Papers'],
    ['idva-first-contact', 'Papers'],
    ['without-consent', 'Papers'],
    ['a template nobody knows', 'Papers'],
  ])('%s is called %s', (template, kind) => {
    expect(kindOfPaper(template)).toBe(kind);
  });

  test('no kind says what the meeting is: an area may forbid the word MARAC, and names show on lock screens', () => {
    const kinds = [...FILE_KINDS, ...SUBJECT_KINDS.keys()];
    expect(kinds.filter((kind) => /marac|victim|abuse|violence|perpetrator/i.test(kind))).toEqual([]);
  });
});

test.each([
  ['2027-03-16', '09:30'],
  ['2027-12-01', '14:00'],
])('the day at the head of a paper is the day of its meeting: %s, %s', (on, clock) => {
  expect(dayOfMeeting(formatTime(at(day(on), clockTime(clock))))).toBe(on);
});

test.each(['', 'Tuesday 16 March 2027', '16 March 2027, 09:30', 'Anna Example, 09:30'])(
  'there is none in %j',
  (told) => {
    expect(dayOfMeeting(told)).toBeUndefined();
  },
);
