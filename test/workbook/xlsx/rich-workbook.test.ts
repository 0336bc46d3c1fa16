// What may change in a rich workbook when one cell does: only what must.
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openZip } from '../../../src/system/zip.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { editCell, refusalOf } from './edit-cell.ts';
import { richWorkbook } from './rich-workbook.ts';

// Several of these run while other tests use the machine too.
const SLOW = { timeout: 60_000 };
const SHEET = 'xl/worksheets/sheet1.xml';

const style = (xml: string): string | undefined => /<c r="A2"[^>]*? s="(\d+)"/.exec(xml)?.[1];

describe('a rich workbook', SLOW, () => {
  let rich: Buffer;
  beforeAll(async () => {
    rich = await richWorkbook();
  });

  test.each(['A2', 'A3', 'A4', 'D2', 'B7', 'C7', 'H1', 'Z99', 'E1'])(
    'setting %s changes the sheet and asks for a calculation, nothing else',
    async (ref) => {
      const done = await editCell(rich, 'Plan', ref, { kind: 'text', text: '=1+1' });
      expect(done.changed).toEqual(['xl/workbook.xml', SHEET]);
      expect(done.part('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
      expect(done.cell).toEqual({ kind: 'text', text: '=1+1' });
    },
  );

  test('a cell keeps its style', async () => {
    const zip = openZip(rich, OWN.zip);
    const before = style(zip.read(zip.entries.find((entry) => entry.name === SHEET)!).toString('utf8'));
    expect(before).toBeDefined();
    expect(style((await editCell(rich, 'Plan', 'A2', { kind: 'text', text: 'x' })).part(SHEET))).toBe(before);
  });

  test('the first cell of a shared formula hands it on', async () => {
    const done = await editCell(rich, 'Plan', 'F2', { kind: 'text', text: 'x' });
    expect(done.part(SHEET)).toContain('<f t="shared" ref="F3:F5" si="0">B3*2</f>');
  });

  test('a table grows by the row right below it, and only that table part changes', async () => {
    const done = await editCell(rich, 'Tables', 'C5', { kind: 'text', text: 'new' });
    expect(done.changed.filter((name) => name.includes('table'))).toHaveLength(1);
    expect(done.part('xl/tables/table1.xml')).toContain('ref="B2:C5"');
    const further = await editCell(rich, 'Tables', 'C7', { kind: 'text', text: 'far below' });
    expect(further.changed.some((name) => name.includes('table'))).toBe(false);
    const beside = await editCell(rich, 'Tables', 'E5', { kind: 'text', text: 'beside' });
    expect(beside.changed.some((name) => name.includes('table'))).toBe(false);
  });

  test('a header cell renames its column in the table, and may not take the name of another', async () => {
    const done = await editCell(rich, 'Tables', 'B2', { kind: 'text', text: 'Ref & "name"' });
    expect(done.part('xl/tables/table1.xml')).toContain('name="Ref &amp; &quot;name&quot;"');
    expect(await refusalOf(rich, 'Tables', 'B2', 'two')).toBe('header-taken');
    expect(await refusalOf(rich, 'Tables', 'B2', '')).toBe('header-taken');
  });

  test.each([
    ['Nowhere', 'A1', 'no-such-sheet'],
    ['Plan', 'I1', 'inside-merge'],
    ['Plan', 'H2', 'inside-merge'],
  ])('%s %s is refused by name', async (sheet, ref, code) => {
    expect(await refusalOf(rich, sheet, ref)).toBe(code);
  });

  test('exceljs opens the edited file and finds everything else as it was', async () => {
    const done = await editCell(rich, 'Plan', 'D7', { kind: 'text', text: 'mine' });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(done.bytes as unknown as ExcelJS.Buffer);
    const sheet = book.getWorksheet('Plan')!;
    expect(sheet.getCell('D7').value).toBe('mine');
    expect(sheet.getCell('A3').note).toBeDefined();
    expect(sheet.getImages()).toHaveLength(1);
    expect(sheet.getCell('D2').dataValidation.formulae).toEqual(['"x,y"']);
  });
});
