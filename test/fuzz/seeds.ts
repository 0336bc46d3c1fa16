// The workbooks that the fuzzer breaks: small sound ones, between them everything the reader and the patcher know, those of odd writers, and the
// hostile ones that are small enough. All content is made up.
import { HOSTILE } from '../fixtures/hostile/make.ts';
import { ODD } from '../fixtures/workbooks/odd-writers.ts';
import { inline, rowsWorkbook, smallWorkbook } from '../fixtures/hostile/small-workbook.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TABLE =
  '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="A1:B3"><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="One"/><tableColumn id="2" name="Two"/></tableColumns></table>';

const SOUND: readonly Buffer[] = [
  rowsWorkbook(
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46110.5</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="d"><v>2026-03-29</v></c></row>`,
    {
      strings:
        '<si><t>one</t></si><si><r><t xml:space="preserve">two </t></r><r><t>three</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
      formats: ['dd/mm/yyyy'],
    },
  ),
  rowsWorkbook(
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A4" si="0">B1*2</f><v>2</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="C2"><f t="array" ref="C2:C3">B1:B2</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>4</v></c><c r="C3"><v>1</v></c></row>',
    {
      parts: { 'xl/calcChain.xml': '<calcChain><c r="A1" i="1"/><c r="A2"/><c r="A3"/><c r="C2"/></calcChain>' },
      contentTypes:
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
      workbookRelations: `<Relationship Id="rIdC" Type="${OFFICE}/calcChain" Target="calcChain.xml"/>`,
      afterSheets: '<calcPr calcId="1"/>',
    },
  ),
  smallWorkbook({
    sheets: [
      {
        xml: `<dimension ref="A1:B3"/><cols><col min="2" max="3" style="1"/></cols><sheetData><row r="1" spans="1:2">${inline('A1', 'One')}${inline('B1', 'Two')}</row><row r="2">${inline('A2', 'Zoë')}</row></sheetData><mergeCells count="1"><mergeCell ref="D4:E5"/></mergeCells><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
        relations: `<Relationship Id="rId1" Type="${OFFICE}/table" Target="../tables/table1.xml"/>`,
      },
      { name: 'Second', xml: '<row><c><v>1</v></c></row>' },
    ],
    formats: ['h:mm'],
    workbookPr: '<workbookPr date1904="1"/>',
    parts: { 'xl/tables/table1.xml': TABLE },
  }),
];

const TOO_LARGE = /200 MB|million|60 000|more than it says|more rows|thousand|10 MB/;

export const SEEDS: readonly Buffer[] = [
  ...SOUND,
  ...ODD.map((one) => one.make()),
  ...HOSTILE.filter((one) => !TOO_LARGE.test(one.name))
    .map((one) => one.make())
    .filter((bytes) => bytes.length > 200 && bytes.length < 20_000),
];
