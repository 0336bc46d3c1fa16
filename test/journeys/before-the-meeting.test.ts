// From the list to the morning of the meeting: what is late, what is moved, who cannot come.
import { expect, test } from 'vitest';
import { AGENCY, addContact, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import {
  everythingIn,
  isYes,
  idsWhere,
  journey,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  shownTo,
  todaySays,
  whom,
} from './steps.ts';

const NEXT = 'M-BBBB22';
const nextMeeting = { on: '2027-04-13', start: '09:30', end: '12:30', kind: 'ordinary', chair: CONTACT.chair };

test('urgent; emergency meeting tomorrow', () =>
  journey(async (desk) => {
    desk.book.type(
      'meetings',
      {
        on: '2027-03-03',
        start: '14:00',
        kind: 'emergency',
        deadlineHours: 24,
        chair: CONTACT.chair,
        place: 'By phone',
      },
      { id: 'M-EEEE22' },
    );
    for (const agency of [AGENCY.police, AGENCY.housing])
      desk.book.type('attendance', { meeting: 'M-EEEE22', agency }, { id: `AT-${agency.slice(2)}` });
    typeReferral(desk.book, 'R-AAAA22', {
      receivedAt: '2027-03-02T09:15',
      decidedOn: '2027-03-02',
      decision: 'acceptUrgent',
      meeting: 'M-EEEE22',
    });
    await desk.run('2027-03-02T10:00');
    expect(await todaySays(desk, 'is urgent: type who asked and why')).toBe(true);
    desk.book.edit('referrals', 'R-AAAA22', { urgentAskedBy: 'Test Police', urgentWhy: 'Released this morning' });
    expect(idsWhere(desk, 'list', 'caseRef', caseOf(desk, 'R-AAAA22')), 'the ordinary meeting too').toHaveLength(2);
    await desk.run('2027-03-02T14:05');
    expect((await desk.ledger.messages({ states: ['draft'] })).some((one) => one.key.includes('/emergency/'))).toBe(
      true,
    );
    desk.book.edit('meetings', 'M-EEEE22', { listReady: true, listReadyBy: 'Cora Coordinata' });
    const sent = await letGo(desk, '2027-03-02T14:30');
    expect(whom(sent, '/M-EEEE22/emergency/'), 'a named few').toEqual([CONTACT.housing, CONTACT.police].toSorted());
    const note = shownTo(sent, CONTACT.housing, '/emergency/');
    expect(note).toMatch(/by Wednesday 3 March 2027, 08:00/);
    expect(note).toContain('The case is also heard on Tuesday 16 March 2027, 09:30.');
    expect(note).toContain('Test Police');
    const agenda = await letGo(desk, '2027-03-03T08:30');
    expect(
      agenda.some((one) => one.to === CONTACT.health || one.to === CONTACT.children),
      'nobody else hears of it',
    ).toBe(false);
  }));

test('late case after the list went out', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    typeReferral(desk.book, 'R-BBBB22', {
      receivedAt: '2027-03-05T10:00',
      referredOn: '2027-03-05',
      decidedOn: '2027-03-05',
    });
    await letGo(desk, '2027-03-05T11:00');
    expect(
      await todaySays(desk, 'came after the list of Tuesday 16 March 2027 closed. Choose'),
      'a person chooses',
    ).toBe(true);
    expect(desk.book.rows('list')).toHaveLength(1);
    desk.book.edit('referrals', 'R-BBBB22', { meeting: MEETING });
    await letGo(desk, '2027-03-05T12:10');
    const sent = await letGo(desk, '2027-03-05T12:20');
    const supplements = [...desk.delivered].filter((one) => one.key.includes('/supplement/'));
    expect(new Set(supplements.map((one) => one.to))).toEqual(
      new Set([CONTACT.children, CONTACT.health, CONTACT.housing, CONTACT.police]),
    );
    expect(supplements.map(everythingIn).join(' ')).not.toContain('VictimsenAAAA22');
    expect(
      sent.filter((one) => one.key.includes('/list/')),
      'the list does not go again',
    ).toEqual([]);
  }));

