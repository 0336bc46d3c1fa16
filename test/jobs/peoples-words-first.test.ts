// What people typed and saved counts on every road by which something leaves, at any moment before the second commit. All people and cases are made up.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { Cell } from '../../src/domain/cells/cell.ts';
import { titleOfMessage } from '../../src/domain/today/withheld/describe-withheld.ts';
import { Failure } from '../../src/errors.ts';
import { openTestDesk, type Delivered, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { withNames } from '../support/names.ts';

let desk: TestDesk;
let reached: (point: string) => void;
beforeEach(async () => {
  reached = () => undefined;
  desk = openTestDesk({ start: '2027-03-01T09:00', faults: { reach: (point) => reached(point) } });
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T09:30');
});
afterEach(() => desk.close());

const rowOf = (key: string): string =>
  desk.book.rows('outbox').find((one) => desk.book.text('outbox', one.id ?? '', 'key') === key)?.id ?? '';
const find = async (key: string): Promise<OutboxMessage> => (await desk.ledger.findMessage(key))!;
const keysOf = (sent: readonly Delivered[]): readonly string[] => sent.map((one) => one.key);

/** A list on offer for housing, with case content, released by nobody. */
async function onOffer(): Promise<string> {
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  // With it what never waits.
  await desk.tick('2027-03-04T12:10');
  return `ealing/research/${MEETING}/list/${CONTACT.housing}`;
}

/** Messages that go by themselves once their undo time is over. */
async function inUndo(): Promise<string> {
  desk.book.edit('settings', 'S-FREE22', { value: 'list-and-request' });
  return onOffer();
}

test('a Hold that is named later becomes that person’s in the record, once; so does one that another person puts their name to', async () => {
  const key = await onOffer();
  const whose = async (): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    for await (const one of desk.ledger.events())
      if (one.kind === 'message/held' && one.subject === key)
        found.push(`${String(one.data['by'])} ${String(one.data['in'])}`);
    return found;
  };
  desk.book.edit('outbox', rowOf(key), { answer: 'hold' });
  await desk.run('2027-03-04T12:15');
  expect(await whose()).toEqual(['marac rule']);
  desk.book.edit('outbox', rowOf(key), { by: 'Cora Coordinata', why: 'A wrong date' });
  await desk.run('2027-03-04T12:20');
  await desk.run('2027-03-04T12:25');
  expect(await whose()).toEqual(['marac rule', 'Cora Coordinata workbook']);
  desk.book.edit('outbox', rowOf(key), { by: 'Dora Deputy' });
  await desk.run('2027-03-04T12:30');
  await desk.run('2027-03-04T12:35');
  expect(await whose()).toEqual(['marac rule', 'Cora Coordinata workbook', 'Dora Deputy workbook']);
  expect((await find(key)).held).toBe(true);
});

