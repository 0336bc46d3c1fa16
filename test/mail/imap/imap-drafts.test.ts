// Draft mode and rehearsal: each message handed over once, a lost answer settled by a search, nothing sent by us. All data synthetic.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDrafts } from '../../../src/mail/imap/imap-drafts.ts';
import type { DraftsSettings } from '../../../src/mail/imap/imap-drafts.ts';
import type { HandedOverDraft } from '../../../src/mail/mail-port.ts';
import { openReadyFolder } from '../../../src/mail/ready-folder.ts';
import { openRehearsal } from '../../../src/mail/rehearsal.ts';
import { sendDue } from '../../../src/mail/send-due.ts';
import { openFiles } from '../../../src/system/files.ts';
import { approveOne, BYTES, openDesk, TEST_KEYS } from '../../ledger/make.ts';
import type { ImapOptions } from '../../support/imap-options.ts';
import { openImapServer } from '../../support/imap.ts';
import { TEST_CA } from '../../support/smtp-faults.ts';
import { sendDesk } from '../make.ts';

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
  // A mailbox that broke off rests for a minute.
  desk.clock.pass(1);
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

const lying = (take: boolean, more: Partial<HandedOverDraft> = {}): readonly HandedOverDraft[] => [
  { messageId: MESSAGE_ID, bytes, take, ...more },
];

test('F63: a draft that may not be sent any more is taken out of Drafts if it is still there, and nothing else is', async () => {
  const { server, desk, message, transport, send, end } = await imapDesk({});
  const other = server.put('Drafts', 'Message-ID: <other@example.org>\r\n\r\nmine', ['\\Deleted']);
  await send();
  const place = (await desk.ledger.findMessage(message.key))?.place;
  expect(place).toEqual({ uid: 2, uidValidity: '1' });
  expect(await transport.lookFor?.(lying(false))).toEqual(['there']);
  expect(await transport.lookFor?.(lying(true))).toEqual(['removed']);
  expect(server.drafts.map((draft) => draft.deleted)).toEqual([false, true]);
  expect(other.deleted).toBe(false);
  expect(await transport.lookFor?.(lying(true))).toEqual(['gone']);
  await end();
});

test('F63: by its number a draft is ours although the server wrote it anew; by its bytes although the numbers are new', async () => {
  const moved = await imapDesk({});
  await moved.send();
  moved.server.renumber('Drafts');
  expect(await moved.transport.lookFor?.(lying(true, { place: { uid: 1, uidValidity: '1' } }))).toEqual(['removed']);
  await moved.end();
  const rewritten = await imapDesk({});
  rewritten.server.put('Drafts', `Message-ID: ${MESSAGE_ID}\r\nX-Server: added\r\n\r\nbody`);
  expect(await rewritten.transport.lookFor?.(lying(true, { place: { uid: 1, uidValidity: '1' } }))).toEqual([
    'removed',
  ]);
  await rewritten.end();
});

test('F63: what a person changed stays, what they sent is known by its Message-ID, what is in neither folder is gone', async () => {
  const { server, transport, end } = await imapDesk({});
  const draft = server.put('Drafts', `Message-ID: ${MESSAGE_ID}\r\n\r\nwith a word of mine`);
  expect(await transport.lookFor?.(lying(true))).toEqual(['changed']);
  expect(draft.deleted).toBe(false);
  draft.deleted = true;
  expect(await transport.lookFor?.(lying(false))).toEqual(['gone']);
  server.put('Sent', `Message-ID: ${MESSAGE_ID}\r\n\r\nwith a word of mine`);
  expect(await transport.lookFor?.(lying(true))).toEqual(['sent']);
  await end();
});

test('F63: where the server cannot expunge one message alone, nothing that somebody else deleted goes with it', async () => {
  const { server, transport, send, end } = await imapDesk({ uidPlus: false });
  await send();
  const other = server.put('Drafts', 'Message-ID: <other@example.org>\r\n\r\nmine', ['\\Deleted']);
  expect(await transport.lookFor?.(lying(true))).toEqual(['left']);
  expect([other.deleted, server.drafts[0]?.deleted, server.drafts[0]?.flags.has('\\Deleted')]).toEqual([
    false,
    false,
    false,
  ]);
  other.flags.clear();
  expect(await transport.lookFor?.(lying(true))).toEqual(['removed']);
  expect(other.deleted).toBe(false);
  await end();
});

