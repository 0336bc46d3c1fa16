// A cell as a request writes it; one that leads to a row carries the link that its words say. Only to tabs of the same spreadsheet: of another no more
// is known than its rows.
import type { sheets_v4 } from '@googleapis/sheets';
import { cellText, type Cell } from '../../../domain/cells/cell.ts';
import { foldText } from '../../../domain/text/fold.ts';
import { readPlace } from '../../looks/leading-texts.ts';
import { columnsOf, type Table } from '../../tables/table.ts';
import type { Spreadsheet } from '../calls/google-shapes.ts';
import { entered, writeValue } from './google-cells.ts';

type CellData = sheets_v4.Schema$CellData;

export type WriteCell = (field: string, cell: Cell) => CellData;

export function cellWriter(spreadsheet: Spreadsheet, table: Table): WriteCell {
  const leading = new Set(columnsOf(table).flatMap(({ field, leadsTo }) => (leadsTo === 'row' ? [field] : [])));
  return (field, cell) => {
    const uri = leading.has(field) ? uriOf(spreadsheet, cellText(cell)) : undefined;
    const data = entered(writeValue(cell));
    return uri === undefined ? data : { ...data, textFormatRuns: [{ startIndex: 0, format: { link: { uri } } }] };
  };
}

function uriOf({ sheets }: Spreadsheet, text: string): string | undefined {
  const led = text === '' ? undefined : readPlace(text);
  const found =
    led === undefined ? undefined : sheets.find(({ properties }) => foldText(properties.title) === foldText(led.tab));
  if (led === undefined || found === undefined || led.of !== undefined) return undefined;
  return `#gid=${found.properties.sheetId}&range=A${led.row ?? 1}`;
}

/** What a request for these cells writes; a new text takes an old link with it. */
export const fieldsOf = (rows: readonly sheets_v4.Schema$RowData[]): string =>
  rows.some(({ values = [] }) => values.some((cell) => cell.textFormatRuns !== undefined))
    ? 'userEnteredValue,textFormatRuns'
    : 'userEnteredValue';
