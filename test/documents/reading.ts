// Reads the files that we print, for comparison: the words of a Word file and of a PDF in their own order, without margins and pictures.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { parse } from 'parse5';
import { elementsIn, readTree, type XmlNode } from '../../src/documents/forms/word-xml.ts';
import { openZip } from '../../src/system/zip.ts';

const LIMITS = { maxEntries: 500, maxPartBytes: 2 ** 27, maxTotalBytes: 2 ** 28, maxRatio: 10_000 };

export function readParts(docx: Uint8Array): ReadonlyMap<string, Buffer> {
  const zip = openZip(Buffer.from(docx), LIMITS, true);
  return new Map(zip.entries.map((entry) => [entry.name, zip.read(entry)]));
}

/** The text of the body; prompts of empty places to write in are not content. */
export function readDocxText(docx: Uint8Array): string {
  const xml = readParts(docx).get('word/document.xml')?.toString('utf8') ?? '';
  const words = (node: XmlNode): string => {
    if (node.name === 't') return node.children.filter((one) => typeof one === 'string').join('');
    if (node.name === 'sdt') return '';
    return elementsIn(node).map(words).join('') + (node.name === 'p' ? '\n' : '');
  };
  return words(readTree(xml));
}

interface PageNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly PageNode[];
}
/** What a page shows, without its head and its pictures. */
export function shownText(html: string): string {
  const words: string[] = [];
  const walk = (node: PageNode): void => {
    if (['head', 'svg'].includes(node.nodeName)) return;
    if (node.nodeName === '#text') words.push(node.value ?? '');
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html));
  return words.join('');
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}
export interface PdfFacts {
  readonly text: string;
  readonly margins: readonly string[];
  readonly pages: number;
  /** What stands on each, without its margins. */
  readonly pageTexts: readonly string[];
  readonly title: string;
  readonly lang: string;
  readonly tagged: boolean;
  readonly info: readonly string[];
  readonly bookmarks: readonly string[];
  readonly roles: ReadonlySet<string>;
  /** `alt` texts of pictures. */
  readonly pictures: readonly string[];
}

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}
const titlesOf = (entries: readonly Entry[] | null): readonly string[] =>
  (entries ?? []).flatMap((one) => [one.title, ...titlesOf(one.items)]);

export async function readPdf(pdf: Uint8Array, password?: string): Promise<PdfFacts> {
  const secret = password === undefined ? {} : { password };
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, ...secret });
  const doc = await task.promise;
  const { info } = await doc.getMetadata();
  const facts = info as Record<string, unknown>;
  const roles = new Set<string>();
  const pictures: string[] = [];
  const margins: string[] = [];
  const pageTexts: string[] = [];
  let text = '';
  let lastHeader = '';
  for (let n = 1; n <= doc.numPages; n += 1) {
    const page = await doc.getPage(n);
    const byId = new Map<string, string>();
    const open: (string | undefined)[] = [];
    let loose = '';
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== undefined);
        if (id === undefined) loose += ` ${item.str}`;
        else byId.set(id, (byId.get(id) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.type === 'beginMarkedContentProps' ? item.id : undefined);
    }
    margins.push(loose);
    const before = text.length;
    const walk = (node: Node): void => {
      if (node.role !== undefined) roles.add(node.role);
      if (node.role === 'TR' && node.children?.every((one) => one.role === 'TH') === true) {
        const start = text.length;
        for (const child of node.children) walk(child);
        // Rules under the cells are content without words: they make lines, and differ from page to page.
        const header = text.slice(start).replaceAll('\n', '');
        // A header row at the very top of a page that says what the last one said is the same table's, repeated.
        if (n > 1 && start === before && header === lastHeader) text = text.slice(0, start);
        lastHeader = header;
        return undefined;
      }
      if (node.role === 'Figure') return void pictures.push((node as { alt?: string }).alt ?? '');
      if (node.role === 'Lbl') return undefined;
      if (node.type === 'content') text += `${byId.get(node.id ?? '') ?? ''}\n`;
      for (const child of node.children ?? []) walk(child);
      return undefined;
    };
    const tree: Node | null = await page.getStructTree();
    if (tree !== null) walk(tree);
    pageTexts.push(text.slice(before));
  }
  const bookmarks = titlesOf(await doc.getOutline());
  const marked = await doc.getMarkInfo();
  const lang = typeof facts['Language'] === 'string' ? facts['Language'] : '';
  const title = typeof facts['Title'] === 'string' ? facts['Title'] : '';
  const pages = doc.numPages;
  await task.destroy();
  const tagged = (marked as Map<string, boolean> | null)?.get('Marked') === true;
  return { text, margins, pages, pageTexts, title, lang, tagged, info: Object.keys(facts), bookmarks, roles, pictures };
}

/**
 * Plain letters and figures only. Joined, reordered and stacked letters stand in a PDF as spelled-out spans (ActualText), which pdf.js does not
 * read; `npm run test:desk` reads them with poppler.
 */
export function plainLetters(words: string): string {
  return words.replaceAll(/[^A-Za-z0-9]/g, '');
}

/** Letters and figures only, in their order: line ends, spaces and bullets are each printer's own. */
export function bare(words: string): string {
  return words.normalize('NFKC').replaceAll(/[\s\u2022\u2013\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff-]+/gu, '');
}
