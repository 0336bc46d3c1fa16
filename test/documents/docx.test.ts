import { describe, expect, test } from 'vitest';
import { PAPERS } from '../../src/domain/papers/catalogue.ts';
import type { PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { readControls } from '../../src/documents/forms/word-controls.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';
import { bare, readDocxText, readParts } from './reading.ts';

const documents = openTestDocuments();
const models = richModels();

async function print(name: PaperTemplate): Promise<{ html: string; text: string; bytes: Uint8Array }> {
  const { html, text } = documents.compose('paper', name, models[name]);
  const printed = await documents.print(html, 'docx');
  if (printed.outcome === 'missing') throw new Error(printed.why);
  return { html, text, bytes: printed.bytes };
}

const bodyText = (html: string): string =>
  html
    .replace(/^.*<main>/s, '')
    .replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');

describe('Word files', () => {
  test.each(Object.keys(PAPERS) as PaperTemplate[])(
    '%s: the same words in the same order as the page, real headings, marked margins',
    async (name) => {
      const { html, bytes } = await print(name);
      expect(bare(readDocxText(bytes))).toBe(bare(bodyText(html)));
      const parts = readParts(bytes);
      const document = parts.get('word/document.xml')?.toString('utf8') ?? '';
      const count = (pattern: RegExp): number => document.match(pattern)?.length ?? 0;
      expect(count(/w:val="Heading1"/g)).toBe(1);
      expect(count(/w:val="Heading2"/g)).toBe(html.match(/<h2/g)?.length ?? 0);
      expect(count(/w:val="Heading3"/g)).toBe(html.match(/<h3/g)?.length ?? 0);
      expect(count(/<w:tblHeader\/>/g)).toBe(html.match(/<thead>/g)?.length ?? 0);
      expect(parts.get('word/header1.xml')?.toString('utf8')).toContain('OFFICIAL-SENSITIVE');
      expect(parts.get('word/footer1.xml')?.toString('utf8')).toMatch(/PAGE.*NUMPAGES/s);
    },
  );

  test('carry title and language, and neither author nor date', async () => {
    const parts = readParts((await print('agenda')).bytes);
    const core = parts.get('docProps/core.xml')?.toString('utf8') ?? '';
    expect(core).toContain('<dc:title>Agenda, Ealing MARAC, Tuesday 9 March 2027, 09:30</dc:title>');
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).not.toMatch(/creator|lastModified|created|modified/);
    expect(parts.get('word/styles.xml')?.toString('utf8')).toMatch(/<w:lang [^>]*w:val="en-GB"/);
    const others = [...parts].filter(([name]) => name.startsWith('docProps/') && name !== 'docProps/core.xml');
    expect(others.map(([name, content]) => [name, content.toString('utf8').replaceAll(/<[^>]*>/g, '')])).toEqual(
      others.map(([name]) => [name, '']),
    );
  });

  test('right-to-left names are right-to-left runs', async () => {
    const document =
      readParts((await print('agenda')).bytes)
        .get('word/document.xml')
        ?.toString('utf8') ?? '';
    expect(document).toMatch(
      /<w:rPr>(?:(?!<\/w:rPr>).)*<w:rtl\/>(?:(?!<\/w:rPr>).)*<\/w:rPr><w:t[^>]*>الزهراء, فاطمة</,
    );
  });

  test('hold no font: a paper is small, and Word has its own', async () => {
    const { bytes } = await print('agenda');
    expect([...readParts(bytes).keys()].filter((name) => name.includes('fonts/'))).toEqual([]);
    expect(bytes.length).toBeLessThan(40_000);
  });

  test('every place to write in is a content control that comes back under its name', async () => {
    const { html, bytes } = await print('minute-form');
    const read = readControls(Buffer.from(bytes), 'minute form');
    expect(read.ok && new Set(Object.keys(read.value.values))).toEqual(
      new Set([...html.matchAll(/data-field="([^"]+)"/g)].map((one) => one[1])),
    );
    expect(read.ok && new Set(Object.values(read.value.values))).toEqual(new Set(['', 'no']));
  });

  test('a row stays together unless it is a long note', async () => {
    const { html, bytes } = await print('minutes');
    const document = readParts(bytes).get('word/document.xml')?.toString('utf8') ?? '';
    const rows = html.match(/<tr/g)?.length ?? 0;
    const long = html.match(/<tr class="long"/g)?.length ?? 0;
    expect(long).toBe(1);
    expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(rows - long);
  });
});
