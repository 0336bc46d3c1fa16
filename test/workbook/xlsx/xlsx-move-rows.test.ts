// A row that must stand in another file: copied, read back, emptied; at whatever step it stops, it goes on. All content is made up.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { openFiles } from '../../../src/system/files.ts';
import type { Workbook } from '../../../src/workbook/workbook-port.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { columnsOf, ROW_ID_HEADER } from '../../../src/workbook/tables/table.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../../support/backups.ts';

let folder = '';
let book: Workbook;
const LOCK = '.~lock.main.xlsx#';
const MOVE = { table: 'actions', rowId: 'A-AAAA22', to: 'restricted' } as const;

async function lay(name: string, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const table = tableNamed('actions');
  const sheet = workbook.addWorksheet(table.tab);
  const columns = columnsOf(table);
  sheet.addRow([...columns.map((one) => one.header), ROW_ID_HEADER, 'Our own column']);
  for (const row of rows)
    sheet.addRow([...columns.map((one) => row[one.field] ?? null), row['id'] ?? null, row['extra'] ?? null]);
  writeFileSync(path.join(folder, name), Buffer.from(await workbook.xlsx.writeBuffer()), { mode: 0o600 });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-move-'));
  await lay('main.xlsx', [
    { id: 'A-AAAA22', text: 'Fit a lock', agency: 'Test Housing', due: '2027-03-01' },
    { id: 'A-BBBB22', text: 'Call back', agency: 'Test Police' },
    { id: 'A-CCCC22', text: 'Ring', agency: 'Test Police', extra: 'a note of the team' },
  ]);
  await lay('restricted.xlsx', []);
  book = openXlsxWorkbook({
    files: [
      { role: 'main', path: path.join(folder, 'main.xlsx') },
      { role: 'restricted', path: path.join(folder, 'restricted.xlsx') },
    ],
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
  });
});
afterEach(async () => {
  await book.close();
  rmSync(folder, { recursive: true });
});

const standing = async (): Promise<readonly string[]> =>
  ((await book.read(['actions'])).tables.get('actions')?.rows ?? [])
    .map((row) => `${row.file} ${row.id ?? ''} ${cellText(row.cells.get('text') ?? { kind: 'blank' })}`)
    .toSorted();
const MOVED = ['main A-BBBB22 Call back', 'main A-CCCC22 Ring', 'restricted A-AAAA22 Fit a lock'];

test('a row moves with its id and cells, the others stay, and a second time nothing is left to do', async () => {
  expect(await book.move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(await standing()).toEqual(MOVED);
  const before = readdirSync(path.join(folder, 'backups')).length;
  expect(await book.move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(readdirSync(path.join(folder, 'backups')).length).toBe(before);
}, 60_000);

test('stopped after the copy, it goes on from there', async () => {
  await lay('restricted.xlsx', [{ id: 'A-AAAA22', text: 'Fit a lock', agency: 'Test Housing', due: '2027-03-01' }]);
  expect((await standing()).length).toBe(4);
  expect(await book.move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(await standing()).toEqual(MOVED);
}, 60_000);

test('a copy that somebody changed meanwhile is not believed: nothing is emptied', async () => {
  await lay('restricted.xlsx', [{ id: 'A-AAAA22', text: 'Something else', agency: 'Test Housing', due: '2027-03-01' }]);
  expect(await book.move([MOVE])).toEqual([{ outcome: 'movedOn', fields: ['text'] }]);
  expect((await standing()).length).toBe(4);
}, 60_000);

test('while somebody has the old file open the row is in both, told as waiting; then it is emptied', async () => {
  writeFileSync(path.join(folder, LOCK), ',me,here,;');
  expect(await book.move([MOVE])).toEqual([{ outcome: 'keptBack' }]);
  rmSync(path.join(folder, LOCK));
  expect(await book.move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(await standing()).toEqual(MOVED);
}, 60_000);

/** What stands in the rows of Actions below the heading, by row number; own column and ids included. */
async function lines(): Promise<Readonly<Record<number, string>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path.join(folder, 'main.xlsx'));
  const found: Record<number, string> = {};
  workbook.getWorksheet('Actions')!.eachRow((row, at) => {
    const texts = (row.values as unknown[]).flatMap((one) => (typeof one === 'string' ? [one] : []));
    if (at > 1 && texts.length > 0) found[at] = texts.join(' | ');
  });
  return found;
}

async function change(how: (sheet: ExcelJS.Worksheet) => void): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path.join(folder, 'main.xlsx'));
  how(workbook.getWorksheet('Actions')!);
  await workbook.xlsx.writeFile(path.join(folder, 'main.xlsx'));
}

