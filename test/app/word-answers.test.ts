// The answer sheet in Word: the same answers as in its workbook come back as the same rows, and nothing written beside them is lost. All made up.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeAnswerSheet } from '../../src/app/write-answer-sheet.ts';
import { readWordPage } from '../../src/documents/forms/word-page.ts';
import { cellText, type Cell } from '../../src/domain/cells/cell.ts';
import { TICKS, type TickName } from '../../src/domain/referral/form-layout.ts';
import type { FormPage } from '../../src/domain/referral/form-page.ts';
import { findOwnKind } from '../../src/use-cases/forms/own/own-word-form.ts';
import { readAnswers } from '../../src/use-cases/forms/own/word-answers.ts';
import { readAnswerSheet } from '../../src/workbook/forms/answer-sheet/read-answer-sheet.ts';
import type { FormSheet } from '../../src/workbook/forms/form-sheets.ts';
import { RECEIVED } from '../../src/workbook/xlsx/trust-profile.ts';
import { ASKED, drawn, fillSheet, MODEL, NAMES, ROWS, type Answers } from '../support/answer-model.ts';
import { fillWordForm, type Typed } from '../support/fill-word-form.ts';
import { openInboxBench, type InboxBench } from '../support/inbox-bench.ts';
import { rewritten } from '../support/minute-form.ts';
import type { RandomAnswer } from '../support/random-answers.ts';
import { readSheets } from '../support/read-sheets.ts';
import { AGENCY, MEETING } from '../support/small-marac.ts';

let word: Uint8Array;
let sheets: readonly FormSheet[];
beforeAll(async () => {
  word = await writeAnswerSheet(MODEL, 'docx');
  sheets = await readSheets(Buffer.from(await writeAnswerSheet(MODEL, 'xlsx')), RECEIVED);
});

function pageOf(bytes: Buffer): FormPage {
  const page = readWordPage(bytes, 'sheet.docx');
  if (!page.ok) throw new Error(JSON.stringify(page.problems));
  return page.value;
}

/** The answers, and the faults by code and question: they differ in how a place is called. */
function told(of: readonly FormSheet[]) {
  const read = readAnswerSheet(of, ASKED);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { problems, ...answers } = read.value;
  return { answers, faults: problems.map(({ code, column, shown }) => `${code}: ${column} ${shown ?? ''}`).toSorted() };
}

function inCells(answers: Answers): readonly FormSheet[] {
  return sheets.map((sheet) => {
    const rows = ROWS.filter((row) => row.tab === sheet.name);
    let headings = new Map<string, string>();
    return {
      ...sheet,
      rows: sheet.rows.map((line) => {
        const texts = new Map([...line.cells].map(([letters, cell]) => [cellText(cell), letters]));
        if (rows[0] !== undefined && Object.values(rows[0].asks).every((asked) => texts.has(asked.heading)))
          headings = texts;
        const at = (heading: string): string => headings.get(heading) ?? '?';
        const row = rows.find(({ refs }) =>
          Object.entries(refs).every(
            ([heading, ref]) => cellText(line.cells.get(at(heading)) ?? { kind: 'blank' }) === ref,
          ),
        );
        const cells = new Map(line.cells);
        for (const [field, { heading }] of Object.entries(row?.asks ?? {})) {
          const answer = answers.get(`${row?.tag}/${field}`);
          if (answer !== undefined) cells.set(at(heading), cellOf(answer));
        }
        return { ...line, cells };
      }),
    };
  });
}

function cellOf(answer: RandomAnswer): Cell {
  if ('day' in answer) return { kind: 'date', date: answer.day };
  return {
    kind: 'text',
    text: 'words' in answer ? answer.words : answer.ticks.map((tick) => TICKS[tick as TickName]).join(),
  };
}

test('100 sheets with answers at random come back as the same rows from Word and from a workbook', () => {
  let faults = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const answers = drawn(seed);
    const read = readAnswers(pageOf(fillSheet(word, answers)), [], NAMES);
    expect(read.problems, `seed ${seed}`).toEqual([]);
    const said = told(read.sheets);
    expect(said, `seed ${seed}`).toEqual(told(inCells(answers)));
    faults += said.faults.length;
  }
  expect(faults, 'answers that cannot be read are among them').toBeGreaterThan(100);
}, 120_000);

