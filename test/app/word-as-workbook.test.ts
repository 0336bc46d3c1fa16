// The referral form in Word and as a workbook are one form: the same answers typed into both come back as the same referral, with the same faults
// at the same questions. All made up.
import { beforeAll, expect, test } from 'vitest';
import ExcelJS from 'exceljs';
import { cellText, type Cell } from '../../src/domain/cells/cell.ts';
import { DASH } from '../../src/domain/referral/checklist.ts';
import { TICKS, type TickName } from '../../src/domain/referral/form-layout.ts';
import { readWordPage } from '../../src/documents/forms/word-page.ts';
import { readReferral } from '../../src/use-cases/forms/own/word-referral.ts';
import { renderWordReferralForm } from '../../src/use-cases/forms/own/blank-word-form.ts';
import type { FormSheet } from '../../src/workbook/forms/form-sheets.ts';
import { readReferralForm, type ReturnedReferral } from '../../src/workbook/forms/referral/read-referral-form.ts';
import { renderReferralForm, shownLabel } from '../../src/workbook/forms/referral/referral-form.ts';
import { checklistQuestions, SECTIONS } from '../../src/workbook/forms/referral/referral-questions.ts';
import { columnLetters } from '../../src/workbook/tables/headers.ts';
import { RECEIVED } from '../../src/workbook/xlsx/trust-profile.ts';
import { openDice } from '../prove/forms/dice.ts';
import { fillWordForm } from '../support/fill-word-form.ts';
import { randomAnswer, typedInWord, type RandomAnswer } from '../support/random-answers.ts';
import { readSheets } from '../support/read-sheets.ts';

const FORMS = 200;
/** Every so many of them goes through a real workbook file. */
const WRITTEN = 15;
const TOP = { marac: 'Ealing MARAC', sendTo: 'marac@example.org' };

const ASKED = [
  ...SECTIONS.flatMap((one) => one.questions.map((question) => ({ label: shownLabel(question), from: 1, question }))),
  ...checklistQuestions(DASH).map((question) => ({ label: question.label, from: 2, question })),
].flatMap(({ label, from, question }) =>
  question.fields.map((field, index) => ({ label, at: from + index, field, column: question.column })),
);

let word: Uint8Array;
let book: Uint8Array;
let sheets: readonly FormSheet[];
beforeAll(async () => {
  [word, book] = await Promise.all([renderWordReferralForm(TOP), renderReferralForm(TOP)]);
  sheets = await readSheets(Buffer.from(book), RECEIVED);
});

type Answers = ReadonlyMap<string, RandomAnswer>;

function drawn(seed: number): Answers {
  const dice = openDice(seed);
  const answers = ASKED.flatMap(({ field, column }) => {
    const answer = randomAnswer(dice, column);
    return answer === undefined ? [] : [[field, answer] as const];
  });
  return new Map(answers);
}

function inWord(answers: Answers): ReturnedReferral {
  const typed = [...answers].flatMap(([field, answer]) => Object.entries(typedInWord(`referral/${field}`, answer)));
  const page = readWordPage(fillWordForm(word, Object.fromEntries(typed)), 'form.docx');
  if (!page.ok) throw new Error(JSON.stringify(page.problems));
  const read = readReferral(page.value);
  expect(read.problems).toEqual([]);
  return whole(readReferralForm(read.sheets));
}

function whole(read: ReturnType<typeof readReferralForm>): ReturnedReferral {
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** As the reader of workbooks gives what somebody typed into a cell. */
function cellOf(answer: RandomAnswer): Cell {
  if ('day' in answer) return { kind: 'date', date: answer.day };
  return { kind: 'text', text: 'words' in answer ? answer.words : ticked(answer.ticks) };
}
const ticked = (ticks: readonly string[]): string => ticks.map((tick) => TICKS[tick as TickName]).join(', ');

function inCells(answers: Answers): ReturnedReferral {
  const at = new Map(ASKED.map((one) => [`${one.label}/${columnLetters(one.at)}`, one.field]));
  const filled = sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => {
      const label = cellText(row.cells.get('A') ?? { kind: 'blank' });
      const cells = new Map(row.cells);
      for (const letters of ['B', 'C', 'D', 'E', 'F', 'G']) {
        const answer = answers.get(at.get(`${label}/${letters}`) ?? '');
        if (answer !== undefined) cells.set(letters, cellOf(answer));
      }
      return { ...row, cells };
    }),
  }));
  return whole(readReferralForm(filled));
}

async function inBook(answers: Answers): Promise<ReturnedReferral> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(book) as never);
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) => {
      for (const one of ASKED) {
        const answer = answers.get(one.field);
        if (answer === undefined || row.getCell(1).text !== one.label) continue;
        const cell = cellOf(answer);
        row.getCell(one.at + 1).value = cell.kind === 'date' ? new Date(`${cell.date}T00:00:00Z`) : cellText(cell);
      }
    }),
  );
  return whole(readReferralForm(await readSheets(Buffer.from(await workbook.xlsx.writeBuffer()), RECEIVED)));
}

/** Two ticks are named in words of their own, since a cell of a workbook holds one answer. */
const TWO = 'form.two-ticks';

function told({ values, unread, problems }: ReturnedReferral, two: ReadonlySet<string>) {
  return {
    values,
    unread: Object.fromEntries([...unread].map(([field, cell]) => [field, cellText(cell)])),
    faults: problems
      .map(
        ({ code, column, size, shown }) => `${column}: ${two.has(shown ?? '') ? TWO : code} (${size}) ${shown ?? ''}`,
      )
      .toSorted(),
  };
}
const PAIRS = new Set([ticked(['yes', 'no'])]);

test(`${FORMS} forms with answers at random come back as the same referral from Word and from a workbook`, async () => {
  let faults = 0;
  for (let seed = 1; seed <= FORMS; seed += 1) {
    const answers = new Map([...drawn(seed), ['surname', { words: 'Brookov' }] as const]);
    const fromWord = told(inWord(answers), PAIRS);
    const from = seed % WRITTEN === 0 ? await inBook(answers) : inCells(answers);
    expect(fromWord, `seed ${seed}`).toEqual(told(from, PAIRS));
    faults += fromWord.faults.length;
  }
  expect(faults, 'answers that cannot be read are among them').toBeGreaterThan(FORMS);
}, 240_000);