test('meeting over-full', () =>
  journey(async (desk) => {
    desk.book.type('meetings', nextMeeting, { id: NEXT });
    desk.book.type('settings', { setting: 'warnCases', value: '3' }, { id: 'S-AAAA22' });
    const letters = ['A', 'B', 'C', 'D', 'E'];
    for (const [index, letter] of letters.entries())
      typeReferral(desk.book, `R-${letter.repeat(4)}22`, {
        birthDate: `198${index}-02-03`,
        ...(letter === 'C' ? { q15: 'no' } : {}),
      });
    await desk.run('2027-03-01T10:00');
    const item = (await desk.today()).find((one) => one.what.includes('An extra meeting is proposed'));
    expect(item?.what, 'ranked by risk and wait').toContain(`shortest waiting first: ${caseOf(desk, 'R-CCCC22')}`);
    expect(idsWhere(desk, 'list', 'meeting', MEETING), 'the program moves nothing').toHaveLength(5);
    desk.book.type('meetings', { ...nextMeeting, on: '2027-03-18', kind: 'extra' }, { id: 'M-XXXX22' });
    desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-CCCC22')), {
      takenOff: true,
      takenOffWhy: 'To the extra meeting',
    });
    desk.book.type('list', { meeting: 'M-XXXX22', caseRef: caseOf(desk, 'R-CCCC22') }, { id: 'L-CCCC22' });
    await desk.run('2027-03-01T11:00');
    expect(desk.book.text('meetings', 'M-XXXX22', 'cases')).toBe('1');
    expect(desk.book.text('meetings', MEETING, 'cases')).toBe('4');
  }));

test('meeting moved or cancelled', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('meetings', MEETING, { state: 'moved', movedTo: '2027-03-23', viceChair: CONTACT.vice });
    let sent = await letGo(desk, '2027-03-08T10:00');
    expect(whom(sent, '/moved-2027-03-23/')).toEqual(
      [
        CONTACT.children,
        CONTACT.health,
        CONTACT.housing,
        CONTACT.police,
        CONTACT.chair,
        CONTACT.duty,
        CONTACT.vice,
      ].toSorted(),
    );
    expect(sent.map(everythingIn).join(' '), 'no content').not.toContain('Victimsen');
    const moved = idsWhere(desk, 'meetings', 'on', '2027-03-23')[0]!;
    expect(desk.book.text('meetings', moved, 'place')).toBe('Test Hall');
    await desk.run('2027-03-08T10:05');
    expect(desk.book.text('meetings', moved, 'agendaDue'), 'deadlines anew').toBe('2027-03-18');
    expect(isYes(desk, 'list', listingOf(desk, ref, moved), 'firstInLine')).toBe(true);
    desk.book.edit('meetings', moved, { state: 'cancelled' });
    sent = await letGo(desk, '2027-03-09T10:00');
    expect(whom(sent, `/${moved}/cancelled/`)).toContain(CONTACT.housing);
    expect(
      await todaySays(desk, `Case ${ref} was not heard on Tuesday 23 March 2027 and stands on no coming list`),
    ).toBe(true);
    desk.book.type('meetings', nextMeeting, { id: NEXT });
    desk.book.edit('list', listingOf(desk, ref, moved), { relistMeeting: NEXT });
    await desk.run('2027-03-09T11:00');
    expect(isYes(desk, 'list', listingOf(desk, ref, NEXT), 'firstInLine')).toBe(true);
  }));

/** Messages that carry the agenda of the first meeting, and not the word that it moved. */
const isAgenda = (key: string): boolean => key.includes(`/agenda/${MEETING}/`) && !key.includes('/moved-');

