// What may change in a workbook when one cell does: only what must. Rich workbooks are made with exceljs, by LibreOffice and by hand.
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/domain/cell.ts';
import { openZip } from '../../../src/system/zip.ts';
import { plainCell } from '../../../src/workbook/xlsx/bind-tab.ts';
import { patchWorkbook } from '../../../src/workbook/xlsx/patch.ts';
import type { SheetChange } from '../../../src/workbook/xlsx/patch.ts';
import { OWN } from '../../../src/workbook/xlsx/profile.ts';
import { parsePlace } from '../../../src/workbook/xlsx/reference.ts';
import { findRefusal } from '../../../src/workbook/xlsx/refused.ts';
import { inline, rowsWorkbook, smallWorkbook } from '../../fixtures/hostile/small-workbook.ts';
import { readCells } from './read-cells.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
// Several of these run while other tests use the machine too.
const SLOW = { timeout: 60_000 };
const SHEET = 'xl/worksheets/sheet1.xml';
const text = (value: string): Cell => ({ kind: 'text', text: value });

interface Edited {
  readonly bytes: Buffer;
  readonly changed: readonly string[];
  part(name: string): string;
}

/** Sets one cell and proves at once what holds for every edit: no other cell reads otherwise, no other entry has other bytes. */
async function edit(bytes: Buffer, sheet: string, ref: string, to: SheetChange['to']): Promise<Edited> {
  const before = await readCells(bytes);
  const done = await patchWorkbook(bytes, OWN, [{ sheet, ...parsePlace(ref)!, to }]);
  const after = await readCells(done.bytes);
  const key = `${sheet}!${ref}`;
  for (const [place, cell] of before) if (place !== key) expect(after.get(place), place).toEqual(cell);
  for (const place of after.keys()) if (place !== key) expect(before.has(place), place).toBe(true);
  const [old, now] = [openZip(bytes, OWN.zip), openZip(done.bytes, OWN.zip)];
  const kept = old.entries.filter((entry) => !done.changed.includes(entry.name));
  for (const entry of kept) {
    const same = now.entries.find((one) => one.name === entry.name);
    expect(same, entry.name).toBeDefined();
    expect(now.packed(same!).equals(old.packed(entry)), entry.name).toBe(true);
  }
  return {
    ...done,
    part(name): string {
      const entry = now.entries.find((one) => one.name === name);
      return entry === undefined ? '' : now.read(entry).toString('utf8');
    },
  };
}

async function refusal(bytes: Buffer, sheet: string, ref: string, value = 'x'): Promise<string | undefined> {
  try {
    await patchWorkbook(bytes, OWN, [{ sheet, ...parsePlace(ref)!, to: { kind: 'text', text: value } }]);
    return undefined;
  } catch (error) {
    return findRefusal(error)?.code;
  }
}

