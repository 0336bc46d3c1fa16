// HTML to .docx through the docx library: headings, tables and lists as Word knows them, marking and page numbers in the margins.
import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { defaultTreeAdapter as adapter, parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { elementsIn, inline } from '../plain-text.ts';
import { makeBlocks } from './blocks.ts';
import { BODY } from './setting.ts';
import { NUMBERING, PAGE, STYLES, TEXT_WIDTH } from './look.ts';
import { normalisePackage, partsOfZip } from './package.ts';

interface PrintedHead {
  readonly title: string;
  readonly marking: string;
  readonly copyFor: string;
  readonly foot: string;
}

/** The bytes of a Word file with the content of a composed page; the same page gives the same bytes. */
export async function printDocx(html: string): Promise<Uint8Array> {
  const page = parse(html);
  const head = readHead(page);
  const [main] = elementsIn(page, ['main']);
  const children = makeBlocks(main ?? page, BODY, { lists: 0, newPage: false });
  const file = new Document({
    title: head.title,
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
        headers: { default: new Header({ children: [topLine(head)] }) },
        footers: { default: new Footer({ children: [bottomLine(head)] }) },
        children,
      },
    ],
  });
  return normalisePackage(await partsOf(file), head.title);
}

/** The library's parts before it zips them: zipping only to unzip again took a sixth of the time. Its compiler is not public, so without it the zip is read. */
async function partsOf(file: Document): Promise<ReadonlyMap<string, string>> {
  const { compiler } = Packer as unknown as { readonly compiler?: Compiler };
  if (typeof compiler?.compile !== 'function') return partsOfZip(await Packer.toBuffer(file));
  const made = compiler.compile(file);
  return new Map(
    [...made].map(([name, data]) => [name, typeof data === 'string' ? data : Buffer.from(data).toString()]),
  );
}

interface Compiler {
  compile(file: Document): ReadonlyMap<string, string | Uint8Array>;
}

function topLine(head: PrintedHead): Paragraph {
  const copy = head.copyFor === '' ? '' : `Copy for ${head.copyFor}`;
  return marginLine([new TextRun({ text: head.marking, bold: true }), new TextRun({ children: [new Tab(), copy] })]);
}

function bottomLine(head: PrintedHead): Paragraph {
  const pages = [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return marginLine([new TextRun(head.foot), new TextRun({ children: pages })]);
}

function marginLine(children: readonly TextRun[]): Paragraph {
  return new Paragraph({
    style: 'Margins',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [...children],
  });
}

function readHead(page: Tree.Document): PrintedHead {
  const [head] = elementsIn(page, ['head', 'body']);
  const metas = head === undefined ? [] : elementsIn(head, ['meta']);
  const meta = (name: string): string => {
    const found = metas.find((one) => one.attrs.some((a) => a.name === 'name' && a.value === name));
    return found?.attrs.find((one) => one.name === 'content')?.value ?? '';
  };
  const [title] = head === undefined ? [] : elementsIn(head, ['title']);
  return {
    title: title === undefined ? '' : inline(title.childNodes.filter((node) => adapter.isTextNode(node))),
    marking: meta('marking'),
    copyFor: meta('copy-for'),
    foot: meta('foot'),
  };
}
