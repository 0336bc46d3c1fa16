// One tab as set-up lays it: headings with their help, formats, validations, protected columns and marks.
import type { sheets_v4 } from '@googleapis/sheets';
import { COLOURS } from '../../looks/colours.ts';
import { columnLook } from '../../looks/column-look.ts';
import { isLabel, laidColumns, sheetOrder, type GroupLabel, type PlacedColumn } from '../../looks/sheet-order.ts';
import { preparedRows } from '../../looks/prepared-rows.ts';
import { lookOf } from '../../looks/tab-looks.ts';
import type { Column, Table } from '../../tables/table.ts';
import { formatOf, ruleOf } from './column-rules.ts';
import { markColumn } from '../rows/sheet-marks.ts';
import { colour } from './look-requests.ts';
import { protectColumns, protectHeadings } from './protections.ts';

type Request = sheets_v4.Schema$Request;

export interface Laid extends Pick<Column, 'header' | 'kind' | 'help' | 'writer'> {
  readonly field: string;
  readonly column?: Column;
  readonly hidden: boolean;
}

/** Every column, without the labels of groups. */
export function allColumns(table: Table): readonly Laid[] {
  return sheetOrder(table).columns.map(laidAs);
}

/** What a new tab holds from left to right. */
export function tabColumns(table: Table): readonly (Laid | GroupLabel)[] {
  return laidColumns(table).map((one) => (isLabel(one) ? one : laidAs(one)));
}

function laidAs({ field = '', header, column, hidden }: PlacedColumn): Laid {
  if (column !== undefined) return { ...column, header, field, column, hidden };
  return { field, header, kind: 'text', help: 'Given by the runner. Please leave it.', writer: 'runner', hidden };
}

export function prepare(table: Table, sheetId: number, newId: (prefix: string) => string): Request[] {
  const rows = [...rowsOf(table, newId)];
  const start = { sheetId, rowIndex: 1, columnIndex: 0 };
  return rows.length === 0 ? [] : [{ updateCells: { start, rows, fields: 'userEnteredValue' } }];
}

export function addTab(table: Table, sheetId: number, rowCount: number): Request {
  const gridProperties = {
    rowCount,
    columnCount: tabColumns(table).length,
    frozenRowCount: 1,
    frozenColumnCount: lookOf(table.name).frozen,
    columnGroupControlAfter: false,
  };
  const tabColorStyle = colour(table.view ? COLOURS.seeded : COLOURS.person);
  const properties = { sheetId, title: table.tab, hidden: !table.shown, gridProperties, tabColorStyle };
  return { addSheet: { properties } };
}

/** Headings, formats, validations, protection and marks of columns laid side by side from `left` on. */
export function dress(
  table: Table,
  sheetId: number,
  columns: readonly (Laid | GroupLabel)[],
  left: number,
  account: string,
): Request[] {
  const heads = columns.map(headOf);
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: left },
        rows: [{ values: heads }],
        fields: 'userEnteredValue,note,userEnteredFormat',
      },
    },
    ...columns.flatMap((laid, index) => (isLabel(laid) ? [] : columnRequests(table, sheetId, laid, left + index))),
    ...protections(sheetId, columns, left, account),
  ];
}

/** The cell of a heading. */
export function headOf(one: Laid | GroupLabel): sheets_v4.Schema$CellData {
  const look = { wrapStrategy: 'WRAP', verticalAlignment: 'MIDDLE' };
  if (isLabel(one))
    return {
      userEnteredValue: { stringValue: one.label },
      userEnteredFormat: {
        ...look,
        backgroundColorStyle: colour(COLOURS.label),
        textFormat: { bold: true, foregroundColorStyle: colour(COLOURS.person) },
      },
    };
  const isOurs = one.writer === 'runner';
  return {
    userEnteredValue: { stringValue: one.header },
    note: one.help,
    userEnteredFormat: {
      ...look,
      backgroundColorStyle: colour(COLOURS[one.writer]),
      textFormat: { bold: !isOurs, italic: isOurs, foregroundColorStyle: colour(COLOURS.paper) },
    },
  };
}

function columnRequests(table: Table, sheetId: number, laid: Laid, index: number): Request[] {
  const range = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  const rule = laid.column && ruleOf(laid.column);
  const { wraps, align, isLink } = columnLook(laid.column);
  const isOurs = laid.writer === 'runner';
  const span = { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
  return [
    {
      repeatCell: {
        range,
        cell: {
          userEnteredFormat: {
            numberFormat: formatOf(laid),
            wrapStrategy: wraps ? 'WRAP' : 'CLIP',
            horizontalAlignment: align === 'center' ? 'CENTER' : 'LEFT',
            verticalAlignment: 'TOP',
            textFormat: {
              foregroundColorStyle: colour(isLink === true ? COLOURS.link : isOurs ? COLOURS.quiet : COLOURS.ink),
            },
            ...(isOurs ? { backgroundColorStyle: colour(COLOURS.runnerCell) } : {}),
          },
        },
        fields: `userEnteredFormat(numberFormat,wrapStrategy,horizontalAlignment,verticalAlignment,textFormat.foregroundColorStyle${isOurs ? ',backgroundColorStyle' : ''})`,
      },
    },
    ...(rule === undefined ? [] : [{ setDataValidation: { range, rule } }]),
    ...(laid.hidden
      ? [{ updateDimensionProperties: { range: span, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } }]
      : []),
    markColumn(table.name, sheetId, laid.field, index),
  ];
}

/** The heading row where we lay it, and each run of columns that the runner alone writes. */
function protections(
  sheetId: number,
  columns: readonly (Laid | GroupLabel)[],
  left: number,
  account: string,
): Request[] {
  const isOurs = (at: number): boolean => {
    const one = columns[at];
    return one !== undefined && !isLabel(one) && one.writer === 'runner';
  };
  const own = columns.flatMap((_, at) => (isOurs(at) ? [left + at] : []));
  return [...(left === 0 ? [protectHeadings(sheetId, account)] : []), ...protectColumns(sheetId, own, account)];
}

/** The cells of a new tab's prepared rows, each with an id of its own, as wide as the tab as set-up lays it. */
function rowsOf(table: Table, newId: (prefix: string) => string): readonly sheets_v4.Schema$RowData[] {
  return preparedRows(table.name).map((row) => ({
    values: tabColumns(table).map((one) => {
      const stringValue = isLabel(one) ? '' : one.field === '' ? newId(table.prefix) : (row[one.field] ?? '');
      return stringValue === '' ? {} : { userEnteredValue: { stringValue } };
    }),
  }));
}