/** Colours, notes, rules, a filter, a table, an image, names, merged cells, formulas. All made up. */
async function richWorkbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Plan', {
    properties: { tabColor: { argb: 'FFAA0000' } },
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  for (let row = 1; row <= 20; row += 1)
    sheet.getRow(row).values = [`a${row}`, row, new Date(Date.UTC(2027, 0, row)), `c${row}`];
  sheet.getCell('B25').value = { formula: 'SUM(B1:B20)', result: 1 };
  for (let row = 2; row <= 5; row += 1)
    sheet.getCell(`F${row}`).value =
      row === 2
        ? ({ formula: 'B2*2', result: 4, shareType: 'shared', ref: 'F2:F5' } as ExcelJS.CellValue)
        : ({ sharedFormula: 'F2', result: 1 } as ExcelJS.CellValue);
  sheet.getCell('A2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
  sheet.getCell('A3').note = 'A note that must stay';
  sheet.getCell('A4').value = { text: 'link', hyperlink: 'https://example.org/' };
  sheet.getCell('D2').dataValidation = { type: 'list', allowBlank: true, formulae: ['"x,y"'] };
  sheet.addConditionalFormatting({
    ref: 'B1:B20',
    rules: [
      {
        type: 'colorScale',
        priority: 1,
        cfvo: [{ type: 'min' }, { type: 'max' }],
        color: [{ argb: 'FFFF0000' }, { argb: 'FF00FF00' }],
      },
    ],
  });
  sheet.autoFilter = 'A1:D1';
  sheet.mergeCells('H1:J2');
  sheet.pageSetup.printArea = 'A1:D20';
  const tables = book.addWorksheet('Tables');
  tables.addTable({
    name: 'T',
    ref: 'B2',
    headerRow: true,
    columns: [{ name: 'One', filterButton: true }, { name: 'Two' }],
    rows: [
      ['x', 1],
      ['y', 2],
    ],
  });
  book.addWorksheet('Hidden', { state: 'veryHidden' }).getCell('A1').value = 'kept';
  const image = book.addImage({
    buffer: Buffer.from('89504e470d0a1a0a', 'hex') as unknown as ExcelJS.Buffer,
    extension: 'png',
  });
  sheet.addImage(image, 'L1:M4');
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a rich workbook', SLOW, () => {
  let rich: Buffer;
  beforeAll(async () => {
    rich = await richWorkbook();
  });

  test.each(['A2', 'A3', 'A4', 'D2', 'B7', 'C7', 'H1', 'Z99', 'E1'])(
    'setting %s changes the sheet and asks for a calculation, nothing else',
    async (ref) => {
      const done = await edit(rich, 'Plan', ref, { kind: 'text', text: '=1+1' });
      expect([...done.changed].toSorted()).toEqual(['xl/workbook.xml', SHEET]);
      expect(done.part('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
      expect((await readCells(done.bytes)).get(`Plan!${ref}`)).toEqual(text('=1+1'));
    },
  );

  test('a cell keeps its style', async () => {
    const style = (xml: string): string | undefined => /<c r="A2"[^>]*? s="(\d+)"/.exec(xml)?.[1];
    const zip = openZip(rich, OWN.zip);
    const before = style(zip.read(zip.entries.find((entry) => entry.name === SHEET)!).toString('utf8'));
    expect(before).toBeDefined();
    expect(style((await edit(rich, 'Plan', 'A2', { kind: 'text', text: 'x' })).part(SHEET))).toBe(before);
  });

  test('the first cell of a shared formula hands it on', async () => {
    const done = await edit(rich, 'Plan', 'F2', { kind: 'text', text: 'x' });
    expect(done.part(SHEET)).toContain('<f t="shared" ref="F3:F5" si="0">B3*2</f>');
  });

  test('a table grows by the row right below it, and only that table part changes', async () => {
    const done = await edit(rich, 'Tables', 'C5', { kind: 'text', text: 'new' });
    expect(done.changed.filter((name) => name.includes('table'))).toHaveLength(1);
    expect(done.part('xl/tables/table1.xml')).toContain('ref="B2:C5"');
    const further = await edit(rich, 'Tables', 'C7', { kind: 'text', text: 'far below' });
    expect(further.changed.some((name) => name.includes('table'))).toBe(false);
    const beside = await edit(rich, 'Tables', 'E5', { kind: 'text', text: 'beside' });
    expect(beside.changed.some((name) => name.includes('table'))).toBe(false);
  });

  test('a header cell renames its column in the table, and may not take the name of another', async () => {
    const done = await edit(rich, 'Tables', 'B2', { kind: 'text', text: 'Ref & "name"' });
    expect(done.part('xl/tables/table1.xml')).toContain('name="Ref &amp; &quot;name&quot;"');
    expect(await refusal(rich, 'Tables', 'B2', 'two')).toBe('header-taken');
    expect(await refusal(rich, 'Tables', 'B2', '')).toBe('header-taken');
  });

  test.each([
    ['Nowhere', 'A1', 'no-such-sheet'],
    ['Plan', 'I1', 'inside-merge'],
    ['Plan', 'H2', 'inside-merge'],
  ])('%s %s is refused by name', async (sheet, ref, code) => {
    expect(await refusal(rich, sheet, ref)).toBe(code);
  });

  test('exceljs opens the edited file and finds everything else as it was', async () => {
    const done = await edit(rich, 'Plan', 'D7', { kind: 'text', text: 'mine' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(done.bytes as unknown as ExcelJS.Buffer);
    const sheet = book.getWorksheet('Plan')!;
    expect(sheet.getCell('D7').value).toBe('mine');
    expect(sheet.getCell('A3').note).toBeDefined();
    expect(sheet.getImages()).toHaveLength(1);
    expect(sheet.getCell('D2').dataValidation.formulae).toEqual(['"x,y"']);
  });
});

describe('formulas and the chain of calculation', SLOW, () => {
  const chain = (links: string): string =>
    `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${links}</calcChain>`;
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
    const done = await edit(make(TWO, '<c r="A1" i="1"/><c r="B1"/>'), 'Sheet1', 'A1', { kind: 'text', text: 'x' });
    expect([...done.changed].toSorted()).toEqual(['xl/calcChain.xml', 'xl/workbook.xml', SHEET]);
    expect(done.part('xl/calcChain.xml')).toContain('<c r="B1" i="1"/>');
    expect(done.part('xl/calcChain.xml')).not.toContain('A1');
  });

  test('the last formula takes the chain with it, its relation and its content type', async () => {
    const done = await edit(
      make('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>', '<c r="A1" i="1"/>'),
      'Sheet1',
      'A1',
      { kind: 'text', text: 'x' },
    );
    expect([...done.changed].toSorted()).toEqual([
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
      (
        await edit(make(TWO, '<c r="A1" i="1"/><c r="B1"/>'), 'Sheet1', 'C1', { kind: 'text', text: 'x' })
      ).changed.toSorted(),
    ).toEqual(['xl/workbook.xml', SHEET]);
  });

  test('without a formula only the sheet changes', async () => {
    expect(
      (await edit(rowsWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>'), 'Sheet1', 'B3', { kind: 'text', text: 'x' }))
        .changed,
    ).toEqual([SHEET]);
  });

  test.each(['A1', 'A2', 'C1', 'D2'])('%s is part of an array or data-table formula and refused', async (ref) => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c><c r="C1"><f t="array" ref="C1">1</f><v>1</v></c><c r="D1"><f t="dataTable" ref="D1:D2" r1="B1"/><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>1</v></c></row>';
    expect(await refusal(rowsWorkbook(rows), 'Sheet1', ref)).toBe('array-formula');
  });
});

describe('odd sheets take a cell too', SLOW, () => {
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const whole = (xml: string | Buffer): Buffer =>
    smallWorkbook({ sheets: [{ xml: '<row r="1"/>' }], parts: { [SHEET]: xml } });
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
    for (const ref of ['A1', 'A2', 'B3', 'C3', 'D9']) {
      const done = await edit(bytes, 'Sheet1', ref, { kind: 'text', text: 'ü' });
      expect((await readCells(done.bytes)).get(`Sheet1!${ref}`)).toEqual(text('ü'));
    }
  });

  test('the file as LibreOffice saved it reads as before, and takes a cell', async () => {
    const [before, after] = await Promise.all(
      ['before', 'after'].map((name) => readFile(new URL(`libreoffice/${name}.xlsx`, import.meta.url))),
    );
    const saved = new Map([...(await readCells(after!))].map(([place, cell]) => [place, plainCell(cell)] as const));
    expect(saved).toEqual(await readCells(before!));
    const done = await edit(after!, 'Data', 'A3', { kind: 'text', text: 'x' });
    expect([...done.changed].toSorted()).toEqual(['xl/workbook.xml', SHEET]);
  });
});

test('any text goes in and comes back exactly, never as a formula', SLOW, async () => {
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
      expect((await readCells(done.bytes)).get('Sheet1!A1')).toEqual(text(value));
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
  expect([...done.changed].toSorted()).toEqual(['xl/styles.xml', SHEET]);
  const cells = await readCells(done.bytes);
  for (const row of [1, 2, 3]) expect(cells.get(`Sheet1!A${row}`)).toEqual(to);
  const zip = openZip(done.bytes, OWN.zip);
  expect(zip.read(zip.entries.find((entry) => entry.name === 'xl/styles.xml')!).toString()).toContain(
    '<cellXfs count="3">',
  );
});

test('the same edit gives the same bytes', async () => {
  const change: SheetChange = { sheet: 'Sheet1', column: 1, row: 1, to: { kind: 'number', number: 1.5 } };
  const bytes = rowsWorkbook('<row r="1"/>');
  expect(
    (await patchWorkbook(bytes, OWN, [change])).bytes.equals((await patchWorkbook(bytes, OWN, [change])).bytes),
  ).toBe(true);
});