test('T10: a meeting moved after its agenda was released and before it left: nothing of it leaves, and the new day asks for a mark and a release of its own', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-11T09:30');
    expect(await desk.release(isAgenda)).toBeGreaterThan(3);
    desk.book.edit('meetings', MEETING, { state: 'moved', movedTo: '2027-03-23' });
    const sent = [...(await desk.tick('2027-03-11T09:35')), ...(await desk.tick('2027-03-11T10:10'))];
    expect(sent.filter((one) => isAgenda(one.key))).toEqual([]);
    const standing = (await desk.ledger.messages()).filter((one) => isAgenda(one.key));
    expect(standing.map((one) => one.state).filter((one) => one !== 'cancelled')).toEqual([]);
    const moved = idsWhere(desk, 'meetings', 'on', '2027-03-23')[0]!;
    await desk.run('2027-03-18T09:30');
    const anew = (await desk.ledger.messages()).filter((one) => one.key.includes(`/agenda/${moved}/`));
    expect(new Set(anew.map((one) => one.state)), 'drafts, until somebody says that the agenda is ready').toEqual(
      new Set(['draft']),
    );
    desk.book.edit('meetings', moved, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    expect(whom(await desk.tick('2027-03-18T09:40'), `/agenda/${moved}/`), 'and until it is released').toEqual([]);
    expect(whom(await letGo(desk, '2027-03-18T10:00'), `/agenda/${moved}/`)).toContain(CONTACT.housing);
  }));

test('representative absent without substitute', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.type(
      'attendance',
      { meeting: MEETING, agency: AGENCY.housing, came: 'apologiesWithInformation' },
      { id: 'AT-AAAA22' },
    );
    desk.book.type(
      'research',
      {
        meeting: MEETING,
        caseRef: ref,
        agency: AGENCY.housing,
        known: 'yes',
        shared: 'Rent arrears since May.',
        answeredOn: '2027-03-09',
      },
      { id: 'RS-AAAA22' },
    );
    const sent = await sendAgenda(desk);
    expect(desk.book.text('attendance', 'AT-AAAA22', 'written')).toBe('1 of 2');
    expect(shownTo(sent, CONTACT.chair)).toContain('Written information on 1 of 2 cases');
  }));

test('substitute named at 08:40', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    await sendAgenda(desk);
    desk.book.type(
      'attendance',
      {
        meeting: MEETING,
        agency: AGENCY.housing,
        came: 'substitute',
        substituteName: 'Sonia Substituta',
        substitutePhoneVerifiedBy: 'Cora Coordinata',
      },
      { id: 'AT-AAAA22' },
    );
    addContact(desk.book, 'C-ZAAA22', AGENCY.housing, 'substitute', 'Sonia Substituta', {
      onlyMeeting: MEETING,
      verifiedBy: '',
      verifiedOn: '',
    });
    expect(
      (await letGo(desk, '2027-03-16T08:40')).some((one) => one.to === 'C-ZAAA22'),
      'not before somebody rang',
    ).toBe(false);
    desk.book.edit('contacts', 'C-ZAAA22', {
      verifiedBy: 'Cora Coordinata',
      verifiedOn: '2027-03-16',
      routeProvenOn: '2027-03-16',
    });
    const sent = await letGo(desk, '2027-03-16T08:45');
    expect(
      sent.map((one) => one.to),
      'one release',
    ).toEqual(['C-ZAAA22']);
    expect(shownTo(sent, 'C-ZAAA22')).toContain('VictimsenAAAA22');
    desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'actionPlan' });
    desk.book.edit('meetings', MEETING, {
      actionsReady: true,
      actionsReadyBy: 'Cora Coordinata',
      minutesReady: true,
      minutesReadyBy: 'Cora Coordinata',
      chairApproved: true,
      chairApprovedBy: 'Charis Chairman',
      chairApprovedOn: '2027-03-18',
    });
    const after = await letGo(desk, '2027-03-19T09:30');
    expect(whom(after, '/minutes/')).toContain(CONTACT.housing);
    expect(
      after.some((one) => one.to === 'C-ZAAA22'),
      'good for one meeting',
    ).toBe(false);
  }));

test('research arrives at 08:50 on the day', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    desk.book.type(
      'research',
      {
        meeting: MEETING,
        caseRef: caseOf(desk, 'R-AAAA22'),
        agency: AGENCY.housing,
        known: 'yes',
        verbal: true,
        answeredOn: '2027-03-16',
      },
      { id: 'RS-AAAA22' },
    );
    const sent = await letGo(desk, '2027-03-16T08:50');
    expect(shownTo(sent, CONTACT.chair)).toContain('Test Housing (answered late by word of mouth)');
    expect(shownTo(sent, CONTACT.chair)).toContain('Test Police (has not answered)');
  }));
