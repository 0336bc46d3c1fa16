// F60: a message that a person took back, or gave up while it waited, and then asks for again: it goes exactly once. In draft mode against a mailbox,
// and live against a mail server; all people are made up.
import { expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { openDrafts } from '../../src/mail/imap/imap-drafts.ts';
import { openTestDesk } from '../support/desk.ts';
import { openImapServer } from '../support/imap.ts';
import { AGENCY, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { TEST_CA } from '../support/smtp-faults.ts';
import { BY, HOUSING, withLists } from './with-lists.ts';

const mine = (key: string): boolean => key === HOUSING;

test('F60: handed: Outbox says that it lies in Drafts; taken back and asked for again, it is put there once more, and not before its release', async () => {
  const server = await openImapServer({});
  const settings = { host: '127.0.0.1', port: server.port, security: 'tls', ca: TEST_CA } as const;
  const desk = openTestDesk({ drafts: openDrafts({ ...settings, user: 'marac', password: 'right' }) });
  const row = (): string =>
    desk.book.rows('outbox').find((one) => desk.book.text('outbox', one.id ?? '', 'key') === HOUSING)?.id ?? '';
  const outbox = (field: string): string => desk.book.text('outbox', row(), field);
  const type = (values: Readonly<Record<string, string | undefined>>): void => desk.book.edit('outbox', row(), values);
  const find = async (): Promise<OutboxMessage> => (await desk.ledger.findMessage(HOUSING))!;
  const lying = () =>
    server.drafts.filter((one) => !one.deleted && /To: chaaa22@[^]*Subject: .*: list and research/.test(one.bytes));
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: BY });
    await desk.run('2027-03-04T12:10');
    await desk.release(mine);
    await desk.tick('2027-03-04T12:15');
    expect(outbox('state')).toBe('handed');
    expect(outbox('goes')).toBe('Lies with you: send it, then say so in “Sent by hand”, or choose Taken back');
    expect(outbox('happened')).toMatch(/^Laid into Drafts on Thursday 4 March 2027, 12:15\. Message-ID <.+>\.$/);
    expect(lying()).toHaveLength(1);

    // The person deletes it there and says so.
    for (const one of lying()) one.deleted = true;
    type({ answer: 'takenBack', by: BY, why: 'A wrong name in it.' });
    for (const time of ['12:20', '12:25']) await desk.tick(`2027-03-04T${time}`);
    expect(await find()).toMatchObject({ state: 'cancelled', held: true });
    expect(lying(), 'it does not come again by itself').toEqual([]);
    expect(outbox('goes')).toContain('Send again, with your name and why, has it planned anew');

    type({ answer: 'sendAgain', why: undefined });
    await desk.tick('2027-03-04T12:30');
    expect((await find()).state, 'a reason is asked for').toBe('cancelled');
    type({ why: 'The name is right now.' });
    for (const time of ['12:35', '12:40']) await desk.tick(`2027-03-04T${time}`);
    expect((await find()).state, 'it waits for its release').toBe('offered');
    expect(lying()).toEqual([]);
    expect(outbox('answer'), 'the word has counted').toBe('');
    await desk.release(mine);
    for (const time of ['12:45', '12:50', '13:50']) await desk.tick(`2027-03-04T${time}`);
    expect((await find()).state).toBe('handed');
    expect(lying()).toHaveLength(1);

    type({ sentByHandAt: '2027-03-04T14:00', answer: undefined });
    await desk.tick('2027-03-04T14:10');
    expect((await find()).state).toBe('sent');
    expect((await desk.ledger.verify()).findings).toEqual([]);
  } finally {
    desk.close();
    await server.close();
  }
});

test('F60: given up while it waited and asked for again, it goes once; given up a second time, the old word does not bring it back', async () => {
  await withLists(async ({ desk, server, find, onOutbox, outbox, taken }) => {
    const giveUp = { answer: 'giveUp', by: BY, why: 'They need no list.' };
    const sendAgain = { answer: 'sendAgain', by: BY, why: 'They do.' };
    onOutbox(HOUSING, giveUp);
    await desk.tick('2027-03-04T13:10');
    expect(outbox(HOUSING, 'state')).toBe('given up');
    onOutbox(HOUSING, sendAgain);
    for (const time of ['13:15', '13:16']) await desk.tick(`2027-03-04T${time}`);
    expect((await find(HOUSING)).state).toBe('offered');

    // By the command this time: what stood on Outbox before is no word about that.
    const message = await find(HOUSING);
    const stated = { by: BY, in: 'command', evidence: 'They do not.', attempt: message.epoch } as const;
    expect((await desk.ledger.decideByPerson(HOUSING, 'givenUp', stated)).ok).toBe(true);
    for (const time of ['13:20', '13:25']) await desk.tick(`2027-03-04T${time}`);
    expect(await find(HOUSING)).toMatchObject({ state: 'cancelled', ended: { how: 'givenUp' } });
    expect(taken('chaaa22@example.org')).toEqual([]);

    onOutbox(HOUSING, sendAgain);
    for (const time of ['13:30', '13:31']) await desk.tick(`2027-03-04T${time}`);
    await desk.release((key) => key === HOUSING);
    for (const time of ['13:35', '13:40', '14:40']) await desk.tick(`2027-03-04T${time}`);
    const { state, messageId } = await find(HOUSING);
    expect(state).toBe('sent');
    expect(taken('chaaa22@example.org').filter((one) => one === messageId)).toHaveLength(1);
    expect(server.taken.filter((one) => /^Subject: .*: list and research/m.test(one.body))).toHaveLength(1);
  });
});
