// Requests that add, take away, move, size, hide or group rows and columns.
import type { sheets_v4 } from '@googleapis/sheets';
import { boxOf, tabById } from './a1.ts';
import { cellAt, mapCells, newRows, newTracks, renumbered, withTab } from './book.ts';
import type { Book, Row, Tab, Track } from './book.ts';
import { invalid } from './errors.ts';
import { parseMask, patch } from './fields.ts';
import { deleting, inserting, moving, shiftNames, shiftTab } from './shift.ts';
import type { Dimension, Move } from './shift.ts';

type Range = sheets_v4.Schema$DimensionRange;

interface Span {
  readonly tab: Tab;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

/** The rows or columns a DimensionRange names; open ends reach to the edge of the grid. */
export function readSpan(book: Book, range: Range | undefined): Span {
  const tab = tabById(book, range?.sheetId);
  if (range?.dimension !== 'ROWS' && range?.dimension !== 'COLUMNS') {
    throw invalid('range.dimension must be specified');
  }
  const count = range.dimension === 'ROWS' ? tab.rows.length : tab.columns.length;
  const end = range.endIndex ?? count;
  return { tab, dimension: range.dimension, start: range.startIndex ?? 0, end };
}

function rebuilt(book: Book, span: Span, move: Move, change: Pick<Tab, 'rows' | 'columns'>): Book {
  const tab = { ...shiftTab(span.tab, span.dimension, move), ...change };
  const namedRanges = shiftNames(book, tab.properties.sheetId ?? 0, span.dimension, move);
  return renumbered(withTab({ ...book, namedRanges }, tab));
}

/** insertDimension: new rows or columns before `startIndex`, dressed like the neighbour they inherit from. */
export function insertDimension(book: Book, request: sheets_v4.Schema$InsertDimensionRequest): Book {
  const span = readSpan(book, request.range);
  const count = span.end - span.start;
  const size = span.dimension === 'ROWS' ? span.tab.rows.length : span.tab.columns.length;
  if (count <= 0) throw invalid('range.endIndex must be greater than range.startIndex');
  if (span.start > size) {
    throw invalid(`range.startIndex[${span.start}] is too large for sheet of size ${size}`);
  }
  const move = inserting(span.start, count);
  const from = request.inheritFromBefore ? span.start - 1 : span.start;
  const counted = { ...book, nextId: book.nextId + count };
  if (span.dimension === 'ROWS') {
    const fresh = newRows(book.nextId, count).map((row) => ({ ...row, cells: dressed(span.tab.rows[from]) }));
    return rebuilt(counted, span, move, { columns: span.tab.columns, rows: spliced(span.tab.rows, span.start, fresh) });
  }
  const fresh = newTracks(book.nextId, count);
  const rows = span.tab.rows.map((row) => withCells(row, span.start, count, row.cells[from]));
  return rebuilt(counted, span, move, { columns: spliced(span.tab.columns, span.start, fresh), rows });
}

function spliced<T>(items: readonly T[], at: number, fresh: readonly T[]): T[] {
  return [...items.slice(0, at), ...fresh, ...items.slice(at)];
}

function dressed(row: Row | undefined): Row['cells'] {
  return (row?.cells ?? []).map(
    (cell) =>
      cell &&
      (cell.userEnteredFormat || cell.dataValidation
        ? {
            ...(cell.userEnteredFormat && { userEnteredFormat: cell.userEnteredFormat }),
            ...(cell.dataValidation && { dataValidation: cell.dataValidation }),
          }
        : undefined),
  );
}

function withCells(row: Row, at: number, count: number, like: Row['cells'][number]): Row {
  if (row.cells.length <= at) return row;
  const [look] = dressed({ id: 0, cells: [like] });
  return {
    ...row,
    cells: spliced(
      row.cells,
      at,
      Array.from({ length: count }, () => look),
    ),
  };
}

/** deleteDimension: they go, and everything attached to them; a grid keeps at least one. */
export function deleteDimension(book: Book, request: sheets_v4.Schema$DeleteDimensionRequest): Book {
  const span = readSpan(book, request.range);
  const size = span.dimension === 'ROWS' ? span.tab.rows.length : span.tab.columns.length;
  const end = Math.min(span.end, size);
  if (end <= span.start)
    throw invalid(`Cannot delete a row or column that doesn't exist. Tried to delete index ${span.start}`);
  if (end - span.start >= size) {
    throw invalid(
      `Sorry, it is not possible to delete all the ${span.dimension === 'ROWS' ? 'rows' : 'columns'} on the sheet.`,
    );
  }
  const move = deleting(span.start, end);
  const gone = new Set(
    (span.dimension === 'ROWS' ? span.tab.rows : span.tab.columns).slice(span.start, end).map((track) => track.id),
  );
  const metadata = book.metadata.filter((item) => !('track' in item.on && gone.has(item.on.track)));
  const without = <T>(items: readonly T[]) => [...items.slice(0, span.start), ...items.slice(end)];
  const change =
    span.dimension === 'ROWS'
      ? { rows: without(span.tab.rows), columns: span.tab.columns }
      : {
          columns: without(span.tab.columns),
          rows: span.tab.rows.map((row) => ({ ...row, cells: without(row.cells) })),
        };
  return rebuilt({ ...book, metadata }, span, move, change);
}

/** moveDimension: the span goes before `destinationIndex`, counted before it is taken out. */
export function moveDimension(book: Book, request: sheets_v4.Schema$MoveDimensionRequest): Book {
  const span = readSpan(book, request.source);
  const to = request.destinationIndex ?? 0;
  if (to > span.start && to < span.end) throw invalid('destinationIndex must not be inside the source range');
  const reorder = <T>(items: readonly T[]) => {
    const taken = items.slice(span.start, span.end);
    const left = [...items.slice(0, span.start), ...items.slice(span.end)];
    return spliced(left, to > span.start ? to - taken.length : to, taken);
  };
  const padded = (row: Row) => [
    ...row.cells,
    ...Array.from<undefined>({ length: span.tab.columns.length - row.cells.length }),
  ];
  const change =
    span.dimension === 'ROWS'
      ? { rows: reorder(span.tab.rows), columns: span.tab.columns }
      : {
          columns: reorder(span.tab.columns),
          rows: span.tab.rows.map((row) => ({ ...row, cells: reorder(padded(row)) })),
        };
  return rebuilt(book, span, moving(span.start, span.end, to), change);
}

/** appendDimension: more rows or columns at the end. */
export function appendDimension(book: Book, request: sheets_v4.Schema$AppendDimensionRequest): Book {
  const tab = tabById(book, request.sheetId);
  const length = request.length ?? 0;
  const grown =
    request.dimension === 'ROWS'
      ? { ...tab, rows: [...tab.rows, ...newRows(book.nextId, length)] }
      : { ...tab, columns: [...tab.columns, ...newTracks(book.nextId, length)] };
  return renumbered(withTab({ ...book, nextId: book.nextId + length }, grown));
}

/** updateDimensionProperties: sizes and hiding. */
export function updateDimensionProperties(
  book: Book,
  request: sheets_v4.Schema$UpdateDimensionPropertiesRequest,
): Book {
  const span = readSpan(book, request.range);
  const mask = parseMask(request.fields ?? '');
  const change = <T extends Track>(tracks: readonly T[]): T[] =>
    tracks.map((track, index) =>
      index >= span.start && index < span.end ? patch(track, request.properties ?? {}, mask) : track,
    );
  return withTab(book, {
    ...span.tab,
    ...(span.dimension === 'ROWS' ? { rows: change(span.tab.rows) } : { columns: change(span.tab.columns) }),
  });
}

/** addDimensionGroup and its sisters: one level deeper, gone, collapsed. */
export function changeGroups(
  book: Book,
  range: Range | undefined,
  change: 'add' | 'delete' | { readonly collapsed: boolean },
): { book: Book; groups: readonly sheets_v4.Schema$DimensionGroup[] } {
  const span = readSpan(book, range);
  const key = span.dimension === 'ROWS' ? 'rowGroups' : 'columnGroups';
  const same = (group: sheets_v4.Schema$DimensionGroup) =>
    group.range?.startIndex === span.start && group.range.endIndex === span.end;
  const at = {
    sheetId: span.tab.properties.sheetId ?? 0,
    dimension: span.dimension,
    startIndex: span.start,
    endIndex: span.end,
  };
  const before = span.tab[key];
  if (change !== 'add' && !before.some(same)) throw invalid('No group at the given range and depth');
  const after =
    change === 'add'
      ? [...before, { range: at, depth: depthAt(before, span) + 1, collapsed: false }]
      : change === 'delete'
        ? before.filter((group) => !same(group))
        : before.map((group) => (same(group) ? { ...group, ...change } : group));
  const hidden = change !== 'add' && change !== 'delete' ? change.collapsed : undefined;
  const tab = { ...span.tab, [key]: after };
  const changed = withTab(book, tab);
  if (hidden === undefined) return { book: changed, groups: after };
  return {
    book: updateDimensionProperties(changed, {
      range: at,
      properties: { hiddenByUser: hidden },
      fields: 'hiddenByUser',
    }),
    groups: after,
  };
}

function depthAt(groups: readonly sheets_v4.Schema$DimensionGroup[], span: Span): number {
  return groups.filter(
    (group) => (group.range?.startIndex ?? 0) <= span.start && (group.range?.endIndex ?? 0) >= span.end,
  ).length;
}

/** insertRange and deleteRange: cells shift within the box's own rows or columns, the rest of the grid stays. */
export function shiftCells(
  book: Book,
  range: sheets_v4.Schema$GridRange | undefined,
  dimension: string | null | undefined,
  by: 1 | -1,
): Book {
  const tab = tabById(book, range?.sheetId);
  const box = boxOf(range ?? {}, tab);
  const down = dimension !== 'COLUMNS';
  const count = (down ? box.bottom - box.top : box.right - box.left) * by;
  const area = { ...box, bottom: down ? tab.rows.length : box.bottom, right: down ? box.right : tab.columns.length };
  const moved = mapCells(tab, area, (_, row, column) => {
    const along = down ? row : column;
    const edge = down ? box.top : box.left;
    if (by === 1 && along < edge + count) return undefined;
    return down ? cellAt(tab, row - count, column) : cellAt(tab, row, column - count);
  });
  return withTab(book, moved);
}
