// Sentences that a newcomer could not act on: each names the column, role or day that is meant. All names are synthetic.
import { expect, test } from 'vitest';
import { AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { journey, sendList, todaySays } from './steps.ts';

test('a link is confirmed in the column that Cases has', () =>
  journey(async (desk) => {
    const him = { perp1Surname: 'Bothov', perp1Forenames: 'Bruno', perp1BirthDate: '1980-01-02' };
    typeReferral(desk.book, 'R-AAAA22', him);
    typeReferral(desk.book, 'R-BBBB22', {
      ...him,
      birthDate: '1994-07-08',
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
    });
    await desk.tick('2027-03-01T10:00');
    expect(await todaySays(desk, '“Links confirmed by”')).toBe(true);
  }));

test('an agency without anybody is told which role to name', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('contacts', CONTACT.health, { activeTo: '2027-02-01' });
    await sendList(desk);
    desk.book.type('needed', { caseRef: caseOf(desk, 'R-AAAA22'), agency: AGENCY.health, level: 'takesPart' });
    await desk.tick('2027-03-09T10:00');
    expect(await todaySays(desk, /Test Health has nobody .* name somebody in the role Representative or Deputy/)).toBe(
      true,
    );
  }));

test('a contact verified on a day to come: Contacts, the plan and Checks give that as the reason', () =>
  journey(async (desk) => {
    desk.book.edit('contacts', CONTACT.duty, { verifiedOn: '2027-11-02' });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.text('contacts', CONTACT.duty, 'verifiedState')).toMatch(/^"Verified on" is a day to come/);
    expect(await todaySays(desk, `“Verified on” of contact ${CONTACT.duty} is a day to come (2 November 2027)`)).toBe(
      true,
    );
    const check = desk.book
      .rows('checks')
      .find(({ id = '' }) => desk.book.text('checks', id, 'place').endsWith('“Verified on”'));
    expect(desk.book.text('checks', check?.id ?? '', 'place')).toMatch(
      new RegExp(`^Contacts, row \\d+ for Dora Dutywell, Test IDVA Service \\(${CONTACT.duty}\\), “Verified on”$`),
    );
    expect(desk.book.text('checks', check?.id ?? '', 'stops')).toBe('Nothing');
  }));

test('one is one, in the words too', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { decision: undefined, consent: undefined });
    typeReferral(desk.book, 'R-BBBB22', { birthDate: 'the third of May' });
    await desk.tick('2027-03-01T10:00');
    expect(await todaySays(desk, '1 answer is missing: ')).toBe(true);
    expect(await todaySays(desk, /^Referral R-BBBB22: a cell cannot be read as it stands/)).toBe(true);
    expect(await todaySays(desk, 'row or tab'), 'one cell, not a row').toBe(false);
    desk.book.type('meetings', { on: 'the third of May', start: '09:30', kind: 'ordinary' }, { id: 'M-BBBB22' });
    expect(await todaySays(desk, /^1 row or tab cannot be read as it stands\. Checks names/)).toBe(true);
  }));
