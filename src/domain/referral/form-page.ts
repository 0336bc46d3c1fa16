// A returned form as the page that people see: paragraphs and tables of words, controls and boxes. Each kind of file is read into this, and everything
// after it works on this alone, so that nothing on the page can be outside it.

export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  /** How somebody marked one of several printed words: crossed it out, or made it stand out. */
  readonly mark?: 'struck' | 'chosen';
}

export interface ControlPiece {
  readonly kind: 'control';
  readonly control: 'text' | 'box' | 'choice' | 'date';
  /** Its title and its tag, as the form's maker named it; '' where there is none. */
  readonly title: string;
  readonly tag: string;
  /** What somebody put there; '' when nobody did. */
  readonly text: string;
  /** The prompt that stands there instead. */
  readonly prompt?: string;
  readonly ticked?: boolean;
  /** The day that a date picker holds beside its text. */
  readonly day?: string;
  /** Why it cannot be told what it says. */
  readonly doubt?: string;
}

export type FormPiece = TextPiece | ControlPiece;

export interface FormParagraph {
  readonly kind: 'paragraph';
  readonly place: string;
  /** A heading's style, or all of it in bold. */
  readonly heading: boolean;
  /** The numbered list it is an item of: items of one list are questions beside each other. */
  readonly list?: string;
  readonly pieces: readonly FormPiece[];
}

export interface FormCell {
  readonly place: string;
  /** From 0, in columns of the table's grid. */
  readonly column: number;
  readonly span: number;
  /** Merged with the cell above it. */
  readonly continues: boolean;
  readonly blocks: readonly FormBlock[];
}

export interface FormTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly FormCell[])[];
}

export type FormBlock = FormParagraph | FormTable;

/** Words that stand beside the page: a comment, a footnote, what a tracked change took out, a part that this reader cannot open. */
export interface FormAside {
  readonly what: 'comment' | 'footnote' | 'struck out' | 'picture' | 'embedded' | 'hidden';
  readonly place: string;
  readonly text: string;
}

export interface FormPage {
  readonly blocks: readonly FormBlock[];
  readonly asides: readonly FormAside[];
}

/** All pieces of a page in their order. */
export function* piecesOf(
  blocks: readonly FormBlock[],
): Generator<{ readonly piece: FormPiece; readonly place: string }> {
  for (const block of blocks)
    if (block.kind === 'paragraph') for (const piece of block.pieces) yield { piece, place: block.place };
    else for (const row of block.rows) for (const cell of row) yield* piecesOf(cell.blocks);
}

/** How many letters of a text are not blank; a row of dots or strokes to write on counts as blank. */
export function inkOf(text: string): number {
  return text
    .replace(/[._…]{4,}/g, '')
    .replace(/[\s\u00a0\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/g, '').length;
}

/** Ticks and empty boxes as people's programs draw them. */
export const TICKED = '☑☒✓✔✅🗹🗵■◼⬛✗✘✖';
export const EMPTY = '☐□❏❑▢◻⬜';
