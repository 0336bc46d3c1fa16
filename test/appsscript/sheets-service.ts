// A stand-in for the Apps Script services that the add-on uses, over a spreadsheet of the Google test server: what the script writes here the runner
// reads over HTTP, and the other way round. Calls are counted, and a service the add-on has no right to is not there.
import { cellAt, isBlank } from '../support/google/book.ts';
import type { Box, Cell } from '../support/google/book.ts';
import { columnIndex } from '../support/google/a1.ts';
import { addSheet } from '../support/google/objects.ts';
import { applyBatch } from '../support/google/batch.ts';
import { saveBook } from '../support/google/world.ts';
import { bookOf, change, count, editor, entered, hex, tabOf, valueOf, type Bench } from './sheet-values.ts';

export function makeRange(bench: Bench, sheetId: number, box: Box): object {
  const grid = <T>(read: (row: number, column: number) => T): T[][] =>
    Array.from({ length: box.bottom - box.top }, (_, i) =>
      Array.from({ length: box.right - box.left }, (__, j) => read(box.top + i, box.left + j)),
    );
  const cell = (row: number, column: number) => cellAt(tabOf(bench, sheetId), row, column);
  const set = (make: (before: Cell, row: number, column: number) => Cell) => {
    change(bench, sheetId, box, make);
    return range;
  };
  const look = (format: NonNullable<Cell['userEnteredFormat']>) =>
    set((before) => ({ ...before, userEnteredFormat: { ...before.userEnteredFormat, ...format } }));
  const act = (request: object) => {
    const made = applyBatch(bookOf(bench), [request], editor(bench));
    saveBook(bench.world, bench.file, made.book, bench.user);
    return range;
  };
  const range = {
    getSheet: () => makeTab(bench, sheetId),
    getRow: () => box.top + 1,
    getColumn: () => box.left + 1,
    getNumRows: () => box.bottom - box.top,
    getNumColumns: () => box.right - box.left,
    getValues() {
      count(bench, 'getValues', sheetId);
      bench.calls.cells += (box.bottom - box.top) * (box.right - box.left);
      return grid((row, column) => valueOf(bench, sheetId, row, column));
    },
    getFormulas: () => (
      count(bench, 'getFormulas', sheetId),
      grid((row, column) => cell(row, column)?.userEnteredValue?.formulaValue ?? '')
    ),
    getNotes: () => (count(bench, 'getNotes', sheetId), grid((row, column) => cell(row, column)?.note ?? '')),
    getBackgrounds: () => (
      count(bench, 'getBackgrounds', sheetId),
      grid((row, column) => hex(cell(row, column)?.userEnteredFormat?.backgroundColor))
    ),
    getMergedRanges: () =>
      tabOf(bench, sheetId).merges.map((one) =>
        makeRange(bench, sheetId, {
          top: one.startRowIndex ?? 0,
          bottom: one.endRowIndex ?? 0,
          left: one.startColumnIndex ?? 0,
          right: one.endColumnIndex ?? 0,
        }),
      ),
    setValues: (rows: readonly (readonly unknown[])[]) =>
      set(
        (before, row, column) =>
          ({ ...before, userEnteredValue: entered(rows[row - box.top]?.[column - box.left]) }) as Cell,
      ),
    setValue: (value: unknown) => (
      count(bench, 'setValue', sheetId),
      set((before) => ({ ...before, userEnteredValue: entered(value) }) as Cell)
    ),
    // Rich text is text, whatever it begins with.
    setRichTextValue: ({ richText }: { richText: string }) => (
      count(bench, 'setValue', sheetId),
      set((before) => ({ ...before, userEnteredValue: { stringValue: richText } }))
    ),
    clearContent: () =>
      set((before) => {
        const { userEnteredValue: _gone, ...rest } = before;
        return rest;
      }),
    setNotes: (rows: readonly (readonly string[])[]) =>
      set((before, row, column) => ({ ...before, note: rows[row - box.top]?.[column - box.left] ?? null })),
    setNote: (note: string) => set((before) => ({ ...before, note: note === '' ? null : note })),
    setBackground: (colour: string | null) =>
      set((before) => {
        const { backgroundColor: _gone, ...format } = before.userEnteredFormat ?? {};
        const n = Number.parseInt((colour ?? '').slice(1), 16);
        const made = { red: ((n >> 16) & 255) / 255, green: ((n >> 8) & 255) / 255, blue: (n & 255) / 255 };
        return { ...before, userEnteredFormat: colour === null ? format : { ...format, backgroundColor: made } };
      }),
    setFontWeight: (weight: string) =>
      set((before) => ({
        ...before,
        userEnteredFormat: {
          ...before.userEnteredFormat,
          textFormat: { ...before.userEnteredFormat?.textFormat, bold: weight === 'bold' },
        },
      })),
    setFontColor: (colour: string) =>
      set((before) => {
        const n = Number.parseInt(colour.slice(1), 16);
        const made = { red: ((n >> 16) & 255) / 255, green: ((n >> 8) & 255) / 255, blue: (n & 255) / 255 };
        const textFormat = { ...before.userEnteredFormat?.textFormat, foregroundColor: made };
        return { ...before, userEnteredFormat: { ...before.userEnteredFormat, textFormat } };
      }),
    setWrap: (wraps: boolean) => look({ wrapStrategy: wraps ? 'WRAP' : 'CLIP' }),
    setVerticalAlignment: (to: string) => look({ verticalAlignment: to.toUpperCase() }),
    setHorizontalAlignment: (to: string) => look({ horizontalAlignment: to.toUpperCase() }),
    shiftColumnGroupDepth: () =>
      act({
        addDimensionGroup: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: box.left, endIndex: box.right },
        },
      }),
    createFilter: () =>
      act({
        setBasicFilter: {
          filter: {
            range: {
              sheetId,
              startRowIndex: box.top,
              endRowIndex: box.bottom,
              startColumnIndex: box.left,
              endColumnIndex: box.right,
            },
          },
        },
      }),
    setNumberFormat: (pattern: string) =>
      set((before) => ({
        ...before,
        userEnteredFormat: { ...before.userEnteredFormat, numberFormat: { type: typeOf(pattern), pattern } },
      })),
    setDataValidation: (rule: Cell['dataValidation']) =>
      set((before) => ({ ...before, ...(rule && { dataValidation: rule }) })),
    protect: () => {
      const protection = { description: '', warningOnly: false };
      const keep = () => {
        const where = {
          sheetId,
          startRowIndex: box.top,
          endRowIndex: box.bottom,
          startColumnIndex: box.left,
          endColumnIndex: box.right,
        };
        act({ addProtectedRange: { protectedRange: { ...protection, range: where } } });
      };
      const chain = {
        setDescription: (text: string) => ((protection.description = text), chain),
        setWarningOnly: (only: boolean) => ((protection.warningOnly = only), keep(), chain),
      };
      return chain;
    },
    activate: () => {
      bench.selected = { sheetId, row: box.top + 1, column: box.left + 1 };
      return range;
    },
  };
  return range;
}

