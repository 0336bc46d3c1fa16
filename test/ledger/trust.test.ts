// What makes the ledger worth trusting: sealed contents, a chain that shows every change, older copies refused, files that others cannot open.
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { PlannedMessage } from '../../src/ledger/plan-commit.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { refuseShare, refuseSynced } from '../../src/ledger/sqlite/guard-ledger-file.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { assertDurable } from '../../src/ledger/sqlite/sqlite-store.ts';
import { demoKeys, keysFromSecret } from '../../src/system/keys.ts';
import { fill } from './fill.ts';
import { ACCESS, aMessage, aPaper, aPlan, approveOne, openDesk, TEST_KEYS } from './make.ts';

const KEY = aMessage().key;

/** Every answer of the product that could be asked of a ledger, as one text. */
async function answers(ledger: Ledger): Promise<string> {
  const { recorded, generation } = await ledger.recorded();
  const events: unknown[] = [];
  for await (const event of ledger.events()) events.push(event);
  const paper = await ledger.findPaper(aPaper().key);
  return JSON.stringify([
    [...recorded.messages],
    [...recorded.papers],
    [...recorded.done],
    [...recorded.covered],
    [...recorded.orders],
    generation,
    await ledger.messages(),
    events,
    await ledger.who('K-4TP9XA'),
    [...(await ledger.accepted())],
    [...(await ledger.answers())],
    (await ledger.readRows('cases')).map((row) => [row.rowId, [...row.hashes]]),
    paper,
    Buffer.from((await ledger.readContent(paper?.textId ?? '')) ?? []).toString('hex'),
    await ledger.findMailText(KEY),
    await ledger.findToAddress(KEY),
    await ledger.findNotes(KEY),
    await ledger.newestAccess(),
    Buffer.from((await ledger.findComposed(KEY)) ?? []).toString('hex'),
    await ledger.listSlots(),
  ]);
}

test('PROP12: nothing that a message or paper says, and no address, stands readable in the file', async () => {
  using desk = openDesk();
  await fill(desk.ledger);
  desk.ledger.close();
  const bytes = readFileSync(desk.file).toString('latin1');
  for (const secret of ['~canary', 'rep@example', 'new wording', 'You have 1 case'])
    expect(bytes).not.toContain(secret);
});

test('PR19: who was sent which version of what, with the papers, the classes and the address', async () => {
  using desk = openDesk();
  await fill(desk.ledger);
  expect(await desk.ledger.who('K-4TP9XA')).toMatchObject([
    { key: 'ealing/agenda/M-7KQ2MX/C-2', state: 'approved', to: 'C-2' },
    {
      key: KEY,
      state: 'sent',
      version: 1,
      toAddress: 'rep@example.gov.uk',
      classes: ['name'],
      papers: [{ version: 1 }],
    },
  ]);
  expect(await desk.ledger.who('K-OTHER1')).toEqual([]);
});

test('PROP37: the audit rebuilds every state from events and finds nothing in a sound ledger', async () => {
  using desk = openDesk();
  await fill(desk.ledger);
  const audit = await desk.ledger.verify();
  expect(audit).toMatchObject({ ok: true, findings: [] });
  expect(audit.head).toEqual(await desk.ledger.anchor());
});

const TAMPERING: readonly (readonly [string, string])[] = [
  ['an event changed', "update events set data = replace(data, 'C-31FWET', 'C-99FWET')"],
  ['an event removed', 'delete from events where seq = 6'],
  ['the last events cut off', 'delete from events where seq > 8'],
  ['a state changed', "update messages set state = 'approved' where state = 'sent'"],
  ['a message removed', "delete from messages where state = 'sent'"],
  ['a done effect removed', 'delete from done'],
  ['an answer changed', "update answers set data = replace(data, 'same', 'other')"],
  ['what was shown removed', "delete from shown where message like '%C-31FWET'"],
  ['a sealed content swapped', 'update contents set sealed = (select sealed from contents order by id limit 1)'],
  ['a content removed', 'delete from contents where id = (select content from uses limit 1)'],
];

test.each(TAMPERING)('PR15, PROP35: %s is found by the audit', async (_what, sql) => {
  using desk = openDesk();
  await fill(desk.ledger);
  desk.ledger.close();
  const db = new DatabaseSync(desk.file);
  db.exec(sql);
  db.close();
  expect((await desk.again().verify()).ok).toBe(false);
});

