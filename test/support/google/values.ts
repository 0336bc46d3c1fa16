// The spreadsheets.values methods: get, batchGet, update, batchUpdate, append, clear, and their forms by data filter.
import type { sheets_v4 } from '@googleapis/sheets';
import { readRange, writeRange } from './a1.ts';
import type { Place } from './a1.ts';
import { cellAt, hasFormulas, isBlank, mapCells, newRows, newTracks, renumbered, withTab } from './book.ts';
import type { Book, Cell, Tab } from './book.ts';
import { enteredCell } from './cells.ts';
import { invalid } from './errors.ts';
import { effectiveValue, showError } from './formulas.ts';
import { keptText } from './json-text.ts';
import { assertEditable } from './protection.ts';
import type { Editor } from './protection.ts';
import { formattedValue } from './render.ts';
import { spilledValue } from './spill.ts';

export interface RenderOptions {
  readonly value: string;
  readonly dateTime: string;
  readonly major: string;
}

const known = {
  value: ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'],
  dateTime: ['SERIAL_NUMBER', 'FORMATTED_STRING'],
  major: ['ROWS', 'COLUMNS'],
};

/** The render options of a request, with Google's defaults; an unknown one is a 400. */
export function renderOptions(value?: string | null, dateTime?: string | null, major?: string | null): RenderOptions {
  const options = {
    value: value || 'FORMATTED_VALUE',
    dateTime: dateTime || 'SERIAL_NUMBER',
    major: major && major !== 'DIMENSION_UNSPECIFIED' ? major : 'ROWS',
  };
  for (const key of ['value', 'dateTime', 'major'] as const) {
    if (!known[key].includes(options[key])) throw invalid(`Invalid value at '${key}' : ${options[key]}`);
  }
  return options;
}

const wholes = new WeakMap<Tab, Map<string, sheets_v4.Schema$ValueRange>>();

/** The values of a whole tab; the same object again while nothing in the tab changed and no formula stands in it. */
export function valuesOfTab(book: Book, place: Place, options: RenderOptions): sheets_v4.Schema$ValueRange {
  const { tab, box } = place;
  const isWhole = box.top + box.left === 0 && box.bottom === tab.rows.length && box.right === tab.columns.length;
  if (!isWhole || hasFormulas(tab)) return getValues(book, place, options);
  const earlier = wholes.get(tab) ?? new Map<string, sheets_v4.Schema$ValueRange>();
  wholes.set(tab, earlier);
  const key = [options.value, options.dateTime, options.major, book.properties.locale].join(' ');
  const found = earlier.get(key) ?? keptText(getValues(book, place, options));
  earlier.set(key, found);
  return found;
}

/** The values of a rectangle: trailing blank rows and the trailing blanks of each row are left out. */
export function getValues(book: Book, place: Place, options: RenderOptions): sheets_v4.Schema$ValueRange {
  const { tab, box } = place;
  const rows: unknown[][] = [];
  for (let row = box.top; row < box.bottom; row += 1) {
    const line: unknown[] = [];
    for (let column = box.left; column < box.right; column += 1) {
      line.push(renderValue(book, tab, row, column, options));
    }
    rows.push(line);
  }
  const turned = options.major === 'COLUMNS' ? transpose(rows, box.right - box.left) : rows;
  const values = turned.map(trimmed);
  while (values.length > 0 && values.at(-1)?.length === 0) values.pop();
  return { range: writeRange(tab, box), majorDimension: options.major, ...(values.length > 0 && { values }) };
}

function transpose(rows: readonly unknown[][], width: number): unknown[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column]));
}

function trimmed(line: unknown[]): unknown[] {
  const last = line.findLastIndex((value) => value !== '');
  return line.slice(0, last + 1);
}

function renderValue(book: Book, tab: Tab, row: number, column: number, options: RenderOptions): unknown {
  const cell = cellAt(tab, row, column);
  if (isBlank(cell)) return spilledValue(book, tab, row, column) ?? '';
  if (options.value === 'FORMATTED_VALUE') return formattedValue(book, tab, row, column);
  if (options.value === 'FORMULA' && cell?.userEnteredValue?.formulaValue) return cell.userEnteredValue.formulaValue;
  const value = effectiveValue(book, tab, row, column);
  if (value?.numberValue != null) {
    const type = cell?.userEnteredFormat?.numberFormat?.type ?? '';
    const asText = options.dateTime === 'FORMATTED_STRING' && ['DATE', 'TIME', 'DATE_TIME'].includes(type);
    return asText ? formattedValue(book, tab, row, column) : value.numberValue;
  }
  if (value?.boolValue != null) return value.boolValue;
  return value?.errorValue ? showError(value.errorValue.type) : (value?.stringValue ?? '');
}

export interface WriteOptions {
  readonly input: string | null | undefined;
  readonly includeValues: boolean;
  readonly render: RenderOptions;
}

