// Who the victims are: ages on the day of the meeting, gender in free text, and people who are in two cases of a meeting.
import { describe, expect, test } from 'vitest';
import { figureOf, type Figure, type Measure } from '../../../src/domain/figures/figure.ts';
import { gatherAll, groundOf, type Ground } from '../../../src/domain/figures/ground.ts';
import { periodOf } from '../../../src/domain/figures/period.ts';
import { findSamePeople } from '../../../src/domain/figures/same-people.ts';
import { childrenOfCases } from '../../../src/domain/figures/return/case-measures.ts';
import {
  aged16or17,
  aged65,
  disabled,
  harmsUnder18,
  isMale,
  male,
} from '../../../src/domain/figures/return/victim-measures.ts';
import type { Person } from '../../../src/domain/cases/case.ts';
import { day, localTime, type Day } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const ON = day('2026-09-08');

/** Of cases K-1, K-2, ... at one meeting, with these people. */
function count(measure: Measure<Ground>, people: readonly Partial<Person>[], cases = 1): Figure {
  const refs = Array.from({ length: cases }, (_, at) => `K-${at + 1}`);
  const marac = bareMarac('ealing', {
    meetings: [{ id: 'M-1', on: ON }],
    listings: refs.map((caseRef, at) => ({ id: `L-${at + 1}`, meeting: 'M-1', caseRef, outcome: 'actionPlan' })),
    people: people.map((person, at) => ({ id: `P-${at + 1}`, caseRef: 'K-1', role: 'victim', ...person })),
  });
  const gathered = gatherAll(bareFacts([marac]), localTime('2026-10-05T09:00'));
  const period = periodOf(ON, ON);
  return figureOf(measure, groundOf(gathered, { period, maracs: [marac], restricted: 'counted' }));
}

describe('ages are those of the day of the meeting', () => {
  test.each<readonly [string, Measure<Ground>, string, number]>([
    ['the day before 16', aged16or17, '2010-09-09', 0],
    ['16 on the day', aged16or17, '2010-09-08', 1],
    ['the last day of 17', aged16or17, '2008-09-09', 1],
    ['18 on the day', aged16or17, '2008-09-08', 0],
    ['the last day of 64', aged65, '1961-09-09', 0],
    ['65 on the day', aged65, '1961-09-08', 1],
  ])('%s', (_, measure, birthDate, value) => {
    expect(count(measure, [{ birthDate: birthDate as Day }]).value).toBe(value);
  });

  test.each([
    ['2008-09-09', 1],
    ['2008-09-08', 0],
  ])('who harms and was born on %s counts %d', (birthDate, value) => {
    expect(count(harmsUnder18, [{ role: 'perpetrator', birthDate: birthDate as Day }]).value).toBe(value);
  });

  test('no date of birth is not known, and alone not recorded', () => {
    const { value, notKnown } = count(aged65, [{}]);
    expect([value, notKnown]).toEqual([undefined, 1]);
  });
});

test.each([
  ['male', true],
  ['Male ', true],
  ['M', true],
  ['Trans-man', true],
  ['Female', false],
  ['woman', false],
  ['Non-binary', false],
  ['unsure', undefined],
  ['male?female', undefined],
  ['', undefined],
  [undefined, undefined],
])('gender "%s" counts as male: %s', (gender, is) => {
  const person = { id: 'P-1', caseRef: 'K-1', role: 'victim' } as const;
  expect(isMale(gender === undefined ? person : { ...person, gender }, { id: 'M-1', on: ON })).toBe(is);
});

describe('a case has one victim', () => {
  test('without a row on People it is not known, by the row of the list', () => {
    const { value, notKnownRows } = count(male, []);
    expect([value, notKnownRows.map(({ table, id }) => `${table} ${id}`)]).toEqual([undefined, ['list L-1']]);
  });

  test('of two rows the one with Yes counts, and a case counts once', () => {
    const { value, rows } = count(disabled, [{ disability: 'no' }, { disability: 'yes' }, { disability: 'yes' }]);
    expect([value, rows.map(({ id }) => id)]).toEqual([1, ['P-2']]);
  });
});

const child = (caseRef: string, sharedWith?: string): Partial<Person> => ({
  caseRef,
  role: 'child',
  ...(sharedWith === undefined ? {} : { sharedWith }),
});

describe('people who are in two cases of a meeting', () => {
  test('a child counts once, and both rows are named', () => {
    const { value, rows } = count(childrenOfCases, [child('K-1'), child('K-2', 'P-1'), child('K-2')], 2);
    expect([value, rows.map(({ id, counts }) => `${id} ${counts}`)]).toEqual([2, ['P-1 1', 'P-2 0', 'P-3 1']]);
  });

  test('a child of a case that was not discussed does not count', () => {
    expect(count(childrenOfCases, [child('K-1'), child('K-9', 'P-1')]).value).toBe(1);
  });

  test('an unborn child is no child of the household yet', () => {
    expect(count(childrenOfCases, [{ role: 'unborn' }]).value).toBe(0);
  });

  test('who harms in both counts once, by the row with the date of birth', () => {
    const harms = { role: 'perpetrator' } as const;
    const { value, notKnown } = count(
      harmsUnder18,
      [harms, { ...harms, caseRef: 'K-2', sharedWith: 'P-1', birthDate: '2010-01-01' as Day }],
      2,
    );
    expect([value, notKnown]).toEqual([1, 0]);
  });

  test('who harms in both, and is by one of two dates of birth under 18, is', () => {
    const harms = { role: 'perpetrator', birthDate: '2001-01-01' as Day } as const;
    const other = { ...harms, caseRef: 'K-2', sharedWith: 'P-1', birthDate: '2010-01-01' as Day };
    expect(count(harmsUnder18, [harms, other], 2).value).toBe(1);
  });

  test('they are the same from either side, over a third row, and through a row nobody has', () => {
    const same = findSamePeople([
      { id: 'P-C', sharedWith: 'P-B' },
      { id: 'P-B', sharedWith: 'see P-A' },
      { id: 'P-A' },
      { id: 'P-D', sharedWith: 'P-Z' },
    ]);
    expect(['P-A', 'P-B', 'P-C', 'P-D'].map(same)).toEqual(['P-A', 'P-A', 'P-A', 'P-D']);
  });
});
