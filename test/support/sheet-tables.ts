// Sheets of cells as the raw tables of the port, headings in row 1: what an adapter does, for tests of made workbooks.
import type { Cell } from '../../src/domain/cells/cell.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import type { RawRow, RawTable } from '../../src/workbook/workbook-port.ts';
import { bindHeaders, columnLetters } from '../../src/workbook/tables/headers.ts';
import type { Table } from '../../src/workbook/tables/table.ts';
import type { SheetOfCells } from './read-sheets.ts';

export function rawTableOf(table: Table, sheets: readonly SheetOfCells[]): RawTable {
  const sheet = sheets.find((one) => one.name === table.tab);
  if (sheet === undefined) throw new Error(`no tab ${table.tab}`);
  const heading = sheet.rows.find((row) => row.row === 1)?.cells ?? new Map<string, Cell>();
  const headers = Array.from({ length: 300 }, (_, index) => {
    const cell = heading.get(columnLetters(index));
    return cell === undefined ? undefined : cellText(cell);
  });
  const bound = bindHeaders(headers, table);
  if (!bound.ok) return { name: table.name, state: 'unknown', rows: [], problems: bound.problems };
  const rows = sheet.rows
    .filter((row) => row.row > 1)
    .map((row): RawRow => {
      const cells = new Map<string, Cell>();
      for (const [field, index] of bound.columns) {
        const cell = row.cells.get(columnLetters(index));
        if (cell !== undefined) cells.set(field, cell);
      }
      const id = row.cells.get(columnLetters(bound.idColumn));
      const place = `row ${row.row}`;
      return id === undefined ? { file: 'main', place, cells } : { id: cellText(id), file: 'main', place, cells };
    });
  return { name: table.name, state: 'known', rows, problems: bound.problems };
}
