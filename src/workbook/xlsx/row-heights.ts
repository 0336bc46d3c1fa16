// How high the rows are that a write touches: LibreOffice gives a row that says no height one line, and cuts off what is wrapped below it.
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import { memoBy } from '../../domain/text/memo-by.ts';
import { columnLook } from '../looks/column-look.ts';
import { sheetOrder } from '../looks/sheet-order.ts';
import type { Column, Table } from '../tables/table.ts';
import type { BoundTable } from './bind-tab.ts';
import type { Heights } from './patching/additions.ts';
import { ONE_LINE } from './patching/sheet-edit.ts';
import type { SheetChange } from './patching/sheet-change.ts';

/** No row takes more of a screen; a program shows no row higher than 409 points. */
const MOST_LINES = 24;
/** Letters of a text are narrower than the digit by which a column is measured; capitals and other fonts take a part of that. */
const LETTERS_A_DIGIT = 1.1;

/** For every row in which something is written, what it needs afterwards. */
export function heightsOf(tables: Iterable<BoundTable>, changes: readonly SheetChange[]): Heights {
  const heights = new Map<string, ReadonlyMap<number, number>>();
  const bySheet = Map.groupBy(changes, ({ sheet }) => sheet);
  for (const { table, at, rows } of tables) {
    const mine = at === undefined ? undefined : bySheet.get(at.sheet);
    if (at === undefined || mine === undefined) continue;
    const fields = new Map([...at.columns].map(([field, column]) => [column, field] as const));
    const columns: Readonly<Record<string, Column>> = { ...table.columns, ...table.computed };
    const inSight = shownFields(table);
    const standing = new Map(rows.map((row) => [row.row, row.cells] as const));
    const points = new Map<number, number>();
    for (const [row, written] of Map.groupBy(mine, ({ row: each }) => each)) {
      if (row <= at.headingRow) continue;
      const cells = new Map<string, Cell>(standing.get(row));
      for (const { column, to } of written) cells.set(fields.get(column) ?? '', to);
      // A folded column is not in sight: its texts make no row higher.
      const lines = [...cells].map(([field, cell]) =>
        inSight.has(field) ? linesOf(columns[field], cell, at.widthOf(at.columns.get(field) ?? 0)) : 1,
      );
      points.set(row, ONE_LINE * Math.min(MOST_LINES, Math.max(1, ...lines)));
    }
    heights.set(at.sheet, points);
  }
  return heights;
}

const shownFields = memoBy(
  (table: Table): ReadonlySet<string> =>
    new Set(
      sheetOrder(table).columns.flatMap(({ field, hidden, group }) =>
        hidden || field === undefined || group !== undefined ? [] : [field],
      ),
    ),
);

/** As many as the text of a cell takes in its column, where `set` says how wide that is in the file. */
export function linesOf(column: Column | undefined, cell: Cell, set?: number): number {
  if (column === undefined || cell.kind !== 'text') return 1;
  const { wraps, width } = columnLook(column);
  return wraps ? linesIn(cellText(cell), set ?? width) : 1;
}

/** Words go into the next line whole; one that is longer than a line, as an address can be, goes on in the next. */
export function linesIn(text: string, width: number): number {
  const room = Math.floor(width * LETTERS_A_DIGIT);
  return text.split('\n').reduce((sum, line) => {
    let [lines, used] = [1, 0];
    for (const { length } of line.split(' ')) {
      const longer = used === 0 ? length : used + 1 + length;
      if (longer <= room) used = longer;
      else {
        if (used > 0) lines += 1;
        lines += Math.ceil(length / room) - 1;
        used = length % room === 0 ? room : length % room;
      }
    }
    return sum + lines;
  }, 0);
}
