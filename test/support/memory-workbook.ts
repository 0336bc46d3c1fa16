// A workbook in memory behind the same port: what the planner's proofs and journeys use where the file itself is not the question.
import { BLANK, sameCell, textCell, type Cell } from '../../src/domain/cells/cell.ts';
import type { Problem } from '../../src/domain/text/problem.ts';
import type {
  Answer,
  Change,
  FileRole,
  RawRow,
  RawTable,
  Revision,
  Snapshot,
  Workbook,
} from '../../src/workbook/workbook-port.ts';
import { TABLES, tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { ownedCell, type Written } from '../../src/workbook/tables/write-cell.ts';

interface Row {
  id?: string;
  file: FileRole;
  place: string;
  cells: Map<string, Cell>;
}

export interface MemoryWorkbook extends Workbook {
  /** Types a row as a person would; gives the row for later edits. */
  type(table: TableName, values: Readonly<Record<string, Written>>, options?: { id?: string; file?: FileRole }): string;
  /** Types into cells of the row with that id. */
  edit(table: TableName, id: string, values: Readonly<Record<string, Written>>): void;
  rows(
    table: TableName,
  ): readonly { readonly id: string | undefined; readonly file: FileRole; readonly cells: ReadonlyMap<string, Cell> }[];
  /** Text of a cell as a person sees it. */
  text(table: TableName, id: string, field: string): string;
  /** Writes into one cell what a person wrote there, whatever the column asks for. */
  scrawl(table: TableName, id: string, field: string, text: string): void;
  remove(table: TableName, id: string): void;
  /** Somebody renamed these tabs: they are not found until the name is put back. */
  rename(tables: readonly TableName[]): void;
  /** Somebody has this file open in Excel: what would be written to it is kept back. */
  holdOpen(file: FileRole | undefined): void;
  /** The files cannot be read, or can be again. */
  breakFiles(isSo: boolean): void;
  /** The whole file as it stands, to be put back later as an older version. */
  save(): SavedWorkbook;
  restore(saved: SavedWorkbook): void;
}

export type SavedWorkbook = readonly (readonly [TableName, readonly Row[]])[];

const copyRow = (row: Row): Row => ({ ...row, cells: new Map(row.cells) });

function cellsOf(name: TableName, values: Readonly<Record<string, Written>>): Map<string, Cell> {
  return new Map(Object.entries(values).map(([field, value]) => [field, ownedCell(tableNamed(name), field, value)]));
}

function missingTab(name: TableName): Problem {
  return {
    id: `tab.missing/${name}`,
    code: 'tab.missing',
    size: 'table',
    table: name,
    place: tableNamed(name).tab,
    sentence: 'The tab is missing or has another name. Give it its name again, or undo what removed it.',
  };
}

const BROKEN_FILE: Problem = {
  id: 'workbook.damaged/main',
  code: 'workbook.damaged',
  size: 'run',
  place: 'The workbook',
  sentence: 'This file cannot be read.',
};

export function memoryWorkbook(): MemoryWorkbook {
  const tables = new Map<TableName, Row[]>(TABLES.map((table) => [table.name, []]));
  let [revision, places] = [1, 1];
  let heldOpen: FileRole | undefined;
  let renamed: ReadonlySet<TableName> = new Set();
  let broken = false;
  const isHidden = (name: TableName): boolean => broken || renamed.has(name);
  const rowsOf = (name: TableName): Row[] => tables.get(name) ?? [];
  const find = (name: TableName, id: string): Row => {
    const row = rowsOf(name).find((one) => one.id === id);
    if (row === undefined) throw new Error(`no row ${id} on ${name}`);
    return row;
  };
  return {
    type(name, values, options = {}) {
      places += 1;
      const home = tableNamed(name).home;
      rowsOf(name).push({
        ...(options.id === undefined ? {} : { id: options.id }),
        file: options.file ?? home,
        place: `row ${places}`,
        cells: cellsOf(name, values),
      });
      revision += 1;
      return options.id ?? '';
    },
    edit(name, id, values) {
      const row = find(name, id);
      for (const [field, cell] of cellsOf(name, values)) row.cells.set(field, cell);
      revision += 1;
    },
    remove(name, id) {
      tables.set(
        name,
        rowsOf(name).filter((one) => one.id !== id),
      );
      revision += 1;
    },
    scrawl(name, id, field, text) {
      find(name, id).cells.set(field, textCell(text));
      revision += 1;
    },
    rename: (names) => {
      renamed = new Set(names);
      revision += 1;
    },
    holdOpen: (file) => {
      heldOpen = file;
    },
    breakFiles(isSo) {
      broken = isSo;
      revision += 1;
    },
    save: () => [...tables].map(([name, rows]) => [name, rows.map(copyRow)] as const),
    restore(saved) {
      for (const [name, rows] of saved) tables.set(name, rows.map(copyRow));
      // New rows stand below every row that ever stood here.
      places += saved.reduce((sum, [, rows]) => sum + rows.length, 0) + 1000;
      revision += 1;
    },
    rows: (name) => rowsOf(name).map((row) => ({ id: row.id, file: row.file, cells: row.cells })),
    text(name, id, field) {
      const cell = find(name, id).cells.get(field) ?? BLANK;
      return cell.kind === 'text'
        ? cell.text
        : cell.kind === 'number'
          ? String(cell.number)
          : cell.kind === 'date'
            ? cell.date
            : '';
    },
    read(names): Promise<Snapshot> {
      const out = new Map<TableName, RawTable>();
      for (const name of names) {
        if (isHidden(name)) {
          out.set(name, { name, state: 'unknown', problems: broken ? [] : [missingTab(name)], rows: [] });
          continue;
        }
        out.set(name, {
          name,
          state: 'known',
          problems: [],
          rows: rowsOf(name).map((row): RawRow => ({
            ...(row.id === undefined ? {} : { id: row.id }),
            file: row.file,
            place: row.place,
            cells: new Map(row.cells),
          })),
        });
      }
      return Promise.resolve({
        revision: String(revision),
        tables: out,
        problems: broken ? [BROKEN_FILE] : [],
        open: [],
      });
    },
    write(changes: readonly Change[], _since: Revision): Promise<readonly Answer[]> {
      revision += 1;
      return Promise.resolve(
        changes.map((change) => {
          if (isHidden(change.table)) return { outcome: 'keptBack' };
          const rows = rowsOf(change.table);
          if (change.do === 'order') {
            const place = (row: { id?: string | undefined }): number =>
              change.rowIds.includes(row.id ?? '') ? change.rowIds.indexOf(row.id ?? '') : change.rowIds.length;
            tables.set(
              change.table,
              rows.toSorted((a, b) => place(a) - place(b)).map((row, index) => ({ ...row, place: `row ${index + 2}` })),
            );
            return { outcome: 'done' };
          }
          const file = 'file' in change ? change.file : rows.find((one) => one.id === change.rowId)?.file;
          if (file !== undefined && file === heldOpen) return { outcome: 'keptBack' };
          if (change.do === 'add') {
            if (!rows.some((one) => one.id === change.rowId)) {
              places += 1;
              rows.push({ id: change.rowId, file: change.file, place: `row ${places}`, cells: new Map(change.cells) });
            }
            return { outcome: 'done' };
          }
          if (change.do === 'adopt') {
            const row = rows.find((one) => one.place === change.place && one.file === change.file);
            if (row === undefined) return { outcome: 'movedOn', fields: [] };
            row.id = change.rowId;
            return { outcome: 'done' };
          }
          if (change.do === 'remove') {
            tables.set(
              change.table,
              rows.filter((one) => one.id !== change.rowId),
            );
            return { outcome: 'done' };
          }
          const row = rows.find((one) => one.id === change.rowId);
          if (row === undefined) return { outcome: 'movedOn', fields: [...change.cells.keys()] };
          const moved = [...change.cells]
            .filter(([field, { from }]) => !sameCell(row.cells.get(field) ?? BLANK, from))
            .map(([field]) => field);
          for (const [field, { to }] of change.cells) if (!moved.includes(field)) row.cells.set(field, to);
          return moved.length > 0 ? { outcome: 'movedOn', fields: moved } : { outcome: 'done' };
        }),
      );
    },
    move: (moves) => {
      revision += 1;
      return Promise.resolve(
        moves.map(({ table, rowId, to }) => {
          const row = rowsOf(table).find((one) => one.id === rowId);
          if (row === undefined) return { outcome: 'movedOn' as const, fields: [] };
          row.file = to;
          return { outcome: 'done' as const, left: [] };
        }),
      );
    },
    orders: true,
    moved: (since) => Promise.resolve(since !== String(revision)),
    close: () => Promise.resolve(),
  };
}