test.each<readonly [string, ImapOptions]>([
  ['INBOX.Drafts with special use', { folders: [{ name: 'INBOX' }, { name: 'INBOX.Drafts', use: '\\Drafts' }] }],
  ['Entwürfe', { folders: [{ name: 'INBOX' }, { name: 'Entwürfe', use: '\\Drafts' }] }],
  ['Brouillons by XLIST', { folders: [{ name: 'INBOX' }, { name: 'Brouillons', use: '\\Drafts' }], marks: 'xlist' }],
  [
    '[Gmail]/Drafts',
    {
      folders: [
        { name: '[Gmail]', noSelect: true },
        { name: '[Gmail]/Drafts', use: '\\Drafts' },
      ],
    },
  ],
  ['Vorlagen beside Drafts', { folders: [{ name: 'Drafts' }, { name: 'Vorlagen', use: '\\Drafts' }] }],
  [
    'Entwürfe that nothing marks',
    { folders: [{ name: 'INBOX' }, { name: 'Entwürfe', use: '\\Drafts' }], marks: 'names' },
  ],
])('F41: the folder for drafts is found by what the server says of it: %s', async (_, options) => {
  const { server, message, transport, send, end } = await imapDesk(options);
  expect(await transport.tryLogin?.()).toBeUndefined();
  expect((await send()).handed).toEqual([message.key]);
  expect(server.drafts).toHaveLength(1);
  await end();
});

test('F41: a folder that the config names wins; one that is not there, or none at all, is said in so many words', async () => {
  const named = await imapDesk({}, { mailbox: 'INBOX' });
  await named.send();
  expect(named.server.in('INBOX')).toHaveLength(1);
  await named.end();
  expect(await tried({}, { mailbox: 'Elsewhere' })).toMatch(/not its folder “Elsewhere”: take mail\.imap\.mailbox out/);
  expect(await tried({ folders: [{ name: 'INBOX' }], marks: 'names' })).toMatch(
    /^mail-refused: .*marks none of its folders.*mail\.imap\.mailbox.*“INBOX”/,
  );
});

test('F63: an answer that was lost and a draft that was sent meanwhile: it is not put there a second time', async () => {
  const { server, desk, message, send, end } = await imapDesk({ fault: 'takeAndDrop', times: 1 });
  await send();
  const [draft] = server.drafts;
  if (draft !== undefined) draft.deleted = true;
  server.put('Sent', draft?.bytes ?? '');
  desk.clock.pass(60);
  expect((await send()).handed).toEqual([message.key]);
  await send();
  expect(server.drafts).toHaveLength(1);
  await end();
});

test.each<readonly [string, number]>([
  ['send:started', 0],
  ['send:answered', 1],
])('F63: a runner that dies at %s, before or after APPEND, leaves one draft and no doubt', async (point, put) => {
  const { server, desk, message, transport, send, end } = await imapDesk({});
  let isDead = false;
  const killed = sendDesk(desk, transport, {
    owner: 'runner-that-dies',
    faults: {
      reach: (at) => {
        isDead ||= at === point;
        if (isDead) throw new Error('killed');
      },
    },
  });
  await sendDue(killed).catch(() => undefined);
  expect(server.drafts).toHaveLength(put);
  expect(await desk.ledger.findMessage(message.key)).toMatchObject({ state: 'handing', started: true });
  desk.clock.pass(120);
  await send();
  await send();
  expect(await desk.ledger.findMessage(message.key)).toMatchObject({ state: 'handed' });
  expect(server.drafts.map((one) => one.bytes)).toEqual([bytes.toString('latin1')]);
  expect((await desk.ledger.verify()).findings).toEqual([]);
  await end();
});

test('without IMAP a message lies ready as a file, with a list that names nobody', async () => {
  using desk = openDesk({ mode: 'draft' });
  const message = await approveOne(desk.ledger, {}, bytes);
  const folder = join(desk.folder, 'drafts');
  const transport = openReadyFolder(
    folder,
    TEST_KEYS,
    openFiles(),
    () => desk.clock.now(),
    (key) => desk.ledger.findMailText(key),
  );
  expect((await sendDue(sendDesk(desk, transport))).handed).toEqual([message.key]);
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  expect(readFileSync(join(folder, file ?? ''))).toEqual(bytes);
  const list = readFileSync(join(folder, 'send-list.txt'), 'utf8');
  expect(list).toContain(file);
  expect(list).toContain('2027-03-09T10:00');
  expect(list).not.toMatch(/@|C-31FWET|K-4TP9XA/);
  expect(await transport.lookFor(lying(true))).toEqual(['file']);
  expect(readFileSync(join(folder, 'send-list.txt'), 'utf8')).not.toContain(file);
});

test('a rehearsal writes the message as a file with a name of the grammar, through the same states', async () => {
  using desk = openDesk({ mode: 'rehearsal' });
  const message = await approveOne(desk.ledger, {}, bytes);
  const folder = join(desk.folder, 'mail');
  expect(
    (
      await sendDue(
        sendDesk(
          desk,
          openRehearsal(folder, TEST_KEYS, openFiles(), (key) => desk.ledger.findMailText(key)),
        ),
      )
    ).sent,
  ).toEqual([message.key]);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^Papers, D-[0-9A-Z]{6}\.eml$/)]);
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

test('the mailbox is tried without a draft: good, a wrong password and a bad certificate are told apart', async () => {
  expect(await tried({})).toBe('good');
  expect(await tried({}, { password: 'wrong' })).toMatch(
    /^mail-refused: The mailbox of mail\.imap .* its log-in is refused/,
  );
  expect(await tried({ certificate: 'expired' })).toMatch(/^mail-tls: /);
});
