// Reads a patched workbook back from its bytes before it may go to the disk: every cell that was written must stand there as it was meant, and
// every part that was not changed must be what it was, to the byte. Unread sheets count too: what is written can be read again.
import { openZip } from '../../../system/zip.ts';
import type { Profile } from '../trust-profile.ts';
import { readWorkbook } from '../reading/read-workbook.ts';
import { findRefusal } from '../reading/refusal.ts';
import type { WritableCell } from './sheet-edit.ts';
import { sameStored } from '../xlsx-write-plan.ts';
import type { SheetChange } from './sheet-change.ts';

type Wanted = Map<number, Map<number, WritableCell>>;

export interface Patch {
  readonly before: Buffer;
  readonly after: Buffer;
  /** Names of the parts that may differ, those taken out among them. */
  readonly changed: readonly string[];
  readonly changes: readonly SheetChange[];
}

/** Whether all these cells read back as they were written; a file that is refused holds none. */
export async function holdsAll({ before, after, changed, changes }: Patch, profile: Profile): Promise<boolean> {
  const sheets = new Map<string, Wanted>();
  for (const { sheet, row, column, to } of changes) {
    const rows: Wanted = sheets.get(sheet.toLowerCase()) ?? new Map();
    sheets.set(sheet.toLowerCase(), rows.set(row, (rows.get(row) ?? new Map<number, WritableCell>()).set(column, to)));
  }
  const names: string[] = [];
  let holds = true;
  try {
    if (!isElseSame(before, after, new Set(changed), profile)) return false;
    await readWorkbook(after, profile, {
      wants: (name) => sheets.has(name.toLowerCase()),
      sheet: (index, name) => void (names[index] = name.toLowerCase()),
      row(index, row): void {
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
  } catch (error) {
    if (findRefusal(error) === undefined) throw error;
    return false;
  }
  const missing = [...sheets.values()].flatMap((rows) => [...rows.values()]);
  return holds && missing.every(isBlankAll);
}

/** The same entries in the same order, packed as they were, but for those that may differ. */
function isElseSame(before: Buffer, after: Buffer, changed: ReadonlySet<string>, profile: Profile): boolean {
  const [old, now] = [before, after].map((bytes) => openZip(bytes, profile.zip, profile.strict));
  if (old === undefined || now === undefined) return false;
  const total = now.entries.reduce((sum, entry) => sum + entry.statedBytes, 0);
  if (total > profile.zip.maxTotalBytes) return false;
  let at = 0;
  for (const entry of old.entries) {
    const found = now.entries[at];
    const isThere = found?.name === entry.name;
    if (isThere) at += 1;
    if (changed.has(entry.name)) continue;
    if (!isThere || found.crc !== entry.crc || found.method !== entry.method) return false;
    if (!now.packed(found).equals(old.packed(entry))) return false;
  }
  // Parts that were added stand behind those that were there.
  return now.entries.slice(at).every(({ name }) => changed.has(name));
}

// What is written blank is no cell when it is read.
function isBlankAll(left: ReadonlyMap<number, WritableCell>): boolean {
  return [...left.values()].every((to) => to.kind === 'blank' || (to.kind === 'text' && to.text === ''));
}
