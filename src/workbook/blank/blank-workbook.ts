// The workbooks that `marac init` makes: every tab with its columns, drop-downs, formats and colours, ready to type into.
import type ExcelJS from 'exceljs';
import { SETTINGS } from '../../domain/settings/settings.ts';
import { tablesIn } from '../tables/all-tables.ts';
import type { Table, TableName } from '../tables/table.ts';
import { helpRule, LISTS_TAB, openLists, ruleFor, type Lists } from './drop-downs.ts';
import { bodyStyle, COLOURS, columnWidth, headerStyle } from './styles.ts';
import { newWorkbook, packWorkbook } from './pack-workbook.ts';
import { sheetOrder, type PlacedColumn } from './sheet-order.ts';
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

/** The bytes of a blank workbook; the same for the same ids. */
export async function renderBlankWorkbook(blank: BlankWorkbook): Promise<Buffer> {
  const tables = tablesIn(blank.file);
  const workbook = newWorkbook(blank.title);
  const title = blank.file === 'restricted' ? `${blank.title}: restricted` : blank.title;
  writeStartHere(
    workbook.addWorksheet(START_TAB, { properties: { tabColor: { argb: COLOURS.required } } }),
    title,
    blank.file,
    tables,
  );
  const lists = openLists();
  for (const table of tables) writeTab(workbook, table, tables, lists, blank);
  lists.write(workbook.addWorksheet(LISTS_TAB));
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, activeTab: 0, firstSheet: 0, visibility: 'visible' }];
  return packWorkbook(workbook);
}

function addTab(
  workbook: ExcelJS.Workbook,
  table: Table,
  shown: boolean,
  folds: boolean,
  frozen: number,
): ExcelJS.Worksheet {
  return workbook.addWorksheet(table.tab, {
    state: shown ? 'visible' : 'hidden',
    properties: {
      tabColor: { argb: table.view ? COLOURS.seeded : COLOURS.person },
      outlineLevelCol: folds ? 1 : 0,
      outlineProperties: { summaryBelow: false, summaryRight: false },
    },
    views: [{ state: 'frozen', xSplit: frozen, ySplit: 1, zoomScale: 100 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
    headerFooter: { oddHeader: '&COFFICIAL-SENSITIVE', oddFooter: '&L&A&RPage &P of &N' },
  });
}

function writeTab(
  workbook: ExcelJS.Workbook,
  table: Table,
  tables: readonly Table[],
  lists: Lists,
  blank: BlankWorkbook,
): void {
  const { columns, frozen } = sheetOrder(table);
  const folds = columns.some((placed) => placed.folded);
  const sheet = addTab(workbook, table, table.shown || table.home === blank.file, folds, frozen);
  // Where people use the id itself (Cases), one in a blank row would be taken for a case.
  const rows = table.view || table.idHeader !== undefined ? 0 : (blank.blankRows ?? BLANK_ROWS);
  columns.forEach((placed, index) => {
    writeColumn(sheet, placed, index + 1);
    const rule = placed.column === undefined ? undefined : ruleFor(placed.column, table, tables, lists);
    const at = letters(sheet, index + 1);
    if (rule !== undefined) validationsOf(sheet).add(`${at}2:${at}5000`, rule);
  });
  sheet.getRow(1).height = 34;
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(rows, BLANK_ROWS) + 1, column: columns.length },
  };
  writeRows(sheet, table, columns, rows, blank);
}

// exceljs validates cell by cell in its types; its model takes ranges, and one rule for a column keeps the file small.
function validationsOf(sheet: ExcelJS.Worksheet): { add(range: string, rule: ExcelJS.DataValidation): void } {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;
}

function letters(sheet: ExcelJS.Worksheet, index: number): string {
  return sheet.getColumn(index).letter;
}

function writeColumn(sheet: ExcelJS.Worksheet, placed: PlacedColumn, index: number): void {
  const column = sheet.getColumn(index);
  column.width = placed.column === undefined ? 13 : columnWidth(placed.column);
  column.style = bodyStyle(placed.column);
  column.hidden = placed.hidden || placed.folded;
  if (placed.folded) column.outlineLevel = 1;
  const cell = sheet.getCell(1, index);
  cell.value = placed.header;
  cell.style = headerStyle(placed.column);
  validationsOf(sheet).add(`${letters(sheet, index)}1`, helpRule(placed));
}

type Prepared = Readonly<Record<string, string>>;

/** Rows that every MARAC needs: the agencies that are itself, and the settings with what they mean. */
function preparedRows(table: TableName): readonly Prepared[] {
  if (table === 'agencies')
    return [
      { name: 'MARAC team', kind: 'MARAC team' },
      { name: 'Chair', kind: 'Chair' },
    ];
  if (table === 'settings')
    return Object.entries(SETTINGS).map(([setting, { value, help }]) => ({
      setting,
      means: `${help} Now: ${value === '' ? 'empty' : value}.`,
    }));
  return [];
}

function writeRows(
  sheet: ExcelJS.Worksheet,
  table: Table,
  columns: readonly PlacedColumn[],
  rows: number,
  blank: BlankWorkbook,
): void {
  const prepared = preparedRows(table.name);
  for (let at = 0; at < Math.max(rows, prepared.length); at++) {
    const row = prepared[at];
    columns.forEach((placed, index) => {
      const value = placed.field === undefined ? blank.newId(table.prefix) : row?.[placed.field];
      if (value !== undefined) sheet.getCell(at + 2, index + 1).value = value;
    });
  }
}
