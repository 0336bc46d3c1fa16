// Puts a rendered template into a page: only the closed set of elements passes, right-to-left words are set apart, margins carry marking,
// recipient and page numbers. What a printer needs to know stands in the page's head.
import {
  defaultTreeAdapter as adapter,
  html as parse5Html,
  parseFragment,
  serialize,
  type DefaultTreeAdapterTypes as Tree,
} from 'parse5';
import { ISOLATE, POP } from './clean-text.ts';
import { ATTRIBUTES, CLASSES, HELPER_ATTRIBUTES, PICTURE_ELEMENTS, isElementName } from './paper-elements.ts';
import { elementsIn, inline } from './plain-text.ts';
import { MAIL_STYLE, paperStyle } from './page-style.ts';
import { Failure } from '../../errors.ts';
import type { PageHead } from './page-head.ts';

const HREF = /^(https:\/\/|tel:\+?\d|mailto:[\w.+-]+@)/;

/** The tree of a rendered template. Throws Failure `paper-broken` for anything outside the closed set: a value can never become an element. */
export function parseBody(rendered: string): Tree.DocumentFragment {
  const tree = parseFragment(rendered);
  for (const node of tree.childNodes) checkNode(node, false);
  isolate(tree);
  markLongRows(tree);
  return tree;
}

function checkNode(node: Tree.ChildNode, inPicture: boolean): void {
  if (node.nodeName === '#text') return;
  if (!adapter.isElementNode(node)) throw new Failure('paper-broken', 'A template made a comment or a declaration.');
  const picture = inPicture || node.tagName === 'svg';
  if (picture) {
    if (!PICTURE_ELEMENTS.includes(node.tagName)) throw outside(node.tagName);
  } else checkElement(node);
  for (const child of node.childNodes) checkNode(child, picture);
}

function checkElement(node: Tree.Element): void {
  const name = node.tagName;
  if (!isElementName(name)) throw outside(name);
  for (const { name: attribute, value } of node.attrs) {
    const known =
      attribute === 'class'
        ? value.split(' ').every((part) => CLASSES[name].includes(part))
        : (ATTRIBUTES[name]?.includes(attribute) ?? false) || (HELPER_ATTRIBUTES[name]?.includes(attribute) ?? false);
    if (!known || (attribute === 'href' && !HREF.test(value))) throw outside(`${name} ${attribute}`);
  }
}

function outside(what: string): Failure {
  return new Failure('paper-broken', `A template made "${what}", which papers may not hold.`);
}

/** Letters after which a row may break over pages: a note of a third of a page and more. */
const LONG_ROW = 1200;

/** Rows stay together, but a long one must be able to break, or it would leave half a page white before it. */
function markLongRows(tree: Tree.ParentNode): void {
  for (const row of elementsIn(tree, ['tr'])) {
    if (inline(row.childNodes).length < LONG_ROW) continue;
    const known = row.attrs.find((attr) => attr.name === 'class');
    if (known === undefined) row.attrs.push({ name: 'class', value: 'long' });
    else known.value = `${known.value} long`;
  }
}

/** Each line between the marks becomes a <bdi>; in attributes the marks are dropped. */
function isolate(node: Tree.ParentNode): void {
  for (const child of node.childNodes.slice()) {
    if (adapter.isTextNode(child)) isolateText(node, child);
    else if (adapter.isElementNode(child)) {
      for (const attribute of child.attrs)
        attribute.value = attribute.value.replaceAll(ISOLATE, '').replaceAll(POP, '');
      isolate(child);
    }
  }
}

function isolateText(parent: Tree.ParentNode, node: Tree.TextNode): void {
  if (!node.value.includes(ISOLATE)) return;
  const inPicture = adapter.isElementNode(parent) && parent.namespaceURI === parse5Html.NS.SVG;
  for (const [i, piece] of node.value.split(/[\u2068\u2069]/).entries()) {
    if (piece === '') continue;
    const text: Tree.TextNode = { nodeName: '#text', parentNode: null, value: piece };
    if (i % 2 === 0 || inPicture) adapter.insertBefore(parent, text, node);
    else {
      const bdi = adapter.createElement('bdi', parse5Html.NS.HTML, []);
      adapter.appendChild(bdi, text);
      adapter.insertBefore(parent, bdi, node);
    }
  }
  adapter.detachNode(node);
}

export const escapeText = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function wholePage(title: string, metas: Readonly<Record<string, string>>, style: string, body: string): string {
  const lines = Object.entries(metas).map(([name, value]) => `<meta name="${name}" content="${escapeText(value)}">`);
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><title>${escapeText(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...lines,
    `<style>${style}</style></head>`,
    body,
    '</html>',
    '',
  ].join('\n');
}

export function paperPage(head: PageHead, tree: Tree.DocumentFragment): string {
  const metas = { marking: head.marking, 'copy-for': head.copyFor, foot: head.foot, robots: 'noindex' };
  return wholePage(
    head.title,
    metas,
    paperStyle(head),
    `<body class="paper"><main>\n${serialize(tree)}\n</main></body>`,
  );
}

export function mailPage(subject: string, marking: string, tree: Tree.DocumentFragment): string {
  const metas = { marking, 'copy-for': '', foot: subject, robots: 'noindex' };
  return wholePage(subject, metas, MAIL_STYLE, `<body class="mail"><main>\n${serialize(tree)}\n</main></body>`);
}
