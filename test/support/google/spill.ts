// What an ARRAYFORMULA puts into the blank cells below it: no formula and no entered value stands there, and an error arrives as a text with its reason.
import type { sheets_v4 } from '@googleapis/sheets';
import { cellAt, isBlank } from './book.ts';
import type { Book, Tab } from './book.ts';
import { elementOf } from './array-formula.ts';
import { calculate, showError } from './formulas.ts';

interface Array1 {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

const known = new WeakMap<Tab, readonly Array1[]>();

function arraysIn(tab: Tab): readonly Array1[] {
  const before = known.get(tab);
  if (before !== undefined) return before;
  const found = tab.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column): readonly Array1[] => {
      const formula = cell?.userEnteredValue?.formulaValue ?? '';
      return formula.startsWith('=ARRAYFORMULA(') ? [{ row, column, formula }] : [];
    }),
  );
  known.set(tab, found);
  return found;
}

/** The value that a formula above spills into this blank cell, as values are read; undefined where none does. */
export function spilledValue(book: Book, tab: Tab, row: number, column: number): string | number | boolean | undefined {
  for (const array of arraysIn(tab)) {
    if (array.column !== column || row <= array.row) continue;
    const element = elementOf(array.formula, row - array.row);
    const isFree = tab.rows
      .slice(array.row + 1, row)
      .every((_, at) => isBlank(cellAt(tab, array.row + 1 + at, column)));
    if (element !== undefined && isFree) return shown(calculate(book, tab, element));
  }
  return undefined;
}

function shown(value: sheets_v4.Schema$ExtendedValue): string | number | boolean {
  if (value.errorValue) return `${showError(value.errorValue.type)} (${value.errorValue.message ?? ''})`;
  return value.numberValue ?? value.boolValue ?? value.stringValue ?? '';
}
