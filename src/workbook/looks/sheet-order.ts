// In which order a tab shows its columns to somebody who works in it, what stays in sight while scrolling, and which groups start folded up.
import { memoBy } from '../../domain/text/memo-by.ts';
import { groupLabel } from '../tables/headers.ts';
import { columnsOf, ROW_ID_HEADER, type Column, type Table } from '../tables/table.ts';
import { lookOf } from './tab-looks.ts';

export interface PlacedColumn {
  /** Absent for the column of row ids. */
  readonly field?: string;
  readonly header: string;
  readonly column?: Column;
  /** The group behind whose name it is folded up. */
  readonly group?: string;
  readonly hidden: boolean;
}

/** The columns of a tab as a person sees them from left to right, and how many of them stay in sight. */
export function sheetOrder(table: Table): { readonly columns: readonly PlacedColumn[]; readonly frozen: number } {
  const look = lookOf(table.name);
  const byField = new Map(columnsOf(table).map(({ field, ...column }) => [field, column]));
  const rest = [...byField.keys()].filter((field) => !look.first.includes(field));
  const groupOf = (field: string): string | undefined => byField.get(field)?.group;
  const folds = (field: string): boolean => look.folds && groupOf(field) !== undefined;
  // Each group once, however its columns are described: one name opens all of it.
  const groups = [...new Set(rest.filter(folds).map(groupOf))];
  const id: PlacedColumn = {
    header: table.idHeader ?? ROW_ID_HEADER,
    hidden: !look.first.includes('id'),
  };
  const placed = (field: string, group?: string): readonly PlacedColumn[] => {
    if (field === 'id') return [id];
    const column = byField.get(field);
    if (column === undefined) return [];
    return [{ field, header: column.header, column, hidden: false, ...(group === undefined ? {} : { group }) }];
  };
  const columns = [
    ...look.first.flatMap((field) => placed(field)),
    ...rest.filter((field) => !folds(field)).flatMap((field) => placed(field)),
    ...groups.flatMap((group) =>
      rest.filter((field) => folds(field) && groupOf(field) === group).flatMap((field) => placed(field, group)),
    ),
    ...(id.hidden ? [id] : []),
  ];
  return { columns, frozen: look.frozen };
}

/** The fields as a new tab lays them, '' for the row id. */
export const laidAs = memoBy((table: Table): readonly string[] =>
  sheetOrder(table).columns.map(({ field }) => field ?? ''),
);

/** A narrow column that holds nothing but the name of the group folded up behind it. */
export interface GroupLabel {
  readonly label: string;
}

export type LaidColumn = PlacedColumn | GroupLabel;

export function isLabel(one: LaidColumn): one is GroupLabel {
  return 'label' in one;
}

/** The columns with a label in front of each group: without one between them, two groups would open as one. */
export function laidColumns(table: Table): readonly LaidColumn[] {
  let open: string | undefined;
  return sheetOrder(table).columns.flatMap((placed): readonly LaidColumn[] => {
    const isFirst = placed.group !== undefined && placed.group !== open;
    open = placed.group;
    return isFirst ? [{ label: groupLabel(placed.group ?? '') }, placed] : [placed];
  });
}
