// The Spreadsheet resource as answers carry it: properties, tabs, and grid data with trailing blanks left out.
import type { sheets_v4 } from '@googleapis/sheets';
import { overlap, wholeOf } from './a1.ts';
import type { Place } from './a1.ts';
import { isBlank } from './book.ts';
import type { Book, Box, Cell, Tab, Track } from './book.ts';
import { asks, cutOnce, everything } from './fields.ts';
import type { Mask } from './fields.ts';
import { effectiveValue, showError } from './formulas.ts';
import { keptText } from './json-text.ts';
import { renderMetadata } from './metadata.ts';
import { mayEdit } from './protection.ts';
import type { Editor } from './protection.ts';
import { showNumber } from './numbers.ts';

export interface View {
  readonly editor: Editor;
  readonly mask: Mask;
  /** Whether grid data is wanted: asked for, or named in the mask. */
  readonly gridData: boolean;
  /** Only the tabs and cells of these ranges; all when absent. */
  readonly places?: readonly Place[];
  readonly origin: string;
}

/** The whole resource (a mask is applied by the caller): empty lists are left out, as Google leaves them out. */
export function renderSpreadsheet(book: Book, view: View): sheets_v4.Schema$Spreadsheet {
  const tabs = view.places ? book.tabs.filter((tab) => view.places?.some((place) => place.tab === tab)) : book.tabs;
  const own = book.metadata.filter((item) => item.on.type === 'SPREADSHEET');
  return withoutEmpty({
    spreadsheetId: book.spreadsheetId,
    properties: book.properties,
    sheets: tabs.map((tab) => tabOnce(book, tab, view)),
    namedRanges: [...book.namedRanges],
    spreadsheetUrl: `${view.origin}/spreadsheets/d/${book.spreadsheetId}/edit`,
    developerMetadata: own.map((item) => renderMetadata(book, item)),
  });
}

interface Rendered {
  readonly metadata: Book['metadata'];
  readonly editor: Editor;
  readonly gridData: boolean;
  readonly sheet: sheets_v4.Schema$Sheet;
}

const madeTabs = new WeakMap<Tab, WeakMap<Mask, Rendered>>();

/** A whole tab as the mask asks for it; the same object again while nothing in the tab changed. */
function tabOnce(book: Book, tab: Tab, view: View): sheets_v4.Schema$Sheet {
  const { mask, editor, gridData } = view;
  if (view.places || showsResults(mask, gridData)) return renderTab(book, tab, view);
  const byMask = madeTabs.get(tab) ?? new WeakMap<Mask, Rendered>();
  madeTabs.set(tab, byMask);
  const known = byMask.get(mask);
  if (known?.metadata === book.metadata && known.gridData === gridData && sameEditor(known.editor, editor))
    return known.sheet;
  const sheet = cutOnce(renderTab(book, tab, view), mask.get('sheets') ?? everything) as sheets_v4.Schema$Sheet;
  byMask.set(mask, { metadata: book.metadata, editor, gridData, sheet: keptText(sheet) });
  return sheet;
}

/** What formulas show depends on other tabs too. */
function showsResults(mask: Mask, gridData: boolean): boolean {
  const shown = ['effectiveValue', 'formattedValue'] as const;
  return gridData && shown.some((field) => asks(mask, 'sheets', 'data', 'rowData', 'values', field));
}

function sameEditor(known: Editor, editor: Editor): boolean {
  return known.email === editor.email && known.owner === editor.owner;
}

function renderTab(book: Book, tab: Tab, view: View): sheets_v4.Schema$Sheet {
  const boxes = view.places?.filter((place) => place.tab === tab).map((place) => place.box);
  const sheetId = tab.properties.sheetId ?? 0;
  const own = book.metadata.filter((item) => item.on.type === 'SHEET' && item.on.sheetId === sheetId);
  return withoutEmpty({
    properties: tab.properties,
    data: view.gridData ? (boxes ?? [wholeOf(tab)]).map((box) => renderGrid(book, tab, box, view)) : [],
    merges: tab.merges.filter((merge) => !boxes || boxes.some((box) => overlap(box, wholeMerge(merge)))),
    protectedRanges: tab.protectedRanges.map((range) => ({
      ...range,
      requestingUserCanEdit: mayEdit(range, view.editor),
    })),
    conditionalFormats: [...tab.conditionalFormats],
    filterViews: [...tab.filterViews],
    ...(tab.basicFilter && { basicFilter: tab.basicFilter }),
    bandedRanges: [...tab.bandedRanges],
    rowGroups: [...tab.rowGroups],
    columnGroups: [...tab.columnGroups],
    developerMetadata: own.map((item) => renderMetadata(book, item)),
  });
}

