// What the sidebar types into the sheet for a person: single cells of rows known by their id, in people's own columns only, as that person.
import { columnsOf, type TableName } from '../src/workbook/tables/table.ts';
import { tableNamed } from '../src/workbook/tables/all-tables.ts';
import { writtenCell, type Written } from '../src/workbook/tables/write-cell.ts';
import { provisionalId } from './reading.ts';
import type { ReadTab, SheetFile } from './sheet.ts';

/** Types values into a row by its id; false when the row or a column is not there any more, and then nothing is typed. */
export function typeRow(
  file: SheetFile,
  table: TableName,
  rowId: string,
  values: Readonly<Record<string, Written>>,
): boolean {
  const read = file.read(table);
  const row = read === undefined ? undefined : rowOf(read, rowId);
  if (read === undefined || row === undefined || !Object.keys(values).every((field) => isPeoples(read, field)))
    return false;
  typeCells(read, row, values);
  return true;
}

/** Types a new row below the last; the runner gives it its id. The row of the sheet, or undefined where it cannot be. */
export function typeNewRow(
  file: SheetFile,
  table: TableName,
  values: Readonly<Record<string, Written>>,
): number | undefined {
  const read = file.read(table);
  if (read === undefined || read.raw.state !== 'known' || !Object.keys(values).every((field) => isPeoples(read, field)))
    return undefined;
  const row = Math.max(read.tab.getLastRow(), read.rowCount) + 1;
  if (row > read.tab.getMaxRows()) read.tab.insertRowsAfter(row - 1, 50);
  typeCells(read, row, values);
  return row;
}

function isPeoples(read: ReadTab, field: string): boolean {
  const column = columnsOf(tableNamed(read.table.name)).find((candidate) => candidate.field === field);
  return column !== undefined && column.writer !== 'runner' && read.columns.has(field);
}

/** The 1-based row of the only row with that id. */
export function rowOf(read: ReadTab, rowId: string): number | undefined {
  // A row that the runner has not given an id yet is known by its place.
  const found = read.raw.rows.filter((row) => (row.id ?? provisionalId(row.place)) === rowId);
  const place = /\d+/.exec(found[0]?.place ?? '')?.[0];
  return found.length === 1 && place !== undefined ? Number(place) : undefined;
}

function typeCells(read: ReadTab, row: number, values: Readonly<Record<string, Written>>): void {
  const columns = columnsOf(tableNamed(read.table.name));
  for (const [field, value] of Object.entries(values)) {
    const column = columns.find((candidate) => candidate.field === field);
    const at = read.columns.get(field);
    if (column === undefined || at === undefined) continue;
    const range = read.tab.getRange(row, at + 1);
    const cell = writtenCell(column, value);
    if (cell.kind === 'blank') range.clearContent();
    else if (cell.kind === 'number') range.setValue(cell.number);
    else if (cell.kind === 'date') range.setValue(wallDate(cell.date));
    // Rich text is text whatever it begins with: what people write is never a formula.
    else if (cell.kind === 'text') range.setRichTextValue(SpreadsheetApp.newRichTextValue().setText(cell.text).build());
  }
}

/** `2027-03-10` or `2027-03-10T09:30:00` on the sheet's own wall. */
export function wallDate(text: string): Date {
  const part = (from: number, to: number): number => Number(text.slice(from, to) || 0);
  return new Date(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16), 0);
}
