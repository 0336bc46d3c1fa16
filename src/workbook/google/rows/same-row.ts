// Which row is which where people sort and insert meanwhile: by its id, and by what else stands in it, for an id may be what was written wrongly.
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import type { Updated } from '../calls/google-shapes.ts';
import { readEntered, sameStored } from './google-cells.ts';
import type { ReadRow, TablePlace } from './read-file.ts';
import { columnsIn } from './shown-columns.ts';

/** A row as an answer shows it; '' where it has no id. */
export interface ShownRow {
  readonly id: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

export function rowShown(updated: Updated, at: TablePlace, index: number): ShownRow {
  const columns = columnsIn(updated, at.sheetId);
  const id = columns.get(at.idColumn)?.[index];
  const cells = new Map<string, Cell>();
  for (const [field, column] of at.columns) {
    const cell = readEntered(columns.get(column)?.[index], at.kinds.get(field) ?? 'text');
    if (cell.kind !== 'blank') cells.set(field, cell);
  }
  return { id: String(id?.stringValue ?? id?.numberValue ?? '').trim(), cells };
}

/** The row that is most like it; of two that are equally like it the one that stands where it stood. Undefined where none is like it. */
export function findAgain(rows: readonly ReadRow[], row: ShownRow, index: number): ReadRow | undefined {
  let best: { readonly row: ReadRow; readonly score: number } | undefined;
  for (const candidate of rows) {
    const score = likeness(row, candidate) + (candidate.index === index ? 0.5 : 0);
    if (score > (best?.score ?? 0)) best = { row: candidate, score };
  }
  return best?.row;
}

/** Whether an answer shows the row that was read: at least half of what stands in either, but for the fields that were written. */
export function isSameRow(shown: ShownRow, read: ReadRow, written: ReadonlySet<string>): boolean {
  if (!written.has('') && shown.id !== '' && shown.id === read.id) return true;
  const without = (cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> =>
    new Map([...cells].filter(([field]) => !written.has(field)));
  const [one, other] = [without(shown.cells), without(read.cells)];
  const fields = new Set([...one.keys(), ...other.keys()]);
  const alike = [...fields].filter((field) => sameStored(one.get(field) ?? BLANK, other.get(field) ?? BLANK));
  return written.has('') || shown.id === (read.id ?? '') ? alike.length * 2 >= fields.size : false;
}

/** An id counts as much as three cells. */
function likeness(row: ShownRow, candidate: ReadRow): number {
  const ids = row.id !== '' && row.id === candidate.id ? 3 : 0;
  return [...row.cells].reduce(
    (sum, [field, cell]) => sum + (sameStored(cell, candidate.cells.get(field) ?? BLANK) ? 1 : 0),
    ids,
  );
}
