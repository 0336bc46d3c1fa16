import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { dateToSerial, isDateFormat, serialToDate } from '../../../src/workbook/xlsx/reading/date-format.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { moveFormula } from '../../../src/workbook/xlsx/reading/shared-formula.ts';
import { inline, rowsWorkbook, smallParts, smallWorkbook, zipOf } from '../../fixtures/hostile/small-workbook.ts';
import { outcomeOf, readCells } from './read-cells.ts';

const SLOW = { timeout: 60_000 };
const text = (value: string): Cell => ({ kind: 'text', text: value });
const ROW = `<row r="1">${inline('A1', 'Zoë')}<c r="B1"><v>5</v></c></row>`;
const READ = new Map([
  ['Sheet1!A1', text('Zoë')],
  ['Sheet1!B1', { kind: 'number', number: 5 } as Cell],
]);

function withSheet(xml: string): Buffer {
  return smallWorkbook({ sheets: [{ xml: ROW }], parts: { 'xl/worksheets/sheet1.xml': xml } });
}

function renamePart(from: string, to: string): Buffer {
  return zipOf(
    new Map([...smallParts({ sheets: [{ xml: ROW }] })].map(([name, content]) => [name === from ? to : name, content])),
  );
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PREFIXED = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Zoë</x:t></x:is></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`;

describe('odd but readable workbooks give the same cells', () => {
  const ODD: readonly (readonly [string, () => Buffer])[] = [
    ['with prefixes', () => withSheet(PREFIXED)],
    [
      'with a byte order mark',
      () => withSheet(`\uFEFF<worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData></worksheet>`),
    ],
    [
      'with single quotes and line breaks in tags',
      () =>
        withSheet(
          `<worksheet\n xmlns='${MAIN}'\n><sheetData ><row\tr='1' >${ROW.slice(11, -6).replaceAll('"', "'")}</row ></sheetData></worksheet >`,
        ),
    ],
    [
      'with the strict namespace',
      () =>
        withSheet(
          `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData>${ROW}</sheetData></worksheet>`,
        ),
    ],
    [
      'with extensions that hold cells of their own',
      () =>
        withSheet(
          `<worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData><extLst><ext><sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData></ext></extLst></worksheet>`,
        ),
    ],
    [
      'with a choice that we do not know',
      () =>
        withSheet(
          `<worksheet xmlns="${MAIN}" xmlns:mc="mc"><sheetData><mc:AlternateContent><mc:Choice Requires="zz"><row r="1"><c r="A1"><v>9</v></c></row></mc:Choice><mc:Fallback>${ROW}</mc:Fallback></mc:AlternateContent></sheetData></worksheet>`,
        ),
    ],
    [
      'with a wrong dimension',
      () => withSheet(`<worksheet xmlns="${MAIN}"><dimension ref="Z99"/><sheetData>${ROW}</sheetData></worksheet>`),
    ],
    ['with backslashes in part names', () => renamePart('xl/worksheets/sheet1.xml', 'xl\\worksheets\\sheet1.xml')],
    ['with part names in other case', () => renamePart('xl/worksheets/sheet1.xml', 'xl/Worksheets/Sheet1.XML')],
    [
      'with an absolute target',
      () =>
        smallWorkbook({
          sheets: [{ xml: ROW }],
          parts: {
            'xl/_rels/workbook.xml.rels':
              '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
          },
        }),
    ],
    [
      'without relations',
      () => smallWorkbook({ sheets: [{ xml: ROW }], parts: { 'xl/_rels/workbook.xml.rels': undefined } }),
    ],
    [
      'in UTF-16',
      () =>
        smallWorkbook({
          sheets: [{ xml: ROW }],
          parts: {
            'xl/worksheets/sheet1.xml': Buffer.from(
              `\uFEFF<worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData></worksheet>`,
              'utf16le',
            ),
          },
        }),
    ],
    [
      'in a code page',
      () =>
        smallWorkbook({
          sheets: [{ xml: ROW }],
          parts: {
            'xl/worksheets/sheet1.xml': Buffer.from(
              `<?xml version="1.0" encoding="iso-8859-1"?><worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData></worksheet>`,
              'latin1',
            ),
          },
        }),
    ],
  ];

  test.each(ODD)('%s', async (_, make) => {
    expect(await readCells(make())).toEqual(READ);
  });

  test('a sheet whose part is missing is left out, not taken for empty', async () => {
    const bytes = smallWorkbook({
      sheets: [{ xml: ROW }, { xml: ROW }],
      parts: { 'xl/worksheets/sheet2.xml': undefined },
    });
    expect(await readCells(bytes)).toEqual(READ);
  });

  test('broken XML is refused by name, wherever it is cut', async () => {
    const whole = `<worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData></worksheet>`;
    for (let at = 12; at < whole.length - 1; at += 9)
      expect(await outcomeOf(withSheet(whole.slice(0, at)))).toBe('damaged');
  });
});

describe('days', () => {
  test.each([
    ['dd/mm/yyyy', true],
    ['[$-809]d mmmm yyyy;@', true],
    ['h:mm AM/PM', true],
    ['[h]:mm', false],
    ['General', false],
    ['0.00E+00', false],
    ['"days" 0', false],
    ['0\\d', false],
    ['_d0', false],
    ['[Red]0;yyyy', false],
    ['[Blue]0.0', false],
  ])('the format %s shows a day: %s', (code, expected) => {
    expect(isDateFormat(code)).toBe(expected);
  });

  test.each<[number, boolean, string | undefined]>([
    [60, false, undefined],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [0, false, undefined],
    [-1, false, undefined],
    [1e9, false, undefined],
    [45_000.999_999, false, undefined],
    [45_000.5, false, '2023-03-15T12:00:00'],
    [45_000.395_833_333_3, false, '2023-03-15T09:30:00'],
    [60, true, '1904-03-01'],
    [0, true, '1904-01-01'],
    [-1, true, undefined],
    [1e9, true, undefined],
  ])('T12: the serial %d (days from 1904: %s) is %s, to the second, or no day at all', (serial, is1904, date) => {
    expect(serialToDate(serial, is1904)).toBe(date);
  });

  test('T13: every day from 1900 to 9999 goes to its serial and back, in both systems', () => {
    const isos = fc
      .integer({ min: Date.UTC(1904, 0, 1) / 86_400_000, max: Date.UTC(9999, 11, 31) / 86_400_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(isos, fc.boolean(), fc.integer({ min: 0, max: 86_399 }), (iso, is1904, second) => {
        expect(serialToDate(dateToSerial(iso, is1904)!, is1904)).toBe(iso);
        const moment = `${iso}T${new Date(second * 1000).toISOString().slice(11, 19)}`;
        expect(serialToDate(dateToSerial(moment, is1904)!, is1904)).toBe(second === 0 ? iso : moment);
      }),
    );
  });
});

test.each([
  ['A1+$B$2', 1, 1, 'B2+$B$2'],
  ['SUM(A:A,2:3)', 2, 1, 'SUM(C:C,3:4)'],
  ['"A1"&A1', 0, 1, '"A1"&A2'],
  ["'A1 sheet'!A1", 1, 0, "'A1 sheet'!B1"],
  ['LOG10(A1)', 0, 2, 'LOG10(A3)'],
  ['Sheet1!A1:B$2', 1, 1, 'Sheet1!B2:C$2'],
  ['Table1[[#This Row],[A1]]*A1', 0, 1, 'Table1[[#This Row],[A1]]*A2'],
  ['XFD1', 1, 0, '#REF!'],
  ['ABC1_x+TRUE', 1, 1, 'ABC1_x+TRUE'],
  ['IF(#REF!=A1,1,2)', 0, 1, 'IF(#REF!=A2,1,2)'],
])('the shared formula %s, %i right and %i down, reads %s', (formula, columns, rows, expected) => {
  expect(moveFormula(formula, columns, rows)).toBe(expected);
});

// Differential: the same random workbook, written by exceljs, read by us, by exceljs and by hucre.
const value = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('=1+1', ' lead', 'trail ', 'a\nb', '_x0041_', 'سارة', '👩‍👧', '&amp;', '<b>', ']]>'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

/** A cell as hucre gives it, in our words. */
function told(cell: unknown): Cell | undefined {
  if (typeof cell === 'string') return text(cell);
  if (typeof cell === 'boolean') return { kind: 'boolean', boolean: cell };
  if (typeof cell === 'number') return { kind: 'number', number: cell === 0 ? 0 : cell };
  return undefined;
}

test('another reader sees the same cells in any workbook that another writer made', SLOW, async () => {
  // Only we decode what looks like an escape; carriage returns mean different things to different readers.
  const plain = value.filter((one) => typeof one !== 'string' || !/_x[0-9A-Fa-f]{4}_|\r/.test(one));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(plain, { maxLength: 5 }), { maxLength: 6 }), async (rows) => {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet('Data');
      rows.forEach((row, at) => row.forEach((cell, column) => (sheet.getCell(at + 1, column + 1).value = cell)));
      const bytes = Buffer.from(await book.xlsx.writeBuffer());
      const theirs = new Map<string, Cell>();
      (await readXlsx(bytes)).sheets[0]?.rows.forEach((row, at) =>
        row.forEach((cell, column) => {
          const found = told(cell);
          if (found !== undefined) theirs.set(`Data!${'ABCDE'[column] ?? ''}${at + 1}`, found);
        }),
      );
      expect(await readCells(bytes)).toEqual(theirs);
    }),
    { numRuns: 60, seed: 7 },
  );
});

const sorted = (found: Map<string, Cell>): [string, Cell][] => [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));

test('the order in which rows and cells stand in the file changes nothing that is read', SLOW, async () => {
  const cells = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), fc.integer()),
    { selector: ([row, column]) => row * 100 + column, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(
      cells.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      async ([list, shuffled]) => {
        const make = (given: typeof list): Buffer => {
          const rows = new Map<number, string>();
          for (const [row, column, number] of given)
            rows.set(row, `${rows.get(row) ?? ''}<c r="${'ABCDEFGHI'[column - 1]}${row}"><v>${number}</v></c>`);
          return rowsWorkbook([...rows].map(([row, inside]) => `<row r="${row}">${inside}</row>`).join(''));
        };
        expect(sorted(await readCells(make(shuffled), OWN))).toEqual(sorted(await readCells(make(list), OWN)));
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});
