// How values, colours and rights of a spreadsheet look to a script: what getValues gives and setValue stores, over the test server's book.
import { effectiveValue, showError } from '../support/google/formulas.ts';
import { cellAt, isBlank, mapCells, withTab } from '../support/google/book.ts';
import type { Book, Box, Cell, Tab } from '../support/google/book.ts';
import { assertEditable } from '../support/google/protection.ts';
import { saveBook } from '../support/google/world.ts';
import type { StoredFile, World } from '../support/google/world.ts';

export interface Calls {
  /** Service calls by name and tab: `getValues Referrals`. */
  readonly counts: Map<string, number>;
  /** Cells that getValues handed over. */
  cells: number;
}

export interface Bench {
  readonly world: World;
  readonly file: StoredFile;
  readonly user: string;
  readonly calls: Calls;
  /** Dates are made in the script's own context, as Google makes them. */
  makeDate: (y: number, m: number, d: number, h: number, mi: number, s: number) => unknown;
  /** Tabs into which a form answers: sheet id to the form's address. */
  formUrls?: Map<number, string>;
  selected: { sheetId: number; row: number; column: number };
}

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1899, 11, 30);

export function bookOf({ file }: Bench): Book {
  if (file.book === undefined) throw new Error('No spreadsheet');
  return file.book;
}

export function tabOf(bench: Bench, sheetId: number): Tab {
  const tab = bookOf(bench).tabs.find((one) => one.properties.sheetId === sheetId);
  if (tab === undefined) throw new Error('The sheet is gone');
  return tab;
}

export function count(bench: Bench, call: string, sheetId: number): void {
  const key = `${call} ${tabOf(bench, sheetId).properties.title ?? ''}`;
  bench.calls.counts.set(key, (bench.calls.counts.get(key) ?? 0) + 1);
}

export function editor(bench: Bench) {
  return {
    email: bench.user,
    owner: bench.file.permissions.some((one) => one.role === 'owner' && one.emailAddress === bench.user),
  };
}

export function change(
  bench: Bench,
  sheetId: number,
  box: Box,
  make: (cell: Cell, row: number, column: number) => Cell,
): void {
  const tab = tabOf(bench, sheetId);
  assertEditable(bookOf(bench), tab, box, editor(bench));
  const next = mapCells(tab, box, (cell, row, column) => make(cell ?? {}, row, column));
  saveBook(bench.world, bench.file, withTab(bookOf(bench), next), bench.user);
}

function part(value: number | null | undefined): string {
  return Math.round((value ?? 0) * 255)
    .toString(16)
    .padStart(2, '0');
}

export function hex(
  colour: { red?: number | null; green?: number | null; blue?: number | null } | null | undefined,
): string {
  if (!colour) return '#ffffff';
  return `#${part(colour.red)}${part(colour.green)}${part(colour.blue)}`;
}

export function valueOf(bench: Bench, sheetId: number, row: number, column: number): unknown {
  const tab = tabOf(bench, sheetId);
  const cell = cellAt(tab, row, column);
  if (isBlank(cell)) return '';
  const value = effectiveValue(bookOf(bench), tab, row, column);
  if (value?.errorValue) return showError(value.errorValue.type);
  if (value?.numberValue != null) {
    const type = cell?.userEnteredFormat?.numberFormat?.type ?? '';
    if (!['DATE', 'TIME', 'DATE_TIME'].includes(type)) return value.numberValue;
    const at = new Date(FIRST + Math.round(value.numberValue * 86_400) * 1000);
    return bench.makeDate(
      at.getUTCFullYear(),
      at.getUTCMonth(),
      at.getUTCDate(),
      at.getUTCHours(),
      at.getUTCMinutes(),
      at.getUTCSeconds(),
    );
  }
  return value?.boolValue ?? value?.stringValue ?? '';
}

/** What setValue stores for a JavaScript value. */
export function entered(value: unknown): Cell['userEnteredValue'] {
  if (value === '' || value === null || value === undefined) return undefined;
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (Object.prototype.toString.call(value) === '[object Date]') {
    const at = value as Date;
    const wall = Date.UTC(
      at.getFullYear(),
      at.getMonth(),
      at.getDate(),
      at.getHours(),
      at.getMinutes(),
      at.getSeconds(),
    );
    return { numberValue: (wall - FIRST) / DAY_MS };
  }
  const text = value as string;
  return text.startsWith('=') ? { formulaValue: text } : { stringValue: text };
}
