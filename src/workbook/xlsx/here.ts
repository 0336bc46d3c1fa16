// Reads and patches in this very process: for files that we made ourselves a moment ago and nobody else has touched (the demo's). Anything
// that came from outside goes through the child process with its limits.
import { openRowGatherer } from './file-state.ts';
import { holdsAll } from './holds-all.ts';
import { patchWorkbook, type SheetChange } from './patch.ts';
import type { Profile } from './profile.ts';
import { readWorkbook } from './read-workbook.ts';
import { findRefusal } from './refused.ts';
import type { PatchAnswer, ReadAnswer } from './runner.ts';
import type { SheetRow } from './sheet-reader.ts';

const SPENT = { ms: 0, peakMb: 0 } as const;

/** As readInChild, without a child. */
export async function readHere(
  bytes: Buffer,
  profile: Profile,
  onRow?: (sheet: number, row: SheetRow) => void,
): Promise<ReadAnswer> {
  try {
    const done = await readWorkbook(bytes, profile, { row: (sheet, row) => onRow?.(sheet, row) });
    return { outcome: 'read', sheets: done.sheets, lost: done.lost, ...SPENT };
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return { outcome: 'refused', ...refusal, ...SPENT };
  }
}

/** As patchInChild, without a child. */
export async function patchHere(
  bytes: Buffer,
  profile: Profile,
  changes: readonly SheetChange[],
  readBack: boolean,
): Promise<PatchAnswer> {
  try {
    const done = await patchWorkbook(bytes, profile, changes);
    const patched = { outcome: 'patched', changed: done.changed, bytes: Buffer.from(done.bytes), ...SPENT } as const;
    if (!readBack) return { ...patched, holds: true };
    const rows = openRowGatherer();
    const { holds, sheets } = await holdsAll(done.bytes, profile, changes, rows.add);
    return { ...patched, holds, cells: rows.sheets(sheets) };
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return { outcome: 'refused', ...refusal, ...SPENT };
  }
}
