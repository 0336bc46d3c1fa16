// A grid grows and shrinks when its properties say so; what is cut off is gone.
import type { sheets_v4 } from '@googleapis/sheets';
import { newRows, newTracks, renumbered, withTab } from './book.ts';
import type { Book, Tab } from './book.ts';
import { invalid } from './errors.ts';

const cellLimit = 10_000_000;

/** The book with the tab resized to the row and column counts asked for. */
export function resizeGrid(book: Book, tab: Tab, grid: sheets_v4.Schema$GridProperties): Book {
  const rowCount = grid.rowCount ?? tab.rows.length;
  const columnCount = grid.columnCount ?? tab.columns.length;
  if (rowCount < 1 || columnCount < 1) throw invalid('A sheet must have at least one row and one column.');
  const others = book.tabs
    .filter((each) => each !== tab)
    .reduce((sum, each) => sum + each.rows.length * each.columns.length, 0);
  if (others + rowCount * columnCount > cellLimit) {
    throw invalid('This action would increase the number of cells in the workbook above the limit of 10000000 cells.');
  }
  const moreRows = Math.max(0, rowCount - tab.rows.length);
  const moreColumns = Math.max(0, columnCount - tab.columns.length);
  const cut = columnCount < tab.columns.length;
  const rows = [...tab.rows.slice(0, rowCount), ...newRows(book.nextId, moreRows)];
  const columns = [...tab.columns.slice(0, columnCount), ...newTracks(book.nextId + moreRows, moreColumns)];
  const resized = {
    ...tab,
    rows: cut ? rows.map((row) => ({ ...row, cells: row.cells.slice(0, columnCount) })) : rows,
    columns,
  };
  const kept = new Set([...rows, ...columns].map((track) => track.id));
  const sheetId = tab.properties.sheetId ?? 0;
  const metadata = book.metadata.filter(
    (item) => !('track' in item.on) || item.on.sheetId !== sheetId || kept.has(item.on.track),
  );
  return renumbered(withTab({ ...book, metadata, nextId: book.nextId + moreRows + moreColumns }, resized));
}
