// What the rows about actions, answers and conflicts promise, phrase by phrase, beside their first journeys.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import {
  everythingIn,
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

const NEXT = 'M-BBBB22';

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

test('done in the meeting; ongoing; weekly until trial; for the chair; for the coordinator; "all agencies to flag": the chair, dates and reviews', () =>
  journey(async (desk) => {
    desk.book.type('agencies', { name: 'The chair', kind: 'chair' }, { id: 'G-XAAA22' });
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.edit('list', listingOf(desk, caseRef), { outcome: 'actionPlan' });
    act(desk, 'A-AAAA22', { caseRef, doneAtMeeting: true, doneOn: '2027-03-16', text: 'Alarm fitted' });
    act(desk, 'A-BBBB22', { caseRef, reviewOn: '2027-04-05', text: 'Patrol past the house' });
    act(desk, 'A-DDDD22', { caseRef, agency: 'G-XAAA22', due: '2027-03-18', text: 'Write to the court' });
    const minutes = shownTo(await sendMinutes(desk), CONTACT.housing, '/minutes/');
    expect(minutes, 'done, with its date').toMatch(/Alarm fitted[^]*16 March 2027/);
    expect(minutes).toContain('Patrol past the house');
    await letGo(desk, '2027-03-22T08:35');
    await desk.tick('2027-03-22T10:00');
    expect(await todaySays(desk, 'yours or the chair’s, and due.'), 'the chair’s stands on Today').toBe(true);
    const chased = (): string => shownTo(desk.delivered, CONTACT.housing, 'follow-up');
    expect(chased(), 'ongoing is not late before its review').not.toContain('A-BBBB22');
    for (const day of ['2027-04-06', '2027-04-12']) {
      await letGo(desk, `${day}T08:35`);
      await desk.tick(`${day}T10:00`);
    }
    expect(chased(), 'and asked about then').toContain('A-BBBB22');
    expect(chased()).not.toMatch(/A-(AAAA|DDDD)22/);
    expect(await todaySays(desk, /A-DDDD22.* long overdue/), 'nobody rings the chair’s agency about it').toBe(false);
  }));

test('answered "in progress", "not possible", "not done": on the next agenda at once, and “completed” without a date ends nothing', () =>
  journey(async (desk) => {
    desk.book.type(
      'meetings',
      { on: '2027-04-13', start: '09:30', end: '12:30', kind: 'ordinary', chair: CONTACT.chair },
      { id: NEXT },
    );
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.edit('list', listingOf(desk, caseRef), { outcome: 'actionPlan' });
    desk.book.type('list', { meeting: NEXT, caseRef }, { id: 'L-BBBB22' });
    act(desk, 'A-AAAA22', { caseRef, due: '2027-03-19', status: 'completed', text: 'Fit an alarm' });
    act(desk, 'A-BBBB22', { caseRef, due: '2027-03-19', status: 'notPossibleCircumstances', text: 'Move her' });
    act(desk, 'A-CCCC22', { caseRef, due: '2027-03-19', status: 'notDone', text: 'Ring the school' });
    await letGo(desk, '2027-03-22T08:35');
    await desk.tick('2027-03-22T10:00');
    expect(await todaySays(desk, /A-AAAA22 of .*, is said to be done, without a date/)).toBe(true);
    expect(shownTo(desk.delivered, CONTACT.housing, 'follow-up'), 'still chased').toContain('A-AAAA22');
    await letGo(desk, '2027-03-30T08:35');
    await desk.tick('2027-03-30T10:00');
    desk.book.edit('meetings', NEXT, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    const agenda = await letGo(desk, '2027-04-08T09:30');
    for (const words of ['Move her', 'Ring the school']) expect(shownTo(agenda, CONTACT.chair)).toContain(words);
    desk.book.edit('actions', 'A-AAAA22', { doneOn: '2027-04-08' });
    const sent = [...(await letGo(desk, '2027-04-12T08:35')), ...(await desk.tick('2027-04-12T10:00'))];
    expect(shownTo(desk.delivered, CONTACT.housing, 'follow-up/2027-W13'), 'and again').toContain('A-AAAA22');
    expect(shownTo(sent, CONTACT.housing, 'follow-up'), 'with a date it ends').not.toContain('A-AAAA22');
  }));

test('case closed with open actions: each one, and one that ends is not asked about', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    act(desk, 'A-AAAA22', { caseRef, due: '2027-03-19' });
    act(desk, 'A-BBBB22', { caseRef, due: '2027-03-19' });
    act(desk, 'A-CCCC22', { caseRef, due: '2027-03-19', status: 'completed', doneOn: '2027-03-17' });
    desk.book.edit('cases', caseRef, { state: 'closed', closedOn: '2027-03-18' });
    await desk.run('2027-03-18T09:00');
    expect(await todaySays(desk, 'is closed with 2 open actions')).toBe(true);
    desk.book.edit('actions', 'A-AAAA22', { keepOpenAfterClosing: false });
    expect(await todaySays(desk, 'is closed with 1 open action ('), 'no is an answer').toBe(true);
  }));

