// Safe contacts of referrals of which no case was opened: nobody takes them for a live case, and they are named for removal once they have expired.
// All synthetic.
import { expect, test } from 'vitest';
import { findCaseless } from '../../src/domain/cases/contacts-without-case.ts';
import type { Day } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { idsWhere, journey, letGo, sendAgenda, shownTo } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { withNames } from '../support/names.ts';

const DECIDED = { decidedBy: 'Cora Coordinata', decidedOn: '2027-03-01' };
const waysOf = (desk: TestDesk, referral: string): readonly string[] =>
  idsWhere(desk, 'safeContacts', 'caseRef', caseOf(desk, referral));
const beside = (desk: TestDesk, referral: string): readonly string[] =>
  waysOf(desk, referral).map((id) => desk.book.text('safeContacts', id, 'expired'));

test('beside the safe contact of a referral without a case stands that there is none, and why; with its case nothing', () =>
  journey(async (desk) => {
    const ended = { signpost: 'R-AAAA22', withdraw: 'R-BBBB22', redirect: 'R-CCCC22' } as const;
    for (const [decision, id] of Object.entries(ended)) typeReferral(desk.book, id, { ...DECIDED, decision });
    typeReferral(desk.book, 'R-DDDD22', { decision: '', decidedBy: '', decidedOn: '' });
    typeReferral(desk.book, 'R-EEEE22');
    await letGo(desk, '2027-03-01T10:00');
    await desk.run('2027-03-01T11:00');
    expect(beside(desk, 'R-AAAA22').join()).toMatch(withNames('No case: referral R-AAAA22 was signposted'));
    expect(beside(desk, 'R-BBBB22').join()).toMatch(withNames('No case: referral R-BBBB22 was withdrawn'));
    expect(beside(desk, 'R-CCCC22').join()).toMatch(
      withNames('No case: referral R-CCCC22 was passed to another MARAC'),
    );
    expect(beside(desk, 'R-DDDD22').join()).toMatch(withNames('No case yet: referral R-DDDD22 is not accepted'));
    expect(beside(desk, 'R-EEEE22')).toEqual(['']);
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'accept' });
    await desk.run('2027-03-01T12:05');
    await desk.run('2027-03-01T12:10');
    expect(beside(desk, 'R-AAAA22'), 'accepted after all').toEqual(['']);
  }));

test('they are named for removal the day after the last of them expired, and never while a case is there', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...DECIDED, decision: 'signpost' });
    typeReferral(desk.book, 'R-BBBB22');
    await letGo(desk, '2027-03-01T10:00');
    const named = async (on: string): Promise<readonly string[]> => {
      const [marac] = (await readFacts(desk.desk, false)).facts.maracs;
      return findCaseless(marac!, on as Day).flatMap((one) => [
        one.referral,
        ...one.rows.filter((id) => id.startsWith('SC-')),
      ]);
    };
    const [way] = waysOf(desk, 'R-AAAA22');
    const [marac] = (await readFacts(desk.desk, false)).facts.maracs;
    const last = marac!.safeContacts.find((one) => one.id === way)?.expiresOn ?? '';
    expect(last).toBe('2027-05-30');
    expect(await named('2027-05-29')).toEqual([]);
    expect(await named('2027-05-30')).toEqual([]);
    expect(await named('2027-05-31')).toEqual(['R-AAAA22', way]);
  }));

test('“Confirmed by” is an agency of the register or says that it is none; an agency corrected later confirms nothing', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: 'A private address' });
    typeReferral(desk.book, 'R-BBBB22', { referrerAgency: AGENCY.health });
    await letGo(desk, '2027-03-01T10:00');
    const by = (id: string): readonly string[] =>
      waysOf(desk, id).map((one) => desk.book.text('safeContacts', one, 'confirmedBy'));
    expect(by('R-AAAA22')).toEqual(['the referrer, whose agency is not on Agencies']);
    expect(by('R-BBBB22')).toEqual([AGENCY.health]);

    // A second report brings a number; its agency is put right afterwards: still nobody has asked her.
    typeReferral(desk.book, 'R-CCCC22', {
      referrerAgency: 'A private address',
      decision: 'join',
      matchCase: caseOf(desk, 'R-BBBB22'),
      phone: '07700 900777',
    });
    await letGo(desk, '2027-03-02T10:00');
    desk.book.edit('referrals', 'R-CCCC22', { referrerAgency: AGENCY.children });
    await desk.run('2027-03-02T12:05');
    const papers = shownTo(await sendAgenda(desk), CONTACT.duty, '/idva/');
    expect(papers).toMatch(/07700 900777[^]{0,400}not confirmed|not confirmed[^]{0,400}07700 900777/i);
  }));
