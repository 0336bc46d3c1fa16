// The printer alone: each paper its own words, whatever is printed beside it, before it, or fails. All names and texts are made up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../src/documents/pdf/chromium.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { CACHE, openTestDocuments, TEMPLATES } from './press.ts';
import { bare, readPdf } from './reading.ts';

const documents = openTestDocuments();
const folder = mkdtempSync(path.join(tmpdir(), 'marac-printer-'));
afterAll(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

const paper = (reader: string, words: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>T</title><style>@page{@top-right{content:"Copy for ${reader}";font-family:"Noto Sans"}}body{font-family:"Noto Sans"}</style></head><body><main><p>${words}</p></main></body></html>`;

async function print(html: string): Promise<Uint8Array> {
  const printed = await documents.print(html, 'pdf');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  return printed.bytes;
}

const fontsIn = (pdf: Uint8Array): readonly string[] =>
  Array.from(
    Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/BaseFont ?\/[A-Z]+\+([\w-]+)/g),
    ([, name = '']) => name,
  );

const READERS = ['Anna', 'Bruno', 'Clara', 'Dimitri', 'Edna', 'Fergus', 'Greta', 'Hamid'];

describe('papers printed at once', () => {
  test('each holds the words for its own reader and no others, and one that fails spoils none', async () => {
    const wanted = READERS.map((reader) => paper(reader, `Words for ${reader} alone. `.repeat(200)));
    const spoilt = '<p>Words for nobody: no page at all.</p>';
    const made = await Promise.allSettled([...wanted.slice(0, 3), spoilt, ...wanted.slice(3)].map(print));
    expect(made.map(({ status }) => status)).toEqual([
      ...READERS.slice(0, 3).map(() => 'fulfilled'),
      'rejected',
      ...READERS.slice(3).map(() => 'fulfilled'),
    ]);
    const files = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const [index, bytes] of files.entries()) {
      const { text } = await readPdf(bytes);
      expect(READERS.filter((reader) => text.includes(reader))).toEqual([READERS[index]]);
      expect(text).not.toContain('nobody');
    }
    // And what is printed afterwards, alone, is the same paper.
    expect(await readPdf(await print(wanted[0] ?? ''))).toEqual(await readPdf(files[0] ?? new Uint8Array()));
  });

  test('a name in the margin has its letters the first time too, though the page has them nowhere else', async () => {
    const html = paper('Łukasz Żółć Ёлкина', 'Only plain letters here.');
    await print('<p>no page at all</p>').catch(() => undefined);
    for (let time = 0; time < 3; time += 1) {
      const pdf = await print(html);
      expect((await readPdf(pdf)).margins.map(bare)).toEqual([bare('Copy for Łukasz Żółć Ёлкина')]);
      // Letters that came too late would stand in the one font of the machine, which is another.
      expect(new Set(fontsIn(pdf))).toEqual(new Set(['NotoSans-Regular']));
    }
  });
});

test('a browser that could not be opened is opened again for the next paper', async () => {
  const found = await findChromium(CACHE);
  const browser = path.join(folder, 'browser');
  // The packaged one brings libraries of its own, which a browser that is named does not get.
  const libraries = found?.libraryDir === '' ? '' : `LD_LIBRARY_PATH='${found?.libraryDir}' `;
  writeFileSync(browser, `#!/bin/sh\n${libraries}exec '${found?.executable}' "$@"\n`, { mode: 0o700 });
  const cacheDir = path.join(folder, 'cache');
  writeFileSync(cacheDir, 'a file where the folder should be');
  const mine = openDocuments({ templatesDir: TEMPLATES, cacheDir, browser });
  await expect(mine.print(paper('Anna', 'First'), 'pdf')).rejects.toThrow();
  rmSync(cacheDir);
  const second = await mine.print(paper('Anna', 'Second'), 'pdf');
  await mine.close();
  expect(second.outcome).toBe('done');
});
