// Reads a returned Word form by its layout: each place by its name, and where a program took the names off, by the question beside it. Whatever else
// was written on the pages is named.
import { lineOf, paragraphsIn, wordsOf } from '../../../documents/forms/minute-places.ts';
import { isPrompt } from '../../../documents/forms/prompts.ts';
import type { Fault } from '../../../domain/cells/cell-read.ts';
import { BLANK, textCell, type Cell } from '../../../domain/cells/cell.ts';
import {
  printedLines,
  TICKS,
  type FormCellLayout,
  type FormLayout,
  type TickName,
} from '../../../domain/referral/form-layout.ts';
import {
  EMPTY,
  inkOf,
  TICKED,
  type ControlPiece,
  type FormPage,
  type FormParagraph,
  type FormPiece,
} from '../../../domain/referral/form-page.ts';
import { foldText } from '../../../domain/text/fold.ts';
import { findPlaces, nameOf, tagsOf, type Found } from './find-places.ts';

export interface PlaceRead {
  readonly cell: Cell;
  readonly doubt?: Fault;
}

/** Words that are no answer and were not printed. */
export interface Stray {
  /** The part and the question beside it; '' where there is none. */
  readonly part: string;
  readonly label: string;
  /** On the page: "table 3, row 2". */
  readonly place: string;
  readonly text: string;
}

export interface LayoutRead {
  /** By the tag of the place, without the ends of ticks. Places that are nowhere on the form are absent. */
  readonly places: ReadonlyMap<string, PlaceRead>;
  readonly strays: readonly Stray[];
  /** Places that were found by the question beside them, by tag. */
  readonly byPlace: ReadonlySet<string>;
  /** Of these, answers in which a break between lines was moved: words may be run together. */
  readonly runTogether: ReadonlySet<string>;
}

/** `isPrinted`: further words that the maker of the form printed. */
export function readLayout(page: FormPage, layout: FormLayout, isPrinted: (line: string) => boolean): LayoutRead {
  const tags = new Set(layout.parts.flatMap((part) => part.rows.flatMap((row) => row.cells.flatMap(tagsOf))));
  const found = findPlaces(page.blocks, layout, tags);
  const places = new Map<string, PlaceRead>();
  const byPlace = new Set<string>();
  const runTogether = new Set<string>();
  const used = new Set<FormParagraph>();
  for (const { cell, spots } of found.cells) {
    const tag = nameOf(cell);
    if (tag === undefined) continue;
    const named = tagsOf(cell).map((one) => found.controls.get(one) ?? []);
    if (named.some((copies) => copies.length > 0))
      places.set(tag, orMarked(cell, readNamed(cell, named), spots.flat()));
    else if (spots.length > 0) {
      const [spot = []] = spots;
      places.set(
        tag,
        spots.length > 1 ? { cell: textCell(spot.map(lineOf).join('\n')), doubt: TWICE } : readSpot(cell, spot),
      );
      byPlace.add(tag);
      if (spot.some(hasLooseBreak)) runTogether.add(tag);
      for (const paragraph of spots.flat()) if (!('ticks' in cell) || isOnlyTicks(paragraph)) used.add(paragraph);
    }
  }
  return {
    places,
    strays: findStrays(page, layout, { tags, used, labels: found.labels, isPrinted }),
    byPlace,
    runTogether,
  };
}

/** Somebody who prints little crosses a word out, or makes it stand out, instead of ticking. */
function orMarked(cell: FormCellLayout, read: PlaceRead, spot: readonly FormParagraph[]): PlaceRead {
  if (!('ticks' in cell) || read.cell.kind !== 'blank') return read;
  const isMarked = spot.some(({ pieces }) =>
    pieces.some((piece) => piece.kind === 'text' && piece.mark !== undefined && WORDS.has(foldText(piece.text))),
  );
  return isMarked ? { cell: textCell(spot.map(lineOf).join('\n')), doubt: MARKED } : read;
}

const MARKED: Fault = {
  code: 'form.marked-word',
  sentence: 'No box is ticked, and a word beside one is marked or crossed out. Ring and ask which is meant.',
};
const TWICE: Fault = {
  code: 'form.question-twice',
  sentence:
    'This place stands on the form more than once and says different things: nothing of it was taken in. Ring and ask which is meant.',
};
const TWO_TICKS: Fault = {
  code: 'form.two-ticks',
  sentence: 'More than one box is ticked. Ring and ask which is meant.',
};

/** One value of all copies: an older LibreOffice doubles places. */
function readNamed(cell: FormCellLayout, named: readonly (readonly ControlPiece[])[]): PlaceRead {
  if ('ticks' in cell) {
    const marks = named.map(
      (copies) => copies.find((one) => one.ticked === true || one.doubt !== undefined || one.text !== '') ?? copies[0],
    );
    return ticked(cell, marks);
  }
  const read = (named[0] ?? []).map(readControl).filter((one) => one.doubt !== undefined || one.cell.kind !== 'blank');
  const [first] = read;
  const isSame = read.every((one) => plain(one.cell) === plain((first ?? one).cell));
  if (first === undefined) return { cell: BLANK };
  return isSame ? first : { cell: textCell(read.map((one) => plain(one.cell)).join('\n')), doubt: TWICE };
}

const plain = (cell: Cell): string => (cell.kind === 'text' ? cell.text : cell.kind === 'date' ? cell.date : '');

