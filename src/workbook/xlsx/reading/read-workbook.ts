// Reads a workbook held in memory, sheet by sheet and row by row. Called in the child process, where a bomb cannot hurt.
import { createCellReader, createDateReader } from './cell-value.ts';
import { readComments, type SheetComment } from './sheet-comments.ts';
import { openPackage, type Package } from '../package/workbook-package.ts';
import type { Profile } from '../trust-profile.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet, type SheetRow, type SheetSurroundings } from './sheet-reader.ts';
import { readDateStyles } from './date-styles.ts';

export interface ReadSheet extends SheetSurroundings {
  readonly name: string;
  readonly hidden: boolean;
  /** Comments on its cells and words of text boxes; of a file from outside only. */
  readonly comments: readonly SheetComment[];
}

export interface ReadOutcome {
  readonly sheets: readonly ReadSheet[];
  /** Sheets that the workbook names and whose part is missing. */
  readonly lost: readonly string[];
}

export interface RowReceiver {
  sheet?(index: number, name: string, hidden: boolean): void;
  /** False leaves a sheet unread: of it only name and whether it is hidden are told. All are read without it. */
  wants?(name: string): boolean;
  row(index: number, row: SheetRow): void;
}

/** Hands all rows of all worksheets to `receiver`, in the order of the file. Throws Refused or ZipTrouble. */
export async function readWorkbook(bytes: Buffer, profile: Profile, receiver: RowReceiver): Promise<ReadOutcome> {
  const pack = await openPackage(bytes, profile);
  const readCell = createCellReader(await readMeanings(pack));
  const sheets: ReadSheet[] = [];
  for (const [index, sheet] of pack.sheets.entries()) {
    const { name, hidden } = sheet;
    receiver.sheet?.(index, name, hidden);
    const isWanted = receiver.wants?.(name) ?? true;
    const around = isWanted ? await readSheet(pack, sheet, readCell, (row) => receiver.row(index, row)) : UNREAD;
    const comments = pack.profile.name === 'received' ? await readComments(pack, sheet) : [];
    sheets.push({ name, hidden, comments, ...around });
  }
  return { sheets, lost: pack.lost };
}

const UNREAD: SheetSurroundings = { merges: [], hiddenColumns: [], hiddenRows: 0, rows: 0, cells: 0 };

async function readMeanings(pack: Package): Promise<Parameters<typeof createCellReader>[0]> {
  return {
    strings: await readSharedStrings(pack),
    dateStyles: await readDateStyles(pack),
    dates: createDateReader(pack.date1904),
    profile: pack.profile,
  };
}
