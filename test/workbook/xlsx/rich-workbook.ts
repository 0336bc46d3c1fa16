// A workbook with what people put into theirs, made with exceljs. All content is made up.
import ExcelJS from 'exceljs';

/** Colours, notes, rules, a filter, a table, an image, names, merged cells, formulas. All made up. */
export async function richWorkbook(): Promise<Buffer> {
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
        : { sharedFormula: 'F2', result: 1 };
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
