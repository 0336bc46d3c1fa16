// Which sheet of a workbook is the list, and its headings and rows. A hidden sheet is not read instead of a visible one, hidden rows are marked, and
// every column that contains something counts, with a heading or without.
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import { foldText } from '../../domain/text/fold.ts';
import { many } from '../../domain/referral/describe-grounds.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { refuse, succeed, type Result } from '../../domain/text/result.ts';
import type { FormRow, FormSheet } from '../../workbook/forms/form-sheets.ts';
import { findHeadingRow } from '../../workbook/lists/heading-row.ts';
import { columnLetters } from '../../workbook/tables/headers.ts';
import { columnNumber, type Range } from '../../workbook/xlsx/package/cell-reference.ts';
import { listProblem, makeList, type ListFile, type ListRow, type ReadListOptions } from './make-list.ts';

export interface ListSheet extends FormSheet {
  readonly hidden: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly Range[];
  readonly merges: readonly Range[];
}

export function listOnSheet(sheets: readonly ListSheet[], options: ReadListOptions): Result<ListFile> {
  const filled = sheets.filter((one) => one.rows.length > 1);
  const named = options.sheet;
  const asked = named === undefined ? undefined : sheets.find((one) => foldText(one.name) === foldText(named));
  if (named !== undefined && asked === undefined)
    return refuse(listProblem('list.no-sheet', `No sheet of this workbook has that name. It has: ${namesOf(sheets)}.`));
  const sheet = asked ?? filled.find((candidate) => !candidate.hidden);
  if (sheet === undefined && filled.length > 0)
    return refuse(
      listProblem(
        'list.hidden-sheet',
        `Rows stand on hidden sheets only: ${namesOf(filled)}. Say which is the list with --sheet.`,
      ),
    );
  const list = sheet === undefined ? undefined : readSheet(sheet, options);
  if (list === undefined || sheet === undefined)
    return refuse(listProblem('list.no-headings', 'No row of headings with rows below it was found in this workbook.'));
  const others = filled.filter((other) => other !== sheet);
  const told = [...others.map((other) => describeSheet(other, sheet.name)), ...sheets.flatMap(describeComments)];
  return succeed({ ...list, told: [...list.told, ...told] });
}

function describeComments({ name, comments = [] }: ListSheet): readonly Problem[] {
  return comments.map(({ cell, text }) => {
    const place = `${cell === '' ? 'a text box' : `comment on cell ${cell}`} of "${name}"`;
    const sentence = 'It is written outside the cells and is not taken in. Read it, and type it where it belongs.';
    return { ...listProblem('list.comment', sentence, place, 'row'), shown: text };
  });
}

function namesOf(sheets: readonly ListSheet[]): string {
  return sheets.map((sheet) => `"${sheet.name}"${sheet.hidden ? ' (hidden)' : ''}`).join(', ');
}

function describeSheet(other: ListSheet, read: string): Problem {
  const kind = other.hidden ? 'hidden sheet' : 'sheet';
  return listProblem(
    other.hidden ? 'list.hidden-beside' : 'list.other-sheet',
    `It holds ${many(other.rows.length, 'row')} and is not read: "${read}" is. --sheet names another.`,
    `${kind} "${other.name}"`,
    'note',
  );
}

function textsOf(row: FormRow, letters: readonly string[]): readonly string[] {
  return letters.map((letter) => cellText(row.cells.get(letter) ?? BLANK));
}

function readSheet(sheet: ListSheet, { isKnown = () => false }: ReadListOptions): ListFile | undefined {
  const width = Math.max(0, ...sheet.rows.flatMap((row) => [...row.cells.keys()].map(columnNumber)));
  const lettersOfAll = Array.from({ length: width }, (_, index) => columnLetters(index));
  const at = findHeadingRow(
    sheet.rows.map((row) => textsOf(row, lettersOfAll)),
    isKnown,
  );
  const heading = sheet.rows[at];
  const below = sheet.rows.slice(at + 1);
  if (heading === undefined || below.length === 0) return undefined;
  const letters = lettersOfAll.filter((letter) =>
    [heading, ...below].some((row) => cellText(row.cells.get(letter) ?? BLANK).trim() !== ''),
  );
  if (letters.length === 0) return undefined;
  const rows = below.map((row) => ({
    place: `row ${row.row}`,
    cells: letters.map((letter) => row.cells.get(letter) ?? BLANK),
  }));
  const above = sheet.rows.slice(0, at).map((row) => ({ place: `row ${row.row}`, texts: textsOf(row, letters) }));
  const list = makeList(textsOf(heading, letters), above, rows, letters);
  const isHidden = (row: ListRow): boolean => sheet.hiddenRows.has(Number(row.place.slice(4)));
  const hiddenColumns = letters.map((letter) => {
    const column = columnNumber(letter);
    return sheet.hiddenColumns.some((range) => range.left <= column && column <= range.right);
  });
  return {
    ...list,
    rows: list.rows.filter((row) => !isHidden(row)),
    hiddenRows: list.rows.filter(isHidden),
    hiddenHeadings: new Set(list.headings.filter((_, index) => hiddenColumns[index] === true)),
    told: [...list.told, ...describeMerges(sheet, heading.row)],
  };
}

/** Cells merged over several rows hold their text in the first row only. */
function describeMerges(sheet: ListSheet, headingRow: number): readonly Problem[] {
  const over = sheet.merges.filter((merge) => merge.bottom > merge.top && merge.bottom > headingRow + 1);
  return over.map((one) => {
    const place = `rows ${Math.max(one.top, headingRow + 1)}-${one.bottom}, column ${columnLetters(one.left - 1)}`;
    return listProblem('list.merged', MERGED, place, 'row');
  });
}

const MERGED =
  'Cells are merged over these rows: what stands there counts for the first of them only. Unmerge them in the list and type the text into each, if it is meant for all.';