test('chair is conflicted; coordinator is conflicted: no agenda before a vice-chair is named', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        contact: CONTACT.chair,
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-01',
      },
      { id: 'X-AAAA22' },
    );
    expect(
      (await sendAgenda(desk)).filter((one) => one.key.includes('/agenda/')),
      'marked ready, and it waits',
    ).toEqual([]);
    desk.book.edit('meetings', MEETING, { viceChair: CONTACT.vice });
    const sent = await letGo(desk, '2027-03-11T12:10');
    expect(whom(sent, '/agenda/')).toEqual(expect.arrayContaining([CONTACT.housing, CONTACT.police, CONTACT.vice]));
    expect(shownTo(sent, CONTACT.chair)).not.toContain('Victimsen');
  }));

test('police perpetrator, whole-agency conflict: the chair reads by whom instead', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        agency: AGENCY.health,
        unheardInstead: 'The named nurse of the next borough',
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-01',
      },
      { id: 'X-AAAA22' },
    );
    await desk.run('2027-03-05T09:00');
    expect(await todaySays(desk, 'By whom instead?')).toBe(false);
    const sent = await sendAgenda(desk);
    expect(shownTo(sent, CONTACT.chair)).toMatch(/Test Health[^]*The named nurse of the next borough/);
    expect(
      sent
        .filter((one) => one.to !== CONTACT.chair)
        .map(everythingIn)
        .join(' '),
    ).not.toContain('next borough');
  }));

test('victim or perpetrator works for a partner: the copy goes when two people have looked', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { employer: 'Test Health' });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.rows('cases')[0]!.file, 'the victim’s employer too').toBe('restricted');
    const held = desk.book.rows('conflicts')[0]!.id!;
    desk.book.type(
      'needed',
      { caseRef: caseOf(desk, 'R-AAAA22'), agency: AGENCY.health, level: 'takesPart' },
      { id: 'N-HHHH22', file: 'restricted' },
    );
    await sendList(desk);
    expect(shownTo(desk.delivered, CONTACT.health)).not.toContain('Victimsen');
    desk.book.edit('conflicts', held, { liftedBy: 'Cora Coordinata', liftedOn: '2027-03-05' });
    await letGo(desk, '2027-03-05T10:00');
    expect(shownTo(desk.delivered, CONTACT.health), 'one is not enough').not.toContain('Victimsen');
    expect(await todaySays(desk, 'lifting a conflict needs a second person')).toBe(true);
    desk.book.edit('conflicts', held, { liftedSecondBy: 'Mira Manageress' });
    await letGo(desk, '2027-03-05T12:10');
    await letGo(desk, '2027-03-05T15:10');
    expect(shownTo(desk.delivered, CONTACT.health)).toContain('VictimsenAAAA22');
  }));
