// A number that a repeat called safe, and whose referral is deleted afterwards: nobody has asked the victim, and it stays not confirmed. All made up.
import { expect, test } from 'vitest';
import { journey, letGo, shownTo } from '../journeys/steps.ts';
import { AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';

const SAME = { surname: 'Victimova', forenames: 'Vera', birthDate: '1990-02-03', perp1Surname: 'Perpovski' };

test('F6: the row of the repeat is deleted: what it called safe is still printed as not confirmed, beside what was confirmed', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...SAME, phone: '07700 900111' });
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', {
      ...SAME,
      phone: '07700 900222',
      receivedAt: '2027-03-02T09:15',
      referredOn: '2027-03-02',
      referrerAgency: AGENCY.health,
      matchAnswer: 'repeat',
      matchCase: caseRef,
      matchAnsweredBy: 'Cora Coordinata',
    });
    await letGo(desk, '2027-03-02T10:00');
    desk.book.remove('referrals', 'R-BBBB22');
    const way = {
      caseRef,
      route: 'phone',
      value: '07700 900333',
      safe: 'yes',
      confirmedBy: 'Ida',
      confirmedOn: '2027-03-03',
    };
    desk.book.type('safeContacts', way, { id: 'SC-AAAA22' });
    const sent = await letGo(desk, '2027-03-03T10:00');
    const shown = shownTo(sent, CONTACT.duty, '/safe-contact/');
    const [confirmed = '', unconfirmed = ''] = shown.split('Not confirmed');
    expect(confirmed).toContain('07700 900333');
    expect(confirmed).not.toContain('07700 900222');
    expect(unconfirmed).toContain('07700 900222');
    expect(unconfirmed).toContain('On a referral that is not on Referrals any more');
  }));
