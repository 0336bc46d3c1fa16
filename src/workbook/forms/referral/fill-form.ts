// Fills our own forms as a person would, cell by cell beside the printed questions: for the demo and for tests of what comes back.
import ExcelJS from 'exceljs';
import { cellText, type Cell } from '../../../domain/cells/cell.ts';
import { packWorkbook } from '../../blank/pack-workbook.ts';
import type { Column } from '../../tables/table.ts';
import { writtenCell, type Written } from '../../tables/write-cell.ts';
import { DASH } from '../../../domain/referral/checklist.ts';
import {
  ACTION_ASKS,
  ACTION_REF,
  AGENCY_REF,
  CASE_ASKS,
  CASE_REF,
  MEETING_ASKS,
} from '../answer-sheet/answer-columns.ts';
import { checklistQuestions, SECTIONS } from './referral-questions.ts';
import { shownLabel } from './referral-form.ts';

type Values = Readonly<Record<string, Written>>;

/** The referral form with these answers in it. */
export async function fillReferralForm(blank: Uint8Array, values: Values): Promise<Uint8Array> {
  const questions = new Map(SECTIONS.flatMap((one) => one.questions).map((one) => [shownLabel(one), one] as const));
  const checklist = new Map(checklistQuestions(DASH).map((question) => [question.label, question] as const));
  return changed(blank, (sheet) => {
    sheet.eachRow((row) => {
      const label = row.getCell(1).text;
      const [asked, from] = checklist.has(label) ? [checklist.get(label), 3] : [questions.get(label), 2];
      asked?.fields.forEach((field, index) => write(row.getCell(from + index), asked.column, values[field]));
    });
  });
}

export interface SheetAnswers {
  /** By agency ref, case ref and action ref; each with the fields of its tab. */
  readonly agencies: ReadonlyMap<string, Values>;
  readonly cases: ReadonlyMap<string, Values>;
  readonly actions: ReadonlyMap<string, Values>;
}

/** An agency's answer sheet with these answers in it. */
export async function fillAnswerSheet(blank: Uint8Array, answers: SheetAnswers): Promise<Uint8Array> {
  return changed(blank, (sheet) => {
    fillTable(sheet, AGENCY_REF, MEETING_ASKS, answers.agencies);
    fillTable(sheet, CASE_REF, CASE_ASKS, answers.cases);
    fillTable(sheet, ACTION_REF, ACTION_ASKS, answers.actions);
  });
}

type Asks = Readonly<Record<string, { readonly heading: string; readonly column: Pick<Column, 'kind' | 'choices'> }>>;

function fillTable(sheet: ExcelJS.Worksheet, ref: string, asks: Asks, answers: ReadonlyMap<string, Values>): void {
  let columns: ReadonlyMap<string, number> | undefined;
  sheet.eachRow((row) => {
    const headings = new Map<string, number>();
    row.eachCell((cell, at) => headings.set(cell.text, at));
    if (headings.has(ref) && Object.values(asks).every((one) => headings.has(one.heading))) columns = headings;
    const values = columns === undefined ? undefined : answers.get(row.getCell(columns.get(ref) ?? 1).text);
    if (columns === undefined || values === undefined) return;
    for (const [field, asked] of Object.entries(asks))
      write(row.getCell(columns.get(asked.heading) ?? 1), asked.column, values[field]);
  });
}

async function changed(blank: Uint8Array, change: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(blank) as unknown as ExcelJS.Buffer);
  workbook.eachSheet(change);
  return packWorkbook(workbook);
}

function write(cell: ExcelJS.Cell, column: Pick<Column, 'kind' | 'choices'>, value: Written): void {
  if (value === undefined) return;
  const written: Cell = writtenCell(column, value);
  if (written.kind === 'number') cell.value = written.number;
  else if (written.kind === 'date') cell.value = new Date(`${written.date.slice(0, 10)}T00:00:00Z`);
  else cell.value = cellText(written);
}
