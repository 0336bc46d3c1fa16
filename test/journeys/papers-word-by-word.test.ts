// What the rows about danger, holds and wrong papers promise, phrase by phrase, beside their first journeys.
import { expect, test } from 'vitest';
import { describeBefore } from '../../src/cli/daily/correct-command.ts';
import { AGENCY, addContact, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import {
  everythingIn,
  idsWhere,
  journey,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  shownTo,
  todaySays,
  whom,
} from './steps.ts';

const BY = { by: 'Cora Coordinata', in: 'command' } as const;

test('victim does not want to be discussed: withdrawn, she is on no paper', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'withdraw', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-02T10:00');
    expect(
      await todaySays(desk, `Case ${ref} still stands on the list of Tuesday 16 March 2027`),
      'a person takes her off',
    ).toBe(true);
    expect(desk.book.text('meetings', MEETING, 'cases'), 'counted nowhere').toBe('1');
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(sent.map(everythingIn).join(' ')).toContain('VictimsenBBBB22');
    expect(sent.map(everythingIn).join(' ')).not.toContain('VictimsenAAAA22');
    desk.book.edit('list', listingOf(desk, ref), { takenOff: true, takenOffWhy: 'Her wish' });
    expect(await todaySays(desk, `Case ${ref} still stands on the list`)).toBe(false);
  }));

test('victim does not want to be discussed: a case that was there before goes on, and Today asks', () =>
  journey(async (desk) => {
    desk.book.type('cases', { state: 'heard', kind: 'new', openedOn: '2026-12-01' }, { id: 'K-AAAA22' });
    desk.book.type(
      'people',
      { caseRef: 'K-AAAA22', role: 'victim', surname: 'Longknown', forenames: 'Lena' },
      { id: 'P-AAAA22' },
    );
    const repeat = { matchCase: 'K-AAAA22', matchAnswer: 'repeat', matchAnsweredBy: 'Cora Coordinata' };
    typeReferral(desk.book, 'R-AAAA22', repeat);
    await desk.tick('2027-03-01T10:00');
    expect(idsWhere(desk, 'list', 'caseRef', 'K-AAAA22')).toHaveLength(1);
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'withdraw', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-02T10:00');
    expect(desk.book.text('meetings', MEETING, 'cases')).toBe('1');
    expect(await todaySays(desk, 'Case K-AAAA22 still stands on the list of Tuesday 16 March 2027')).toBe(true);
    expect(shownTo(await sendList(desk), CONTACT.health)).toContain('Lena Longknown');
  }));

test('no safe contact at all: the school or the GP is for the IDVA alone, and nobody is given a number', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { phone: '07700 900555', safeToCall: 'no' });
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', ref, { contactThrough: 'Through the school office, Thursdays', idvaContact: CONTACT.idva });
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    sent.push(...(await sendMinutes(desk)));
    expect(shownTo(sent, CONTACT.idva, '/feedback/')).toContain('Through the school office, Thursdays');
    const others = sent.filter((one) => one.to !== CONTACT.idva);
    expect(others.map(everythingIn).join(' ')).not.toMatch(/school office|900555/);
    for (const part of ['/agenda/', '/minutes/'])
      expect(shownTo(others, CONTACT.housing, part), `the line stands in ${part}`).toContain(
        'Contact only through Ida Advocatson',
      );
    expect(shownTo(sent, CONTACT.idva), 'what is not safe is said to be so').not.toMatch(
      /900555[^.]*Safe to call: yes/i,
    );
  }));

test('death: what was released before it does not leave after it', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    const dead = caseOf(desk, 'R-AAAA22');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T13:00');
    expect(await desk.release()).toBeGreaterThan(3);
    desk.book.edit('cases', dead, { deceased: true });
    const sent = await desk.tick('2027-03-04T13:05');
    expect(sent.map(everythingIn).join(' ')).not.toContain('VictimsenAAAA22');
    expect(await todaySays(desk, `Case ${dead} is frozen by a death`)).toBe(true);
    desk.book.edit('cases', dead, { holdKind: 'death', holdBy: 'The review', holdReviewOn: '2027-09-01' });
    expect(await todaySays(desk, 'type the hold for the review')).toBe(false);
    await desk.run('2027-03-04T15:00');
    expect(desk.book.text('cases', dead, 'keepUntil'), 'nothing of it has an end').toBe('');
  }));

