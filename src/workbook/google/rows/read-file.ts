// One read of one file: two requests to Sheets, and out of their answers the tables with where each row stands. Positions stay in here.
import type { Cell } from '../../../domain/cells/cell.ts';
import type { Problem } from '../../../domain/text/problem.ts';
import type { Kind } from '../../../domain/cells/value.ts';
import { SIDE_TABLES } from '../../tables/all-tables.ts';
import { columnsOf, type Table, type TableName } from '../../tables/table.ts';
import type { Trouble } from '../calls/google-answer.ts';
import { bindColumns, bindTab } from './bind-google-tabs.ts';
import { readValue } from './google-cells.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import type { Sheet, SheetValue, Spreadsheet } from '../calls/google-shapes.ts';
import { memoBy } from '../../../domain/text/memo-by.ts';

export interface ReadRow {
  readonly id?: string;
  /** Row index in the grid, 0 is the heading row. */
  readonly index: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Something stands in a column that is not ours. */
  readonly others?: boolean;
}

export interface ReadTable {
  readonly table: Table;
  readonly state: 'known' | 'unknown';
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
  /** Where the table stands; absent when it is unknown. */
  readonly at?: TablePlace;
  /** The file does not have the tab, nor anything that could be it. */
  readonly absent?: boolean;
}

const indexById = memoBy((rows: ReadTable['rows']) => Map.groupBy(rows, (row) => row.id ?? ''));

/** The rows with that id, looked up once for all of a table; a copy makes two. */
export function rowsWithId(table: ReadTable | undefined, id: string): readonly ReadRow[] {
  return table === undefined || id === '' ? [] : (indexById(table.rows).get(id) ?? []);
}

export interface TablePlace {
  readonly sheetId: number;
  readonly title: string;
  readonly marked: boolean;
  readonly columns: ReadonlyMap<string, number>;
  readonly idColumn: number;
  readonly unmarked: readonly string[];
  /** Rows of the grid, and the first row below everything that stands in any column of the tab. */
  readonly rowCount: number;
  readonly endOfData: number;
  readonly kinds: ReadonlyMap<string, Kind>;
}

export interface FileRead {
  readonly spreadsheet: Spreadsheet;
  readonly tables: ReadonlyMap<TableName, ReadTable>;
}

export type FoundFile =
  | {
      readonly ok: true;
      readonly read: FileRead;
      /** When their values were asked for, in milliseconds of `nowMs`: they are no older. */
      readonly cellsMs: number;
    }
  | { readonly ok: false; readonly trouble: Trouble };

/** Reads the tables of a file. Answers with the trouble when Google would not; a tab that cannot be bound is an unknown table. */
export async function readFile(
  client: GoogleClient,
  id: string,
  tables: readonly Table[],
  nowMs: () => number,
): Promise<FoundFile> {
  const shape = await readShape(client, id, tables);
  return shape.ok ? readCells(client, id, shape, nowMs) : shape;
}

interface Bound {
  readonly table: Table;
  readonly tab: ReturnType<typeof bindTab>;
}

export interface FileShape {
  readonly ok: true;
  readonly spreadsheet: Spreadsheet;
  readonly bound: readonly Bound[];
}

/** The first of its two requests: which tabs there are, and their formulas. */
export async function readShape(
  client: GoogleClient,
  id: string,
  tables: readonly Table[],
): Promise<FileShape | { readonly ok: false; readonly trouble: Trouble }> {
  const spreadsheet = await client.getSpreadsheet(id);
  if (!spreadsheet.ok) return spreadsheet;
  const bound = tables.map((table) => ({ table, tab: bindTab(spreadsheet.value, table) }));
  return { ok: true, spreadsheet: spreadsheet.value, bound };
}

