// `marac terms` through the command line and a real workbook. Everybody is made up.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { runLine, type Said } from '../support/command-line.ts';

let folder = '';
const ask = (...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, 'desk'), now: '2026-10-05T09:00', terminal: true });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-terms-'));
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('T14: the terms of an empty desk are a Word file that names each gap, and the command says them too', async () => {
  const said = await ask('terms');
  expect(said.exit).toBe(3);
  expect(said.out).toContain('Made terms-of-reference.docx.');
  expect(said.out).toContain('Core members: which agency is the core member for: Police; IDVA service;');
  expect(readFileSync(path.join(folder, 'desk/terms-of-reference.docx')).subarray(0, 2).toString()).toBe('PK');
});

test('a file that is there is not overwritten, and one that is neither Word nor PDF is refused before anything is read', async () => {
  expect((await ask('terms')).err).toContain('already there');
  expect((await ask('terms', 'terms.txt')).err).toContain('a .docx or a .pdf');
  expect(existsSync(path.join(folder, 'desk/terms.txt'))).toBe(false);
});