function typeOf(pattern: string): string {
  if (pattern === '@') return 'TEXT';
  if (pattern === '0') return 'NUMBER';
  return pattern.includes('h') ? 'DATE_TIME' : 'DATE';
}

function columnsOf(sheetId: number, column: number, columns: number, properties: object): object {
  const range = { sheetId, dimension: 'COLUMNS', startIndex: column - 1, endIndex: column - 1 + columns };
  return { updateDimensionProperties: { range, properties, fields: Object.keys(properties).join(',') } };
}

export function makeTab(bench: Bench, sheetId: number): Record<string, unknown> {
  const tab = () => tabOf(bench, sheetId);
  const used = (): { rows: number; columns: number } => {
    const rows = tab().rows.findLastIndex((row) => row.cells.some((cell) => !isBlank(cell))) + 1;
    const columns = tab().rows.reduce(
      (most, row) => Math.max(most, row.cells.findLastIndex((cell) => !isBlank(cell)) + 1),
      0,
    );
    return { rows, columns };
  };
  const act = (request: object) => {
    const made = applyBatch(bookOf(bench), [request], editor(bench));
    saveBook(bench.world, bench.file, made.book, bench.user);
  };
  const grid = (gridProperties: object) => {
    const fields = `gridProperties.${Object.keys(gridProperties).join()}`;
    act({ updateSheetProperties: { properties: { sheetId, gridProperties }, fields } });
  };
  return {
    getSheetId: () => sheetId,
    getName: () => tab().properties.title ?? '',
    getDeveloperMetadata: () =>
      bookOf(bench)
        .metadata.filter(
          (one) => one.on.type === 'SHEET' && one.on.sheetId === sheetId && one.visibility === 'DOCUMENT',
        )
        .map((one) => ({ getKey: () => one.metadataKey, getValue: () => one.metadataValue ?? null })),
    getDataRange: () =>
      makeRange(bench, sheetId, {
        top: 0,
        left: 0,
        bottom: Math.max(1, used().rows),
        right: Math.max(1, used().columns),
      }),
    getFormUrl: () => bench.formUrls?.get(sheetId) ?? null,
    setName: (title: string) => act({ updateSheetProperties: { properties: { sheetId, title }, fields: 'title' } }),
    getLastColumn: () => used().columns,
    getLastRow: () => used().rows,
    getMaxRows: () => tab().rows.length,
    getMaxColumns: () => tab().columns.length,
    getRange: (row: number, column: number, rows = 1, columns = 1) =>
      makeRange(bench, sheetId, {
        top: row - 1,
        left: column - 1,
        bottom: row - 1 + rows,
        right: column - 1 + columns,
      }),
    getRangeList: (places: readonly string[]) => {
      const ranges = places.map((place) => {
        const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
        const [row, column] = [Number(digits) - 1, columnIndex(letters)];
        return makeRange(bench, sheetId, { top: row, left: column, bottom: row + 1, right: column + 1 }) as Record<
          string,
          (given: unknown) => void
        >;
      });
      return {
        setNote: (note: string) => (count(bench, 'setNote', sheetId), ranges.forEach((one) => one['setNote']?.(note))),
        setBackground: (colour: string) => (
          count(bench, 'setBackground', sheetId),
          ranges.forEach((one) => one['setBackground']?.(colour))
        ),
      };
    },
    getActiveRange: () =>
      makeRange(bench, sheetId, {
        top: bench.selected.row - 1,
        bottom: bench.selected.row,
        left: bench.selected.column - 1,
        right: bench.selected.column,
      }),
    insertRowsAfter: (_after: number, length: number) =>
      act({ appendDimension: { sheetId, dimension: 'ROWS', length } }),
    insertColumnsAfter: (_after: number, length: number) =>
      act({ appendDimension: { sheetId, dimension: 'COLUMNS', length } }),
    setFrozenRows: (frozenRowCount: number) => grid({ frozenRowCount }),
    setFrozenColumns: (frozenColumnCount: number) => grid({ frozenColumnCount }),
    setColumnWidths: (column: number, columns: number, pixelSize: number) =>
      act(columnsOf(sheetId, column, columns, { pixelSize })),
    hideColumns: (column: number) => act(columnsOf(sheetId, column, 1, { hiddenByUser: true })),
    setColumnGroupControlPosition: (at: string) => grid({ columnGroupControlAfter: at === 'AFTER' }),
    collapseAllColumnGroups: () => {
      for (const group of tab().columnGroups)
        act({ updateDimensionGroup: { dimensionGroup: { ...group, collapsed: true }, fields: 'collapsed' } });
    },
    hideSheet: () => act({ updateSheetProperties: { properties: { sheetId, hidden: true }, fields: 'hidden' } }),
    appendRow: (values: readonly unknown[]) => {
      count(bench, 'appendRow', sheetId);
      const row = used().rows;
      if (row >= tab().rows.length) act({ appendDimension: { sheetId, dimension: 'ROWS', length: 100 } });
      (
        makeRange(bench, sheetId, { top: row, bottom: row + 1, left: 0, right: values.length }) as {
          setValues(v: unknown): void;
        }
      ).setValues([values]);
    },
  };
}

export function makeBook(bench: Bench): object {
  const ids = () => bookOf(bench).tabs.map((one) => one.properties.sheetId ?? 0);
  return {
    getId: () => bench.file.id,
    getName: () => bookOf(bench).properties.title ?? '',
    deleteSheet: (tab: { getSheetId(): number }) => {
      const made = applyBatch(bookOf(bench), [{ deleteSheet: { sheetId: tab.getSheetId() } }], editor(bench));
      saveBook(bench.world, bench.file, made.book, bench.user);
    },
    getSpreadsheetTimeZone: () => bookOf(bench).properties.timeZone ?? '',
    getSheets: () => ids().map((id) => makeTab(bench, id)),
    getNumSheets: () => ids().length,
    getSheetByName: (name: string) => {
      const found = bookOf(bench).tabs.find((one) => one.properties.title === name);
      return found === undefined ? null : makeTab(bench, found.properties.sheetId ?? 0);
    },
    insertSheet: (title: string, index: number) => {
      const made = addSheet(bookOf(bench), { title, index });
      saveBook(bench.world, bench.file, made.book, bench.user);
      return makeTab(bench, made.properties.sheetId ?? 0);
    },
  };
}
