// Requests that change cells: update, repeat, append, copy, cut, paste, sort, find and replace, merge, validate, trim.
import type { sheets_v4 } from '@googleapis/sheets';
import { boxOf, readGridRange, tabById } from './a1.ts';
import { cellAt, isBlank, mapCells, newRows, renumbered, withTab } from './book.ts';
import type { Book, Box, Cell, CellData, Tab } from './book.ts';
import { invalid } from './errors.ts';
import { parseMask, patch } from './fields.ts';
import type { Mask } from './fields.ts';
import { effectiveValue } from './formulas.ts';
import { parseEntered } from './numbers.ts';
import { schemasOf } from './schema.ts';

const writable = ['userEnteredValue', 'userEnteredFormat', 'note', 'dataValidation', 'textFormatRuns'] as const;

/** A cell after writing the masked fields of `given`; an emptied value, note or format is gone. */
export function writeCell(before: Cell | undefined, given: CellData, mask: Mask): Cell | undefined {
  const source = Object.fromEntries(Object.entries(given).filter(([name]) => writable.includes(name as 'note')));
  const base: Cell = mask.has('*') ? {} : { ...before };
  const after = { ...(mask.has('*') ? source : patch(base, source, mask)) } as Record<string, unknown>;
  const value = after['userEnteredValue'] as sheets_v4.Schema$ExtendedValue | undefined;
  if (value && Object.keys(value).length === 0) throw invalid('Invalid value at userEnteredValue: no value is set.');
  if (value?.stringValue === '') delete after['userEnteredValue'];
  if (after['note'] === '') delete after['note'];
  return Object.keys(after).length > 0 ? after : undefined;
}

function cellMask(fields: string | null | undefined): Mask {
  if (!fields) throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return parseMask(fields, schemasOf('sheets'), 'CellData');
}

/** updateCells: from a start cell or over a range; a range larger than the rows given is cleared beyond them. */
export function updateCells(book: Book, request: sheets_v4.Schema$UpdateCellsRequest): Book {
  const mask = cellMask(request.fields);
  const rows = request.rows ?? [];
  const tab = tabById(book, request.range?.sheetId ?? request.start?.sheetId);
  const box = request.range ? boxOf(request.range, tab) : boxFrom(request.start ?? {}, rows);
  assertInside(tab, box);
  const changed = mapCells(tab, box, (cell, row, column) =>
    writeCell(cell, rows[row - box.top]?.values?.[column - box.left] ?? {}, mask),
  );
  if (request.range) return withTab(book, changed);
  // From a start cell only the cells given are written: a short row leaves its neighbours alone.
  return withTab(
    book,
    mapCells(changed, box, (cell, row, column) =>
      column - box.left < (rows[row - box.top]?.values?.length ?? 0) ? cell : cellAt(tab, row, column),
    ),
  );
}

function boxFrom(start: sheets_v4.Schema$GridCoordinate, rows: readonly sheets_v4.Schema$RowData[]): Box {
  const top = start.rowIndex ?? 0;
  const left = start.columnIndex ?? 0;
  const width = Math.max(0, ...rows.map((row) => row.values?.length ?? 0));
  return { top, left, bottom: top + rows.length, right: left + width };
}

function assertInside(tab: Tab, box: Box): void {
  if (box.bottom <= tab.rows.length && box.right <= tab.columns.length) return;
  const what = box.bottom > tab.rows.length ? 'row' : 'column';
  throw invalid(
    `Attempting to write ${what}: ${what === 'row' ? box.bottom - 1 : box.right - 1}, beyond the last requested ${what} of: ${(what === 'row' ? tab.rows.length : tab.columns.length) - 1}`,
  );
}

export function repeatCell(book: Book, request: sheets_v4.Schema$RepeatCellRequest): Book {
  const mask = cellMask(request.fields);
  const { tab, box } = readGridRange(book, request.range ?? {});
  return withTab(
    book,
    mapCells(tab, box, (cell) => writeCell(cell, request.cell ?? {}, mask)),
  );
}

/** appendCells: after the last row that has any data in the tab; the grid grows if it must. */
export function appendCells(book: Book, request: sheets_v4.Schema$AppendCellsRequest): Book {
  const mask = cellMask(request.fields);
  const tab = tabById(book, request.sheetId);
  const last = tab.rows.findLastIndex((row) => row.cells.some((cell) => !isBlank(cell)));
  const rows = request.rows ?? [];
  const missing = Math.max(0, last + 1 + rows.length - tab.rows.length);
  const grown = { ...tab, rows: [...tab.rows, ...newRows(book.nextId, missing)] };
  const box = boxFrom({ rowIndex: last + 1, columnIndex: 0 }, rows);
  const written = mapCells(grown, box, (cell, row, column) =>
    writeCell(cell, rows[row - box.top]?.values?.[column] ?? {}, mask),
  );
  return renumbered(withTab({ ...book, nextId: book.nextId + missing }, written));
}

