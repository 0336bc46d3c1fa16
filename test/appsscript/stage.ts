// A spreadsheet set up by the runner on the Google test server, with the built add-on inside it. All people are made up.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { mapCells, withTab, type Tab } from '../support/google/book.ts';
import { saveBook } from '../support/google/world.ts';
import type { StoredFile } from '../support/google/world.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import { columnsOf, ROW_ID_HEADER, type TableName } from '../../src/workbook/tables/table.ts';
import { columnAt, COORDINATOR, openDesk, type Desk } from '../workbook/google/bed.ts';
import { builtAddOn, openHost, type Host } from './script-host.ts';

export type Values = Readonly<Record<string, string | number | boolean>>;

export interface Stage {
  desk: Desk;
  host: Host;
  file: StoredFile;
  /** The wall of the sheet, as the script reads it. */
  clock: string;
}

export const TODAY = '2027-03-10';

/** Opens one spreadsheet for a test file, as set up before each test. */
export function openStage(rows: number): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    stage.desk = await openDesk({ rows });
  });
  afterAll(() => stage.desk.close());
  beforeEach(async () => {
    stage.desk.reset();
    stage.clock = `${TODAY}T09:00`;
    const { world } = stage.desk.server;
    stage.file = world.files.get(stage.desk.ids.main)!;
    const { code } = await builtAddOn();
    stage.host = openHost({ world, file: stage.file, user: COORDINATOR, code, today: TODAY, clock: () => stage.clock });
  });
  return stage;
}

/** The 1-based column of a field as set-up lays it out; '' is the row id. */
export function columnOf(table: TableName, field: string): number {
  return columnAt(table, field) + 1;
}

/** The 0-based column of a field in a tab, by its heading as a person reads it. */
function placeIn(tab: Tab, table: TableName, field: string): number {
  const { idHeader = ROW_ID_HEADER } = tableNamed(table);
  const header = columnsOf(tableNamed(table)).find((column) => column.field === field)?.header ?? idHeader;
  return (tab.rows[0]?.cells ?? []).findIndex((cell) => cell?.userEnteredValue?.stringValue === header);
}

/** Puts rows below the headings of a sheet in whatever order, first row 2, the id under ''. */
export function putRows({ desk, file }: Pick<Stage, 'desk' | 'file'>, table: TableName, rows: readonly Values[]): void {
  const book = file.book!;
  const tab = book.tabs.find((one) => one.properties.title === tableNamed(table).tab)!;
  const columns = new Map<number, string>();
  for (const field of new Set(rows.flatMap((row) => Object.keys(row)))) columns.set(placeIn(tab, table, field), field);
  const box = { top: 1, left: 0, bottom: 1 + rows.length, right: tab.columns.length };
  const filled = mapCells(tab, box, (cell, row, column) => {
    const field = columns.get(column);
    const value = field === undefined ? undefined : rows[row - 1]?.[field];
    if (value === undefined) return cell;
    const typed =
      typeof value === 'number'
        ? { numberValue: value }
        : typeof value === 'boolean'
          ? { boolValue: value }
          : value.startsWith('=')
            ? { formulaValue: value }
            : { stringValue: value };
    return { ...cell, userEnteredValue: typed };
  });
  saveBook(desk.server.world, file, withTab(book, filled), COORDINATOR);
}

/** The note of a cell, '' where there is none. */
export function noteAt({ file }: Stage, table: TableName, field: string, row: number): string {
  const tab = file.book!.tabs.find((one) => one.properties.title === tableNamed(table).tab);
  return tab?.rows[row - 1]?.cells[columnOf(table, field) - 1]?.note ?? '';
}

export function colourAt({ file }: Stage, table: TableName, field: string, row: number): unknown {
  const tab = file.book!.tabs.find((one) => one.properties.title === tableNamed(table).tab);
  return tab?.rows[row - 1]?.cells[columnOf(table, field) - 1]?.userEnteredFormat?.backgroundColor;
}
