// A returned form as sheets of cells, and how its tables and answers are found again: by what is printed beside them, never by place alone.
import { BLANK, cellText, type Cell } from '../../domain/cells/cell.ts';
import { readDayFirst } from '../../domain/cells/day-first.ts';
import { foldText } from '../../domain/text/fold.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { columnLetters } from '../tables/headers.ts';
import type { CellRead, Fault } from '../../domain/cells/cell-read.ts';
import { readCell, type ValueShape } from '../../domain/cells/value.ts';

export interface FormRow {
  readonly row: number;
  /** By column letters; cells that hold nothing are absent. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** How a person finds the row, where it is of no sheet but of a Word form: "Victim". */
  readonly place?: string;
  /** By column letters: cells that are there and cannot be told, and why. */
  readonly doubts?: ReadonlyMap<string, Fault>;
}

export interface FormSheet {
  readonly name: string;
  readonly rows: readonly FormRow[];
  /** Comments on its cells; with no cell, the words of a text box. */
  readonly comments?: readonly { readonly cell: string; readonly text: string }[];
}

export interface SheetGatherer {
  /** One row of the sheet with that number from 0: its columns count from 1, as the xlsx reader gives them. */
  add(
    sheet: number,
    row: { readonly row: number; readonly columns: readonly number[]; readonly cells: readonly Cell[] },
  ): void;
  /** The sheets, once their names are known. */
  sheets(named: readonly Pick<FormSheet, 'name' | 'comments'>[]): readonly FormSheet[];
}

/** Gathers the rows of the xlsx reader into sheets of a form. */
export function gatherSheets(): SheetGatherer {
  const rows = new Map<number, FormRow[]>();
  return {
    add(sheet, { row, columns, cells }) {
      const found = rows.get(sheet) ?? [];
      found.push({
        row,
        cells: new Map(columns.map((column, index) => [columnLetters(column - 1), cells[index] ?? BLANK])),
      });
      rows.set(sheet, found);
    },
    sheets: (named) => named.map(({ name, comments = [] }, index) => ({ name, rows: rows.get(index) ?? [], comments })),
  };
}

export interface Spot {
  readonly sheet: string;
  readonly row: number;
  readonly letters: string;
  readonly cell: Cell;
  readonly place?: string;
}

export function spotAt(sheet: FormSheet, row: FormRow, letters: string): Spot {
  const place = row.place === undefined ? {} : { place: row.place };
  return { sheet: sheet.name, row: row.row, letters, cell: row.cells.get(letters) ?? BLANK, ...place };
}

/** The answer in a cell; a cell that is in doubt is none, whatever it shows. Our Word forms ask for the day first, so that is how a day on one is read. */
export function readAnswer(row: FormRow, { letters, cell }: Spot, column: ValueShape): CellRead {
  const fault = row.doubts?.get(letters);
  if (fault !== undefined) return { ok: false, fault };
  const isDay = column.kind === 'day' || column.kind === 'time';
  const saidSo = row.place !== undefined && isDay && cell.kind === 'text';
  return readCell(saidSo ? { kind: 'text', text: readDayFirst(cell.text) } : cell, column);
}

/** A problem that names the cell: `Answer sheet, Cases, cell E7, "Known"`. */
export function spotProblem(
  form: string,
  spot: Spot,
  label: string,
  fault: Fault,
  size: Problem['size'] = 'row',
): Problem {
  const name = `${spot.letters}${spot.row}`;
  const shown = cellText(spot.cell);
  return {
    id: problemId(fault.code, form.toLowerCase(), `${spot.sheet} ${name}`, label),
    code: fault.code,
    size,
    column: label,
    place:
      spot.place === undefined
        ? `${form}, ${spot.sheet}, cell ${name}, "${label}"`
        : `${form}, ${spot.place}, "${label}"`,
    sentence: fault.sentence,
    ...(shown === '' ? {} : { shown }),
  };
}

/** A problem with the form as a whole: nothing of it is taken in. */
export function formProblem(form: string, code: string, sentence: string, column = ''): Problem {
  return {
    id: problemId(code, form.toLowerCase(), '', column),
    code,
    size: 'table',
    ...(column === '' ? {} : { column }),
    place: column === '' ? form : `${form}, "${column}"`,
    sentence,
  };
}

/** Comments and text boxes, each by its cell: nothing of them is taken in. */
export function commentProblems(form: string, sheets: readonly FormSheet[]): readonly Problem[] {
  return sheets.flatMap(({ name, comments = [] }) =>
    comments.map(({ cell, text }) => ({
      id: problemId('form.comment', form.toLowerCase(), `${name} ${cell}`),
      code: 'form.comment',
      size: 'note' as const,
      place: `${form}, ${name}, ${cell === '' ? 'a text box' : `comment on cell ${cell}`}`,
      sentence: 'It is written outside the cells and is not taken in. Read it, and type it where it belongs.',
      shown: text,
    })),
  );
}

export type FormKind = 'referral' | 'answers' | 'unknown';

export const TITLES = {
  referral: 'MARAC referral form',
  answers: 'MARAC answer sheet',
  research: 'MARAC research form',
} as const;

/** What a returned workbook is, by the title in its first rows. */
export function findFormKind(sheets: readonly FormSheet[]): FormKind {
  const said = sheets.flatMap((sheet) =>
    sheet.rows.slice(0, 3).flatMap((row) => [...row.cells.values()].map((cell) => foldText(cellText(cell)))),
  );
  if (said.includes(foldText(TITLES.referral))) return 'referral';
  return said.includes(foldText(TITLES.answers)) ? 'answers' : 'unknown';
}

export interface FoundTable {
  readonly sheet: FormSheet;
  /** Column letters by field. */
  readonly columns: ReadonlyMap<string, string>;
  readonly rows: readonly FormRow[];
}

/** A table by its heading row, wherever it stands; the headings that are missing when it is not whole. `more`: headings that it may have. */
export function findTable(
  sheets: readonly FormSheet[],
  headings: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): FoundTable | { readonly missing: readonly string[] } {
  let missing: readonly string[] = Object.values(headings);
  for (const sheet of sheets)
    for (const [index, row] of sheet.rows.entries()) {
      const byHeading = new Map([...row.cells].map(([letters, cell]) => [foldText(cellText(cell)), letters]));
      const columns = new Map<string, string>();
      for (const [field, heading] of Object.entries(headings)) {
        const letters = byHeading.get(foldText(heading));
        if (letters !== undefined) columns.set(field, letters);
      }
      if (columns.size === Object.keys(headings).length) {
        for (const [field, heading] of Object.entries(more)) {
          const letters = byHeading.get(foldText(heading));
          if (letters !== undefined) columns.set(field, letters);
        }
        return { sheet, columns, rows: sheet.rows.slice(index + 1) };
      }
      if (Object.keys(headings).length - columns.size < missing.length)
        missing = Object.entries(headings).flatMap(([field, heading]) => (columns.has(field) ? [] : [heading]));
    }
  return { missing };
}
