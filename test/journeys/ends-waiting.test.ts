// F60: messages that the mail server puts off, that nobody released in time, or that left: what stands on Today and Outbox, and what a person can do.
// Through a real mail conversation, the workbook, the planner, the ledger and the send step; all people are made up.
import { describeItem } from '../../src/domain/today/today-item.ts';
import { expect, test } from 'vitest';
import { restrictCase } from '../../src/use-cases/restrict-case.ts';
import { addMinutes } from '../../src/domain/time/day.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import { say } from '../mail/smtp-rows-before-body.ts';
import { CONTACT } from '../support/small-marac.ts';
import { BY, HOUSING, listOf, NOBODY, withLists, type World } from './with-lists.ts';

const LATER = '451 4.7.1 <chaaa22@example.org>: Greylisted, please come back later';
const ADDRESS = 'chaaa22@example.org';

/** The server says "later" at 13:10 and, after five minutes, once more. */
async function putOff({ desk, misbehave }: World, twice = true): Promise<void> {
  misbehave(say('rcpt', LATER).fault);
  await desk.release((key) => key === HOUSING);
  await desk.tick('2027-03-04T13:10');
  if (twice) await desk.tick('2027-03-04T13:15');
}

test('F60: “later” is told on Outbox at once and on Today from the second time on, with the server’s words, when next and what one can do', async () => {
  await withLists(async (world) => {
    const { desk, lines, outbox, find, misbehave, taken } = world;
    await putOff(world, false);
    expect(await lines(), 'many servers say it once to everybody').toEqual([]);
    expect(outbox(HOUSING, 'happened')).toContain(`Tried once, last on Thursday 4 March 2027, 13:10: the mail server`);
    await desk.tick('2027-03-04T13:15');
    const [line, ...more] = await lines();
    expect(more).toEqual([]);
    for (const words of [
      'Not taken yet: “List and research request” of the meeting of 16 March 2027',
      'Harriet Housewell (Test Housing)',
      'was not asked to research',
      `the mail server said “${LATER}”`,
      ADDRESS,
      'Tried 2 times, last on Thursday 4 March 2027, 13:15',
      'It is tried again from Thursday 4 March 2027, 13:30 on',
      'Hold, “Told by phone” and “Give up”',
      'No: it is not tried any more',
    ])
      expect(describeItem(line!)).toContain(words);
    expect(line?.question?.yes, 'nothing is sent by an answer: it goes by itself').toBeUndefined();
    expect(line?.what, 'a log and JSON name no address').not.toMatch(/@|Greylisted|Harriet/);
    expect(outbox(HOUSING, 'happened')).toContain(LATER);
    expect(outbox(HOUSING, 'goes')).toBe(
      'Is tried again by itself. Answer: Hold, Told by phone or Give up; with your name and why',
    );
    // The same question at the next attempt: an answer that is half typed is not lost.
    await desk.tick('2027-03-04T13:30');
    expect((await lines()).map(({ id }) => id)).toEqual([line?.id]);
    misbehave();
    for (const time of ['14:00', '14:05']) await desk.tick(`2027-03-04T${time}`);
    expect((await find(HOUSING)).state).toBe('sent');
    expect(taken(ADDRESS)).toHaveLength(1);
    expect(await lines()).toEqual([]);
  });
});

test('F60: No on Today ends what is put off, with a name and a reason; nothing goes, though the server would take it by then', async () => {
  await withLists(async (world) => {
    const { desk, lines, outbox, find, misbehave, taken, onToday } = world;
    await putOff(world);
    misbehave();
    const [line] = await lines();
    onToday(line!, { answer: 'no', doneBy: BY });
    await desk.run('2027-03-04T13:20');
    const [asked] = await lines();
    expect(asked?.shown).toContain('does not count yet: type one sentence in Why');
    onToday(asked!, { why: 'Harriet was told at 13:18.' });
    for (const time of ['13:30', '14:30']) await desk.tick(`2027-03-04T${time}`);
    expect(await find(HOUSING)).toMatchObject({ state: 'cancelled', ended: { how: 'givenUp', by: BY } });
    expect(outbox(HOUSING, 'state')).toBe('given up');
    expect(await lines()).toEqual([]);
    expect(taken(ADDRESS)).toEqual([]);
  });
});

