// The workbooks that `marac init` makes: every tab with its columns, drop-downs, formats and colours, ready to type into.
import type ExcelJS from 'exceljs';
import { columnLook, LABEL_WIDTH } from '../looks/column-look.ts';
import { COLOURS } from '../looks/colours.ts';
import { preparedRows } from '../looks/prepared-rows.ts';
import { pagesWide, PRINT } from '../looks/print-look.ts';
import { isLabel, laidColumns, sheetOrder, type LaidColumn } from '../looks/sheet-order.ts';
import { formulaOf, STATE_LOOKS } from '../looks/state-looks.ts';
import { inTabOrder, lookOf } from '../looks/tab-looks.ts';
import { statesOf } from '../looks/tab-states.ts';
import { tablesIn } from '../tables/all-tables.ts';
import { columnLetters } from '../tables/headers.ts';
import type { Column, Table } from '../tables/table.ts';
import { ONE_LINE } from '../xlsx/patching/sheet-edit.ts';
import { linesOf } from '../xlsx/row-heights.ts';
import { helpRule, LISTS_TAB, openLists, ruleFor, type Lists } from './drop-downs.ts';
import { bodyStyle, headerStyle, LABEL_STYLE, stateStyle } from './styles.ts';
import { newWorkbook, packWorkbook } from './pack-workbook.ts';
import { writeStartHere, type MadeFile } from './start-here.ts';

export interface BlankWorkbook {
  /** main and register in one file is what `init` makes by default. */
  readonly file: MadeFile;
  /** "Ealing MARAC". */
  readonly title: string;
  /** A new row id with this prefix, never the same twice. */
  newId(prefix: string): string;
  /** Rows that stand ready with an id in each tab people type in. */
  readonly blankRows?: number;
}

export const START_TAB = 'Start here';
const BLANK_ROWS = 300;
/** As far as a workbook's rules and colours reach. */
const LAST_ROW = 5000;

/** The bytes of a blank workbook; the same for the same ids. */
export async function renderBlankWorkbook(blank: BlankWorkbook): Promise<Buffer> {
  const tables = inTabOrder(tablesIn(blank.file));
  const workbook = newWorkbook(blank.title);
  const title = blank.file === 'restricted' ? `${blank.title}: restricted` : blank.title;
  const links = writeStartHere(
    workbook.addWorksheet(START_TAB, { properties: { tabColor: { argb: COLOURS.required } } }),
    title,
    blank.file,
    tables,
  );
  const lists = openLists();
  for (const table of tables) writeTab(workbook, table, tables, lists, blank);
  lists.write(workbook.addWorksheet(LISTS_TAB));
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, activeTab: 0, firstSheet: 0, visibility: 'visible' }];
  // What Start here counts is counted when the file is opened; no later write has to look for formulas.
  workbook.calcProperties.fullCalcOnLoad = true;
  return packWorkbook(workbook, links);
}

function addTab(workbook: ExcelJS.Workbook, table: Table, shown: boolean): ExcelJS.Worksheet {
  const [{ frozen }, pages] = [sheetOrder(table), pagesWide(table)];
  return workbook.addWorksheet(table.tab, {
    state: shown ? 'visible' : 'hidden',
    properties: {
      tabColor: { argb: table.view ? COLOURS.seeded : COLOURS.person },
      outlineLevelCol: lookOf(table.name).folds ? 1 : 0,
      outlineProperties: { summaryBelow: false, summaryRight: false },
    },
    views: [{ state: 'frozen', xSplit: frozen, ySplit: 1, zoomScale: 100 }],
    pageSetup: {
      orientation: PRINT.orientation,
      paperSize: PRINT.paper,
      fitToPage: true,
      fitToWidth: pages,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      ...(pages === 1 ? {} : { printTitlesColumn: `A:${columnLetters(frozen - 1)}` }),
      margins: PRINT.margins,
    },
    headerFooter: { oddHeader: PRINT.header, oddFooter: PRINT.footer },
  });
}

