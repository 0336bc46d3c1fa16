// What is added to a workbook besides cells: tabs, columns, renewed rules.
import type { NewColumn } from './new-column.ts';
import type { NewTab } from './new-tab.ts';
import type { Renewals } from './renew-sheet-rules.ts';

/** What is added to a workbook besides cells. */
export interface Additions {
  readonly tabs: readonly NewTab[];
  readonly columns: readonly NewColumn[];
  /** Columns whose rules may be those of an earlier version. */
  readonly renewals?: Renewals;
}

export const NO_ADDITIONS: Additions = { tabs: [], columns: [] };
