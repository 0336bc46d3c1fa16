// The referral form: every question of the table on it, filled in and taken back. All names here are invented.
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { BLANK, cellText } from '../../../../src/domain/cells/cell.ts';
import { DASH } from '../../../../src/domain/referral/checklist.ts';
import { findFormKind } from '../../../../src/workbook/forms/form-sheets.ts';
import type { FormSheet } from '../../../../src/workbook/forms/form-sheets.ts';
import { readReferralForm } from '../../../../src/workbook/forms/referral/read-referral-form.ts';
import type { ReturnedReferral } from '../../../../src/workbook/forms/referral/read-referral-form.ts';
import { openZip } from '../../../../src/system/zip.ts';
import { FORM_VERSION, versionIn, versionLine } from '../../../../src/workbook/forms/referral/fixed-lines.ts';
import { renderReferralForm } from '../../../../src/workbook/forms/referral/referral-form.ts';
import { checklistQuestions, SECTIONS } from '../../../../src/workbook/forms/referral/referral-questions.ts';
import { TABLE } from '../../../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../../../src/workbook/tables/table.ts';
import { RECEIVED } from '../../../../src/workbook/xlsx/trust-profile.ts';
import { readSheets } from '../../../support/read-sheets.ts';

type Answered = readonly [tab: string, label: string, person: number, value: ExcelJS.CellValue];

async function fillIn(bytes: Uint8Array, answers: readonly Answered[]): Promise<FormSheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const [tab, label, person, value] of answers) {
    const sheet = workbook.getWorksheet(tab)!;
    let at = 0;
    sheet.eachRow((row, number) => {
      if (row.getCell(1).text.replace(' *', '') === label) at = number;
    });
    sheet.getCell(at, (tab === 'Checklist' ? 2 : 1) + person).value = value;
  }
  return readSheets(Buffer.from(await workbook.xlsx.writeBuffer()), RECEIVED);
}

