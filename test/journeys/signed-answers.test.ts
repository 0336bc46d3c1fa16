// An answer that decides wants a name: without one nothing is done and Today asks for it, with one it takes effect at the next look. All people and
// cases are made up.
import { describe, expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, letGo, namesAsked, offered, todaySays } from './steps.ts';

/** The mark, the mail that it lets go, and when it is typed. */
const MARKS = [
  ['list', 'list-and-request', '2027-03-04T13:00'],
  ['agenda', 'agenda', '2027-03-11T09:30'],
  ['actions', 'actions', '2027-03-18T09:30'],
  ['minutes', 'minutes', '2027-03-19T09:30'],
] as const;

describe('ready marks', () => {
  test.each(MARKS)('F19: "%s ready" without a name lets nothing go, and with one it does', (mark, mail, time) =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const listing = desk.book.rows('list')[0]!.id!;
      desk.book.edit('list', listing, { outcome: 'actionPlan', risksToOthers: 'None known' });
      const chair = { chairApproved: true, chairApprovedBy: 'Charis Chairman' };
      desk.book.type(
        'actions',
        {
          meeting: MEETING,
          caseRef: caseOf(desk, 'R-AAAA22'),
          agency: AGENCY.police,
          text: 'A patrol passes by',
          due: '2027-03-23',
        },
        { id: 'A-AAAA22' },
      );
      desk.book.edit('meetings', MEETING, { [`${mark}Ready`]: true, ...(mark === 'minutes' ? chair : {}) });
      await desk.run(time);
      const count = (): Promise<number> => offered(desk, mail);
      expect(await count()).toBe(0);
      const [line = '', ...more] = await namesAsked(desk, MEETING);
      expect(more).toEqual([]);
      const column = `${mark.charAt(0).toUpperCase()}${mark.slice(1)} ready`;
      expect(line).toContain(`“${column}” is filled in without a name (Meetings, row ${MEETING})`);
      expect(line).toContain(`Type in “${column} by” who says so: then `);
      expect(line).toMatch(/of Tuesday 16 March 2027 may go\. Until then (it stays a draft|they stay drafts)\.$/);
      // The line that asks for the mark itself does not stand beside it.
      expect(await todaySays(desk, `type Yes in “${column}”`)).toBe(false);
      desk.book.edit('meetings', MEETING, { [`${mark}ReadyBy`]: 'Cora Coordinata' });
      await desk.run(time.replace(/:\d\d$/, ':50'));
      expect(await count()).toBeGreaterThan(0);
      expect(await namesAsked(desk, MEETING)).toEqual([]);
    }),
  );

  test('F19: the chair’s approval without a name lets no minutes go, and Today says where to type it', () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      desk.book.edit('list', desk.book.rows('list')[0]!.id!, { outcome: 'actionPlan', risksToOthers: 'None known' });
      desk.book.edit('meetings', MEETING, {
        minutesReady: true,
        minutesReadyBy: 'Cora Coordinata',
        chairApproved: true,
      });
      await desk.run('2027-03-19T09:30');
      const minutes = async (): Promise<readonly string[]> =>
        (await desk.ledger.messages({ states: ['offered'] })).flatMap((one) =>
          one.template === 'minutes' ? [one.key] : [],
        );
      expect(await minutes()).toEqual([]);
      expect(await todaySays(desk, 'Type in “Chair approved by” who says so')).toBe(true);
      desk.book.edit('meetings', MEETING, { chairApprovedBy: 'Yes' });
      await desk.run('2027-03-19T09:40');
      expect(await minutes(), 'a bare yes names nobody').toEqual([]);
      desk.book.edit('meetings', MEETING, { chairApprovedBy: 'Charis Chairman' });
      await desk.run('2027-03-19T10:00');
      expect((await minutes()).length).toBeGreaterThan(0);
      expect(await todaySays(desk, 'Type in “Chair approved by” who says so')).toBe(false);
    }));
});

const decisions = (desk: TestDesk): Promise<readonly string[]> =>
  desk.ledger
    .messages()
    .then((all) => all.flatMap((one) => (/decision|query|redirect/.test(one.key) ? [one.key] : [])));

