// The spreadsheet the add-on stands in, as tables: every tab is read at most once in an action, and only when it is asked for.
import { foldText } from '../src/domain/text/fold.ts';
import { cellText, type Cell } from '../src/domain/cells/cell.ts';
import type { Kind } from '../src/domain/cells/value.ts';
import { problemId, type Problem } from '../src/domain/text/problem.ts';
import type { RawRow, RawTable } from '../src/workbook/workbook-port.ts';
import { laidAs } from '../src/workbook/looks/sheet-order.ts';
import { bindHeaders } from '../src/workbook/tables/headers.ts';
import { SIDE_TABLES, TABLES, tableNamed } from '../src/workbook/tables/all-tables.ts';
import { columnsOf, type Table, type TableName } from '../src/workbook/tables/table.ts';
import { cellOf } from './cells.ts';

type Tab = GoogleAppsScript.Spreadsheet.Sheet;
type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The mark that set-up leaves on a tab: `referrals/<sheet id>`; a copy of a tab carries another tab's id. */
const TAB_MARK = 'marac.tab';

const KNOWN: readonly Table[] = [...TABLES, ...SIDE_TABLES];

export interface ReadTab {
  readonly table: Table;
  readonly tab: Tab;
  readonly sheet: number;
  readonly raw: RawTable;
  /** 0-based column by field; '' is the row id. Empty when the headings could not be bound. */
  readonly columns: ReadonlyMap<string, number>;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface SheetFile {
  readonly book: Book;
  /** Tables that have a tab here: others live in the restricted or the register file. */
  readonly present: ReadonlySet<TableName>;
  read(name: TableName): ReadTab | undefined;
}

/** The name of the table whose tab this is, by its mark wherever it stands, else by its title. */
export function tableOfTab(tab: Tab): TableName | undefined {
  const mark = tab.getDeveloperMetadata().find((one) => one.getKey() === TAB_MARK);
  const [name, id] = (mark?.getValue() ?? '').split('/');
  if (mark !== undefined) {
    const copy = id !== String(tab.getSheetId());
    return copy ? undefined : KNOWN.find((table) => table.name === name)?.name;
  }
  const title = foldText(tab.getName());
  return KNOWN.find((table) => foldText(table.tab) === title)?.name;
}

/** Opens the spreadsheet the script is bound to. Nothing is read yet but which tabs there are. */
export function openSheet(book: Book = SpreadsheetApp.getActiveSpreadsheet()): SheetFile {
  const tabs = new Map<TableName, Tab>();
  for (const tab of book.getSheets()) {
    const name = tableOfTab(tab);
    if (name !== undefined && !tabs.has(name)) tabs.set(name, tab);
  }
  const read = new Map<TableName, ReadTab>();
  return {
    book,
    present: new Set(tabs.keys()),
    read(name) {
      const tab = tabs.get(name);
      if (tab === undefined) return undefined;
      const known = read.get(name) ?? readTab(tableNamed(name), tab);
      read.set(name, known);
      return known;
    },
  };
}

function readTab(table: Table, tab: Tab): ReadTab {
  const range = tab.getDataRange();
  const values = range.getValues();
  const [headers = []] = values;
  const size = { sheet: tab.getSheetId(), rowCount: values.length, columnCount: headers.length };
  const isFilled = (index: number): boolean => values.slice(1).some((row) => String(row[index] ?? '') !== '');
  const bound = bindHeaders(headers.map(String), table, { isFilled, order: laidAs(table) });
  if (!bound.ok) {
    const raw: RawTable = { name: table.name, state: 'unknown', rows: [], problems: bound.problems };
    return { table, tab, raw, columns: new Map(), ...size };
  }
  const grid: Grid = { values, formulas: range.getFormulas(), merged: mergedCells(range) };
  const columns = new Map([...bound.columns, ['', bound.idColumn]]);
  const fields = columnsOf(table).flatMap(({ field, kind }): readonly Field[] => {
    const column = columns.get(field);
    return column === undefined ? [] : [{ field, kind, column }];
  });
  const idColumn = columns.get('') ?? 0;
  const rows: RawRow[] = [];
  for (let index = 1; index < values.length; index += 1) {
    const row = readRow(fields, idColumn, grid, index);
    if (row !== undefined) rows.push(row);
  }
  return { table, tab, raw: { name: table.name, state: 'known', rows, problems: bound.problems }, columns, ...size };
}

interface Grid {
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly string[])[];
  readonly merged: ReadonlySet<string>;
}

interface Field {
  readonly field: string;
  readonly kind: Kind;
  /** 0-based. */
  readonly column: number;
}

const MERGED: Cell = { kind: 'error', error: 'merged cells' };

function readRow(fields: readonly Field[], idColumn: number, grid: Grid, index: number): RawRow | undefined {
  const cells = new Map<string, Cell>();
  for (const { field, kind, column } of fields) {
    const cell = grid.merged.has(`${index}/${column}`)
      ? MERGED
      : cellOf(grid.values[index]?.[column], grid.formulas[index]?.[column] ?? '', kind);
    if (cell.kind !== 'blank') cells.set(field, cell);
  }
  const typed = cellText(cellOf(grid.values[index]?.[idColumn], '', 'text'));
  const id = grid.merged.has(`${index}/${idColumn}`) ? '' : typed.trim();
  if (cells.size === 0 && id === '') return undefined;
  return { ...(id === '' ? {} : { id }), file: 'main', place: `row ${index + 1}`, cells };
}

function mergedCells(range: GoogleAppsScript.Spreadsheet.Range): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const merge of range.getMergedRanges()) {
    for (let row = 0; row < merge.getNumRows(); row += 1)
      for (let column = 0; column < merge.getNumColumns(); column += 1)
        cells.add(`${merge.getRow() - 1 + row}/${merge.getColumn() - 1 + column}`);
  }
  return cells;
}

/** A tab of the main file that is not there. */
export function missingTabs(file: SheetFile): readonly Problem[] {
  if (!file.present.has('referrals')) return [];
  return TABLES.filter((table) => table.home === 'main' && !file.present.has(table.name)).map((table) => ({
    id: problemId('tab.missing', table.name),
    code: 'tab.missing',
    size: 'table',
    table: table.name,
    place: table.tab,
    sentence: 'The tab is missing. Undo what removed it; nothing of it is read until then.',
  }));
}
