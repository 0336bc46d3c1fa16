// The rows of a view put into an order from the top without gaps: cells move, never formulas, nor rows beside which somebody keeps something.
import { BLANK, sameCell, type Cell } from '../../domain/cells/cell.ts';
import type { BoundTable, TablePlace } from './bind-tab.ts';
import type { SheetDraft } from './sheet-draft.ts';

/** Cells by `row/column` as they must be written; undefined where the file holds that already. */
export function orderRows(
  { rows }: BoundTable,
  at: TablePlace,
  draft: SheetDraft,
  rowIds: readonly string[],
): ReadonlyMap<string, Cell | undefined> {
  const columns = [at.idColumn, ...at.columns.values()];
  const stood = new Map(rows.map((row) => [row.row, row]));
  const inFile = (row: number, column: number): Cell => {
    const one = stood.get(row);
    if (column === at.idColumn) return one?.id === undefined ? BLANK : { kind: 'text', text: one.id };
    for (const [field, place] of at.columns) if (place === column) return one?.cells.get(field) ?? BLANK;
    return BLANK;
  };
  const now = (row: number, column: number): Cell => draft.cells.get(`${row}/${column}`)?.to ?? inFile(row, column);
  const isFixed = (row: number): boolean =>
    at.foreign.has(row) ||
    columns.some((column) => at.isMerged(column, row) || ['formula', 'error'].includes(now(row, column).kind));
  const placeOf = (id: string): number | undefined => {
    const found = rows.filter((row) => row.id === id);
    return draft.ids.get(id) ?? (found.length === 1 ? found[0]?.row : undefined);
  };
  const from = rowIds.flatMap((id) => placeOf(id) ?? []).filter((row) => !isFixed(row));
  const mine = new Set(from);
  const isFree = (row: number): boolean =>
    mine.has(row) || (!isFixed(row) && columns.every((column) => now(row, column).kind === 'blank'));
  const to: number[] = [];
  for (let row = at.headingRow + 1; to.length < from.length; row += 1) if (isFree(row)) to.push(row);
  const wanted = new Map<string, Cell>();
  for (const row of [...from, ...to]) for (const column of columns) wanted.set(`${row}/${column}`, BLANK);
  for (const [index, row] of to.entries())
    for (const column of columns) wanted.set(`${row}/${column}`, now(from[index] ?? row, column));
  return new Map(
    [...wanted].map(([place, cell]) => {
      const [row = 0, column = 0] = place.split('/').map(Number);
      return [place, sameCell(inFile(row, column), cell) ? undefined : cell];
    }),
  );
}
