// What the answer of a write shows of a tab, column by column.
import type { EnteredValue, Updated } from '../calls/google-shapes.ts';

/** Column by column what an answer shows of a tab. */
export type Columns = ReadonlyMap<number, readonly (EnteredValue | undefined)[]>;

export function columnsIn(updated: Updated, sheetId: number): Columns {
  const sheet = updated.updatedSpreadsheet?.sheets.find((candidate) => candidate.properties.sheetId === sheetId);
  const columns = new Map<number, (EnteredValue | undefined)[]>();
  for (const { startColumn, startRow, rowData } of sheet?.data ?? []) {
    const values: (EnteredValue | undefined)[] = Array.from({ length: startRow });
    for (const row of rowData) values.push(row.values[0]?.userEnteredValue);
    columns.set(startColumn, values);
  }
  return columns;
}
