// What Word is strict about and its readers need: the order inside properties, lists that count from one, links, fonts of Word, tables with a title.
import { describe, expect, test } from 'vitest';
import { PAPERS } from '../../src/domain/papers/catalogue.ts';
import type { PaperTemplate } from '../../src/domain/papers/catalogue.ts';
import { printDocx } from '../../src/documents/docx/docx-printer.ts';
import { elementsIn, readTree, type XmlNode } from '../../src/documents/forms/word-xml.ts';
import { richModels } from './models.ts';
import { openTestDocuments } from './press.ts';
import { readParts } from './reading.ts';

const documents = openTestDocuments();
const models = richModels();

async function partsOf(html: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...readParts(await printDocx(html))].map(([name, bytes]) => [name, bytes.toString('utf8')]));
}
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

/** What stands out of the schema's order; what is not well formed throws. */
function faultsOf(xml: string): readonly string[] {
  const faults: string[] = [];
  const walk = (node: XmlNode): void => {
    const order = ORDER[node.name];
    let last = 0;
    for (const child of elementsIn(node)) {
      const at = order?.indexOf(child.name) ?? last;
      if (at < last) faults.push(`${child.name} in ${node.name}`);
      last = Math.max(last, at);
      walk(child);
    }
  };
  walk(readTree(xml));
  return faults;
}

describe('the body of a Word file', () => {
  test('the check below finds what it looks for', () => {
    expect(faultsOf('<w:p><w:pPr><w:jc/><w:keepNext/></w:pPr></w:p>')).toEqual(['keepNext in pPr']);
    expect(() => faultsOf('<w:p><w:r></w:p>')).toThrow('its tags do not fit each other');
  });

  test.each(Object.keys(PAPERS) as PaperTemplate[])(
    '%s: well formed, properties in the schema’s order, every list, link and style known, every table titled',
    async (name) => {
      const { html } = documents.compose('paper', name, models[name]);
      const parts = await partsOf(html);
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
      const links = known('word/_rels/document.xml.rels', /Id="([^"]+)"/g);
      expect(used(/<w:hyperlink [^>]*r:id="([^"]+)"/g).filter((one) => !links.has(one))).toEqual([]);
      expect(used(/<w:tblCaption w:val="([^"]+)"/g)).toHaveLength(document.match(/<w:tbl>/g)?.length ?? 0);
      const words = [...html.matchAll(/<svg role="img" aria-label="([^"]+)"/g)].map((one) => one[1]);
      expect(used(/<wp:docPr [^>]*descr="([^"]+)"/g), 'every picture has its alternative text').toEqual(words);
      expect(document.match(/<w:drawing/g) ?? []).toHaveLength(words.length);
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

  test('a file keeps nothing of the paper before', async () => {
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
    const inner = '<section class="keep"><p>a</p><p>b</p></section>';
    const outer = await bodyOf(`<section class="keep">${inner}<p>c</p></section><p>d</p>`);
    expect(outer.match(/<w:keepNext\/>/g), 'a section within it does not let go').toHaveLength(2);
  });

  test('a section on a page of its own starts at its top', async () => {
    const body = await bodyOf('<p>a</p><section class="new-page"><h2>b</h2></section>');
    expect(body).toContain('<w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/>');
  });

  test('an address keeps its ampersand', async () => {
    const parts = await partsOf(page('<p><a href="https://example.org/a?b=1&amp;c=2">here</a></p>'));
    expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="https://example.org/a?b=1&amp;c=2"');
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
      /<w:r><w:t xml:space="preserve">Karimi, Reza <\/w:t><\/w:r><w:r><w:rPr><w:rtl\/><\/w:rPr><w:t[^>]*>\(رضا\)</,
    );
  });

  test('words in a script of India name the font of Word that has them; other words take the file’s own', async () => {
    const body = await bodyOf('<p>রহমান, Kaur (ਕੌਰ), Żółkiewska, Шевченко, 王</p>');
    expect(body.match(/w:ascii="Nirmala UI"/g)).toHaveLength(2);
    for (const word of ['রহমান', 'ਕੌਰ'])
      expect(body).toMatch(new RegExp(`Nirmala UI"[^>]*/></w:rPr><w:t[^>]*>${word}<`));
    expect(body).toContain('>), Żółkiewska, Шевченко, 王<');
    const styles = (await partsOf(page('<p>x</p>'))).get('word/styles.xml');
    expect(styles).toMatch(/<w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Microsoft YaHei"/);
  });
});