describe('F2: a word typed on Outbox counts on `run send` alone', () => {
  test('a Hold, with a name or without one, or something that cannot be read, keeps the message', async () => {
    const key = await onOffer();
    await desk.release();
    desk.book.edit('outbox', rowOf(key), { answer: 'hold', by: 'Cora Coordinata', why: 'A wrong date' });
    const others = `ealing/research/${MEETING}/list/`;
    desk.book.edit('outbox', rowOf(`${others}${CONTACT.children}`), { answer: 'hold' });
    desk.book.edit('outbox', rowOf(`${others}${CONTACT.health}`), { answer: 'hlod it' });
    const left = keysOf(await desk.send());
    expect(left).toContain(`${others}${CONTACT.police}`);
    for (const contact of [CONTACT.housing, CONTACT.children, CONTACT.health])
      expect([left.includes(`${others}${contact}`), (await find(`${others}${contact}`)).held]).toEqual([false, true]);
    expect((await find(key)).state).not.toBe('sent');
    const lines = (): readonly string[] =>
      desk.book.rows('today').map((one) => desk.book.text('today', one.id!, 'what'));
    const unread = lines().filter((one) => one.includes('what may be a Hold counts as one'));
    expect(unread, 'on Today at once, with what it holds').toHaveLength(1);
    expect(unread[0]).toMatch(withNames(`(case ${caseOf(desk, 'R-AAAA22')}) for Helga Healthman`));
    desk.book.edit('outbox', rowOf(`${others}${CONTACT.health}`), { answer: 'hold', by: 'Cora Coordinata' });
    await desk.run(desk.clock.now());
    expect(lines().filter((one) => one.includes('what may be a Hold'))).toEqual([]);
  });

  test('what was released while sending is switched off is a line of Today until it is on again', async () => {
    const key = await onOffer();
    await desk.release((one) => one === key);
    desk.book.type('settings', { setting: 'sending', value: 'off', why: 'Cora Coordinata' }, { id: 'S-SEND22' });
    await desk.run(desk.clock.now());
    expect(keysOf(await desk.send())).toEqual([]);
    const line = async (): Promise<string | undefined> =>
      (await desk.today()).find((one) => one.what.includes('It was free to go, and sending is switched off'))?.what;
    expect(await line()).toContain(
      `of the meeting of 16 March 2027 (case ${caseOf(desk, 'R-AAAA22')}) for ${CONTACT.housing} cannot leave`,
    );
    desk.book.edit('settings', 'S-SEND22', { value: 'on' });
    expect(keysOf(await desk.send())).toEqual([key]);
    await desk.run(desk.clock.now());
    expect(await line()).toBeUndefined();
  });

  test('switched off between the run and the sending: Today says at once whom to ring about what never waits', async () => {
    typeReferral(desk.book, 'R-BBBB22', {});
    await desk.run('2027-03-01T10:00');
    desk.book.type('settings', { setting: 'sending', value: 'off', why: 'Cora Coordinata' }, { id: 'S-SEND22' });
    expect(keysOf(await desk.send())).toEqual([]);
    const lines = desk.book.rows('today').map((one) => desk.book.text('today', one.id!, 'what'));
    expect(lines.filter((one) => one.startsWith('Ring ') && one.includes('R-BBBB22'))).toHaveLength(1);
    expect(lines.some((one) => one.includes('nothing leaves'))).toBe(true);
  });

  test('a message that says only that there is a paper is told by the paper, not by the job that made it', () => {
    const titles = ['minutes/M-AAAA22/feedback', 'agenda/M-AAAA22/chair', 'intake/K-AAAA22/ways-2'].map((step) =>
      titleOfMessage({ template: 'papers', key: `ealing/${step}/C-AAAA22` }),
    );
    expect(titles).toEqual(['Feedback to victims', 'Chair’s papers', 'New referral: safe contact']);
  });

  test('a Hold that cannot be read keeps what never waits too; another cell of its row that cannot be read does not', async () => {
    await onOffer();
    typeReferral(desk.book, 'R-BBBB22', {});
    await desk.run(desk.clock.now());
    const notices = (await desk.ledger.messages()).filter((one) => one.gate === 'none' && one.state === 'offered');
    expect(notices.length).toBeGreaterThan(1);
    const [first, second] = notices.map((one) => one.key);
    desk.book.edit('outbox', rowOf(first ?? ''), { answer: 'hlod it' });
    desk.book.edit('outbox', rowOf(second ?? ''), { sentByHandAt: 'soon' });
    const left = keysOf(await desk.send());
    expect(left).not.toContain(first);
    expect(left).toContain(second);
  });

  test.each(['Hold', 'HOLD', 'held', 'stop', 'Don’t send', 'wait', 'no', 'not yet'])('"%s" is a Hold', async (word) => {
    const key = await onOffer();
    await desk.release();
    desk.book.edit('outbox', rowOf(key), { answer: word, by: 'Cora Coordinata' });
    expect(keysOf(await desk.send())).not.toContain(key);
    desk.book.edit('outbox', rowOf(key), { answer: 'Release' });
    expect(keysOf(await desk.send())).toEqual([key]);
  });

  test('a Release counts, and one without a name does not', async () => {
    const key = await onOffer();
    expect(keysOf(await desk.send())).not.toContain(key);
    desk.book.edit('outbox', rowOf(key), { answer: 'release' });
    expect(keysOf(await desk.send())).not.toContain(key);
    desk.book.edit('outbox', rowOf(key), { by: 'Cora Coordinata' });
    expect(keysOf(await desk.send())).toEqual([key]);
  });

  test('of a row that was copied, a Hold counts before a Release, wherever either stands', async () => {
    const key = await onOffer();
    const id = rowOf(key);
    const copy = { key, version: 1, answer: 'release', by: 'Cora Coordinata' };
    desk.book.edit('outbox', id, { answer: 'hold', by: 'Cora Coordinata' });
    desk.book.type('outbox', copy, { id, file: 'main' });
    expect(keysOf(await desk.send())).not.toContain(key);
    expect((await find(key)).held).toBe(true);
  });

  test('a row whose own columns moved away from its id holds both messages and releases neither', async () => {
    const key = await onOffer();
    const other = `ealing/research/${MEETING}/list/${CONTACT.police}`;
    desk.book.edit('outbox', rowOf(key), { key: other, answer: 'release', by: 'Cora Coordinata' });
    expect(keysOf(await desk.send())).toEqual([]);
    expect([(await find(key)).released, (await find(other)).released]).toEqual([undefined, undefined]);
    desk.book.edit('outbox', desk.book.rows('outbox').find((one) => textOf(one.cells.get('answer')) !== '')!.id!, {
      answer: 'hold',
    });
    await desk.release();
    const left = keysOf(await desk.send());
    expect([left.includes(key), left.includes(other)]).toEqual([false, false]);
  });

  test('a Release is for the version beside it: with the next version it is taken off the row and counts no more', async () => {
    const key = await onOffer();
    desk.book.edit('outbox', rowOf(key), { answer: 'release', by: 'Cora Coordinata' });
    await desk.run('2027-03-04T12:20');
    expect((await find(key)).released?.version).toBe(1);
    const victim = desk.book.rows('people').find((row) => textOf(row.cells.get('role')) === 'Victim')!.id!;
    desk.book.edit('people', victim, { birthDate: '1991-02-03' });
    await desk.run('2027-03-04T12:30');
    expect([(await find(key)).version, desk.book.text('outbox', rowOf(key), 'answer')]).toEqual([2, '']);
    await desk.run('2027-03-04T12:40');
    expect(keysOf(await desk.send())).not.toContain(key);
  });

  test('while the tab Outbox cannot be read nothing leaves but what never waits', async () => {
    const key = await onOffer();
    await desk.release();
    typeReferral(desk.book, 'R-BBBB22', { receivedAt: '2027-03-04T12:05', decision: undefined, decidedBy: undefined });
    await desk.run('2027-03-04T12:20');
    desk.book.rename(['outbox']);
    const left = keysOf(await desk.send());
    expect(left).not.toContain(key);
    expect(left).toContainEqual(expect.stringContaining('R-BBBB22/idva/'));
    expect(desk.lastSend()?.problems.map((one) => one.sentence)).toContainEqual(
      expect.stringContaining('the tab Outbox'),
    );
    desk.book.rename([]);
    expect(keysOf(await desk.send())).toContain(key);
  });
});

const textOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? cell.text : '');

describe('F2: a ready mark, a setting, a conflict, a contact typed since the run count on `run send` alone', () => {
  beforeEach(() => {
    desk.book.type('settings', { setting: 'releaseOff', value: '' }, { id: 'S-FREE22' });
  });

  test('a ready mark that is taken back keeps what was released', async () => {
    const key = await onOffer();
    await desk.release();
    desk.book.edit('meetings', MEETING, { listReady: undefined });
    expect(keysOf(await desk.send())).not.toContain(key);
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    expect(keysOf(await desk.send())).toContain(key);
  });

  test('a kind that needs a release again waits for it', async () => {
    await inUndo();
    const key = `ealing/research/${MEETING}/list/${CONTACT.housing}`;
    // The first message to a contact waits anyway.
    await desk.release();
    await desk.send();
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    desk.book.edit('settings', 'S-FREE22', { value: 'agenda' });
    await desk.run('2027-03-11T09:00');
    const agenda = (await desk.ledger.messages({ states: ['offered'] })).filter((one) => one.template === 'agenda');
    expect(agenda.map((one) => one.gate)).toContain('undo');
    desk.clock.set(localTime('2027-03-11T10:00'));
    desk.book.edit('settings', 'S-FREE22', { value: 'agendaa' });
    expect(keysOf(await desk.send()).filter((one) => one.includes('/agenda/'))).toEqual([]);
    desk.book.edit('settings', 'S-FREE22', { value: 'Agenda' });
    expect(keysOf(await desk.send()).filter((one) => one.includes('/agenda/')).length).toBeGreaterThan(0);
    expect((await find(key)).state).toBe('sent');
  });

  test('a conflict, an ended contact and a stop count at once', async () => {
    await onOffer();
    await desk.release();
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.type('conflicts', { caseRef: ref, agency: AGENCY.children, recordedBy: 'Cora Coordinata' });
    desk.book.edit('contacts', CONTACT.health, { activeTo: '2027-03-03' });
    desk.book.type('settings', { setting: 'Sending', value: 'Stop' });
    expect(keysOf(await desk.send())).toEqual([]);
    desk.book.remove('settings', '');
    desk.book.type('settings', { setting: 'sending', value: 'ON' }, { id: 'S-BBBB22' });
    const left = (await desk.send()).map((one) => one.to);
    expect(left).not.toContain(CONTACT.children);
    expect(left).not.toContain(CONTACT.health);
  });
});