const nameless = (bytes: Buffer): Buffer => rewritten(bytes, (xml) => xml.replaceAll(/<w:tag w:val="[^"]*"\/>/g, ''));

test('F29: a sheet from which an older LibreOffice took the names of all places is read by the refs under its headings', () => {
  for (const seed of [1, 2, 3]) {
    const answers = drawn(seed);
    const page = pageOf(nameless(fillSheet(word, answers)));
    expect(findOwnKind(page)).toBe('answers');
    const read = readAnswers(page, [], NAMES);
    expect(read.problems.map((one) => [one.code, one.shown])).toEqual([['form.by-place', undefined]]);
    expect(told(read.sheets)).toEqual(told(inCells(answers)));
  }
});

test('what is written into the rows that are given is told where the sheet as it was made is kept', () => {
  const changed = rewritten(Buffer.from(word), (xml) => xml.replace('>2 March</w:t>', '>2 April</w:t>'));
  const strays = (printed: readonly FormPage[]): readonly (string | undefined)[] =>
    readAnswers(pageOf(changed), printed, NAMES).problems.map((one) => one.shown);
  expect(strays([pageOf(Buffer.from(word))])).toEqual(['2 April']);
  expect(strays([]), 'without it, the rows that are given count as printed').toEqual([]);
  expect(readAnswers(pageOf(Buffer.from(word)), [pageOf(Buffer.from(word))], []).problems).toEqual([]);
});

describe('through the inbox', () => {
  let bench: InboxBench;
  beforeEach(() => (bench = openInboxBench()));
  afterEach(() => bench.close());
  const tag = `answers/${MEETING}/${AGENCY.housing}`;
  const GIVEN: Typed = {
    [`${tag}/coming`]: 'A substitute comes',
    [`${tag}/personName`]: 'Kim Field',
    [`${tag}/canComeFrom`]: 'noonish',
  };
  const POLICE = `answers/${MEETING}/${AGENCY.police}`;
  const says = (name: string): Buffer =>
    fillWordForm(word, { [`${POLICE}/coming`]: 'Yes', [`${POLICE}/personName`]: name });
  const who = (): readonly string[] =>
    bench.desk.book
      .rows('attendance')
      .map(({ id = '' }) =>
        ['agency', 'contact', 'personName', 'substituteName']
          .map((field) => bench.desk.book.text('attendance', id, field))
          .join('|'),
      );

  test('whoever comes is named on Attendance; another name on a later sheet is in the note', async () => {
    bench.lay('first.docx', says('Dan Ridge'));
    expect(await bench.takeIn()).toMatchObject({ done: 1 });
    const row = `${AGENCY.police}||Dan Ridge|`;
    expect(who()).toContain(row);
    bench.lay('second.docx', says('Una Other'));
    expect(await bench.takeIn()).toMatchObject({ done: 1 });
    expect(who()).toContain(row);
    expect(bench.note('done', 'second.docx.note.txt')).toMatch(/"Name"\n.*form\.name-left\)\n {2}> Una Other/);
    expect((await bench.today()).join()).not.toContain('Una');
  });

  test('it becomes rows of its tabs; what cannot be read and what stands beside the answers is named, its words in the note alone', async () => {
    const beside = '<w:p><w:r><w:t>Ask for Sam</w:t></w:r></w:p><w:sectPr';
    bench.lay(
      'sheet.docx',
      rewritten(fillWordForm(word, GIVEN), (xml) => xml.replace('<w:sectPr', beside)),
    );
    expect(await bench.takeIn()).toMatchObject({ done: 1 });
    const rows = bench.desk.book
      .rows('attendance')
      .map((one) => bench.desk.book.text('attendance', one.id ?? '', 'substituteName'));
    expect(rows).toContain('Kim Field');
    const note = bench.note('done', 'sheet.docx.note.txt');
    expect(note).toMatch(
      new RegExp(`- Answer sheet, Who comes, ${AGENCY.housing}, "Can come from"\\n.*\\n {2}> noonish`),
    );
    expect(note).toMatch(/- Answer sheet, paragraph \d+\n.*\n {2}> Ask for Sam/);
    expect((await bench.today()).join()).not.toMatch(/noonish|Sam/);
  });

  test('a blank sheet is set aside; one of a meeting that is not here too', async () => {
    bench.lay('blank.docx', Buffer.from(word));
    bench.lay(
      'other.docx',
      rewritten(fillWordForm(word, GIVEN), (xml) => xml.replaceAll(MEETING, 'M-999999')),
    );
    expect(await bench.takeIn()).toMatchObject({ refused: 2 });
    expect(bench.note('refused', 'blank.docx.note.txt')).toContain('No answer stands on this sheet.');
    expect(bench.note('refused', 'other.docx.note.txt')).toContain('is not in the workbook');
  });
});
