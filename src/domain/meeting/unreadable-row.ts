// A row of which something cannot be read, and what of it is certain.
import type { Day } from '../time/day.ts';

/** A row id, `none` where the row is about none, or that it cannot be told. */
export type Pointed = { readonly id: string } | 'none' | 'notKnown';

export interface UnreadRow {
  /** Name of its table. */
  readonly table: string;
  readonly rowId?: string;
  /** As a person finds it: Actions, row 5. */
  readonly place: string;
  /** It stands in the restricted workbook. */
  readonly restricted: boolean;
  readonly meeting: Pointed;
  /** The day that was written for the meeting. */
  readonly on?: Day;
  readonly caseRef: Pointed;
  readonly agency: Pointed;
}
