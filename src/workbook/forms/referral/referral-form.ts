// The blank referral form: four tabs to fill in, help beside each question, lists where there are choices.
import type ExcelJS from 'exceljs';
import { DASH } from '../../../domain/referral/checklist.ts';
import { newWorkbook, packWorkbook } from '../../blank/pack-workbook.ts';
import { CHECKLIST_HEADINGS, FORM_MARKING, FORM_VERSION, topLines, type FormTop } from './fixed-lines.ts';
import { TITLES } from '../form-sheets.ts';
import {
  answerCell,
  columnHeading,
  forPaper,
  heading,
  linesOf,
  lockQuestions,
  plain,
  writeTop,
} from '../form-styles.ts';
import {
  CHECKLIST_TAB,
  checklistQuestions,
  SECTIONS,
  type FormQuestion,
  type FormSection,
} from './referral-questions.ts';

/** The bytes of the form; the same for the same words. */
export async function renderReferralForm(form: FormTop): Promise<Uint8Array> {
  const workbook = newWorkbook(TITLES.referral);
  const tabs = [...new Set(SECTIONS.map((section) => section.tab))];
  for (const tab of [...tabs.slice(0, -1), CHECKLIST_TAB, ...tabs.slice(-1)]) {
    const sheet = workbook.addWorksheet(tab, { views: [{ showGridLines: false }] });
    const sections = SECTIONS.filter((section) => section.tab === tab);
    const [first = '', ...lines] = topLines(tab, form);
    let row = writeTop(sheet, first, lines);
    const parts: number[] = [];
    if (tab === CHECKLIST_TAB) writeChecklist(sheet, row);
    else {
      setWidths(sheet, Math.max(1, ...sections.map((section) => section.people.length)));
      const widest = Math.max(1, ...sections.map((section) => section.people.length));
      for (const section of sections) {
        parts.push(row);
        row = writeSection(sheet, row, section, widest);
      }
    }
    const isWide = sections.some((section) => section.people.length > 2);
    forPaper(sheet, {
      marking: FORM_MARKING,
      foot: `Version ${FORM_VERSION}`,
      orientation: isWide ? 'landscape' : 'portrait',
      parts,
    });
    await lockQuestions(sheet);
  }
  return packWorkbook(workbook);
}

const LABEL_WIDTH = 32;
const HELP_WIDTH = 34;
/** Of an answer column, by how many stand beside each other: together as wide as a page can be read. */
const ANSWER_WIDTHS: Readonly<Record<number, number>> = { 1: 46, 2: 25, 6: 16 };

function setWidths(sheet: ExcelJS.Worksheet, answers: number): void {
  sheet.getColumn(1).width = LABEL_WIDTH;
  for (let at = 1; at <= answers; at++) sheet.getColumn(at + 1).width = ANSWER_WIDTHS[answers] ?? 16;
  sheet.getColumn(answers + 2).width = HELP_WIDTH;
}

export function shownLabel(question: FormQuestion): string {
  return question.needed ? `${question.label} *` : question.label;
}

function writeSection(sheet: ExcelJS.Worksheet, top: number, section: FormSection, widest: number): number {
  heading(sheet.getCell(top, 1), section.heading);
  sheet.getRow(top).height = 24;
  section.people.forEach((person, index) => columnHeading(sheet.getCell(top, index + 2), person));
  const answers = Math.max(1, section.people.length);
  section.questions.forEach((question, index) => {
    const row = top + 1 + index;
    plain(sheet.getCell(row, 1), shownLabel(question), question.needed ? 'bold' : 'ink');
    for (let at = 0; at < answers; at++) answerCell(sheet.getCell(row, at + 2), question.column);
    if (section.people.length === 0 && widest > 1) sheet.mergeCells(row, 2, row, widest + 1);
    plain(sheet.getCell(row, widest + 2), question.help, 'quiet');
    const lines = Math.max(linesOf(question.help, HELP_WIDTH), linesOf(question.label, LABEL_WIDTH));
    sheet.getRow(row).height = Math.max(lines * 14 + 4, tall(question));
  });
  return top + section.questions.length + 2;
}

function tall(question: FormQuestion): number {
  if (question.fields[0] === 'morePeople') return 84;
  if (/birthabout|lastlisted|othermarac/i.test(question.fields[0] ?? '')) return 20;
  return question.column.kind === 'note' && question.fields.length <= 2 ? 52 : 20;
}

function writeChecklist(sheet: ExcelJS.Worksheet, top: number): void {
  [6, 46, 14, 46].forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  heading(sheet.getCell(top, 1), DASH.title);
  plain(sheet.getCell(top + 1, 1), DASH.acknowledgement, 'quiet');
  sheet.getCell(top + 1, 1).alignment = { wrapText: false };
  CHECKLIST_HEADINGS.forEach((words, index) => columnHeading(sheet.getCell(top + 3, index + 1), words));
  sheet.getRow(top + 3).height = 22;
  checklistQuestions(DASH).forEach((question, index) => {
    const row = top + 4 + index;
    plain(sheet.getCell(row, 1), question.label);
    plain(sheet.getCell(row, 2), question.words);
    answerCell(sheet.getCell(row, 3), question.column);
    plain(sheet.getCell(row, 4), question.help, 'quiet');
    sheet.getRow(row).height = Math.max(linesOf(question.words, 46), linesOf(question.help, 46)) * 15 + 8;
  });
}
