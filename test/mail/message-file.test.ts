// Messages as files: named after what they are, found again by their Message-ID, those of earlier versions too. All data synthetic.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseFile } from '../../src/domain/outward/outward-name.ts';
import type { SendingClaim } from '../../src/ledger/ledger-port.ts';
import type { MailText } from '../../src/ledger/plan-commit.ts';
import { openMessageFolder } from '../../src/mail/message-file.ts';
import { openReadyFolder } from '../../src/mail/ready-folder.ts';
import { openFiles } from '../../src/system/files.ts';
import { TEST_KEYS } from '../ledger/make.ts';

const ID = '<aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbb@marac.example>';
const OTHER = ID.replace('aaa', 'ccc');
const SUBJECT = 'Westmere MARAC, 16 March 2027: your actions (D-7KQ2MX)';
const FORMER = `${TEST_KEYS.mac('message-file', ID).toString('hex').slice(0, 24)}.eml`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-messages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = (messageId: string): Buffer =>
  Buffer.from(`From: a@b.example\r\nMessage-ID: ${messageId}\r\n\r\nHello`);
const claimOf = (messageId: string): SendingClaim =>
  ({ message: { key: 'k', template: 'actions' }, messageId, bytes: bytesOf(messageId) }) as unknown as SendingClaim;
const messages = (text?: MailText) => openMessageFolder(folder, TEST_KEYS, openFiles(), () => Promise.resolve(text));
const TEXT = { subject: SUBJECT, text: 'Hello', agency: 'Borough Housing' };

test('a message is named after what it is, the area, the day and the agency, with a number of its own last', async () => {
  const file = path.basename(await messages(TEXT).placeFor(claimOf(ID)));
  expect(file).toMatch(/^Your actions, Westmere MARAC, 16 March 2027, Borough Housing, D-[0-9A-Z]{6}\.eml$/);
  expect(parseFile(file)).toMatchObject({ kind: 'Your actions', agency: 'Borough Housing', format: 'eml' });
  // Another version is another message.
  expect(path.basename(await messages(TEXT).placeFor(claimOf(OTHER)))).not.toBe(file);
});

test.each([
  [
    'without an agency that may be named',
    { subject: SUBJECT, text: '' },
    /^Your actions, Westmere MARAC, 16 March 2027, D-\w{6}\.eml$/,
  ],
  [
    'from before subjects said the area',
    { ...TEXT, subject: 'Your actions (D-7KQ2MX)' },
    /^Your actions, D-\w{6}\.eml$/,
  ],
  ['without a text: a notice of the program', undefined, /^Your actions, D-\w{6}\.eml$/],
  ['with a subject that is none', { ...TEXT, subject: 'Anna Example' }, /^Your actions, D-\w{6}\.eml$/],
])('one %s', async (_, text, expected) => {
  expect(path.basename(await messages(text).placeFor(claimOf(ID)))).toMatch(expected);
});

test('the same message goes over its own file, by whichever version it was written, and never over another', async () => {
  writeFileSync(path.join(folder, FORMER), bytesOf(ID));
  expect(await messages(TEXT).find(ID)).toBe(path.join(folder, FORMER));
  expect(await messages(TEXT).placeFor(claimOf(ID))).toBe(path.join(folder, FORMER));
  rmSync(path.join(folder, FORMER));
  const place = await messages(TEXT).placeFor(claimOf(ID));
  writeFileSync(place, bytesOf(OTHER));
  expect(await messages(TEXT).find(ID)).toBeUndefined();
  const next = await messages(TEXT).placeFor(claimOf(ID));
  expect(next).not.toBe(place);
  writeFileSync(next, bytesOf(ID));
  expect(await messages(TEXT).find(ID)).toBe(next);
});

test('a draft of an earlier version that still lies there is found, taken back and taken off the list', async () => {
  const ready = path.join(folder, 'drafts');
  mkdirSync(ready);
  writeFileSync(path.join(ready, FORMER), bytesOf(ID));
  writeFileSync(
    path.join(ready, 'send-list.txt'),
    `Messages to send.\n2027-03-09T10:00  ${FORMER}  Your actions (D-7KQ2MX)\n`,
  );
  const transport = openReadyFolder(
    ready,
    TEST_KEYS,
    openFiles(),
    () => '',
    () => Promise.resolve(TEXT),
  );
  expect(await transport.find?.(ID)).toBe(true);
  expect(await transport.lookFor([{ messageId: ID, bytes: bytesOf(ID), take: false }])).toEqual(['there']);
  expect(await transport.lookFor([{ messageId: ID, bytes: bytesOf(ID), take: true }])).toEqual(['file']);
  expect(readdirSync(ready)).toEqual(['send-list.txt']);
  expect(await openFiles().read(path.join(ready, 'send-list.txt'))).toEqual(Buffer.from('Messages to send.\n'));
});

test('a draft that a mail program wrote anew is changed, not gone', async () => {
  const place = await messages(TEXT).placeFor(claimOf(ID));
  writeFileSync(place, Buffer.from('Message-Id: <1@outlook.example>\r\n\r\nHello'));
  const transport = openReadyFolder(
    folder,
    TEST_KEYS,
    openFiles(),
    () => '',
    () => Promise.resolve(TEXT),
  );
  expect(await transport.lookFor([{ messageId: ID, bytes: bytesOf(ID), take: true }])).toEqual(['changed']);
});
