// A workbook of init with rows in it, saved by LibreOffice (test/fixtures/workbooks/make-libreoffice.ts says how), is still read right.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDirectory, settleRefs } from '../../../src/workbook/tables/row-refs.ts';
import { TABLE, tablesIn } from '../../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import type { SheetOfCells } from '../../support/read-sheets.ts';
import { readSheets } from '../../support/read-sheets.ts';
import { rawTableOf } from '../../support/sheet-tables.ts';

describe('a workbook of init that LibreOffice saved', () => {
  let sheets: SheetOfCells[];
  beforeAll(async () => {
    sheets = await readSheets(
      readFileSync(path.join(import.meta.dirname, '../../fixtures/workbooks/libreoffice-saved.xlsx')),
    );
  });

  it('still has every tab with every column', () => {
    // It was saved before there were these tabs.
    const later = ['record', 'population', 'training'];
    for (const table of tablesIn('mainAndRegister').filter(({ name }) => !later.includes(name)))
      expect([table.tab, rawTableOf(table, sheets).state]).toEqual([table.tab, 'known']);
  });

  it('still hides the tabs that are hidden until needed', () => {
    expect(sheets.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name)).toEqual([
      'Start here',
      'Today',
      'Referrals',
      'Cases',
      'At Risk List',
      'Minutes',
      'Actions',
    ]);
  });

  it('gives dates, hours, phones and accents as they were typed', () => {
    const referrals = parseTable(TABLE.referrals, rawTableOf(TABLE.referrals, sheets));
    expect(referrals.rows).toMatchObject([
      {
        id: expect.stringMatching(/^R-[2-9A-Z]{6}$/),
        receivedAt: '2027-03-01T15:40',
        surname: 'Brück',
        forenames: 'Zoë Anna',
        birthDate: '1990-02-28',
        postcode: 'W5 2BY',
        phone: '07700 900123',
        safeToCall: 'yes',
        q1: 'yes',
        q2: 'notKnown',
        eventsIn12Months: 3,
        decision: 'acceptUrgent',
      },
      { receivedAt: '2027-03-02T09:05', surname: 'Ødegård' },
    ]);
    const meetings = parseTable(TABLE.meetings, rawTableOf(TABLE.meetings, sheets));
    expect(meetings.rows).toMatchObject([
      { on: '2027-03-09', start: '09:30', end: '12:45', kind: 'ordinary', breaks: ['11:00 15'] },
    ]);
    expect(meetings.problems.filter(({ code }) => code !== 'heading.not-shown')).toEqual([]);
  });

  it('reads the row with a formula and a misspelt choice without them, naming both', () => {
    const referrals = parseTable(TABLE.referrals, rawTableOf(TABLE.referrals, sheets));
    expect(referrals.setAside).toEqual([]);
    const [, row] = referrals.rows;
    expect([row?.decision, row?.statedScore]).toEqual([undefined, undefined]);
    // It was saved before there were some of the columns.
    const found = referrals.problems.filter(({ code }) => code !== 'heading.new' && code !== 'heading.not-shown');
    expect(found.map((problem) => [problem.code, problem.place])).toEqual([
      ['cell.formula', 'Referrals, row 3, "Stated score"'],
      ['cell.not-a-choice', 'Referrals, row 3, "Decision"'],
    ]);
  });

  it('leads from what was typed to the rows that are meant', () => {
    const agencies = parseTable(TABLE.agencies, rawTableOf(TABLE.agencies, sheets)).rows;
    const contacts = parseTable(TABLE.contacts, rawTableOf(TABLE.contacts, sheets));
    const meetings = parseTable(TABLE.meetings, rawTableOf(TABLE.meetings, sheets)).rows;
    const actions = parseTable(TABLE.actions, rawTableOf(TABLE.actions, sheets));
    // The file was saved before there were some of the columns.
    const problems = [...contacts.problems, ...actions.problems].map(({ code }) => code);
    expect(problems.filter((code) => code !== 'heading.new' && code !== 'heading.not-shown')).toEqual([]);
    const settled = settleRefs(
      TABLE.actions,
      actions.rows,
      openDirectory({ agencies, contacts: contacts.rows, meetings, cases: [], people: [] }),
    );
    expect(settled.problems).toEqual([]);
    expect(settled.rows).toMatchObject([
      {
        meeting: meetings[0]?.id,
        agency: agencies.find((agency) => agency.name === 'Northside Housing')?.id,
        text: 'Fit new locks.\nTell the IDVA when it is done.',
        due: '2027-03-16',
        immediate: true,
        safety: true,
        status: 'notPossibleCircumstances',
      },
    ]);
  });
});
