// HTML to .docx: headings, tables and lists as Word knows them, in the shell that the docx library makes; marking and page numbers in the margins.
import { defaultTreeAdapter as adapter, parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { elementsIn, inline } from '../page/plain-text.ts';
import { makeBlocks } from './docx-blocks.ts';
import { joinBlocks } from './docx-markup.ts';
import { normalisePackage } from './docx-package.ts';
import { BODY } from './docx-setting.ts';
import type { Sheet } from './docx-setting.ts';
import { openShell } from './docx-shell.ts';
import type { PrintedHead } from './docx-shell.ts';

/** The bytes of a Word file with the content of a composed page; the same page gives the same bytes. */
export async function printDocx(html: string): Promise<Uint8Array> {
  const shell = await openShell();
  const page = parse(html);
  const head = readHead(page);
  const [main] = elementsIn(page, ['main']);
  const sheet: Sheet = { lists: shell.lists, numbered: 0, links: [], newPage: false, heading: '' };
  const body = joinBlocks(makeBlocks(main ?? page, BODY, sheet));
  return normalisePackage(shell.fill(head, body, sheet.numbered), head.title, sheet.links);
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