const pasteParts: Readonly<Record<string, readonly (typeof writable)[number][]>> = {
  PASTE_NORMAL: writable,
  PASTE_VALUES: ['userEnteredValue'],
  PASTE_FORMAT: ['userEnteredFormat'],
  PASTE_NO_BORDERS: writable,
  PASTE_FORMULA: ['userEnteredValue'],
  PASTE_DATA_VALIDATION: ['dataValidation'],
};

function pasted(into: Cell | undefined, from: Cell | undefined, type: string | null | undefined): Cell | undefined {
  const parts = pasteParts[type ?? 'PASTE_NORMAL'] ?? writable;
  const after: Record<string, unknown> = { ...into };
  for (const part of parts) {
    if (from?.[part] === undefined) delete after[part];
    else after[part] = from[part];
  }
  return after;
}

/** copyPaste: the source repeated over the destination; values only takes what formulas give. */
export function copyPaste(book: Book, request: sheets_v4.Schema$CopyPasteRequest): Book {
  const source = readGridRange(book, request.source ?? {});
  const target = readGridRange(book, request.destination ?? {});
  const height = source.box.bottom - source.box.top;
  const width = source.box.right - source.box.left;
  const turned = request.pasteOrientation === 'TRANSPOSE';
  const box = {
    ...target.box,
    bottom: Math.max(target.box.bottom, target.box.top + (turned ? width : height)),
    right: Math.max(target.box.right, target.box.left + (turned ? height : width)),
  };
  return withTab(
    book,
    mapCells(target.tab, box, (cell, row, column) => {
      const down = turned ? column - box.left : row - box.top;
      const across = turned ? row - box.top : column - box.left;
      const at = [source.box.top + (down % height), source.box.left + (across % width)] as const;
      const from = cellAt(source.tab, ...at);
      const value = request.pasteType === 'PASTE_VALUES' ? effectiveValue(book, source.tab, ...at) : undefined;
      return pasted(cell, value ? { ...from, userEnteredValue: value } : from, request.pasteType);
    }),
  );
}

export function cutPaste(book: Book, request: sheets_v4.Schema$CutPasteRequest): Book {
  const source = readGridRange(book, request.source ?? {});
  const top = request.destination?.rowIndex ?? 0;
  const left = request.destination?.columnIndex ?? 0;
  const box = {
    top,
    left,
    bottom: top + source.box.bottom - source.box.top,
    right: left + source.box.right - source.box.left,
  };
  const emptied = withTab(
    book,
    mapCells(source.tab, source.box, (cell) => pasted(cell, undefined, request.pasteType)),
  );
  const target = tabById(emptied, request.destination?.sheetId);
  return withTab(
    emptied,
    mapCells(target, box, (cell, row, column) =>
      pasted(cell, cellAt(source.tab, source.box.top + row - top, source.box.left + column - left), request.pasteType),
    ),
  );
}

/** pasteData: text with a delimiter, read as if typed. */
export function pasteData(book: Book, request: sheets_v4.Schema$PasteDataRequest): Book {
  const at = request.coordinate ?? {};
  const lines = (request.data ?? '').split('\n').map((line) => line.split(request.delimiter ?? '\t'));
  const rows = lines.map((line) => ({
    values: line.map((text) => enteredCell(text, book.properties.locale ?? 'en_GB')),
  }));
  return updateCells(book, { start: at, rows, fields: 'userEnteredValue,userEnteredFormat.numberFormat' });
}

/** What typing a text puts into a cell. */
export function enteredCell(text: string, locale: string): CellData {
  if (text === '') return {};
  const { value, format } = parseEntered(text, locale);
  return { userEnteredValue: value, ...(format && { userEnteredFormat: { numberFormat: format } }) };
}

