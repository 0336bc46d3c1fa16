// Fills an area's own copy of SafeLives' workbook: blank cells under headings that are known, and nothing else. What does not match is named.
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import type { Day } from '../../domain/time/day.ts';
import { columnName, columnNumber, placeName } from '../xlsx/package/cell-reference.ts';
import { patchWorkbook } from '../xlsx/patching/patch-workbook.ts';
import type { SheetChange } from '../xlsx/patching/sheet-change.ts';
import type { WritableCell } from '../xlsx/patching/sheet-edit.ts';
import { holdsAll } from '../xlsx/patching/verify-patch.ts';
import { readWorkbook } from '../xlsx/reading/read-workbook.ts';
import type { SheetRow } from '../xlsx/reading/sheet-reader.ts';
import { OWN } from '../xlsx/trust-profile.ts';
import { DATE_HEADINGS, MARAC_HEADINGS, RETURN_HEADINGS } from './return-headings.ts';

/** A meeting's row of the return. */
export interface ReturnLine {
  /** As people call it, "Ealing MARAC", and as the config does. */
  readonly marac: readonly string[];
  readonly on: Day;
  readonly values: readonly { readonly name: string; readonly letter: string; readonly value: number | undefined }[];
}

export interface Filled {
  /** Undefined: no row of headings was found, and nothing was filled. */
  readonly bytes: Uint8Array | undefined;
  readonly cells: number;
  /** What a person has to look at: columns that match nothing, cells that hold something else. */
  readonly left: readonly string[];
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

interface Headings {
  readonly sheet: Sheet;
  readonly row: number;
  /** Column by name of the figure; `marac` and `date` among them. */
  readonly columns: ReadonlyMap<string, number>;
  readonly strange: readonly string[];
}

/** A heading row names the day, the cases and some of the referrers. */
const FEWEST_HEADINGS = 6;

export async function fillTemplate(bytes: Buffer, lines: readonly ReturnLine[]): Promise<Filled> {
  const letters = new Map(
    lines.flatMap(({ values }) => values.map(({ name, letter }) => [name, columnNumber(letter)])),
  );
  const sheets = await readSheets(bytes);
  const found = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => headingsIn(sheet, row, letters)));
  const [headings] = found.toSorted((a, b) => b.columns.size - a.columns.size);
  if (headings === undefined)
    return {
      bytes: undefined,
      cells: 0,
      left: ['No tab has a row with the headings of the return: nothing was filled.'],
    };
  const left = [
    ...headings.strange.map((words) => `Heading ${words} is not known: its column was left as it is.`),
    ...[...letters.keys()]
      .filter((name) => !headings.columns.has(name))
      .map((name) => `No heading for "${RETURN_HEADINGS[name]?.[0] ?? name}": it was not filled.`),
  ];
  const changes: SheetChange[] = [];
  const taken = new Set<number>();
  for (const line of lines) {
    const row = findRow(headings, line, taken);
    taken.add(row);
    for (const { name, to } of cellsOf(line)) {
      const column = headings.columns.get(name);
      if (column === undefined || to.kind === 'blank') continue;
      const there = cellAt(headings.sheet, row, column);
      if (there === undefined || cellText(there) === '') changes.push({ sheet: headings.sheet.name, row, column, to });
      else if (!isSame(there, to, name, line))
        left.push(
          `${headings.sheet.name}, ${placeName(column, row)} holds something else than "${cellText(to)}": it was left.`,
        );
    }
  }
  const patched = await patchWorkbook(bytes, OWN, changes);
  const isWhole = await holdsAll(
    { before: bytes, after: patched.bytes, changed: patched.changed, changes: patched.written },
    OWN,
  );
  if (!isWhole)
    return { bytes: undefined, cells: 0, left: ['What was written did not read back: nothing was filled.'] };
  return { bytes: patched.bytes, cells: changes.length, left };
}

