// All of a Word file but its body, made once by the docx library: styles, numbering, page, margins. The body and what differs between papers
// are put in as text: made through the library's objects, sixty papers took three times as long.
import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { Failure } from '../../errors.ts';
import { NUMBERING, PAGE, STYLES, TEXT_WIDTH } from './docx-styles.ts';
import { escapeXml } from './docx-markup.ts';
import { partsOfZip } from './docx-package.ts';

export interface PrintedHead {
  readonly title: string;
  readonly marking: string;
  readonly copyFor: string;
  readonly foot: string;
}

/** Numbers under which the file's numbering knows our lists; numbered lists count on from `numbers`, one number each. */
export interface Lists {
  readonly bullets: number;
  readonly numbers: number;
}

export interface Shell {
  readonly lists: Lists;
  /** The parts of a file with this body; `numbered` of its lists are numbered ones. */
  fill(head: PrintedHead, body: string, numbered: number): Map<string, string>;
}

/** Words that stand where a paper's own will. */
const PLACE = {
  marking: '@marking@',
  copy: '@copy@',
  foot: '@foot@',
  bullets: '@bullets@',
  numbers: '@numbers@',
} as const;
const DOCUMENT = 'word/document.xml';
const MARGINS = ['word/header1.xml', 'word/footer1.xml'];

let opening: Promise<Shell> | undefined;
/** Made with the first paper, the same for all. */
export function openShell(): Promise<Shell> {
  return (opening ??= makeShell());
}

async function makeShell(): Promise<Shell> {
  const parts = partsOfZip(await Packer.toBuffer(emptyFile()));
  const document = parts.get(DOCUMENT) ?? '';
  const [before, after] = [document.indexOf('<w:body>') + '<w:body>'.length, document.lastIndexOf('<w:sectPr')];
  const numbering = parts.get('word/numbering.xml') ?? '';
  const lists = { bullets: listOf(document, PLACE.bullets), numbers: listOf(document, PLACE.numbers) };
  const counted = new RegExp(`<w:num w:numId="${lists.numbers}".*?</w:num>`, 's').exec(numbering)?.[0] ?? '';
  if (before < 8 || after < 0 || counted === '')
    throw new Failure('paper-broken', 'The docx library made an empty Word file of another form than ours.');
  const [opened, closed] = [document.slice(0, before), document.slice(after)];
  return {
    lists,
    fill(head, body, numbered) {
      const more = Array.from({ length: Math.max(0, numbered - 1) }, (_, i) =>
        counted.replace(`w:numId="${lists.numbers}"`, `w:numId="${lists.numbers + i + 1}"`),
      );
      const own = new Map(parts);
      own.set(DOCUMENT, opened + body + closed);
      own.set('word/numbering.xml', numbering.replace('</w:numbering>', `${more.join('')}</w:numbering>`));
      for (const part of MARGINS) own.set(part, put(parts.get(part) ?? '', head));
      return own;
    },
  };
}

/** In one pass, so that no word of a paper is taken for a place. */
function put(xml: string, head: PrintedHead): string {
  const words: Readonly<Record<string, string>> = {
    [PLACE.marking]: head.marking,
    [PLACE.copy]: head.copyFor === '' ? '' : `Copy for ${head.copyFor}`,
    [PLACE.foot]: head.foot,
  };
  return xml.replaceAll(/@\w+@/g, (place) => escapeXml(words[place] ?? ''));
}

/** The number of the list that the paragraph with these words belongs to. */
function listOf(document: string, words: string): number {
  const upTo = document.slice(0, document.indexOf(words));
  return Number(/<w:numId w:val="(\d+)"\/>(?!.*<w:numId)/s.exec(upTo)?.[1] ?? 0);
}

function emptyFile(): Document {
  return new Document({
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.margin,
              right: PAGE.margin,
              header: PAGE.edge,
              footer: PAGE.edge - 80,
            },
          },
        },
        headers: { default: new Header({ children: [topLine()] }) },
        footers: { default: new Footer({ children: [bottomLine()] }) },
        // Bullets first: the numbered list is the last that the numbering knows, so that more can be counted on from it.
        children: (['bullets', 'numbers'] as const).map(
          (reference) => new Paragraph({ text: PLACE[reference], numbering: { reference, level: 0 } }),
        ),
      },
    ],
  });
}

function topLine(): Paragraph {
  return marginLine([
    new TextRun({ text: PLACE.marking, bold: true }),
    new TextRun({ children: [new Tab(), PLACE.copy] }),
  ]);
}

function bottomLine(): Paragraph {
  const pages = [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return marginLine([new TextRun(PLACE.foot), new TextRun({ children: pages })]);
}

function marginLine(children: readonly TextRun[]): Paragraph {
  return new Paragraph({
    style: 'Margins',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [...children],
  });
}
