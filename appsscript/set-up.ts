// Set up this sheet: tabs that are missing, with headings, help, formats, lists and warnings on the runner's columns. What people made is left alone.
import { TABLES } from '../src/workbook/tables/index.ts';
import type { Column, Table } from '../src/workbook/tables/table.ts';
import { columnsOf, ROW_ID_HEADER } from '../src/workbook/tables/table.ts';
import { filled, section, type Page } from './page.ts';
import type { SheetFile } from './sheet.ts';

/** Rows of a new tab; rows that are added later take their look from the row above. */
const ROWS = 300;
const HEADING_COLOUR = '#dbe5f1';
const OWN_COLOUR = '#f2f2f2';

/** Makes the tabs of the main file that are not there; with no Marac tab at all, all of them. */
export function setUpPage(file: SheetFile): Page {
  const made: string[] = [];
  const refused: string[] = [];
  const titles = new Set(file.book.getSheets().map((one) => one.getName()));
  const withRegister = !file.present.has('referrals') || file.present.has('agencies');
  for (const table of TABLES) {
    const wanted = table.home === 'main' || (table.home === 'register' && withRegister);
    if (!wanted || file.present.has(table.name)) continue;
    if (titles.has(table.tab))
      refused.push(`${table.tab}: a tab of this name is there and is a copy. Rename it, then set up again.`);
    else {
      makeTab(file, table);
      made.push(table.tab);
    }
  }
  return {
    title: 'Set up this sheet',
    lead:
      made.length === 0
        ? 'Every tab is there. Nothing was changed.'
        : `${made.length} tabs were made. The runner’s \`marac init --google\` then locks its own columns, which only it can.`,
    sections: filled([section('Made', made), section('Left alone', refused)]),
  };
}

function makeTab(file: SheetFile, table: Table): void {
  const columns: readonly Column[] = [...columnsOf(table), idColumn(table)];
  const tab = file.book.insertSheet(table.tab, file.book.getNumSheets());
  const [rows, wide] = [tab.getMaxRows(), tab.getMaxColumns()];
  if (rows < ROWS) tab.insertRowsAfter(rows, ROWS - rows);
  if (wide < columns.length) tab.insertColumnsAfter(wide, columns.length - wide);
  const headings = tab.getRange(1, 1, 1, columns.length);
  headings.setValues([columns.map((one) => one.header)]);
  headings.setNotes([columns.map((one) => one.help)]);
  headings.setFontWeight('bold').setBackground(HEADING_COLOUR);
  tab.setFrozenRows(1);
  for (const { from, to } of runs(columns)) dress(columns[from], tab.getRange(2, from + 1, ROWS - 1, to - from));
  columns.forEach((column, index) => {
    const rule = column.writer === 'runner' ? undefined : ruleOf(column);
    if (rule !== undefined) tab.getRange(2, index + 1, ROWS - 1, 1).setDataValidation(rule);
  });
  headings.protect().setDescription('marac: headings').setWarningOnly(true);
  if (!table.shown) tab.hideSheet();
}

function idColumn(table: Table): Column {
  return {
    header: table.idHeader ?? ROW_ID_HEADER,
    kind: 'text',
    help: 'Given by the runner. Leave it as it is.',
    writer: 'runner',
    fieldClass: 'open',
  };
}

/** Neighbouring columns that look alike are dressed in one call. */
function runs(columns: readonly Column[]): readonly { readonly from: number; readonly to: number }[] {
  const look = (at: number): string => `${formatOf(columns[at])} ${String(columns[at]?.writer === 'runner')}`;
  const found: { from: number; to: number }[] = [];
  columns.forEach((_, at) => {
    const last = found[found.length - 1];
    if (last !== undefined && look(last.from) === look(at)) last.to = at + 1;
    else found.push({ from: at, to: at + 1 });
  });
  return found;
}

function dress(column: Column | undefined, range: GoogleAppsScript.Spreadsheet.Range): void {
  range.setNumberFormat(formatOf(column));
  if (column?.writer !== 'runner') return;
  range.setBackground(OWN_COLOUR);
  range.protect().setDescription('marac: the runner’s own columns').setWarningOnly(true);
}

function formatOf(column: Column | undefined): string {
  return FORMATS[column?.kind ?? 'text'] ?? '@';
}

const FORMATS: Readonly<Record<string, string>> = { day: 'dd/mm/yyyy', time: 'dd/mm/yyyy hh:mm', whole: '0' };

/** Lists of ours refuse other words; everything else only warns, so that nobody is stopped. */
function ruleOf(column: Column) {
  const rule = SpreadsheetApp.newDataValidation().setHelpText(column.help);
  if (column.kind === 'choice')
    return rule
      .requireValueInList(Object.values(column.choices ?? {}), true)
      .setAllowInvalid(false)
      .build();
  if (column.kind === 'yesNo') return rule.requireValueInList(['Yes', 'No'], true).setAllowInvalid(true).build();
  if (column.kind === 'answer')
    return rule.requireValueInList(['Yes', 'No', 'Not known'], true).setAllowInvalid(true).build();
  if (column.kind === 'day' || column.kind === 'time') return rule.requireDate().setAllowInvalid(true).build();
  if (column.kind === 'whole') return rule.requireNumberGreaterThanOrEqualTo(0).setAllowInvalid(true).build();
  return undefined;
}