/** Writes a ValueRange at its place: null leaves a cell alone, an empty string clears it, formats stay. */
export function updateValues(
  book: Book,
  place: Place,
  given: sheets_v4.Schema$ValueRange,
  options: WriteOptions,
  editor: Editor,
): { book: Book; response: sheets_v4.Schema$UpdateValuesResponse } {
  const major = given.majorDimension === 'COLUMNS' ? 'COLUMNS' : 'ROWS';
  const values = given.values ?? [];
  const lines = major === 'ROWS' ? values : transpose(values, Math.max(0, ...values.map((line) => line.length)));
  const width = Math.max(0, ...lines.map((line) => line.length));
  const { top, left } = place.box;
  const box = { top, left, bottom: top + lines.length, right: left + width };
  const asked = place.box;
  if (box.bottom > asked.bottom && asked.bottom - asked.top > 1 && box.bottom <= place.tab.rows.length) {
    throw invalid(
      `Requested writing within range [${writeRange(place.tab, asked)}], but tried writing to row [${box.bottom}]`,
    );
  }
  assertEditable(book, place.tab, box, editor);
  const grown = growTo(book, place.tab, box.bottom, box.right);
  const counted = new Set<string>();
  const changed = mapCells(grown.tab, box, (cell, row, column) => {
    const value: unknown = lines[row - top]?.[column - left];
    if (value === null || value === undefined) return cell;
    counted.add(`${row}/${column}`);
    return inputCell(cell, value, options.input, book.properties.locale ?? 'en_GB');
  });
  const after = withTab(grown.book, changed);
  const rows = new Set([...counted].map((key) => key.split('/')[0]));
  const columns = new Set([...counted].map((key) => key.split('/')[1]));
  const range = writeRange(changed, lines.length > 0 && width > 0 ? box : place.box);
  return {
    book: after,
    response: {
      spreadsheetId: book.spreadsheetId,
      updatedRange: range,
      ...(counted.size > 0 && { updatedRows: rows.size, updatedColumns: columns.size, updatedCells: counted.size }),
      ...(options.includeValues && { updatedData: getValues(after, { tab: changed, box }, options.render) }),
    },
  };
}

function growTo(book: Book, tab: Tab, bottom: number, right: number): { book: Book; tab: Tab } {
  const rows = Math.max(0, bottom - tab.rows.length);
  const columns = Math.max(0, right - tab.columns.length);
  if (rows + columns === 0) return { book, tab };
  const grown = {
    ...tab,
    rows: [...tab.rows, ...newRows(book.nextId, rows)],
    columns: [...tab.columns, ...newTracks(book.nextId + rows, columns)],
  };
  const after = renumbered(withTab({ ...book, nextId: book.nextId + rows + columns }, grown));
  return { book: after, tab: after.tabs[tab.properties.index ?? 0] ?? grown };
}

function inputCell(before: Cell | undefined, value: unknown, input: string | null | undefined, locale: string): Cell {
  const { userEnteredValue: _value, ...rest } = before ?? {};
  if (value === '') return rest;
  if (typeof value === 'number') return { ...rest, userEnteredValue: { numberValue: value } };
  if (typeof value === 'boolean') return { ...rest, userEnteredValue: { boolValue: value } };
  if (typeof value !== 'string') throw invalid('Invalid values[0][0]: struct_value');
  if (input === 'RAW') return { ...rest, userEnteredValue: { stringValue: value } };
  const entered = enteredCell(value, locale);
  const format = entered.userEnteredFormat && {
    userEnteredFormat: { ...rest.userEnteredFormat, ...entered.userEnteredFormat },
  };
  return { ...rest, ...format, userEnteredValue: entered.userEnteredValue ?? {} };
}

/** values.append: finds the table that the range touches and writes below it; OVERWRITE is Google's default. */
export function appendValues(
  book: Book,
  range: string,
  given: sheets_v4.Schema$ValueRange,
  options: WriteOptions & { readonly insert: string | null | undefined },
  editor: Editor,
): { book: Book; response: sheets_v4.Schema$AppendValuesResponse } {
  const { tab, box } = readRange(book, range);
  const table = tableAt(tab, box);
  const row = table ? table.bottom : box.top;
  const column = table ? table.left : box.left;
  const count = given.values?.length ?? 0;
  const ready = options.insert === 'INSERT_ROWS' && count > 0 ? insertRows(book, tab, row, count) : book;
  const target = ready.tabs.find((each) => each.properties.sheetId === tab.properties.sheetId) ?? tab;
  const place = { tab: target, box: { top: row, bottom: row + 1, left: column, right: column + 1 } };
  const { book: after, response } = updateValues(ready, place, given, options, editor);
  return {
    book: after,
    response: {
      spreadsheetId: book.spreadsheetId,
      ...(table && { tableRange: writeRange(tab, table) }),
      updates: response,
    },
  };
}

function insertRows(book: Book, tab: Tab, at: number, count: number): Book {
  const rows = [...tab.rows.slice(0, at), ...newRows(book.nextId, count), ...tab.rows.slice(at)];
  return renumbered(withTab({ ...book, nextId: book.nextId + count }, { ...tab, rows }));
}

/** The block of neighbouring filled cells around the range, as append sees a table. */
function tableAt(tab: Tab, box: Place['box']): Place['box'] | undefined {
  const filled = (row: number, column: number) => !isBlank(cellAt(tab, row, column));
  const rows = [...tab.rows.keys()].filter((row) => tab.rows[row]?.cells.some((cell) => !isBlank(cell)));
  const first = rows.find((row) => row >= box.top && row < Math.max(box.bottom, box.top + 1));
  if (first === undefined) return undefined;
  let top = first;
  let bottom = first + 1;
  while (rows.includes(top - 1)) top -= 1;
  while (rows.includes(bottom)) bottom += 1;
  const used = [...tab.columns.keys()].filter((column) => {
    for (let row = top; row < bottom; row += 1) if (filled(row, column)) return true;
    return false;
  });
  const left = used.find((column) => column >= box.left) ?? used[0] ?? 0;
  let right = left + 1;
  while (used.includes(right)) right += 1;
  return { top, bottom, left, right };
}

/** values.clear: values go, formats and validations stay. */
export function clearValues(book: Book, place: Place, editor: Editor): Book {
  assertEditable(book, place.tab, place.box, editor);
  return withTab(
    book,
    mapCells(place.tab, place.box, (cell) => {
      const { userEnteredValue: _gone, ...rest } = cell ?? {};
      return rest;
    }),
  );
}
