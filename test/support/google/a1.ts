// A1 notation and grid ranges: what `Sheet1!A2:C`, `'My tab'!3:3` or a bare tab name stand for.
import type { sheets_v4 } from '@googleapis/sheets';
import type { Book, Box, Tab } from './book.ts';
import { invalid } from './errors.ts';

export interface Place {
  readonly tab: Tab;
  readonly box: Box;
}

/** 0 -> A, 26 -> AA. */
export function columnName(index: number): string {
  let name = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** A -> 0, AA -> 26. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

/** The title as it stands before the exclamation mark: quoted unless it is a plain word that is no cell. */
export function quoteTitle(title: string): string {
  const plain = /^[A-Za-z_]\w*$/.test(title) && !/^[A-Za-z]{1,3}\d+$/.test(title) && !/^r\d*c\d*$/i.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

/** `Tab!A1:B2`, one cell without the colon, as Google writes ranges back. */
export function writeRange(tab: Tab, box: Box): string {
  const first = `${columnName(box.left)}${box.top + 1}`;
  const last = `${columnName(box.right - 1)}${box.bottom}`;
  return `${quoteTitle(tab.properties.title ?? '')}!${first === last ? first : `${first}:${last}`}`;
}

/** The rectangle a range names in this book; a tab name alone is the whole tab. */
export function readRange(book: Book, text: string): Place {
  const named = book.namedRanges.find((range) => range.name === text);
  if (named?.range) return readGridRange(book, named.range);
  const bang = splitTitle(text);
  const first = book.tabs[0];
  if (!bang) {
    const whole = book.tabs.find((tab) => tab.properties.title === unquote(text));
    if (whole) return { tab: whole, box: wholeOf(whole) };
    const box = first && readCells(first, text);
    if (first && box) return { tab: first, box };
    throw invalid(`Unable to parse range: ${text}`);
  }
  const tab = book.tabs.find((each) => each.properties.title?.toLowerCase() === bang.title.toLowerCase());
  const box = tab && readCells(tab, bang.cells);
  if (!tab || !box) throw invalid(`Unable to parse range: ${text}`);
  return { tab, box };
}

function splitTitle(text: string): { title: string; cells: string } | undefined {
  const quoted = /^'((?:[^']|'')*)'!(.+)$/.exec(text);
  if (quoted) return { title: quoted[1]!.replaceAll("''", "'"), cells: quoted[2]! };
  const at = text.lastIndexOf('!');
  return at > 0 ? { title: text.slice(0, at), cells: text.slice(at + 1) } : undefined;
}

function unquote(text: string): string {
  return /^'.*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;
}

export function wholeOf(tab: Tab): Box {
  return { top: 0, left: 0, bottom: tab.rows.length, right: tab.columns.length };
}

function readCells(tab: Tab, cells: string): Box | undefined {
  const parts = cells.replaceAll('$', '').split(':');
  if (parts.length > 2) return undefined;
  const [from, to] = parts.map((part) => /^([A-Za-z]{0,3})(\d{0,7})$/.exec(part));
  if (!from || (parts.length === 2 && !to) || parts.some((part) => part === '')) return undefined;
  const end = to ?? from;
  if (!to && (!from[1] || !from[2])) return undefined;
  const columns = [from[1]!, end[1]!].map((name) => (name ? columnIndex(name) : undefined));
  const rows = [from[2]!, end[2]!].map((digits) => (digits ? Number(digits) - 1 : undefined));
  if (rows.some((row) => row === -1)) return undefined;
  const box = {
    top: Math.min(rows[0] ?? 0, rows[1] ?? Infinity),
    bottom: rows[1] === undefined ? tab.rows.length : Math.max(rows[0] ?? 0, rows[1]) + 1,
    left: Math.min(columns[0] ?? 0, columns[1] ?? Infinity),
    right: columns[1] === undefined ? tab.columns.length : Math.max(columns[0] ?? 0, columns[1]) + 1,
  };
  if (box.top >= tab.rows.length || box.left >= tab.columns.length) {
    throw invalid(
      `Range (${quoteTitle(tab.properties.title ?? '')}!${cells}) exceeds grid limits. Max rows: ${tab.rows.length}, max columns: ${tab.columns.length}`,
    );
  }
  return { ...box, bottom: Math.min(box.bottom, tab.rows.length), right: Math.min(box.right, tab.columns.length) };
}

/** The rectangle of a GridRange; open edges reach to the end of the grid. */
export function readGridRange(book: Book, range: sheets_v4.Schema$GridRange): Place {
  const tab = tabById(book, range.sheetId ?? 0);
  return { tab, box: boxOf(range, tab) };
}

export function tabById(book: Book, sheetId: number | null | undefined): Tab {
  const tab = book.tabs.find((each) => each.properties.sheetId === (sheetId ?? 0));
  if (!tab) throw invalid(`No grid with id: ${sheetId ?? 0}`);
  return tab;
}

export function boxOf(range: sheets_v4.Schema$GridRange, tab: Tab): Box {
  return {
    top: range.startRowIndex ?? 0,
    bottom: Math.min(range.endRowIndex ?? tab.rows.length, tab.rows.length),
    left: range.startColumnIndex ?? 0,
    right: Math.min(range.endColumnIndex ?? tab.columns.length, tab.columns.length),
  };
}

export function overlap(one: Box, other: Box): boolean {
  return one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right;
}
