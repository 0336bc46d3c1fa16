// Changes by row id, turned into the requests of one batch for one file: each cell only where it still is what was read, new rows below
// all that stands there, rows of our own views taken out last. Nothing here asks Google.
import type { sheets_v4 } from '@googleapis/sheets';
import { BLANK, sameCell, type Cell } from '../../../domain/cells/cell.ts';
import type { Answer, Change } from '../../workbook-port.ts';
import { columnsOf, type Table, type TableName } from '../../tables/table.ts';
import { columnLetters } from '../../tables/headers.ts';
import { sameStored } from './google-cells.ts';
import { cellWriter, fieldsOf, type WriteCell } from './links-of-google-cells.ts';
import { markColumn, markTab } from './sheet-marks.ts';
import { spansOf, type Span } from './scratch.ts';
import { rowsWithId, type FileRead, type ReadRow, type ReadTable, type TablePlace } from './read-file.ts';

type Request = sheets_v4.Schema$Request;

/** Cells to be set in one row that stands there already. */
export interface PlannedSet {
  readonly table: TableName;
  readonly row: ReadRow;
  /** The id that must stand in the row afterwards. */
  readonly rowId: string;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Of these, the fields that people write too: somebody may be typing there. */
  readonly over: ReadonlySet<string>;
  /** Whether the id itself is written. */
  readonly adopts: boolean;
}

