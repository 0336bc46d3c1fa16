// One cell as the file spells it, turned into a cell as every backend gives it. A cached result of a formula is never looked at.
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import { parseIsoDate, serialToDate } from './date-format.ts';
import type { Profile } from '../trust-profile.ts';
import { Refused } from './refusal.ts';
import { placeName } from '../package/cell-reference.ts';
import type { WalkedCell } from './sheet-visitor.ts';
import { decodeEscapes } from '../package/xml-text.ts';

export interface CellMeanings {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly dates: DateReader;
  readonly profile: Profile;
}

/** Reads cells of one workbook; cells with the same shared text are the same object. */
export function createCellReader(meanings: CellMeanings): (cell: WalkedCell) => Cell {
  const shared: Cell[] = [];
  const { strings, profile } = meanings;
  return (cell) => {
    const { type, value } = cell;
    if (type === 's' && value !== undefined) {
      const trimmed = value.trim();
      if (trimmed === '') return BLANK;
      const index = Number(trimmed);
      const known = shared[index];
      if (known !== undefined) return known;
      const text = strings[index];
      if (text !== undefined) return (shared[index] = { kind: 'text', text });
      if (profile.strict)
        throw new Refused(
          'damaged',
          `Cell ${placeName(cell.column, cell.row)} names a text that is not in the file. Save it again as an Excel workbook (.xlsx).`,
        );
      return { kind: 'error', error: '#REF!' };
    }
    if (cell.inline !== undefined) return readText(decodeEscapes(cell.inline), cell, profile);
    if (value === undefined || value === '')
      return type === 'e' && value !== undefined ? { kind: 'error', error: '#VALUE!' } : BLANK;
    return readOther(cell, value, meanings);
  };
}

function readOther(cell: WalkedCell, value: string, meanings: CellMeanings): Cell {
  switch (cell.type) {
    case '':
    case 'n':
      return readNumber(cell, value, meanings);
    case 'b':
      return readBoolean(value);
    case 'e':
      return { kind: 'error', error: value.trim() };
    case 'd': {
      const date = parseIsoDate(value);
      return date === undefined ? { kind: 'text', text: value } : { kind: 'date', date };
    }
    default:
      return readText(decodeEscapes(value), cell, meanings.profile);
  }
}

function readText(value: string, cell: WalkedCell, profile: Profile): Cell {
  if (value.length > profile.maxTextChars) {
    throw new Refused(
      'text-too-long',
      `Cell ${placeName(cell.column, cell.row)} has more than ${profile.maxTextChars} characters. Shorten it and save again.`,
    );
  }
  return { kind: 'text', text: value };
}

function readBoolean(value: string): Cell {
  const trimmed = value.trim();
  if (trimmed === '1' || /^true$/i.test(trimmed)) return { kind: 'boolean', boolean: true };
  if (trimmed === '0' || /^false$/i.test(trimmed)) return { kind: 'boolean', boolean: false };
  return { kind: 'text', text: value };
}

const PLAIN_NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

function readNumber(cell: WalkedCell, value: string, meanings: CellMeanings): Cell {
  const number = Number(value);
  if (!Number.isFinite(number) || !PLAIN_NUMBER.test(value))
    return value.trim() === '' ? BLANK : { kind: 'text', text: value };
  const isDate = meanings.dateStyles[cell.style === '' ? 0 : Number(cell.style)] === true;
  const date = isDate ? meanings.dates.read(number) : undefined;
  return date ?? { kind: 'number', number: number === 0 ? 0 : number };
}

export interface DateReader {
  read(serial: number): Cell | undefined;
}

/** Turns serial numbers into dates; the same day is the same object. */
export function createDateReader(date1904: boolean): DateReader {
  const days = new Map<number, Cell>();
  return {
    read(serial): Cell | undefined {
      const known = days.get(serial);
      if (known !== undefined) return known;
      const date = serialToDate(serial, date1904);
      if (date === undefined) return undefined;
      const cell: Cell = { kind: 'date', date };
      if (date.length === 10) days.set(serial, cell);
      return cell;
    },
  };
}