describe('referrals', () => {
  test.each(['accept', 'acceptUrgent', 'query', 'signpost', 'redirect', 'withdraw'])(
    'F19: the decision “%s” without a name is not carried out, and with one it is',
    (decision) =>
      journey(async (desk) => {
        typeReferral(desk.book, 'R-AAAA22', {
          decision,
          decidedBy: '',
          ...(decision === 'query' ? { incident: '' } : {}),
        });
        await desk.tick('2027-03-01T10:00');
        await desk.tick('2027-03-01T11:00');
        expect(desk.book.rows('cases')).toEqual([]);
        expect(await decisions(desk)).toEqual([]);
        const [line = ''] = await namesAsked(desk, 'R-AAAA22');
        expect(line).toContain('“Decision” is filled in without a name (Referrals, row R-AAAA22)');
        expect(line).toContain('Type in “Decided by”');
        expect(await todaySays(desk, 'waits for a decision. Proposed')).toBe(false);
        desk.book.edit('referrals', 'R-AAAA22', { decidedBy: 'Cora Coordinata' });
        await desk.tick('2027-03-01T11:10');
        expect(await namesAsked(desk, 'R-AAAA22')).toEqual([]);
        expect(desk.book.rows('cases')).toHaveLength(decision.startsWith('accept') ? 1 : 0);
        expect(await todaySays(desk, 'R-AAAA22 waits for a decision')).toBe(false);
      }),
  );

  test('F19: a match answered without a name keeps the decision waiting, so that no second case is opened', () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const first = caseOf(desk, 'R-AAAA22');
      typeReferral(desk.book, 'R-BBBB22', {
        surname: 'VictimsenAAAA22',
        perp1Surname: 'PerpovAAAA22',
        receivedAt: '2027-03-01T10:15',
        wishes: 'To move away before the summer.',
        matchAnswer: 'repeat',
        matchCase: first,
      });
      await desk.tick('2027-03-01T10:30');
      expect(desk.book.rows('cases')).toHaveLength(1);
      const state = (): string => desk.book.text('referrals', 'R-BBBB22', 'state');
      expect(state()).toBe('Waits for a decision');
      const news = (): Promise<boolean> => todaySays(desk, 'says what its case does not');
      expect(await news()).toBe(false);
      const [line = '', ...more] = await namesAsked(desk, 'R-BBBB22');
      expect(more).toEqual([]);
      expect(line).toContain('“Match: your answer” is filled in without a name (Referrals, row R-BBBB22)');
      expect(line).toContain('no decision about the referral is carried out');
      desk.book.edit('referrals', 'R-BBBB22', { matchAnsweredBy: 'Cora Coordinata' });
      await desk.tick('2027-03-01T10:40');
      await desk.tick('2027-03-01T10:50');
      expect(desk.book.rows('cases')).toHaveLength(1);
      expect(state()).toBe('Listed');
      expect(await news()).toBe(true);
      expect(await namesAsked(desk, 'R-BBBB22')).toEqual([]);
    }));

  test('F19: an acknowledgement of the IDVA service without a name ends no alarm', () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      desk.book.edit('referrals', 'R-AAAA22', { idvaAcknowledgedAt: '2027-03-01T11:00' });
      await desk.tick('2027-03-02T10:00');
      const alarm = async (): Promise<boolean> => (await desk.today()).some((one) => one.id === 'alarm/R-AAAA22/idva');
      expect(await alarm()).toBe(true);
      expect(await namesAsked(desk, 'R-AAAA22')).toHaveLength(1);
      desk.book.edit('referrals', 'R-AAAA22', { idvaAcknowledgedBy: 'Dora Dutywell' });
      await desk.tick('2027-03-02T10:10');
      expect(await alarm()).toBe(false);
      expect(await namesAsked(desk, 'R-AAAA22')).toEqual([]);
    }));

  test('F19: about a referral of the restricted workbook it is asked there only', () =>
    journey(async (desk) => {
      desk.book.type(
        'referrals',
        {
          channel: 'typed',
          receivedAt: '2027-03-01T09:15',
          surname: 'Secretsen',
          forenames: 'Ada',
          decision: 'accept',
        },
        { id: 'R-SSSS22', file: 'restricted' },
      );
      await desk.tick('2027-03-01T10:00');
      const lines = desk.book.rows('today').filter((one) => /R-SSSS22/.test(desk.book.text('today', one.id!, 'what')));
      expect(lines.length).toBeGreaterThan(0);
      expect(new Set(lines.map((one) => one.file))).toEqual(new Set(['restricted']));
      expect(lines.filter((one) => /Decided by/.test(desk.book.text('today', one.id!, 'what')))).toHaveLength(1);
    }));
});

