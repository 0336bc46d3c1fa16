// Reads a patched workbook back from its bytes: every cell that was written must stand there as it was meant before the file may go to the disk.
import type { Profile } from './profile.ts';
import { readWorkbook } from './read-workbook.ts';
import type { ReadSheet } from './read-workbook.ts';
import { findRefusal } from './refused.ts';
import type { SheetChange } from './patch.ts';
import type { WritableCell } from './sheet-edit.ts';
import type { SheetRow } from './sheet-reader.ts';
import { sameStored } from './write-plan.ts';

type Wanted = Map<number, Map<number, WritableCell>>;

export interface ReadBack {
  readonly holds: boolean;
  readonly sheets: readonly ReadSheet[];
}

/** Whether all these cells read back as they were written; a file that is refused holds none. Every row met goes to `onRow` too. */
export async function holdsAll(
  bytes: Buffer,
  profile: Profile,
  changes: readonly SheetChange[],
  onRow: (sheet: number, row: SheetRow) => void = () => {},
): Promise<ReadBack> {
  const sheets = new Map<string, Wanted>();
  for (const { sheet, row, column, to } of changes) {
    const rows: Wanted = sheets.get(sheet.toLowerCase()) ?? new Map();
    sheets.set(sheet.toLowerCase(), rows.set(row, (rows.get(row) ?? new Map<number, WritableCell>()).set(column, to)));
  }
  const names: string[] = [];
  let holds = true;
  let sheetsRead: readonly ReadSheet[];
  try {
    const read = await readWorkbook(bytes, profile, {
      sheet: (index, name) => void (names[index] = name.toLowerCase()),
      row(index, row): void {
        onRow(index, row);
        const wanted = sheets.get(names[index] ?? '')?.get(row.row);
        if (wanted === undefined) return;
        for (const [at, cell] of row.cells.entries()) {
          const to = wanted.get(row.columns[at] ?? 0);
          if (to === undefined) continue;
          holds &&= sameStored(cell, to);
          wanted.delete(row.columns[at] ?? 0);
        }
      },
    });
    sheetsRead = read.sheets;
  } catch (error) {
    if (findRefusal(error) === undefined) throw error;
    return { holds: false, sheets: [] };
  }
  const missing = [...sheets.values()].flatMap((rows) => [...rows.values()]);
  return { holds: holds && missing.every(isBlankAll), sheets: sheetsRead };
}

// What is written blank is no cell when it is read.
function isBlankAll(left: ReadonlyMap<number, WritableCell>): boolean {
  return [...left.values()].every((to) => to.kind === 'blank' || (to.kind === 'text' && to.text === ''));
}