function wholeMerge(merge: sheets_v4.Schema$GridRange): Box {
  return {
    top: merge.startRowIndex ?? 0,
    bottom: merge.endRowIndex ?? Number.MAX_SAFE_INTEGER,
    left: merge.startColumnIndex ?? 0,
    right: merge.endColumnIndex ?? Number.MAX_SAFE_INTEGER,
  };
}

function withoutEmpty<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0)),
  ) as T;
}

function renderGrid(book: Book, tab: Tab, box: Box, view: View): sheets_v4.Schema$GridData {
  const data = ['sheets', 'data'] as const;
  const rowMetadata = asks(view.mask, ...data, 'rowMetadata')
    ? tab.rows.slice(box.top, box.bottom).map((row) => renderTrack(book, row))
    : undefined;
  const columnMetadata = asks(view.mask, ...data, 'columnMetadata')
    ? tab.columns.slice(box.left, box.right).map((column) => renderTrack(book, column))
    : undefined;
  const rowData = asks(view.mask, ...data, 'rowData') ? renderRows(book, tab, box, view) : [];
  return {
    ...(box.top > 0 && { startRow: box.top }),
    ...(box.left > 0 && { startColumn: box.left }),
    ...(rowData.length > 0 && { rowData }),
    ...(rowMetadata && { rowMetadata }),
    ...(columnMetadata && { columnMetadata }),
  };
}

function renderTrack(book: Book, track: Track): sheets_v4.Schema$DimensionProperties {
  const own = book.metadata.filter((item) => 'track' in item.on && item.on.track === track.id);
  return {
    pixelSize: track.pixelSize ?? ('cells' in track ? 21 : 100),
    ...(track.hiddenByUser && { hiddenByUser: true }),
    ...(track.hiddenByFilter && { hiddenByFilter: true }),
    ...(own.length > 0 && { developerMetadata: own.map((item) => renderMetadata(book, item)) }),
  };
}

/** Rows after the last one with anything in it are left out, and so are cells after the last of each row. */
function renderRows(book: Book, tab: Tab, box: Box, view: View): sheets_v4.Schema$RowData[] {
  const asked = cellFields.filter((field) => asks(view.mask, 'sheets', 'data', 'rowData', 'values', field));
  const wants = new Set<string>(asked);
  const rows: sheets_v4.Schema$RowData[] = [];
  for (let row = box.top; row < box.bottom; row += 1) {
    const cells = tab.rows[row]?.cells.slice(box.left, box.right) ?? [];
    rows.push(
      cells.length === 0
        ? {}
        : { values: cells.map((cell, at) => renderCell(book, tab, cell, row, box.left + at, wants)) },
    );
  }
  while (rows.length > 0 && !rows.at(-1)?.values) rows.pop();
  return rows;
}

const cellFields = [
  'userEnteredValue',
  'userEnteredFormat',
  'note',
  'dataValidation',
  'textFormatRuns',
  'effectiveValue',
  'formattedValue',
  'effectiveFormat',
] as const;
const derived = { effectiveValue: true, formattedValue: true, effectiveFormat: true };
/** Most cells of a narrow mask: one object for all of them. */
const nothing: sheets_v4.Schema$CellData = {};

function renderCell(
  book: Book,
  tab: Tab,
  cell: Cell | undefined,
  row: number,
  column: number,
  wants: ReadonlySet<string>,
): sheets_v4.Schema$CellData {
  if (!cell || !cellFields.some((field) => wants.has(field) && (field in cell || field in derived))) return nothing;
  const rendered: sheets_v4.Schema$CellData = { ...cell };
  if (!isBlank(cell)) {
    if (wants.has('effectiveValue')) rendered.effectiveValue = effectiveValue(book, tab, row, column) ?? {};
    if (wants.has('formattedValue')) rendered.formattedValue = formattedValue(book, tab, row, column);
  }
  if (cell.userEnteredFormat && wants.has('effectiveFormat')) rendered.effectiveFormat = cell.userEnteredFormat;
  return rendered;
}

/** What the cell shows. */
export function formattedValue(book: Book, tab: Tab, row: number, column: number): string {
  const value = effectiveValue(book, tab, row, column);
  const format = tab.rows[row]?.cells[column]?.userEnteredFormat?.numberFormat;
  if (value?.numberValue != null) return showNumber(value.numberValue, format, book.properties.locale ?? 'en_GB');
  if (value?.boolValue != null) return String(value.boolValue).toUpperCase();
  if (value?.errorValue) return showError(value.errorValue.type);
  return value?.stringValue ?? '';
}