async function back(bytes: Uint8Array, ...answers: readonly Answered[]): Promise<ReturnedReferral> {
  const read = readReferralForm(await fillIn(bytes, answers));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

describe('the referral form', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await renderReferralForm({ marac: 'Test MARAC', sendTo: 'marac@example.org' });
  });

  it('asks for every field of a referral but the coordinator’s own, each once', () => {
    const asked = [...SECTIONS.flatMap((section) => section.questions), ...checklistQuestions(DASH)].flatMap(
      (question) => question.fields,
    );
    const columns = Object.entries(TABLE.referrals.columns as Readonly<Record<string, Column>>);
    const own = columns.filter(([, column]) => column.group === 'Decision').map(([field]) => field);
    const left = columns.map(([field]) => field).filter((field) => !(asked as readonly string[]).includes(field));
    expect(left.toSorted()).toEqual([...own, 'channel', 'receivedAt', 'morePeopleEntered'].toSorted());
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('has places for two perpetrators, six children and two others, and more people as text', () => {
    const people = SECTIONS.filter((section) => ['Perpetrators', 'Children and others'].includes(section.tab)).map(
      (section) => section.people.length,
    );
    expect(people).toEqual([2, 6, 2, 0]);
  });

  it('is read by the strict reader, has nothing hidden, and the same bytes each time', async () => {
    const sheets = await readSheets(Buffer.from(bytes), RECEIVED);
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['Referral', false],
      ['Perpetrators', false],
      ['Children and others', false],
      ['Checklist', false],
      ['What happened', false],
    ]);
    expect(findFormKind(sheets)).toBe('referral');
    expect(
      Buffer.from(await renderReferralForm({ marac: 'Test MARAC', sendTo: 'marac@example.org' })).equals(
        Buffer.from(bytes),
      ),
    ).toBe(true);
  });

  it('offers its choices in lists that a rule can hold: 255 letters at most', () => {
    const zip = openZip(Buffer.from(bytes), RECEIVED.zip);
    const xml = zip.entries
      .filter((entry) => entry.name.includes('worksheets'))
      .map((entry) => zip.read(entry).toString('utf8'));
    const lists = xml.flatMap((part) =>
      [...part.matchAll(/<formula1>(.*?)<\/formula1>/g)].map((match) => match[1] ?? ''),
    );
    expect(lists.length).toBeGreaterThan(10);
    expect(lists.filter((list) => list.replaceAll('&quot;', '"').length > 257)).toEqual([]);
  });

  it('comes back empty and without a problem when nothing was filled in', async () => {
    const read = readReferralForm(await readSheets(Buffer.from(bytes), RECEIVED));
    expect(read).toEqual({ ok: true, value: { values: {}, unread: new Map(), problems: [] } });
  });

  it('comes back with what was filled in, people in their places', async () => {
    const referral = await back(
      bytes,
      ['Referral', 'Victim surname', 1, 'Brück'],
      ['Referral', 'Victim forenames', 1, 'Zoë Anna'],
      ['Referral', 'Victim date of birth', 1, new Date(Date.UTC(1990, 1, 28))],
      ['Referral', 'Victim phone', 1, '07700 900123'],
      ['Referral', 'Safe to call', 1, 'Don’t know'],
      ['Perpetrators', 'Perpetrator surname', 2, 'Brook'],
      ['Children and others', 'Child forenames', 6, 'Kim'],
      ['Children and others', 'Child due date', 5, new Date(Date.UTC(2027, 4, 3))],
      ['Children and others', 'Other person name', 1, 'Grandmother'],
      ['Children and others', 'More people', 1, 'Kit Brook, born 2019, son\nLou Brook, born 2021, daughter'],
      ['Checklist', 'Q1', 1, 'Yes'],
      ['Checklist', 'Q24', 1, 'Don’t know'],
      ['What happened', 'Risk tool', 1, 'Dash 24 questions'],
      ['What happened', 'Events in 12 months', 1, 3],
      ['What happened', 'Consent', 1, 'Not sought'],
    );
    expect(referral).toEqual({
      unread: new Map(),
      problems: [],
      values: {
        surname: 'Brück',
        forenames: 'Zoë Anna',
        birthDate: '1990-02-28',
        phone: '07700 900123',
        safeToCall: 'notKnown',
        perp2Surname: 'Brook',
        child6Forenames: 'Kim',
        child5DueDate: '2027-05-03',
        other1Name: 'Grandmother',
        morePeople: 'Kit Brook, born 2019, son\nLou Brook, born 2021, daughter',
        q1: 'yes',
        q24: 'notKnown',
        tool: 'safelivesDash24',
        eventsIn12Months: 3,
        consent: 'notSought',
      },
    });
  });

  it('names each cell that cannot be read, keeps what stands in it, and reads the rest', async () => {
    const referral = await back(
      bytes,
      ['Referral', 'Victim surname', 1, 'Brook'],
      ['Referral', 'Victim date of birth', 1, '03/04/1990'],
      ['Referral', 'Victim phone', 1, 7_700_900_123],
      ['Perpetrators', 'Perpetrator date of birth', 2, '31/02/1980'],
      ['What happened', 'Stated score', 1, { formula: '13+1', result: 14 }],
    );
    expect(referral.values).toEqual({ surname: 'Brook' });
    expect([...referral.unread.keys()]).toEqual(['birthDate', 'phone', 'perp2BirthDate', 'statedScore']);
    expect(referral.problems.map((problem) => problem.code)).toEqual([
      'cell.two-days',
      'cell.lost-zero',
      'cell.not-a-day',
      'cell.formula',
    ]);
    expect(referral.problems[2]?.place).toMatch(
      /^Referral form, Perpetrators, cell C\d+, "Perpetrator date of birth 2"$/,
    );
  });

  it('loses nothing in silence: words beside the answers are named', async () => {
    const referral = await back(
      bytes,
      ['Referral', 'Victim phone', 4, 'her sister has another number'],
      ['Checklist', 'Q3', 4, 'of him'],
    );
    expect(referral.problems.map((problem) => [problem.code, problem.size])).toEqual([
      ['form.stray', 'note'],
      ['form.stray', 'note'],
    ]);
  });

  it('is still read with a question gone, which is named; without the victim’s name it is refused', async () => {
    const gone = await back(bytes, ['Referral', 'Landlord', 0, 'Owner of the house']);
    expect(gone.problems.map((problem) => problem.code)).toEqual(['form.question-lost', 'form.stray']);
    const refused = readReferralForm(await fillIn(bytes, [['Referral', 'Victim surname', 0, 'Name']]));
    expect(refused.ok ? [] : refused.problems).toMatchObject([{ code: 'form.not-the-form', size: 'table' }]);
  });

  it.each([
    ['of this version: a question that is gone was lost', FORM_VERSION, ['form.question-lost']],
    ['older: what it does not ask is said once, with its version', FORM_VERSION - 1, []],
    ['newer: said, and a question that is gone was lost', FORM_VERSION + 1, ['form.question-lost']],
  ] as const)('%s', async (_which, version, codes) => {
    const sheets = (await fillIn(bytes, [])).map((sheet) => ({
      ...sheet,
      rows: sheet.rows.flatMap((row) => {
        const text = cellText(row.cells.get('A') ?? BLANK);
        if (text === 'Landlord') return [];
        if (versionIn(text) === undefined) return [row];
        return [{ ...row, cells: new Map([['A', { kind: 'text' as const, text: versionLine(version) }]]) }];
      }),
    }));
    const read = readReferralForm(sheets);
    expect(read.ok && read.value.problems.map((one) => one.code).toSorted()).toEqual(codes);
    const said = read.ok ? (read.value.notice ?? '') : '';
    expect(said.startsWith(`It is version ${version} of the form, and`)).toBe(version !== FORM_VERSION);
    expect(said.includes('It does not ask: “Landlord”.')).toBe(version < FORM_VERSION);
  });

  it('made before a question was asked has lost nothing', async () => {
    const older = (await fillIn(bytes, [['Referral', 'Victim surname', 1, 'Brook']])).map((sheet) => ({
      ...sheet,
      rows: sheet.rows.filter(({ cells }) => cellText(cells.get('A') ?? BLANK) !== 'Referrer’s own reference'),
    }));
    expect(readReferralForm(older)).toMatchObject({ ok: true, value: { values: { surname: 'Brook' }, problems: [] } });
  });

  it('in an area’s own wording of the checklist comes back all the same', async () => {
    const words = DASH.questions.map(({ number }): Answered => [
      'Checklist',
      `Q${number}`,
      0,
      `Asked our way: ${number}?`,
    ]);
    const referral = await back(bytes, ...words, ['Checklist', 'Q15', 1, 'Yes']);
    expect(referral).toMatchObject({ values: { q15: 'yes' }, problems: [] });
  });
});
