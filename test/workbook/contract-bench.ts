// What the workbook contract stands on: a bench with a workbook and a person's hands, and short ways to say what is read and changed.
import type { Cell } from '../../src/domain/cells/cell.ts';
import type { Change, RawRow, Snapshot, Workbook } from '../../src/workbook/workbook-port.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';

/** A fresh, set-up workbook (main with register, and restricted) and a person's hands on it. Rows count from 2, below the headings. */
export interface Bench {
  readonly book: Workbook;
  readonly hands: Hands;
  /** Ten seconds, after which what people typed counts as moved at the latest; absent where it counts at once. */
  later?(): Promise<void>;
  close(): Promise<void>;
}

export interface Hands {
  /** Types texts as a person does; a field named '' is the row id. */
  type(
    file: 'main' | 'restricted',
    table: TableName,
    row: number,
    cells: Readonly<Record<string, string>>,
  ): Promise<void>;
  /** What a cell shows. */
  look(file: 'main' | 'restricted', table: TableName, row: number, field: string): Promise<string>;
  /** Sorts rows from..to by one column, whole rows, A to Z. */
  sort(table: TableName, from: number, to: number, field: string): Promise<void>;
  insertRow(table: TableName, before: number): Promise<void>;
  deleteRow(table: TableName, row: number): Promise<void>;
  renameHeading(table: TableName, field: string, to: string): Promise<void>;
}

export const text = (value: string): Cell => ({ kind: 'text', text: value });
export const date = (value: string): Cell => ({ kind: 'date', date: value });
export const BLANK: Cell = { kind: 'blank' };

export function rowsOf(snapshot: Snapshot, table: TableName): readonly RawRow[] {
  return snapshot.tables.get(table)?.rows ?? [];
}

export function rowOf(snapshot: Snapshot, table: TableName, id: string): RawRow {
  const row = rowsOf(snapshot, table).find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

export function cellOf(row: RawRow, field: string): Cell {
  return row.cells.get(field) ?? BLANK;
}

export function set(table: TableName, rowId: string, cells: Readonly<Record<string, readonly [Cell, Cell]>>): Change {
  return {
    do: 'set',
    table,
    rowId,
    cells: new Map(Object.entries(cells).map(([field, [from, to]]) => [field, { from, to }])),
  };
}
