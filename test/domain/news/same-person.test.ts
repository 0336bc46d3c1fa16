// Two people are the same only where role, name and birth date agree exactly, folded. Synthetic.
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/domain/cases/case.ts';
import { day } from '../../../src/domain/time/day.ts';
import { birthsOf, compareToPerson, namesOf } from '../../../src/domain/news/same-person.ts';
import { headingOf, CASE_HEADINGS } from '../../../src/domain/news/news-headings.ts';
import { peopleOnForm } from '../../../src/domain/referral/referral-people.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { TABLE } from '../../../src/workbook/tables/all-tables.ts';

const BORIS: Person = {
  id: 'P-AAAA22',
  caseRef: 'K-AAAA22',
  role: 'perpetrator',
  surname: 'Pérpov',
  forenames: 'Boris',
  aliases: ['Bob Perpov'],
  birthDate: day('1985-06-07'),
  otherBirthDates: ['07/06/1986', '1 May 1985'],
};
const form = (more: Partial<Person>): Omit<Person, 'id' | 'caseRef'> => ({ role: 'perpetrator', ...more });

describe('a person on a referral beside a person of the case', () => {
  test.each([
    ['the same name and birth date', { surname: 'Perpov', forenames: 'BORIS', birthDate: day('1985-06-07') }, 'same'],
    ['the same name, no birth date', { surname: 'Perpov', forenames: 'Boris' }, 'same'],
    ['a name that is an alias there', { surname: 'Perpov', forenames: 'Bob' }, 'same'],
    ['another date that stands there', { surname: 'Perpov', forenames: 'Boris', birthDate: day('1986-06-07') }, 'same'],
    [
      'the same name, another birth date',
      { surname: 'Perpov', forenames: 'Boris', birthDate: day('1985-06-08') },
      'maybe',
    ],
    [
      'another spelling, the same birth date',
      { surname: 'Perpow', forenames: 'Boris', birthDate: day('1985-06-07') },
      'maybe',
    ],
    ['half a name that agrees', { surname: 'Perpov' }, 'maybe'],
    ['another spelling, no birth date', { surname: 'Perpow', forenames: 'Boris' }, 'other'],
    ['another name and birth date', { surname: 'Otherov', forenames: 'Carl', birthDate: day('1990-01-02') }, 'other'],
    ['the same name in another role', { role: 'child' as const, surname: 'Perpov', forenames: 'Boris' }, 'other'],
    ['no name at all', {}, 'other'],
  ])('%s', (_, more, expected) => {
    expect(compareToPerson(form(more), BORIS)).toBe(expected);
  });

  test('an unborn child is known by its due date alone', () => {
    const unborn: Person = { id: 'P-BBBB22', caseRef: 'K-AAAA22', role: 'unborn', dueDate: day('2027-05-03') };
    expect(compareToPerson({ role: 'unborn', dueDate: day('2027-05-03') }, unborn)).toBe('same');
    expect(compareToPerson({ role: 'unborn', dueDate: day('2027-05-04') }, unborn)).toBe('other');
  });

  test('names in either order, and dates however they were typed', () => {
    expect([...namesOf(BORIS)]).toEqual(['boris perpov', 'perpov boris', 'bob perpov']);
    expect([...birthsOf(BORIS)]).toEqual(['1985-06-07', '1986-06-07', '1985-05-01']);
  });
});

test('every heading that a line of Today names is a heading of Referrals', () => {
  const headers = new Set(Object.values(TABLE.referrals.columns).map((one) => one.header));
  for (const heading of Object.values(CASE_HEADINGS)) expect(headers).toContain(heading);
  const everything = Object.fromEntries(
    Object.entries(TABLE.referrals.columns).map(([field, column]) => [field, column.kind === 'list' ? ['x'] : 'x']),
  ) as unknown as Referral;
  const forms = peopleOnForm({ ...everything, perpetratorKnowsAddress: 'yes', refuge: false });
  expect(forms.length).toBeGreaterThan(9);
  for (const one of forms) {
    for (const place of one.places) expect(headers).toContain(place.heading);
    for (const field of Object.keys(one.values)) {
      if (['role', 'aliases', 'otherBirthDates', 'dueDate'].includes(field)) continue;
      expect(headers, `${one.slot} ${field}`).toContain(headingOf(one, field));
    }
  }
});
