// The demo's month gives the same messages and papers in Google Sheets as in .xlsx files.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDemo } from '../../../demo/make-demo.ts';
import { openDocuments } from '../../../src/documents/open-documents.ts';
import type { Documents } from '../../../src/documents/documents-port.ts';
import { liveMonthOnGoogle } from '../../support/google/month.ts';

/** The last day lived here; `npm run demo:google -- --compare` lives them all. */
const UNTIL = '2027-03-01';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'marac-google-month-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The real templates, and a printer that writes the hash of what it was given. */
function quickDocuments(): Documents {
  const templatesDir = path.resolve(import.meta.dirname, '../../../templates');
  const real = openDocuments({ templatesDir, cacheDir: path.join(folder, 'cache') });
  return {
    ...real,
    print: (html) =>
      Promise.resolve({ outcome: 'done', bytes: Buffer.from(createHash('sha256').update(html).digest('hex')) }),
  };
}

async function treeOf(root: string): Promise<Map<string, string>> {
  const tree = new Map<string, string>();
  for (const one of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(one.parentPath, one.name);
    const name = path.relative(root, file).replaceAll(path.sep, '/');
    // The workbooks and where the config names them are what differs; the ledger and its anchor hold seals.
    if (!one.isFile() || /^(ledger|anchor|backups|\.cache)\/|\.xlsx$|^marac\.config\.yaml$/.test(name)) continue;
    const bytes = await readFile(file);
    // The page of the month says in which rows things stand: people insert blank ones in the sheets of the unkind server.
    const told =
      name === 'index.html' ? bytes.toString('utf8').replaceAll(/\brows? \d+(?:(?:, | and )\d+)*/g, 'rows') : bytes;
    tree.set(name, createHash('sha256').update(told).digest('hex'));
  }
  return tree;
}

it('PROP15: through the config and the real serve: the same messages and papers, byte for byte', async () => {
  const documents = quickDocuments();
  const xlsx = await makeDemo(path.join(folder, 'xlsx'), { documents, until: UNTIL });
  const google = await liveMonthOnGoogle(path.join(folder, 'google'), { documents, until: UNTIL });
  await google.close();
  await documents.close();
  const [one, other] = [await treeOf(path.join(folder, 'xlsx')), await treeOf(path.join(folder, 'google'))];
  expect([google.messages, google.messages > 20]).toEqual([xlsx.messages, true]);
  expect([...other.keys()].toSorted()).toEqual([...one.keys()].toSorted());
  expect([...other].filter(([name, hash]) => one.get(name) !== hash).map(([name]) => name)).toEqual([]);
  // Cells are read at every look (F49), and Google never has to say no: its limits are enforced here.
  expect(google.refused).toBe(0);
}, 180_000);
