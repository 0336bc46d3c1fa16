// From the cells of a sheet to the rows of a table: the heading row found, columns bound by their headings, rows by their id. Sheet rows and
// columns are known here and in the write plan, and nowhere else.
import { BLANK, type Cell } from '../../domain/cells/cell.ts';
import { foldText } from '../../domain/text/fold.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { laidAs } from '../looks/sheet-order.ts';
import { bindHeaders } from '../tables/headers.ts';
import { TABLES } from '../tables/all-tables.ts';
import { columnsOf, type Table } from '../tables/table.ts';
import type { SheetRow } from './reading/sheet-reader.ts';
import type { ReadCells } from './read-cells.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

export interface TablePlace {
  readonly sheet: string;
  readonly headingRow: number;
  /** Columns count from 1. */
  readonly idColumn: number;
  readonly columns: ReadonlyMap<string, number>;
  /** Rows that a new row must not be put into: something stands there, be it in a column that is not ours. */
  readonly taken: ReadonlySet<number>;
  /** Rows with something in a column that is not ours. */
  readonly foreign: ReadonlySet<number>;
  readonly isMerged: (column: number, row: number) => boolean;
  /** As somebody set it, or we did; undefined where the column has the sheet's own. */
  readonly widthOf: (column: number) => number | undefined;
}

