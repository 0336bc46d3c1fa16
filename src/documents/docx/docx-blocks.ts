// Block elements to Word paragraphs and tables: real headings, lists, page breaks, rows that do not split.
import {
  AlignmentType,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  type IParagraphOptions,
  type Table,
} from 'docx';
import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { BLOCKS, classesOf } from '../page/paper-elements.ts';
import { inline } from '../page/plain-text.ts';
import { STYLE_OF, TEXT_WIDTH } from './docx-styles.ts';
import { hasContent, makeRuns } from './docx-runs.ts';
import { makeTable } from './docx-table.ts';
import { BODY, type Block, type Pictures, type Setting, type Sheet } from './docx-setting.ts';

const HEADINGS = { h1: HeadingLevel.HEADING_1, h2: HeadingLevel.HEADING_2, h3: HeadingLevel.HEADING_3 } as const;

/** Twentieths of a point in a pixel of 96 to the inch. */
const TWIPS_A_PIXEL = 15;

/** All that stands in `parent`, ready for a section of a Word file. */
export function makeBody(parent: Tree.ParentNode, pictures: Pictures): (Paragraph | Table)[] {
  return place(makeBlocks(parent, BODY, { numbered: 0, newPage: false, heading: '', pictures }));
}

/** Word wants a paragraph after a table: the table's lower margin, or a hairline where a heading brings space of its own. */
function place(blocks: readonly Block[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, i) => {
    if (block.kind === 'paragraph') return [new Paragraph(block.options)];
    const next = blocks[i + 1];
    const line = next?.kind === 'paragraph' && next.options.heading !== undefined ? 20 : 150;
    const gap = new Paragraph({
      style: 'Cell',
      ...(block.keep ? { keepNext: true } : {}),
      spacing: { before: 0, after: 0, line, lineRule: LineRuleType.EXACT },
    });
    return [block.table, gap];
  });
}

function makeBlocks(parent: Tree.ParentNode, setting: Setting, sheet: Sheet): Block[] {
  const out: Block[] = [];
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

function makeBlock(node: Tree.Element, setting: Setting, sheet: Sheet): readonly Block[] {
  const classes = classesOf(node);
  switch (node.tagName) {
    case 'section': {
      if (classes.includes('picture')) return makePicture(node, sheet);
      if (classes.includes('new-page')) sheet.newPage = true;
      if (setting.keep || !classes.includes('keep')) return makeBlocks(node, setting, sheet);
      return letGo(makeBlocks(node, { ...setting, keep: true }, sheet));
    }
    case 'ul':
    case 'ol':
      return makeList(node, setting, sheet);
    case 'table':
      return makeTable(node, setting, sheet, (cell, inside) => place(makeBlocks(cell, inside, sheet)));
    case 'h1':
    case 'h2':
    case 'h3':
      if (classes.includes('new-page')) sheet.newPage = true;
      sheet.heading = inline(node.childNodes);
      return [
        write(
          node.childNodes,
          { heading: HEADINGS[node.tagName], ...(sheet.newPage ? { spacing: { before: 0 } } : {}) },
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

/** As wide as the text; it stays with the table after it. */
function makePicture(node: Tree.Element, sheet: Sheet): readonly Block[] {
  const picture = sheet.pictures.get(node);
  if (picture === undefined) return [];
  const { png, width, height, words } = picture;
  const pageBreakBefore = sheet.newPage;
  sheet.newPage = false;
  const wide = Math.floor(TEXT_WIDTH / TWIPS_A_PIXEL);
  const run = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: wide, height: Math.round((wide / width) * height) },
    altText: { name: 'Chart', title: '', description: words },
  });
  return [{ kind: 'paragraph', options: { keepNext: true, pageBreakBefore, children: [run] } }];
}

/** The blocks of a section that stays on one page: all but the last are kept with the next. */
function letGo(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last === undefined) return blocks;
  const free: Block =
    last.kind === 'table' ? { ...last, keep: false } : { ...last, options: { ...last.options, keepNext: false } };
  return [...blocks.slice(0, -1), free];
}

function styleOf(classes: readonly string[], setting: Setting): string {
  const [first = ''] = classes;
  if (setting.plain === 'Normal') return STYLE_OF[first] ?? 'Normal';
  return first === 'quiet' ? 'CellQuiet' : setting.plain;
}

function write(nodes: readonly Tree.ChildNode[], options: IParagraphOptions, setting: Setting, sheet: Sheet): Block {
  const pageBreakBefore = sheet.newPage;
  sheet.newPage = false;
  return {
    kind: 'paragraph',
    options: {
      ...options,
      ...(setting.keep ? { keepNext: true } : {}),
      ...(setting.right ? { alignment: AlignmentType.RIGHT } : {}),
      pageBreakBefore,
      children: makeRuns(nodes, setting.bold),
    },
  };
}

function makeList(node: Tree.Element, setting: Setting, sheet: Sheet): readonly Block[] {
  const items = node.childNodes.filter((one): one is Tree.Element => one.nodeName === 'li');
  const numbering = classesOf(node).includes('plain') ? false : numberingOf(node, sheet);
  return items.map((item, i) =>
    write(
      item.childNodes,
      {
        style: setting.plain,
        spacing: { after: i === items.length - 1 ? 120 : 40 },
        ...(numbering === false ? {} : { numbering }),
      },
      setting,
      sheet,
    ),
  );
}

function numberingOf(node: Tree.Element, sheet: Sheet): NonNullable<IParagraphOptions['numbering']> {
  if (node.tagName !== 'ol') return { reference: 'bullets', level: 0 };
  sheet.numbered += 1;
  return { reference: 'numbers', level: 0, instance: sheet.numbered };
}
