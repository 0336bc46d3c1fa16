// A cell as Apps Script gives it, made one of ours: whether a number is a day is decided by the column, exactly as the runner decides it.
import { BLANK, textCell, type Cell } from '../src/domain/cells/cell.ts';
import type { Kind } from '../src/domain/cells/value.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1899, 11, 30);
/** 31 December 9999. */
const LAST_SERIAL = 2_958_466;
const ERRORS = /^(?:#(?:REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!|ERROR!)|Loading\.\.\.)$/;

/** The cell of a column of that kind; `formula` is what stands behind the value, empty where nothing does. */
export function cellOf(value: unknown, formula: string, kind: Kind): Cell {
  if (formula !== '') return { kind: 'formula', formula: formula.replace(/^=/, '') };
  if (value === undefined || value === null || value === '') return BLANK;
  if (typeof value === 'boolean') return { kind: 'boolean', boolean: value };
  if (typeof value === 'string') return ERRORS.test(value) ? { kind: 'error', error: value } : textCell(value);
  const number = typeof value === 'number' ? value : serialOf(value as Date);
  const date = kind === 'day' || kind === 'time' ? dateOf(number) : undefined;
  return date === undefined ? { kind: 'number', number: number === 0 ? 0 : number } : { kind: 'date', date };
}

/** Days since 30 December 1899, as the sheet itself stores a day: read on the wall of the script's zone, which is the sheet's. */
function serialOf(date: Date): number {
  const wall = Date.UTC(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
    date.getMilliseconds(),
  );
  return (wall - FIRST) / DAY_MS;
}

/** As the runner reads a serial number (its workbook/google/rows/google-cells.ts, held equal by a test): what is no day stays a number; before March 1900 whole days only. */
function dateOf(serial: number): string | undefined {
  if (!Number.isFinite(serial) || serial < 2 || serial >= LAST_SERIAL) return undefined;
  if (serial < 61 && !Number.isInteger(serial)) return undefined;
  const day = Math.floor(serial);
  const exact = (serial - day) * 86_400;
  const seconds = Math.round(exact);
  if (seconds === 86_400 && 86_400 - exact > 0.0001) return undefined;
  const text = new Date(FIRST + day * DAY_MS + seconds * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}
