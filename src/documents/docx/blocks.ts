// Block elements to Word paragraphs and tables: real headings, lists, page breaks, rows that do not split.
import { HeadingLevel, Paragraph } from 'docx';
import type { IParagraphOptions } from 'docx';
import { defaultTreeAdapter as adapter } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { BLOCKS } from '../elements.ts';
import { STYLE_OF } from './look.ts';
import { classesOf, hasContent, makeRuns } from './runs.ts';
import { makeTable } from './table.ts';
import type { Block, Setting, Sheet } from './setting.ts';

const HEADINGS = { h1: HeadingLevel.HEADING_1, h2: HeadingLevel.HEADING_2, h3: HeadingLevel.HEADING_3 } as const;

export function makeBlocks(parent: Tree.ParentNode, setting: Setting, sheet: Sheet): Block[] {
  const out: Block[] = [];
  let loose: Tree.ChildNode[] = [];
  const flush = (): void => {
    if (hasContent(loose)) out.push(paragraph(loose, { style: setting.plain }, setting, sheet));
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

function makeBlock(node: Tree.Element, setting: Setting, sheet: Sheet): readonly Block[] {
  const classes = classesOf(node);
  switch (node.tagName) {
    case 'section':
      // The text after a picture says the same; Word cannot draw our SVG without a second picture beside it.
      if (classes.includes('picture')) return [];
      if (classes.includes('new-page')) sheet.newPage = true;
      return makeBlocks(node, { ...setting, keep: setting.keep || classes.includes('keep') }, sheet);
    case 'ul':
    case 'ol':
      return makeList(node, setting, sheet);
    case 'table':
      return makeTable(node, setting, sheet, makeBlocks);
    case 'h1':
    case 'h2':
    case 'h3':
      if (classes.includes('new-page')) sheet.newPage = true;
      return [paragraph(node.childNodes, { heading: HEADINGS[node.tagName] }, { ...setting, bold: false }, sheet)];
    default:
      return hasContent(node.childNodes)
        ? [paragraph(node.childNodes, { style: styleOf(classes, setting) }, setting, sheet)]
        : [];
  }
}

function styleOf(classes: readonly string[], setting: Setting): string {
  const [first = ''] = classes;
  if (setting.plain === 'Normal') return STYLE_OF[first] ?? 'Normal';
  return first === 'quiet' ? 'CellQuiet' : setting.plain;
}

function paragraph(
  nodes: readonly Tree.ChildNode[],
  options: IParagraphOptions,
  setting: Setting,
  sheet: Sheet,
): Paragraph {
  const pageBreakBefore = sheet.newPage;
  sheet.newPage = false;
  return new Paragraph({
    ...options,
    children: makeRuns(nodes, setting.bold),
    ...(setting.keep ? { keepNext: true } : {}),
    ...(setting.right ? { alignment: 'right' } : {}),
    ...(pageBreakBefore ? { pageBreakBefore } : {}),
  });
}

function makeList(node: Tree.Element, setting: Setting, sheet: Sheet): readonly Paragraph[] {
  sheet.lists += 1;
  const instance = sheet.lists;
  const items = node.childNodes.filter((one): one is Tree.Element => one.nodeName === 'li');
  const plain = classesOf(node).includes('plain');
  const reference = node.tagName === 'ol' ? 'numbers' : 'bullets';
  return items.map((item, i) =>
    paragraph(
      item.childNodes,
      {
        style: setting.plain,
        spacing: { after: i === items.length - 1 ? 120 : 40 },
        ...(plain ? {} : { numbering: { reference, level: 0, instance } }),
      },
      setting,
      sheet,
    ),
  );
}
