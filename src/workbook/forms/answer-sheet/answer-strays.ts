// What somebody wrote on an answer sheet outside its answer cells: beside and below the tables, above them, on a tab of their own. It is named.
import { cellText } from '../../../domain/cells/cell.ts';
import { foldText } from '../../../domain/text/fold.ts';
import type { Problem } from '../../../domain/text/problem.ts';
import { ALL_ASKS, ACTION_REF, AGENCY_REF, CASE_REF, headingsOf, MEETING_REF } from './answer-columns.ts';
import { columnNumber } from '../../xlsx/package/cell-reference.ts';
import { spotAt, spotProblem, TITLES, type FormRow, type FormSheet, type FoundTable } from '../form-sheets.ts';

const STRAY = {
  code: 'form.stray',
  sentence:
    'Something is written here, outside the answers, and is not taken in. Read it, and type it where it belongs.',
};

/** Printed above and below the tables; the lines that name the meeting, the day and the paper by how they begin and end. */
const PRINTED: readonly RegExp[] = [
  new RegExp(`^${TITLES.answers}$`),
  /^.+, .+\. For .+\. .+\.$/,
  /^Please send it back by .+ the way it came\. Questions: .*\.$/,
  /^Fill in the pale cells on the three tabs: [^.]+\. Leave blank what you cannot answer\. Nothing known is an answer too\.$/,
  /^Write only what you choose to share, facts first, and mark what is opinion\. Do not contact the victim\.$/,
  /^Paper \S+, version \d+\.$/,
  /^Your (cases|open actions)$/,
  /^One row for each case\. Known to you: yes, no or don’t know\. If you cannot come, what you share in writing is heard instead of you\.$/,
  /^Completed needs the day it was done; In progress needs a new date\. Not possible is for changed circumstances, Not done for everything else: both are fair answers\.$/,
  /^(For our filing|There is no case for you this time\.|You have no open action\.)$/,
];

const HEADINGS: ReadonlySet<string> = new Set(
  [
    ...ALL_ASKS.flatMap((asks) => Object.values(headingsOf(asks))),
    AGENCY_REF,
    CASE_REF,
    ACTION_REF,
    ...'No.; Agency; Name; Born; Action; Due; Status now'.split('; '),
  ].map(foldText),
);

/** `asked`: whether a row of a table is one that was given to be answered; its answers are told elsewhere. */
export function answerStrays(
  form: string,
  sheets: readonly FormSheet[],
  tables: readonly { readonly table: FoundTable; readonly asks: readonly string[] }[],
): readonly Problem[] {
  return sheets.flatMap((sheet) => {
    const own = tables.find((table) => table.table.sheet === sheet);
    return sheet.rows.flatMap((row) =>
      [...row.cells].flatMap(([letters, cell]) => {
        const text = cellText(cell).trim();
        if (text === '' || isTold(own, row, letters) || isPrinted(own?.table, row, letters, text)) return [];
        return [spotProblem(form, spotAt(sheet, row, letters), 'beside the answers', STRAY, 'note')];
      }),
    );
  });
}

/** A cell of an answer: it is read, or named by the reader of its table. */
function isTold(
  own: { readonly table: FoundTable; readonly asks: readonly string[] } | undefined,
  row: FormRow,
  letters: string,
): boolean {
  return (
    own !== undefined &&
    own.table.rows.includes(row) &&
    own.asks.some((field) => own.table.columns.get(field) === letters)
  );
}

/** Words of the sheet's maker: lines above and below, headings, and what is given on the left of a row that has a ref. */
function isPrinted(table: FoundTable | undefined, row: FormRow, letters: string, text: string): boolean {
  if (table === undefined) return false;
  if (
    foldText(text) === foldText(MEETING_REF) ||
    foldText(cellText(row.cells.get('A') ?? { kind: 'blank' })) === foldText(MEETING_REF)
  )
    return letters === 'A' || letters === 'B';
  if (HEADINGS.has(foldText(text)) || PRINTED.some((pattern) => pattern.test(text))) return true;
  const ref = cellText(row.cells.get(table.columns.get('ref') ?? '') ?? { kind: 'blank' }).trim();
  return table.rows.includes(row) && REF.test(ref) && isLeftOf(letters, firstAnswer(table));
}

const REF = /^[A-Z]{1,2}-[0-9A-Z]{4,10}$/;
const isLeftOf = (letters: string, other: number): boolean => columnNumber(letters) < other;

/** The first column that is answered: all given ones stand on its left. */
function firstAnswer({ columns }: FoundTable): number {
  return Math.min(
    ...[...columns].flatMap(([field, letters]) =>
      field === 'ref' || field === 'agency' ? [] : [columnNumber(letters)],
    ),
  );
}