describe('F2: a Hold typed and saved before the second commit holds, at whatever moment', () => {
  const MOMENTS = ['composed', 'before-claim', 'claimed', 'before-start'] as const;
  test.each(MOMENTS)('at %s', async (moment) => {
    const key = await onOffer();
    const other = `ealing/research/${MEETING}/list/${CONTACT.police}`;
    await desk.release((one) => one === key);
    reached = (point) => {
      if (point === `send:${moment}`) desk.book.edit('outbox', rowOf(key), { answer: 'hold', by: 'Cora Coordinata' });
    };
    expect(keysOf(await desk.send())).toEqual([]);
    expect(await find(key)).toMatchObject({ held: true, state: 'approved' });
    reached = () => undefined;
    desk.book.edit('outbox', rowOf(key), { answer: 'release' });
    await desk.release((one) => one === other);
    expect(keysOf(await desk.send()).toSorted()).toEqual([key, other].toSorted());
  });

  test('workbooks that cannot be looked at before the second commit stop the sending, and the message waits whole', async () => {
    const key = await onOffer();
    await desk.release((one) => one === key);
    let isAway = false;
    const moved = (since: string): Promise<boolean> =>
      isAway ? Promise.reject(new Failure('google-unreachable', 'Nobody answers.')) : desk.book.moved(since);
    Object.assign(desk.desk.maracs[0]!, { workbook: { ...desk.book, moved } });
    reached = (point) => {
      isAway ||= point === 'send:before-start';
    };
    expect(keysOf(await desk.send())).toEqual([]);
    expect(desk.lastSend()?.stopped?.how).toBe('stop');
    reached = () => undefined;
    isAway = false;
    expect(await find(key)).toMatchObject({ held: false, state: 'approved' });
    expect(keysOf(await desk.send())).toEqual([key]);
  });
});
