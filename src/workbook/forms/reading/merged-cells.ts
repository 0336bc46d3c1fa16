// Cells merged downward: below its words a merged cell stands for them where it names the row; else it is no cell of that row.
import { isBlank, type Cell } from './form-cell.ts';
import type { FormWords } from './form-words.ts';

export function carryMerged(rows: readonly (readonly Cell[])[], words: FormWords): readonly (readonly Cell[])[] {
  const merged = new Map<number, Cell>();
  return rows.map((row, index) => {
    const next = rows[index + 1] ?? [];
    for (const cell of row)
      if (!cell.cell.continues && next.some((each) => each.cell.continues && each.cell.column === cell.cell.column))
        merged.set(cell.cell.column, cell);
    return row.flatMap((cell) => {
      if (!cell.cell.continues || !isBlank(cell)) return [cell];
      const above = merged.get(cell.cell.column);
      return above === undefined || !words.isLabel(above.text) ? [] : [above];
    });
  });
}
