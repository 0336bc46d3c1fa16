// Formulas, odd sheets, any text and days: what a changed cell leaves in the file.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openZip } from '../../../src/system/zip.ts';
import { plainCell } from '../../../src/workbook/xlsx/bind-tab.ts';
import { patchWorkbook } from '../../../src/workbook/xlsx/patching/patch-workbook.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { HOSTILE } from '../../fixtures/hostile/make.ts';
import { inline, rowsWorkbook, smallWorkbook } from '../../fixtures/hostile/small-workbook.ts';
import { editCell, refusalOf } from './edit-cell.ts';
import { readCells } from './read-cells.ts';
import type { SheetChange } from '../../../src/workbook/xlsx/patching/sheet-change.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET = 'xl/worksheets/sheet1.xml';
// Several of these run while other tests use the machine too.
const SLOW = { timeout: 60_000 };

const chain = (links: string): string =>
  `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${links}</calcChain>`;
const whole = (xml: string | Buffer): Buffer =>
  smallWorkbook({ sheets: [{ xml: '<row r="1"/>' }], parts: { [SHEET]: xml } });

describe('formulas and the chain of calculation', SLOW, () => {
  const TYPE =
    '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>';
  const RELATION = `<Relationship Id="rIdC" Type="${OFFICE}/calcChain" Target="calcChain.xml"/>`;
  const make = (rows: string, links: string): Buffer =>
    rowsWorkbook(rows, {
      parts: { 'xl/calcChain.xml': chain(links) },
      contentTypes: TYPE,
      workbookRelations: RELATION,
    });
  const TWO = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f><v>2</v></c><c r="C1"><v>1</v></c></row>';

  test('a formula that is replaced leaves the chain, and the next link keeps its sheet', async () => {
    const done = await editCell(make(TWO, '<c r="A1" i="1"/><c r="B1"/>'), 'Sheet1', 'A1', { kind: 'text', text: 'x' });
    expect(done.changed).toEqual(['xl/calcChain.xml', 'xl/workbook.xml', SHEET]);
    expect(done.part('xl/calcChain.xml')).toContain('<c r="B1" i="1"/>');
    expect(done.part('xl/calcChain.xml')).not.toContain('A1');
  });

  test('the last formula takes the chain with it, its relation and its content type', async () => {
    const done = await editCell(
      make('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', '<c r="A1" i="1"/>'),
      'Sheet1',
      'A1',
      { kind: 'text', text: 'x' },
    );
    expect(done.changed).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/calcChain.xml',
      'xl/workbook.xml',
      SHEET,
    ]);
    expect(done.part('xl/calcChain.xml')).toBe('');
    expect(done.part('[Content_Types].xml')).not.toContain('calcChain');
  });

  test('a value that is replaced leaves the chain alone', async () => {
    expect(
      (await editCell(make(TWO, '<c r="A1" i="1"/><c r="B1"/>'), 'Sheet1', 'C1', { kind: 'text', text: 'x' })).changed,
    ).toEqual(['xl/workbook.xml', SHEET]);
  });

  test('without a formula only the sheet changes', async () => {
    expect(
      (
        await editCell(rowsWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>'), 'Sheet1', 'B3', {
          kind: 'text',
          text: 'x',
        })
      ).changed,
    ).toEqual([SHEET]);
  });

  test.each(['A1', 'A2', 'C1', 'D2'])('%s is part of an array or data-table formula and refused', async (ref) => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c><c r="C1"><f t="array" ref="C1">1</f><v>1</v></c><c r="D1"><f t="dataTable" ref="D1:D2" r1="B1"/><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>1</v></c></row>';
    expect(await refusalOf(rowsWorkbook(rows), 'Sheet1', ref)).toBe('array-formula');
  });
});