/** The second of its two requests: what stands in the cells. */
export async function readCells(
  client: GoogleClient,
  id: string,
  { spreadsheet, bound }: FileShape,
  nowMs: () => number,
): Promise<FoundFile> {
  const sheetIds = bound.flatMap(({ tab }) => (tab.ok ? [tab.sheet.properties.sheetId] : []));
  const grids = new Map<number, readonly (readonly SheetValue[])[]>();
  const cellsMs = nowMs();
  if (sheetIds.length > 0) {
    const values = await client.getValues(id, sheetIds);
    if (!values.ok) return values;
    for (const { valueRange, dataFilters } of values.value.valueRanges) {
      for (const { gridRange } of dataFilters) if (gridRange) grids.set(gridRange.sheetId, valueRange.values ?? []);
    }
  }
  const read = new Map<TableName, ReadTable>();
  for (const { table, tab } of bound) {
    read.set(
      table.name,
      tab.ok
        ? readTab(table, tab.sheet, tab.marked, grids.get(tab.sheet.properties.sheetId), tab.problems)
        : {
            table,
            state: isAbsent(table, tab.problems) ? 'known' : 'unknown',
            rows: [],
            problems: tab.problems,
            absent: tab.absent === true,
          },
    );
  }
  return { ok: true, read: { spreadsheet, tables: read }, cellsMs };
}

/** A tab that nobody has to have, and nobody has: no rows, and nothing wrong. */
function isAbsent(table: Table, problems: readonly Problem[]): boolean {
  return problems.length === 0 && SIDE_TABLES.includes(table);
}

function readTab(
  table: Table,
  sheet: Sheet,
  marked: boolean,
  grid: readonly (readonly SheetValue[])[] | undefined,
  earlier: readonly Problem[],
): ReadTable {
  const headers = (grid?.[0] ?? []).map((value) => String(value));
  const isFilled = (index: number): boolean => grid?.slice(1).some((row) => (row[index] ?? '') !== '') === true;
  const bound = bindColumns(sheet, headers, table, isFilled);
  if (!bound.ok) return { table, state: 'unknown', rows: [], problems: [...earlier, ...bound.problems] };
  const kinds = new Map<string, Kind>(columnsOf(table).map(({ field, kind }) => [field, kind]));
  const place: TablePlace = {
    sheetId: sheet.properties.sheetId,
    title: sheet.properties.title,
    marked,
    columns: bound.columns,
    idColumn: bound.idColumn,
    unmarked: bound.unmarked,
    rowCount: sheet.properties.gridProperties?.rowCount ?? 0,
    endOfData: Math.max(grid?.length ?? 0, lastFormula(sheet) + 1, 1),
    kinds,
  };
  const ours = new Set([...place.columns.values(), place.idColumn]);
  const rows: ReadRow[] = [];
  for (let index = 1; index < place.endOfData; index += 1) {
    const row = readRow(sheet, place, grid?.[index] ?? [], index, ours);
    if (row !== undefined) rows.push(row);
  }
  return { table, state: 'known', rows, problems: [...earlier, ...bound.problems], at: place };
}

function formulaAt(sheet: Sheet, row: number, column: number): string | undefined {
  return sheet.data[0]?.rowData[row]?.values[column]?.userEnteredValue?.formulaValue;
}

function lastFormula(sheet: Sheet): number {
  return (sheet.data[0]?.rowData ?? []).findLastIndex((row) =>
    row.values.some((cell) => cell.userEnteredValue?.formulaValue !== undefined),
  );
}

/** A row with anything in a column of ours; a formula may show nothing and still be there. */
function readRow(
  sheet: Sheet,
  place: TablePlace,
  values: readonly SheetValue[],
  index: number,
  ours: ReadonlySet<number>,
): ReadRow | undefined {
  const cells = new Map<string, Cell>();
  for (const [field, column] of place.columns) {
    const cell = isMerged(sheet, index, column)
      ? MERGED
      : readValue(values[column], formulaAt(sheet, index, column), place.kinds.get(field) ?? 'text');
    if (cell.kind !== 'blank') cells.set(field, cell);
  }
  const id = isMerged(sheet, index, place.idColumn) ? '' : String(values[place.idColumn] ?? '').trim();
  if (cells.size === 0 && id === '') return undefined;
  const others = values.some((value, column) => value !== '' && !ours.has(column));
  return { index, cells, ...(id === '' ? {} : { id }), ...(others ? { others } : {}) };
}

/** Cells that are merged have no row of their own: what stands there is unreadable, and their rows are set aside. */
const MERGED: Cell = { kind: 'error', error: 'merged cells' };

function isMerged({ merges }: Sheet, row: number, column: number): boolean {
  return merges.some(
    (merge) =>
      row >= (merge.startRowIndex ?? 0) &&
      row < (merge.endRowIndex ?? Infinity) &&
      column >= (merge.startColumnIndex ?? 0) &&
      column < (merge.endColumnIndex ?? Infinity),
  );
}
