// Promises with a clock: a case that waits too long alarms coordinator and manager, a Clare's Law request is on Today before its last day. All made up.
import { expect, test } from 'vitest';
import { everythingIn, journey, letGo, lineOf, todaySays, whom } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';

const MANAGER = 'C-TMMM22';
const ALARM = '/wait-';

/** Referred on 1 March, and the meeting of its list is far away. */
async function waiting(desk: TestDesk, more: Parameters<TestDesk['book']['type']>[1] = {}): Promise<string> {
  desk.book.edit('meetings', MEETING, { on: '2027-05-18' });
  addContact(desk.book, MANAGER, AGENCY.team, 'manager', 'Mara Managerwell');
  typeReferral(desk.book, 'R-AAAA22', more);
  await desk.tick('2027-03-01T10:00');
  return caseOf(desk, 'R-AAAA22');
}

test.each([
  ['27', '2027-03-28T10:00', [], false],
  ['28', '2027-03-29T10:00', [], false],
  ['29', '2027-03-30T10:00', [CONTACT.coordinator, MANAGER], true],
] as const)('F15: a case that has waited %s days, where 28 are agreed', (_, time, told, isOnToday) =>
  journey(async (desk) => {
    const ref = await waiting(desk);
    expect(whom(await desk.tick(time), ALARM)).toEqual([...told].toSorted());
    expect((await desk.today()).some((one) => one.what.startsWith(`Case ${ref} has waited`))).toBe(isOnToday);
  }),
);

test('F15: the alarm names the case by its ref, once to each, and ends with the wait', () =>
  journey(async (desk) => {
    const ref = await waiting(desk);
    const first = (await desk.tick('2027-03-30T10:00')).filter((one) => one.key.includes(ALARM));
    for (const one of first) {
      expect(everythingIn(one)).toContain(`Case ${ref} has waited longer than the 28 days that are agreed.`);
      expect(everythingIn(one), 'and nothing else of it').not.toMatch(/Victimsen|Perpov|Hidden Lane|07700/);
    }
    for (const time of ['2027-03-30T10:10', '2027-03-31T10:00', '2027-04-05T10:00'])
      expect(whom(await desk.tick(time), ALARM), 'once').toEqual([]);
    expect((await desk.ledger.messages()).filter((one) => one.key.includes(ALARM)).map((one) => one.state)).toEqual([
      'sent',
      'sent',
    ]);
    desk.book.edit('cases', ref, { state: 'heard' });
    await desk.run('2027-04-05T11:00');
    expect((await desk.today()).some((one) => one.what.startsWith(`Case ${ref} has waited`))).toBe(false);
  }));

test('F15: a repeat that comes before the first table does not begin the wait anew', () =>
  journey(async (desk) => {
    const ref = await waiting(desk);
    typeReferral(desk.book, 'R-BBBB22', {
      receivedAt: '2027-03-20T10:00',
      referredOn: '2027-03-20',
      decidedOn: '2027-03-20',
      matchAnswer: 'repeat',
      matchCase: ref,
    });
    await desk.tick('2027-03-22T10:00');
    expect(whom(await desk.tick('2027-03-30T10:00'), ALARM)).toEqual([CONTACT.coordinator, MANAGER].toSorted());
  }));

test('F15: another number of days on Settings is another day of alarm', () =>
  journey(async (desk) => {
    desk.book.type('settings', { setting: 'maxWaitDays', value: '10' }, { id: 'S-AAAA22' });
    await waiting(desk);
    expect(whom(await desk.tick('2027-03-11T10:00'), ALARM)).toEqual([]);
    expect(whom(await desk.tick('2027-03-12T10:00'), ALARM)).toEqual([CONTACT.coordinator, MANAGER].toSorted());
  }));

