// The figures as an .xlsx file for the team: a tab for each report with its numbers, and a tab with the row ids behind each number.
import type ExcelJS from 'exceljs';
import { newWorkbook, packWorkbook } from '../blank/pack-workbook.ts';
import { columnHeading, forPaper, plain, writeTop } from '../forms/form-styles.ts';

export interface FiguresBook {
  readonly title: string;
  readonly lines: readonly string[];
  readonly marking: string;
  readonly tabs: readonly FiguresTab[];
}

export interface FiguresTab {
  readonly name: string;
  readonly lines: readonly string[];
  readonly headings: readonly string[];
  /** In characters, one for each heading. */
  readonly widths: readonly number[];
  /** A number stays one, so that it can be added up; a blank is not nought. */
  readonly rows: readonly (readonly (string | number)[])[];
}

export async function renderFigures({ title, lines, marking, tabs }: FiguresBook): Promise<Uint8Array> {
  const workbook = newWorkbook(title);
  for (const tab of tabs) {
    const sheet = workbook.addWorksheet(tab.name);
    writeTab(sheet, tab, lines);
    forPaper(sheet, { marking: `${marking} · ${title}`, orientation: 'landscape' });
  }
  return packWorkbook(workbook);
}

function writeTab(
  sheet: ExcelJS.Worksheet,
  { name, lines, headings, widths, rows }: FiguresTab,
  all: readonly string[],
): void {
  const top = writeTop(sheet, name, [...all, ...lines]);
  headings.forEach((heading, index) => {
    columnHeading(sheet.getCell(top, index + 1), heading);
    sheet.getColumn(index + 1).width = widths[index] ?? 14;
  });
  sheet.getRow(top).height = 34;
  rows.forEach((row, at) =>
    row.forEach((value, index) => {
      const cell = sheet.getCell(top + 1 + at, index + 1);
      plain(cell, '');
      if (value !== '') cell.value = value;
    }),
  );
  sheet.autoFilter = { from: { row: top, column: 1 }, to: { row: top + rows.length, column: headings.length } };
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: top, showGridLines: false }];
  sheet.pageSetup.printTitlesRow = `${top}:${top}`;
}