test('no blank row, height or hidden row shows where it stood: the rows below go up as they stand, with those that people left blank or wrote beside', async () => {
  await lay('main.xlsx', [
    { id: 'A-BBBB22', text: 'Call back' },
    { id: 'A-AAAA22', text: 'Fit a lock' },
    { id: 'A-EEEE22', text: 'Write' },
    {},
    { extra: 'only a note of the team' },
    { text: 'typed just now' },
    { id: 'A-CCCC22', text: 'Ring', extra: 'a note of the team' },
  ]);
  await change((sheet) => {
    sheet.getRow(3).height = 77;
    sheet.getRow(3).hidden = true;
    sheet.getRow(8).height = 44;
  });
  const moves = ['A-AAAA22', 'A-EEEE22'].map((rowId) => ({ ...MOVE, rowId }));
  const done = { outcome: 'done', left: [] };
  expect(await book.move(moves)).toEqual([done, done]);
  expect(await lines()).toEqual({
    2: 'Call back | A-BBBB22',
    4: 'only a note of the team',
    5: 'typed just now',
    6: 'Ring | A-CCCC22 | a note of the team',
  });
  await change((sheet) => {
    const rows = [2, 3, 4, 5, 6, 7, 8].map((at) => sheet.getRow(at));
    expect(rows.map(({ height }) => height)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      44,
      undefined,
      undefined,
    ]);
    expect(rows.some(({ hidden }) => hidden)).toBe(false);
  });
}, 60_000);

test('a gap that a comment below keeps open is told by its place', async () => {
  await change((sheet) => {
    for (const row of [3, 4]) sheet.getCell(row, 1).note = 'Ring her sister first.';
  });
  expect(await book.move([MOVE])).toEqual([{ outcome: 'done', left: [], gaps: ['Actions, row 2'] }]);
  expect(await lines()).toEqual({
    3: 'Call back | Test Police | A-BBBB22',
    4: 'Ring | Test Police | A-CCCC22 | a note of the team',
  });
}, 60_000);

test('what stands in a column that is not ours is named, not taken away; a row that is nowhere is told', async () => {
  const moves = [
    { ...MOVE, rowId: 'A-CCCC22' },
    { ...MOVE, rowId: 'A-DDDD22' },
  ];
  expect(await book.move(moves)).toEqual([
    { outcome: 'done', left: ['Actions, row 4'] },
    { outcome: 'movedOn', fields: [] },
  ]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path.join(folder, 'main.xlsx'));
  const texts = (workbook.getWorksheet('Actions')!.getRow(4).values as unknown[]).filter((one) => one !== undefined);
  expect(texts).toEqual(['a note of the team']);
}, 60_000);

test('two files that are the same to the byte keep their own rows, whichever is looked at first', async () => {
  copyFileSync(path.join(folder, 'main.xlsx'), path.join(folder, 'restricted.xlsx'));
  const texts = ['A-AAAA22 Fit a lock', 'A-BBBB22 Call back', 'A-CCCC22 Ring'];
  const both = ['main', 'restricted'].flatMap((file) => texts.map((text) => `${file} ${text}`));
  expect(await standing()).toEqual(both);
  expect(await standing()).toEqual(both);
}, 60_000);