function readControl({ day, doubt, text }: ControlPiece): PlaceRead {
  if (doubt !== undefined)
    return {
      cell: textCell(text),
      doubt: { code: 'form.doubt', sentence: `It cannot be told what it says: ${doubt}. Ring and ask.` },
    };
  return { cell: day === undefined ? textCell(text) : { kind: 'date', date: day } };
}

type Marks = Pick<ControlPiece, 'ticked' | 'text' | 'doubt'> | undefined;

function ticked(cell: Extract<FormCellLayout, { readonly ticks: unknown }>, marks: readonly Marks[]): PlaceRead {
  const word = (index: number): string => TICKS[(cell.ticks[index]?.tag.split('/').at(-1) ?? 'yes') as TickName];
  const doubtful = marks.find((mark) => mark?.doubt !== undefined);
  if (doubtful?.doubt !== undefined)
    return {
      cell: textCell(doubtful.doubt),
      doubt: { code: 'form.doubt', sentence: `It cannot be told what is ticked: ${doubtful.doubt}. Ring and ask.` },
    };
  const on = marks.flatMap((mark, index) => (mark?.ticked === true ? [word(index)] : []));
  // Somebody typed over a box: what they typed is read as an answer is.
  const over = marks.flatMap((mark) => (mark === undefined || inkOf(mark.text) === 0 ? [] : [mark.text.trim()]));
  const said = [...on, ...over];
  if (said.length > 1) return { cell: textCell(said.join(', ')), doubt: TWO_TICKS };
  return { cell: textCell(said[0] ?? '') };
}

/** What stands where a place was printed whose name is gone. */
function readSpot(cell: FormCellLayout, spot: readonly FormParagraph[]): PlaceRead {
  if ('ticks' in cell) {
    const marks = spot.flatMap(({ pieces }) => pieces.flatMap(marksIn));
    if (marks.length === cell.ticks.length) return ticked(cell, marks);
    const said = spot.map(lineOf).join('\n').trim();
    const isBlank = marks.every((mark) => mark.ticked !== true) && spot.every(isOnlyTicks);
    return isBlank ? { cell: BLANK } : { cell: textCell(said), doubt: TICKS_LOST };
  }
  const pieces = spot.flatMap((paragraph) => paragraph.pieces);
  const controls = pieces.filter((piece) => piece.kind === 'control' && (piece.text !== '' || piece.day !== undefined));
  const [only] = controls;
  const others = pieces.some((piece) => piece.kind === 'text' && inkOf(piece.text) > 0);
  if (controls.length === 1 && only?.kind === 'control' && !others) return readControl(only);
  const text = spot.map(lineOf).join('\n').trim();
  return { cell: textCell(isPrompt(text) ? '' : text) };
}

const TICKS_LOST: Fault = {
  code: 'form.ticks-lost',
  sentence:
    'The boxes of this question are no longer on the form, so it cannot be told which was ticked. Ring and ask.',
};

type Mark = Pick<ControlPiece, 'text' | 'ticked'>;

function marksIn(piece: FormPiece): readonly Mark[] {
  if (piece.kind === 'control')
    return piece.control === 'box' ? [{ ticked: piece.ticked === true, text: piece.text }] : [];
  return Array.from(piece.text.matchAll(BOX), ([sign]) => ({ ticked: TICKED.includes(sign), text: '' }));
}

const BOX = new RegExp(`[${TICKED}${EMPTY}]`, 'gu');

const WORDS: ReadonlySet<string> = new Set(Object.values(TICKS).map(foldText));

/** Boxes and the words printed beside them, and nothing else. */
function isOnlyTicks(paragraph: FormParagraph): boolean {
  const words = paragraph.pieces.flatMap((piece) =>
    piece.kind === 'text'
      ? piece.text.split(new RegExp(`[${TICKED}${EMPTY}\\t\\n]`, 'u'))
      : piece.text === ''
        ? []
        : [piece.text],
  );
  return words.every((one) => inkOf(one) === 0 || WORDS.has(foldText(one)));
}

/** A break between lines that stands outside the control in which it was typed. */
function hasLooseBreak({ pieces }: FormParagraph): boolean {
  return (
    pieces.some((piece) => piece.kind === 'control' && piece.text !== '') &&
    pieces.some((piece) => piece.kind === 'text' && piece.text.includes('\n'))
  );
}

function findStrays(
  page: FormPage,
  layout: FormLayout,
  known: Pick<Found, 'labels'> & {
    readonly tags: ReadonlySet<string>;
    readonly used: ReadonlySet<FormParagraph>;
    readonly isPrinted: (line: string) => boolean;
  },
): readonly Stray[] {
  const printed = new Set(printedLines(layout).map(foldText));
  return paragraphsIn(page.blocks).flatMap((paragraph) => {
    if (known.used.has(paragraph)) return [];
    const text = paragraph.pieces
      .map((piece) => (piece.kind === 'control' && known.tags.has(piece.tag) ? '' : wordsOf(piece)))
      .join('')
      .trim();
    const folded = foldText(text);
    if (inkOf(text) === 0 || printed.has(folded) || isPrompt(text) || known.isPrinted(text)) return [];
    const where = known.labels.get(paragraph) ?? { part: '', label: '' };
    return [{ ...where, place: paragraph.place, text }];
  });
}
