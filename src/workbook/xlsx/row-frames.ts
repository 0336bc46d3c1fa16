// Rows as the child process hands them to its parent: some hundred at a time in one piece of bytes, a word a cell, numbers beside them and all
// texts in one string. Cells that stand in many places (a shared text, a day) cross once and are then named by their number.
import { BLANK } from '../../domain/cell.ts';
import type { Cell } from '../../domain/cell.ts';
import { Failure } from '../../errors.ts';
import type { SheetRow } from './sheet-reader.ts';

// The kind stands in the lowest three bits of a word; above it a number, a length of text, or a whole number itself.
const KNOWN = 0;
const TEXT = 1;
const DATE = 2;
const WHOLE = 3;
const NUMBER = 4;
const FORMULA = 5;
const ERROR = 6;
const OTHER = 7;
/** Of `OTHER`: blank, no, yes. */
const BLANKS = 0;
const NO = 1;
const YES = 2;

const HEAD_BYTES = 16;
const BATCH_WORDS = 1 << 15;
const BATCH_CHARS = 1 << 17;
const MOST_WHOLE = 1 << 27;
/** Both sides count alike; more than these cross each time. */
const MOST_NUMBERED = 1 << 18;

export interface RowPacker {
  add(sheet: number, row: SheetRow): void;
  /** What is left. */
  flush(): void;
}

interface Packing {
  words: Uint32Array<ArrayBuffer>;
  numbers: Float64Array<ArrayBuffer>;
  word: number;
  number: number;
  texts: string;
  /** The columns of the row before: most rows hold something in the same ones. */
  columns: readonly number[];
  readonly known: Map<Cell, number>;
  /** The known cell met last at each place of a row, and the day met last: most are met again there. */
  readonly lastCells: Cell[];
  readonly lastWords: number[];
  lastDate: Cell | undefined;
  lastDateWord: number;
}

/** Packs rows and hands on each full piece. */
export function createRowPacker(send: (piece: Buffer) => void): RowPacker {
  const packing: Packing = {
    words: new Uint32Array(BATCH_WORDS * 2),
    numbers: new Float64Array(BATCH_WORDS),
    word: 0,
    number: 0,
    texts: '',
    columns: [],
    known: new Map(),
    lastCells: [],
    lastWords: [],
    lastDate: undefined,
    lastDateWord: 0,
  };
  const flush = (): void => {
    if (packing.word > 0) send(pieceOf(packing));
    packing.word = 0;
    packing.number = 0;
    packing.texts = '';
  };
  return {
    add(sheet, row): void {
      packRow(packing, sheet, row);
      if (packing.word >= BATCH_WORDS || packing.texts.length >= BATCH_CHARS) flush();
    },
    flush,
  };
}

function packRow(packing: Packing, sheet: number, { row, hidden, columns, cells }: SheetRow): void {
  const { length } = cells;
  const room = packing.word + 4 + 2 * length;
  if (room > packing.words.length) packing.words = longer(packing.words, new Uint32Array(room * 2));
  if (packing.number + length > packing.numbers.length)
    packing.numbers = longer(packing.numbers, new Float64Array((packing.number + length) * 2));
  const { words } = packing;
  const same = isSame(columns, packing.columns);
  words[packing.word++] = sheet;
  words[packing.word++] = row;
  words[packing.word++] = (hidden ? 1 : 0) + (same ? 2 : 0);
  words[packing.word++] = length;
  if (!same) {
    for (const column of columns) words[packing.word++] = column;
    packing.columns = columns;
  }
  for (let at = 0; at < length; at += 1) {
    const cell = cells[at] ?? BLANK;
    words[packing.word++] = cell === packing.lastCells[at] ? (packing.lastWords[at] ?? 0) : packCell(packing, cell, at);
  }
}

