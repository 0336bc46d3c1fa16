// A row that was copied to another file (workbook/move-rows.ts): the cells to blank where it stood.
import { BLANK } from '../../domain/cells/cell.ts';
import type { RowMove } from '../workbook-port.ts';
import type { TableName } from '../tables/table.ts';
import type { BoundTable, PlacedRow } from './bind-tab.ts';
import type { SheetChange } from './patching/sheet-change.ts';
import type { ReadCells } from './read-cells.ts';

type Tables = ReadonlyMap<TableName, BoundTable>;

export function rowIn(tables: Tables, { table, rowId }: RowMove): PlacedRow | undefined {
  return tables.get(table)?.rows.find((row) => row.id === rowId);
}

/** `left`: places where something stands beside it in columns that are not ours. */
export function planEmptying(
  tables: Tables,
  sheets: readonly ReadCells[],
  move: RowMove,
): { readonly cells: readonly SheetChange[]; readonly left: readonly string[] } {
  const bound = tables.get(move.table);
  const row = rowIn(tables, move);
  if (bound?.at === undefined || row === undefined) return { cells: [], left: [] };
  const { at } = bound;
  const ours = new Set([...at.columns.values(), at.idColumn]);
  const columns = [...at.columns].filter(([field]) => row.cells.has(field)).map(([, column]) => column);
  const cells = [...columns, at.idColumn].map((column): SheetChange => ({
    sheet: at.sheet,
    row: row.row,
    column,
    to: { kind: 'blank' },
  }));
  const all = sheets.find((sheet) => sheet.name === at.sheet)?.rows.find((other) => other.row === row.row);
  const others = all?.columns.some(
    (column, index) => !ours.has(column) && (all.cells[index] ?? BLANK).kind !== 'blank',
  );
  return { cells, left: others === true ? [`${at.sheet}, row ${row.row}`] : [] };
}
