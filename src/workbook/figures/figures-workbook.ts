// The figures as an .xlsx file for the team: a tab for each report with its numbers, and a tab with the row ids behind each number.
import type ExcelJS from 'exceljs';
import { newWorkbook, packWorkbook } from '../blank/pack-workbook.ts';
import { columnHeading, forPaper, linesOf, plain, writeTop } from '../forms/form-styles.ts';

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
  /** Of a list to look things up in only the top goes to paper. */
  readonly isLookedUp?: boolean;
}

/** In characters: what can be read on a page of A4 across. */
const MOST_ON_A_PAGE = 220;
const LINE_HEIGHT = 15;
/** In characters: the arrow beside a heading. */
const ROOM_OF_FILTER = 2;

export async function renderFigures({ title, lines, marking, tabs }: FiguresBook): Promise<Uint8Array> {
  const workbook = newWorkbook(title);
  for (const tab of tabs) {
    const sheet = workbook.addWorksheet(tab.name);
    const top = writeTab(sheet, tab, lines);
    forPaper(sheet, { marking: `${marking} · ${title}`, orientation: 'landscape' });
    Object.assign(sheet.pageSetup, onPaper(sheet, tab, top));
  }
  return packWorkbook(workbook);
}

/** Headings on each page; many columns on several pages, the first two again on each. */
function onPaper(
  sheet: ExcelJS.Worksheet,
  { headings, widths, isLookedUp = false }: FiguresTab,
  top: number,
): Partial<ExcelJS.PageSetup> {
  const pagesWide = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / MOST_ON_A_PAGE);
  return {
    printTitlesRow: `${top}:${top}`,
    ...(pagesWide > 1 ? { fitToWidth: pagesWide, printTitlesColumn: 'A:B' } : {}),
    // exceljs sets a $ before each column alone.
    ...(isLookedUp ? { printArea: `A$1:${sheet.getColumn(headings.length).letter}$${top}` } : {}),
  };
}

/** The row of the headings. */
function writeTab(
  sheet: ExcelJS.Worksheet,
  { name, lines, headings, widths, rows }: FiguresTab,
  all: readonly string[],
): number {
  const top = writeTop(sheet, name, [...all, ...lines]);
  headings.forEach((heading, index) => {
    columnHeading(sheet.getCell(top, index + 1), heading);
    sheet.getColumn(index + 1).width = widths[index] ?? 14;
  });
  sheet.getRow(top).height = LINE_HEIGHT * linesAcross(headings, widths, ROOM_OF_FILTER) + 4;
  rows.forEach((row, at) => {
    row.forEach((value, index) => writeCell(sheet.getCell(top + 1 + at, index + 1), value));
    sheet.getRow(top + 1 + at).height = LINE_HEIGHT * linesAcross(row, widths);
  });
  sheet.autoFilter = { from: { row: top, column: 1 }, to: { row: top + rows.length, column: headings.length } };
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: top, showGridLines: false }];
  return top;
}

function writeCell(cell: ExcelJS.Cell, value: string | number): void {
  plain(cell, '');
  if (value !== '') cell.value = value;
  if (typeof value === 'number') {
    cell.numFmt = 'General';
    cell.alignment = { vertical: 'top', horizontal: 'right', indent: 1 };
  }
}

/** Lines of the tallest cell, each with that many characters less than its column has. */
function linesAcross(row: readonly (string | number)[], widths: readonly number[], less = 0): number {
  return Math.max(1, ...row.map((value, index) => linesOf(String(value), (widths[index] ?? 14) - less)));
}