function longer<T extends Uint32Array | Float64Array>(old: T, grown: T): T {
  grown.set(old);
  return grown;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function packCell(packing: Packing, cell: Cell, at: number): number {
  switch (cell.kind) {
    case 'number':
      return packNumber(packing, cell.number);
    case 'text':
      return packShared(packing, cell, TEXT, cell.text, at);
    case 'date':
      if (cell === packing.lastDate) return packing.lastDateWord;
      return packShared(packing, cell, DATE, cell.date, at);
    case 'boolean':
      return ((cell.boolean ? YES : NO) << 3) | OTHER;
    case 'formula':
      return packText(packing, FORMULA, cell.formula);
    case 'error':
      return packText(packing, ERROR, cell.error);
    case 'blank':
      return (BLANKS << 3) | OTHER;
  }
}

function packNumber(packing: Packing, number: number): number {
  if (Number.isInteger(number) && number >= 0 && number < MOST_WHOLE && !Object.is(number, -0))
    return (number << 3) | WHOLE;
  packing.numbers[packing.number++] = number;
  return NUMBER;
}

function packShared(packing: Packing, cell: Cell, kind: number, text: string, at: number): number {
  const { known } = packing;
  const number = known.get(cell);
  if (number === undefined) {
    if (known.size < MOST_NUMBERED) known.set(cell, known.size);
    return packText(packing, kind, text);
  }
  const word = (number << 3) | KNOWN;
  packing.lastCells[at] = cell;
  packing.lastWords[at] = word;
  if (kind === DATE) {
    packing.lastDate = cell;
    packing.lastDateWord = word;
  }
  return word;
}

function packText(packing: Packing, kind: number, text: string): number {
  packing.texts += text;
  return ((text.length << 3) | kind) >>> 0;
}

const BEYOND_LATIN1 = /[^\0-\xff]/;

/** Lengths of numbers, words and texts, and a byte or two a letter; then numbers, words, texts. */
function pieceOf({ words, numbers, word, number, texts }: Packing): Buffer {
  const wide = BEYOND_LATIN1.test(texts);
  const bytes = wide ? texts.length * 2 : texts.length;
  const piece = Buffer.allocUnsafeSlow(HEAD_BYTES + number * 8 + word * 4 + bytes);
  new Uint32Array(piece.buffer, 0, 4).set([number, word, bytes, wide ? 2 : 1]);
  new Float64Array(piece.buffer, HEAD_BYTES, number).set(numbers.subarray(0, number));
  new Uint32Array(piece.buffer, HEAD_BYTES + number * 8, word).set(words.subarray(0, word));
  // Two bytes a letter keep half a character as it is; UTF-8 would not.
  piece.write(texts, HEAD_BYTES + number * 8 + word * 4, wide ? 'utf16le' : 'latin1');
  return piece;
}

interface Unpacking {
  words: Uint32Array;
  numbers: Float64Array;
  texts: string;
  word: number;
  number: number;
  text: number;
  columns: readonly number[];
  readonly known: Cell[];
}

/** Takes the pieces of one packer, each at the beginning of its own memory, in their order. Throws Failure for what no packer makes. */
export function createRowUnpacker(onRow: (sheet: number, row: SheetRow) => void): (piece: Buffer) => void {
  const state: Unpacking = {
    words: new Uint32Array(),
    numbers: new Float64Array(),
    texts: '',
    word: 0,
    number: 0,
    text: 0,
    columns: [],
    known: [],
  };
  return (piece) => {
    openPiece(state, piece);
    const { words } = state;
    while (state.word < words.length) {
      const sheet = words[state.word++] ?? 0;
      const row = words[state.word++] ?? 0;
      const flags = words[state.word++] ?? 0;
      const length = words[state.word++] ?? 0;
      if (state.word + length > words.length) throw new Failure('bug', 'A piece of rows is cut off.');
      if ((flags & 2) === 0) {
        state.columns = [...words.subarray(state.word, state.word + length)];
        state.word += length;
      }
      const cells: Cell[] = [];
      for (let at = 0; at < length; at += 1) cells.push(unpackCell(state, words[state.word++] ?? 0));
      onRow(sheet, { row, hidden: (flags & 1) === 1, columns: state.columns, cells });
    }
  };
}

function openPiece(state: Unpacking, piece: Buffer): void {
  const { buffer } = piece;
  const [numbers = 0, words = 0, bytes = 0, wide = 1] = new Uint32Array(buffer, 0, 4);
  const textsAt = HEAD_BYTES + numbers * 8 + words * 4;
  if (textsAt + bytes !== piece.length) throw new Failure('bug', 'A piece of rows has another length than it says.');
  state.numbers = new Float64Array(buffer, HEAD_BYTES, numbers);
  state.words = new Uint32Array(buffer, HEAD_BYTES + numbers * 8, words);
  state.texts = piece.toString(wide === 2 ? 'utf16le' : 'latin1', textsAt);
  state.word = 0;
  state.number = 0;
  state.text = 0;
}

function unpackCell(state: Unpacking, word: number): Cell {
  const above = word >>> 3;
  switch (word & 7) {
    case KNOWN:
      return state.known[above] ?? BLANK;
    case TEXT:
      return remember(state, { kind: 'text', text: cutText(state, above) });
    case DATE:
      return remember(state, { kind: 'date', date: cutText(state, above) });
    case WHOLE:
      return { kind: 'number', number: above };
    case NUMBER:
      return { kind: 'number', number: state.numbers[state.number++] ?? 0 };
    case FORMULA:
      return { kind: 'formula', formula: cutText(state, above) };
    case ERROR:
      return { kind: 'error', error: cutText(state, above) };
    default:
      return above === BLANKS ? BLANK : { kind: 'boolean', boolean: above === YES };
  }
}

function cutText(state: Unpacking, length: number): string {
  const from = state.text;
  state.text += length;
  return state.texts.substring(from, state.text);
}

function remember(state: Unpacking, cell: Cell): Cell {
  if (state.known.length < MOST_NUMBERED) state.known.push(cell);
  return cell;
}
