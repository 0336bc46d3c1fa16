// The places of a Word form as rows of cells, as the workbook of the same form has them.
import type { Fault } from '../../../domain/cells/cell-read.ts';
import type { Cell } from '../../../domain/cells/cell.ts';
import type { FormRow } from '../../../workbook/forms/form-sheets.ts';
import { columnLetters } from '../../../workbook/tables/headers.ts';
import type { LayoutRead } from './read-layout.ts';

export interface RowAs {
  readonly row: number;
  readonly place: string;
  /** Index of the first answer column. */
  readonly from: number;
  /** The printed cells before it. */
  readonly first: readonly string[];
}

export function rowOf(read: LayoutRead, tags: readonly string[], { row, place, from, first }: RowAs): FormRow {
  const cells = new Map(cellsOf(first));
  const doubts = new Map<string, Fault>();
  tags.forEach((tag, index) => {
    const found = read.places.get(tag);
    const letters = columnLetters(from + index);
    if (found !== undefined && found.cell.kind !== 'blank') cells.set(letters, found.cell);
    if (found?.doubt !== undefined) doubts.set(letters, found.doubt);
  });
  return { row, place, cells, ...(doubts.size === 0 ? {} : { doubts }) };
}

export function cellsOf(texts: readonly string[]): ReadonlyMap<string, Cell> {
  return new Map(
    texts.flatMap((text, index) => (text === '' ? [] : [[columnLetters(index), { kind: 'text', text }] as const])),
  );
}
