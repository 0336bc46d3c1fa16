// Two runners that begin on a new desk in the same moment.
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFile } from '../../src/ledger/sqlite/guard-ledger-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-made-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a ledger’s file that another runner has just made is left as it is; a new one is its owner’s alone', () => {
  const file = path.join(folder, 'live.sqlite');
  makeFile(file);
  expect(statSync(file).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
  writeFileSync(file, 'of the other runner');
  makeFile(file);
  expect(readFileSync(file, 'utf8')).toBe('of the other runner');
});

test('nothing is made through a link that leads nowhere', () => {
  const file = path.join(folder, 'live.sqlite');
  symlinkSync(path.join(folder, 'elsewhere'), file);
  expect(() => makeFile(file)).toThrow(/EEXIST/);
});
