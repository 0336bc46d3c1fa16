// F63 through the real path: drafts in a person's mailbox while what is typed decides anew who may have them. All people are made up.
import { expect, test } from 'vitest';
import { restrictCase } from '../../src/use-cases/restrict-case.ts';
import { openDrafts } from '../../src/mail/imap/imap-drafts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { openImapServer, type ImapServer } from '../support/imap.ts';
import type { ImapOptions } from '../support/imap-options.ts';
import { CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { TEST_CA } from '../support/smtp-faults.ts';

const LIST = (to: string): string => `ealing/research/${MEETING}/list/${to}`;

interface Lived {
  readonly desk: TestDesk;
  readonly server: ImapServer;
  readonly ref: string;
  /** Lines of Today as they are typed into the two workbooks. */
  readonly told: (file: 'main' | 'restricted') => readonly string[];
}

/** The lists of a meeting with one case lie in Drafts, unsent. */
async function withDrafts(tell: (lived: Lived) => Promise<void>, options: ImapOptions = {}): Promise<void> {
  const server = await openImapServer(options);
  const drafts = openDrafts({
    host: '127.0.0.1',
    port: server.port,
    security: 'tls',
    ca: TEST_CA,
    user: 'marac',
    password: 'right',
  });
  const desk = openTestDesk({ drafts });
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora', meeting: MEETING });
    await desk.tick('2027-03-01T10:00');
    await desk.tick('2027-03-01T10:30');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T12:10');
    await desk.release();
    await desk.send();
    const [one] = desk.book.rows('cases');
    await tell({
      desk,
      server,
      ref: one?.id ?? '',
      told: (file) =>
        desk.book
          .rows('today')
          .filter((row) => row.file === file)
          .map((row) => desk.book.text('today', row.id ?? '', 'what') ?? ''),
    });
  } finally {
    desk.close();
    await server.close();
  }
}

const stateOf = async (desk: TestDesk, key: string) => (await desk.ledger.findMessage(key))?.state;

const conflict = (desk: TestDesk, ref: string): void =>
  void desk.book.type(
    'conflicts',
    { caseRef: ref, contact: CONTACT.housing, recordedBy: 'Cora', recordedOn: '2027-03-04', basis: 'A relative' },
    { id: 'X-AAAA22', file: 'restricted' },
  );

