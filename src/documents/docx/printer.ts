// HTML to .docx through the docx library: headings, tables and lists as Word knows them, marking and page numbers in the margins.
import { Document, Footer, Header, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { defaultTreeAdapter as adapter, parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { elementsIn, inline } from '../plain-text.ts';
import { makeBlocks } from './blocks.ts';
import { BODY } from './setting.ts';
import { NUMBERING, PAGE, STYLES, TEXT_WIDTH } from './look.ts';
import { normalisePackage } from './package.ts';

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
  return normalisePackage(await Packer.toBuffer(file), head.title);
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
  const meta = (name: string): string => {
    const found = elementsIn(page, ['meta']).find((one) =>
      one.attrs.some((a) => a.name === 'name' && a.value === name),
    );
    return found?.attrs.find((one) => one.name === 'content')?.value ?? '';
  };
  const [title] = elementsIn(page, ['title']);
  return {
    title: title === undefined ? '' : inline(title.childNodes.filter((node) => adapter.isTextNode(node))),
    marking: meta('marking'),
    copyFor: meta('copy-for'),
    foot: meta('foot'),
  };
}
