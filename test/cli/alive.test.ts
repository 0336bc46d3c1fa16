// The dead man's switch as the machine's timer calls it: no runner, no workbook, sometimes no readable ledger. All addresses are made up.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alive } from '../../src/cli/desk/alive-command.ts';
import { renderConfigText } from '../../src/config/config-text.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { createKeyFile, openKeys } from '../../src/system/keys.ts';
import type { Said } from '../support/command-line.ts';
import { ACCESS, aMessage, aPlan } from '../ledger/make.ts';
import { runLine } from '../support/command-line.ts';

const COMMAND = [{ name: 'alive', summary: alive.summary, load: () => Promise.resolve(alive) }];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-alive-'));
  const folders = Object.fromEntries(
    ['ledger', 'anchor', 'documents', 'inbox', 'backups', 'mail', 'templates'].map((name) => [name, name]),
  );
  const text = renderConfigText({
    maracs: [{ name: 'ealing', title: 'Ealing MARAC', main: 'no-such.xlsx', restricted: 'no-such-either.xlsx' }],
    key: 'key',
    folders,
    mail: { mode: 'rehearsal', from: 'marac@ealing.example', idDomain: 'ealing.example' },
  });
  const alarms = 'alarms:\n  to: [coordinator@ealing.example, deputy@ealing.example]\n';
  writeFileSync(path.join(folder, 'marac.config.yaml'), `${text}\n${alarms}`, { mode: 0o600 });
  createKeyFile(path.join(folder, 'key'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ask = (now: string, ...more: readonly string[]): Promise<Said> =>
  runLine(['alive', ...more], COMMAND, { folder, now });
const letters = (): readonly string[] => {
  const place = path.join(folder, 'mail/rehearsal');
  return readdirSync(place).map((name) => readFileSync(path.join(place, name), 'utf8'));
};
async function runEnded(at: string): Promise<void> {
  const clock = fakeClock(localTime(at));
  const ledger = openLedger({
    file: path.join(folder, 'ledger/rehearsal.sqlite'),
    mode: 'rehearsal',
    keys: openKeys(path.join(folder, 'key')),
    clock,
  });
  const answer = await ledger.claimSlot({ marac: 'ealing', job: 'intake', slot: at }, 'runner', 60_000);
  if (answer.claimed) await ledger.finishSlot(answer.lease, 'done');
  ledger.close();
}

/** The IDVA's notice waits, since Settings of the last look say off, or on. */
async function noticeKept(at: string, sendingOff: boolean): Promise<void> {
  const clock = fakeClock(localTime(at));
  const keys = openKeys(path.join(folder, 'key'));
  const ledger = openLedger({ file: path.join(folder, 'ledger/rehearsal.sqlite'), mode: 'rehearsal', keys, clock });
  const { generation } = await ledger.recorded();
  const notice = aMessage({ gate: 'none', template: 'idva-notice', notAfter: localTime('2027-03-20T17:00') });
  await ledger.commitPlan(aPlan(generation, { messages: [notice] }));
  const rows = { cases: [], needed: [], conflicts: [], known: [], nameMeetings: [], chairs: [], blocked: [] };
  await ledger.recordAccess({ ...ACCESS, maracs: [{ name: 'ealing', ...rows, sendingOff }] }, localTime(at));
  ledger.close();
}

describe('marac alive', () => {
  test('while sending is off and an IDVA’s notice waits, it tells them once a day, and no more once it is on', async () => {
    await runEnded('2027-03-09T08:30');
    await noticeKept('2027-03-09T08:31', true);
    const told = await ask('2027-03-09T09:15', '--json');
    expect(told.exit).toBe(3);
    expect(JSON.parse(told.out)).toMatchObject({ health: 'good', keptByOff: 1, told: { kind: 'off', people: 2 } });
    for (const text of letters()) expect(text).toContain('Sending is switched off in Settings');
    const again = await ask('2027-03-09T09:30');
    expect(again.out).not.toContain('Told');
    expect(again.out).toContain('1 message that never waits does not go: Today says whom to ring.');
    await runEnded('2027-03-10T08:30');
    expect((await ask('2027-03-10T09:15')).out, 'another day').toContain('Told 2 people: off.');
    await noticeKept('2027-03-10T09:20', false);
    expect(await ask('2027-03-10T09:30')).toMatchObject({ exit: 0 });
    expect(letters()).toHaveLength(4);
  });

  test('says nothing to anybody while runs end well', async () => {
    await runEnded('2027-03-09T08:30');
    expect(await ask('2027-03-09T09:15')).toMatchObject({ exit: 0, err: '' });
    expect(() => letters()).toThrow();
  });

  test('tells coordinator and deputy once a day when the runner is dead at 09:15, and once when it works again', async () => {
    await runEnded('2027-03-08T17:00');
    const silent = await ask('2027-03-09T09:15');
    expect(silent.exit).toBe(3);
    expect(silent.out).toContain('Told 2 people: alarm.');
    expect((await ask('2027-03-09T09:30')).out).not.toContain('Told');
    expect(letters()).toHaveLength(2);
    await runEnded('2027-03-09T10:00');
    expect((await ask('2027-03-09T10:15')).out).toContain('Told 2 people: recovery.');
    expect((await ask('2027-03-09T10:30')).out).not.toContain('Told');
    expect(letters()).toHaveLength(4);
  });

  test('its letters name one reader each, no case, and are marked as a rehearsal', async () => {
    await ask('2027-03-09T09:15');
    const texts = letters();
    expect(
      texts.map((text) => /^To: (.*)$/m.exec(text)?.[1]?.trim()).toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    ).toEqual(['coordinator@ealing.example', 'deputy@ealing.example']);
    for (const text of texts) {
      expect(text).toMatch(/^Subject: REHEARSAL Attention needed \(D-\w{6}\)/m);
      expect(text).toContain('has not had a good run today');
    }
  });

  test.each([
    ['is not there', () => undefined],
    [
      'cannot be read',
      () => writeFileSync(path.join(folder, 'ledger/rehearsal.sqlite'), 'not a ledger', { mode: 0o600 }),
    ],
  ])('tells them also when the ledger %s', async (_, spoil) => {
    await runEnded('2027-03-09T08:30');
    rmSync(path.join(folder, 'ledger/rehearsal.sqlite'));
    rmSync(path.join(folder, 'ledger/rehearsal.sqlite-wal'), { force: true });
    spoil();
    const { exit, out } = await ask('2027-03-09T09:15', '--json');
    expect(exit).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ health: 'silent', told: { kind: 'alarm', people: 2 } });
    expect(JSON.parse(out)).not.toMatchObject({ ledger: null });
  });

  test.each([
    ['is gone', () => undefined],
    [
      'is no ledger any more',
      () => writeFileSync(path.join(folder, 'ledger/rehearsal.sqlite'), 'not a ledger', { mode: 0o600 }),
    ],
  ])(
    'a ledger that was there and %s is told at any hour, also at night and at weekends, once a day',
    async (_, spoil) => {
      await runEnded('2027-03-08T08:30');
      // As a run leaves it.
      mkdirSync(path.join(folder, 'anchor'), { recursive: true, mode: 0o700 });
      const head = { generation: 1, count: 3, hash: 'a'.repeat(64) };
      writeFileSync(path.join(folder, 'anchor/ledger-rehearsal.head.json'), JSON.stringify(head), { mode: 0o600 });
      for (const end of ['', '-wal', '-shm'])
        rmSync(path.join(folder, `ledger/rehearsal.sqlite${end}`), { force: true });
      spoil();
      const night = await ask('2027-03-09T02:00');
      expect(night.exit).toBe(3);
      expect(night.out.replace(/\s+/g, ' ')).toContain(
        'The record of what was sent (the ledger) is not there or cannot be read',
      );
      expect(night.out).toContain('Told 2 people: alarm.');
      expect(letters().every((text) => text.includes('(its ledger)'))).toBe(true);
      const again = await ask('2027-03-09T02:15');
      expect([again.exit, again.out.includes('Told')]).toEqual([3, false]);
      const weekend = await ask('2027-03-13T12:00');
      expect([weekend.exit, weekend.out.includes('Told 2 people: alarm.')]).toEqual([3, true]);
    },
  );

  test('a desk that is new has no ledger before its first run: before the hour nothing is expected', async () => {
    expect(await ask('2027-03-09T02:00')).toMatchObject({ exit: 0 });
  });

  test('expects nothing at weekends, on bank holidays and before the hour', async () => {
    for (const now of ['2027-03-13T12:00', '2027-03-26T12:00', '2027-03-09T09:14'])
      expect(await ask(now)).toMatchObject({ exit: 0 });
    expect(() => letters()).toThrow();
  });
});