async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  const sheets: { name: string; rows: SheetRow[] }[] = [];
  await readWorkbook(bytes, OWN, {
    sheet: (index, name) => void (sheets[index] = { name, rows: [] }),
    row: (index, row) => void sheets[index]?.rows.push(row),
  });
  return sheets;
}

const bare = (words: string): string => words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');

function headingsIn(sheet: Sheet, row: SheetRow, letters: ReadonlyMap<string, number>): readonly Headings[] {
  const columns = new Map<string, number>();
  const strange: string[] = [];
  const texts = row.cells.map((cell) => bare(cellText(cell)));
  texts.forEach((text, at) => {
    if (text === '') return;
    const column = row.columns[at] ?? 0;
    const fits = namesOf(text);
    // A heading that two columns of the return have, or that stands twice in the row, is sure only under its own letter.
    const isSure = fits.length === 1 && texts.filter((other) => other === text).length === 1;
    const [name] = isSure ? fits : fits.filter((one) => letters.get(one) === column);
    if (name === undefined || columns.has(name))
      strange.push(`${columnName(column)} "${cellText(row.cells[at] as Cell)}"`);
    else columns.set(name, column);
  });
  const isOne = columns.has('date') && columns.has('discussed') && columns.size >= FEWEST_HEADINGS;
  return isOne ? [{ sheet, row: row.row, columns, strange }] : [];
}

function namesOf(text: string): readonly string[] {
  const all = { ...RETURN_HEADINGS, marac: MARAC_HEADINGS, date: DATE_HEADINGS };
  return Object.entries(all).flatMap(([name, headings]) => (headings.some((one) => bare(one) === text) ? [name] : []));
}

/** The row that names the meeting already; else the first one below the headings in which nothing stands. */
function findRow(headings: Headings, line: ReturnLine, taken: ReadonlySet<number>): number {
  const { sheet, row: top, columns } = headings;
  const below = sheet.rows.filter(({ row }) => row > top && !taken.has(row));
  const named = below.find(({ row }) => {
    const on = cellAt(sheet, row, columns.get('date') ?? 0);
    const marac = cellAt(sheet, row, columns.get('marac') ?? 0);
    return (
      on !== undefined && isSame(on, dateCell(line.on), 'date', line) && (marac === undefined || isMarac(marac, line))
    );
  });
  if (named !== undefined) return named.row;
  for (let row = top + 1; ; row += 1) {
    const isFree = !below.some(
      (one) => one.row === row && [...columns.values()].some((at) => cellAt(sheet, row, at) !== undefined),
    );
    if (isFree && !taken.has(row)) return row;
  }
}

const dateCell = (on: Day): WritableCell => ({ kind: 'date', date: on });

function cellsOf({ marac, on, values }: ReturnLine): readonly { readonly name: string; readonly to: WritableCell }[] {
  return [
    { name: 'marac', to: { kind: 'text', text: marac[0] ?? '' } },
    { name: 'date', to: dateCell(on) },
    // Blank means not collected; nought means none.
    ...values.map(({ name, value }) => ({
      name,
      to: value === undefined ? ({ kind: 'blank' } as const) : ({ kind: 'number', number: value } as const),
    })),
  ];
}

function cellAt({ rows }: Sheet, row: number, column: number): Cell | undefined {
  const found = rows.find((one) => one.row === row);
  const cell = found?.cells[found.columns.indexOf(column)];
  return cell === undefined || cell.kind === 'blank' ? undefined : cell;
}

function isMarac(cell: Cell, { marac }: ReturnLine): boolean {
  return marac.some((name) => bare(name) === bare(cellText(cell)));
}

function isSame(there: Cell, to: WritableCell, name: string, line: ReturnLine): boolean {
  if (name === 'marac') return isMarac(there, line);
  if (to.kind === 'date') return there.kind === 'date' && there.date.slice(0, 10) === to.date;
  return there.kind === to.kind && cellText(there) === cellText(to);
}
