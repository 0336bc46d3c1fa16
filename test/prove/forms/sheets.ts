// Our own workbooks as they come back: answer cells filled at random with what can be read and what cannot, words written anywhere else. Every letter
// stands in an answer or in a problem with its cell, and none of it on Today.
import ExcelJS from 'exceljs';
import type { AnswerSheetModel } from '../../../src/domain/papers/answer-sheet/answer-sheet-model.ts';
import { inkOf } from '../../../src/domain/referral/form-page.ts';
import type { Problem } from '../../../src/domain/text/problem.ts';
import { renderAnswerSheet } from '../../../src/workbook/forms/answer-sheet/answer-sheet.ts';
import { readAnswerSheet } from '../../../src/workbook/forms/answer-sheet/read-answer-sheet.ts';
import { readReferralForm } from '../../../src/workbook/forms/referral/read-referral-form.ts';
import { renderReferralForm } from '../../../src/workbook/forms/referral/referral-form.ts';
import { RECEIVED } from '../../../src/workbook/xlsx/trust-profile.ts';
import { readSheets } from '../../support/read-sheets.ts';
import type { Judged } from './check.ts';
import { openDice, type Dice } from './dice.ts';

const AGENCY = { id: 'G-222222', name: 'Northside Housing' };
const REFS = ['K-222222', 'K-333333'];
const MODEL: AnswerSheetModel = {
  head: {
    marac: 'Test MARAC',
    meeting: 'Tuesday 9 March 2027, 09:30',
    copyFor: AGENCY.name,
    reference: 'P-7KQ2MX',
    version: 1,
    madeOn: 'Wednesday 24 February 2027',
    marking: 'OFFICIAL-SENSITIVE',
  },
  meetingId: 'M-222222',
  due: 'Thursday 4 March 2027, 12:00',
  coordinator: { name: 'Lee Marsh', phone: '020 7946 0000', email: 'lee@example.org' },
  agencies: [AGENCY],
  cases: REFS.map((ref, index) => ({
    ref,
    number: index + 1,
    agencyId: AGENCY.id,
    agency: AGENCY.name,
    name: `Zoë Field ${index}`,
    birth: 'about 1985',
  })),
  actions: [
    {
      ref: 'K-444444',
      actionRef: 'A-222222',
      agency: AGENCY.name,
      text: 'Fit new locks.',
      due: '2 March',
      status: 'Open',
    },
  ],
};

export interface Blanks {
  readonly answers: Uint8Array;
  readonly referral: Uint8Array;
}

export async function blankSheets(): Promise<Blanks> {
  return {
    answers: await renderAnswerSheet(MODEL),
    referral: await renderReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@example.org' }),
  };
}

export async function judgeSheet(blanks: Blanks, seed: number): Promise<Judged> {
  const dice = openDice(seed);
  const isAnswers = dice.chance(0.5);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((isAnswers ? blanks.answers : blanks.referral) as never);
  const typed = fill(book, dice, isAnswers);
  const sheets = await readSheets(Buffer.from(await book.xlsx.writeBuffer()), RECEIVED);
  const asked = {
    meeting: 'M-222222',
    agencies: [AGENCY.id],
    cases: (dice.chance(0.8) ? REFS : REFS.slice(1)).map((caseRef) => ({ caseRef, agency: AGENCY.id })),
    actions: ['A-222222'],
  };
  const read = isAnswers ? readAnswerSheet(sheets, asked) : readReferralForm(sheets);
  const problems: readonly Problem[] = read.ok ? read.value.problems : read.problems;
  const { problems: _problems, ...values } = read.ok ? read.value : { problems };
  const told = flat(`${JSON.stringify(values)}\n${problems.map((one) => one.shown ?? '').join('\n')}`);
  const today = flat(problems.map((one) => one.place).join('\n'));
  const faults = typed.flatMap((words) => [
    ...(told.includes(flat(words))
      ? []
      : [`seed ${seed} (${isAnswers ? 'answer sheet' : 'our form'}): lost: "${words}"`]),
    ...(today.includes(flat(words)) ? [`seed ${seed}: on Today: "${words}"`] : []),
  ]);
  return { faults, known: 0, inColumn: 0, all: typed.reduce((sum, one) => sum + inkOf(one), 0) };
}

const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

const startsWithMeetingRef = ({ value, text }: ExcelJS.Cell): boolean =>
  value !== null && text.startsWith('Meeting ref');

/** Words into cells that hold nothing: answers, and cells beside them. */
function fill(book: ExcelJS.Workbook, dice: Dice, isAnswers: boolean): readonly string[] {
  const typed: string[] = [];
  for (const sheet of book.worksheets) {
    const [rows, columns] = [sheet.rowCount, sheet.columnCount];
    for (let count = 3 + dice.below(12); count > 0; count -= 1) {
      const cell = sheet.getCell(1 + dice.below(rows + 4), 1 + dice.below(columns + 2));
      // exceljs gives no text of merged cells that hold nothing; nobody can type into any but the first of them.
      if (cell.isMerged || cell.text !== '' || startsWithMeetingRef(sheet.getCell(Number(cell.row), 1))) continue;
      const words = dice.words(1 + dice.below(3));
      cell.value = words;
      typed.push(words);
    }
  }
  if (isAnswers && dice.chance(0.2)) {
    const words = dice.words(3);
    book.addWorksheet('Sheet9').getCell('B2').value = words;
    typed.push(words);
  }
  return typed;
}
