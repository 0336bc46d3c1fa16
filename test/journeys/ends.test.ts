// F60 and F66: messages that were refused or may have gone, and what a person does about each. Through a real mail conversation, the workbook, the
// planner, the ledger and the send step; all people are made up.
import { expect, test } from 'vitest';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import { CONTACT, MEETING } from '../support/small-marac.ts';
import { say } from '../mail/smtp-rows-before-body.ts';
import { BY, HOUSING, listOf, NOBODY, refuseHousing, withLists, type Fault, type World } from './with-lists.ts';

test('F60: 550 for one agency: Today and Outbox name the paper, for whom, the address, the relay’s words, the times and the answers', async () => {
  await withLists(async (world) => {
    const { desk, lines, outbox, find } = world;
    await refuseHousing(world);
    expect((await find(HOUSING)).state).toBe('refused');
    const [line, ...more] = await lines();
    expect(more).toEqual([]);
    expect(line?.shown).toMatch(
      /^Refused: “List and research request” of the meeting of 16 March 2027 \(case .* \(K-\w+\)\) for Harriet Housewell \(Test Housing\)\./,
    );
    for (const words of [
      NOBODY,
      'chaaa22@example.org',
      '4 March 2027, 13:10',
      'was not asked to research',
      'The address does not exist there',
      'Yes: ',
      'No: ',
    ])
      expect(line?.shown).toContain(words);
    expect(line?.what, 'a log and JSON name no address').not.toMatch(/@|no such user|Harriet/);
    expect(outbox(HOUSING, 'state')).toBe('refused');
    expect(outbox(HOUSING, 'happened')).toContain(NOBODY);
    expect(outbox(HOUSING, 'happened')).toMatch(/Message-ID <.+@.+>\./);
    expect(outbox(HOUSING, 'goes')).toContain('Send again, To the new address, Told by phone or Give up');
    expect(outbox(HOUSING, 'attempt')).toBe('1');

    // Not forgotten after a fortnight, on either tab.
    await desk.tick('2027-04-20T09:00');
    expect(await lines()).toHaveLength(1);
    expect(outbox(HOUSING, 'state')).toBe('refused');
  });
});

test('F60: “Send again” on Outbox sends the same once, with a name and a reason; the word counts for that attempt alone', async () => {
  await withLists(async (world) => {
    const { desk, taken, onOutbox, outbox, find, lines, misbehave } = world;
    await refuseHousing(world);
    const first = (await find(HOUSING)).messageId;

    onOutbox(HOUSING, { answer: 'sendAgain' });
    await desk.tick('2027-03-04T13:20');
    expect((await find(HOUSING)).state, 'without a name nothing is done').toBe('refused');
    onOutbox(HOUSING, { by: BY });
    await desk.tick('2027-03-04T13:25');
    expect((await find(HOUSING)).state, 'nor without a reason').toBe('refused');
    expect(outbox(HOUSING, 'goes')).toContain('does not count yet: type in Why');

    // The server still refuses: one answer is one attempt, however long it stands there.
    misbehave(say('rcpt', NOBODY).fault);
    onOutbox(HOUSING, { why: 'They say that the mailbox is there again.' });
    for (const time of ['13:30', '13:35', '13:40']) await desk.tick(`2027-03-04T${time}`);
    expect(await find(HOUSING)).toMatchObject({ state: 'refused', epoch: 2 });
    expect(outbox(HOUSING, 'answer'), 'it is taken off the row').toBe('');
    const [again] = await lines();
    expect(again?.shown).toContain('4 March 2027, 13:30');

    misbehave();
    onOutbox(HOUSING, { answer: 'sendAgain', by: BY, why: 'Their IT has mended it.' });
    for (const time of ['13:45', '13:50']) await desk.tick(`2027-03-04T${time}`);
    const sent = await find(HOUSING);
    expect(sent).toMatchObject({ state: 'sent', epoch: 3, version: 1 });
    expect(taken('chaaa22@example.org')).toEqual([sent.messageId]);
    expect(sent.messageId, 'a report about one attempt says nothing of another').not.toBe(first);
    expect(await lines()).toEqual([]);
    expect(outbox(HOUSING, 'happened')).toContain('Taken by the mail server on Thursday 4 March 2027, 13:45');
  });
});

