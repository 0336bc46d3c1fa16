// Inline elements to Word runs: white space as a browser shows it, line breaks, links, right-to-left words, places to write in.
import { defaultTreeAdapter as adapter } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { fieldControl } from './docx-field.ts';
import { RIGHT_TO_LEFT } from '../page/clean-text.ts';
import { fontPieces, isNarrow } from './docx-faces.ts';
import { QUIET } from './docx-styles.ts';
import { run } from './docx-markup.ts';
import type { Sheet } from './docx-setting.ts';

interface Marks {
  readonly bold: boolean;
  readonly quiet: boolean;
  readonly tag: boolean;
  readonly reversed: boolean;
  readonly href: string;
}
type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly marks: Marks }
  | { readonly kind: 'break' }
  | { readonly kind: 'field'; readonly node: Tree.Element };

const PLAIN: Marks = { bold: false, quiet: false, tag: false, reversed: false, href: '' };

export function classesOf(node: Tree.Element): readonly string[] {
  return (node.attrs.find((one) => one.name === 'class')?.value ?? '').split(' ').filter((one) => one !== '');
}
export function attributeOf(node: Tree.Element, name: string): string {
  return node.attrs.find((one) => one.name === name)?.value ?? '';
}

function gather(nodes: readonly Tree.ChildNode[], marks: Marks, into: Piece[]): void {
  for (const node of nodes) {
    if (adapter.isTextNode(node)) into.push({ kind: 'text', text: node.value.replaceAll(/[ \t\n\f]+/g, ' '), marks });
    if (!adapter.isElementNode(node)) continue;
    const classes = classesOf(node);
    if (node.tagName === 'br') into.push({ kind: 'break' });
    else if (classes.includes('field')) into.push({ kind: 'field', node });
    else gather(node.childNodes, inner(node, classes, marks), into);
  }
}

function inner(node: Tree.Element, classes: readonly string[], marks: Marks): Marks {
  return {
    bold: marks.bold || node.tagName === 'strong' || classes.includes('tag'),
    quiet: marks.quiet || classes.includes('quiet') || classes.includes('ref'),
    tag: marks.tag || classes.includes('tag'),
    reversed: marks.reversed || node.tagName === 'bdi',
    href: marks.href || attributeOf(node, 'href'),
  };
}

/** White space collapsed over the whole line, as a browser does it. */
function collapse(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  let afterSpace = true;
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      if (piece.kind === 'break') trimEnd(out);
      afterSpace = piece.kind === 'break';
      out.push(piece);
      continue;
    }
    const text = afterSpace ? piece.text.replace(/^ /, '') : piece.text;
    if (text === '') continue;
    out.push({ ...piece, text });
    afterSpace = text.endsWith(' ');
  }
  trimEnd(out);
  return out;
}

function trimEnd(pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last?.kind !== 'text' || !last.text.endsWith(' ')) return;
  const text = last.text.slice(0, -1);
  if (text === '') pieces.pop();
  else pieces[pieces.length - 1] = { ...last, text };
}

/** Whether inline nodes would print anything. */
export function hasContent(nodes: readonly Tree.ChildNode[]): boolean {
  const pieces: Piece[] = [];
  gather(nodes, PLAIN, pieces);
  return collapse(pieces).length > 0;
}

/** Inline nodes as runs; what they link to is noted on the sheet. */
export function makeRuns(nodes: readonly Tree.ChildNode[], bold: boolean, sheet: Sheet): string {
  const pieces: Piece[] = [];
  gather(nodes, { ...PLAIN, bold }, pieces);
  let runs = '';
  for (const piece of collapse(pieces)) {
    if (piece.kind === 'break') runs += '<w:r><w:br/></w:r>';
    else if (piece.kind === 'field') runs += fieldControl(piece.node);
    else runs += textRuns(piece.text, piece.marks, sheet);
  }
  return runs;
}

/** Holds what follows right-to-left words in its place: without it a date beside an Arabic name is drawn on the name's other side. */
const LEFT_TO_RIGHT = run('\u200e', '');

function textRuns(words: string, marks: Marks, sheet: Sheet): string {
  // A phone number stays on one line.
  const text = marks.href.startsWith('tel:') ? words.replaceAll(' ', '\u00a0') : words;
  if (isNarrow(text)) return link(marks.href, run(text, format(marks, '', false)), sheet);
  let runs = '';
  let together = '';
  let look = '';
  const flush = (): void => {
    if (together === '') return;
    runs += run(together, look);
    if (look.endsWith(REVERSED)) runs += LEFT_TO_RIGHT;
    together = '';
  };
  for (const word of text.split(/(?<= )/)) {
    const reversed = marks.reversed && RIGHT_TO_LEFT.test(word);
    for (const piece of fontPieces(word)) {
      const wanted = format(marks, piece.font, reversed);
      if (wanted !== look) flush();
      look = wanted;
      together += piece.words;
    }
  }
  flush();
  return link(marks.href, runs, sheet);
}

function link(href: string, runs: string, sheet: Sheet): string {
  if (href === '') return runs;
  if (!sheet.links.includes(href)) sheet.links.push(href);
  return `<w:hyperlink w:history="1" r:id="rIdLink${sheet.links.indexOf(href) + 1}">${runs}</w:hyperlink>`;
}

/** Right-to-left words take the font for complex scripts; a comma or a bracket between them keeps the file's own. */
const fonts = (font: string, reversed: boolean): string =>
  reversed
    ? `<w:rFonts w:cs="${font}"/>`
    : `<w:rFonts w:ascii="${font}" w:cs="${font}" w:eastAsia="${font}" w:hAnsi="${font}"/>`;

const REVERSED = '<w:rtl/>';
/** The inside of a run's properties, in the order of the schema. */
function format(marks: Marks, font: string, reversed: boolean): string {
  return [
    marks.href === '' ? '' : '<w:rStyle w:val="Hyperlink"/>',
    font === '' ? '' : fonts(font, reversed),
    marks.bold ? '<w:b/><w:bCs/>' : '',
    marks.quiet ? `<w:color w:val="${QUIET}"/>` : '',
    marks.tag ? '<w:sz w:val="16"/><w:szCs w:val="16"/>' : '',
    marks.tag ? '<w:bdr w:val="single" w:sz="4" w:space="1" w:color="777777"/>' : '',
    reversed ? REVERSED : '',
  ].join('');
}
