// What Word is strict about and its readers need: the order inside properties, lists that count from one, links, fonts that travel, tables with a title.
import { describe, expect, test } from 'vitest';
import { PAPERS } from '../../src/domain/papers/catalogue.ts';
import type { PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { fontPieces } from '../../src/documents/docx/docx-faces.ts';
import { obfuscate } from '../../src/documents/docx/docx-package.ts';
import { printDocx } from '../../src/documents/docx/docx-printer.ts';
import { readTrueType } from '../../src/documents/page/fonts.ts';
import { readXml } from '../../src/documents/forms/word-xml.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';
import { readParts } from './reading.ts';

const documents = openTestDocuments();
const models = richModels();

async function partsOf(html: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...readParts(await printDocx(html))].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}
const partsOfPaper = (name: PaperTemplate): Promise<ReadonlyMap<string, string>> =>
  partsOf(documents.compose('paper', name, models[name]).html);
const page = (main: string, copyFor = '', foot = ''): string =>
  `<!DOCTYPE html><html lang="en-GB"><head><title>t</title><meta name="marking" content="OFFICIAL-SENSITIVE"><meta name="copy-for" content="${copyFor}"><meta name="foot" content="${foot}"></head><body><main>${main}</main></body></html>`;
const bodyOf = async (main: string): Promise<string> => (await partsOf(page(main))).get('word/document.xml') ?? '';

/** Children in the order that ECMA-376 part 1 gives, of those that we write. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  pPr: ['pStyle', 'keepNext', 'pageBreakBefore', 'numPr', 'spacing', 'jc', 'sectPr'],
  rPr: ['rStyle', 'rFonts', 'b', 'bCs', 'color', 'sz', 'szCs', 'bdr', 'rtl'],
  tblPr: ['tblW', 'tblBorders', 'tblLayout', 'tblCellMar', 'tblLook', 'tblCaption'],
  tblBorders: ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'],
  tblCellMar: ['top', 'left', 'bottom', 'right'],
  trPr: ['cantSplit', 'trHeight', 'tblHeader'],
  tcPr: ['tcW', 'gridSpan', 'tcBorders', 'shd', 'vAlign'],
  tbl: ['tblPr', 'tblGrid', 'tr'],
  tr: ['trPr', 'tc'],
};

/** What stands out of the schema's order, and elements that are not closed as they were opened. */
function faultsOf(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: { readonly name: string; last: number }[] = [];
  for (const piece of readXml(xml)) {
    if (piece.kind === 'text') continue;
    if (piece.kind === 'close') {
      if (open.pop()?.name !== piece.name) faults.push(`</${piece.name}> closes something else`);
      continue;
    }
    const around = open.at(-1);
    const order = around === undefined ? undefined : ORDER[around.name];
    if (around !== undefined && order !== undefined) {
      const at = order.indexOf(piece.name);
      if (at < 0 || at < around.last) faults.push(`${piece.name} in ${around.name}`);
      around.last = Math.max(around.last, at);
    }
    if (!piece.empty) open.push({ name: piece.name, last: 0 });
  }
  return [...faults, ...open.map((one) => `${one.name} is not closed`)];
}

