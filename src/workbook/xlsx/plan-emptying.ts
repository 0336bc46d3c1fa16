// A row that was copied to another file (workbook/move-rows.ts): the cells to blank where it stood, and the rows below it that go up, so that no blank
// row shows where something was.
import { BLANK } from '../../domain/cells/cell.ts';
import type { RowMove } from '../workbook-port.ts';
import type { TableName } from '../tables/table.ts';
import type { BoundTable, PlacedRow } from './bind-tab.ts';
import type { Arrangement } from './patching/arrange-rows.ts';
import type { SheetChange } from './patching/sheet-change.ts';
import type { ReadCells } from './read-cells.ts';

type Tables = ReadonlyMap<TableName, BoundTable>;

export function rowIn(tables: Tables, { table, rowId }: RowMove): PlacedRow | undefined {
  return tables.get(table)?.rows.find((row) => row.id === rowId);
}

export interface Emptying {
  readonly move: RowMove;
  readonly cells: readonly SheetChange[];
  /** Places where something stands beside it in columns that are not ours. */
  readonly left: readonly string[];
  /** The row, where nothing is left in it. */
  readonly blank?: { readonly sheet: string; readonly headingRow: number; readonly row: number };
}

export function planEmptying(tables: Tables, sheets: readonly ReadCells[], move: RowMove): Emptying {
  const bound = tables.get(move.table);
  const row = rowIn(tables, move);
  if (bound?.at === undefined || row === undefined) return { move, cells: [], left: [] };
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
  if (others === true) return { move, cells, left: [`${at.sheet}, row ${row.row}`] };
  return { move, cells, left: [], blank: { sheet: at.sheet, headingRow: at.headingRow, row: row.row } };
}

/** Every row below a blank one goes up as it stands, those that people left blank among them. */
export function closeUp(sheets: readonly ReadCells[], plans: readonly Emptying[]): readonly Arrangement[] {
  const blanks = Map.groupBy(
    plans.flatMap(({ blank }) => blank ?? []),
    ({ sheet }) => sheet,
  );
  return [...blanks].flatMap(([sheet, found]): readonly Arrangement[] => {
    const [{ headingRow } = { headingRow: 0 }] = found;
    const gone = found.map(({ row }) => row);
    const last = sheets.find(({ name }) => name === sheet)?.rows.at(-1)?.row ?? headingRow;
    const rows = Array.from({ length: last - headingRow }, (_, at) => headingRow + 1 + at);
    return [{ sheet, headingRow, rows: rows.filter((row) => !gone.includes(row)), gone }];
  });
}

/** Places of blank rows that could not be closed up: rows below them stay where a comment, a formula, merged cells, a link or a table of Excel is. */
export function gapsLeft(
  before: readonly ReadCells[],
  after: readonly ReadCells[],
  closed: readonly Arrangement[],
): readonly string[] {
  return closed.flatMap((one) => {
    const now = blanksOf(after, one);
    if (now.length <= blanksOf(before, one).length) return [];
    const first = Math.min(...(one.gone ?? []));
    return now.filter((row) => row >= first).map((row) => `${one.sheet}, row ${row}`);
  });
}

function blanksOf(sheets: readonly ReadCells[], { sheet, headingRow }: Arrangement): readonly number[] {
  const rows = sheets.find(({ name }) => name === sheet)?.rows ?? [];
  const filled = new Set(rows.filter(({ cells }) => cells.some(({ kind }) => kind !== 'blank')).map(({ row }) => row));
  const last = Math.max(headingRow, ...filled);
  return Array.from({ length: last - headingRow }, (_, at) => headingRow + 1 + at).filter((row) => !filled.has(row));
}
