// The state of one spreadsheet, as immutable values: a change makes a new Book that shares all it did not touch, so a failed
// batch costs nothing, every earlier state is a revision, and two readers never see a half-made one.
import type { sheets_v4 } from '@googleapis/sheets';

export type CellData = sheets_v4.Schema$CellData;
export type GridRange = sheets_v4.Schema$GridRange;

/** What a person or a program put into a cell; `userEnteredValue` is what was typed, the rest is asked about or kept. */
export type Cell = Readonly<
  Pick<CellData, 'userEnteredValue' | 'userEnteredFormat' | 'note' | 'dataValidation' | 'textFormatRuns'>
>;

/** A rectangle with every edge known, ends exclusive. */
export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A row or a column: `id` stays with it when others come and go, and is what developer metadata hangs on. */
export interface Track {
  readonly id: number;
  readonly pixelSize?: number;
  readonly hiddenByUser?: boolean;
  readonly hiddenByFilter?: boolean;
}

export interface Row extends Track {
  readonly cells: readonly (Cell | undefined)[];
}

export interface Metadata {
  readonly metadataId: number;
  readonly metadataKey: string;
  readonly metadataValue?: string;
  readonly visibility: string;
  readonly on:
    | { readonly type: 'SPREADSHEET' }
    | { readonly type: 'SHEET'; readonly sheetId: number }
    | { readonly type: 'ROW' | 'COLUMN'; readonly sheetId: number; readonly track: number };
}

export interface Tab {
  readonly properties: sheets_v4.Schema$SheetProperties;
  readonly rows: readonly Row[];
  readonly columns: readonly Track[];
  readonly merges: readonly GridRange[];
  readonly protectedRanges: readonly sheets_v4.Schema$ProtectedRange[];
  readonly conditionalFormats: readonly sheets_v4.Schema$ConditionalFormatRule[];
  readonly filterViews: readonly sheets_v4.Schema$FilterView[];
  readonly bandedRanges: readonly sheets_v4.Schema$BandedRange[];
  readonly rowGroups: readonly sheets_v4.Schema$DimensionGroup[];
  readonly columnGroups: readonly sheets_v4.Schema$DimensionGroup[];
  readonly basicFilter?: sheets_v4.Schema$BasicFilter;
}

export interface Book {
  readonly spreadsheetId: string;
  readonly properties: sheets_v4.Schema$SpreadsheetProperties;
  readonly tabs: readonly Tab[];
  readonly namedRanges: readonly sheets_v4.Schema$NamedRange[];
  readonly metadata: readonly Metadata[];
  /** The next id to hand out to tracks, metadata, protections and the like. */
  readonly nextId: number;
}

const emptyCells: readonly undefined[] = [];

/** A new spreadsheet with one tab of 1,000 rows and 26 columns, unless the request says otherwise. */
export function newBook(
  spreadsheetId: string,
  request: sheets_v4.Schema$Spreadsheet,
  defaults: { readonly locale: string; readonly timeZone: string },
): Book {
  const book: Book = {
    spreadsheetId,
    properties: {
      title: 'Untitled spreadsheet',
      locale: defaults.locale,
      timeZone: defaults.timeZone,
      autoRecalc: 'ON_CHANGE',
      defaultFormat: defaultFormat,
      ...request.properties,
    },
    tabs: [],
    namedRanges: [],
    metadata: [],
    nextId: 1,
  };
  const wanted = request.sheets?.length ? request.sheets : [{ properties: { sheetId: 0, title: 'Sheet1' } }];
  return wanted.reduce((made, sheet, index) => {
    const sheetId = sheet.properties?.sheetId ?? (index === 0 ? 0 : 1000 + index);
    return addTab(made, { title: `Sheet${index + 1}`, ...sheet.properties, sheetId, index });
  }, book);
}

const defaultFormat: sheets_v4.Schema$CellFormat = {
  backgroundColor: { red: 1, green: 1, blue: 1 },
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
  },
};

