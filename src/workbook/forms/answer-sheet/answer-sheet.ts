// The answer sheet of an agency for a meeting, the one spreadsheet that leaves: made new from the cells of its model and nothing else.
import type ExcelJS from 'exceljs';
import type { AnswerSheetModel } from '../../../domain/papers/answer-sheet/answer-sheet-model.ts';
import { newWorkbook, packWorkbook } from '../../blank/pack-workbook.ts';
import {
  ACTION_ASKS,
  ACTION_REF,
  ACTIONS_TAB,
  AGENCY_REF,
  CASE_ASKS,
  CASE_REF,
  CASES_TAB,
  MEETING_ASKS,
  MEETING_REF,
  MEETING_TAB,
  type Asks,
} from './answer-columns.ts';
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

/** The bytes of the sheet: three tabs in plain sight, no formula, comment, name or hidden thing; the same bytes for the same model. */
export async function renderAnswerSheet(model: AnswerSheetModel): Promise<Uint8Array> {
  const workbook = newWorkbook(TITLES.answers);
  const sheets = [MEETING_TAB, CASES_TAB, ACTIONS_TAB].map((name) => workbook.addWorksheet(name));
  const [meeting, cases, actions] = sheets;
  if (meeting !== undefined) writeMeeting(meeting, model);
  if (cases !== undefined) writeCases(cases, model);
  if (actions !== undefined) writeActions(actions, model);
  for (const sheet of sheets) {
    forPaper(sheet, { marking: `${model.head.marking} · ${model.head.copyFor}`, orientation: 'landscape' });
    await lockQuestions(sheet);
  }
  return packWorkbook(workbook);
}

interface Given {
  readonly heading: string;
  readonly width: number;
  readonly values: readonly (string | number)[];
}

/** A table: what is given on the left, what is asked on the right. */
function writeTable(sheet: ExcelJS.Worksheet, top: number, given: readonly Given[], asks: Asks, tall: number): void {
  const rows = given[0]?.values.length ?? 0;
  const lines = Array.from({ length: rows }, () => 1);
  given.forEach((one, index) => {
    columnHeading(sheet.getCell(top, index + 1), one.heading);
    sheet.getColumn(index + 1).width = one.width;
    one.values.forEach((value, row) => {
      plain(sheet.getCell(top + 1 + row, index + 1), String(value));
      lines[row] = Math.max(lines[row] ?? 1, linesOf(String(value), one.width));
    });
  });
  Object.values(asks).forEach((asked, index) => {
    const column = given.length + index + 1;
    columnHeading(sheet.getCell(top, column), asked.heading);
    sheet.getColumn(column).width = asked.width;
    for (let row = 0; row < rows; row++) answerCell(sheet.getCell(top + 1 + row, column), asked.column);
  });
  sheet.getRow(top).height = 34;
  lines.forEach((count, row) => (sheet.getRow(top + 1 + row).height = Math.max(tall, count * 15 + 4)));
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: top, showGridLines: false }];
}

function writeMeeting(sheet: ExcelJS.Worksheet, model: AnswerSheetModel): void {
  const { head, coordinator } = model;
  const who = [coordinator.name, coordinator.phone, coordinator.email].filter((part) => part !== '').join(', ');
  const top = writeTop(sheet, TITLES.answers, [
    `${head.marac}, ${head.meeting}. For ${head.copyFor}. ${head.marking}.`,
    `Please send it back by ${model.due} the way it came. Questions: ${who}.`,
    'Fill in the pale cells on the three tabs: Meeting, Cases, Actions. Leave blank what you cannot answer. Nothing known is an answer too.',
    'Write only what you choose to share, facts first, and mark what is opinion. Do not contact the victim.',
    `Paper ${head.reference}, version ${head.version}.`,
  ]);
  const agencies = model.agencies;
  writeTable(
    sheet,
    top,
    [
      { heading: AGENCY_REF, width: 13, values: agencies.map((agency) => agency.id) },
      { heading: 'Agency', width: 28, values: agencies.map((agency) => agency.name) },
    ],
    MEETING_ASKS,
    24,
  );
  const below = top + agencies.length + 2;
  heading(sheet.getCell(below, 1), 'For our filing');
  plain(sheet.getCell(below + 1, 1), MEETING_REF);
  plain(sheet.getCell(below + 1, 2), model.meetingId);
}

function writeCases(sheet: ExcelJS.Worksheet, model: AnswerSheetModel): void {
  const { cases } = model;
  const top = writeTop(sheet, 'Your cases', [
    'One row for each case. Known to you: yes, no or don’t know. If you cannot come, what you share in writing is heard instead of you.',
  ]);
  const given = [
    { heading: 'No.', width: 6, values: cases.map((caseRow) => caseRow.number) },
    { heading: CASE_REF, width: 13, values: cases.map((caseRow) => caseRow.ref) },
    { heading: 'Agency', width: 20, values: cases.map((caseRow) => caseRow.agency) },
    { heading: 'Name', width: 26, values: cases.map((caseRow) => caseRow.name) },
    { heading: 'Born', width: 20, values: cases.map((caseRow) => caseRow.birth) },
    { heading: AGENCY_REF, width: 13, values: cases.map((caseRow) => caseRow.agencyId) },
  ];
  writeTable(sheet, top, given, CASE_ASKS, 48);
  if (cases.length === 0) plain(sheet.getCell(top + 1, 1), 'There is no case for you this time.');
}

function writeActions(sheet: ExcelJS.Worksheet, model: AnswerSheetModel): void {
  const { actions } = model;
  const top = writeTop(sheet, 'Your open actions', [
    'Completed needs the day it was done; In progress needs a new date. Not possible is for changed circumstances, Not done for everything else: both are fair answers.',
  ]);
  const given = [
    { heading: ACTION_REF, width: 13, values: actions.map((action) => action.actionRef) },
    { heading: CASE_REF, width: 13, values: actions.map((action) => action.ref) },
    { heading: 'Agency', width: 20, values: actions.map((action) => action.agency) },
    { heading: 'Action', width: 48, values: actions.map((action) => action.text) },
    { heading: 'Due', width: 24, values: actions.map((action) => action.due) },
    { heading: 'Status now', width: 18, values: actions.map((action) => action.status) },
  ];
  writeTable(sheet, top, given, ACTION_ASKS, 34);
  if (actions.length === 0) plain(sheet.getCell(top + 1, 1), 'You have no open action.');
}