describe('cases, actions and contacts', () => {
  test('F19: cases linked without a name are not linked, and what was typed is not shown', () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      typeReferral(desk.book, 'R-BBBB22');
      await desk.tick('2027-03-01T10:00');
      const [one, other] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
      desk.book.edit('cases', one, { linkedCases: [other], deceased: true });
      await desk.tick('2027-03-01T11:00');
      const frozen = async (): Promise<readonly string[]> =>
        (await desk.today()).flatMap(({ id, about, things }) => {
          if (id.endsWith('/frozen')) return [about];
          return (things ?? []).flatMap((each) => (each.ids.some((of) => of.endsWith('/frozen')) ? [each.about] : []));
        });
      expect(await frozen()).toEqual([one]);
      const [line = ''] = await namesAsked(desk, one);
      expect(line).toContain(`“Linked cases” is filled in without a name (Cases, row ${one})`);
      expect(line).not.toContain(other);
      desk.book.edit('cases', one, { linkConfirmedBy: 'Cora Coordinata' });
      await desk.tick('2027-03-01T11:10');
      expect((await frozen()).toSorted()).toEqual([one, other].toSorted());
      expect(await namesAsked(desk, one)).toEqual([]);
    }));

  test('F19: a frozen case is let go by a name, not by a yes', () =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const ref = caseOf(desk, 'R-AAAA22');
      desk.book.edit('cases', ref, { deceased: true, papersAllowedBy: 'Yes' });
      desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
      await letGo(desk, '2027-03-04T13:00');
      const about = (): number =>
        desk.delivered.filter((one) => one.key.includes('/list/') && JSON.stringify(one.mail).includes(ref)).length;
      expect(about()).toBe(0);
      const [line = ''] = await namesAsked(desk, ref);
      expect(line).toContain('“Frozen: papers allowed by” holds no name (Cases, row');
      expect(line).toContain('Until then the case stays frozen.');
      desk.book.edit('cases', ref, { papersAllowedBy: 'Cora Coordinata' });
      await desk.run('2027-03-04T13:40');
      expect(await namesAsked(desk, ref)).toEqual([]);
      expect(await todaySays(desk, `Case ${ref} is frozen by a death: nothing about it goes`)).toBe(false);
    }));

  test('F19: a call logged without a name counts as not made', () =>
    journey(async (desk) => {
      desk.book.type(
        'actions',
        { agency: AGENCY.housing, text: 'Changes a lock', agreedOn: '2027-02-01', due: '2027-02-08', status: 'open' },
        { id: 'A-AAAA22' },
      );
      desk.book.edit('actions', 'A-AAAA22', { phoneCallMadeOn: '2027-02-26' });
      await desk.tick('2027-03-01T10:00');
      const ring = (): Promise<boolean> => todaySays(desk, 'ring the agency and type “Phone call made on”');
      expect(await ring()).toBe(true);
      const [line = ''] = await namesAsked(desk, 'A-AAAA22');
      expect(line).toContain('“Phone call made on” is filled in without a name (Actions, row A-AAAA22)');
      desk.book.edit('actions', 'A-AAAA22', { phoneCallBy: 'Cora Coordinata' });
      await desk.tick('2027-03-01T10:10');
      expect(await ring()).toBe(false);
      expect(await namesAsked(desk, 'A-AAAA22')).toEqual([]);
    }));

  test('F19: a contact verified by nobody gets nothing, and Today asks who rang', () =>
    journey(async (desk) => {
      desk.book.edit('contacts', CONTACT.health, { verifiedBy: '' });
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
      const sent = await letGo(desk, '2027-03-04T13:00');
      expect(sent.map((one) => one.to)).not.toContain(CONTACT.health);
      const [line = ''] = await namesAsked(desk, CONTACT.health);
      expect(line).toContain(`“Verified on” is filled in without a name (Contacts, row ${CONTACT.health})`);
      desk.book.edit('contacts', CONTACT.health, { verifiedBy: 'Cora Coordinata' });
      const then = await letGo(desk, '2027-03-04T14:00');
      expect(then.map((one) => one.to)).toContain(CONTACT.health);
      expect(await namesAsked(desk, CONTACT.health)).toEqual([]);
    }));
});
