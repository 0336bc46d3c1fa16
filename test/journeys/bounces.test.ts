// F72 through the real path: what was sent comes back as a report in the mailbox that mail.bounces names. All people are made up.
import { expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { openBounces } from '../../src/mail/bounces/bounce-mailbox.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { openImapServer, type ImapServer } from '../support/imap.ts';
import { report } from '../support/reports.ts';
import { typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { TEST_CA } from '../support/smtp-faults.ts';

interface Lived {
  readonly desk: TestDesk;
  readonly server: ImapServer;
  readonly notices: readonly OutboxMessage[];
  readonly addressOf: (one: OutboxMessage) => Promise<string>;
  readonly told: (words: RegExp) => Promise<readonly string[]>;
}

/** Three notices have gone, by which the IDVA service hears of three referrals. */
async function withNotices(tell: (lived: Lived) => Promise<void>): Promise<void> {
  const server = await openImapServer();
  const at = { host: '127.0.0.1', port: server.port, security: 'tls' as const, ca: TEST_CA };
  const bounces = openBounces({ ...at, user: 'marac', password: 'right', mailbox: 'INBOX' }, () => Date.now());
  const desk = openTestDesk({ bounces });
  try {
    typeSmallMarac(desk.book);
    for (const id of ['R-AAAA22', 'R-BBBB22', 'R-CCCC22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    const notices = (await desk.ledger.messages()).filter((one) => one.template === 'idva-notice');
    expect(notices.map((one) => one.state)).toEqual(['sent', 'sent', 'sent']);
    await tell({
      desk,
      server,
      notices,
      addressOf: async ({ key }) => (await desk.ledger.findToAddress(key)) ?? '',
      told: async (words) => (await desk.today()).map((one) => one.shown ?? one.what).filter((one) => words.test(one)),
    });
  } finally {
    desk.close();
    await server.close();
  }
}

const stateOf = async (desk: TestDesk, one: OutboxMessage | undefined) =>
  (await desk.ledger.findMessage(one?.key ?? ''))?.state;

test('F72: a report that carries our Message-ID and our recipient ends the message as bounced, on Today and Outbox, once', async () => {
  await withNotices(async ({ desk, server, notices, addressOf, told }) => {
    const [one, two] = notices as [OutboxMessage, OutboxMessage];
    server.put(
      'INBOX',
      report({ messageId: one.messageId ?? '', to: (await addressOf(one)).toUpperCase(), returns: 'message/rfc822' }),
    );
    // The first look may be no later than five minutes after; it needs no workbook that moved.
    desk.clock.pass(5);
    await desk.send();
    expect(await stateOf(desk, one)).toBe('bounced');
    expect(await stateOf(desk, two)).toBe('sent');
    expect(await told(/Not delivered/)).toHaveLength(1);
    expect(
      desk.book.rows('today').some((row) => desk.book.text('today', row.id ?? '', 'what')?.includes('Not delivered')),
    ).toBe(true);
    expect(await desk.ledger.findNotes(one.key)).toEqual(
      expect.arrayContaining([expect.stringContaining('550 5.1.1')]),
    );
    await desk.tick('2027-03-01T10:30');
    expect(await told(/Not delivered/)).toHaveLength(1);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F72: a delay is told and ends nothing; what came back after it is told instead', async () => {
  await withNotices(async ({ desk, server, notices, addressOf, told }) => {
    const [one] = notices as [OutboxMessage];
    const parts = { messageId: one.messageId ?? '', to: await addressOf(one) };
    server.put('INBOX', report({ ...parts, action: 'delayed', status: '4.4.1', words: '' }));
    await desk.tick('2027-03-01T10:06');
    expect(await stateOf(desk, one)).toBe('sent');
    expect((await told(/not delivered yet/))[0]).toMatch(
      /for Dora Dutywell .* is not delivered yet: a mail server reported a delay/,
    );
    server.put('INBOX', report(parts));
    await desk.tick('2027-03-01T10:12');
    expect(await stateOf(desk, one)).toBe('bounced');
    expect(await told(/not delivered yet/)).toEqual([]);
  });
});

test('F72: a forged report ends nothing and is said: another recipient, or a Message-ID of our domain that no message has; others’ reports are let be', async () => {
  await withNotices(async ({ desk, server, notices, addressOf, told }) => {
    const [one, two] = notices as [OutboxMessage, OutboxMessage];
    const to = await addressOf(one);
    server.put('INBOX', report({ messageId: '<holiday@travel.example>', to }));
    await desk.tick('2027-03-01T10:06');
    expect(await told(/mailbox for reports/)).toEqual([]);
    server.put('INBOX', report({ messageId: one.messageId ?? '', to: 'somebody.else@example.org' }));
    server.put('INBOX', report({ messageId: '<00000000000000000000@example.org>', to }));
    server.put(
      'INBOX',
      report({ messageId: two.messageId ?? '', to, action: 'delivered', status: '2.0.0', words: '250 ok' }),
    );
    await desk.tick('2027-03-01T10:12');
    expect(await Promise.all(notices.map((each) => stateOf(desk, each)))).toEqual(['sent', 'sent', 'sent']);
    const lines = await told(/mailbox for reports/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^2 reports .* another recipient, or a number that none of them has/);
    const row = desk.book
      .rows('today')
      .find((each) => desk.book.text('today', each.id ?? '', 'what')?.includes('mailbox for reports'));
    desk.book.edit('today', row?.id ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
    await desk.tick('2027-03-01T10:18');
    expect(await told(/mailbox for reports/)).toEqual([]);
  });
});

test('F72: a mailbox for reports that cannot be read keeps nothing from going, and stands on Today until it can', async () => {
  await withNotices(async ({ desk, server, notices, told }) => {
    server.stop();
    typeReferral(desk.book, 'R-DDDD22');
    const gone = await desk.tick('2027-03-01T10:06');
    expect(gone.length).toBeGreaterThan(0);
    expect((await told(/cannot be read since/))[0]).toContain(
      'The mailbox of mail.bounces in marac.config.yaml could not be reached',
    );
    await desk.tick('2027-03-01T10:30');
    expect((await told(/cannot be read since/))[0]).toContain('since Monday 1 March 2027, 10:06');
    server.start();
    await desk.tick('2027-03-01T10:40');
    expect(await told(/cannot be read since/)).toEqual([]);
    expect(notices).toHaveLength(3);
  });
});