test(
  'PR15, D6, PROP35: of every 97th byte flipped, each flip is found or changes no answer',
  { timeout: 60_000 },
  async () => {
    using desk = openDesk();
    await fill(desk.ledger);
    const expected = await answers(desk.ledger);
    desk.ledger.close();
    const db = new DatabaseSync(desk.file);
    db.exec('pragma wal_checkpoint(truncate); pragma journal_mode = delete');
    db.close();
    const sound = readFileSync(desk.file);
    const count = { found: 0, harmless: 0 };
    const wrong: number[] = [];
    const folder = join(desk.folder, 'flipped');
    mkdirSync(folder, { mode: 0o700 });
    let free = 0;
    for (let at = 0; at < sound.length; at += 97) {
      // Most of a small ledger is free space, where a flip does no harm: every tenth of those is tried.
      if (sound.subarray(at - 24, at + 24).every((byte) => byte === 0) && (free += 1) % 10 !== 0) continue;
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 0x41;
      const file = join(folder, 'ledger.sqlite');
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
      writeFileSync(file, bytes, { mode: 0o600 });
      let ledger: Ledger | undefined;
      try {
        ledger = openLedger({ file, mode: 'live', keys: TEST_KEYS, clock: desk.clock });
        if (!(await ledger.verify()).ok) count.found += 1;
        else {
          if ((await answers(ledger)) !== expected) wrong.push(at);
          count.harmless += 1;
        }
      } catch {
        count.found += 1;
      } finally {
        ledger?.close();
      }
    }
    expect(wrong).toEqual([]);
    expect(count.found).toBeGreaterThan(150);
    expect(count.harmless).toBeGreaterThan(20);
  },
);

test('C23, C24, PROP36: yesterday’s copy is refused, and everything unfinished in it becomes uncertain', async () => {
  using desk = openDesk();
  await approveOne(desk.ledger);
  const old = join(desk.folder, 'yesterday.sqlite');
  const db = new DatabaseSync(desk.file);
  db.exec(`vacuum into '${old}'`);
  db.close();
  await desk.ledger.recordAccess(ACCESS, desk.clock.now());
  await desk.ledger.claimSending(KEY, 'one', 'send');
  const head = await desk.ledger.anchor();
  desk.ledger.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${desk.file}${end}`, { force: true });
  copyFileSync(old, desk.file);
  chmodSync(desk.file, 0o600);
  expect(() => desk.again({ anchors: [head] })).toThrow(expect.objectContaining({ code: 'ledger-behind' }));
  const restored = desk.again({ anchors: [head], restoredByPerson: true });
  expect(await restored.findMessage(KEY)).toMatchObject({ state: 'uncertain' });
  expect(await restored.blocked()).toBe('restored');
  const plan = async (more: Partial<PlannedMessage>): Promise<OutboxMessage | undefined> => {
    const { generation } = await restored.recorded();
    const message = aMessage(more);
    await restored.commitPlan(aPlan(generation, { messages: [message] }));
    return restored.findMessage(message.key);
  };
  const early = 'ealing/agenda/M-NEW/C-3';
  expect(await plan({ key: early })).toMatchObject({ state: 'uncertain', mayHaveGone: true });
  expect(await restored.claimSending(early, 'one', 'send')).toMatchObject({ why: 'blocked' });
  await restored.unblock({ by: 'C-COORD1', in: 'command' });
  // What is planned now and is not certainly new may have gone since the copy was made, whatever its gate.
  expect(await restored.claimSending(early, 'one', 'send')).toMatchObject({ why: 'state' });
  expect(await plan({ key: 'ealing/agenda/M-NEW/C-4', gate: 'undo' })).toMatchObject({ state: 'uncertain' });
  expect(await plan({ key: 'ealing/agenda/M-NEW/C-5', gate: 'none' })).toMatchObject({ state: 'uncertain' });
  expect((await restored.verify()).findings).toEqual([]);
});

test('D5: a ledger that is gone is not replaced by a new one', async () => {
  using desk = openDesk();
  await desk.ledger.commitPlan(aPlan(0));
  const head = await desk.ledger.anchor();
  desk.ledger.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${desk.file}${end}`, { force: true });
  expect(() => desk.again({ anchors: [head] })).toThrow(expect.objectContaining({ code: 'ledger-missing' }));
});

test('D9: a ledger without its write-ahead file is behind its anchor', async () => {
  using desk = openDesk();
  await desk.ledger.commitPlan(aPlan(0));
  const head = await desk.ledger.anchor();
  const copy = join(desk.folder, 'copy.sqlite');
  copyFileSync(desk.file, copy);
  chmodSync(copy, 0o600);
  expect(() => desk.again({ file: copy, anchors: [head] })).toThrow(expect.objectContaining({ code: 'ledger-behind' }));
});