describe('odd sheets take a cell too', SLOW, () => {
  test.each([
    ['an empty sheet', whole(`<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`)],
    [
      'a prefixed sheet',
      whole(
        `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      ),
    ],
    [
      'rows without numbers',
      whole(
        `<worksheet xmlns="${MAIN}"><sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row></sheetData></worksheet>`,
      ),
    ],
    [
      'a row whose number is none',
      whole(`<worksheet xmlns="${MAIN}"><sheetData><row r="9xl/"><c r="D9"><v>1</v></c></row></sheetData></worksheet>`),
    ],
    [
      'a row that is closed at once',
      whole(
        `<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData><row r="3" spans="1:1"/></sheetData></worksheet>`,
      ),
    ],
    [
      'UTF-16',
      whole(
        Buffer.from(
          `\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Zoë سارة</t></is></c></row></sheetData></worksheet>`,
          'utf16le',
        ),
      ),
    ],
    [
      'rows out of order',
      whole(
        `<worksheet xmlns="${MAIN}"><sheetData><row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData></worksheet>`,
      ),
    ],
  ] as const)('%s', async (_, bytes) => {
    const edits = await Promise.all(
      ['A1', 'A2', 'B3', 'C3', 'D9'].map((ref) => editCell(bytes, 'Sheet1', ref, { kind: 'text', text: 'ü' })),
    );
    expect(new Set(edits.map((done) => JSON.stringify(done.cell)))).toEqual(new Set(['{"kind":"text","text":"ü"}']));
  });

  test('the file as LibreOffice saved it reads as before, and takes a cell', async () => {
    const [before, after] = await Promise.all(
      ['before', 'after'].map((name) => readFile(new URL(`libreoffice/${name}.xlsx`, import.meta.url))),
    );
    const saved = new Map([...(await readCells(after!))].map(([place, cell]) => [place, plainCell(cell)] as const));
    expect(saved).toEqual(await readCells(before!));
    const done = await editCell(after!, 'Data', 'A3', { kind: 'text', text: 'x' });
    expect(done.changed).toEqual(['xl/workbook.xml', SHEET]);
  });
});

test('PR13, PROP29, PROP31: any text goes in and comes back exactly, never as a formula', SLOW, async () => {
  const bytes = rowsWorkbook('<row r="1"><c r="A1"><f>1</f></c></row>');
  const any = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom('=1+1', '_x0041_', '_x005F_x0041_', '\r\n\t', ' ', ']]>', '\uFFFE\0\uD800', 'x'.repeat(32_767)),
  );
  await fc.assert(
    fc.asyncProperty(any, async (value) => {
      const done = await patchWorkbook(bytes, OWN, [
        { sheet: 'Sheet1', column: 1, row: 1, to: { kind: 'text', text: value } },
      ]);
      expect((await readCells(done.bytes)).get('Sheet1!A1')).toEqual({ kind: 'text', text: value });
    }),
    { numRuns: 80, seed: 3 },
  );
});

test('a day in a cell that shows none gets a style that does, once for many', async () => {
  const bytes = rowsWorkbook(`<row r="1">${inline('A1', 'x')}</row>`, { formats: ['0.0'] });
  const to = { kind: 'date', date: '2027-03-09T08:30:00' } as const;
  const done = await patchWorkbook(
    bytes,
    OWN,
    [1, 2, 3].map((row) => ({ sheet: 'Sheet1', column: 1, row, to })),
  );
  expect(done.changed).toEqual(['xl/styles.xml', SHEET]);
  const cells = await readCells(done.bytes);
  for (const row of [1, 2, 3]) expect(cells.get(`Sheet1!A${row}`)).toEqual(to);
  const zip = openZip(done.bytes, OWN.zip);
  expect(zip.read(zip.entries.find((entry) => entry.name === 'xl/styles.xml')!).toString()).toContain(
    '<cellXfs count="3">',
  );
});

test('T13: a day written into a workbook that counts from 1904 is that day when it is read again, beside those that stood there', async () => {
  const from1904 = HOSTILE.find((one) => one.name === 'date1904 "1"')!;
  const to = { kind: 'date', date: '2027-03-09' } as const;
  const done = await patchWorkbook(from1904.make(), OWN, [{ sheet: 'Sheet1', column: 2, row: 1, to }]);
  const cells = await readCells(done.bytes);
  expect([cells.get('Sheet1!A1'), cells.get('Sheet1!B1')]).toEqual([{ kind: 'date', date: '1906-09-27' }, to]);
});

test('the same edit gives the same bytes', async () => {
  const change: SheetChange = { sheet: 'Sheet1', column: 1, row: 1, to: { kind: 'number', number: 1.5 } };
  const bytes = rowsWorkbook('<row r="1"/>');
  expect(
    (await patchWorkbook(bytes, OWN, [change])).bytes.equals((await patchWorkbook(bytes, OWN, [change])).bytes),
  ).toBe(true);
});
