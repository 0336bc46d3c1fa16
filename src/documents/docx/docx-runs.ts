// Inline elements to Word runs: white space as a browser shows it, line breaks, links, right-to-left words, places to write in.
import { BorderStyle, ExternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { cleanText, RIGHT_TO_LEFT } from '../page/clean-text.ts';
import { attributeOf, classesOf } from '../page/paper-elements.ts';
import { fieldControl } from './docx-field.ts';
import { QUIET, stretchesByFont } from './docx-styles.ts';

interface Marks {
  readonly bold: boolean;
  readonly quiet: boolean;
  readonly tag: boolean;
  /** Words that stand in a direction of their own. */
  readonly isolated: boolean;
  readonly href: string;
}
type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly marks: Marks }
  | { readonly kind: 'break' }
  | { readonly kind: 'field'; readonly node: Tree.Element };

const PLAIN: Marks = { bold: false, quiet: false, tag: false, isolated: false, href: '' };

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
    isolated: marks.isolated || node.tagName === 'bdi',
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

export function makeRuns(nodes: readonly Tree.ChildNode[], bold: boolean): ParagraphChild[] {
  const pieces: Piece[] = [];
  gather(nodes, { ...PLAIN, bold }, pieces);
  return collapse(pieces).flatMap((piece) => {
    if (piece.kind === 'break') return [new TextRun({ break: 1 })];
    if (piece.kind === 'field') return [fieldControl(piece.node)];
    return textRuns(piece.text, piece.marks);
  });
}

// Letters that XML 1.0 has no place for: one of them and Word offers to repair the file.
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** Holds what follows right-to-left words in its place: without it a date beside an Arabic name is drawn on the name's other side. */
const LEFT_TO_RIGHT = '\u200e';

function textRuns(words: string, marks: Marks): readonly ParagraphChild[] {
  const valid = words.replaceAll(NOT_XML, '');
  // A phone number stays on one line.
  const text = marks.href.startsWith('tel:') ? valid.replaceAll(' ', '\u00a0') : valid;
  const runs = runsOf(text, optionsOf(marks), marks.isolated);
  return marks.href === '' ? runs : [new ExternalHyperlink({ link: marks.href, children: runs })];
}

function runsOf(text: string, options: IRunOptions, isIsolated: boolean): readonly TextRun[] {
  return (isIsolated ? stretchesOf(text) : [text]).flatMap((stretch) =>
    isIsolated && RIGHT_TO_LEFT.test(stretch)
      ? [new TextRun({ ...options, text: stretch, rightToLeft: true }), new TextRun(LEFT_TO_RIGHT)]
      : stretchesByFont(stretch).map(
          ({ words: part, font }) => new TextRun({ ...options, text: part, ...(font === undefined ? {} : { font }) }),
        ),
  );
}

/** Words of a form, which no page has cleaned: fit to print, each in a font that has its letters, right-to-left names set apart. */
export function makeWords(words: string, options: IRunOptions = {}): readonly TextRun[] {
  const text = cleanText(words)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(NOT_XML, '');
  return runsOf(text, options, RIGHT_TO_LEFT.test(text));
}

/** Words with right-to-left letters, and words without, in turn; each word with the space after it. */
function stretchesOf(text: string): readonly string[] {
  const stretches: string[] = [];
  let reversed: boolean | undefined;
  for (const word of text.split(/(?<= )/)) {
    if (RIGHT_TO_LEFT.test(word) === reversed) stretches.push((stretches.pop() ?? '') + word);
    else stretches.push(word);
    reversed = RIGHT_TO_LEFT.test(word);
  }
  return stretches;
}

function optionsOf(marks: Marks): IRunOptions {
  return {
    ...(marks.href === '' ? {} : { style: 'Hyperlink' }),
    ...(marks.bold ? { bold: true } : {}),
    ...(marks.quiet ? { color: QUIET } : {}),
    ...(marks.tag ? { size: 16, border: { style: BorderStyle.SINGLE, size: 4, space: 1, color: '777777' } } : {}),
  };
}
