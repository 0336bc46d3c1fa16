// After the meeting: what was undertaken, answered, repeated, left behind; and what the meeting did not get to.
import { expect, test } from 'vitest';
import { AGENCY, addContact, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import type { TestDesk } from '../support/desk.ts';
import {
  everythingIn,
  idsWhere,
  isYes,
  journey,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  sendSheets,
  shownTo,
  todaySays,
  whom,
} from './steps.ts';

const NEXT = 'M-BBBB22';
const typeNext = (desk: TestDesk): unknown =>
  desk.book.type(
    'meetings',
    { on: '2027-04-13', start: '09:30', end: '12:30', kind: 'ordinary', chair: CONTACT.chair },
    { id: NEXT },
  );
const act = (desk: TestDesk, id: string, more: Parameters<TestDesk['book']['type']>[1]): unknown =>
  desk.book.type(
    'actions',
    {
      meeting: MEETING,
      agency: AGENCY.housing,
      text: 'Change the locks',
      agreedOn: '2027-03-16',
      status: 'open',
      ...more,
    },
    { id },
  );

test('meeting runs over; case not heard', () =>
  journey(async (desk) => {
    typeNext(desk);
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    await sendAgenda(desk);
    const ref = caseOf(desk, 'R-BBBB22');
    const listing = listingOf(desk, ref);
    desk.book.edit('list', listing, { outcome: 'notHeard' });
    await desk.run('2027-03-17T09:00');
    expect(
      (await desk.today()).some((one) => one.kind === 'alarm' && one.what.includes('who keeps her safe meanwhile')),
    ).toBe(true);
    expect(idsWhere(desk, 'list', 'meeting', NEXT), 'nothing is put off by itself').toEqual([]);
    desk.book.edit('list', listing, {
      notHeardUntil: '2027-04-13',
      interimSafetyBy: 'Test IDVA Service, daily call',
      chairInitials: 'CC',
    });
    await desk.run('2027-03-17T10:00');
    expect(isYes(desk, 'list', listingOf(desk, ref, NEXT), 'firstInLine'), 'first in line').toBe(true);
    expect(idsWhere(desk, 'list', 'meeting', NEXT), 'and only the case that was not heard').toHaveLength(1);
    expect(await todaySays(desk, 'who keeps her safe meanwhile')).toBe(false);
  }));

test('meeting runs over; case not heard: “now at case” times the rest anew', () =>
  journey(async (desk) => {
    const ids = ['R-AAAA22', 'R-BBBB22', 'R-CCCC22', 'R-DDDD22', 'R-EEEE22'];
    for (const [index, id] of ids.entries())
      typeReferral(desk.book, id, { birthDate: `198${index}-02-03`, perp1BirthDate: `197${index}-04-05` });
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const order = (await desk.ledger.recorded()).recorded.orders.get(MEETING)!;
    const last = order.at(-1)!;
    desk.book.type(
      'needed',
      { caseRef: last, agency: AGENCY.health, level: 'takesPart', inTheRoom: true },
      { id: 'N-EEEE22' },
    );
    desk.book.edit('list', listingOf(desk, last), { placeLocked: 5 });
    const agenda = await sendAgenda(desk);
    const told = /from (\d\d:\d\d) to (\d\d:\d\d)/.exec(shownTo(agenda, CONTACT.health, '/agenda/'))!;
    expect(told[1]).toBe('10:28');
    const second = order[1]!;
    await desk.run('2027-03-16T10:20');
    desk.book.edit('meetings', MEETING, { nowAtCase: second, nowAtTime: '10:32' });
    await desk.run('2027-03-16T10:33');
    const drafted = (await desk.ledger.messages()).filter((one) => one.key.includes('/times-1032/'));
    expect(
      drafted.map((one) => [one.to, one.state, one.gate]),
      'drafted for whom it changes, on a release',
    ).toEqual([[CONTACT.health, 'offered', 'release']]);
    expect(await desk.send(), 'nothing leaves by itself').toEqual([]);
    await desk.release((key) => key.includes('/times-1032/'));
    const sent = await desk.tick('2027-03-16T10:35');
    expect(sent.map((one) => one.to)).toEqual([CONTACT.health]);
    expect(everythingIn(sent[0]!)).toContain('The meeting runs late. You are now needed from 11:08 to 11:20.');
    expect(everythingIn(sent[0]!), 'and not the end as planned').toContain('until about 11:20');
    expect(everythingIn(sent[0]!), 'no content').not.toMatch(/Victimsen|K-/);
  }));

test('done in the meeting; ongoing; weekly until trial; for the chair; for the coordinator; "all agencies to flag"', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.edit('list', listingOf(desk, caseRef), { outcome: 'actionPlan' });
    act(desk, 'A-AAAA22', { caseRef, doneAtMeeting: true, doneOn: '2027-03-16' });
    act(desk, 'A-BBBB22', { caseRef, reviewOn: '2027-04-05', text: 'Patrol past the house' });
    act(desk, 'A-CCCC22', { caseRef, due: '2027-03-22', repeatEvery: 'weekly', reviewOn: '2027-04-04' });
    act(desk, 'A-DDDD22', { caseRef, agency: AGENCY.team, due: '2027-03-18' });
    act(desk, 'A-EEEE22', { caseRef, immediate: true });
    const mails = (await sendMinutes(desk)).map(everythingIn).join('\n');
    expect(mails).toMatch(/A-EEEE22: due immediately[,.]/);
    desk.book.edit('actions', 'A-EEEE22', { status: 'completed', doneOn: '2027-03-19' });
    expect(desk.book.rows('flags').length, 'one answer per agency').toBe(
      new Set(desk.book.rows('flags').map((one) => desk.book.text('flags', one.id!, 'agency'))).size,
    );
    expect(desk.book.rows('flags').length).toBeGreaterThan(0);
    desk.book.edit('actions', 'A-CCCC22', { status: 'completed', doneOn: '2027-03-22' });
    await letGo(desk, '2027-03-22T08:35');
    const again = idsWhere(desk, 'actions', 'due', '2027-03-29');
    expect(again, 'the next one').toHaveLength(1);
    desk.book.edit('actions', again[0]!, { status: 'completed', doneOn: '2027-03-29' });
    await letGo(desk, '2027-03-30T08:35');
    expect(idsWhere(desk, 'actions', 'due', '2027-04-05'), 'until the trial').toEqual([]);
    await letGo(desk, '2027-04-19T08:35');
    const digests = desk.delivered
      .filter((one) => one.key.includes('follow-up'))
      .map(everythingIn)
      .join('\n');
    expect(digests, 'done is never chased').not.toContain('A-AAAA22');
    expect(digests, 'the team’s own stand on Today only').not.toContain('A-DDDD22');
    expect(await todaySays(desk, 'yours or the chair’s, and due.')).toBe(true);
    expect(
      desk.delivered.some((one) => one.key.includes('follow-up-deputy')),
      'a review is asked about, never late',
    ).toBe(false);
  }));

