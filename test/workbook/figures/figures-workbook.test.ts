// The team's workbook of figures on paper: headings on each page, many columns on several pages, and of the list of rows only the top.
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { renderFigures, type FiguresTab } from '../../../src/workbook/figures/figures-workbook.ts';

const tab = (name: string, more: Partial<FiguresTab> = {}): FiguresTab => ({
  name,
  lines: [],
  headings: ['Name', 'Number'],
  widths: [20, 12],
  rows: [['steering/cases', 40]],
  ...more,
});

async function sheetsOf(tabs: readonly FiguresTab[]): Promise<ExcelJS.Workbook> {
  const bytes = await renderFigures({ title: 'Figures 2026-Q3', lines: ['Ealing MARAC'], marking: 'OFFICIAL', tabs });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

test('of a list to look things up in only the top is printed; every other tab is printed whole', async () => {
  const workbook = await sheetsOf([tab('Steering group'), tab('Rows', { isLookedUp: true })]);
  const areas = workbook.worksheets.map(({ name, pageSetup }) => [name, pageSetup.printArea, pageSetup.printTitlesRow]);
  expect(areas).toEqual([
    ['Steering group', undefined, '4:4'],
    ['Rows', 'A1:B4', '4:4'],
  ]);
});

test('columns of 220 characters go on one page, of 221 on two with the first two columns on each', async () => {
  const { worksheets } = await sheetsOf([tab('220', { widths: [100, 120] }), tab('221', { widths: [100, 121] })]);
  expect(worksheets.map(({ pageSetup }) => [pageSetup.fitToWidth, pageSetup.printTitlesColumn])).toEqual([
    [1, undefined],
    [2, 'A:B'],
  ]);
});

test('a number is a number, and a row is as tall as its longest cell', async () => {
  const workbook = await sheetsOf([tab('Agencies', { rows: [['word '.repeat(8), 40]] })]);
  const cell = workbook.worksheets[0]?.getCell('B5');
  // exceljs reads the format of numbers as they come as none.
  expect([cell?.value, cell?.numFmt, workbook.worksheets[0]?.getRow(5).height]).toEqual([40, undefined, 45]);
});
