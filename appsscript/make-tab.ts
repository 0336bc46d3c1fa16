// One new tab: headings, help, formats, lists and warnings on the runner's columns.
import { columnsOf, ROW_ID_HEADER, type Column, type Table } from '../src/workbook/tables/table.ts';
import type { SheetFile } from './sheet.ts';

/** Rows of a new tab; rows that are added later take their look from the row above. */
const ROWS = 300;
const HEADING_COLOUR = '#dbe5f1';
const OWN_COLOUR = '#f2f2f2';

export function makeTab(file: SheetFile, table: Table): void {
  const columns: readonly Column[] = [...columnsOf(table), idColumn(table)];
  const tab = file.book.insertSheet(table.tab, file.book.getNumSheets());
  const [rows, wide] = [tab.getMaxRows(), tab.getMaxColumns()];
  if (rows < ROWS) tab.insertRowsAfter(rows, ROWS - rows);
  if (wide < columns.length) tab.insertColumnsAfter(wide, columns.length - wide);
  const headings = tab.getRange(1, 1, 1, columns.length);
  headings.setValues([columns.map((column) => column.header)]);
  headings.setNotes([columns.map((column) => column.help)]);
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
