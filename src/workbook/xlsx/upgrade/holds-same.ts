// Whether what came out of an upgrade holds what went in.
import { sameCell, type Cell } from '../../../domain/cells/cell.ts';
import type { ReadCells } from '../read-cells.ts';
import type { ColumnOrder } from './file-column-order.ts';
import { movesOf } from './moved-references.ts';

/**
 * Whether two readings hold the same cells, sheet by sheet, wherever the sheets stand; days may be written otherwise, not be other days. On a tab
 * whose columns moved each cell has gone with its column and nothing was added but names of groups; formulas name other columns there.
 */
export function holdsSame(
  before: readonly ReadCells[],
  after: readonly ReadCells[],
  moved: readonly ColumnOrder[] = [],
): boolean {
  if (before.length !== after.length) return false;
  return before.every((one) => {
    const other = after.find(({ name }) => name === one.name);
    if (other === undefined || one.merges.length !== other.merges.length) return false;
    const order = moved.find(({ sheet }) => sheet === one.name);
    const to = order === undefined ? (column: number): number => column : movesOf(one.name, order.columns).to;
    const labels = new Set(
      order?.columns.flatMap(({ from }, at) => (from === undefined ? [`${order.headingRow}/${at + 1}`] : [])),
    );
    const [was, is] = [cellsOf(one, to), cellsOf(other, (column) => column)];
    const added = [...is.keys()].filter((place) => !was.has(place));
    return (
      added.length === labels.size &&
      added.every((place) => labels.has(place)) &&
      [...was].every(([place, cell]) => isSame(cell, is.get(place), moved.length > 0))
    );
  });
}

function cellsOf({ rows }: ReadCells, to: (column: number) => number): ReadonlyMap<string, Cell> {
  const found = new Map<string, Cell>();
  for (const { row, columns, cells } of rows)
    for (const [at, column] of columns.entries()) {
      const cell = cells[at];
      if (cell !== undefined && cell.kind !== 'blank') found.set(`${row}/${to(column)}`, cell);
    }
  return found;
}

function isSame(was: Cell, is: Cell | undefined, isMoved: boolean): boolean {
  if (is === undefined) return false;
  return isMoved && was.kind === 'formula' ? is.kind === 'formula' : sameCell(was, is);
}
