// One new tab as the runner lays it: the same columns in the same order and width, folded groups, formats and lists; on the runner's columns a warning.
import { COLOURS } from '../src/workbook/looks/colours.ts';
import { columnLook, FORMATS, LABEL_WIDTH, pixelsOf, type FormatName } from '../src/workbook/looks/column-look.ts';
import { isLabel, laidColumns, type LaidColumn } from '../src/workbook/looks/sheet-order.ts';
import { lookOf } from '../src/workbook/looks/tab-looks.ts';
import type { Column, Table } from '../src/workbook/tables/table.ts';
import type { SheetFile } from './sheet.ts';

/** Rows of a new tab; rows that are added later take their look from the row above. */
const ROWS = 300;

export function makeTab(file: SheetFile, table: Table): void {
  const columns = laidColumns(table);
  const width = columns.length;
  const tab = file.book.insertSheet(table.tab, file.book.getNumSheets());
  const [rows, wide] = [tab.getMaxRows(), tab.getMaxColumns()];
  if (rows < ROWS) tab.insertRowsAfter(rows, ROWS - rows);
  if (wide < width) tab.insertColumnsAfter(wide, width - wide);
  const headings = tab.getRange(1, 1, 1, width);
  headings.setValues([columns.map((one) => (isLabel(one) ? one.label : one.header))]);
  headings.setNotes([columns.map((one) => (isLabel(one) ? '' : (one.column?.help ?? HELP)))]);
  headings.setFontWeight('bold').setFontColor(css(COLOURS.paper)).setWrap(true);
  tab.setFrozenRows(1);
  tab.setFrozenColumns(lookOf(table.name).frozen);
  for (const [from, count] of runs(columns, (one) => JSON.stringify([writerOf(one), dressOf(one)]))) {
    const one = columns[from];
    if (one === undefined) continue;
    tab.getRange(1, from + 1, 1, count).setBackground(css(COLOURS[writerOf(one)]));
    const dress = dressOf(one);
    tab.setColumnWidths(from + 1, count, pixelsOf(dress.width));
    if (isLabel(one)) tab.getRange(1, from + 1).setFontColor(css(COLOURS.person));
    else dressCells(tab.getRange(2, from + 1, ROWS - 1, count), dress, one.column);
  }
  columns.forEach((one, index) => {
    if (isLabel(one)) return;
    const rule = one.column === undefined || one.column.writer === 'runner' ? undefined : ruleOf(one.column);
    if (rule !== undefined) tab.getRange(2, index + 1, ROWS - 1, 1).setDataValidation(rule);
    if (one.hidden) tab.hideColumns(index + 1);
  });
  fold(tab, columns);
  tab.getRange(1, 1, ROWS, width).createFilter();
  headings.protect().setDescription('marac: headings').setWarningOnly(true);
  if (!table.shown) tab.hideSheet();
}

const HELP = 'Given by the runner. Please leave it.';
const css = (colour: string): string => `#${colour.slice(2).toLowerCase()}`;

/** Neighbouring columns that are alike, as the first and how many: each run is one call. */
function runs(columns: readonly LaidColumn[], likeness: (one: LaidColumn) => unknown): readonly [number, number][] {
  const found: [number, number][] = [];
  let last: unknown;
  columns.forEach((one, at) => {
    const like = likeness(one);
    const run = found[found.length - 1];
    if (run !== undefined && like === last) run[1] += 1;
    else found.push([at, 1]);
    last = like;
  });
  return found;
}

function writerOf(one: LaidColumn): 'label' | Column['writer'] {
  return isLabel(one) ? 'label' : (one.column?.writer ?? 'runner');
}

function dressOf(one: LaidColumn): {
  readonly width: number;
  readonly wraps?: boolean;
  readonly align?: string;
  readonly format?: string;
} {
  if (isLabel(one)) return { width: LABEL_WIDTH };
  const { width, wraps, align } = columnLook(one.column);
  return { width, wraps, align, format: FORMATS[NUMBERS[one.column?.kind ?? ''] ?? 'text'] };
}

/** Everything else stays the text that was typed. */
const NUMBERS: Readonly<Record<string, FormatName>> = { day: 'day', time: 'moment', whole: 'whole' };

function dressCells(
  range: GoogleAppsScript.Spreadsheet.Range,
  { wraps = false, align, format = FORMATS.text }: ReturnType<typeof dressOf>,
  column: Column | undefined,
): void {
  range.setNumberFormat(format).setWrap(wraps).setVerticalAlignment('top');
  range.setHorizontalAlignment(align === 'center' ? 'center' : 'left');
  if ((column?.writer ?? 'runner') !== 'runner') return;
  range.setBackground(css(COLOURS.runnerCell)).setFontColor(css(COLOURS.quiet));
  range.protect().setDescription('marac: the runner’s own columns').setWarningOnly(true);
}

/** Each group is folded up behind its name. */
function fold(tab: GoogleAppsScript.Spreadsheet.Sheet, columns: readonly LaidColumn[]): void {
  const groups = runs(columns, (one) => (isLabel(one) ? undefined : one.group));
  for (const [from, count] of groups) {
    const one = columns[from];
    if (one !== undefined && !isLabel(one) && one.group !== undefined)
      tab.getRange(1, from + 1, 1, count).shiftColumnGroupDepth(1);
  }
  tab.setColumnGroupControlPosition(SpreadsheetApp.GroupControlTogglePosition.BEFORE);
  tab.collapseAllColumnGroups();
}

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
