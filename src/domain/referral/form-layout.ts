// A form to fill in, as people see it: what is printed, and the places to write in with their names. It is made from the questions; the Word printer
// draws it, and the reader of what comes back knows from it which words were printed.
import type { Kind } from '../cells/value.ts';

export interface FormLayout {
  readonly title: string;
  /** At the top left of every page. */
  readonly marking: string;
  /** At the top right of every page: whose copy it is, or ''. */
  readonly copyFor: string;
  /** At the foot of every page: whose form it is, and its version. */
  readonly foot: string;
  /** Under the title. */
  readonly lines: readonly string[];
  readonly parts: readonly FormPart[];
}

/** A section in a box: a heading, and a table whose first column says what is asked. */
export interface FormPart {
  readonly heading: string;
  /** Under the heading, in small type. */
  readonly help: string;
  /** Of several parts with the same questions: the words of `help` that tell which it is. */
  readonly key?: string;
  /** Shares of the width in per cent. */
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly FormLine[];
  readonly newPage?: true;
  /** It is not parted over two pages. */
  readonly together?: true;
}

export interface FormLine {
  readonly label: string;
  readonly help: string;
  readonly needed: boolean;
  /** For long answers. */
  readonly room?: 'much';
  /** One for each column but the first. */
  readonly cells: readonly FormCellLayout[];
}

/** Printed words, or places to write in: one, or several boxes to tick. */
export type FormCellLayout =
  { readonly words: string } | { readonly place: FormPlace } | { readonly ticks: readonly FormTick[] };

export interface FormPlace {
  /** Its name in the file, at most 64 letters. */
  readonly tag: string;
  /** As a screen reader says it. */
  readonly title: string;
  readonly kind: 'line' | 'text' | 'day' | 'choice';
  readonly choices?: readonly string[];
}

export interface FormTick {
  readonly tag: string;
  readonly title: string;
  /** Printed behind the box; '' where the column says it. */
  readonly words: string;
}

/** What can be ticked, by the end of its tag. */
export const TICKS = { yes: 'Yes', no: 'No', notKnown: 'Don’t know' } as const;
export type TickName = keyof typeof TICKS;

export interface AskedField {
  readonly kind: Kind;
  readonly choices?: Readonly<Record<string, string>>;
}

/** What is ticked to answer a question of that kind; undefined where something is written or chosen. */
export function ticksFor(kind: Kind): readonly TickName[] | undefined {
  if (kind === 'answer') return ['yes', 'no', 'notKnown'];
  return kind === 'yesNo' ? ['yes', 'no'] : undefined;
}

/** One cell to answer in. */
export function answerPlace(tag: string, title: string, asked: AskedField): FormCellLayout {
  const ticks = ticksFor(asked.kind);
  if (ticks !== undefined)
    return {
      ticks: ticks.map((name) => ({ tag: `${tag}/${name}`, title: `${title}: ${TICKS[name]}`, words: TICKS[name] })),
    };
  const choices = asked.kind === 'choice' ? { choices: Object.values(asked.choices ?? {}) } : {};
  return { place: { tag, title, kind: placeKind(asked.kind), ...choices } };
}

function placeKind(kind: Kind): FormPlace['kind'] {
  if (kind === 'note' || kind === 'list') return 'text';
  return kind === 'day' || kind === 'choice' ? kind : 'line';
}

/** All words that are printed on the pages of a form, line by line as they stand in its cells. */
export function printedLines(layout: FormLayout): readonly string[] {
  return [
    layout.title,
    layout.marking,
    layout.copyFor,
    layout.foot,
    ...layout.lines,
    ...layout.parts.flatMap((part) => [
      part.heading,
      part.help,
      ...part.head,
      ...part.rows.flatMap((row) => [row.label, row.help, ...row.cells.flatMap(printedIn)]),
    ]),
  ];
}

function printedIn(cell: FormCellLayout): readonly string[] {
  if ('words' in cell) return cell.words.split('\n');
  return 'ticks' in cell ? [cell.ticks.map((tick) => tick.words).join(' ')] : [];
}