test('hold for court, review, access request: by whom, and until when somebody looks again', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await desk.run('2027-03-01T10:05');
    const ref = caseOf(desk, 'R-AAAA22');
    expect(desk.book.text('cases', ref, 'keepUntil')).toBe('2034-03-01');
    desk.book.edit('cases', ref, { holdKind: 'accessRequest' });
    await desk.run('2027-03-01T11:00');
    expect(desk.book.text('cases', ref, 'keepUntil'), 'no day of destruction stands beside it').toBe('');
    expect(await todaySays(desk, 'type who holds it and the day of its review')).toBe(true);
    desk.book.edit('cases', ref, { holdBy: 'Dana Protector', holdReviewOn: '2027-04-01' });
    expect(await todaySays(desk, 'type who holds it')).toBe(false);
    await desk.run('2027-04-02T11:00');
    expect(
      await todaySays(desk, /the hold \(access request, Dana Protector\) was to be reviewed by 1 April 2027/),
    ).toBe(true);
    desk.book.edit('cases', ref, { holdReviewOn: '2027-10-01' });
    expect(await todaySays(desk, 'was to be reviewed')).toBe(false);
  }));

test('late case after the list went out: its own deadline lies ahead, and a conflict keeps it from whoever may not have it', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    typeReferral(desk.book, 'R-BBBB22', {
      receivedAt: '2027-03-12T10:00',
      referredOn: '2027-03-12',
      decidedOn: '2027-03-12',
      meeting: MEETING,
    });
    await desk.run('2027-03-12T11:00');
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-BBBB22'),
        contact: CONTACT.health,
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-12',
      },
      { id: 'X-AAAA22' },
    );
    await letGo(desk, '2027-03-12T12:10');
    const sent = desk.delivered.filter((one) => one.key.includes('/supplement/'));
    expect(whom(sent, '/supplement/')).toEqual([CONTACT.children, CONTACT.housing, CONTACT.police].toSorted());
    for (const one of sent) {
      expect(everythingIn(one), 'the list’s own day is over').not.toContain('11 March 2027');
      expect(everythingIn(one)).toContain('15 March 2027, 12:00');
      expect(everythingIn(one)).toMatch(/VictimsenBBBB22/i);
    }
  }));

test('wrong birth date on the list: who may no longer have it gets the withdrawal', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const victim = idsWhere(desk, 'people', 'role', 'Victim')[0]!;
    desk.book.edit('people', victim, { birthDate: '1991-02-03' });
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        contact: CONTACT.health,
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-05',
      },
      { id: 'X-AAAA22' },
    );
    addContact(desk.book, 'C-QAAA22', AGENCY.children, 'deputy', 'Newly Named');
    await desk.ledger.rememberAnswer(`reissue/ealing/research/${MEETING}/at-risk-list`, 'Wrong birth date', BY);
    await desk.run('2027-03-05T09:00');
    await letGo(desk, '2027-03-05T09:10');
    const after = desk.delivered;
    expect(whom(after, '/withdrawn/')).toEqual([CONTACT.health]);
    expect(whom(after, '/reissued-2/')).toEqual([CONTACT.children, CONTACT.housing, CONTACT.police].toSorted());
    expect(shownTo(after, CONTACT.health, '/withdrawn/'), 'without content').not.toMatch(/Victimsen|K-|birth/);
  }));

test('paper sent that should not have been: the safety question is asked first, and one reader’s copy can be withdrawn alone', () =>
  journey(async (desk) => {
    expect(describeBefore('withdraw', 2)).toMatch(
      /^Is everybody in the case safe now\? Ring first\. 2 messages carried it\. Say --yes/,
    );
    expect(describeBefore('reissue', 1)).toMatch(/^1 message carried it/);
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const copy = `withdraw/ealing/research/${MEETING}/at-risk-list/${CONTACT.health}`;
    await desk.ledger.rememberAnswer(copy, 'Wrong agency', BY);
    const sent = await desk.tick('2027-03-05T09:10');
    expect(whom(sent, '/withdrawn/'), 'at once, and to nobody else').toEqual([CONTACT.health]);
    expect(shownTo(sent, CONTACT.health, '/withdrawn/')).toMatch(/Do not act on At Risk List/);
  }));