export interface PlannedAdd {
  readonly table: TableName;
  readonly rowId: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

export type Planned =
  | { readonly do: 'nothing'; readonly answer: Answer }
  | { readonly do: 'set'; readonly set: PlannedSet; readonly moved: readonly string[] }
  | { readonly do: 'add'; readonly add: PlannedAdd }
  | { readonly do: 'remove'; readonly table: TableName; readonly row: ReadRow };

export const DONE: Answer = { outcome: 'done' };
export const KEPT_BACK: Answer = { outcome: 'keptBack' };

export function movedOn(fields: Iterable<string>): Answer {
  return { outcome: 'movedOn', fields: [...fields] };
}

/** What becomes of each change in this file; undefined where the row stands in another file. Two new rows of one id are one row. */
export function planChanges(read: FileRead, changes: readonly Change[]): readonly (Planned | undefined)[] {
  const added = new Set<string>();
  return changes.map((change) => {
    const planned = planChange(read, change);
    if (planned?.do !== 'add') return planned;
    const key = `${planned.add.table}/${planned.add.rowId}`;
    if (added.has(key)) return { do: 'nothing', answer: DONE };
    added.add(key);
    return planned;
  });
}

/** What becomes of one change; undefined when the row stands in another file. */
function planChange(read: FileRead, change: Change): Planned | undefined {
  const found = read.tables.get(change.table);
  if (found?.at === undefined) return undefined;
  switch (change.do) {
    case 'set':
      return planSet(found, found.at, change);
    case 'add':
      return rowsWithId(found, change.rowId).length > 0
        ? { do: 'nothing', answer: DONE }
        : { do: 'add', add: { table: change.table, rowId: change.rowId, cells: change.cells } };
    case 'adopt':
      return planAdopt(found, change);
    case 'order':
      return { do: 'nothing', answer: DONE };
    case 'remove': {
      if (!found.table.view) return { do: 'nothing', answer: movedOn([]) };
      const [row] = rowsWithId(found, change.rowId);
      return row === undefined ? undefined : { do: 'remove', table: change.table, row };
    }
  }
}

function planSet(found: ReadTable, at: TablePlace, change: Extract<Change, { do: 'set' }>): Planned | undefined {
  const [row, copy] = rowsWithId(found, change.rowId);
  if (row === undefined) return undefined;
  if (copy !== undefined) return { do: 'nothing', answer: movedOn(change.cells.keys()) };
  const cells = new Map<string, Cell>();
  const moved: string[] = [];
  for (const [field, { from, to }] of change.cells) {
    // A heading of ours that somebody deleted: what would stand there is not shown.
    if (!at.columns.has(field)) continue;
    const now = row.cells.get(field) ?? BLANK;
    if (sameStored(now, to)) continue;
    if (sameStored(now, from)) cells.set(field, to);
    else moved.push(field);
  }
  if (cells.size === 0) return { do: 'nothing', answer: moved.length === 0 ? DONE : movedOn(moved) };
  const over = new Set([...cells.keys()].filter((field) => isPeoples(found.table, field)));
  return { do: 'set', set: { table: change.table, row, rowId: change.rowId, cells, over, adopts: false }, moved };
}

const isPeoples = (table: Table, field: string): boolean =>
  columnsOf(table).find((column) => column.field === field)?.writer !== 'runner';

function planAdopt(found: ReadTable, change: Extract<Change, { do: 'adopt' }>): Planned {
  if (rowsWithId(found, change.rowId).length > 0) return { do: 'nothing', answer: DONE };
  const index = Number(/\d+$/.exec(change.place)?.[0] ?? 0) - 1;
  const alike = found.rows.filter((row) => row.id === undefined && sameCells(row.cells, change.cells));
  const row = alike.find((candidate) => candidate.index === index) ?? (alike.length === 1 ? alike[0] : undefined);
  if (row === undefined) return { do: 'nothing', answer: movedOn([]) };
  const set = {
    table: change.table,
    row,
    rowId: change.rowId,
    cells: new Map<string, Cell>(),
    over: new Set<string>(),
    adopts: true,
  };
  return { do: 'set', set, moved: [] };
}

function sameCells(one: ReadonlyMap<string, Cell>, other: ReadonlyMap<string, Cell>): boolean {
  const filled = [...other].filter(([, cell]) => cell.kind !== 'blank');
  return filled.length === one.size && filled.every(([field, cell]) => sameCell(one.get(field) ?? BLANK, cell));
}

export interface Batch {
  readonly requests: readonly Request[];
  /** What the answer must show, in A1 notation. */
  readonly ranges: readonly string[];
  /** Cells that people write too, and that are written over. */
  readonly over: readonly Span[];
}

/** The requests for everything planned in a file, in an order in which none moves the rows of a later one. */
export function renderBatch(read: FileRead, planned: readonly Planned[]): Batch {
  const requests: Request[] = [];
  const ranges: string[] = [];
  const over: Span[] = [];
  for (const [name, { at, table }] of read.tables) {
    if (at === undefined) continue;
    const write = cellWriter(read.spreadsheet, table);
    const sets = planned.flatMap((one) => (one.do === 'set' && one.set.table === name ? [one.set] : []));
    const adds = planned.flatMap((one) => (one.do === 'add' && one.add.table === name ? [one.add] : []));
    const removes = planned.flatMap((one) => (one.do === 'remove' && one.table === name ? [one.row.index] : []));
    if (sets.length + adds.length + removes.length === 0) continue;
    requests.push(
      ...renderMarks(name, at),
      ...renderSets(at, sets, write),
      ...renderAdds(at, adds, write),
      ...removes.toSorted((a, b) => b - a).map((index) => removeRow(at, index)),
    );
    ranges.push(...touchedColumns(at, sets, adds).map((column) => columnRange(at, column)));
    over.push(...sets.flatMap((set) => spansOf(at.sheetId, set.row.index, overColumns(at, set))));
  }
  return { requests, ranges, over };
}

/** A whole column of a tab in A1 notation. */
export function columnRange({ title }: TablePlace, column: number): string {
  const letters = columnLetters(column);
  return `'${title.replaceAll("'", "''")}'!${letters}:${letters}`;
}

function overColumns(at: TablePlace, { over, adopts }: PlannedSet): readonly number[] {
  const columns = [...over].flatMap((field) => at.columns.get(field) ?? []);
  return adopts ? [...columns, at.idColumn] : columns;
}

/** The id column first: what was written is looked up by it. All of them where people’s cells are written over: whether it is the row that was read, all its cells say. */
function touchedColumns(at: TablePlace, sets: readonly PlannedSet[], adds: readonly PlannedAdd[]): readonly number[] {
  if (sets.some(({ adopts, over }) => adopts || over.size > 0))
    return [at.idColumn, ...[...at.columns.values()].toSorted((a, b) => a - b)];
  const fields = new Set([...sets, ...adds].flatMap(({ cells }) => [...cells.keys()]));
  const columns = [...fields].flatMap((field) => at.columns.get(field) ?? []);
  return [at.idColumn, ...columns.toSorted((a, b) => a - b)];
}

function renderMarks(name: TableName, at: TablePlace): Request[] {
  const tab = at.marked ? [] : [markTab(name, at.sheetId)];
  const columns = at.unmarked.flatMap((field) => {
    const column = field === '' ? at.idColumn : at.columns.get(field);
    return column === undefined ? [] : [markColumn(name, at.sheetId, field, column)];
  });
  return [...tab, ...columns];
}

/** Neighbouring cells of a row go in one request, and rows below each other with the same columns too. */
function renderSets(at: TablePlace, sets: readonly PlannedSet[], write: WriteCell): Request[] {
  interface Run {
    readonly row: number;
    readonly column: number;
    readonly values: sheets_v4.Schema$CellData[];
  }
  const runs: Run[] = [];
  for (const { row, rowId, cells, adopts } of sets.toSorted((a, b) => a.row.index - b.row.index)) {
    const written = [...cells].flatMap(([field, cell]) => {
      const column = at.columns.get(field);
      return column === undefined ? [] : [[column, write(field, cell)] as const];
    });
    if (adopts) written.push([at.idColumn, { userEnteredValue: { stringValue: rowId } }]);
    for (const [column, value] of written.toSorted(([a], [b]) => a - b)) {
      const last = runs.at(-1);
      if (last?.row === row.index && last.column + last.values.length === column) last.values.push(value);
      else runs.push({ row: row.index, column, values: [value] });
    }
  }
  const requests: { readonly last: Run; readonly rows: sheets_v4.Schema$RowData[]; readonly top: number }[] = [];
  const open = new Map<string, (typeof requests)[number]>();
  for (const run of runs) {
    const key = `${run.column}/${run.values.length}`;
    const above = open.get(key);
    if (above !== undefined && above.top + above.rows.length === run.row) above.rows.push({ values: run.values });
    else {
      const fresh = { last: run, rows: [{ values: run.values }], top: run.row };
      open.set(key, fresh);
      requests.push(fresh);
    }
  }
  return requests.map(({ last, rows, top }) => ({
    updateCells: {
      start: { sheetId: at.sheetId, rowIndex: top, columnIndex: last.column },
      rows,
      fields: fieldsOf(rows),
    },
  }));
}

/** New rows are inserted, never written into rows that look empty: somebody may be typing there. */
function renderAdds(at: TablePlace, adds: readonly PlannedAdd[], write: WriteCell): Request[] {
  if (adds.length === 0) return [];
  const { sheetId, endOfData: startIndex } = at;
  const endIndex = startIndex + adds.length;
  const room: Request =
    startIndex >= at.rowCount
      ? { appendDimension: { sheetId, dimension: 'ROWS', length: adds.length } }
      : {
          insertDimension: {
            range: { sheetId, dimension: 'ROWS', startIndex, endIndex },
            inheritFromBefore: startIndex > 1,
          },
        };
  const width = Math.max(at.idColumn, ...at.columns.values()) + 1;
  const rows = adds.map(({ rowId, cells }) => {
    const values: sheets_v4.Schema$CellData[] = Array.from({ length: width }, () => ({}));
    for (const [field, cell] of cells) {
      const column = at.columns.get(field);
      if (column !== undefined) values[column] = write(field, cell);
    }
    values[at.idColumn] = { userEnteredValue: { stringValue: rowId } };
    return { values };
  });
  const start = { sheetId, rowIndex: startIndex, columnIndex: 0 };
  return [room, { updateCells: { start, rows, fields: fieldsOf(rows) } }];
}

function removeRow({ sheetId }: TablePlace, index: number): Request {
  return { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: index, endIndex: index + 1 } } };
}