/** The book with one more tab; indexes of the others move up. */
export function addTab(book: Book, properties: sheets_v4.Schema$SheetProperties): Book {
  const rowCount = properties.gridProperties?.rowCount ?? 1000;
  const columnCount = properties.gridProperties?.columnCount ?? 26;
  const tab: Tab = {
    properties: {
      sheetType: 'GRID',
      ...properties,
      gridProperties: { ...properties.gridProperties, rowCount, columnCount },
    },
    rows: newRows(book.nextId, rowCount),
    columns: newTracks(book.nextId + rowCount, columnCount),
    merges: [],
    protectedRanges: [],
    conditionalFormats: [],
    filterViews: [],
    bandedRanges: [],
    rowGroups: [],
    columnGroups: [],
  };
  const at = Math.min(properties.index ?? book.tabs.length, book.tabs.length);
  const tabs = [...book.tabs.slice(0, at), tab, ...book.tabs.slice(at)];
  return renumbered({ ...book, tabs, nextId: book.nextId + rowCount + columnCount });
}

export function newTracks(firstId: number, count: number): Track[] {
  return Array.from({ length: count }, (_, index) => ({ id: firstId + index }));
}

export function newRows(firstId: number, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ id: firstId + index, cells: emptyCells }));
}

/** The book with `index` and the grid's size of every tab brought up to date. */
export function renumbered(book: Book): Book {
  return {
    ...book,
    tabs: book.tabs.map((tab, index) => {
      const [rowCount, columnCount] = [tab.rows.length, tab.columns.length];
      const { properties } = tab;
      const before = properties.gridProperties;
      if (properties.index === index && before?.rowCount === rowCount && before.columnCount === columnCount) return tab;
      return { ...tab, properties: { ...properties, index, gridProperties: { ...before, rowCount, columnCount } } };
    }),
  };
}

const formulas = new WeakMap<Tab, boolean>();

/** Whether a formula stands anywhere in the tab: what it shows then depends on other tabs too. */
export function hasFormulas(tab: Tab): boolean {
  const known = formulas.get(tab);
  if (known !== undefined) return known;
  const found = tab.rows.some(({ cells }) => cells.some((cell) => cell?.userEnteredValue?.formulaValue != null));
  formulas.set(tab, found);
  return found;
}

/** The book with one tab replaced. */
export function withTab(book: Book, tab: Tab): Book {
  return {
    ...book,
    tabs: book.tabs.map((each) => (each.properties.sheetId === tab.properties.sheetId ? tab : each)),
  };
}

export function cellAt(tab: Tab, row: number, column: number): Cell | undefined {
  return tab.rows[row]?.cells[column];
}

/** The tab with the cells of a box replaced by what `make` gives for each; an empty cell is dropped. */
export function mapCells(
  tab: Tab,
  box: Box,
  make: (cell: Cell | undefined, row: number, column: number) => Cell | undefined,
): Tab {
  const rows = tab.rows.slice();
  for (let row = box.top; row < Math.min(box.bottom, rows.length); row += 1) {
    const before = rows[row]!;
    const cells = before.cells.slice();
    for (let column = box.left; column < Math.min(box.right, tab.columns.length); column += 1) {
      const made = make(before.cells[column], row, column);
      while (cells.length < column) cells.push(undefined);
      cells[column] = made && Object.values(made).some((part) => part !== undefined) ? made : undefined;
    }
    while (cells.length > 0 && cells.at(-1) === undefined) cells.pop();
    rows[row] = { ...before, cells };
  }
  return { ...tab, rows };
}

/** Whether a cell shows anything: an empty string entered counts as empty, as Google trims it. */
export function isBlank(cell: Cell | undefined): boolean {
  const value = cell?.userEnteredValue;
  if (!value) return true;
  return value.stringValue === '' || Object.keys(value).length === 0;
}
