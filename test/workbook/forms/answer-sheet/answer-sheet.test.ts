// The answer sheet: made from its model and nothing else, filled in, and taken back. All names here are invented.
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellText } from '../../../../src/domain/cells/cell.ts';
import type { AnswerSheetModel } from '../../../../src/domain/papers/answer-sheet/answer-sheet-model.ts';
import { openZip } from '../../../../src/system/zip.ts';
import { renderAnswerSheet } from '../../../../src/workbook/forms/answer-sheet/answer-sheet.ts';
import type { FormSheet } from '../../../../src/workbook/forms/form-sheets.ts';
import { findFormKind } from '../../../../src/workbook/forms/form-sheets.ts';
import type { Asked, ReturnedAnswers } from '../../../../src/workbook/forms/answer-sheet/read-answer-sheet.ts';
import { readAnswerSheet } from '../../../../src/workbook/forms/answer-sheet/read-answer-sheet.ts';
import { OWN, RECEIVED } from '../../../../src/workbook/xlsx/trust-profile.ts';
import { readSheets } from '../../../support/read-sheets.ts';

const model: AnswerSheetModel = {
  head: {
    marac: 'Test MARAC',
    meeting: 'Tuesday 9 March 2027, 09:30',
    copyFor: 'Northside Housing',
    reference: 'P-7KQ2MX',
    version: 1,
    madeOn: 'Wednesday 24 February 2027',
    marking: 'OFFICIAL-SENSITIVE',
  },
  meetingId: 'M-222222',
  due: 'Thursday 4 March 2027, 12:00',
  coordinator: { name: 'Lee Marsh', phone: '020 7946 0000', email: 'lee@example.org' },
  agencies: [{ id: 'G-222222', name: 'Northside Housing' }],
  cases: [
    {
      ref: 'K-222222',
      number: 1,
      agencyId: 'G-222222',
      agency: 'Northside Housing',
      name: '=HYPERLINK("http://x","Anna")',
      birth: '28 February 1990 (37)',
    },
    {
      ref: 'K-333333',
      number: 2,
      agencyId: 'G-222222',
      agency: 'Northside Housing',
      name: 'Zoë Field',
      birth: 'about 1985',
    },
  ],
  actions: [
    {
      ref: 'K-444444',
      actionRef: 'A-222222',
      agency: 'Northside Housing',
      text: 'Fit new locks.',
      due: 'Tuesday 16 February 2027',
      status: 'Open',
    },
    {
      ref: 'K-444444',
      actionRef: 'A-333333',
      agency: 'Northside Housing',
      text: 'Move the family.',
      due: 'Friday 26 February 2027',
      status: 'Open',
    },
  ],
};

const asked: Asked = {
  meeting: 'M-222222',
  agencies: ['G-222222'],
  cases: [
    { caseRef: 'K-222222', agency: 'G-222222' },
    { caseRef: 'K-333333', agency: 'G-222222' },
  ],
  actions: ['A-222222', 'A-333333'],
};

/** Fills the sheet in as a person would, by heading and row ref, and gives the sheets that come back. */
async function fillIn(
  bytes: Uint8Array,
  answers: readonly (readonly [tab: string, ref: string, heading: string, value: ExcelJS.CellValue])[],
): Promise<FormSheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const [tab, ref, heading, value] of answers) {
    const sheet = workbook.getWorksheet(tab)!;
    let [row, column] = [0, 0];
    sheet.eachRow((line, at) =>
      line.eachCell((cell, index) => {
        if (cell.text === ref && row === 0) row = at;
        if (cell.text === heading) column = index;
      }),
    );
    sheet.getCell(row, column).value = value;
  }
  return readSheets(Buffer.from(await workbook.xlsx.writeBuffer()), RECEIVED);
}

