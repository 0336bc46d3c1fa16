// What is changed in a workbook besides cells: tabs, columns, rules, the order and height of rows.
import type { NewColumn } from './new-column.ts';
import type { NewTab } from './new-tab.ts';
import type { Renewals } from './renew-sheet-rules.ts';
import type { Arrangement } from './arrange-rows.ts';
import type { SheetLinks } from './lay-links.ts';

/** What is added to a workbook besides cells. */
export interface Additions {
  readonly tabs: readonly NewTab[];
  readonly columns: readonly NewColumn[];
  /** Columns whose rules may be those of an earlier version. */
  readonly renewals?: Renewals;
  /** Hidden tabs that are shown. */
  readonly shown?: readonly string[];
  /** Rows that are put into another order; cells are not changed in the same go. */
  readonly arrangements?: readonly Arrangement[];
  /** Cells that lead somewhere, by sheet: all of its columns that do. */
  readonly links?: readonly SheetLinks[];
  /** Heights for rows whose height nobody has set, by sheet. */
  readonly heights?: Heights;
}

/** Points by row. */
export type Heights = ReadonlyMap<string, ReadonlyMap<number, number>>;

export const NO_ADDITIONS: Additions = { tabs: [], columns: [] };
