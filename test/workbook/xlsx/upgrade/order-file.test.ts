// Columns of an earlier version in today's order: what people put into the workbook goes along, or the tab stays as it is. All is made up.
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { laidColumns, isLabel } from '../../../../src/workbook/looks/sheet-order.ts';
import { tableNamed } from '../../../../src/workbook/tables/all-tables.ts';
import { columnsOf, ROW_ID_HEADER, type TableName } from '../../../../src/workbook/tables/table.ts';
import { readInChild } from '../../../../src/workbook/xlsx/process/run-reader.ts';
import { openRowGatherer, type ReadCells } from '../../../../src/workbook/xlsx/read-cells.ts';
import { OWN } from '../../../../src/workbook/xlsx/trust-profile.ts';
import { holdsSame } from '../../../../src/workbook/xlsx/upgrade/holds-same.ts';
import { orderFile } from '../../../../src/workbook/xlsx/upgrade/order-file.ts';
import { partsOf } from '../../../support/excel.ts';

const TABS = ['actions', 'referrals', 'list', 'people'] as const satisfies readonly TableName[];
const PROFILE = { ...OWN, timeoutMs: 60_000 };
const SLOW = { timeout: 60_000 };
const tables = TABS.map((name) => tableNamed(name));

async function read(bytes: Buffer): Promise<readonly ReadCells[]> {
  const rows = openRowGatherer();
  const answer = await readInChild(bytes, PROFILE, rows.add);
  if (answer.outcome === 'refused') throw new Error(answer.message);
  return rows.sheets(answer.sheets);
}