test('F15: of a restricted case the manager alone is told, and nothing stands in the main workbook', () =>
  journey(async (desk) => {
    await waiting(desk, { receivedAt: '2027-03-20T10:00', referredOn: '2027-03-20' });
    desk.book.type('cases', { state: 'open', openedOn: '2027-03-01' }, { id: 'K-RRRR22', file: 'restricted' });
    const ref = 'K-RRRR22';
    const sent = await desk.tick('2027-03-30T10:00');
    const main = (table: 'today' | 'outbox'): string =>
      JSON.stringify(
        desk.book
          .rows(table)
          .filter((one) => one.file === 'main')
          .map((one) => [...one.cells]),
      );
    const isRestricted = (await desk.today()).find((one) => one.id === `alarm/${ref}/wait`)?.restricted;
    expect([whom(sent, ALARM), isRestricted]).toEqual([[MANAGER], true]);
    expect(main('today') + main('outbox')).not.toContain(ref);
  }));

test('F15: who may not know of the case is not told of its wait; without a manager Today says so', () =>
  journey(async (desk) => {
    const ref = await waiting(desk);
    desk.book.edit('contacts', MANAGER, { activeTo: '2027-03-02' });
    await letGo(desk, '2027-03-30T10:00');
    const line = (await desk.today()).find((one) => one.id === `alarm/${ref}/wait`);
    expect(line?.what).toContain('tell the manager yourself');
    expect(desk.delivered.filter((one) => one.key.includes(ALARM)).map((one) => one.to)).toEqual([CONTACT.coordinator]);
  }));

test('F15: a workbook taken over with old cases alarms nobody by mail; Today names them', () =>
  journey(async (desk) => {
    const ref = await waiting(desk);
    expect(whom(await desk.tick('2027-04-07T10:00'), ALARM), 'nine days after').toEqual([]);
    expect((await desk.today()).some((one) => one.id === `alarm/${ref}/wait`)).toBe(true);
  }));

test.each([
  ['2027-03-21T10:00', undefined],
  ['2027-03-22T10:00', '7 days left of 28'],
  ['2027-03-27T10:00', '2 days left of 28'],
  ['2027-03-28T10:00', '1 day left of 28'],
  ['2027-03-29T10:00', 'the last of 28 days'],
  ['2027-03-30T10:00', '1 day over the 28'],
])('F15: a Clare’s Law request received on 1 March, looked at on %s: %s', (time, words) =>
  journey(async (desk) => {
    const request = { meeting: MEETING, subject: 'Saul Subjectson', route: 'ask', receivedOn: '2027-03-01' };
    desk.book.type('disclosures', request, { id: 'DR-AAAA22' });
    await desk.run(time);
    const line = async () =>
      (await desk.today()).find((one) => one.about === 'DR-AAAA22' && one.id !== 'case/DR-AAAA22/undecided');
    const found = await line();
    expect(found?.what.includes(words ?? '?')).toBe(words === undefined ? undefined : true);
    expect(JSON.stringify(found ?? '')).not.toContain('Subjectson');
    desk.book.edit('disclosures', 'DR-AAAA22', { disclosedOn: time.slice(0, 10) });
    await desk.run(time);
    expect(await line(), 'ended by the day of disclosure').toBeUndefined();
    expect(desk.book.text('disclosures', 'DR-AAAA22', 'clock')).toBe('');
    desk.book.edit('disclosures', 'DR-AAAA22', { disclosedOn: undefined, decision: 'doNotDisclose' });
    expect(await line(), 'F19: nobody says whose decision it is').toBeDefined();
    desk.book.edit('disclosures', 'DR-AAAA22', { decidedBy: 'Pat Policewright' });
    expect(await line(), 'or by the decision not to').toBeUndefined();
  }),
);

