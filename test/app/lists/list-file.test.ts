// Lists as files, as other systems write them: every cell under its own heading, or the file is refused. All data synthetic.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readListFile } from '../../../src/use-cases/lists/list-file.ts';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { openFiles } from '../../../src/system/files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-list-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = openFiles();

async function read(bytes: Uint8Array, name = 'list.csv') {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const found = await readListFile(files, file);
  if (!found.ok) return { refused: found.problems.map((one) => [one.code, one.place]) };
  if (found.value === 'form') return { refused: 'taken for a form' };
  return { headings: found.value.headings, rows: found.value.rows.map((row) => row.cells.map(cellText)) };
}

/** As programs write them: bytes of a text with its mark or without. */
const ENCODINGS = {
  utf8: (text: string) => Buffer.from(text, 'utf8'),
  utf8Marked: (text: string) => Buffer.from(`\ufeff${text}`, 'utf8'),
  utf16le: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  utf16be: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
} as const;

const HEADINGS = ['Surname', 'Note', 'Born'];

function written(
  rows: readonly (readonly string[])[],
  separator: string,
  lineEnd: string,
  quoteAll: boolean,
  stated: boolean,
): string {
  const field = (text: string): string =>
    quoteAll || new RegExp(`^\\s|["\\r\\n${separator}]`).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [HEADINGS, ...rows].map((row) => row.map(field).join(separator) + lineEnd);
  return (stated ? `sep=${separator}${lineEnd}` : '') + lines.join('');
}

// What a person types into a cell and what shifts columns elsewhere; a cell of nothing but blanks in every column would be no row.
const cell = fc
  .array(fc.constantFrom('a', 'Zoë', ',', ';', '\t', '"', '""', '\n', '\r\n', '=1', '李', ' ', '12,5', '\u2028'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

test('7A9: quotes, line breaks in a cell, any separator, any mark or encoding: each cell under its heading', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\r\n', '\n'),
      fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[])),
      fc.boolean(),
      fc.boolean(),
      async (cells, separator, lineEnd, encoding, quoteAll, stated) => {
        const rows = cells.map(([a, b, c]) => [`x${a}`, b, `${c}y`]);
        const text = written(rows, separator, lineEnd, quoteAll, stated);
        const found = await read(ENCODINGS[encoding](text), stated ? 'stated.csv' : 'list.csv');
        expect(found).toEqual({ headings: HEADINGS, rows });
      },
    ),
    { numRuns: 300 },
  );
});

test('PROP15: a table gives the same headings and rows as .csv and as .xlsx', async () => {
  // A line break in a cell is one sign in a workbook; which program wrote it, with one or two, is not kept there.
  const typed = cell.map((text) => text.replaceAll('\r', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(typed, typed, typed), { minLength: 1, maxLength: 6 }), async (cells) => {
      const rows = cells.map(([a, b, c]) => [`x${a}`, b, `${c}y`]);
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet('List');
      for (const row of [HEADINGS, ...rows]) sheet.addRow(row.map((text) => (text === '' ? null : text)));
      const fromBook = await read(Buffer.from(await book.xlsx.writeBuffer()), 'list.xlsx');
      const fromText = await read(Buffer.from(written(rows, ',', '\r\n', true, false), 'utf8'));
      expect(fromBook).toEqual(fromText);
    }),
    { numRuns: 40, seed: 15 },
  );
});

const LINES = 'Surname,Note,Born\nBrook,fine,1990-02-03\n';
test.each([
  ['a separator that was not put in quotes', `${LINES}Field,left, angry,1991-02-03\n`, 'The list, line 3'],
  ['a cell that was left out', `${LINES}Field,1991-02-03\n`, 'The list, line 3'],
  ['a line break that was not put in quotes', `${LINES}Field,left\nangry,1991-02-03\n`, 'The list, line 3'],
  ['letters behind a closed quote', `${LINES}"Field" the younger,x,1991-02-03\n`, 'The list, line 3'],
  ['a quote that is never closed', `${LINES}Field,"x,1991-02-03\nHill,y,1992-02-03\n`, 'The list, line 3'],
])('7A9: the file is refused for %s, with the line', async (_, text, place) => {
  for (const encode of Object.values(ENCODINGS)) {
    const found = await read(encode(text));
    expect(found).toMatchObject({ refused: expect.arrayContaining([[expect.any(String), place]]) });
  }
});

test('7A9: bytes that are no text, UTF-16 without its mark among them, are refused', async () => {
  expect(await read(Buffer.from(LINES, 'utf16le'))).toEqual({ refused: [['list.not-text', 'The list']] });
  expect(await read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff]))).toEqual({ refused: [['list.not-text', 'The list']] });
  expect(await read(Buffer.alloc(0))).toEqual({ refused: [['list.empty', 'The list']] });
});
