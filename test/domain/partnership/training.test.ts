// The training register: what is due again, each limit from both sides.
import { describe, expect, test } from 'vitest';
import { describeCourse, trainingRecord } from '../../../src/domain/partnership/training-record.ts';
import { findLapsed, type Training } from '../../../src/domain/partnership/training.ts';
import type { Contact } from '../../../src/domain/register/register.ts';
import { day } from '../../../src/domain/time/day.ts';

const TODAY = day('2027-03-10');
const contact = (more: Partial<Contact> = {}): Contact => ({
  id: 'C-AAAA22',
  agency: 'G-AAAA22',
  role: 'deputy',
  ...more,
});
const course = (id: string, more: Partial<Training> = {}): Training => ({
  id,
  contact: 'C-AAAA22',
  course: 'Risk assessment',
  on: day('2025-03-01'),
  dueAgain: day('2027-03-09'),
  ...more,
});

test.each<[string, readonly string[], readonly Training[], Contact]>([
  ['from the day after its day', ['TN-1'], [course('TN-1')], contact()],
  ['not on its day', [], [course('TN-1', { dueAgain: TODAY })], contact()],
  ['not without a day', [], [{ ...course('TN-1'), dueAgain: undefined } as unknown as Training], contact()],
  ['not of somebody who has left', [], [course('TN-1')], contact({ activeTo: day('2027-03-09') })],
  ['on the last day of somebody who leaves', ['TN-1'], [course('TN-1')], contact({ activeTo: TODAY })],
  [
    'not once it was done again',
    [],
    [course('TN-1'), course('TN-2', { on: day('2025-03-02'), course: 'risk ASSESSMENT', dueAgain: day('2029-01-01') })],
    contact(),
  ],
  [
    'the newer one alone, where both have passed',
    ['TN-2'],
    [course('TN-1'), course('TN-2', { on: day('2025-03-02') })],
    contact(),
  ],
  [
    'one line for two rows of a day: the one that is due again later',
    ['TN-2'],
    [course('TN-1', { dueAgain: day('2027-03-08') }), course('TN-2')],
    contact(),
  ],
  [
    'whatever another course says',
    ['TN-1'],
    [course('TN-1'), course('TN-2', { course: 'Chairing', on: day('2026-01-01'), dueAgain: day('2029-01-01') })],
    contact(),
  ],
  [
    'whatever another person did',
    ['TN-1'],
    [course('TN-1'), course('TN-2', { contact: 'C-BBBB22', on: day('2026-01-01') })],
    contact(),
  ],
])('J4: a course is due again: %s', (_name, wanted, rows, who) => {
  expect(findLapsed(rows, [who], TODAY).map(({ training }) => training.id)).toEqual(wanted);
});

const AGENCY = { id: 'G-AAAA22', name: 'Test Housing', kind: 'housing' } as const;
const recordOf = (contacts: readonly Contact[], training: readonly Training[]) =>
  trainingRecord({ agencies: [AGENCY], contacts }, { name: 'ealing', training }, TODAY)[0];

describe('J4: the training record of an agency', () => {
  test('counts who takes part, who is inducted, and courses by person, in whatever capitals', () => {
    const people = [contact({ inductedOn: TODAY }), contact({ id: 'C-BBBB22', role: 'representative' })];
    const done = [
      course('TN-1', { dueAgain: day('2027-03-11') }),
      course('TN-2', { course: 'RISK assessment', dueAgain: day('2027-03-12') }),
      course('TN-3', { contact: 'C-BBBB22' }),
    ];
    const found = recordOf(people, done);
    expect(found).toMatchObject({ agency: AGENCY, people: 2, inducted: 1 });
    expect(found?.courses.map(describeCourse)).toEqual(['Risk assessment: 2, 1 of them due again']);
  });

  test.each<[string, Partial<Contact>, Partial<Training>, readonly number[]]>([
    ['an induction to come does not count', { inductedOn: day('2027-03-11') }, {}, [1, 0, 1]],
    ['a course to come does not count', {}, { on: day('2027-03-11') }, [1, 0, 0]],
    ['one of today does', {}, { on: TODAY }, [1, 0, 1]],
    ['who has left does not count', { activeTo: day('2027-03-09') }, {}, [0, 0, 0]],
    ['who takes no part does not count', { role: 'teamManager' }, {}, [0, 0, 0]],
  ])('%s', (_name, ofContact, ofCourse, wanted) => {
    const found = recordOf([contact(ofContact)], [course('TN-1', ofCourse)]);
    expect([found?.people, found?.inducted, found?.courses[0]?.done ?? 0]).toEqual(wanted);
  });
});
