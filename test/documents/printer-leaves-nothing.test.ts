// The browser that prints lays nothing down outside the private folder it is given, and nothing stays there. Synthetic.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';
import { CACHE, TEMPLATES } from './press.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('F70: while it prints all its files lie in the private folder, and none when it is closed', async () => {
  const [temp, root] = [path.join(folder, 'temp'), path.join(folder, 'work')];
  mkdirSync(temp);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = temp;
  const documents = openDocuments({ templatesDir: TEMPLATES, cacheDir: CACHE, work: openWorkFolder(root) });
  try {
    const printed = await documents.print('<!doctype html><html lang="en"><style></style><p>Paper</p></html>', 'pdf');
    expect(printed.outcome).toBe('done');
    expect(readdirSync(root)).toHaveLength(1);
    expect(readdirSync(temp)).toEqual([]);
  } finally {
    await documents.close();
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  expect(existsSync(root) ? readdirSync(root) : []).toEqual([]);
});
