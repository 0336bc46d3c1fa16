// A sheet while changes are put into it.
import type { SheetChange } from './patching/sheet-change.ts';

export interface SheetDraft {
  readonly cells: Map<string, SheetChange>;
  readonly taken: Set<number>;
  readonly freed: Set<number>;
  /** Rows that were added, by id. */
  readonly ids: Map<string, number>;
  nextRow: number;
}
