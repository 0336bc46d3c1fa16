// Death, holds, and people in danger because of what a paper says: the rows that stop mail.
import { expect, test } from 'vitest';
import { findArchivable } from '../../src/domain/cases/archiving.ts';
import type { Day } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { everythingIn, journey, letGo, sendAgenda, sendList, shownTo, todaySays, whom } from './steps.ts';

test('death', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22');
    typeReferral(desk.book, 'R-CCCC22');
    await desk.tick('2027-03-01T10:00');
    const [dead, linked, other] = ['R-AAAA22', 'R-BBBB22', 'R-CCCC22'].map((one) => caseOf(desk, one)) as [
      string,
      string,
      string,
    ];
    desk.book.edit('cases', linked, { linkedCases: dead, linkConfirmedBy: 'Cora Coordinata' });
    for (const [id, caseRef] of [
      ['A-AAAA22', dead],
      ['A-BBBB22', linked],
      ['A-CCCC22', other],
    ] as const)
      desk.book.type(
        'actions',
        {
          caseRef,
          text: 'See to it',
          agency: AGENCY.housing,
          agreedOn: '2027-02-01',
          due: '2027-02-20',
          status: 'open',
          safety: true,
        },
        { id },
      );
    desk.book.edit('cases', dead, { deceased: true });
    const sent = await sendList(desk);
    expect(whom(sent, '/research/'), 'the others go on').toContain(CONTACT.housing);
    const shown = sent.map(everythingIn).join('\n');
    expect(shown).toContain('VictimsenCCCC22');
    expect(shown).not.toContain('VictimsenAAAA22');
    expect(shown, 'the linked case is frozen too').not.toContain('VictimsenBBBB22');
    expect(shown, 'the answer sheet asks for what goes on').toContain('A-CCCC22');
    expect(shown, 'and for nothing of a frozen case, not by its reference either').not.toMatch(/A-(AAAA|BBBB)22/);
    const chased = desk.delivered
      .filter((one) => one.key.includes('follow-up'))
      .map(everythingIn)
      .join('\n');
    expect(chased).toContain('A-CCCC22');
    expect(chased).not.toMatch(/A-(AAAA|BBBB)22/);
    for (const ref of [dead, linked])
      expect(await todaySays(desk, new RegExp(`^2 cases are frozen by a death.*${ref}\\b`, 's'))).toBe(true);
    expect(await todaySays(desk, 'type the hold for the review')).toBe(true);

    desk.book.edit('cases', linked, { papersAllowedBy: 'Cora Coordinata' });
    await desk.run('2027-03-05T09:00');
    const waiting = (await desk.ledger.messages({ states: ['offered'] })).filter((one) =>
      one.discloses.some((each) => each.case === linked),
    );
    expect(waiting.length, 'its papers may go again').toBeGreaterThan(0);
    expect(
      waiting.every((one) => one.gate === 'release' && one.released === undefined),
      'each on its own release',
    ).toBe(true);
    const after = await letGo(desk, '2027-03-05T09:30');
    expect(after.map(everythingIn).join('\n')).toContain('VictimsenBBBB22');
    const digests = desk.delivered.filter((one) => one.key.includes('follow-up'));
    expect(digests.map(everythingIn).join('\n'), 'and it is not chased by itself').not.toContain('A-BBBB22');
  }));

test('hold for court, review, access request', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('cases', caseOf(desk, 'R-AAAA22'), {
      holdKind: 'court',
      holdBy: 'Crown Prosecution Service',
      holdReviewOn: '2027-03-03',
    });
    const sent = await sendList(desk);
    expect(shownTo(sent, CONTACT.housing), 'she is protected all the same').toContain('VictimsenAAAA22');
    expect(await todaySays(desk, 'the hold (court, Crown Prosecution Service) was to be reviewed by')).toBe(true);
    desk.book.edit('cases', caseOf(desk, 'R-AAAA22'), { state: 'closed', closedOn: '2027-03-05' });
    await desk.run('2027-03-05T09:00'); // a case that is to be closed counts as open
    const archivable = async (): Promise<number> =>
      findArchivable((await readFacts(desk.desk, false)).facts.maracs[0]!, '2029-01-01' as Day).length;
    expect(await archivable(), 'nothing of it is named for removal, ever').toBe(0);
    desk.book.edit('cases', caseOf(desk, 'R-AAAA22'), { holdKind: '', holdBy: '', holdReviewOn: '' });
    expect(await archivable(), 'until somebody lifts the hold').toBe(1);
  }));

