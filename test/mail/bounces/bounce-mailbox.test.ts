// F72: the mailbox for reports of non-delivery is only read, and only such a report is read in it. All data synthetic.
import { expect, test } from 'vitest';
import { readEvidence } from '../../../src/domain/outbox/replies/read-reply.ts';
import { openBounces } from '../../../src/mail/bounces/bounce-mailbox.ts';
import { parseDeliveryReport } from '../../../src/mail/bounces/delivery-report.ts';
import type { ImapOptions } from '../../support/imap-options.ts';
import { openImapServer } from '../../support/imap.ts';
import { letterLike, report } from '../../support/reports.ts';
import { TEST_CA } from '../../support/smtp-faults.ts';

const ID = '<1f2e3d4c@marac.example>';
const TO = 'harriet@housing.example.org';

async function opened(options: ImapOptions = {}, password = 'right') {
  const server = await openImapServer(options);
  const at = { host: '127.0.0.1', port: server.port, security: 'tls' as const, ca: TEST_CA };
  const box = openBounces({ ...at, user: 'marac', password, mailbox: 'INBOX' }, () => Date.now());
  return { server, box };
}

test.each(['text/rfc822-headers', 'message/rfc822'] as const)(
  'a report with %s: message, recipient, action and the reply in one line',
  async (returns) => {
    const read = await parseDeliveryReport(Buffer.from(report({ messageId: ID, to: TO, returns, name: '<r@mta>' })));
    expect(read).toEqual({
      name: '<r@mta>',
      messageId: ID,
      recipients: [
        { addresses: [TO], action: 'failed', reply: `550 5.1.1 <${TO}>: Recipient address rejected: User unknown` },
      ],
    });
  },
);

test('without a diagnosis the status stands for the reply; both recipients of a forwarded message are known; broken ones are none', async () => {
  const forwarded = report({
    messageId: ID,
    to: 'elsewhere@example.net',
    originalTo: TO,
    status: '4.2.2',
    action: 'Delayed',
  });
  const read = await parseDeliveryReport(Buffer.from(forwarded.replace(/Diagnostic-Code: .*\r\n .*\r\n/, '')));
  expect(read?.recipients).toEqual([
    { addresses: ['elsewhere@example.net', TO], action: 'delayed', reply: '450 4.2.2' },
  ]);
  expect(await parseDeliveryReport(Buffer.from(letterLike({ messageId: ID, to: TO })))).toBeUndefined();
  const cut = report({ messageId: ID, to: TO }).slice(0, 700);
  expect((await parseDeliveryReport(Buffer.from(cut)))?.messageId).toBeUndefined();
  expect((await parseDeliveryReport(Buffer.from(report({ messageId: 'none', to: TO }))))?.messageId).toBeUndefined();
});

test('F72: what a report says is told in the words of the table of replies', () => {
  expect(readEvidence('bounced: 550 5.1.1')).toMatchObject({
    name: 'no-such-mailbox',
    of: 'recipient',
    lasts: 'permanent',
  });
  expect(readEvidence('bounced: 552 5.2.2', '552 5.2.2 mailbox full')?.name).toBe('mailbox-full');
});

test('F72: only reports are read, each once; nothing is marked, and the folder is opened for reading only', async () => {
  const { server, box } = await opened();
  const letter = server.put('INBOX', 'Content-Type: text/plain\r\nMessage-ID: <a@b>\r\n\r\nDear Cora');
  server.put('INBOX', letterLike({ messageId: ID, to: TO }));
  server.put('INBOX', report({ messageId: ID, to: TO }));
  const first = await box.read(undefined);
  expect(first.reports.map((one) => one.messageId)).toEqual([ID]);
  expect(first.soFar).toEqual({ uidValidity: '1', uid: 3 });
  expect((await box.read(first.soFar)).reports).toEqual([]);
  server.put('INBOX', report({ messageId: '<other@elsewhere.example>', to: TO }));
  const second = await box.read(first.soFar);
  expect(second).toMatchObject({ looked: 1, soFar: { uid: 4 } });
  // Set up anew by the server: its numbers say nothing any more.
  server.renumber('INBOX');
  expect((await box.read(second.soFar)).reports).toHaveLength(2);

  expect(server.in('INBOX').every((one) => one.flags.size === 0)).toBe(true);
  expect(letter.deleted).toBe(false);
  const verbs = new Set(
    server.commands.map((one) =>
      one
        .split(' ')
        .slice(0, one.startsWith('UID') ? 2 : 1)
        .join(' '),
    ),
  );
  expect([...verbs].filter((one) => /SELECT|STORE|EXPUNGE|APPEND|MOVE|COPY/.test(one))).toEqual([]);
  expect(server.commands.filter((one) => one.includes('BODY.PEEK[]')).length).toBe(4);
  await server.close();
});

test('F72: a wrong password, a folder that is not there and a silent server are told apart', async () => {
  const wrong = await opened({}, 'wrong');
  expect((await wrong.box.tryLogin())?.message).toMatch(/mail\.bounces .* its log-in is refused/);
  await expect(wrong.box.read(undefined)).rejects.toMatchObject({ code: 'mail-refused' });
  await wrong.server.close();
  const none = await opened({ folders: [{ name: 'Elsewhere' }] });
  expect((await none.box.tryLogin())?.message).toMatch(/its server said NO NONEXISTENT/);
  await none.server.close();
  const silent = await opened();
  silent.server.stop();
  await expect(silent.box.read(undefined)).rejects.toMatchObject({ code: 'mail-unreachable' });
  await silent.server.close();
  const good = await opened();
  expect(await good.box.tryLogin()).toBeUndefined();
  await good.server.close();
});
