// Which rows of a sheet were met: a row that stands twice is refused, and in a strict reading one out of order.
import type { Profile } from '../trust-profile.ts';
import { isOnGrid } from '../package/cell-reference.ts';
import { Refused } from './refusal.ts';

export interface RowLedger {
  enter(row: number): void;
}

// Rows usually rise; only when one does not is it worth remembering which were there.
/** Throws Refused for a row off the grid or there already; a strict reading also for one that does not rise. */
export function createRowLedger(profile: Profile): RowLedger {
  let seen = new Uint8Array(512);
  let last = 0;
  return {
    enter(row): void {
      if (!isOnGrid({ column: 1, row }))
        throw new Refused(
          'off-grid',
          'A row in it stands outside the sheet. Save it again as an Excel workbook (.xlsx).',
        );
      const slot = row >> 3;
      if (slot >= seen.length) seen = longer(seen, slot);
      const bit = 1 << (row & 7);
      const known = seen[slot] ?? 0;
      if ((known & bit) !== 0)
        throw new Refused('duplicate-row', `Row ${row} stands in the file twice; which one counts cannot be known.`);
      if (row < last && profile.strict)
        throw new Refused('damaged', 'Its rows are out of order. Save it again as an Excel workbook (.xlsx).');
      seen[slot] = known | bit;
      last = row;
    },
  };
}

// Most sheets are short: the room for a million rows is made when there are that many.
function longer(seen: Uint8Array<ArrayBuffer>, slot: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(Math.max(slot + 1, seen.length * 8));
  grown.set(seen);
  return grown;
}