test('referral sent in by the perpetrator', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      channel: 'form',
      referrerAgency: '',
      referrerName: 'Boris PerpovAAAA22',
      referrerEmail: 'boris@example.org',
      decision: '',
      decidedBy: '',
      decidedOn: '',
    });
    const sent = await letGo(desk, '2027-03-01T09:20');
    expect(
      sent.map((one) => one.to),
      'the IDVA service and nobody else',
    ).toEqual([CONTACT.duty]);
    expect(sent.some((one) => one.address === 'boris@example.org')).toBe(false);
    desk.book.edit('referrals', 'R-AAAA22', {
      decision: 'withdraw',
      decidedBy: 'Cora Coordinata',
      decidedOn: '2027-03-01',
    });
    expect(await letGo(desk, '2027-03-01T11:00'), 'nor of the decision').toEqual([]);
  }));

test('referrer is not a contact', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerEmail: 'rita@example.org' });
    let sent = await letGo(desk, '2027-03-01T09:20');
    expect(whom(sent, '/R-AAAA22/decision-accept/'), 'the agency’s representative').toEqual([CONTACT.housing]);
    typeReferral(desk.book, 'R-BBBB22', { referrerAgency: 'A School', referrerEmail: 'head@example.org' });
    await desk.run('2027-03-02T09:00');
    const ref = caseOf(desk, 'R-BBBB22');
    desk.book.type(
      'contacts',
      {
        agency: AGENCY.health,
        role: 'referrer',
        personName: 'Sally Schoolhead',
        route: 'secureMail',
        routeProvenOn: '2027-03-02',
        address: 'head@example.org',
        phone: '020 7946 0111',
        verifiedBy: 'Cora Coordinata',
        verifiedOn: '2027-03-02',
        onlyCase: ref,
      },
      { id: 'C-SAAA22' },
    );
    sent = await letGo(desk, '2027-03-02T10:00');
    expect(whom(sent, '/R-BBBB22/decision-accept/'), 'verified by phone for that one case').toEqual(['C-SAAA22']);
    sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(
      sent.some((one) => one.to === 'C-SAAA22'),
      'and it is no representative',
    ).toBe(false);
  }));

test('no safe contact at all', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { phone: '', safeToCall: 'no' });
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', ref, {
      contactThrough: 'GP appointment on 11 March 2027, 10:00, Acton',
      idvaContact: CONTACT.idva,
      unsafeRoutes: 'Letters; Voicemail',
    });
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.idva)).toContain('GP appointment on 11 March 2027');
    const others = sent.filter((one) => one.to !== CONTACT.idva);
    expect(others.map(everythingIn).join('\n')).not.toContain('GP appointment');
    expect(shownTo(others, CONTACT.housing, '/agenda/')).toMatch(
      /Contact only through Ida Advocatson.*Unsafe: Letters, Voicemail/s,
    );
  }));

test('victim does not want to be discussed', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { consent: 'refused' });
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    expect(await todaySays(desk, 'shared without consent, and no decision is on record')).toBe(true);
    desk.book.edit('cases', ref, {
      withoutConsentBasis: 'Prevention of crime',
      withoutConsentWhy: 'Threats to kill.',
      withoutConsentBy: 'Cora Coordinata, coordinator',
      withoutConsentOn: '2027-03-02',
    });
    await desk.run('2027-03-02T10:00');
    expect(await todaySays(desk, 'no decision is on record')).toBe(false);
    const record = (await desk.ledger.findPaper(`ealing/intake/${ref}/without-consent`, 1))!;
    const text = Buffer.from((await desk.ledger.readContent(record.textId))!).toString('utf8');
    expect(text).toContain('Prevention of crime');
    expect(text).toContain('Cora Coordinata, coordinator');
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(sent.map(everythingIn).join('\n'), 'the record goes to nobody').not.toContain('Prevention of crime');
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'withdraw', decidedBy: 'Cora Coordinata' });
    desk.book.edit('meetings', MEETING, { listReady: false });
    await letGo(desk, '2027-03-12T10:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'state')).toBe('Withdrawn');
  }));
