// A spreadsheet of plain arrays with the few services that the add-on's pages use, so that what is timed is the bundle and not a substitute.
import vm from 'node:vm';
import { TABLES } from '../src/workbook/tables/all-tables.ts';
import { columnsOf, ROW_ID_HEADER, type Table } from '../src/workbook/tables/table.ts';

import { columnIndex } from '../test/support/google/a1.ts';

type Values = Readonly<Record<string, string | number | boolean>>;
type Cell = string | number | boolean;

interface ArrayTab {
  readonly title: string;
  readonly values: readonly (readonly Cell[])[];
  readonly notes: string[][];
  readonly colours: (string | null)[][];
}

/** The tabs of a main file with these rows, as the add-on's services give them. */
export function arrayTabs(rows: Readonly<Partial<Record<Table['name'], readonly Values[]>>>): readonly ArrayTab[] {
  return TABLES.filter((table) => table.home !== 'restricted').map((table) => {
    const fields = [...columnsOf(table).map((column) => column.field), ''];
    const headings = [...columnsOf(table).map((column) => column.header), table.idHeader ?? ROW_ID_HEADER];
    const body = (rows[table.name] ?? []).map((row) => fields.map((field) => row[field] ?? ''));
    const values = [headings, ...body];
    const blank = <T>(one: T): T[][] => values.map((line) => line.map(() => one));
    return { title: table.tab, values, notes: blank(''), colours: blank<string | null>('#ffffff') };
  });
}

/** The built script in a context of its own, over these tabs; gives what the sidebar would call. */
export function loadAddOn(code: string, tabs: readonly ArrayTab[], today: string): (page: string) => unknown {
  const book = {
    getName: () => 'Main',
    getSpreadsheetTimeZone: () => 'Europe/London',
    getSheets: () => tabs.map(serviceOf),
  };
  // A plain global object, as Google's: through node:vm's usual one every use of Math or Map would take a detour.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  Object.assign(context, {
    SpreadsheetApp: { getActiveSpreadsheet: () => book },
    Session: { getScriptTimeZone: () => 'Europe/London' },
    Utilities: { formatDate: () => `${today}T09:00` },
  });
  vm.runInContext(code, context, { filename: 'Code.js' });
  return (page) => (context as unknown as { openPage(name: string): unknown }).openPage(page);
}

function serviceOf(tab: ArrayTab, index: number): object {
  const whole = {
    getValues: () => tab.values.map((line) => [...line]),
    getFormulas: () => tab.values.map((line) => line.map(() => '')),
    getNotes: () => tab.notes.map((line) => [...line]),
    getBackgrounds: () => tab.colours.map((line) => [...line]),
    getMergedRanges: () => [],
  };
  return {
    getSheetId: () => index,
    getName: () => tab.title,
    getDeveloperMetadata: () => [],
    getDataRange: () => whole,
    getRange: () => whole,
    getRangeList: (places: readonly string[]) => ({
      setNote: (note: string) => eachPlace(places, (row, column) => ((tab.notes[row] ?? [])[column] = note)),
      setBackground: (colour: string | null) =>
        eachPlace(places, (row, column) => ((tab.colours[row] ?? [])[column] = colour)),
    }),
  };
}

function eachPlace(places: readonly string[], put: (row: number, column: number) => void): void {
  for (const place of places) {
    const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    put(Number(digits) - 1, columnIndex(letters));
  }
}
