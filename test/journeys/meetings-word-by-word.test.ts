// What the rows about the meeting promise, phrase by phrase, beside their first journeys.
import { expect, test } from 'vitest';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
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
} from './steps.ts';
import { withNames } from '../support/names.ts';

test('urgent; emergency meeting tomorrow: the named few to the end of it', () =>
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
      urgentAskedBy: 'Test Police',
      urgentWhy: 'Released this morning',
      meeting: 'M-EEEE22',
    });
    await desk.run('2027-03-02T10:00');
    desk.book.edit('meetings', 'M-EEEE22', {
      listReady: true,
      listReadyBy: 'Cora Coordinata',
      agendaReady: true,
      agendaReadyBy: 'Cora Coordinata',
    });
    await letGo(desk, '2027-03-02T14:30');
    await letGo(desk, '2027-03-03T08:30');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('list', listingOf(desk, ref, 'M-EEEE22'), { outcome: 'actionPlan' });
    await sendMinutes(desk, 'M-EEEE22');
    const about = desk.delivered.filter((one) => one.key.includes('/M-EEEE22/'));
    const few: readonly string[] = [CONTACT.police, CONTACT.housing, CONTACT.chair, CONTACT.duty, CONTACT.idva];
    expect(new Set(about.map((one) => one.to)).size).toBeGreaterThan(2);
    expect(
      about.map((one) => one.to).filter((one) => !few.includes(one)),
      'nobody else',
    ).toEqual([]);
    expect(shownTo(about, CONTACT.chair)).toContain('VictimsenAAAA22');
  }));

test('meeting over-full: at the same risk, who waits shortest is named first, and nobody urgent', () =>
  journey(async (desk) => {
    desk.book.type('settings', { setting: 'warnCases', value: '2' }, { id: 'S-AAAA22' });
    for (const [index, letter] of ['A', 'B', 'C', 'D'].entries())
      typeReferral(desk.book, `R-${letter.repeat(4)}22`, {
        birthDate: `198${index}-02-03`,
        perp1BirthDate: `197${index}-02-03`,
        receivedAt: `2027-02-2${index + 1}T09:00`,
        referredOn: `2027-02-2${index + 1}`,
        decidedOn: '2027-03-01',
        ...(letter === 'D' ? { decision: 'acceptUrgent', urgentAskedBy: 'Police', urgentWhy: 'Released' } : {}),
      });
    await desk.run('2027-03-01T10:00');
    await desk.run('2027-03-01T10:05');
    const line = (await desk.today()).find((one) => one.what.includes('An extra meeting is proposed'));
    const what = line?.what ?? '';
    const [c, b] = [caseOf(desk, 'R-CCCC22'), caseOf(desk, 'R-BBBB22')];
    expect(what).toContain(`shortest waiting first: ${c}, ${b};`);
    expect(line?.otherwise).toContain('nothing is moved by itself');
  }));

test('meeting over-full: a case that was carried over and typed as well is counted and heard once', () =>
  journey(async (desk) => {
    desk.book.type('meetings', { on: '2027-02-16', start: '09:30', kind: 'ordinary' }, { id: 'M-OOOO22' });
    typeReferral(desk.book, 'R-AAAA22', {
      receivedAt: '2027-02-01T09:00',
      referredOn: '2027-02-01',
      meeting: 'M-OOOO22',
    });
    await desk.run('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('list', listingOf(desk, ref, 'M-OOOO22'), { outcome: 'relist', relistMeeting: MEETING });
    await desk.run('2027-03-01T10:05');
    const carried = listingOf(desk, ref);
    desk.book.type('list', { meeting: MEETING, caseRef: ref }, { id: 'L-ZZZZ22' });
    await desk.run('2027-03-01T10:10');
    expect(desk.book.text('meetings', MEETING, 'cases')).toBe('1');
    expect(await todaySays(desk, `Case ${ref} stands twice on the list of Tuesday 16 March 2027`)).toBe(true);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.chair), 'once on the chair’s page').toContain('1 case');
    expect(shownTo(sent, CONTACT.chair)).not.toMatch(/2 cases|2\. Anna/);
    desk.book.edit('list', 'L-ZZZZ22', { outcome: 'actionPlan' });
    await desk.run('2027-03-17T09:00');
    expect(await todaySays(desk, 'no outcome yet'), 'the outcome stands, on whichever row').toBe(false);
    desk.book.edit('list', carried, { takenOff: true });
    expect(await todaySays(desk, 'stands twice')).toBe(false);
  }));

