// `npm run demo:google [-- DIR] [-- --compare] [--unkind]`: the demo's whole month in Google Sheets, on the test server: real HTTP, Google's own client, Google's
// quotas. With --compare the month is also lived in .xlsx files, and messages and papers are compared byte for byte; with --unkind
// answers are lost by chance, and people insert and sort rows between any two calls. Nothing leaves this machine.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../demo/make-demo.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import type { Documents } from '../src/documents/documents-port.ts';
import { tablesIn } from '../src/workbook/tables/all-tables.ts';
import { liveMonthOnGoogle } from './support/google/month.ts';
import type { GoogleMonth } from './support/google/month.ts';

const given = process.argv.slice(2);
const compare = given.includes('--compare');
const unkind = given.includes('--unkind');
const until = given.find((one) => one.startsWith('--until='))?.slice(8);
const folder = path.resolve(given.find((one) => !one.startsWith('--')) ?? 'demo-google');
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

say(
  'A MARAC that does not exist lives March 2027 in two Google Sheets on a server of its own: synthetic people, a fake clock, a rehearsal.',
);
const cacheDir = await mkdtemp(path.join(tmpdir(), 'marac-demo-google-'));
try {
  const documents = compare ? hashingDocuments() : undefined;
  let last = '';
  const progress = (what: string): void => {
    const day = what.slice(0, 21);
    if (day !== last) say(day);
    last = day;
  };
  const tell = (event: string, fields: object = {}): void => say(`${event} ${JSON.stringify(fields)}`);
  const log = { info: () => undefined, warn: tell, error: tell };
  const options = { ...(documents === undefined ? {} : { documents }), ...(until === undefined ? {} : { until }) };
  const begun = performance.now();
  const month = await liveMonthOnGoogle(folder, { ...options, log, progress, unkind });
  const seconds = Math.round((performance.now() - begun) / 1000);
  await keepSheets(month);
  await month.close();
  say(
    `Made ${path.relative(process.cwd(), folder)}: ${month.moments} moments, ${month.messages} messages, in ${seconds} s.`,
  );
  say(`  index.html    the month day by day, in your browser`);
  say(`  sheets/       what stands in each tab of the two Google Sheets at the end`);
  const different = compare ? await differences(options) : undefined;
  const { requests, refused, messages, moments, mood } = month;
  process.stdout.write(
    `${JSON.stringify({ moments, messages, requests, refused, mood, ...(different && { compared: different.compared, different: different.names }) })}\n`,
  );
  if (different !== undefined && different.names.length > 0) process.exitCode = 1;
  await documents?.close();
} finally {
  await rm(cacheDir, { recursive: true, force: true });
}

/** The real templates, and a printer that writes the hash of what it was given: two printings of one page are not the same bytes everywhere. */
function hashingDocuments(): Documents {
  const real = openDocuments({ templatesDir: path.join(import.meta.dirname, '..', 'templates'), cacheDir });
  return {
    ...real,
    print: (html) =>
      Promise.resolve({ outcome: 'done', bytes: Buffer.from(createHash('sha256').update(html).digest('hex')) }),
  };
}

async function keepSheets(month: GoogleMonth): Promise<void> {
  const { openFiles } = await import('../src/system/files.ts');
  const files = openFiles();
  await files.makeFolder(path.join(folder, 'sheets'));
  for (const file of ['main', 'restricted'] as const) {
    for (const { tab } of tablesIn(file === 'main' ? 'mainAndRegister' : 'restricted')) {
      const rows = month
        .look(file, `'${tab}'`)
        .map((row) => row.map((cell) => cell.replaceAll(/[\t\n]/g, ' ')).join('\t'));
      await writeFile(path.join(folder, 'sheets', `${file}-${tab.replaceAll(' ', '-')}.tsv`), `${rows.join('\n')}\n`);
    }
  }
}

/** The same month in .xlsx files beside it: every message and paper that is not the same. */
async function differences(options: object): Promise<{ readonly compared: number; readonly names: readonly string[] }> {
  say('The same month in .xlsx files, to compare ...');
  const beside = `${folder}-xlsx`;
  await makeDemo(beside, { until: '2027-03-31', ...options });
  const [one, other] = [await treeOf(beside), await treeOf(folder)];
  const names = [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
  return { compared: one.size, names: names.toSorted() };
}

async function treeOf(root: string): Promise<Map<string, string>> {
  const tree = new Map<string, string>();
  for (const one of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(one.parentPath, one.name);
    const name = path.relative(root, file).replaceAll(path.sep, '/');
    // The workbooks, and where the config names them, are what differs (and the page, which lists Today as its tab stands); the ledger and its anchor hold seals.
    if (
      !one.isFile() ||
      /^(ledger|anchor|backups|sheets|\.cache)\/|\.xlsx$|^(index\.html|marac\.config\.yaml)$/.test(name)
    )
      continue;
    tree.set(
      name,
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    );
  }
  return tree;
}