describe('the body of a Word file', () => {
  test('the check below finds what it looks for', () => {
    expect(faultsOf('<w:p><w:pPr><w:jc/><w:keepNext/></w:pPr></w:p>')).toEqual(['keepNext in pPr']);
    expect(faultsOf('<w:p><w:r></w:p>')).not.toEqual([]);
  });

  test.each(Object.keys(PAPERS) as PaperTemplate[])(
    '%s: well formed, properties in the schema’s order, every list, link and style known, every table titled',
    async (name) => {
      const parts = await partsOfPaper(name);
      const document = parts.get('word/document.xml') ?? '';
      expect(faultsOf(document)).toEqual([]);
      const known = (part: string, pattern: RegExp): ReadonlySet<string | undefined> =>
        new Set([...(parts.get(part) ?? '').matchAll(pattern)].map((one) => one[1]));
      const used = (pattern: RegExp): readonly (string | undefined)[] =>
        [...document.matchAll(pattern)].map((one) => one[1]);
      const styles = known('word/styles.xml', /w:styleId="([^"]+)"/g);
      expect(used(/<w:[pr]Style w:val="([^"]+)"/g).filter((one) => !styles.has(one))).toEqual([]);
      const lists = known('word/numbering.xml', /<w:num w:numId="(\d+)"/g);
      expect(used(/<w:numId w:val="(\d+)"/g).filter((one) => !lists.has(one))).toEqual([]);
      const links = known('word/_rels/document.xml.rels', /Id="(rIdLink\d+)"/g);
      expect(used(/r:id="(rIdLink\d+)"/g).filter((one) => !links.has(one))).toEqual([]);
      expect(used(/<w:tblCaption w:val="([^"]+)"/g)).toHaveLength(document.match(/<w:tbl>/g)?.length ?? 0);
      expect(document, 'pictures are in the table that follows them').not.toContain('<w:drawing');
    },
  );

  test('each numbered list counts from one, and bullets are one list', async () => {
    const parts = await partsOf(page('<ol><li>a</li></ol><ul><li>b</li></ul><ol><li>c</li></ol><ol><li>d</li></ol>'));
    const [a, b, c, d] = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:numId w:val="(\d+)"/g)].map(
      (one) => one[1],
    );
    expect(new Set([a, b, c, d]).size).toBe(4);
    const numbering = parts.get('word/numbering.xml') ?? '';
    const formatOf = (list: string | undefined): string => {
      const own = new RegExp(`<w:num w:numId="${list ?? ''}".*?</w:num>`, 's').exec(numbering)?.[0] ?? '';
      expect(own).toContain('<w:startOverride w:val="1"/>');
      const abstract = /<w:abstractNumId w:val="(\d+)"/.exec(own)?.[1] ?? '';
      return new RegExp(`w:abstractNumId="${abstract}".*?<w:lvlText w:val="([^"]*)"`, 's').exec(numbering)?.[1] ?? '';
    };
    expect([a, b, c, d].map(formatOf)).toEqual(['%1.', '•', '%1.', '%1.']);
  });

  test('the shell is the same for all and keeps nothing of the paper before', async () => {
    const first = await partsOf(page('<p>first</p>', 'Agency One', 'one'));
    const second = await partsOf(page('<p>second</p>', 'Agency $& @foot@ &amp; Co', '@copy@'));
    expect([...second.values()].join('')).not.toContain('Agency One');
    expect(second.get('word/header1.xml')).toContain('>Copy for Agency $&amp; @foot@ &amp; Co<');
    expect(second.get('word/footer1.xml')).toContain('>@copy@<');
    expect([...second.values()].join('')).not.toContain('first');
    expect(second.get('word/styles.xml')).toBe(first.get('word/styles.xml'));
  });

  test('a section that stays together holds its gaps, and lets go at its end', async () => {
    const table = '<table><tbody><tr><td>x</td></tr></tbody></table>';
    const body = await bodyOf(`<section class="keep"><p>a</p>${table}<p>b</p>${table}</section><p>c</p>`);
    const after = body.split('</w:tbl>').slice(1);
    expect(after[0]).toMatch(/^<w:p><w:pPr><w:pStyle w:val="Cell"\/><w:keepNext\/>/);
    expect(after[1]).toMatch(/^<w:p><w:pPr><w:pStyle w:val="Cell"\/><w:spacing/);
    const last = await bodyOf('<section class="keep"><p>a</p><p>b</p></section><p>c</p>');
    expect(last.match(/<w:keepNext\/>/g)).toHaveLength(1);
  });

  test('a section on a page of its own starts at its top', async () => {
    const body = await bodyOf('<p>a</p><section class="new-page"><h2>b</h2></section>');
    expect(body).toContain('<w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/>');
  });

  test('an address keeps its ampersand, and is linked once however often it stands', async () => {
    const link = '<a href="https://example.org/a?b=1&amp;c=2">here</a>';
    const parts = await partsOf(page(`<p>${link} ${link}</p>`));
    expect(
      parts.get('word/_rels/document.xml.rels')?.match(/Target="https:\/\/example\.org\/a\?b=1&amp;c=2"/g),
    ).toHaveLength(1);
    expect(parts.get('word/document.xml')?.match(/r:id="rIdLink1"/g)).toHaveLength(2);
  });

  test('a letter that XML has no place for is left out', async () => {
    expect(await bodyOf('<p>a\u0007b\uffffc</p>')).toContain('>abc<');
  });

  test('a phone number stays on one line', async () => {
    expect(await bodyOf('<p>Ring <a href="tel:02079460100">020 7946 0100</a> now</p>')).toContain(
      '>020\u00a07946\u00a00100<',
    );
  });
});

