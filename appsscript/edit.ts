// While somebody types: the cells just changed are parsed as the runner parses them. Only they and the headings are read; nobody is stopped.
import type { Day } from '../src/domain/time/day.ts';
import { findImpossible } from '../src/domain/cells/plausible-days.ts';
import { readCell } from '../src/domain/cells/value.ts';
import { bindHeaders } from '../src/workbook/tables/headers.ts';
import { tableNamed } from '../src/workbook/tables/all-tables.ts';
import { columnsOf, type TableName } from '../src/workbook/tables/table.ts';
import { cellOf } from './cells.ts';
import { writeMarks, type Standing } from './marks.ts';
import { tableOfTab } from './sheet.ts';
import type { CellRead } from '../src/domain/cells/cell-read.ts';

/** Above this a paste is left to "Check this sheet": a trigger has 30 seconds. */
const MOST_CELLS = 20_000;

type Range = GoogleAppsScript.Spreadsheet.Range;

/** Gives each bad cell of an edited range its note and takes the note away from each that is good now. */
export function checkEdit(range: Range, today: Day): void {
  const tab = range.getSheet();
  const name = tableOfTab(tab);
  const cells = range.getNumRows() * range.getNumColumns();
  if (name === undefined || cells > MOST_CELLS) return;
  const table = tableNamed(name);
  if (table.view) return;
  const [headers = []] = tab.getRange(1, 1, 1, Math.max(1, tab.getLastColumn())).getValues();
  const bound = bindHeaders(headers.map(String), table);
  if (!bound.ok) return;
  const standing = marksOf(range, columnsByPlace(bound.columns, table), name, today);
  if (standing.length > 0) writeMarks(tab, standing);
}

type Typed = ReturnType<typeof columnsOf>[number];

function columnsByPlace(places: ReadonlyMap<string, number>, table: Parameters<typeof columnsOf>[0]) {
  const byPlace = new Map<number, Typed>();
  for (const column of columnsOf(table)) {
    const place = places.get(column.field);
    if (place !== undefined && column.writer !== 'runner') byPlace.set(place, column);
  }
  return byPlace;
}

function marksOf(range: Range, columns: ReadonlyMap<number, Typed>, table: TableName, today: Day): readonly Standing[] {
  const [values, formulas] = [range.getValues(), range.getFormulas()];
  const [notes, colours] = [range.getNotes(), range.getBackgrounds()];
  const [top, left] = [range.getRow(), range.getColumn()];
  const standing: Standing[] = [];
  values.forEach((line, i) =>
    line.forEach((value: unknown, j) => {
      const column = columns.get(left - 1 + j);
      if (column === undefined || top + i === 1) return;
      const read = readCell(cellOf(value, formulas[i]?.[j] ?? '', column.kind), column);
      standing.push({
        row: top + i,
        column: left + j,
        sentences: sentencesOf(read, table, column, today),
        note: notes[i]?.[j] ?? '',
        colour: colours[i]?.[j] ?? '',
      });
    }),
  );
  return standing;
}

function sentencesOf(read: CellRead, table: TableName, { kind, field }: Typed, today: Day): string[] {
  if (!read.ok) return [read.fault.sentence];
  const { value, warning } = read;
  const isDay = (kind === 'day' || kind === 'time') && typeof value === 'string';
  const impossible = isDay ? findImpossible(table, field, value, today) : undefined;
  return [warning?.sentence, impossible].filter((part) => part !== undefined);
}