async function answer(bytes: Uint8Array, ...answers: Parameters<typeof fillIn>[1]): Promise<ReturnedAnswers> {
  const read = readAnswerSheet(await fillIn(bytes, answers), asked);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

async function words(made: Uint8Array): Promise<string[]> {
  const sheets = await readSheets(Buffer.from(made));
  return sheets.flatMap((sheet) => sheet.rows.flatMap((row) => [...row.cells.values()].map(cellText)));
}

describe('the answer sheet', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await renderAnswerSheet(model);
  });

  it('F21: names what is written beside, below and above the tables, with its cell, and all that a row says which was not asked', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const cases = workbook.getWorksheet('Cases')!;
    const typed = { B2: 'Ring me about the second', M6: 'see our letter', A20: 'P.S. He is in custody' };
    for (const [cell, text] of Object.entries(typed)) cases.getCell(cell).value = text;
    const extra = workbook.addWorksheet('Sheet4');
    extra.getCell('A1').value = 'More about the children';
    const read = readAnswerSheet(await readSheets(Buffer.from(await workbook.xlsx.writeBuffer()), RECEIVED), asked);
    const problems = read.ok ? read.value.problems : [];
    expect(problems.map((one) => [one.code, one.shown])).toEqual(
      [...Object.values(typed), 'More about the children'].map((text) => ['form.stray', text]),
    );
    const wrong = readAnswerSheet(
      await fillIn(bytes, [
        ['Cases', 'K-333333', 'Known to you', 'Yes'],
        ['Cases', 'K-333333', 'What you choose to share in writing', 'He was here'],
      ]),
      { ...asked, cases: asked.cases.slice(0, 1) },
    );
    expect(wrong.ok && wrong.value.problems.map((one) => [one.code, one.shown])).toEqual([
      ['form.not-asked', 'Known to you: Yes\nWhat you choose to share in writing: He was here'],
    ]);
  });

  it('takes a row in which nothing can be read for no answer, and names the cell', async () => {
    const read = await answer(
      bytes,
      ['Cases', 'K-222222', 'Known to you', 'perhaps'],
      ['Cases', 'K-333333', 'Known to you', 'No'],
    );
    expect(read.research.map((one) => one.caseRef)).toEqual(['K-333333']);
    expect(read.problems.map((one) => [one.code, one.place.includes('Known to you')])).toEqual([
      ['cell.not-an-answer', true],
    ]);
  });

  it('PROP31: holds nothing hidden: no sheet, row, column, name, comment, formula, link or property of ours', async () => {
    const zip = openZip(Buffer.from(bytes), OWN.zip);
    const all = zip.entries.map((entry) => ({ name: entry.name, xml: zip.read(entry).toString('utf8') }));
    expect(all.map((part) => part.name).filter((name) => /vba|comment|external|drawing|custom/i.test(name))).toEqual(
      [],
    );
    const text = all.map((part) => part.xml).join('\n');
    expect(text).not.toMatch(/hidden=|state="(very)?hidden|<definedName |<f>|<hyperlink/i);
    const sheets = await readSheets(Buffer.from(bytes), RECEIVED);
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['Meeting', false],
      ['Cases', false],
      ['Actions', false],
    ]);
    expect(
      sheets
        .flatMap((sheet) => sheet.rows.flatMap((row) => [...row.cells.values()]))
        .every((cell) => cell.kind === 'text'),
    ).toBe(true);
  });

  it('shows only what its model holds, and fixed words', async () => {
    const other = await renderAnswerSheet({ ...model, cases: [], actions: [], agencies: [] });
    const fixed = new Set(await words(other));
    const leaves = [...model.cases, ...model.actions, ...model.agencies]
      .flatMap((one) => Object.values(one))
      .map(String);
    expect((await words(bytes)).filter((word) => !fixed.has(word) && !leaves.includes(word))).toEqual([]);
  });

  it('has the same bytes each time', async () => {
    expect(Buffer.from(await renderAnswerSheet(model)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('comes back with nothing when nothing was filled in', async () => {
    const sheets = await readSheets(Buffer.from(bytes), RECEIVED);
    expect(findFormKind(sheets)).toBe('answers');
    const read = readAnswerSheet(sheets, asked);
    expect(read).toEqual({
      ok: true,
      value: { meeting: 'M-222222', availability: [], flags: [], research: [], actions: [], problems: [] },
    });
  });

  it('comes back with what was filled in', async () => {
    const back = await answer(
      bytes,
      ['Meeting', 'G-222222', 'Who comes', 'A substitute comes'],
      ['Meeting', 'G-222222', 'Name', 'Kim Dale'],
      ['Meeting', 'G-222222', 'Can come from', '10:30'],
      ['Meeting', 'G-222222', 'Records flagged', 'All except'],
      ['Meeting', 'G-222222', 'All except: case refs', 'K-333333'],
      ['Cases', 'K-222222', 'Known to you', 'Yes'],
      ['Cases', 'K-222222', 'What you choose to share in writing', 'Tenant since 2019.\nOpinion: afraid of him.'],
      ['Cases', 'K-333333', 'Searched, nothing found', 'Yes'],
      ['Actions', 'A-222222', 'Answer', 'Completed'],
      ['Actions', 'A-222222', 'Done on', new Date(Date.UTC(2027, 1, 12))],
      ['Actions', 'A-333333', 'Answer', 'Not possible circumstances changed'],
    );
    expect(back).toEqual({
      meeting: 'M-222222',
      availability: [{ agency: 'G-222222', coming: 'substitute', personName: 'Kim Dale', canComeFrom: '10:30' }],
      flags: [{ agency: 'G-222222', flagged: 'except', exceptCases: ['K-333333'] }],
      research: [
        {
          caseRef: 'K-222222',
          agency: 'G-222222',
          known: 'yes',
          shared: 'Tenant since 2019.\nOpinion: afraid of him.',
        },
        { caseRef: 'K-333333', agency: 'G-222222', nil: true },
      ],
      actions: [
        { id: 'A-222222', status: 'completed', doneOn: '2027-02-12' },
        { id: 'A-333333', status: 'notPossibleCircumstances' },
      ],
      problems: [],
    });
  });

  it('names the cell that cannot be read, and takes the other answers', async () => {
    const back = await answer(
      bytes,
      ['Cases', 'K-222222', 'Known to you', 'perhaps'],
      ['Cases', 'K-222222', 'Will speak at the meeting', 'Yes'],
      ['Actions', 'A-222222', 'Answer', 'Completed'],
      ['Actions', 'A-222222', 'Done on', '03/04/2027'],
    );
    expect(back.research).toEqual([{ caseRef: 'K-222222', agency: 'G-222222', willSpeak: true }]);
    expect(back.actions).toEqual([{ id: 'A-222222', status: 'completed' }]);
    expect(back.problems.map((problem) => [problem.code, problem.place])).toEqual([
      ['cell.not-an-answer', 'Answer sheet, Cases, cell G5, "Known to you"'],
      ['cell.two-days', 'Answer sheet, Actions, cell H5, "Done on"'],
      ['form.done-when', 'Answer sheet, Actions, cell H5, "Done on"'],
    ]);
  });

  it('never hears an answer about a case or action that was not asked', async () => {
    const back = await answer(
      bytes,
      ['Cases', 'K-222222', 'Known to you', 'Yes'],
      ['Cases', 'K-222222', 'Case ref', 'K-999999'],
      ['Actions', 'A-222222', 'Answer', 'Not done'],
      ['Actions', 'A-222222', 'Action ref', 'A-999999'],
    );
    expect([back.research, back.actions]).toEqual([[], []]);
    expect(back.problems.map((problem) => problem.code)).toEqual(['form.not-asked', 'form.not-asked']);
  });

  it('says when an answer contradicts itself or lacks its date', async () => {
    const back = await answer(
      bytes,
      ['Cases', 'K-222222', 'Known to you', 'Yes'],
      ['Cases', 'K-222222', 'Searched, nothing found', 'Yes'],
      ['Actions', 'A-222222', 'Answer', 'In progress'],
      ['Actions', 'A-333333', 'What was done, or why not', 'Waiting for the council'],
    );
    expect(back.problems.map((problem) => problem.code)).toEqual([
      'form.nil-and-known',
      'form.new-date',
      'form.no-status',
    ]);
  });

  it('is refused when it belongs to another meeting or a heading is gone', async () => {
    const sheets = await readSheets(Buffer.from(bytes), RECEIVED);
    const other = readAnswerSheet(sheets, { ...asked, meeting: 'M-999999' });
    expect(other.ok ? [] : other.problems.map((problem) => problem.code)).toEqual(['form.other-meeting']);
    const torn = readAnswerSheet(await fillIn(bytes, [['Cases', 'Known to you', 'Known to you', 'Known?']]), asked);
    expect(torn.ok ? [] : torn.problems).toMatchObject([
      { code: 'form.heading-missing', column: 'Known to you', size: 'table' },
    ]);
  });
});
