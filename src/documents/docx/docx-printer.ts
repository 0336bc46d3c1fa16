// HTML to .docx by the docx library: headings, tables and lists as Word knows them; marking, whose copy and page numbers in the margins.
import {
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { defaultTreeAdapter as adapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { escapeText } from '../page/make-page.ts';
import type { PageHead } from '../page/page-head.ts';
import { elementsIn, inline } from '../page/plain-text.ts';
import { makeBody } from './docx-blocks.ts';
import { drawPictures } from './docx-pictures.ts';
import { NUMBERING, PAGE, STYLES, TEXT_WIDTH } from './docx-styles.ts';

/** The bytes of a Word file with the content of a composed page: no author, no tool, no date in it. */
export async function printDocx(html: string): Promise<Uint8Array> {
  const page = parse(html);
  const [main = page] = elementsIn(page, ['main']);
  const head = readHead(page);
  const document = new Document({
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: PAGE },
        ...margins(head),
        children: makeBody(main, await drawPictures(main)),
      },
    ],
  });
  return Packer.toBuffer(document, false, [{ path: 'docProps/core.xml', data: coreProperties(head.title) }]);
}

/** Marking and whose copy it is on top of every page; foot and page number below. */
export function margins(
  head: Pick<PageHead, 'marking' | 'copyFor' | 'foot'>,
): Pick<ISectionOptions, 'headers' | 'footers'> {
  return {
    headers: { default: new Header({ children: [topLine(head)] }) },
    footers: { default: new Footer({ children: [bottomLine(head)] }) },
  };
}

function readHead(page: Tree.Document): PageHead {
  const [head] = elementsIn(page, ['head', 'body']);
  const metas = head === undefined ? [] : elementsIn(head, ['meta']);
  const meta = (name: string): string => {
    const found = metas.find((candidate) => candidate.attrs.some((a) => a.name === 'name' && a.value === name));
    return found?.attrs.find((attr) => attr.name === 'content')?.value ?? '';
  };
  const [title] = head === undefined ? [] : elementsIn(head, ['title']);
  return {
    title: title === undefined ? '' : inline(title.childNodes.filter((node) => adapter.isTextNode(node))),
    marking: meta('marking'),
    copyFor: meta('copy-for'),
    foot: meta('foot'),
  };
}

function topLine({ marking, copyFor }: Pick<PageHead, 'marking' | 'copyFor'>): Paragraph {
  const copy = copyFor === '' ? '' : `Copy for ${copyFor}`;
  return marginLine([new TextRun({ text: marking, bold: true }), new TextRun({ children: [new Tab(), copy] })]);
}

function bottomLine({ foot }: Pick<PageHead, 'foot'>): Paragraph {
  const pages = [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return marginLine([new TextRun(foot), new TextRun({ children: pages })]);
}

function marginLine(children: readonly TextRun[]): Paragraph {
  return new Paragraph({
    style: 'Margins',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [...children],
  });
}

/** In place of the library's, which would say when the file was made and not its language. */
export function coreProperties(title: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`;
}
