// Cell references: A1 into column and row and back, and ranges of them. Columns and rows count from 1.
export const LAST_COLUMN = 16_384;
export const LAST_ROW = 1_048_576;

export interface Place {
  readonly column: number;
  readonly row: number;
}

export interface Range {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The number of a column from its letters: A is 1. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Column and row of `B7` (any case, `$` allowed), also beyond the grid; undefined when it is no reference. */
export function parsePlace(text: string): Place | undefined {
  let at = 0;
  let column = 0;
  let row = 0;
  if (text.charCodeAt(at) === 36) at += 1;
  const lettersFrom = at;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at) | 32;
    if (code < 97 || code > 122) break;
    column = column * 26 + code - 96;
  }
  if (at === lettersFrom || at - lettersFrom > 4) return undefined;
  if (text.charCodeAt(at) === 36) at += 1;
  const digitsFrom = at;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return undefined;
    row = row * 10 + code - 48;
  }
  return at === digitsFrom || at - digitsFrom > 10 || row === 0 ? undefined : { column, row };
}

export function isOnGrid(place: Place): boolean {
  return place.column >= 1 && place.column <= LAST_COLUMN && place.row >= 1 && place.row <= LAST_ROW;
}

const COLUMN_NAMES: string[] = [];

export function columnName(column: number): string {
  const known = COLUMN_NAMES[column];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  if (column <= LAST_COLUMN) COLUMN_NAMES[column] = name;
  return name;
}

export function placeName(column: number, row: number): string {
  return columnName(column) + String(row);
}

/** `A1:C3`, or `A1` for one cell; undefined when it is neither. */
export function parseRange(text: string): Range | undefined {
  const colon = text.indexOf(':');
  const first = parsePlace(colon < 0 ? text : text.slice(0, colon));
  const last = colon < 0 ? first : parsePlace(text.slice(colon + 1));
  if (first === undefined || last === undefined) return undefined;
  return {
    left: Math.min(first.column, last.column),
    top: Math.min(first.row, last.row),
    right: Math.max(first.column, last.column),
    bottom: Math.max(first.row, last.row),
  };
}

export function rangeName(range: Range): string {
  const first = placeName(range.left, range.top);
  const last = placeName(range.right, range.bottom);
  return first === last ? first : `${first}:${last}`;
}

export function holds(range: Range, column: number, row: number): boolean {
  return column >= range.left && column <= range.right && row >= range.top && row <= range.bottom;
}

export function growRange(range: Range | undefined, column: number, row: number): Range {
  if (range === undefined) return { left: column, top: row, right: column, bottom: row };
  return {
    left: Math.min(range.left, column),
    top: Math.min(range.top, row),
    right: Math.max(range.right, column),
    bottom: Math.max(range.bottom, row),
  };
}
