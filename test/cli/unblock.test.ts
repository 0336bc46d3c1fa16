// A ledger put back from yesterday: refused until a person has compared it. The desk is made for the test; nobody real is in it.
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { runLine, type Said } from '../support/command-line.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-unblock-'));
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (now: string, ...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, 'desk'), now });

test('an older ledger is refused by every run, opened by a person’s word, and at work from then on', async () => {
  const [ledger, copy] = [path.join(folder, 'desk/ledger/rehearsal.sqlite'), path.join(folder, 'yesterday.sqlite')];
  expect((await ask('2027-03-08T08:30', 'run', 'intake')).err).toBe('');
  copyFileSync(ledger, copy);
  await ask('2027-03-09T08:30', 'run', 'intake');
  for (const more of ['-wal', '-shm']) rmSync(`${ledger}${more}`, { force: true });
  copyFileSync(copy, ledger);

  expect((await ask('2027-03-09T08:40', 'run', 'intake')).err).toContain('older than the last run');
  expect((await ask('2027-03-09T08:41', 'unblock', '--by', 'Cora')).exit).toBe(2);
  expect((await ask('2027-03-09T08:42', 'run', 'intake')).err).toContain('older than the last run');

  const said = await ask('2027-03-09T08:43', 'unblock', '--by', 'Cora', '--evidence', 'Sent folder', '--json');
  expect(JSON.parse(said.out)).toEqual({ unblocked: true, uncertain: [], drafts: 0 });
  const after = await ask('2027-03-09T08:50', 'run', 'intake');
  expect([after.err, after.exit === 1]).toEqual(['', false]);
  const again = await ask('2027-03-09T08:51', 'unblock', '--by', 'Cora', '--evidence', 'Sent folder', '--json');
  expect(JSON.parse(again.out)).toEqual({ unblocked: false });
  expect((await ask('2027-03-09T08:52', 'audit', 'verify')).exit).toBe(0);
}, 240_000);

test('where the anchor cannot be written, the word counts, the list is printed all the same, and what is wrong is told', async () => {
  const place = path.join(folder, 'desk/anchor');
  renameSync(place, path.join(folder, 'anchor-kept'));
  writeFileSync(place, 'no folder');
  const said = await ask('2027-03-10T08:40', 'unblock', '--put-back', '--by', 'Cora', '--evidence', 'Sent folder');
  expect([said.exit, said.err]).toEqual([3, '']);
  expect(said.out).toMatch(
    /^The anchor is not written: .*anchor.* The next run tries it again\.\nRecorded\. Sending continues\./,
  );
  expect(said.out).toContain('No message can have gone that is not in this ledger.');
  rmSync(place);
  renameSync(path.join(folder, 'anchor-kept'), place);
  const after = await ask('2027-03-10T08:50', 'run', 'intake');
  expect([after.err, after.exit === 1]).toEqual(['', false]);
}, 240_000);
