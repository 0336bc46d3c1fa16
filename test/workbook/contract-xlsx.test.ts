// The workbook contract on .xlsx files. A person's hands are another spreadsheet program: exceljs opens the file, changes it and saves it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { openFiles } from '../../src/system/files.ts';
import { sheetOrder } from '../../src/workbook/looks/sheet-order.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { columnsOf, ROW_ID_HEADER } from '../../src/workbook/tables/table.ts';
import { openXlsxWorkbook } from '../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../support/backups.ts';
import { workbookContract } from './contract.ts';
import type { Hands } from './contract-bench.ts';

workbookContract('.xlsx', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'marac-contract-'));
  const files = { main: path.join(folder, 'main.xlsx'), restricted: path.join(folder, 'restricted.xlsx') };
  await writeFile(files.main, await plainWorkbook(['cases', 'actions', 'today']));
  await writeFile(files.restricted, await plainWorkbook(['cases', 'actions', 'today']));
  const book = openXlsxWorkbook({
    files: [
      { role: 'main', path: files.main },
      { role: 'restricted', path: files.restricted },
    ],
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
  });
  return {
    book,
    hands: handsOn(files),
    close: async () => {
      await book.close();
      await rm(folder, { recursive: true });
    },
  };
});

/** Tabs with their headings, laid as `init` lays them, and nothing else: small, because hands and looks open it some hundred times. */
async function plainWorkbook(tables: readonly TableName[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const name of tables) {
    const table = tableNamed(name);
    const sheet = workbook.addWorksheet(table.tab);
    const kinds = new Map(columnsOf(table).map(({ field, kind }) => [field, kind]));
    const { columns } = sheetOrder(table);
    sheet.addRow(columns.map(({ header }) => header));
    for (const [index, { field }] of columns.entries())
      if (kinds.get(field ?? '') === 'day') sheet.getColumn(index + 1).numFmt = 'dd/mm/yyyy';
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function opened<T>(
  file: string,
  table: TableName,
  act: (sheet: ExcelJS.Worksheet) => T,
  save = true,
): Promise<T> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await readFile(file)) as unknown as ExcelJS.Buffer);
  const result = act(workbook.getWorksheet(tableNamed(table).tab)!);
  if (save) await writeFile(file, Buffer.from(await workbook.xlsx.writeBuffer()));
  return result;
}

/** Hands that open, change and save a file as a person would in another program. */
function handsOn(files: Readonly<Record<'main' | 'restricted', string>>): Hands {
  const places = new Map<string, number>();
  /** Where a field's column stood when the file was made: a renamed heading is still that column. */
  const columnOf = (sheet: ExcelJS.Worksheet, table: TableName, field: string): number => {
    const key = `${table}/${field}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const definition = tableNamed(table);
    const column = columnsOf(definition).find((one) => one.field === field);
    const header = column?.header ?? definition.idHeader ?? ROW_ID_HEADER;
    const headings = sheet.getRow(1).values as unknown[];
    const index = headings.findIndex((heading) => heading === header);
    if (index < 1) throw new Error(`no heading ${header} on ${definition.tab}`);
    places.set(key, index);
    return index;
  };
  return {
    async type(file, table, row, cells) {
      await opened(files[file], table, (sheet) => {
        for (const [field, text] of Object.entries(cells)) {
          const cell = sheet.getCell(row, columnOf(sheet, table, field));
          cell.value = typed(text);
        }
      });
    },
    look: (file, table, row, field) =>
      opened(files[file], table, (sheet) => sheet.getCell(row, columnOf(sheet, table, field)).text, false),
    async sort(table, from, to, field) {
      await opened(files.main, table, (sheet) => {
        const column = columnOf(sheet, table, field);
        const rows = Array.from(
          { length: to - from + 1 },
          (_, index) => sheet.getRow(from + index).values as ExcelJS.CellValue[],
        );
        const ordered = rows.toSorted((a, b) => (keyOf(a[column]) < keyOf(b[column]) ? -1 : 1));
        for (const [index, values] of ordered.entries()) sheet.getRow(from + index).values = values;
      });
    },
    async insertRow(table, before) {
      await opened(files.main, table, (sheet) => {
        sheet.spliceRows(before, 0, []);
      });
    },
    async deleteRow(table, row) {
      await opened(files.main, table, (sheet) => {
        sheet.spliceRows(row, 1);
      });
    },
    async renameHeading(table, field, to) {
      await opened(files.main, table, (sheet) => {
        sheet.getCell(1, columnOf(sheet, table, field)).value = to;
      });
    },
  };
}

function keyOf(value: ExcelJS.CellValue): string {
  return typeof value === 'string' ? value : '';
}

/** What a program makes of a typed text. */
function typed(text: string): ExcelJS.CellValue {
  if (text === '') return null;
  if (text.startsWith('=')) return { formula: text.slice(1), result: 0 };
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : text;
}
