// A person's hands on a Google Sheet, over the API and nothing else: the same on the test server and on Google itself.
import type { sheets_v4 } from '@googleapis/sheets';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { columnLetters } from '../../../src/workbook/tables/headers.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { isLabel, laidColumns } from '../../../src/workbook/looks/sheet-order.ts';
import type { Hands } from '../contract-bench.ts';

function columnOf(table: TableName, field: string): number {
  return laidColumns(tableNamed(table)).findIndex((one) => !isLabel(one) && (one.field ?? '') === field);
}

function place(table: TableName, field: string, row: number): string {
  return `'${tableNamed(table).tab}'!${columnLetters(columnOf(table, field))}${row}`;
}

/** Hands that type through `api` into the files of these ids, laid out as set-up lays them out. */
export function handsOver(api: sheets_v4.Sheets, ids: Readonly<Record<'main' | 'restricted', string>>): Hands {
  const sheetIdOf = async (table: TableName): Promise<number> => {
    const { data } = await api.spreadsheets.get({
      spreadsheetId: ids.main,
      fields: 'sheets.properties(sheetId,title)',
    });
    const found = data.sheets?.find((sheet) => sheet.properties?.title === tableNamed(table).tab);
    return found?.properties?.sheetId ?? 0;
  };
  const act = async (table: TableName, make: (sheetId: number) => sheets_v4.Schema$Request) => {
    const requests = [make(await sheetIdOf(table))];
    await api.spreadsheets.batchUpdate({ spreadsheetId: ids.main, requestBody: { requests } });
  };
  const put = async (file: 'main' | 'restricted', data: sheets_v4.Schema$ValueRange[]) => {
    await api.spreadsheets.values.batchUpdate({
      spreadsheetId: ids[file],
      requestBody: { valueInputOption: 'USER_ENTERED', data },
    });
  };
  return {
    async type(file, table, row, cells) {
      await put(
        file,
        Object.entries(cells).map(([field, text]) => ({ range: place(table, field, row), values: [[text]] })),
      );
    },
    async look(file, table, row, field) {
      const { data } = await api.spreadsheets.values.get({ spreadsheetId: ids[file], range: place(table, field, row) });
      return String(data.values?.[0]?.[0] ?? '');
    },
    async sort(table, from, to, field) {
      const sortSpecs = [{ dimensionIndex: columnOf(table, field), sortOrder: 'ASCENDING' }];
      await act(table, (sheetId) => ({
        sortRange: { range: { sheetId, startRowIndex: from - 1, endRowIndex: to }, sortSpecs },
      }));
    },
    async insertRow(table, before) {
      await act(table, (sheetId) => ({
        insertDimension: {
          range: { sheetId, dimension: 'ROWS', startIndex: before - 1, endIndex: before },
          inheritFromBefore: true,
        },
      }));
    },
    async deleteRow(table, row) {
      await act(table, (sheetId) => ({
        deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: row - 1, endIndex: row } },
      }));
    },
    async renameHeading(table, field, to) {
      await put('main', [{ range: place(table, field, 1), values: [[to]] }]);
    },
  };
}