async function load(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

const sheetOf = (book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet =>
  book.getWorksheet(name) as ExcelJS.Worksheet;

const lettersOf = (sheet: ExcelJS.Worksheet, heading: string): string =>
  sheet.getColumn((sheet.getRow(1).values as readonly unknown[]).indexOf(heading)).letter;

/** A tab as versions before December 2026 laid it: columns as they are described, the row id last, no group folded. */
function addOldTab(book: ExcelJS.Workbook, name: TableName): void {
  const table = tableNamed(name);
  const sheet = book.addWorksheet(table.tab, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  const columns = columnsOf(table);
  sheet.addRow([...columns.map(({ header }) => header), ROW_ID_HEADER]);
  for (let row = 2; row < 5; row += 1)
    sheet.addRow([...columns.map(({ field }) => `${field} ${row}`), `X-AAAA2${row}`]);
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 300, column: columns.length + 1 } };
}

/** A workbook of November as people lived in it. */
async function lived(
  more: (book: ExcelJS.Workbook, actions: ExcelJS.Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const name of TABS) addOldTab(book, name);
  const actions = sheetOf(book, 'Actions');
  const [due, status] = [lettersOf(actions, 'Due'), lettersOf(actions, 'Status')];
  const right = actions.columnCount + 1;
  actions.getCell(1, right).value = 'Our note';
  actions.getCell(2, right).value = 'rang on Monday';
  actions.getCell(2, right).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF00FF00' } };
  actions.getColumn(right).width = 33;
  actions.getCell(3, right).value = { formula: `IF(${status}3="","open",$${due}$3)`, result: 'open' };
  actions.getCell(`${due}3`).note = 'Ask her sister.';
  actions.addConditionalFormatting({
    ref: `${due}2:${due}9`,
    rules: [{ type: 'expression', priority: 1, formulae: [`$${status}2="x"`], style: { font: { bold: true } } }],
  });
  actions.getCell(`${status}2`).dataValidation = { type: 'list', formulae: ['"a,b"'] };
  const own = book.addWorksheet('Rota');
  own.getCell('A1').value = { formula: `COUNTA(Actions!${status}2:${status}50)&" of Actions!${status}2"`, result: '' };
  own.getCell('A2').value = { formula: `Actions!${due}3+'Actions'!$${status}$3`, result: 0 };
  book.definedNames.add(`Actions!$${due}$2:$${due}$50`, 'Dues');
  more(book, actions);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('columns in today’s order', () => {
  let before: Buffer;
  let after: Buffer;
  let done: Awaited<ReturnType<typeof orderFile>>;
  beforeAll(async () => {
    before = await lived();
    done = await orderFile({ bytes: before, sheets: await read(before), tables, profile: PROFILE });
    after = done.bytes;
  }, 60_000);

  test('stand as a new workbook has them, with the names of groups, and people’s own in sight', SLOW, async () => {
    expect(done.left).toEqual([]);
    const book = await load(after);
    for (const name of TABS) {
      const sheet = sheetOf(book, tableNamed(name).tab);
      const headings = (sheet.getRow(1).values as readonly unknown[]).slice(1).map(String);
      const laid = laidColumns(tableNamed(name)).map((one) => (isLabel(one) ? one.label : one.header));
      const ours = headings.filter((heading) => laid.includes(heading));
      expect(ours).toEqual(laid.filter((heading) => headings.includes(heading)));
      for (const one of laidColumns(tableNamed(name))) {
        if (isLabel(one) || one.group === undefined || !headings.includes(one.header)) continue;
        const column = sheet.getColumn(headings.indexOf(one.header) + 1);
        expect([one.header, column.hidden, column.outlineLevel]).toEqual([one.header, true, 1]);
      }
    }
    const actions = sheetOf(book, 'Actions');
    const note = actions.getColumn(lettersOf(actions, 'Our note'));
    expect([note.hidden, note.width]).toEqual([false, 33]);
  });

  test('keep every cell, and formulas, names, rules and comments mean the same cells', SLOW, async () => {
    expect(holdsSame(await read(before), await read(after), done.moved)).toBe(true);
    const book = await load(after);
    const actions = sheetOf(book, 'Actions');
    const [due, status, note] = ['Due', 'Status', 'Our note'].map((heading) => lettersOf(actions, heading)) as [
      string,
      string,
      string,
    ];
    expect(actions.getCell(`${note}2`).text).toBe('rang on Monday');
    expect(actions.getCell(`${note}2`).fill).toMatchObject({ fgColor: { argb: 'FF00FF00' } });
    expect(actions.getCell(`${note}3`).formula).toBe(`IF(${status}3="","open",$${due}$3)`);
    expect(JSON.stringify(actions.getCell(`${due}3`).note)).toContain('Ask her sister.');
    const rota = sheetOf(book, 'Rota');
    const old = lettersOf(sheetOf(await load(before), 'Actions'), 'Status');
    expect(rota.getCell('A1').formula).toBe(`COUNTA(Actions!${status}2:${status}50)&" of Actions!${old}2"`);
    expect(rota.getCell('A2').formula).toBe(`Actions!${due}3+'Actions'!$${status}$3`);
    const { conditionalFormattings } = actions as unknown as {
      conditionalFormattings: { ref: string; rules: { formulae: string[] }[] }[];
    };
    expect(conditionalFormattings.map(({ ref, rules }) => [ref, rules[0]?.formulae])).toContainEqual([
      `${due}2:${due}9`,
      [`$${status}2="x"`],
    ]);
    const names = partsOf(after).get('xl/workbook.xml') ?? '';
    expect(names).toContain(`$${due}$2:$${due}$50`);
    expect(actions.getCell(`${status}2`).dataValidation.type).toBe('list');
  });

  test('are in order afterwards: nothing is left to do', SLOW, async () => {
    const again = await orderFile({ bytes: after, sheets: await read(after), tables, profile: PROFILE });
    expect([again.moved.map(({ sheet }) => sheet), again.bytes.equals(after)]).toEqual([[], true]);
  });
});

describe('a tab keeps its columns where they are', () => {
  test.each([
    [
      'where a formula counts columns',
      (book: ExcelJS.Workbook) => {
        sheetOf(book, 'Rota').getCell('B1').value = { formula: 'VLOOKUP("x",Actions!A2:F50,3)', result: '' };
      },
      /^Actions: the range A2:F50$/,
    ],
    [
      'where a reference is made of a text',
      (book: ExcelJS.Workbook) => {
        sheetOf(book, 'Rota').getCell('B1').value = { formula: 'INDIRECT("Actions!B2")', result: '' };
      },
      /^Actions: a formula that counts columns$/,
    ],
    [
      'where cells of several columns are merged',
      (_: ExcelJS.Workbook, actions: ExcelJS.Worksheet) => {
        actions.mergeCells('B2:C2');
      },
      /^Actions: the range B2:C2$/,
    ],
  ] as const)('%s, and it is said why', SLOW, async (_, more, why) => {
    const bytes = await lived(more);
    const done = await orderFile({
      bytes,
      sheets: await read(bytes),
      tables: [tableNamed('actions')],
      profile: PROFILE,
    });
    expect([done.moved.map(({ sheet }) => sheet), done.bytes.equals(bytes)]).toEqual([[], true]);
    expect(done.left).toEqual([expect.stringMatching(why)]);
  });
});
