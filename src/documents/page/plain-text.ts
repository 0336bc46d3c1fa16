// The same content in plain text: what a mail's text part holds, what is scanned, and what the printed files are compared with.
import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { BLOCKS } from './paper-elements.ts';

// Cells' own line separators became line breaks when they were cleaned, so this can stand for <br> alone.
const LINE = '\u2028';

/** Blocks apart by an empty line, list items by a dash, a table row in one line with its cells between bars. Nothing is wrapped or shortened. */
export function renderPlainText(tree: Tree.ParentNode): string {
  const lines: string[] = [];
  blocks(tree, lines);
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function blocks(parent: Tree.ParentNode, lines: string[]): void {
  let loose: Tree.ChildNode[] = [];
  const flush = (): void => {
    const words = inline(loose);
    if (words !== '') lines.push(words, '');
    loose = [];
  };
  for (const node of parent.childNodes) {
    if (adapter.isElementNode(node) && BLOCKS.includes(node.tagName)) {
      flush();
      block(node, lines);
    } else loose.push(node);
  }
  flush();
}

function block(node: Tree.Element, lines: string[]): void {
  switch (node.tagName) {
    case 'section':
      if (!isPicture(node)) blocks(node, lines);
      break;
    case 'ul':
    case 'ol':
      items(node, lines);
      break;
    case 'table':
      table(node, lines);
      break;
    case 'h1':
    case 'h2':
      lines.push('', inline(node.childNodes).toUpperCase(), '');
      break;
    default:
      lines.push(inline(node.childNodes), '');
  }
}

const isPicture = (node: Tree.Element): boolean => node.attrs.some((attr) => attr.value === 'picture');

function items(node: Tree.Element, lines: string[]): void {
  for (const [i, item] of node.childNodes.filter((one) => one.nodeName === 'li').entries()) {
    const mark = node.tagName === 'ol' ? `${i + 1}. ` : '- ';
    const words = inline((item as Tree.Element).childNodes).split('\n');
    lines.push(`${mark}${words.join(`\n${' '.repeat(mark.length)}`)}`);
  }
  lines.push('');
}

function table(node: Tree.Element, lines: string[]): void {
  const rows = elementsIn(node, ['caption', 'tr']);
  for (const row of rows) {
    if (row.tagName === 'caption') {
      lines.push(inline(row.childNodes));
      continue;
    }
    const cells = row.childNodes
      .filter((one): one is Tree.Element => one.nodeName === 'th' || one.nodeName === 'td')
      .map((cell) => inlineCell(cell));
    lines.push(cells.join(' | '));
  }
  lines.push('');
}

function inlineCell(cell: Tree.Element): string {
  const inner: string[] = [];
  blocks(cell, inner);
  return inner
    .join('\n')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
}

/** Elements of these names below a node, in order, not looking inside one that is found. */
export function elementsIn(node: Tree.ParentNode, names: readonly string[]): readonly Tree.Element[] {
  const found: Tree.Element[] = [];
  const look = (parent: Tree.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (!adapter.isElementNode(child)) continue;
      if (names.includes(child.tagName)) found.push(child);
      else look(child);
    }
  };
  look(node);
  return found;
}

/** Text of inline nodes: white space as a browser shows it, <br> as a line break. */
export function inline(nodes: readonly Tree.ChildNode[]): string {
  return rawInline(nodes)
    .replaceAll(/[ \t\n\f]+/g, ' ')
    .replaceAll(/ ?\u2028 ?/g, '\n')
    .trim();
}

function rawInline(nodes: readonly Tree.ChildNode[]): string {
  return nodes
    .map((node) => {
      if (adapter.isTextNode(node)) return node.value;
      if (!adapter.isElementNode(node)) return '';
      if (node.tagName === 'br') return LINE;
      const words = rawInline(node.childNodes);
      const href = node.attrs.find((attr) => attr.name === 'href')?.value ?? '';
      return href.startsWith('https://') && href !== words ? `${words}: ${href}` : words;
    })
    .join('');
}
