// How high the rows are that a write touches: LibreOffice gives a row that says no height one line, and cuts off what is wrapped below it.
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import { columnLook } from '../looks/column-look.ts';
import type { Column } from '../tables/table.ts';
import type { BoundTable } from './bind-tab.ts';
import type { Heights } from './patching/additions.ts';
import { ONE_LINE } from './patching/sheet-edit.ts';
import type { SheetChange } from './patching/sheet-change.ts';

/** No row takes more of a screen. */
const MOST_LINES = 12;
/** Letters are wider than the digit by which a column is measured, and words are not cut. */
const SPARE = 0.9;

/** For every row in which something is written, what it needs afterwards. */
export function heightsOf(tables: Iterable<BoundTable>, changes: readonly SheetChange[]): Heights {
  const heights = new Map<string, ReadonlyMap<number, number>>();
  const bySheet = Map.groupBy(changes, ({ sheet }) => sheet);
  for (const { table, at, rows } of tables) {
    const mine = at === undefined ? undefined : bySheet.get(at.sheet);
    if (at === undefined || mine === undefined) continue;
    const fields = new Map([...at.columns].map(([field, column]) => [column, field] as const));
    const columns: Readonly<Record<string, Column>> = { ...table.columns, ...table.computed };
    const standing = new Map(rows.map((row) => [row.row, row.cells] as const));
    const points = new Map<number, number>();
    for (const [row, written] of Map.groupBy(mine, ({ row: each }) => each)) {
      if (row <= at.headingRow) continue;
      const cells = new Map<string, Cell>(standing.get(row));
      for (const { column, to } of written) cells.set(fields.get(column) ?? '', to);
      const lines = [...cells].map(([field, cell]) => linesOf(columns[field], cell));
      points.set(row, ONE_LINE * Math.min(MOST_LINES, Math.max(1, ...lines)));
    }
    heights.set(at.sheet, points);
  }
  return heights;
}

/** As many as the text of a cell takes in its column. */
export function linesOf(column: Column | undefined, cell: Cell): number {
  if (column === undefined || cell.kind !== 'text') return 1;
  const { wraps, width } = columnLook(column);
  if (!wraps) return 1;
  return cellText(cell)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * SPARE))), 0);
}