test('meeting moved or cancelled: everybody is told the new day, and nobody that there was a case', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.edit('meetings', MEETING, { state: 'moved', movedTo: '2027-03-23' });
    const sent = await letGo(desk, '2027-03-08T10:00');
    const told = sent.filter((one) => one.key.includes('/moved-2027-03-23/'));
    expect(told.length).toBeGreaterThan(3);
    for (const one of told) expect(everythingIn(one)).toContain('Tuesday 23 March 2027');
    expect(told.map(everythingIn).join(' ')).not.toMatch(/K-|Victimsen/);
    expect(await todaySays(desk, 'stands on no coming list'), 'its cases are in line already').toBe(false);
    await desk.run('2027-03-08T10:05');
    const moved = idsWhere(desk, 'meetings', 'on', '2027-03-23')[0]!;
    expect(desk.book.text('meetings', moved, 'chair'), 'as a person would type it').toBe('Charis Chairman');
    for (const field of ['referralsClose', 'listDue', 'chaseDue', 'agendaDue', 'actionsDue', 'minutesDue'])
      expect(desk.book.text('meetings', moved, field), `${field} anew`).not.toBe('');
    expect(desk.book.text('meetings', moved, 'minutesDue')).toBe('2027-03-30');
  }));

test('meeting runs over; case not heard: the day, who keeps her safe and the chair’s initials are each asked for', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const listing = listingOf(desk, caseOf(desk, 'R-AAAA22'));
    desk.book.edit('list', listing, { outcome: 'notHeard' });
    await desk.run('2027-03-17T09:00');
    const whole = { notHeardUntil: '2027-04-13', interimSafetyBy: 'Test IDVA Service, daily', chairInitials: 'CC' };
    for (const field of Object.keys(whole)) {
      desk.book.edit('list', listing, { ...whole, [field]: '' });
      expect(
        await todaySays(desk, 'type until when, who keeps her safe meanwhile, and the chair'),
        `without ${field}`,
      ).toBe(true);
    }
    desk.book.edit('list', listing, whole);
    expect(await todaySays(desk, 'type until when'), 'all three').toBe(false);
    expect(await todaySays(desk, 'stands on no coming list'), 'and a meeting for it').toBe(true);
  }));

test('representative absent without substitute: one sheet for every case, and the cases it matters for', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    const sent = await sendList(desk);
    const sheets = sent.filter((one) => one.to === CONTACT.housing && one.key.includes('/list/'));
    expect(sheets).toHaveLength(1);
    const sheet = sheets[0]!.mail.attachments.filter((one) => (one.filename ?? '').endsWith('xlsx'));
    expect(sheet).toHaveLength(1);
    const text = Buffer.from(sheet[0]!.content as ArrayBuffer).toString('utf8');
    for (const id of ['R-AAAA22', 'R-BBBB22']) expect(text).toContain(caseOf(desk, id));
    desk.book.type('attendance', { meeting: MEETING, agency: AGENCY.housing, came: 'absent' }, { id: 'AT-AAAA22' });
    const agenda = await sendAgenda(desk);
    expect(shownTo(agenda, CONTACT.chair)).toMatch(/Test Housing[^]*Absent[^]*Nothing received[^]*1[^]*2/);
    expect(desk.book.text('attendance', 'AT-AAAA22', 'written')).toBe('0 of 2');
  }));

test('substitute named at 08:40: a release even where the area lets agendas go, and nothing a day later', () =>
  journey(async (desk) => {
    desk.book.type('settings', { setting: 'releaseOff', value: 'agenda; list-and-request' }, { id: 'S-AAAA22' });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    await sendAgenda(desk);
    addContact(desk.book, 'C-ZAAA22', AGENCY.housing, 'substitute', 'Sonia Substituta', {
      onlyMeeting: MEETING,
      verifiedOn: '2027-03-16',
      routeProvenOn: '2027-03-16',
    });
    await desk.run('2027-03-16T08:45');
    const offered = (await desk.ledger.messages({ states: ['offered'] })).filter((one) => one.to === 'C-ZAAA22');
    expect(offered.map((one) => one.gate)).toEqual(['release']);
    expect(await desk.tick('2027-03-16T09:20'), 'not by time').toEqual([]);
    await desk.release();
    expect(
      (await desk.tick('2027-03-17T09:00')).filter((one) => one.to === 'C-ZAAA22'),
      'not after the meeting',
    ).toEqual([]);
  }));

test('shared mailbox: who reads it is asked first when a conflict comes after the attestation', () =>
  journey(async (desk) => {
    desk.book.edit('contacts', CONTACT.health, {
      sharedMailbox: true,
      mailboxReaders: 'Helga Healthman; Nina Nurse',
      mailboxAttestedOn: '2027-02-01',
    });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.type(
      'conflicts',
      { caseRef: ref, personName: 'Sister Ofhim', recordedBy: 'Cora Coordinata', recordedOn: '2027-03-02' },
      { id: 'X-AAAA22' },
    );
    const asks = `Case ${ref}: a conflict was recorded after the readers of the mailbox of Helga Healthman (Test Health) were attested`;
    const asked = async (): Promise<readonly TodayItem[]> =>
      (await desk.today()).filter((one) => withNames(asks).test(one.shown ?? ''));
    await desk.run('2027-03-02T10:00');
    const [item, ...more] = await asked();
    expect(more).toEqual([]);
    expect(item?.restricted, 'in the restricted workbook').toBe(true);
    expect(item?.shown, 'without the name').not.toContain('Ofhim');
    desk.book.edit('contacts', CONTACT.health, { mailboxAttestedOn: '2027-03-02' });
    expect(await asked()).toEqual([]);
  }));