test('F60: a corrected address must be verified; then Yes on Today sends the same there, once, and never to the old one', async () => {
  await withLists(async (world) => {
    const { desk, taken, onToday, onOutbox, outbox, find, lines } = world;
    await refuseHousing(world);
    const [before] = await lines();
    desk.book.edit('contacts', CONTACT.housing, { address: 'new.housing@example.org' });
    await desk.tick('2027-03-04T14:00');
    const [unproven] = await lines();
    expect(unproven?.id, 'another address is another question').not.toBe(before?.id);
    expect(unproven?.shown).toContain('It cannot be sent again');
    expect(unproven?.question?.yes).toBeUndefined();
    onOutbox(HOUSING, { answer: 'newAddress', by: BY, why: 'They have a new mailbox.' });
    await desk.tick('2027-03-04T14:05');
    expect((await find(HOUSING)).state).toBe('refused');
    expect(outbox(HOUSING, 'goes')).toContain('does not count yet');
    onOutbox(HOUSING, { answer: undefined, why: undefined, by: undefined });

    desk.book.edit('contacts', CONTACT.housing, { verifiedOn: '2027-03-04', routeProvenOn: '2027-03-04' });
    await desk.tick('2027-03-04T14:10');
    const [line] = await lines();
    expect(line?.shown).toContain('to the new address new.housing@example.org');
    onToday(line!, { answer: 'yes', doneBy: BY });
    await desk.tick('2027-03-04T14:15');
    expect((await find(HOUSING)).state, 'a reason is asked for').toBe('refused');
    const [asked] = await lines();
    onToday(asked!, { why: 'Harriet read the new one out to me.' });
    for (const time of ['14:20', '14:25']) await desk.tick(`2027-03-04T${time}`);
    expect((await find(HOUSING)).state).toBe('sent');
    expect(taken('new.housing@example.org')).toHaveLength(1);
    expect(taken('chaaa22@example.org')).toEqual([]);
    expect(await lines()).toEqual([]);
  });
});

test('F60: who was told by phone, and why nothing more is done, ends the line, by Outbox and by Today', async () => {
  await withLists(async (world) => {
    const { desk, taken, onToday, onOutbox, outbox, find, lines, misbehave } = world;
    misbehave(say('rcpt', NOBODY).fault);
    await desk.release((key) => key === HOUSING || key === listOf(CONTACT.police));
    await desk.tick('2027-03-04T13:10');
    misbehave();
    expect(new Set((await lines()).map((one) => one.shown)).size).toBe(2);
    onOutbox(HOUSING, { answer: 'toldByPhone', by: BY, why: 'Harriet, at 13:15' });
    const police = (await lines()).find((one) => one.shown?.includes('Pat Policewright') === true);
    onToday(police!, { answer: 'no', doneBy: BY, why: 'Pat sits in the next room.' });
    await desk.tick('2027-03-04T13:20');
    expect(await lines()).toEqual([]);
    expect(await find(HOUSING)).toMatchObject({ state: 'refused', ended: { how: 'toldByPhone', by: BY } });
    expect(await find(listOf(CONTACT.police))).toMatchObject({ ended: { how: 'givenUp', by: BY } });
    expect(outbox(HOUSING, 'state')).toBe('told by phone');
    await desk.tick('2027-03-05T10:00');
    expect([...taken('chaaa22@example.org'), ...taken('cpaaa22@example.org')]).toEqual([]);
    expect(await desk.ledger.findNotes(HOUSING)).toContain('Harriet, at 13:15');
  });
});

test('F60: asked for again and not due any more: nothing goes, and Today says so until a named answer', async () => {
  await withLists(async (world) => {
    const { desk, taken, onOutbox, find, lines } = world;
    await refuseHousing(world);
    onOutbox(HOUSING, { answer: 'sendAgain', by: BY, why: 'It is mended.' });
    desk.book.edit('meetings', MEETING, { state: 'cancelled' });
    await desk.run('2027-03-04T13:30');
    await desk.tick('2027-03-04T13:35');
    expect(await find(HOUSING)).toMatchObject({ state: 'cancelled' });
    expect(taken('chaaa22@example.org')).toEqual([]);
    const [line] = await lines();
    expect(line?.shown).toMatch(/^Not sent again: /);
  });
});