test('F60: a Hold keeps what is put off, and “Told by phone” on Outbox ends it', async () => {
  await withLists(async (world) => {
    const { desk, lines, outbox, find, misbehave, taken, onOutbox } = world;
    await putOff(world);
    misbehave();
    onOutbox(HOUSING, { answer: 'hold', by: BY });
    await desk.tick('2027-03-04T13:30');
    expect(await find(HOUSING)).toMatchObject({ state: 'approved', held: true });
    expect(await lines(), 'a person keeps it').toEqual([]);
    onOutbox(HOUSING, { answer: 'toldByPhone', why: 'Harriet, at 13:35' });
    for (const time of ['13:40', '14:40']) await desk.tick(`2027-03-04T${time}`);
    expect(await find(HOUSING)).toMatchObject({ ended: { how: 'toldByPhone', by: BY } });
    expect(outbox(HOUSING, 'state')).toBe('told by phone');
    expect(taken(ADDRESS)).toEqual([]);
  });
});

test('F60: after a day of “later” it is refused, and the line asks what is to be done', async () => {
  await withLists(async (world) => {
    const { desk, lines, find } = world;
    await putOff(world);
    for (const time of ['2027-03-04T18:00', '2027-03-05T12:00']) await desk.tick(time);
    expect((await find(HOUSING)).state).toBe('approved');
    for (const time of ['2027-03-05T13:10', '2027-03-05T14:10']) await desk.tick(time);
    expect(await find(HOUSING)).toMatchObject({ state: 'refused', refusedFor: 'gaveUp' });
    const [line, ...more] = await lines();
    expect(more).toEqual([]);
    expect(line?.shown).toMatch(/^Refused: .*Tried for a whole day, last on Friday 5 March 2027/);
    expect(line?.shown).toContain(`Yes: the same goes to ${ADDRESS} again, once`);
  });
});

const late = async ({ desk }: World): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => one.id.startsWith('late/') && one.what.includes('List and research request'));

test('F60: “Told by phone” and “Give up” on Outbox end what was not released in time; nothing leaves, and nothing can be sent any more', async () => {
  await withLists(async (world) => {
    const { desk, server, find, onOutbox, outbox } = world;
    const { notAfter } = await find(HOUSING);
    const before = server.taken.length;
    await desk.tick(addMinutes(notAfter, 1));
    const [line, ...more] = await late(world);
    expect(more).toEqual([]);
    expect(line?.shown).toContain('Harriet Housewell (Test Housing)');
    expect(outbox(HOUSING, 'state')).toBe('too late');
    expect(outbox(HOUSING, 'goes')).toContain('Told by phone or Give up; with your name and why');

    onOutbox(HOUSING, { answer: 'sendAgain', by: BY, why: 'They still want it.' });
    await desk.tick(addMinutes(notAfter, 5));
    expect(outbox(HOUSING, 'goes')).toContain('its hour has passed, so that it cannot be sent any more');
    onOutbox(HOUSING, { answer: 'toldByPhone', why: 'Harriet, at noon' });
    onOutbox(listOf(CONTACT.police), { answer: 'giveUp', by: BY });
    await desk.tick(addMinutes(notAfter, 10));
    expect(await find(HOUSING)).toMatchObject({ state: 'cancelled', ended: { how: 'toldByPhone', by: BY } });
    expect((await find(listOf(CONTACT.police))).ended, 'a reason is asked for').toBeUndefined();
    const [others] = await late(world);
    expect(others?.shown).not.toContain('Harriet');
    expect(others?.shown).toContain('Pat Policewright');

    for (const contact of [CONTACT.police, CONTACT.children, CONTACT.health])
      onOutbox(listOf(contact), { answer: 'giveUp', by: BY, why: 'The meeting is over.' });
    for (const minutes of [15, 75]) await desk.tick(addMinutes(notAfter, minutes));
    expect(await late(world)).toEqual([]);
    expect(outbox(HOUSING, 'state')).toBe('told by phone');
    expect(outbox(listOf(CONTACT.police), 'state')).toBe('given up');
    expect(await desk.ledger.findNotes(HOUSING)).toContain('Harriet, at noon');
    expect(server.taken.slice(before).filter((one) => /research request/.test(one.body))).toEqual([]);
    expect(server.taken.slice(before).flatMap((one) => one.to)).not.toContain(ADDRESS);
  });
});

