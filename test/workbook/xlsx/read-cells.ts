// Reads a workbook in this process and gives its cells by place, for tests about what is read rather than where.
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import type { Profile } from '../../../src/workbook/xlsx/trust-profile.ts';
import { readWorkbook } from '../../../src/workbook/xlsx/reading/read-workbook.ts';
import { placeName } from '../../../src/workbook/xlsx/package/cell-reference.ts';
import { findRefusal } from '../../../src/workbook/xlsx/reading/refusal.ts';

/** `Sheet1!A1` to its cell. */
export async function readCells(bytes: Buffer, profile: Profile = OWN): Promise<Map<string, Cell>> {
  const cells = new Map<string, Cell>();
  const names: string[] = [];
  await readWorkbook(bytes, profile, {
    sheet: (index, name) => void (names[index] = name),
    row(index, row): void {
      for (const [at, cell] of row.cells.entries())
        cells.set(`${names[index]}!${placeName(row.columns[at] ?? 0, row.row)}`, cell);
    },
  });
  return cells;
}

/** `ok`, or the code it is refused by; anything else that is thrown is a bug and goes on. */
export async function outcomeOf(bytes: Buffer, profile: Profile = OWN): Promise<string> {
  try {
    await readCells(bytes, profile);
    return 'ok';
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return refusal.code;
  }
}
