// The demo's first days with the real templates and a quick printer; started as a process it makes them in a folder: node test/demo/quick.ts FOLDER CACHE
import { createHash } from 'node:crypto';
import path from 'node:path';
import { makeDemo, type Demo } from '../../demo/make-demo.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import type { Documents } from '../../src/documents/documents-port.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The real templates, and a printer that writes the hash of what it was given: what is compared is what a paper says. */
function quickDocuments(cacheDir: string): Documents {
  const real = openDocuments({ templatesDir: path.join(ROOT, 'templates'), cacheDir });
  return {
    ...real,
    print: (html) =>
      Promise.resolve({ outcome: 'done', bytes: Buffer.from(createHash('sha256').update(html).digest('hex')) }),
  };
}

export async function makeQuickDemo(folder: string, cacheDir: string): Promise<Demo> {
  const documents = quickDocuments(cacheDir);
  try {
    return await makeDemo(folder, { documents, until: '2027-03-01' });
  } finally {
    await documents.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const [folder = '', cacheDir = ''] = process.argv.slice(2);
  await makeQuickDemo(folder, cacheDir);
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  process.stdout.write(`${timeZone} ${locale}`);
}