test('F60: sent: Outbox shows for a fortnight when, what the mail server answered, the address and the Message-ID; Today says nothing', async () => {
  await withLists(async (world) => {
    const { desk, lines, find, outbox, taken } = world;
    await desk.release((key) => key === HOUSING);
    await desk.tick('2027-03-04T13:10');
    const [messageId = ''] = taken(ADDRESS);
    expect(outbox(HOUSING, 'state')).toBe('sent');
    expect(outbox(HOUSING, 'happened')).toContain('Taken by the mail server on Thursday 4 March 2027, 13:10');
    expect(outbox(HOUSING, 'happened')).toContain('250 2.0.0 Ok: queued as TEST1');
    expect(outbox(HOUSING, 'happened')).toContain(`Message-ID ${messageId}.`);
    expect(outbox(HOUSING, 'to')).toContain(ADDRESS);
    expect(outbox(HOUSING, 'settledAt')).toContain('2027-03-04');
    expect(outbox(HOUSING, 'goes')).toBe('');
    expect(await lines()).toEqual([]);
    await desk.tick('2027-03-18T13:10');
    expect(outbox(HOUSING, 'state')).toBe('sent');
    await desk.tick('2027-03-18T13:11');
    expect(() => outbox(HOUSING, 'state'), 'a fortnight is over').toThrow('no row');
    expect((await find(HOUSING)).state).toBe('sent');
  });
});

test('F60: the ends of messages about a restricted case stand in the restricted workbook only, and are answered there', async () => {
  await withLists(async (world) => {
    const { desk, lines, find, misbehave, taken, onToday } = world;
    misbehave(say('rcpt', NOBODY).fault);
    await desk.release((key) => key === HOUSING);
    await desk.tick('2027-03-04T13:10');
    misbehave({ at: 'dot', do: 'takeAndDrop' });
    await desk.release((key) => key === listOf(CONTACT.police));
    await desk.tick('2027-03-04T13:12');
    misbehave(say('rcpt', LATER).fault);
    await desk.release((key) => key === listOf(CONTACT.children));
    for (const time of ['13:20', '13:30']) await desk.tick(`2027-03-04T${time}`);
    expect((await lines()).map(({ restricted }) => restricted)).toEqual([false, false, false]);

    const ref = desk.book.rows('cases')[0]?.id ?? '';
    await restrictCase(desk.desk, ref, { by: BY, in: 'command' });
    await desk.run('2027-03-04T13:31');
    const { notAfter } = await find(HOUSING);
    const told = (table: 'today' | 'outbox', file: 'main' | 'restricted'): string =>
      desk.book
        .rows(table)
        .filter((row) => row.file === file)
        .map((row) => ['what', 'about', 'key'].map((field) => desk.book.text(table, row.id ?? '', field)).join(' '))
        .join('\n');
    const isInMain = /List and research|Refused|may or may not|Not taken yet|Not released|in time|K-/;
    expect(told('today', 'main')).not.toMatch(isInMain);
    expect(told('outbox', 'main')).not.toMatch(/list|K-/);
    for (const words of ['Refused: ', 'may or may not have left']) expect(told('today', 'restricted')).toContain(words);
    expect(told('outbox', 'restricted')).toContain(HOUSING);

    const refused = (await lines()).find((one) => one.shown?.includes('Refused') === true);
    expect(refused?.restricted).toBe(true);
    onToday(refused!, { answer: 'no', doneBy: BY, why: 'Harriet was told in person.' });
    await desk.tick('2027-03-04T13:40');
    expect(await find(HOUSING)).toMatchObject({ ended: { how: 'givenUp', by: BY } });
    await desk.tick(addMinutes(notAfter, 1));
    expect(told('today', 'main'), 'nor when the hour of the others has passed').not.toMatch(isInMain);
    expect(told('outbox', 'main')).not.toMatch(/list|K-/);
    expect(taken(ADDRESS)).toEqual([]);
  });
});