/** sortRange: blanks last, numbers before text before booleans; whole cells of the range move, nothing outside it. */
export function sortRange(book: Book, request: sheets_v4.Schema$SortRangeRequest): Book {
  const { tab, box } = readGridRange(book, request.range ?? {});
  const rows = Array.from({ length: box.bottom - box.top }, (_, index) => box.top + index);
  const specs = request.sortSpecs ?? [];
  const ordered = rows.toSorted((one, other) => {
    for (const spec of specs) {
      const column = spec.dimensionIndex ?? 0;
      const order = compareCells(
        effectiveValue(book, tab, one, column),
        effectiveValue(book, tab, other, column),
        spec.sortOrder === 'DESCENDING',
      );
      if (order !== 0) return order;
    }
    return one - other;
  });
  return withTab(
    book,
    mapCells(tab, box, (_, row, column) => cellAt(tab, ordered[row - box.top]!, column)),
  );
}

function compareCells(
  one: sheets_v4.Schema$ExtendedValue | undefined,
  other: sheets_v4.Schema$ExtendedValue | undefined,
  descending: boolean,
): number {
  const [left, right] = [rankOf(one), rankOf(other)];
  if (left === 4 || right === 4) return left - right;
  const text = (one?.stringValue ?? '').toLowerCase();
  const order =
    left !== right
      ? left - right
      : left === 0
        ? (one?.numberValue ?? 0) - (other?.numberValue ?? 0)
        : text.localeCompare((other?.stringValue ?? '').toLowerCase());
  return descending ? -order : order;
}

function rankOf(value: sheets_v4.Schema$ExtendedValue | undefined): number {
  if (value?.numberValue != null) return 0;
  if (value?.stringValue) return 1;
  if (value?.boolValue != null) return 2;
  return value?.errorValue ? 3 : 4;
}

export function findReplace(
  book: Book,
  request: sheets_v4.Schema$FindReplaceRequest,
): { book: Book; reply: sheets_v4.Schema$FindReplaceResponse } {
  const places = request.range
    ? [readGridRange(book, request.range)]
    : (request.allSheets ? book.tabs : [tabById(book, request.sheetId)]).map((tab) => ({ tab, box: boxOf({}, tab) }));
  const source = request.searchByRegex
    ? (request.find ?? '')
    : (request.find ?? '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(request.matchEntireCell ? `^${source}$` : source, request.matchCase ? 'g' : 'gi');
  const count = { occurrencesChanged: 0, valuesChanged: 0, rows: new Set<string>(), sheets: new Set<number>() };
  let after = book;
  for (const { tab, box } of places) {
    const sheetId = tab.properties.sheetId ?? 0;
    const changed = mapCells(tab, box, (cell, row) => {
      const text = cell?.userEnteredValue?.stringValue ?? cell?.userEnteredValue?.numberValue?.toString();
      const found = text === undefined ? 0 : [...text.matchAll(pattern)].length;
      if (!text || found === 0) return cell;
      count.occurrencesChanged += found;
      count.valuesChanged += 1;
      count.rows.add(`${sheetId}/${row}`);
      count.sheets.add(sheetId);
      const entered = enteredCell(
        text.replaceAll(pattern, request.replacement ?? ''),
        book.properties.locale ?? 'en_GB',
      );
      return { ...cell, userEnteredValue: entered.userEnteredValue ?? {} };
    });
    after = withTab(after, changed);
  }
  const { occurrencesChanged, valuesChanged, rows, sheets } = count;
  return {
    book: after,
    reply: { occurrencesChanged, valuesChanged, rowsChanged: rows.size, sheetsChanged: sheets.size },
  };
}

/** setDataValidation: the rule on every cell of the range, or none. */
export function setDataValidation(book: Book, request: sheets_v4.Schema$SetDataValidationRequest): Book {
  const { tab, box } = readGridRange(book, request.range ?? {});
  if (request.rule && !request.rule.condition?.type) throw invalid('rule.condition.type is required');
  return withTab(
    book,
    mapCells(tab, box, (cell) => {
      const { dataValidation: _before, ...rest } = cell ?? {};
      return request.rule ? { ...rest, dataValidation: request.rule } : rest;
    }),
  );
}

export function trimWhitespace(
  book: Book,
  request: sheets_v4.Schema$TrimWhitespaceRequest,
): { book: Book; reply: sheets_v4.Schema$TrimWhitespaceResponse } {
  const { tab, box } = readGridRange(book, request.range ?? {});
  let cellsChangedCount = 0;
  const changed = mapCells(tab, box, (cell) => {
    const text = cell?.userEnteredValue?.stringValue;
    const trimmed = text?.trim().replaceAll(/\s+/g, ' ');
    if (text === undefined || trimmed === text) return cell;
    cellsChangedCount += 1;
    return { ...cell, userEnteredValue: { stringValue: trimmed ?? '' } };
  });
  return { book: withTab(book, changed), reply: { cellsChangedCount } };
}
