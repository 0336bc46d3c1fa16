// Cells merged downward: below its words a merged cell stands for them where it names the row; else it is no cell of that row.
import { isBlank, type Cell } from './form-cell.ts';
import type { FormWords } from './form-words.ts';

export function carryMerged(rows: readonly (readonly Cell[])[], words: FormWords): readonly (readonly Cell[])[] {
  const merged = new Map<number, Cell>();
  return rows.map((row, index) => {
    const next = rows[index + 1] ?? [];
    for (const one of row)
      if (!one.cell.continues && next.some((each) => each.cell.continues && each.cell.column === one.cell.column))
        merged.set(one.cell.column, one);
    return row.flatMap((one) => {
      if (!one.cell.continues || !isBlank(one)) return [one];
      const above = merged.get(one.cell.column);
      return above === undefined || !words.isLabel(above.text) ? [] : [above];
    });
  });
}
