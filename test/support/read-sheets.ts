// Reads the bytes of a workbook into sheets of cells, for tests that look at what we made or got back.
import type { Cell } from '../../src/domain/cells/cell.ts';
import { OWN } from '../../src/workbook/xlsx/trust-profile.ts';
import type { Profile } from '../../src/workbook/xlsx/trust-profile.ts';
import { readWorkbook } from '../../src/workbook/xlsx/reading/read-workbook.ts';
import { columnName } from '../../src/workbook/xlsx/package/cell-reference.ts';

export interface SheetOfCells {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: { readonly row: number; readonly cells: Map<string, Cell> }[];
}

/** All sheets with the cells that hold something, by row number and column letters. */
export async function readSheets(bytes: Buffer, profile: Profile = OWN): Promise<SheetOfCells[]> {
  const sheets: SheetOfCells[] = [];
  await readWorkbook(bytes, profile, {
    sheet: (index, name, hidden) => void (sheets[index] = { name, hidden, rows: [] }),
    row: (index, row) => {
      const cells = new Map(row.columns.map((column, at) => [columnName(column), row.cells[at]!]));
      sheets[index]?.rows.push({ row: row.row, cells });
    },
  });
  return sheets;
}
