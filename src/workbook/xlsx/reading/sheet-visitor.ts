// What a walk through a worksheet tells its visitor: where rows and cells stand and what is written in them.
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';

/** A cell as met; one object used again for every cell. Bytes count in the part (as UTF-8). */
export interface WalkedCell {
  column: number;
  row: number;
  type: string;
  style: string;
  value: string | undefined;
  inline: string | undefined;
  formula: string | undefined;
  /** `shared`, `array`, `dataTable`, or empty for an ordinary formula. */
  formulaType: string;
  formulaRange: string;
  formulaGroup: string;
  formulaStart: number;
  formulaEnd: number;
  start: number;
  end: number;
}

export interface SheetVisitor {
  /** The opening tag of sheetData, and of everything outside it at any depth but in extensions. */
  outside(tag: XmlTag, depth: number): void;
  startRow(row: number, tag: XmlTag): void;
  /** The tag of a cell that is written in any but the plainest way: `<c r="B7" s="3"`, then its value. */
  startCell?(tag: XmlTag, column: number, row: number): void;
  cell(cell: WalkedCell): void;
  endRow(row: number, start: number, end: number): void;
  endData?(start: number, end: number): void;
}

/** A cell before any was met. */
export function emptyCell(): WalkedCell {
  return {
    column: 0,
    row: 0,
    type: '',
    style: '',
    value: undefined,
    inline: undefined,
    formula: undefined,
    formulaType: '',
    formulaRange: '',
    formulaGroup: '',
    formulaStart: 0,
    formulaEnd: 0,
    start: 0,
    end: 0,
  };
}
