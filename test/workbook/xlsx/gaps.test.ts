// Rows between, short rows, rows that are hidden or filtered away: the same people are read. All data synthetic.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { openFiles } from '../../../src/system/files.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { columnsOf, ROW_ID_HEADER } from '../../../src/workbook/tables/table.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../../support/backups.ts';

test('PROP22: blank, short, hidden and filtered rows never change who is read', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-rows-'));
  const table = tableNamed('contacts');
  const headings = [...columnsOf(table), { field: 'id', header: ROW_ID_HEADER }];
  const people = Array.from({ length: 6 }, (_, index) => ({
    id: `C-AAAA2${index + 2}`,
    agency: 'Test Housing',
    role: 'Representative',
    personName: `Person ${index}`,
    ...(index % 2 === 0 ? { phone: '020 7946 0100' } : {}),
  })) as readonly Readonly<Record<string, string>>[];
  const gaps = fc.array(fc.record({ blank: fc.integer({ min: 0, max: 3 }), hidden: fc.boolean() }), {
    minLength: 6,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(gaps, fc.boolean(), async (around, filtered) => {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet(table.tab);
      // The row id stands last, so a short row ends before columns that it leaves blank only where its id is first.
      const columns = [headings.at(-1)!, ...headings.slice(0, -1)];
      sheet.addRow(columns.map(({ header }) => header));
      for (const [index, person] of people.entries()) {
        const { blank = 0, hidden = false } = around[index] ?? {};
        for (let count = 0; count < blank; count += 1) sheet.addRow(count % 2 === 0 ? [] : [null, '', null]);
        const values = columns.map(({ field }) => person[field] ?? null);
        const row = sheet.addRow(values.slice(0, values.findLastIndex((value) => value !== null) + 1));
        row.hidden = hidden;
      }
      if (filtered) sheet.autoFilter = { from: 'A1', to: { row: sheet.rowCount, column: 3 } };
      const main = path.join(folder, 'main.xlsx');
      writeFileSync(main, Buffer.from(await book.xlsx.writeBuffer()), { mode: 0o600 });
      const workbook = openXlsxWorkbook({
        files: [{ role: 'main', path: main }],
        system: { files: openFiles() },
        backups: testBackups(path.join(folder, 'backups')),
      });
      const { tables } = await workbook.read(['contacts']);
      await workbook.close();
      const read = tables.get('contacts');
      const told = read?.rows.map((row) =>
        [...row.cells]
          .map(([field, cell]) => `${field}=${cellText(cell)}`)
          .concat(row.id ?? '')
          .toSorted(),
      );
      expect([read?.state, told]).toEqual([
        'known',
        people.map(({ id = '', ...rest }) =>
          Object.entries(rest)
            .map(([field, text]) => `${field}=${text}`)
            .concat(id)
            .toSorted(),
        ),
      ]);
    }),
    { numRuns: 12, seed: 22 },
  );
  rmSync(folder, { recursive: true, force: true });
});
