// `--template`: only blank cells under headings that are known are filled; whatever is not known is named, and nothing is guessed.
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { fillTemplate, type ReturnLine } from '../../../src/workbook/figures/fill-template.ts';
import { RETURN_HEADINGS } from '../../../src/workbook/figures/return-headings.ts';
import { columnLetter } from '../../../src/domain/figures/return/quarterly-return.ts';
import type { Day } from '../../../src/domain/time/day.ts';

const line = (values: Readonly<Record<string, number | undefined>>, on = '2026-07-14'): ReturnLine => ({
  marac: ['Ealing MARAC', 'ealing'],
  on: on as Day,
  values: Object.keys(RETURN_HEADINGS).map((name) => ({ name, letter: columnLetter(name) ?? '', value: values[name] })),
});
const ALL = Object.fromEntries(Object.keys(RETURN_HEADINGS).map((name, index) => [name, index]));

/** As SafeLives has it, by what is known: a title, the headings in their columns, then rows to fill. */
async function template(change: (sheet: ExcelJS.Worksheet) => void = () => undefined): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Marac data');
  sheet.getCell('A1').value = 'Marac data template 2025';
  sheet.getCell('A3').value = 'MARAC';
  sheet.getCell('B3').value = 'Date of meeting';
  for (const [name, [heading = '']] of Object.entries(RETURN_HEADINGS))
    sheet.getCell(`${columnLetter(name) ?? ''}3`).value = heading.toUpperCase();
  sheet.getCell('A40').value = 'Please do not change this line';
  change(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function cellOf(bytes: Uint8Array | undefined, cell: string): Promise<unknown> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes ?? []) as unknown as ExcelJS.Buffer);
  return workbook.worksheets[0]?.getCell(cell).value;
}

test('every column is filled under its own heading, nought as nought, and what is not recorded stays blank', async () => {
  const { bytes, cells, left } = await fillTemplate(await template(), [
    line({ ...ALL, discussed: 12, repeat: 0, male: undefined }),
  ]);
  expect(left).toEqual([]);
  expect(cells).toBe(Object.keys(RETURN_HEADINGS).length + 1);
  expect([
    await cellOf(bytes, 'A4'),
    await cellOf(bytes, 'C4'),
    await cellOf(bytes, 'D4'),
    await cellOf(bytes, 'X4'),
  ]).toEqual(['Ealing MARAC', 12, 0, null]);
  // "Other" heads two columns: each is sure under its own letter.
  expect([await cellOf(bytes, 'T4'), await cellOf(bytes, 'AF4')]).toEqual([ALL['other'], ALL['otherEthnic']]);
});

test('a heading that is not known is named and its column left; so is a column of the return that has no heading', async () => {
  const bytes = await template((sheet) => (sheet.getCell('D3').value = 'Heard twice'));
  const filled = await fillTemplate(bytes, [line(ALL)]);
  expect(filled.left).toEqual([
    'Heading D "Heard twice" is not known: its column was left as it is.',
    'No heading for "repeat cases": it was not filled.',
  ]);
  expect(await cellOf(filled.bytes, 'D4')).toBeNull();
});

test('a heading of two columns that stands elsewhere is not guessed', async () => {
  const bytes = await template((sheet) => {
    sheet.getCell('T3').value = null;
    sheet.getCell('AG3').value = 'Other';
  });
  const { left } = await fillTemplate(bytes, [line(ALL)]);
  expect(left.join(' ')).toContain('AG "Other"');
  expect(left.join(' ')).toContain('No heading for "other"');
});

test('a row that names the meeting is filled; what stands in a cell is never written over, and is named where it differs', async () => {
  const bytes = await template((sheet) => {
    sheet.getCell('A6').value = 'Ealing';
    sheet.getCell('B6').value = new Date('2026-07-14T00:00:00Z');
    sheet.getCell('B6').numFmt = 'dd/mm/yyyy';
    sheet.getCell('C6').value = 99;
  });
  const filled = await fillTemplate(bytes, [line({ ...ALL, discussed: 12 }), line(ALL, '2026-08-11')]);
  expect(await cellOf(filled.bytes, 'C6')).toBe(99);
  expect(await cellOf(filled.bytes, 'D6')).toBe(ALL['repeat']);
  expect(filled.left).toEqual(['Marac data, C6 holds something else than "12": it was left.']);
  expect(await cellOf(filled.bytes, 'D4')).toBe(ALL['repeat']);
});

test('a workbook without the headings is not filled at all', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Budget').getCell('A1').value = 'Police';
  const filled = await fillTemplate(Buffer.from(await workbook.xlsx.writeBuffer()), [line(ALL)]);
  expect(filled.bytes).toBeUndefined();
  expect(filled.left).toHaveLength(1);
});