test('answered "in progress", "not possible", "not done"', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    act(desk, 'A-AAAA22', { caseRef, due: '2027-03-19', status: 'inProgress' });
    act(desk, 'A-BBBB22', { caseRef, due: '2027-03-19', status: 'notPossibleCircumstances' });
    act(desk, 'A-CCCC22', { caseRef, due: '2027-03-19', status: 'notDone' });
    await letGo(desk, '2027-03-22T08:35');
    await desk.release();
    await desk.tick('2027-03-22T10:00');
    for (const words of [
      /A-AAAA22 of Test Housing, .*due 19 March 2027, is in progress: ask the agency for a new date/,
      /A-BBBB22 of .*, is not possible, its agency says/,
      /A-CCCC22 of .*, was answered “not done”/,
    ])
      expect(await todaySays(desk, words)).toBe(true);
    const digest = shownTo(desk.delivered, CONTACT.housing, 'follow-up');
    expect(digest, 'in progress without a date is chased').toContain('A-AAAA22');
    expect(digest).not.toMatch(/A-(BBBB|CCCC)22/);
    desk.book.edit('actions', 'A-AAAA22', { newDate: '2027-04-30' });
    const sent = [...(await letGo(desk, '2027-03-30T08:35')), ...(await desk.tick('2027-03-30T10:00'))];
    expect(whom(sent, 'follow-up')).toEqual([]);
  }));

test('case closed with open actions', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    act(desk, 'A-AAAA22', { caseRef, due: '2027-03-19' });
    await sendSheets(desk);
    desk.book.edit('cases', caseRef, { state: 'closed', closedOn: '2027-03-18', closedWhy: 'Moved abroad' });
    await desk.run('2027-03-18T09:00');
    expect(
      await todaySays(desk, 'is closed with 1 open action (A-AAAA22): say of each whether it is still to be done'),
    ).toBe(true);
    desk.book.edit('actions', 'A-AAAA22', { keepOpenAfterClosing: true });
    expect(await todaySays(desk, 'is closed with')).toBe(false);
    await letGo(desk, '2027-03-22T09:35');
    expect(shownTo(desk.delivered, CONTACT.housing, 'follow-up')).toContain('A-AAAA22');
  }));