describe('letters in a Word file', () => {
  test('a date beside right-to-left words stays where it is', async () => {
    const body = await bodyOf('<p><bdi>الزهراء, فاطمة</bdi>, 8 March 1975</p>');
    expect(body).toMatch(
      /<w:rtl\/><\/w:rPr><w:t[^>]*>الزهراء, فاطمة<\/w:t><\/w:r><w:r><w:t[^>]*>\u200e<\/w:t><\/w:r><w:r>/,
    );
  });

  test('Latin words beside right-to-left ones are no right-to-left run', async () => {
    const body = await bodyOf('<p><bdi>Karimi, Reza (رضا)</bdi></p>');
    expect(body).toMatch(
      /<w:r><w:t xml:space="preserve">Karimi, Reza <\/w:t><\/w:r><w:r><w:rPr><w:rFonts w:cs="Noto Sans Arabic"\/><w:rtl\/>/,
    );
  });

  const words: readonly (readonly [string, readonly string[]])[] = [
    ['Joanna', ['']],
    ['Żółkiewska', ['Noto Sans Latin Ext', '', 'Noto Sans Latin Ext', '']],
    ['Παπαδοπούλου', ['Noto Sans Greek']],
    ['Шевченко,', ['Noto Sans Cyrillic', '']],
    ['Nguyễn', ['', 'Noto Sans Vietnamese', '']],
    ['রহমান', ['Noto Sans Bengali']],
    ['王', ['Microsoft YaHei']],
    ['გიორგი', ['Arial']],
    ['x\u0302y', ['Arial']],
  ];
  test.each(words)('%s is drawn by the fonts that have its letters', (word, fonts) => {
    const pieces = fontPieces(word);
    expect(pieces.map((one) => one.font)).toEqual(fonts);
    expect(pieces.map((one) => one.words).join('')).toBe(word);
  });

  test('a letter written in two is drawn as one', () => {
    expect(fontPieces('Z\u0307')).toEqual([{ words: 'Ż', font: 'Noto Sans Latin Ext' }]);
  });

  test('every font a paper names beyond those of the machine travels inside it, under its own name', async () => {
    const file = readParts(await printDocx(documents.compose('paper', 'agenda', models.agenda).html));
    const [document, table, relations] = [
      'word/document.xml',
      'word/fontTable.xml',
      'word/_rels/fontTable.xml.rels',
    ].map((name) => file.get(name)?.toString('utf8') ?? '');
    const named = new Set([...(document ?? '').matchAll(/w:(?:ascii|cs)="(Noto[^"]+)"/g)].map((one) => one[1]));
    expect(named.size).toBeGreaterThan(5);
    for (const family of named) {
      const faces = new RegExp(`<w:font w:name="${family}">.*?</w:font>`).exec(table ?? '')?.[0] ?? '';
      const found = [...faces.matchAll(/r:id="([^"]+)" w:fontKey="([^"]+)"/g)];
      expect(found).toHaveLength(2);
      for (const [, id = '', key = ''] of found) {
        const target = new RegExp(`Id="${id}" [^>]*Target="([^"]+)"`).exec(relations ?? '')?.[1] ?? '';
        const font = obfuscate(file.get(`word/${target}`) ?? Buffer.alloc(64), key);
        expect(font.includes(Buffer.from(family ?? '', 'utf16le').swap16())).toBe(true);
      }
    }
  });

  test('a font that was given another name still adds up', () => {
    for (const family of ['Noto Sans', 'Noto Sans Greek', 'Noto Sans Latin Ext'] as const) {
      const font = readTrueType(family, '700');
      let sum = 0;
      for (let at = 0; at < font.length; at += 4) sum = (sum + font.readUInt32BE(at)) % 2 ** 32;
      expect(sum).toBe(0xb1b0afba);
    }
  });
});