test.each([
  ['2027-03-16T18:00', {}, undefined],
  ['2027-03-17T10:00', {}, 'no decision is typed since the meeting of 16 March 2027, 12 days left of 28'],
  ['2027-03-17T10:00', { decision: 'deferred', decidedBy: 'Pat' }, 'deferred on 16 March 2027, 12 days left of 28'],
  ['2027-03-17T10:00', { decision: 'disclose', decidedBy: 'Pat' }, undefined],
  ['2027-03-22T10:00', {}, '7 days left of 28'],
  ['2027-03-02T10:00', { receivedOn: undefined }, 'no day of receipt is typed, so its clock does not run'],
  ['2027-03-17T10:00', { receivedOn: undefined, decision: 'doNotDisclose', decidedBy: 'Pat' }, undefined],
])('T7: what Today asks of a Clare’s Law request, one line at most: on %s, %j: %s', (time, more, words) =>
  journey(async (desk) => {
    const request = { meeting: MEETING, subject: 'Saul Subjectson', route: 'ask', receivedOn: '2027-03-01', ...more };
    desk.book.type('disclosures', request, { id: 'DR-AAAA22' });
    await desk.run(time);
    const lines = (await desk.today()).filter(({ id, about }) => about === 'DR-AAAA22' && !id.startsWith('stopped'));
    expect(lines.length).toBe(words === undefined ? 0 : 1);
    expect(lines[0]?.what ?? '').toContain(words ?? '');
  }),
);

test('T7: a request whose meeting is cancelled is asked about at once', () =>
  journey(async (desk) => {
    const request = { meeting: MEETING, subject: 'Saul Subjectson', route: 'ask', receivedOn: '2027-03-01' };
    desk.book.type('disclosures', request, { id: 'DR-AAAA22' });
    desk.book.edit('meetings', MEETING, { state: 'cancelled' });
    await desk.run('2027-03-02T10:00');
    expect(await todaySays(desk, 'DR-AAAA22: its meeting of 16 March 2027 is not held, 27 days left of 28')).toBe(true);
  }));

test('F15: the clock of a request of the restricted workbook stands there only', () =>
  journey(async (desk) => {
    const request = { meeting: MEETING, subject: 'Saul Subjectson', route: 'ask', receivedOn: '2027-03-01' };
    desk.book.type('disclosures', request, { id: 'DR-AAAA22', file: 'restricted' });
    await desk.run('2027-03-28T10:00');
    expect((await desk.today()).find((one) => one.about === 'DR-AAAA22')?.restricted).toBe(true);
  }));

test('F15: of a case that the coordinator may not deal with, the wait and whatever else is about it alone stand in the restricted workbook', () =>
  journey(async (desk) => {
    const ref = await waiting(desk);
    typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Forenames: 'Igor' });
    await desk.tick('2027-03-01T11:00');
    const other = caseOf(desk, 'R-BBBB22');
    desk.book.type(
      'conflicts',
      { caseRef: ref, contact: CONTACT.coordinator, why: 'A cousin', recordedBy: 'Mara', recordedOn: '2027-03-02' },
      { id: 'X-AAAA22' },
    );
    desk.book.edit('cases', ref, { deceased: true });
    await desk.tick('2027-03-30T10:00');
    expect(lineOf(desk, `Case ${ref} has waited`, 'restricted')).toBeDefined();
    expect(lineOf(desk, `Case ${ref}: someone has died`, 'restricted')).toBeDefined();
    expect(lineOf(desk, ref, 'main')).toBeUndefined();
    expect(lineOf(desk, `Case ${other} has waited`, 'main'), 'what is hers to see to').toBeDefined();
  }));

test('F15: while sending is switched off the manager is rung about a case that has waited too long', () =>
  journey(async (desk) => {
    const ref = await waiting(desk);
    desk.book.type('settings', { setting: 'sending', value: 'off', why: 'Cora Coordinata' }, { id: 'S-SEND22' });
    expect(whom(await desk.tick('2027-03-30T10:00'), ALARM)).toEqual([]);
    const rings = (await desk.today()).filter((one) => one.kind === 'ring' && one.what.includes(ref));
    expect(
      rings.map((one) => one.about),
      'what is for the coordinator stands on Today',
    ).toEqual([MANAGER]);
    expect(rings[0]?.what).toContain('Ring Mara Managerwell');
    desk.book.edit('settings', 'S-SEND22', { value: 'on' });
    expect(whom(await desk.tick('2027-03-30T11:00'), ALARM)).toEqual([CONTACT.coordinator, MANAGER].toSorted());
    expect((await desk.today()).some((one) => one.kind === 'ring' && one.what.includes(ref))).toBe(false);
  }));