test('O5: one ledger per mode and key; the demo’s key never for live mail', () => {
  using desk = openDesk();
  expect(() => desk.again({ mode: 'rehearsal' })).toThrow(expect.objectContaining({ code: 'ledger-mode' }));
  const other = keysFromSecret(Buffer.alloc(32, 8), 'own');
  expect(() => desk.again({ keys: other })).toThrow(expect.objectContaining({ code: 'key-wrong' }));
  expect(() => desk.again({ keys: demoKeys('1') })).toThrow(expect.objectContaining({ code: 'key-refused' }));
});

test('D11: a ledger or a folder that others can open is refused', () => {
  using desk = openDesk();
  desk.ledger.close();
  chmodSync(desk.file, 0o644);
  expect(() => desk.again()).toThrow(expect.objectContaining({ code: 'too-open' }));
  chmodSync(desk.file, 0o600);
  chmodSync(desk.folder, 0o755);
  expect(() => desk.again()).toThrow(expect.objectContaining({ code: 'too-open' }));
  chmodSync(desk.folder, 0o700);
});

test('D7, D8: a ledger in a synced folder or on a share is refused, so that no second machine can work with it', () => {
  for (const folder of [
    '/home/x/OneDrive - Council/marac',
    '/home/x/Dropbox/l',
    'C:\\Users\\x\\Google Drive\\l',
    '/x/iCloudDrive',
  ])
    expect(() => refuseSynced(folder)).toThrow(expect.objectContaining({ code: 'synced-folder' }));
  expect(() => refuseSynced('/srv/marac/ledger')).not.toThrow();
  for (const type of [0x6969, 0xff534d42, 0xfe534d42 | 0])
    expect(() => refuseShare('/x', () => type)).toThrow(expect.objectContaining({ code: 'ledger-unsafe' }));
  expect(() => refuseShare('/x', () => 0xef53)).not.toThrow();
});

test('D19: a database that does not promise to keep what it wrote is refused', () => {
  using desk = openDesk();
  const db = new DatabaseSync(desk.file);
  db.exec('pragma synchronous = normal');
  expect(() => assertDurable(db)).toThrow(expect.objectContaining({ code: 'ledger-unsafe' }));
  db.exec('pragma synchronous = full');
  expect(() => assertDurable(db)).not.toThrow();
  db.close();
});

test('only the demo, with its own key and in a rehearsal, may keep a ledger that does not wait for the disk', () => {
  for (const wrong of [
    { mode: 'live' as const },
    { mode: 'rehearsal' as const },
    { mode: 'draft' as const, keys: demoKeys('1') },
  ])
    expect(() => openDesk({ ...wrong, durable: false })).toThrow(expect.objectContaining({ code: 'ledger-unsafe' }));
  using desk = openDesk({ mode: 'rehearsal', keys: demoKeys('1'), durable: false });
  expect(desk.ledger).toBeDefined();
});

test('R5: a file that is no ledger, or one that a marac of another version works with, is refused', () => {
  using desk = openDesk();
  desk.ledger.close();
  const db = new DatabaseSync(desk.file);
  db.exec('pragma user_version = 99');
  db.close();
  expect(() => desk.again()).toThrow(expect.objectContaining({ code: 'ledger-version' }));
  const text = join(desk.folder, 'text.sqlite');
  writeFileSync(text, 'this is a letter, not a database, and long enough to be read as one', { mode: 0o600 });
  expect(() => desk.again({ file: text })).toThrow(expect.objectContaining({ code: 'ledger-broken' }));
});

test('forgetting a case takes its contents out, keeps the manifest, and names what is still on its way', async () => {
  using desk = openDesk();
  await fill(desk.ledger);
  const { waiting, dropped } = await desk.ledger.forgetCase('K-4TP9XA', []);
  expect(waiting).toEqual(['ealing/agenda/M-7KQ2MX/C-2']);
  expect(dropped).toBeGreaterThan(2);
  expect(await desk.ledger.findMailText(KEY)).toBeUndefined();
  expect(await desk.ledger.findComposed(KEY)).toBeUndefined();
  expect(await desk.ledger.who('K-4TP9XA')).toHaveLength(2);
  expect((await desk.ledger.verify()).findings).toEqual([]);
});
