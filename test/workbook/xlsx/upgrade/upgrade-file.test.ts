// A workbook of an earlier version taken along: it looks as this version's do, and nothing in it is lost. All is made up.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { inTabOrder } from '../../../../src/workbook/looks/tab-looks.ts';
import { tablesIn } from '../../../../src/workbook/tables/all-tables.ts';
import { readInChild } from '../../../../src/workbook/xlsx/process/run-reader.ts';
import { openRowGatherer, type ReadCells } from '../../../../src/workbook/xlsx/read-cells.ts';
import { OWN } from '../../../../src/workbook/xlsx/trust-profile.ts';
import { holdsSame } from '../../../../src/workbook/xlsx/upgrade/holds-same.ts';
import { upgradeFile, type Upgraded } from '../../../../src/workbook/xlsx/upgrade/upgrade-file.ts';
import { upgradeWorkbookText } from '../../../../src/workbook/xlsx/upgrade/workbook-text.ts';
import { partsOf } from '../../../support/excel.ts';

const DESK = path.join(import.meta.dirname, '../../../fixtures/desk-2026-11/desk/main.xlsx');
const PROFILE = { ...OWN, timeoutMs: 60_000 };
const SLOW = { timeout: 60_000 };

async function read(bytes: Buffer): Promise<readonly ReadCells[]> {
  const rows = openRowGatherer();
  const answer = await readInChild(bytes, PROFILE, rows.add);
  if (answer.outcome === 'refused') throw new Error(answer.message);
  return rows.sheets(answer.sheets);
}

async function upgrade(bytes: Buffer): Promise<Upgraded> {
  const tables = tablesIn('mainAndRegister');
  return await upgradeFile({ bytes, sheets: await read(bytes), tables, isHome: () => false, profile: PROFILE });
}

async function load(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

/** The desk of November with what people put into it: a tab of their own in front, a column, a colour, a comment, a height, a rule. */
async function lived(): Promise<Buffer> {
  const book = await load(readFileSync(DESK));
  const own = book.addWorksheet('Rota');
  own.getCell('A1').value = 'Who is on duty';
  own.getCell('A2').value = { formula: 'COUNTA(Actions!A2:A50)', result: 3 };
  const actions = book.getWorksheet('Actions') as ExcelJS.Worksheet;
  const right = actions.columnCount + 1;
  actions.getCell(1, right).value = 'Our note';
  actions.getCell(2, right).value = 'rang on Monday';
  actions.getCell(2, right).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } };
  actions.getCell(3, 2).note = 'Ask her sister.';
  actions.getRow(3).height = 77;
  actions.addConditionalFormatting({
    ref: 'A2:A9',
    rules: [{ type: 'expression', priority: 1, formulae: ['$A2="x"'], style: { font: { bold: true } } }],
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a workbook of the version of November 2026', () => {
  let before: Buffer;
  let done: Upgraded;
  beforeAll(async () => {
    before = await lived();
    done = await upgrade(before);
  }, 60_000);

  test('keeps every cell where it stood, and says what is different', SLOW, async () => {
    expect(holdsSame(await read(before), await read(done.bytes))).toBe(true);
    expect(done.said).toEqual(
      expect.arrayContaining([
        'Tabs stand in the order of the work.',
        'Shown: Meetings, Agencies, Contacts.',
        'Days are written as 16 Mar 2027.',
        expect.stringMatching(/^On as many pages beside each other as can be read: .*Referrals/),
        expect.stringMatching(/^Marked where something is overdue, due today or waits for you: .*Actions/),
      ]),
    );
  });

  test('keeps people’s columns, colours, comments, heights, rules, formulas and tabs', SLOW, async () => {
    const book = await load(done.bytes);
    const actions = book.getWorksheet('Actions') as ExcelJS.Worksheet;
    const right = (actions.getRow(1).values as readonly unknown[]).indexOf('Our note');
    expect(actions.getCell(2, right).text).toBe('rang on Monday');
    expect(actions.getCell(2, right).fill).toMatchObject({ fgColor: { argb: 'FF00FF00' } });
    expect(JSON.stringify(actions.getCell(3, 2).note)).toContain('Ask her sister.');
    expect(actions.getRow(3).height).toBe(77);
    expect(book.getWorksheet('Rota')?.getCell('A2').formula).toBe('COUNTA(Actions!A2:A50)');
    const own = [...partsOf(done.bytes).values()].some((text) => /<formula>\$A2=(&quot;|")x/.test(text));
    expect(own, 'the rule that colours as people said').toBe(true);
  });

  test('has its tabs in the order of the work, with every name where its tab went', SLOW, async () => {
    const book = await load(done.bytes);
    const names = book.worksheets.map(({ name }) => name);
    const ours = inTabOrder(tablesIn('mainAndRegister')).map(({ tab }) => tab);
    expect(names.filter((name) => ours.includes(name))).toEqual(ours.filter((name) => names.includes(name)));
    expect(names.at(-1)).toBe('Rota');
    const text = partsOf(done.bytes).get('xl/workbook.xml') ?? '';
    for (const [, place, tab] of text.matchAll(/localSheetId="(\d+)"[^>]*>(?:&apos;|')?([^'&!<]+)/g))
      expect(names[Number(place)]).toBe(tab);
  });

  test('is the same after a second time', SLOW, async () => {
    const again = await upgrade(done.bytes);
    expect(again.said).toEqual([]);
    expect(again.bytes.equals(done.bytes)).toBe(true);
  });

  test('changes no part but the workbook, its styles and the sheets of our tabs', () => {
    const [was, is] = [partsOf(before), partsOf(done.bytes)];
    expect([...is.keys()]).toEqual([...was.keys()]);
    const changed = [...is].flatMap(([name, text]) => (was.get(name) === text ? [] : [name]));
    expect(changed.filter((name) => !/^xl\/(workbook|styles|worksheets\/sheet\d+)\.xml$/.test(name))).toEqual([]);
  });
});

test('a tab of people’s own between ours keeps its place', () => {
  const text =
    '<workbook><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Actions" sheetId="1" r:id="a"/><sheet name="Rota" sheetId="2" r:id="b"/><sheet name="Today" sheetId="3" state="hidden" r:id="c"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Actions!$1:$1</definedName></definedNames></workbook>';
  const tabs = [
    { name: 'Today', shows: true },
    { name: 'Actions', shows: true },
  ];
  const { text: now, said } = upgradeWorkbookText(text, tabs);
  expect([...now.matchAll(/<sheet name="(\w+)"/g)].map(([, name]) => name)).toEqual(['Today', 'Rota', 'Actions']);
  expect(now).toContain('localSheetId="2">Actions');
  expect(now).toContain('activeTab="2"');
  expect(now).not.toContain('hidden');
  expect(said).toEqual(['Tabs stand in the order of the work.', 'Shown: Today.']);
  expect(upgradeWorkbookText(now, tabs).said).toEqual([]);
});