export interface PlacedRow {
  readonly row: number;
  readonly id: string | undefined;
  /** Cells that hold something, by field. */
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface BoundTable {
  readonly table: Table;
  /** Absent when the tab or a column could not be found: the table is unknown. */
  readonly at: TablePlace | undefined;
  /** No tab has its name, and none looks like it under another. */
  readonly isAbsent?: boolean;
  readonly rows: readonly PlacedRow[];
  readonly problems: readonly Problem[];
}

const HEADINGS_WITHIN = 10;
const MERGED: Cell = { kind: 'error', error: 'merged cells' };

/** Finds a table in the sheets of a file and reads its rows; what stops it is in `problems`. */
export function bindTab(table: Table, sheets: readonly ReadCells[]): BoundTable {
  const named = sheets.filter((sheet) => foldText(sheet.name) === foldText(table.tab));
  const [sheet, second] = named;
  if (sheet === undefined || second !== undefined) {
    const sentence =
      sheet === undefined
        ? 'The tab is missing or has another name. Give it its name again, or undo what removed it; nothing of it is read until then.'
        : 'Two tabs have this name. Rename the one that is not it; nothing of either is read until then.';
    const isAbsent = sheet === undefined && !isElsewhere(table, sheets);
    return { table, at: undefined, isAbsent, rows: [], problems: [tell(table, 'tab.missing', 'table', sentence)] };
  }
  const notes = [...copyNotes(table, sheets), ...hiddenNotes(table, sheet)];
  const { headings, rows } = bindSheet(table, sheet);
  return { table, at: headings.at, rows, problems: [...notes, ...headings.problems] };
}

/** Whether a tab that is no other table's has half of its headings: it may be this one under another name. */
function isElsewhere(table: Table, sheets: readonly ReadCells[]): boolean {
  const others = new Set(TABLES.map(({ tab }) => foldText(tab)));
  const names = columnsOf(table).map(({ header, otherNames = [] }) => [header, ...otherNames].map(foldText));
  return sheets.some(({ name, rows }) => {
    if (others.has(foldText(name))) return false;
    return rows.slice(0, HEADINGS_WITHIN).some((row) => {
      const there = new Set(readHeadings(row).map((heading) => foldText(heading ?? '')));
      return names.filter((own) => own.some((one) => there.has(one))).length * 2 >= names.length;
    });
  });
}

interface Bound {
  readonly headings: Headings;
  readonly rows: readonly PlacedRow[];
}

/** A sheet that did not change is bound many times over: at every look and every write. */
const bindSheet = memoBy((table: Table, sheet: ReadCells): Bound => {
  const headings = findHeadings(table, sheet);
  const { at } = headings;
  const placed = at === undefined ? [] : sheet.rows.filter((row) => row.row > headings.row).map(openPlacer(at));
  return { headings, rows: placed.filter((row) => row.id !== undefined || row.cells.size > 0) };
});

function tell(table: Table, code: string, size: Problem['size'], sentence: string): Problem {
  return { id: problemId(code, table.name), code, size, table: table.name, place: table.tab, sentence };
}

function copyNotes(table: Table, sheets: readonly ReadCells[]): Problem[] {
  const copy = sheets.find((sheet) => /^(.+) \(\d+\)$/.exec(sheet.name)?.[1] === table.tab);
  if (copy === undefined) return [];
  return [
    {
      ...tell(
        table,
        'tab.copied',
        'note',
        'A copy of this tab stands in the file. It is not read; delete it when you no longer need it.',
      ),
      shown: copy.name,
    },
  ];
}

function hiddenNotes(table: Table, sheet: ReadCells): Problem[] {
  if (sheet.hiddenRows === 0) return [];
  return [
    tell(
      table,
      'rows.hidden',
      'note',
      `${sheet.hiddenRows} of its rows are hidden, by a filter or by hand. They count like all others.`,
    ),
  ];
}

type Headings =
  | { readonly row: number; readonly at: TablePlace; readonly problems: readonly Problem[] }
  | { readonly row: number; readonly at: undefined; readonly problems: readonly Problem[] };

// People put a title above the headings: the first rows are tried, and the first that has all columns is it.
function findHeadings(table: Table, sheet: ReadCells): Headings {
  let first: Headings = {
    row: 0,
    at: undefined,
    problems: [
      tell(
        table,
        'tab.empty',
        'table',
        'The tab has no headings. Undo what removed them; nothing of it is read until then.',
      ),
    ],
  };
  for (const [index, row] of sheet.rows.slice(0, HEADINGS_WITHIN).entries()) {
    const bound = bindHeaders(readHeadings(row), table, {
      isFilled: filledBelow(sheet, row.row),
      order: laidAs(table),
    });
    if (bound.ok) {
      const columns = new Map([...bound.columns].map(([field, column]) => [field, column + 1] as const));
      return { row: row.row, at: makePlace(sheet, row.row, bound.idColumn + 1, columns), problems: bound.problems };
    }
    if (index === 0) first = { row: row.row, at: undefined, problems: bound.problems };
  }
  return first;
}

function filledBelow(sheet: ReadCells, row: number): (index: number) => boolean {
  let filled: Set<number> | undefined;
  return (index) => {
    filled ??= new Set(sheet.rows.flatMap((one) => (one.row > row ? one.columns : [])));
    return filled.has(index + 1);
  };
}

function readHeadings(row: SheetRow): (string | undefined)[] {
  const headings: (string | undefined)[] = Array.from({ length: row.columns.at(-1) ?? 0 });
  for (const [index, cell] of row.cells.entries()) {
    const text = cell.kind === 'text' ? cell.text : cell.kind === 'number' ? String(cell.number) : undefined;
    headings[(row.columns[index] ?? 1) - 1] = text;
  }
  return headings;
}

function makePlace(
  sheet: ReadCells,
  headingRow: number,
  idColumn: number,
  columns: ReadonlyMap<string, number>,
): TablePlace {
  const taken = new Set<number>();
  const foreign = new Set<number>();
  const ours = new Set([idColumn, ...columns.values()]);
  for (const { row, columns: filled, cells } of sheet.rows) {
    if (filled.some((column) => column !== idColumn)) taken.add(row);
    if (filled.some((column, at) => !ours.has(column) && (cells[at] ?? BLANK).kind !== 'blank')) foreign.add(row);
  }
  // One merged range over the whole sheet is a million cells: they are asked about, never counted out.
  const { merges, widths = [] } = sheet;
  const isMerged = (column: number, row: number): boolean =>
    merges.some((range) => column >= range.left && column <= range.right && row >= range.top && row <= range.bottom);
  const widthOf = (column: number): number | undefined =>
    widths.find(({ left, right }) => left <= column && column <= right)?.width;
  return { sheet: sheet.name, headingRow, idColumn, columns, taken, foreign, isMerged, widthOf };
}

/** LibreOffice saves yes and no as the formulas TRUE() and FALSE(): they can mean nothing else, and no cached value is believed. */
export function plainCell(cell: Cell): Cell {
  const word = cell.kind === 'formula' ? /^(TRUE|FALSE)\(\)$/.exec(cell.formula)?.[1] : undefined;
  return word === undefined ? cell : { kind: 'boolean', boolean: word === 'TRUE' };
}

/** Takes the rows of a tab one after the other: one list of what stands in which column serves all of them. */
function openPlacer(at: TablePlace): (row: SheetRow) => PlacedRow {
  const fields = [...at.columns];
  const byColumn: (Cell | undefined)[] = [];
  return ({ row, columns, cells: given }) => {
    for (const [index, column] of columns.entries()) byColumn[column] = plainCell(given[index] ?? BLANK);
    const cells = new Map<string, Cell>();
    for (const [field, column] of fields) {
      const cell = at.isMerged(column, row) ? MERGED : byColumn[column];
      if (cell !== undefined && !(cell.kind === 'text' && cell.text === '')) cells.set(field, cell);
    }
    const id = byColumn[at.idColumn];
    for (const column of columns) byColumn[column] = undefined;
    const text = id?.kind === 'text' ? id.text.trim() : id?.kind === 'number' ? String(id.number) : '';
    return { row, id: text === '' ? undefined : text, cells };
  };
}
