// Where `marac restore-test` unpacks a backup: in a private folder of its own, and in nobody else's.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deskIn, copyDesk } from '../upgrade/open-desk.ts';

const FIXTURE = path.join(import.meta.dirname, '../fixtures/desk-2026-11/desk');
const SOMEBODY = 54_321;

let machine = '';
beforeEach(() => {
  machine = mkdtempSync(path.join(tmpdir(), 'marac-shared-'));
  mkdirSync(path.join(machine, 'tmp'), { mode: 0o700 });
  vi.stubEnv('TMPDIR', path.join(machine, 'tmp'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(machine, { recursive: true, force: true });
});

test('F62: a folder of that name which belongs to another account is refused: nothing is unpacked there, and nothing in it is touched', async () => {
  const desk = path.join(machine, 'desk');
  copyDesk(FIXTURE, desk);
  // The folder is whoever's the test runs as; the program runs as somebody else.
  const theirs = path.join(machine, 'tmp', `marac-restore-test-${SOMEBODY}`);
  mkdirSync(theirs, { mode: 0o700 });
  writeFileSync(path.join(theirs, 'not-ours'), 'x');
  const { marac } = deskIn(desk, { port: 2525, taken: [] });
  const line = ['restore-test', desk, '--key', path.join(desk, 'key')] as const;
  vi.spyOn(process, 'getuid').mockReturnValue(SOMEBODY);
  const refused = await marac('2027-03-12T09:00', ...line);
  expect(refused.exit).not.toBe(0);
  expect(`${refused.out}${refused.err}`).toContain(`${theirs} belongs to another account: nothing is unpacked there.`);
  expect(readdirSync(theirs)).toEqual(['not-ours']);
});
