// Rows known by their ids, as the rows of a sheet that are put in order.
import type { Arrange } from '../workbook-port.ts';
import type { Arrangement } from './patching/arrange-rows.ts';
import type { Laying } from './xlsx-lay-columns.ts';

/** Nothing where the rows stand so already. */
export function arrangementOf({ bound }: Laying, { table, rowIds }: Arrange): readonly Arrangement[] {
  const { at, rows } = bound.get(table) ?? { at: undefined, rows: [] };
  if (at === undefined) return [];
  const places = Map.groupBy(rows, ({ id }) => id ?? '');
  const found = rowIds.flatMap((id) => {
    const [row, copy] = places.get(id) ?? [];
    return row === undefined || copy !== undefined ? [] : [row.row];
  });
  const isInOrder = found.every((row, index) => row === at.headingRow + 1 + index);
  return isInOrder ? [] : [{ sheet: at.sheet, headingRow: at.headingRow, rows: found }];
}
