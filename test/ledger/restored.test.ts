// After an older copy of the ledger was put back: what may have gone since it was made waits for a person, what is certainly new does not, and
// how long that is asked. And how a ledger of an earlier version is brought up to date.
import { copyFileSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { PlanCommit, PlannedMessage } from '../../src/ledger/plan-commit.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { MIGRATIONS, stepsFrom } from '../../src/ledger/sqlite/migrations.ts';
import { SCHEMA_VERSION } from '../../src/ledger/sqlite/schema.ts';
import { aMessage, aPlan, openDesk, type Desk } from './make.ts';

const BY = { by: 'C-COORD1', in: 'command' as const };

async function plan(
  ledger: Ledger,
  message: Partial<PlannedMessage>,
  more: Partial<PlanCommit> = {},
): Promise<OutboxMessage | undefined> {
  const { generation } = await ledger.recorded();
  const planned = aMessage(message);
  await ledger.commitPlan(aPlan(generation, { jobs: [planned.job], ...more, messages: [planned] }));
  return ledger.findMessage(planned.key);
}

async function restore(desk: Desk): Promise<Ledger> {
  await desk.ledger.commitPlan(aPlan(0));
  await desk.ledger.callRestored();
  await desk.ledger.unblock(BY);
  return desk.ledger;
}

const key = (id: string): string => `ealing/intake/${id}/idva/C-31FWET`;
const set = (desk: Desk, time: string): void => desk.clock.set(localTime(time));

test('F62: what is about a row that got its id after the restore is new and goes its usual way', async () => {
  using desk = openDesk();
  const row = { table: 'referrals', prefix: 'R', fingerprint: 'f', file: 'main', place: 'row 2' };
  const [before = ''] = await desk.ledger.adoptRows([row]);
  const ledger = await restore(desk);
  const [after = ''] = await ledger.adoptRows([{ ...row, fingerprint: 'g', place: 'row 3' }]);
  expect(await plan(ledger, { key: key(before), job: 'intake', gate: 'none' })).toMatchObject({ state: 'uncertain' });
  const fresh = await plan(ledger, { key: key(after), job: 'intake', gate: 'none' });
  expect(fresh).toMatchObject({ state: 'offered' });
  expect(fresh?.mayHaveGone).toBeUndefined();
});

test('F62: a job is asked for a day from its first whole plan on, below, at and above', async () => {
  using desk = openDesk();
  const ledger = await restore(desk);
  set(desk, '2027-03-20T08:00'); // the service stood still for days: its first plan is still its first
  expect(await plan(ledger, { key: 'ealing/agenda/M-1/C-1', gate: 'undo' })).toMatchObject({ state: 'uncertain' });
  set(desk, '2027-03-21T07:59');
  expect(await plan(ledger, { key: 'ealing/agenda/M-1/C-2', gate: 'undo' })).toMatchObject({ state: 'uncertain' });
  set(desk, '2027-03-21T08:00');
  expect(await plan(ledger, { key: 'ealing/agenda/M-1/C-3', gate: 'undo' })).toMatchObject({ state: 'offered' });
  // Another job has not planned yet.
  expect(await plan(ledger, { key: 'ealing/minutes/M-1/C-3', job: 'minutes' })).toMatchObject({ state: 'uncertain' });
});

test('F62: what was kept back in that day may have gone however long it is kept: a message by its key, by what it covers, or as such a paper about the same for the same reader', async () => {
  using desk = openDesk();
  const ledger = await restore(desk);
  const kept = ['ealing/agenda/M-1/C-2', 'overdue/A-1/1', 'agenda-mail M-1 K-31FWET C-31FWET'];
  await plan(ledger, { key: 'ealing/agenda/M-1/C-1' }, { keptBack: kept });
  set(desk, '2027-03-12T09:00');
  await plan(ledger, { key: 'ealing/agenda/M-1/C-3' }, { keptBack: ['ealing/agenda/M-1/C-4'] });
  set(desk, '2027-03-12T09:30');
  const state = async (more: Partial<PlannedMessage>) => (await plan(ledger, { gate: 'undo', ...more }))?.state;
  expect(await state({ key: 'ealing/agenda/M-1/C-2' })).toBe('uncertain');
  expect(await state({ key: 'ealing/agenda/M-9/C-2', covers: ['overdue/A-1/1'] })).toBe('uncertain');
  const about = { discloses: [{ case: 'K-31FWET', classes: ['name'] }] };
  expect(await state({ key: 'ealing/agenda/M-1/C-5', ...about })).toBe('uncertain');
  // The same case elsewhere or for another reader, another paper of it, another case there, and what was kept back after that day.
  expect(await state({ key: 'ealing/agenda/M-1/C-7', ...about, to: 'C-7' })).toBe('offered');
  expect(await state({ key: 'ealing/agenda/M-1/C-8', ...about, template: 'minutes-mail' })).toBe('offered');
  expect(await state({ key: 'ealing/agenda/M-9/C-5', ...about })).toBe('offered');
  expect(await state({ key: 'ealing/agenda/M-1/C-6' })).toBe('offered');
  expect(await state({ key: 'ealing/agenda/M-1/C-4' })).toBe('offered');
  expect((await ledger.verify()).findings).toEqual([]);
});

test('F62: what a person has said of a message since the restore holds when its content is corrected', async () => {
  using desk = openDesk();
  const ledger = await restore(desk);
  await plan(ledger, { gate: 'undo' });
  set(desk, '2027-03-09T10:31');
  const { key: name } = aMessage();
  const evidence = { ...BY, evidence: 'Sent folder' };
  expect(await ledger.decideByPerson(name, 'notSentSendAgain', evidence)).toMatchObject({ ok: true });
  expect(await plan(ledger, { gate: 'undo', contentHash: 'hash-2' })).toMatchObject({ state: 'offered' });
});

test('F62: while workbooks cannot be read whole the day begins anew', async () => {
  using desk = openDesk();
  const ledger = await restore(desk);
  await plan(ledger, { key: 'ealing/agenda/M-1/C-1' });
  set(desk, '2027-03-10T09:00');
  await plan(ledger, { key: 'ealing/agenda/M-1/C-2' }, { isWhole: false });
  set(desk, '2027-03-10T11:00');
  expect(await plan(ledger, { key: 'ealing/agenda/M-1/C-3' })).toMatchObject({ state: 'uncertain' });
  set(desk, '2027-03-11T10:59');
  expect(await plan(ledger, { key: 'ealing/agenda/M-1/C-4' })).toMatchObject({ state: 'uncertain' });
  set(desk, '2027-03-11T11:00');
  expect(await plan(ledger, { key: 'ealing/agenda/M-1/C-5' })).toMatchObject({ state: 'offered' });
});

test('F62: a draft that was not ready is doubtful once it is ready; what did not go is planned anew and then goes', async () => {
  using desk = openDesk();
  const ledger = await restore(desk);
  const { key: name, contentHash } = aMessage();
  expect(await plan(ledger, { offer: false, gate: 'undo' })).toMatchObject({ state: 'draft' });
  await ledger.offer(name, contentHash);
  expect(await ledger.findMessage(name)).toMatchObject({ state: 'uncertain' });
  const evidence = { ...BY, evidence: 'Sent folder' };
  expect(await ledger.decideByPerson(name, 'notSentSendAgain', evidence)).toMatchObject({ why: 'quarantine' });
  set(desk, '2027-03-09T10:31');
  expect(await ledger.decideByPerson(name, 'notSentSendAgain', evidence)).toMatchObject({ ok: true });
  expect(await ledger.offer(name, contentHash)).toMatchObject({ ok: true, message: { state: 'offered' } });
  expect((await ledger.verify()).findings).toEqual([]);
});

test('F62: what a person says went is settled as sent, and who was shown what is on record', async () => {
  using desk = openDesk();
  const ledger = await restore(desk);
  const message = await plan(ledger, { gate: 'undo' });
  await ledger.decideByPerson(message?.key ?? '', 'sent', { ...BY, evidence: 'Sent folder' });
  expect(await ledger.who('K-4TP9XA')).toMatchObject([{ key: message?.key, state: 'sent', classes: ['name'] }]);
  expect((await ledger.verify()).findings).toEqual([]);
});

test('F62: a withdrawal that a person asks for after the restore never waits; one of which nothing was planned before does', async () => {
  const message = { key: 'ealing/corrections/D-1/withdrawn/C-1', job: 'corrections', gate: 'none' as const };
  using desk = openDesk();
  const ledger = await restore(desk);
  await ledger.rememberAnswer('withdraw/ealing/agenda', 'wrong', BY);
  expect(await plan(ledger, message)).toMatchObject({ state: 'offered' });
  using other = openDesk();
  await other.ledger.rememberAnswer('withdraw/ealing/agenda', 'wrong', BY);
  expect(await plan(await restore(other), message)).toMatchObject({ state: 'uncertain' });
});

test('F62: the mark stands still while nothing leaves, and a ledger tells its own from another’s and from a later one', async () => {
  using desk = openDesk();
  expect(await desk.ledger.leftMark()).toBeUndefined();
  await desk.ledger.commitPlan(aPlan(0));
  const mark = await desk.ledger.leftMark();
  await desk.ledger.commitPlan(aPlan(1));
  expect(await desk.ledger.leftMark()).toEqual(mark);
  const { count = 0, hash = '' } = mark ?? {};
  expect(await desk.ledger.judgeHead({ count, hash })).toBe('held');
  expect(await desk.ledger.judgeHead({ count, hash: 'ab' })).toBe('other');
  expect(await desk.ledger.judgeHead({ count: 99, hash: 'ab' })).toBe('ahead');
  await desk.ledger.callRestored();
  await desk.ledger.unblock(BY, ['ab']);
  expect(await desk.ledger.judgeHead({ count: 99, hash: 'ab' })).toBe('known');
});

const schemaOf = (file: string): readonly unknown[] => {
  const db = new DatabaseSync(file);
  const rows = db
    .prepare("select type, name, sql from sqlite_schema where name not like 'sqlite_%' order by name")
    .all();
  db.close();
  return rows.map((row) => JSON.stringify(row).replaceAll(/\s+/g, ' '));
};

test('a ledger of version 1 becomes one of this version when it is opened: the same tables as a new one, every event and message as before', async () => {
  using desk = openDesk();
  await plan(desk.ledger, {});
  const messages = JSON.stringify(await desk.ledger.messages());
  const fresh = schemaOf(desk.file);
  const db = new DatabaseSync(desk.file);
  db.exec('drop index events_kind; pragma user_version = 1;');
  db.close();
  desk.ledger.close();
  const again = desk.again();
  expect(JSON.stringify(await again.messages())).toBe(messages);
  expect((await again.verify()).findings).toEqual([]);
  expect(schemaOf(desk.file)).toEqual(fresh);
});

test('each step leads to the next version, and nothing leads from a later one', () => {
  expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, index) => index + 2));
  expect(MIGRATIONS.at(-1)?.to).toBe(SCHEMA_VERSION);
  expect([stepsFrom(0), stepsFrom(SCHEMA_VERSION + 1)]).toEqual([undefined, undefined]);
  expect(stepsFrom(SCHEMA_VERSION)).toEqual([]);
});

test('a ledger that another key made is refused before its version is changed', () => {
  using desk = openDesk();
  desk.ledger.close();
  const old = join(desk.folder, 'old.sqlite');
  const db = new DatabaseSync(desk.file);
  db.exec('pragma wal_checkpoint(truncate); drop index events_kind; pragma user_version = 1;');
  db.close();
  copyFileSync(desk.file, old);
  chmodSync(old, 0o600);
  expect(() => desk.again({ file: old, mode: 'draft' })).toThrow(expect.objectContaining({ code: 'ledger-mode' }));
  const left = new DatabaseSync(old);
  expect(Object.values(left.prepare('pragma user_version').get() ?? {})).toEqual([1]);
  left.close();
  rmSync(old);
});
