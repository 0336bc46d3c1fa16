// Draft mode and rehearsal: each message handed over once, a lost answer settled by a search, nothing sent by us. All data synthetic.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDrafts } from '../../src/mail/drafts.ts';
import type { DraftsSettings } from '../../src/mail/drafts.ts';
import { openReadyFolder } from '../../src/mail/ready-folder.ts';
import { openRehearsal } from '../../src/mail/rehearsal.ts';
import { sendDue } from '../../src/mail/send.ts';
import { openFiles } from '../../src/system/files.ts';
import { approveOne, BYTES, openDesk, TEST_KEYS } from '../ledger/make.ts';
import type { ImapOptions } from '../support/imap.ts';
import { openImapServer } from '../support/imap.ts';
import { TEST_CA } from '../support/smtp-faults.ts';
import { sendDesk } from './make.ts';

const MESSAGE_ID = '<ealing.agenda.M-7KQ2MX.C-31FWET@marac.example>';
const bytes = Buffer.concat([Buffer.from(`Message-ID: ${MESSAGE_ID}\r\n`), BYTES]);

async function imapDesk(options: ImapOptions, more: Partial<DraftsSettings> = {}) {
  const server = await openImapServer(options);
  const desk = openDesk({ mode: 'draft' });
  const message = await approveOne(desk.ledger, {}, bytes);
  const settings = { host: '127.0.0.1', port: server.port, security: 'tls' as const, ca: TEST_CA };
  const transport = openDrafts({
    ...settings,
    user: 'marac',
    password: 'right',
    mailbox: 'Drafts',
    silenceTimeoutMs: 20_000,
    ...more,
  });
  const end = async (): Promise<void> => {
    desk[Symbol.dispose]();
    await server.close();
  };
  return { server, desk, message, transport, end, send: async () => sendDue(sendDesk(desk, transport)) };
}

test('a message lands in Drafts once and is handed over', async () => {
  const { server, message, send, end } = await imapDesk({});
  expect((await send()).handed).toEqual([message.key]);
  expect((await send()).handed).toEqual([]);
  expect(server.drafts.map((draft) => draft.bytes)).toEqual([bytes.toString('latin1')]);
  await end();
});

test('an answer to APPEND that was lost is settled by searching for the Message-ID: no second draft', async () => {
  const { server, desk, message, send, end } = await imapDesk({ fault: 'takeAndDrop' });
  await send();
  expect(await desk.ledger.findMessage(message.key)).toMatchObject({ state: 'handing', started: true });
  expect((await send()).handed).toEqual([message.key]);
  expect(server.drafts).toHaveLength(1);
  await end();
});

test('a draft that was not taken is put there again, but only after the quarantine', async () => {
  const { server, desk, message, send, end } = await imapDesk({ fault: 'appendDrop', times: 1 });
  await send();
  await send();
  expect(server.drafts).toHaveLength(0);
  desk.clock.pass(60);
  expect((await send()).handed).toEqual([message.key]);
  expect(server.drafts).toHaveLength(1);
  await end();
});

test('a clear no is tried again later; a wrong password or certificate stops the run', async () => {
  const full = await imapDesk({ fault: 'appendNo' });
  await full.send();
  expect(await full.desk.ledger.findMessage(full.message.key)).toMatchObject({ state: 'approved' });
  await full.end();
  const locked = await imapDesk({}, { password: 'wrong' });
  expect((await locked.send()).stopped).toMatchObject({ how: 'stop', failure: { code: 'mail-refused' } });
  await locked.end();
  const expired = await imapDesk({ certificate: 'expired' });
  expect((await expired.send()).stopped?.how).toBe('stop');
  expect(expired.server.drafts).toHaveLength(0);
  await expired.end();
});

test('a draft that must not be sent any more is taken out of Drafts if it is still there', async () => {
  const { server, message, transport, send, end } = await imapDesk({});
  await send();
  expect(message.messageId).toBe(MESSAGE_ID);
  expect(await transport.takeBack?.(MESSAGE_ID)).toBe(true);
  expect(server.drafts.every((draft) => draft.deleted)).toBe(true);
  expect(await transport.takeBack?.(MESSAGE_ID)).toBe(false);
  await end();
});

test('without IMAP a message lies ready as a file, with a list that names nobody', async () => {
  using desk = openDesk({ mode: 'draft' });
  const message = await approveOne(desk.ledger, {}, bytes);
  const folder = join(desk.folder, 'drafts');
  const transport = openReadyFolder(folder, TEST_KEYS, openFiles(), () => desk.clock.now());
  expect((await sendDue(sendDesk(desk, transport))).handed).toEqual([message.key]);
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  expect(readFileSync(join(folder, file ?? ''))).toEqual(bytes);
  const list = readFileSync(join(folder, 'send-list.txt'), 'utf8');
  expect(list).toContain(file);
  expect(list).toContain('2027-03-09T10:00');
  expect(list).not.toMatch(/@|C-31FWET|K-4TP9XA/);
  expect(await transport.takeBack?.(MESSAGE_ID)).toBe(true);
  expect(readFileSync(join(folder, 'send-list.txt'), 'utf8')).not.toContain(file);
});

test('a rehearsal writes the message as a file under a name that says nothing, through the same states', async () => {
  using desk = openDesk({ mode: 'rehearsal' });
  const message = await approveOne(desk.ledger, {}, bytes);
  const folder = join(desk.folder, 'mail');
  expect((await sendDue(sendDesk(desk, openRehearsal(folder, TEST_KEYS, openFiles())))).sent).toEqual([message.key]);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{24}\.eml$/)]);
  const kinds: string[] = [];
  for await (const event of desk.ledger.events()) if (event.subject === message.key) kinds.push(event.kind.slice(8));
  expect(kinds).toEqual(['planned', 'offered', 'released', 'approved', 'claimed', 'started', 'sent']);
});

async function tried(options: ImapOptions, more: Partial<DraftsSettings> = {}): Promise<string> {
  const { server, transport, end } = await imapDesk(options, more);
  const failure = await transport.tryLogin?.();
  expect(server.drafts).toEqual([]);
  await end();
  return failure === undefined ? 'good' : `${failure.code}: ${failure.message}`;
}

test('the mailbox is tried without a draft: good, a wrong password, a bad certificate and a folder that is not there are told apart', async () => {
  expect(await tried({})).toBe('good');
  expect(await tried({}, { password: 'wrong' })).toMatch(/^mail-refused: The mailbox could not be opened/);
  expect(await tried({ certificate: 'expired' })).toMatch(/^mail-tls: /);
  expect(await tried({ noMailbox: true })).toMatch(
    /^mail-refused: The mailbox opens, but not its folder “Drafts”: .*mail\.imap\.mailbox/,
  );
});
