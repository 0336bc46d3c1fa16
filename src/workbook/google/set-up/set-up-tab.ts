// One tab as set-up lays it: headings with their help, formats, validations, protected columns and marks.
import type { sheets_v4 } from '@googleapis/sheets';
import { columnsOf, ROW_ID_HEADER, type Column, type Table, type TableName } from '../../tables/table.ts';
import { formatOf, ruleOf } from './column-rules.ts';
import { markColumn } from '../rows/sheet-marks.ts';
import { SETTINGS } from '../../../domain/settings/settings.ts';

type Request = sheets_v4.Schema$Request;

export interface Laid extends Pick<Column, 'header' | 'kind' | 'help' | 'writer'> {
  readonly field: string;
  readonly column?: Column;
}

/** People's columns, ours, and the row id last. */
export function allColumns(table: Table): readonly Laid[] {
  return [
    ...columnsOf(table).map((column): Laid => ({ ...column, column })),
    {
      field: '',
      header: table.idHeader ?? ROW_ID_HEADER,
      kind: 'text',
      help: 'Given by the runner. Please leave it.',
      writer: 'runner',
    },
  ];
}

export function prepare(table: Table, sheetId: number, newId: (prefix: string) => string): Request[] {
  const rows = [...preparedRows(table, newId)];
  const start = { sheetId, rowIndex: 1, columnIndex: 0 };
  return rows.length === 0 ? [] : [{ updateCells: { start, rows, fields: 'userEnteredValue' } }];
}

export function addTab(table: Table, sheetId: number, rowCount: number): Request {
  const columnCount = allColumns(table).length;
  const gridProperties = { rowCount, columnCount, frozenRowCount: 1 };
  return { addSheet: { properties: { sheetId, title: table.tab, hidden: !table.shown, gridProperties } } };
}

/** Headings, formats, validations, protection and marks of columns laid side by side from `left` on. */
export function dress(
  table: Table,
  sheetId: number,
  columns: readonly Laid[],
  left: number,
  account: string,
): Request[] {
  const heads = columns.map(({ header, help }) => ({
    userEnteredValue: { stringValue: header },
    note: help,
    userEnteredFormat: { textFormat: { bold: true }, wrapStrategy: 'WRAP', verticalAlignment: 'TOP' },
  }));
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: left },
        rows: [{ values: heads }],
        fields: 'userEnteredValue,note,userEnteredFormat',
      },
    },
    ...columns.flatMap((laid, index) => columnRequests(table, sheetId, laid, left + index)),
    ...protections(sheetId, columns, left, account),
  ];
}

function columnRequests(table: Table, sheetId: number, laid: Laid, index: number): Request[] {
  const range = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  const rule = laid.column && ruleOf(laid.column);
  const hidden = laid.field === '' && table.idHeader === undefined;
  const span = { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
  return [
    {
      repeatCell: {
        range,
        cell: { userEnteredFormat: { numberFormat: formatOf(laid) } },
        fields: 'userEnteredFormat.numberFormat',
      },
    },
    ...(rule === undefined ? [] : [{ setDataValidation: { range, rule } }]),
    ...(hidden
      ? [{ updateDimensionProperties: { range: span, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } }]
      : []),
    markColumn(table.name, sheetId, laid.field, index),
  ];
}

/** The heading row where we lay it, and each run of columns that the runner alone writes. */
function protections(sheetId: number, columns: readonly Laid[], left: number, account: string): Request[] {
  const protect = (description: string, range: object): Request => ({
    // An account that its credentials do not name is an editor all the same: whoever protects a range is.
    addProtectedRange: {
      protectedRange: {
        description,
        range: { sheetId, ...range },
        editors: { users: account === '' ? [] : [account] },
      },
    },
  });
  const requests = left === 0 ? [protect('marac: headings', { startRowIndex: 0, endRowIndex: 1 })] : [];
  for (let from = 0; from < columns.length; from += 1) {
    if (columns[from]?.writer !== 'runner') continue;
    let to = from;
    while (columns[to]?.writer === 'runner') to += 1;
    requests.push(
      protect('marac: the runner’s own columns', { startColumnIndex: left + from, endColumnIndex: left + to }),
    );
    from = to;
  }
  return requests;
}

type Prepared = Readonly<Record<string, string>>;

function rowsOf(table: TableName): readonly Prepared[] {
  if (table === 'agencies')
    return [
      { name: 'MARAC team', kind: 'MARAC team' },
      { name: 'Chair', kind: 'Chair' },
    ];
  if (table !== 'settings') return [];
  return Object.entries(SETTINGS).map(([setting, { value, help }]) => ({
    setting,
    means: `${help} Now: ${value === '' ? 'empty' : value}.`,
  }));
}

/** The cells of a new tab's prepared rows, each with an id of its own, as wide as the tab as set-up lays it. */
function preparedRows(table: Table, newId: (prefix: string) => string): readonly sheets_v4.Schema$RowData[] {
  return rowsOf(table.name).map((row) => ({
    values: [...columnsOf(table).map(({ field }) => row[field] ?? ''), newId(table.prefix)].map((stringValue) =>
      stringValue === '' ? {} : { userEnteredValue: { stringValue } },
    ),
  }));
}