test('F63: drafts that nobody has sent stand on Today with which, for whom, since when and until when, until somebody says so', async () => {
  await withDrafts(async ({ desk, server, told }) => {
    expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('handed');
    await desk.run('2027-03-04T12:30');
    const line = told('main').find((one) => one.includes('in Drafts, not sent yet')) ?? '';
    expect(line).toContain(
      '4 messages in Drafts, not sent yet: “List and research request” of the meeting of 16 March 2027',
    );
    expect(line).toContain('Harriet Housewell (Test Housing)');
    expect(line).toMatch(/since Thursday 4 March 2027, 12:10\. To be sent by Tuesday 16 March 2027, 09:30\./);

    // What a person sends is found among what was sent.
    for (const one of server.drafts.filter(({ bytes }) => /c[pe]aaa22@/.test(bytes))) {
      one.deleted = true;
      server.put('Sent', one.bytes);
    }
    await desk.tick('2027-03-04T12:45');
    expect((await desk.ledger.messages({ states: ['sent'] })).filter((one) => one.job === 'research')).toHaveLength(2);
    const unsent = desk.book
      .rows('today')
      .filter((row) => desk.book.text('today', row.id ?? '', 'what')?.includes('not sent yet'));
    for (const { id } of unsent) desk.book.edit('today', id ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
    await desk.tick('2027-03-04T12:50');
    expect(await desk.ledger.messages({ states: ['handed'] })).toEqual([]);
    expect(told('main').filter((one) => one.includes('Drafts'))).toEqual([]);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F63: a conflict takes the draft out of Drafts before it is sent, and no other; lifted, it is wanted anew', async () => {
  await withDrafts(async ({ desk, server, ref, told }) => {
    const lying = server.drafts.length;
    conflict(desk, ref);
    await desk.tick('2027-03-04T12:30');
    expect(await stateOf(desk, LIST(CONTACT.housing))).not.toBe('handed');
    const taken = server.drafts.filter((one) => one.deleted);
    // The list, and word of the decision: Housing referred the case.
    const housing: unknown = expect.stringContaining('chaaa22@');
    expect(taken.map((one) => /^To: (.*)$/m.exec(one.bytes)?.[1])).toEqual([housing, housing]);
    expect(server.drafts).toHaveLength(lying);
    expect(await stateOf(desk, LIST(CONTACT.police))).toBe('handed');
    expect(told('main').join('\n')).not.toMatch(/conflict/i);

    desk.book.edit('conflicts', 'X-AAAA22', { liftedOn: '2027-03-04', liftedBy: 'Cora', liftedSecondBy: 'Charis' });
    await desk.tick('2027-03-04T12:40');
    expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('offered');
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F63: a draft that somebody changed, sent or took elsewhere is named at once, with who has it, and ends by a named answer', async () => {
  await withDrafts(async ({ desk, server, ref, told }) => {
    const mine = server.drafts.find((one) => one.bytes.includes('chaaa22@'));
    mine!.deleted = true;
    const changed = server.put('Drafts', `${mine!.bytes}\r\nAnd a word of mine.`);
    conflict(desk, ref);
    await desk.tick('2027-03-04T12:30');
    expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('handed');
    expect(changed.deleted).toBe(false);
    const line = () => told('restricted').find((one) => one.includes('may no longer go')) ?? '';
    expect(line()).toContain('for Harriet Housewell (Test Housing) may no longer go.');
    expect(line()).toContain('Somebody wrote in the draft');
    expect(told('main').join('\n')).not.toContain('may no longer go');

    changed.deleted = true;
    await desk.tick('2027-03-04T12:40');
    expect(line()).toContain('neither in Drafts nor among what was sent');

    server.put('Sent', changed.bytes);
    await desk.tick('2027-03-04T12:50');
    expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('sent');
    expect(line()).toContain('It was sent before: they have it.');
    const id =
      desk.book.rows('today').find((row) => desk.book.text('today', row.id ?? '', 'what')?.includes('may no longer go'))
        ?.id ?? '';
    desk.book.edit('today', id, { answer: 'yes', doneBy: 'Cora Coordinata' });
    await desk.tick('2027-03-04T13:00');
    expect(line()).toBe('');
  });
});

test('F63: Hold, a contact who has left and a passed hour take a draft back; while the mailbox is silent Today says that it may still lie there', async () => {
  await withDrafts(async ({ desk, server, told }) => {
    const row =
      desk.book.rows('outbox').find((one) => desk.book.text('outbox', one.id ?? '', 'key') === LIST(CONTACT.police))
        ?.id ?? '';
    desk.book.edit('outbox', row, { answer: 'hold', by: 'Cora Coordinata' });
    await desk.tick('2027-03-04T12:20');
    expect(await stateOf(desk, LIST(CONTACT.police))).not.toBe('handed');
    expect(server.drafts.filter((one) => one.deleted)).toHaveLength(1);
    expect(await desk.ledger.findMessage(LIST(CONTACT.police))).toMatchObject({ held: true });

    server.stop();
    desk.book.edit('contacts', CONTACT.housing, { activeTo: '2027-03-03' });
    await desk.tick('2027-03-04T12:30');
    expect(told('main').join('\n')).toContain('The mailbox could not be looked into: it may still lie in Drafts');
    server.start();
    await desk.tick('2027-03-04T12:40');
    expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('cancelled');
    expect(server.drafts.filter((one) => !one.deleted && one.bytes.includes('chaaa22@'))).toEqual([]);
    expect(told('main').join('\n')).not.toContain('may still lie in Drafts');

    const late = await desk.ledger.findMessage(LIST(CONTACT.children));
    await desk.tick(`${(late?.notAfter ?? '').slice(0, 10)}T23:59`);
    expect((await desk.ledger.messages({ states: ['handed'] })).filter((one) => one.job === 'research')).toEqual([]);
    expect(server.drafts.filter((one) => !one.deleted && /c[pech]aaa22@/.test(one.bytes))).toEqual([]);
    expect(told('main').join('\n')).toMatch(/Not sent in time: .*It lay in Drafts, and nobody had sent it/);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F63: a case that became restricted, a paper withdrawn and one asked for anew take the drafts back; nobody is told to give back what they never had', async () => {
  await withDrafts(async ({ desk, server, ref }) => {
    const of = async (to: string) => (await desk.ledger.findMessage(LIST(to)))!;
    const paperOf = async (to: string): Promise<string> => (await of(to)).pinned[0]?.key ?? '';
    const stated = { by: 'Cora Coordinata', in: 'command' } as const;
    desk.clock.pass(1);
    await desk.ledger.rememberAnswer(`withdraw/${await paperOf(CONTACT.police)}`, 'A wrong birth date.', stated);
    await desk.ledger.rememberAnswer(`reissue/${await paperOf(CONTACT.health)}`, 'A wrong birth date.', stated);
    const gone = await desk.tick('2027-03-04T12:20');
    expect(gone.filter((one) => one.mail.subject?.includes('withdrawn') === true)).toEqual([]);
    expect(await of(CONTACT.police)).toMatchObject({ state: 'cancelled', held: true, draft: { found: 'removed' } });
    expect((await of(CONTACT.health)).state, 'made anew, it waits for a release').toBe('offered');
    expect((await desk.ledger.messages()).filter((one) => one.job === 'corrections')).toEqual([]);
    expect(await stateOf(desk, LIST(CONTACT.children))).toBe('handed');

    await restrictCase(desk.desk, ref, stated);
    await desk.tick('2027-03-04T12:30');
    expect(await stateOf(desk, LIST(CONTACT.children))).not.toBe('handed');
    expect(server.drafts.filter((one) => !one.deleted && /c[pec]aaa22@/.test(one.bytes))).toEqual([]);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F63: No on Today takes drafts that are not to be sent out of Drafts, and they are not offered again', async () => {
  await withDrafts(async ({ desk, server, told }) => {
    await desk.run('2027-03-04T12:20');
    const row = desk.book
      .rows('today')
      .find((one) => /4 messages in Drafts/.test(desk.book.text('today', one.id ?? '', 'what') ?? ''));
    desk.book.edit('today', row?.id ?? '', { answer: 'no', doneBy: 'Cora Coordinata' });
    await desk.tick('2027-03-04T12:30');
    await desk.tick('2027-03-04T12:40');
    for (const to of [CONTACT.police, CONTACT.housing, CONTACT.children, CONTACT.health])
      expect(await stateOf(desk, LIST(to))).toBe('cancelled');
    expect(server.drafts.filter((one) => !one.deleted && /List/.test(one.bytes.slice(0, 800)))).toEqual([]);
    expect(told('main').join('\n')).not.toMatch(/List and research request” .* for Chidi/);
  });
});

test('F41: a mailbox without a folder for drafts stops what goes there, says so on Today with what to do, and goes on once there is one', async () => {
  await withDrafts(
    async ({ desk, told }) => {
      expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('approved');
      await desk.run('2027-03-04T12:20');
      const line = told('main').find((one) => one.includes('drafts are put into')) ?? '';
      expect(line).toContain('The mailbox that drafts are put into does not take them');
      expect(line).toContain('the server marks none of its folders as the one for drafts');
      expect(line).toContain('mail.imap.mailbox');
      expect(line).toContain('“Elsewhere”');
    },
    { folders: [{ name: 'INBOX' }, { name: 'Elsewhere' }] },
  );
});

test('F63: in live mode a conflict that is recorded after papers went names who has which of them, in the restricted workbook, until a named answer', async () => {
  const desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora', meeting: MEETING });
  await desk.tick('2027-03-01T10:00');
  await desk.tick('2027-03-01T10:30');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T12:10');
  await desk.release();
  await desk.send();
  expect(await stateOf(desk, LIST(CONTACT.housing))).toBe('sent');
  const lines = async () => (await desk.today()).filter((one) => one.id.startsWith('has-paper/'));
  expect(await lines()).toEqual([]);
  conflict(desk, desk.book.rows('cases')[0]?.id ?? '');
  await desk.tick('2027-03-04T12:30');
  const [line, ...more] = await lines();
  expect(more).toEqual([]);
  expect(line).toMatchObject({ restricted: true, kind: 'conflict' });
  expect(line?.shown).toContain('to Harriet Housewell (Test Housing) on 4 March 2027 (“At Risk List” D-');
  const row = desk.book
    .rows('today')
    .find((one) => desk.book.text('today', one.id ?? '', 'what')?.includes('papers had gone before'));
  expect(row?.file).toBe('restricted');
  desk.book.edit('today', row?.id ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
  await desk.tick('2027-03-04T12:40');
  expect(await lines()).toEqual([]);
  desk.close();
});