/** Three lists that the server took or did not take, and said nothing. */
async function lose({ desk, misbehave }: World, fault: Fault): Promise<readonly string[]> {
  const keys = [CONTACT.housing, CONTACT.police, CONTACT.children].map(listOf);
  for (const [index, key] of keys.entries()) {
    misbehave(fault);
    await desk.release((one) => one === key);
    // A server that says nothing is left alone for 1 minute, then for 5.
    await desk.tick(`2027-03-04T13:${['10', '12', '20'][index] ?? '30'}`);
  }
  misbehave();
  return keys;
}

test('F66: each uncertain message has a line of its own with address, time and Message-ID; each documented answer ends it', async () => {
  await withLists(async (world) => {
    const { desk, taken, onToday, onOutbox, outbox, find, lines } = world;
    const [housing = '', police = '', children = ''] = await lose(world, { at: 'dot', do: 'takeAndDrop' });
    const all = await lines();
    expect(all).toHaveLength(3);
    expect(new Set(all.map((one) => one.shown)).size, 'no two lines are equal').toBe(3);
    const lineOf = async (name: string): Promise<TodayItem> =>
      (await lines()).find((one) => one.shown?.includes(name) === true) as TodayItem;
    const first = await lineOf('Harriet Housewell');
    const { messageId = '' } = await find(housing);
    for (const words of [messageId, 'chaaa22@example.org', '4 March 2027, 13:10', 'Sent folder', 'Yes: it went'])
      expect(first.shown).toContain(words);
    expect(first.what).not.toMatch(/@|Harriet/);
    expect(outbox(housing, 'happened')).toContain(messageId);

    // Inside the quarantine it may still arrive: nobody may say that it did not go.
    expect(first.question?.no).toBeUndefined();
    onToday(first, { answer: 'no', doneBy: BY, why: 'Not in the Sent folder.' });
    onOutbox(police, { answer: 'sendAgain', by: BY, why: 'Not in the Sent folder.' });
    await desk.tick('2027-03-04T13:25');
    expect((await find(housing)).state).toBe('uncertain');
    expect((await find(police)).state).toBe('uncertain');
    expect(outbox(police, 'goes')).toContain('it may still arrive until');
    onOutbox(police, { answer: undefined, by: undefined, why: undefined });
    onToday(await lineOf('Harriet Housewell'), { answer: undefined, doneBy: undefined, why: undefined });

    await desk.tick('2027-03-04T14:00');
    onToday(await lineOf('Harriet Housewell'), { answer: 'yes', doneBy: BY, why: 'It lies in the Sent folder.' });
    onToday(await lineOf('Pat Policewright'), { answer: 'no', doneBy: BY, why: 'Not in the relay’s log.' });
    onOutbox(children, { answer: 'giveUp', by: BY, why: 'Nobody can tell; Chidi was rung.' });
    for (const time of ['14:05', '14:10']) await desk.tick(`2027-03-04T${time}`);
    expect((await find(housing)).state).toBe('sent');
    expect((await find(police)).state).toBe('sent');
    expect(taken('cpaaa22@example.org'), 'the same message again, once').toHaveLength(2);
    expect(new Set(taken('cpaaa22@example.org')).size).toBe(1);
    expect(await find(children)).toMatchObject({ state: 'uncertain', ended: { how: 'givenUp' } });
    expect(taken('ccaaa22@example.org')).toHaveLength(1);
    expect(await lines()).toEqual([]);
  });
});

test('F66: a message that may have gone is never sent again by a rule', async () => {
  await withLists(async (world) => {
    const { desk, taken } = world;
    await lose(world, { at: 'dot', do: 'takeAndDrop' });
    for (const time of ['2027-03-04T15:00', '2027-03-05T10:00', '2027-03-08T10:00']) await desk.tick(time);
    for (const address of ['chaaa22', 'cpaaa22', 'ccaaa22']) expect(taken(`${address}@example.org`)).toHaveLength(1);
  });
});
