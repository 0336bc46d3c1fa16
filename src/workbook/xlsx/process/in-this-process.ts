// Reads and patches in this very process: for files that we made ourselves a moment ago and nobody else has touched (the demo's). Anything
// that came from outside goes through the child process with its limits.
import { holdsAll } from '../patching/verify-patch.ts';
import { patchWorkbook } from '../patching/patch-workbook.ts';
import type { Profile } from '../trust-profile.ts';
import { readWorkbook } from '../reading/read-workbook.ts';
import { findRefusal } from '../reading/refusal.ts';
import type { SheetRow } from '../reading/sheet-reader.ts';
import type { SheetChange } from '../patching/sheet-change.ts';
import { NO_ADDITIONS, type Additions } from '../patching/additions.ts';
import { openRowGatherer, type ReadCells } from '../read-cells.ts';
import type { PatchAnswer, ReadAnswer } from './process-answers.ts';

/** Parts that say what the cells of every sheet mean. */
const MEANINGS = /sharedStrings|styles/i;
const SPENT = { ms: 0, cpuMs: 0, peakMb: 0 } as const;

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

/** As patchInChild, without a child; `known` is what the file holds before: of sheets that did not change it is what they hold after. */
export async function patchHere(
  bytes: Buffer,
  profile: Profile,
  changes: readonly SheetChange[],
  readBack: boolean,
  known: readonly ReadCells[] = [],
  additions: Additions = NO_ADDITIONS,
): Promise<PatchAnswer> {
  try {
    const done = await patchWorkbook(bytes, profile, changes, additions);
    const patched = { outcome: 'patched', changed: done.changed, bytes: done.bytes, ...SPENT } as const;
    if (!readBack) return { ...patched, holds: true };
    const rows = openRowGatherer();
    const { holds, sheets } = await holdsAll(
      { ...done, before: bytes, after: done.bytes, changes: done.written },
      profile,
      rows.add,
    );
    const touched = new Set(done.written.map((one) => one.sheet.toLowerCase()));
    const isSettled = sheets.length === known.length && !done.changed.some((name) => MEANINGS.test(name));
    if (!holds || !isSettled) return { ...patched, holds };
    const cells = rows.sheets(sheets).map((sheet, at) => {
      const before = known[at];
      return before?.name !== sheet.name || touched.has(sheet.name.toLowerCase()) ? sheet : before;
    });
    return { ...patched, holds, cells };
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return { outcome: 'refused', ...refusal, ...SPENT };
  }
}
