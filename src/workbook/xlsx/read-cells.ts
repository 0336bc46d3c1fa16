// The cells of one sheet as they were read, and how rows that come one by one are put under their sheets.
import type { Range } from './package/cell-reference.ts';
import type { ColumnWidth, SheetRow } from './reading/sheet-reader.ts';

export interface ReadCells {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenRows: number;
  readonly merges: readonly Range[];
  readonly widths?: readonly ColumnWidth[];
  /** Rows that hold something, in order. */
  readonly rows: readonly SheetRow[];
}

/** Puts the rows that a reading hands out under their sheets, in order. */
export function openRowGatherer(): {
  readonly add: (sheet: number, row: SheetRow) => void;
  readonly sheets: (read: readonly Omit<ReadCells, 'rows'>[]) => readonly ReadCells[];
} {
  const rows = new Map<number, SheetRow[]>();
  return {
    add(sheet, row): void {
      const list = rows.get(sheet);
      if (list === undefined) rows.set(sheet, [row]);
      else list.push(row);
    },
    sheets: (read) =>
      read.map(({ name, hidden, hiddenRows, merges, widths = [] }, index) => ({
        name,
        hidden,
        hiddenRows,
        merges,
        widths,
        rows: (rows.get(index) ?? []).toSorted((a, b) => a.row - b.row),
      })),
  };
}