test('action owner is a front-line name', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    act(desk, 'A-AAAA22', { caseRef: caseOf(desk, 'R-AAAA22'), due: '2027-03-19', owner: 'Frontline Fiona' });
    await sendSheets(desk);
    await letGo(desk, '2027-03-22T09:35');
    expect(whom(desk.delivered, 'register/follow-up/')).toEqual([CONTACT.housing]);
    expect(shownTo(desk.delivered, CONTACT.housing, 'follow-up')).toContain('Frontline Fiona');
  }));

test('away, out of office, leaver', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.type('needed', { caseRef, agency: AGENCY.health, level: 'takesPart' });
    act(desk, 'A-AAAA22', { caseRef, due: '2027-03-17', agency: AGENCY.health });
    act(desk, 'A-BBBB22', { caseRef, due: '2027-04-20' });
    addContact(desk.book, 'C-EDDD22', AGENCY.health, 'specialist', 'Dervla Covers');
    desk.book.edit('contacts', CONTACT.health, {
      awayFrom: '2027-03-06',
      awayTo: '2027-04-02',
      cover: 'C-EDDD22',
    });
    await sendSheets(desk);
    await letGo(desk, '2027-03-22T08:35');
    await desk.tick('2027-03-22T10:00');
    const chased = desk.delivered.filter((one) => everythingIn(one).includes('A-AAAA22')).map((one) => one.to);
    expect(new Set(chased), 'the cover has it').toEqual(new Set(['C-EDDD22']));
    expect(
      desk.delivered.some((one) => one.key.includes('follow-up-manager')),
      'the clock stops',
    ).toBe(false);
    addContact(desk.book, 'C-HNNN22', AGENCY.housing, 'representative', 'Nora Newhouse', { activeFrom: '2027-03-25' });
    desk.book.edit('contacts', CONTACT.housing, { activeTo: '2027-03-24' });
    await desk.run('2027-03-24T08:40');
    expect(await todaySays(desk, `The word to ${CONTACT.housingDeputy} has not gone yet`)).toBe(true);
    const sent = await letGo(desk, '2027-03-24T09:00');
    expect(await todaySays(desk, `${CONTACT.housingDeputy} has been told.`)).toBe(true);
    expect(whom(sent, `/leaver-${CONTACT.housing}/`), 'the same day').toEqual([CONTACT.housingDeputy]);
    const next = await letGo(desk, '2027-03-25T09:00');
    expect(whom(next, `/leaver-${CONTACT.housing}/`), 'and whoever comes after').toEqual(['C-HNNN22']);
    expect(await todaySays(desk, `Contact ${CONTACT.housing} has left with 1 open action (A-BBBB22)`)).toBe(true);
    expect(await todaySays(desk, /C-HNNN22 have been told\.|and \S+ have been told\./)).toBe(true);
  }));

test('the ladder: above the deputy nothing goes without a person, who rings first', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    act(desk, 'A-AAAA22', { caseRef: caseOf(desk, 'R-AAAA22'), due: '2027-03-19' });
    await sendSheets(desk);
    for (const time of ['2027-03-22', '2027-03-30', '2027-04-06', '2027-04-12']) {
      await desk.run(`${time}T08:35`);
      await desk.release((key) => !key.includes('follow-up-manager'));
      await desk.tick(`${time}T10:00`);
    }
    expect(whom(desk.delivered, 'follow-up-deputy')).toContain(CONTACT.housingDeputy);
    expect(whom(desk.delivered, 'follow-up-manager'), 'proposed, not sent').toEqual([]);
    expect(await todaySays(desk, /A-AAAA22 of Test Housing, .*, is long overdue: ring the agency/)).toBe(true);
    desk.book.edit('actions', 'A-AAAA22', { phoneCallMadeOn: '2027-04-12', phoneCallBy: 'Cora Coordinata' });
    expect(await todaySays(desk, 'is long overdue: ring')).toBe(false);
    const sent = await letGo(desk, '2027-04-12T11:00');
    expect(whom(sent, 'follow-up-manager')).toEqual([CONTACT.housingManager]);
    expect(shownTo(sent, CONTACT.housingManager), 'no case content').not.toMatch(/locks|Victimsen|K-/);
  }));
