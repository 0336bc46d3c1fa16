// Which cells are formulas and what they say: shared formulas as they read for their own cell, and the cells that an array or data table fills.
import { holds, parseRange, type Range } from '../package/cell-reference.ts';
import { moveFormula } from './shared-formula.ts';
import type { WalkedCell } from './sheet-visitor.ts';

export interface FormulaReader {
  /** The formula of a cell, empty when it cannot be said; undefined when the cell holds no formula and no part of one. */
  read(cell: WalkedCell): string | undefined;
  /** Ranges that array formulas and data tables fill. */
  readonly filled: readonly Range[];
}

interface Shared {
  readonly formula: string;
  readonly column: number;
  readonly row: number;
}

/** Reads the formulas of one sheet, cells in the order they stand. */
export function createFormulaReader(): FormulaReader {
  const shared = new Map<string, Shared>();
  const filled: Range[] = [];
  let open: Range[] = [];
  let openRow = 0;
  return {
    filled,
    read(cell): string | undefined {
      const { formula } = cell;
      if (formula === undefined) {
        if (open.length === 0) return undefined;
        if (cell.row !== openRow) {
          openRow = cell.row;
          open = open.filter((range) => range.bottom >= cell.row);
        }
        return open.some((range) => holds(range, cell.column, cell.row)) ? '' : undefined;
      }
      if (cell.formulaType === 'array' || cell.formulaType === 'dataTable') {
        const range = parseRange(cell.formulaRange);
        filled.push(range ?? { left: cell.column, top: cell.row, right: cell.column, bottom: cell.row });
        if (range !== undefined && cell.formulaRange.includes(':')) open.push(range);
      }
      if (cell.formulaType !== 'shared') return formula;
      if (formula !== '') {
        shared.set(cell.formulaGroup, { formula, column: cell.column, row: cell.row });
        return formula;
      }
      const first = shared.get(cell.formulaGroup);
      return first === undefined
        ? ''
        : (moveFormula(first.formula, cell.column - first.column, cell.row - first.row) ?? '');
    },
  };
}
