// Things that real files do and no writer should: an extension that looks like a setting, two sheets over one part, array cells without a value.
import { expect, test } from 'vitest';
import { inline, rowsWorkbook, smallWorkbook } from '../../fixtures/hostile/small-workbook.ts';
import { refusalOf } from './edit-cell.ts';
import { readCells } from './read-cells.ts';

test('a setting of Excel 2013 in an extension does not undo the days of 1904', async () => {
  const bytes = rowsWorkbook('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', {
    formats: ['dd/mm/yyyy'],
    workbookPr: '<workbookPr date1904="1"/>',
    afterSheets:
      '<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}"><x15:workbookPr xmlns:x15="x" chartTrackingRefBase="1"/></ext></extLst>',
  });
  expect((await readCells(bytes)).get('Sheet1!A1')).toEqual({ kind: 'date', date: '1904-01-02' });
});

test('two sheets over one part are read, and a change to either is refused', async () => {
  const bytes = smallWorkbook({
    sheets: [{ xml: `<row r="1">${inline('A1', 'one')}</row>` }, { xml: '' }],
    parts: {
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
  });
  expect([...(await readCells(bytes)).keys()]).toEqual(['Sheet1!A1', 'Sheet2!A1']);
  expect(await refusalOf(bytes, 'Sheet1', 'A1')).toBe('damaged');
});

test('a cell that an array formula fills counts once it has a value, and is never taken for one', async () => {
  const cells = await readCells(
    rowsWorkbook(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3" s="0"/></row>',
    ),
  );
  expect([...cells]).toEqual([
    ['Sheet1!A1', { kind: 'formula', formula: 'B1:B3' }],
    ['Sheet1!A2', { kind: 'formula', formula: '' }],
  ]);
});
