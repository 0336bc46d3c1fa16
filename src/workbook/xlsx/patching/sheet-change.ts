// A cell to be written into a sheet.
import type { CellEdit } from './sheet-edit.ts';

export interface SheetChange extends CellEdit {
  readonly sheet: string;
}
