// Reads one worksheet part row by row: cells that hold something, and what stands round them (merges, tables, hidden rows and columns).
import type { Cell } from '../../../domain/cells/cell.ts';
import { createFormulaReader } from './formula-reader.ts';
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { scanPart, streamPartText } from '../package/part-text.ts';
import type { Profile } from '../trust-profile.ts';
import { parseRange, type Range } from '../package/cell-reference.ts';
import { Refused } from './refusal.ts';
import { createSheetWalker } from './sheet-walker.ts';
import type { SheetVisitor, WalkedCell } from './sheet-visitor.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';

export interface SheetRow {
  readonly row: number;
  readonly hidden: boolean;
  /** In rising order, as many as cells. */
  readonly columns: readonly number[];
  readonly cells: readonly Cell[];
}

/** In letters of the ordinary size. */
export interface ColumnWidth {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

export interface SheetSurroundings {
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly Range[];
  /** Columns with a width of their own. */
  readonly widths?: readonly ColumnWidth[];
  /** Rows that are hidden, by a filter or by hand, and hold something. */
  readonly hiddenRows: number;
  readonly rows: number;
  readonly cells: number;
}

/** Hands every row that holds something to `onRow`, in the order of the file; says what stood round them. Throws Refused or ZipTrouble. */
export async function readSheet(
  pack: Package,
  sheet: SheetPart,
  readCell: (cell: WalkedCell) => Cell,
  onRow: (row: SheetRow) => void,
): Promise<SheetSurroundings> {
  const reader = createReader(pack, readCell, onRow);
  await scanPart(pack.parts.zip, sheet.entry, pack.profile.strict, createSheetWalker(pack.profile, reader.visitor));
  return reader.surroundings();
}

class Found extends Error {}

// What every formula begins with, and sometimes something else does.
const MAYBE_FORMULA = /[<:]f[\s/>]/;
const LONGEST_TAG_NAME = 64;

/** Sheets of a file that is patched again and again, by checksum and size: most are the same as the last time. */
const formulaSeen = new Map<string, boolean>();
const MOST_SEEN = 500;

/** Whether any cell of a worksheet is a formula; looks no further than the first. */
export async function hasFormula(pack: Package, sheet: SheetPart): Promise<boolean> {
  const { crc, packedBytes, statedBytes } = sheet.entry;
  const name = `${crc}/${packedBytes}/${statedBytes}`;
  const known = formulaSeen.get(name);
  if (known !== undefined) return known;
  if (formulaSeen.size >= MOST_SEEN) formulaSeen.clear();
  const found = await scanForFormula(pack, sheet);
  formulaSeen.set(name, found);
  return found;
}

async function scanForFormula(pack: Package, sheet: SheetPart): Promise<boolean> {
  if (!(await mayHaveFormula(pack, sheet))) return false;
  const visitor: SheetVisitor = {
    outside: () => {},
    startRow: () => {},
    endRow: () => {},
    cell(cell): void {
      if (cell.formula !== undefined) throw new Found('a formula');
    },
  };
  try {
    await scanPart(pack.parts.zip, sheet.entry, pack.profile.strict, createSheetWalker(pack.profile, visitor));
    return false;
  } catch (error) {
    if (error instanceof Found) return true;
    throw error;
  }
}

async function mayHaveFormula(pack: Package, sheet: SheetPart): Promise<boolean> {
  let tail = '';
  for await (const piece of streamPartText(pack.parts.zip, sheet.entry, pack.profile.strict)) {
    const text = tail + piece.toString('latin1');
    if (MAYBE_FORMULA.test(text)) return true;
    tail = text.slice(-LONGEST_TAG_NAME);
  }
  return false;
}

interface Reader {
  readonly visitor: SheetVisitor;
  surroundings(): SheetSurroundings;
}

interface Around {
  readonly merges: Range[];
  readonly hiddenColumns: Range[];
  readonly widths: ColumnWidth[];
  hiddenRows: number;
  rows: number;
  cells: number;
  mergedCells: number;
}

function createReader(pack: Package, readCell: (cell: WalkedCell) => Cell, onRow: (row: SheetRow) => void): Reader {
  const formulas = createFormulaReader();
  const around: Around = {
    merges: [],
    hiddenColumns: [],
    widths: [],
    hiddenRows: 0,
    rows: 0,
    cells: 0,
    mergedCells: 0,
  };
  let columns: number[] = [];
  let cells: Cell[] = [];
  let hidden = false;
  const visitor: SheetVisitor = {
    outside: (tag) => noteAround(around, tag, pack.profile),
    startRow(_row, tag): void {
      hidden = isTrue(tag.get('hidden'));
      columns = [];
      cells = [];
    },
    cell(cell): void {
      const found = toCell(cell, formulas.read(cell), readCell);
      if (found.kind === 'blank') return;
      columns.push(cell.column);
      cells.push(found);
    },
    endRow(row): void {
      if (cells.length === 0) return;
      around.rows += 1;
      around.cells += cells.length;
      if (hidden) around.hiddenRows += 1;
      refuseRows(around.rows, pack.profile);
      onRow(inOrder({ row, hidden, columns, cells }));
    },
  };
  return { visitor, surroundings: () => around };
}

function refuseRows(rows: number, profile: Profile): void {
  if (rows <= profile.maxRows) return;
  throw new Refused(
    'too-many-rows',
    `A sheet has more than ${profile.maxRows} rows. Move old rows to another file, or raise the limit in the settings.`,
  );
}

function noteAround(around: Around, tag: XmlTag, profile: Profile): void {
  if (tag.name === 'col' && isTrue(tag.get('hidden'))) around.hiddenColumns.push(readColumns(tag));
  const width = tag.name === 'col' ? Number(tag.get('width') ?? '') : 0;
  if (width > 0) {
    const { left, right } = readColumns(tag);
    around.widths.push({ left, right, width });
  }
  const range = tag.name === 'mergeCell' ? parseRange(tag.get('ref') ?? '') : undefined;
  if (range === undefined) return;
  around.merges.push(range);
  around.mergedCells += (range.right - range.left + 1) * (range.bottom - range.top + 1);
  if (around.mergedCells <= profile.maxMergedCells) return;
  throw new Refused(
    'too-large',
    'Merged cells cover more of a sheet than any form needs. Unmerge them and save again.',
  );
}

function toCell(cell: WalkedCell, formula: string | undefined, readCell: (cell: WalkedCell) => Cell): Cell {
  const holdsNothing = (cell.value ?? '') === '' && (cell.inline ?? '') === '';
  // A cell that an array formula fills has its own value only once the formula was calculated.
  if (formula !== undefined && (cell.formula !== undefined || !holdsNothing)) return { kind: 'formula', formula };
  if (cell.value === undefined && cell.inline === undefined) return { kind: 'blank' };
  return readCell(cell);
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

function readColumns(tag: XmlTag): Range {
  return {
    left: Number(tag.get('min') ?? 0),
    right: Number(tag.get('max') ?? 0),
    top: 1,
    bottom: Number.MAX_SAFE_INTEGER,
  };
}

function inOrder(row: SheetRow): SheetRow {
  const { columns } = row;
  if (columns.every((column, index) => index === 0 || column > (columns[index - 1] ?? 0))) return row;
  const order = columns.map((_, index) => index).toSorted((a, b) => (columns[a] ?? 0) - (columns[b] ?? 0));
  return {
    ...row,
    columns: order.map((index) => columns[index] ?? 0),
    cells: order.map((index) => row.cells[index] ?? { kind: 'blank' as const }),
  };
}
