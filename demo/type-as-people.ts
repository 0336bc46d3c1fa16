// The door through which the demo's people type: into the columns that are theirs, into no other, and only what stays as typed.
import { BLANK, type Cell } from '../src/domain/cells/cell.ts';
import type { Change, FileRole, Snapshot, Workbook } from '../src/workbook/workbook-port.ts';
import { TABLES, tableNamed } from '../src/workbook/tables/all-tables.ts';
import type { Column, TableName } from '../src/workbook/tables/table.ts';
import { type Written, writtenCell } from '../src/workbook/tables/write-cell.ts';

export type Typed = Readonly<Record<string, Written>>;

/** A new row with its id, or cells of a row that is there. */
export interface Edit {
  readonly table: TableName;
  readonly row: string;
  readonly values: Typed;
  readonly make: boolean;
  /** The row stands in the restricted workbook. */
  readonly restricted?: boolean;
}

export const row = (table: TableName, id: string, values: Typed, restricted = false): Edit => ({
  table,
  row: id,
  values,
  make: true,
  restricted,
});
export const cell = (table: TableName, id: string, values: Typed): Edit => ({ table, row: id, values, make: false });

export interface Door {
  /** Types all edits in order; throws when a column is not people's or a cell was not taken. */
  type(edits: readonly Edit[]): Promise<void>;
  look(): Promise<Snapshot>;
}

export function openDoor(workbook: Workbook): Door {
  const look = () => workbook.read(TABLES.map((table) => table.name));
  return {
    look,
    async type(edits) {
      if (edits.length === 0) return;
      const before = await look();
      const answers = await workbook.write(
        edits.map((one) => changeOf(one, before)),
        before.revision,
      );
      const lost = answers.findIndex((answer) => answer.outcome !== 'done');
      const edit = edits[lost];
      if (edit !== undefined) throw new Error(`The demo could not type into ${edit.table}, row ${edit.row}.`);
    },
  };
}

function changeOf(edit: Edit, before: Snapshot): Change {
  const cells = new Map<string, Cell>();
  for (const [field, value] of Object.entries(edit.values))
    if (value !== undefined) cells.set(field, cellOf(edit.table, field, value));
  if (edit.make) return { do: 'add', table: edit.table, file: fileOf(edit), rowId: edit.row, cells };
  const there = before.tables.get(edit.table)?.rows.find((candidate) => candidate.id === edit.row);
  if (there === undefined) throw new Error(`There is no row ${edit.row} in ${edit.table}.`);
  const set = new Map([...cells].map(([field, to]) => [field, { from: there.cells.get(field) ?? BLANK, to }] as const));
  return { do: 'set', table: edit.table, rowId: edit.row, cells: set };
}

function fileOf(edit: Edit): FileRole {
  return edit.restricted === true || tableNamed(edit.table).home === 'restricted' ? 'restricted' : 'main';
}

function cellOf(table: TableName, field: string, value: Written): Cell {
  const column = (tableNamed(table).columns as Readonly<Record<string, Column>>)[field];
  if (column === undefined || column.writer === 'runner') throw new Error(`Nobody types into ${field} of ${table}.`);
  return value === '' ? BLANK : writtenCell(column, value);
}
