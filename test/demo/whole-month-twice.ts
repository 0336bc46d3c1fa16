// Lives the demo's whole month twice with the real printers and compares the two trees file by file: all but the ledger with its anchor, what is
// sealed or encrypted, and the main workbook, whose tab Record names the head of the ledger (twice.test.ts compares its other tabs). Papers as Word
// and PDF files are compared by what they say, also in letters, all else byte for byte. Prints JSON; ends with 1 when anything differs. Takes a
// few minutes. `--until DAY` stops the month there; `--keep FOLDER` leaves both versions of what differs for a look.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { makeDemo } from '../../demo/make-demo.ts';
import { readDocxText, readPdf } from '../documents/reading.ts';

const APART = /^(ledger|anchor|backups|\.cache)\/|^main\.xlsx$|\.age$|encrypted/;

const { values } = parseArgs({ options: { until: { type: 'string' }, keep: { type: 'string' } } });

/** What a paper or a letter with papers says, or the bytes of any other file. */
async function saidBy(name: string, bytes: Buffer): Promise<Buffer> {
  if (name.endsWith('.docx')) return Buffer.from(readDocxText(bytes));
  if (name.endsWith('.pdf')) {
    const { text, margins, pages } = await readPdf(bytes);
    return Buffer.from(JSON.stringify({ text, margins, pages }));
  }
  if (!name.endsWith('.eml')) return bytes;
  const letter = await PostalMime.parse(bytes, { attachmentEncoding: 'base64' });
  const papers = letter.attachments.map((one) =>
    saidBy(one.filename ?? '', Buffer.from(one.content as string, 'base64')),
  );
  return Buffer.from(
    JSON.stringify([letter.headers, letter.text, letter.html, await Promise.all(papers).then(String)]),
  );
}

async function treeOf(root: string): Promise<ReadonlyMap<string, Buffer>> {
  const tree = new Map<string, Buffer>();
  for (const one of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(one.parentPath, one.name);
    const name = path.relative(root, file).replaceAll(path.sep, '/');
    if (!one.isFile() || APART.test(name)) continue;
    const bytes = await readFile(file);
    tree.set(name, await saidBy(name, bytes));
  }
  return tree;
}

const hashOf = (bytes: Buffer | undefined): string =>
  bytes === undefined ? '' : createHash('sha256').update(bytes).digest('hex');

async function keep(folder: string, name: string, versions: readonly (Buffer | undefined)[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, bytes] of versions.entries())
    if (bytes !== undefined) await writeFile(path.join(folder, `${index + 1}-${name.replaceAll('/', '_')}`), bytes);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'marac-twice-'));
try {
  const trees: ReadonlyMap<string, Buffer>[] = [];
  for (const time of ['first', 'second']) {
    process.stderr.write(`Living the month, the ${time} time ...\n`);
    // In the same place: what stands in a file may name the folder.
    const demo = path.join(folder, 'demo');
    await makeDemo(demo, values.until === undefined ? {} : { until: values.until });
    trees.push(await treeOf(demo));
  }
  const [first = new Map<string, Buffer>(), second = new Map<string, Buffer>()] = trees;
  const names = [...new Set([...first.keys(), ...second.keys()])].toSorted();
  const differing = names.filter((name) => hashOf(first.get(name)) !== hashOf(second.get(name)));
  if (values.keep !== undefined)
    for (const name of differing) await keep(values.keep, name, [first.get(name), second.get(name)]);
  process.stdout.write(`${JSON.stringify({ files: names.length, differing })}\n`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
