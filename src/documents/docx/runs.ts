// Inline elements to Word runs: white space as a browser shows it, line breaks, links, right-to-left words, places to write in.
import { ExternalHyperlink, TextRun } from 'docx';
import type { IRunOptions, ParagraphChild } from 'docx';
import { defaultTreeAdapter as adapter } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { fieldControl } from './field.ts';
import { ACCENT, QUIET, fontFor } from './look.ts';

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

export function makeRuns(nodes: readonly Tree.ChildNode[], bold = false): ParagraphChild[] {
  const pieces: Piece[] = [];
  gather(nodes, { ...PLAIN, bold }, pieces);
  const runs: ParagraphChild[] = [];
  for (const piece of collapse(pieces)) {
    if (piece.kind === 'break') runs.push(new TextRun({ break: 1 }));
    else if (piece.kind === 'field') runs.push(fieldControl(piece.node));
    else runs.push(...textRuns(piece.text, piece.marks));
  }
  return runs;
}

function textRuns(text: string, marks: Marks): readonly ParagraphChild[] {
  // Words with other letters are set apart, so that one Polish name does not change the font of its whole sentence.
  const parts = marks.reversed ? [text] : text.split(/(?<= )/);
  const runs: TextRun[] = [];
  let words = '';
  let font = '';
  const flush = (): void => {
    if (words !== '') runs.push(new TextRun({ text: words, ...format(marks, font) }));
    words = '';
  };
  for (const part of parts) {
    const wanted = fontFor(part);
    if (wanted !== font) flush();
    font = wanted;
    words += part;
  }
  flush();
  return marks.href === '' ? runs : [new ExternalHyperlink({ link: marks.href, children: runs })];
}

function format(marks: Marks, font: string): Partial<IRunOptions> {
  return {
    ...(marks.bold ? { bold: true } : {}),
    ...(marks.quiet ? { color: QUIET } : {}),
    ...(marks.tag ? { size: 16, color: ACCENT } : {}),
    ...(marks.reversed ? { rightToLeft: true } : {}),
    ...(marks.href === '' ? {} : { style: 'Hyperlink' }),
    ...(font === '' ? {} : { font }),
  };
}