function writeTab(
  workbook: ExcelJS.Workbook,
  table: Table,
  tables: readonly Table[],
  lists: Lists,
  blank: BlankWorkbook,
): void {
  const columns = laidColumns(table);
  const sheet = addTab(workbook, table, table.shown || table.home === blank.file);
  // Where people use the id itself (Cases), one in a blank row would be taken for a case.
  const rows = table.view || table.idHeader !== undefined ? 0 : (blank.blankRows ?? BLANK_ROWS);
  columns.forEach((one, index) => {
    writeColumn(sheet, one, index + 1);
    const column = isLabel(one) ? undefined : one.column;
    const rule = column === undefined ? undefined : ruleFor(column, table, tables, lists);
    const at = columnLetters(index);
    if (rule !== undefined) validationsOf(sheet).add(`${at}2:${at}${LAST_ROW}`, rule);
  });
  sheet.getRow(1).height = HEADING_HEIGHT;
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(rows, BLANK_ROWS) + 1, column: columns.length },
  };
  writeStates(sheet, table, columns);
  writeRows(sheet, table, columns, rows, blank);
}

/** Three lines, as the longest headings take. */
export const HEADING_HEIGHT = 48;

function writeStates(sheet: ExcelJS.Worksheet, table: Table, columns: readonly LaidColumn[]): void {
  const lettersOf = (field: string): string | undefined => {
    const at = columns.findIndex((one) => !isLabel(one) && one.field === field);
    return at < 0 ? undefined : columnLetters(at);
  };
  statesOf(table.name).forEach((rule, index) => {
    const formula = formulaOf(rule, 2, lettersOf);
    if (formula === undefined) return;
    const spans = rule.marks.flatMap((field) => {
      const letters = lettersOf(field);
      if (field === '*') return [`A2:${columnLetters(columns.length - 1)}${LAST_ROW}`];
      return letters === undefined ? [] : [`${letters}2:${letters}${LAST_ROW}`];
    });
    sheet.addConditionalFormatting({
      ref: spans.join(' '),
      rules: [
        { type: 'expression', priority: index + 1, formulae: [formula], style: stateStyle(STATE_LOOKS[rule.means]) },
      ],
    });
  });
}

// exceljs validates cell by cell in its types; its model takes ranges, and one rule for a column keeps the file small.
function validationsOf(sheet: ExcelJS.Worksheet): { add(range: string, rule: ExcelJS.DataValidation): void } {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;
}

function writeColumn(sheet: ExcelJS.Worksheet, one: LaidColumn, index: number): void {
  const column = sheet.getColumn(index);
  const cell = sheet.getCell(1, index);
  if (isLabel(one)) {
    column.width = LABEL_WIDTH;
    cell.value = one.label;
    cell.style = LABEL_STYLE;
    return;
  }
  column.width = columnLook(one.column).width;
  column.style = bodyStyle(one.column);
  column.hidden = one.hidden || one.group !== undefined;
  if (one.group !== undefined) column.outlineLevel = 1;
  cell.value = one.header;
  cell.style = headerStyle(one.column);
  validationsOf(sheet).add(`${columnLetters(index - 1)}1`, helpRule(one));
}

/** Of a row with these texts. */
function heightOf(table: Table, row: Readonly<Record<string, string>>): number {
  const columns: Readonly<Record<string, Column>> = { ...table.columns, ...table.computed };
  const lines = Object.entries(row).map(([field, text]) => linesOf(columns[field], { kind: 'text', text }));
  return ONE_LINE * Math.max(1, ...lines);
}

function writeRows(
  sheet: ExcelJS.Worksheet,
  table: Table,
  columns: readonly LaidColumn[],
  rows: number,
  blank: BlankWorkbook,
): void {
  const prepared = preparedRows(table.name);
  for (let at = 0; at < Math.max(rows, prepared.length); at++) {
    const row = prepared[at];
    if (row !== undefined) sheet.getRow(at + 2).height = heightOf(table, row);
    columns.forEach((one, index) => {
      if (isLabel(one)) return;
      const value = one.field === undefined ? blank.newId(table.prefix) : row?.[one.field];
      if (value !== undefined) sheet.getCell(at + 2, index + 1).value = value;
    });
  }
}
