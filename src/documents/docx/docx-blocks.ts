// Block elements to Word paragraphs and tables: real headings, lists, page breaks, rows that do not split.
import { defaultTreeAdapter as adapter } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { BLOCKS } from '../page/paper-elements.ts';
import { inline } from '../page/plain-text.ts';
import { STYLE_OF } from './docx-styles.ts';
import { keepTogether, paragraph } from './docx-markup.ts';
import type { ParagraphLook } from './docx-markup.ts';
import { classesOf, hasContent, makeRuns } from './docx-runs.ts';
import { makeTable } from './docx-table.ts';
import type { Setting, Sheet } from './docx-setting.ts';

const HEADINGS = { h1: 'Heading1', h2: 'Heading2', h3: 'Heading3' } as const;

export function makeBlocks(parent: Tree.ParentNode, setting: Setting, sheet: Sheet): string[] {
  const out: string[] = [];
  let loose: Tree.ChildNode[] = [];
  const flush = (): void => {
    if (hasContent(loose)) out.push(write(loose, { style: setting.plain }, setting, sheet));
    loose = [];
  };
  for (const node of parent.childNodes) {
    if (adapter.isElementNode(node) && BLOCKS.includes(node.tagName)) {
      flush();
      out.push(...makeBlock(node, setting, sheet));
    } else loose.push(node);
  }
  flush();
  return out;
}

function makeBlock(node: Tree.Element, setting: Setting, sheet: Sheet): readonly string[] {
  const classes = classesOf(node);
  switch (node.tagName) {
    case 'section': {
      // The text after a picture says the same; Word cannot draw our SVG without a second picture beside it.
      if (classes.includes('picture')) return [];
      if (classes.includes('new-page')) sheet.newPage = true;
      const keep = classes.includes('keep');
      const blocks = makeBlocks(node, { ...setting, keep: setting.keep || keep }, sheet);
      return keep ? keepTogether(blocks) : blocks;
    }
    case 'ul':
    case 'ol':
      return makeList(node, setting, sheet);
    case 'table':
      return makeTable(node, setting, sheet, makeBlocks);
    case 'h1':
    case 'h2':
    case 'h3':
      if (classes.includes('new-page')) sheet.newPage = true;
      sheet.heading = inline(node.childNodes);
      return [
        write(
          node.childNodes,
          { style: HEADINGS[node.tagName], ...(sheet.newPage ? { space: { before: 0 } } : {}) },
          { ...setting, bold: false, keep: false },
          sheet,
        ),
      ];
    default:
      return hasContent(node.childNodes)
        ? [write(node.childNodes, { style: styleOf(classes, setting) }, setting, sheet)]
        : [];
  }
}

function styleOf(classes: readonly string[], setting: Setting): string {
  const [first = ''] = classes;
  if (setting.plain === 'Normal') return STYLE_OF[first] ?? 'Normal';
  return first === 'quiet' ? 'CellQuiet' : setting.plain;
}

function write(nodes: readonly Tree.ChildNode[], look: ParagraphLook, setting: Setting, sheet: Sheet): string {
  const newPage = sheet.newPage;
  sheet.newPage = false;
  return paragraph(makeRuns(nodes, setting.bold, sheet), {
    ...look,
    keep: setting.keep,
    newPage,
    right: setting.right,
  });
}

function makeList(node: Tree.Element, setting: Setting, sheet: Sheet): readonly string[] {
  const items = node.childNodes.filter((one): one is Tree.Element => one.nodeName === 'li');
  const list = classesOf(node).includes('plain') ? undefined : listNumber(node, sheet);
  return items.map((item, i) =>
    write(
      item.childNodes,
      {
        style: setting.plain,
        space: { after: i === items.length - 1 ? 120 : 40 },
        ...(list === undefined ? {} : { list }),
      },
      setting,
      sheet,
    ),
  );
}

function listNumber(node: Tree.Element, sheet: Sheet): number {
  if (node.tagName !== 'ol') return sheet.lists.bullets;
  sheet.numbered += 1;
  return sheet.lists.numbers + sheet.numbered - 1;
}
