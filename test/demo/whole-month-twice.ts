// Lives the demo's whole month twice with the real printers and compares the two trees file by file: all but the ledger with its anchor and the
// encrypted copies, PDFs with their dates and ids left out. Prints JSON; ends with 1 when anything differs. Takes a few minutes.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../src/demo/demo.ts';

const APART = /^(ledger|anchor|\.cache)\/|\.age$|encrypted/;

/** What a PDF says, without when and under which id it was made; all else is compared byte for byte. */
function plainBytes(name: string, bytes: Buffer): Buffer {
  if (!name.endsWith('.pdf')) return bytes;
  const text = bytes
    .toString('latin1')
    .replaceAll(/\/(CreationDate|ModDate) ?\(D:[^)]*\)/g, '/$1()')
    .replaceAll(/\/ID ?\[[^\]]*\]/g, '/ID[]')
    .replaceAll(/<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</g, '<xmp:$1><');
  return Buffer.from(text, 'latin1');
}

async function treeOf(root: string): Promise<ReadonlyMap<string, string>> {
  const tree = new Map<string, string>();
  for (const one of await readdir(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(one.parentPath, one.name);
    const name = path.relative(root, file).replaceAll(path.sep, '/');
    if (!one.isFile() || APART.test(name)) continue;
    tree.set(
      name,
      createHash('sha256')
        .update(plainBytes(name, await readFile(file)))
        .digest('hex'),
    );
  }
  return tree;
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'marac-twice-'));
try {
  const trees: ReadonlyMap<string, string>[] = [];
  for (const time of ['first', 'second']) {
    process.stderr.write(`Living the month, the ${time} time ...\n`);
    // In the same place: what stands in a file may name the folder.
    const demo = path.join(folder, 'demo');
    await makeDemo(demo);
    trees.push(await treeOf(demo));
  }
  const [first = new Map<string, string>(), second = new Map<string, string>()] = trees;
  const names = [...new Set([...first.keys(), ...second.keys()])].toSorted();
  const differing = names.filter((name) => first.get(name) !== second.get(name));
  process.stdout.write(`${JSON.stringify({ files: names.length, differing })}\n`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
