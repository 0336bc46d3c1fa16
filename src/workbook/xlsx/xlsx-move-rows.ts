// Rows from one file to another: copied, read back from the file, and only then emptied where they stood. After a crash at any step the same
// moves go on: a row in both files is a copy that was made, a row in the new one alone is done.
import { BLANK, type Cell } from '../../domain/cells/cell.ts';
import type { Answer, Change, FileRole, MoveAnswer, RowMove } from '../workbook-port.ts';
import type { TableName } from '../tables/table.ts';
import type { BoundTable, PlacedRow } from './bind-tab.ts';
import { sameStored } from './xlsx-write-plan.ts';
import type { SheetChange } from './patching/sheet-change.ts';
import type { ReadCells } from './read-cells.ts';

export interface MovableFile {
  readonly tables: ReadonlyMap<TableName, BoundTable>;
  readonly sheets: readonly ReadCells[];
  /** Blanks these cells, whole or not at all; `open` when somebody has the file. */
  empty(cells: readonly SheetChange[]): Promise<'stored' | 'open'>;
}

export interface MovableFiles {
  readonly roles: readonly FileRole[];
  /** The file as it stands now; undefined when it cannot be read. */
  read(role: FileRole): Promise<MovableFile | undefined>;
  add(changes: readonly Change[]): Promise<readonly Answer[]>;
}

const KEPT_BACK: MoveAnswer = { outcome: 'keptBack' };

export async function moveRows(files: MovableFiles, moves: readonly RowMove[]): Promise<readonly MoveAnswer[]> {
  const answers: (MoveAnswer | undefined)[] = moves.map(() => undefined);
  for (const to of new Set(moves.map((one) => one.to)))
    for (const from of files.roles.filter((one) => one !== to)) {
      const mine = [...moves.entries()].filter(([index, one]) => one.to === to && answers[index] === undefined);
      const moved = await moveBetween(
        files,
        from,
        to,
        mine.map(([, one]) => one),
      );
      mine.forEach(([index], place) => (answers[index] = moved[place]));
    }
  const now = new Map(await Promise.all(files.roles.map(async (role) => [role, await files.read(role)] as const)));
  return moves.map(
    ({ table, rowId, to }, index) =>
      answers[index] ??
      (rowIn(now.get(to), table, rowId) === undefined
        ? { outcome: 'movedOn', fields: [] }
        : { outcome: 'done', left: [] }),
  );
}

function rowIn(file: MovableFile | undefined, table: TableName, rowId: string): PlacedRow | undefined {
  return file?.tables.get(table)?.rows.find((one) => one.id === rowId);
}

/** Undefined for a row that is not in that file. */
async function moveBetween(
  files: MovableFiles,
  from: FileRole,
  to: FileRole,
  moves: readonly RowMove[],
): Promise<readonly (MoveAnswer | undefined)[]> {
  const source = await files.read(from);
  if (source === undefined) return moves.map(() => KEPT_BACK);
  const there = moves.filter((one) => rowIn(source, one.table, one.rowId) !== undefined);
  if (there.length === 0) return moves.map(() => undefined);
  const added = await files.add(
    there.map(({ table, rowId }) => {
      const cells = rowIn(source, table, rowId)?.cells ?? new Map<string, Cell>();
      return { do: 'add', table, file: to, rowId, cells };
    }),
  );
  const target = await files.read(to);
  // What people changed in the meantime is not emptied: the row is read once more.
  const again = await files.read(from);
  if (target === undefined || again === undefined) return moves.map(() => KEPT_BACK);
  const results = new Map<RowMove, MoveAnswer>();
  const cells: SheetChange[] = [];
  const left = new Map<RowMove, readonly string[]>();
  there.forEach((move, index) => {
    if (added[index]?.outcome !== 'done') return void results.set(move, KEPT_BACK);
    const differing = differences(again, target, move);
    if (differing.length > 0) return void results.set(move, { outcome: 'movedOn', fields: differing });
    const emptied = emptyRow(again, move);
    cells.push(...emptied.cells);
    left.set(move, emptied.left);
  });
  const stored = cells.length === 0 ? 'stored' : await again.empty(cells);
  for (const [move, places] of left)
    results.set(move, stored === 'stored' ? { outcome: 'done', left: places } : KEPT_BACK);
  return moves.map((one) => results.get(one));
}

/** Fields of ours that do not stand in the new file as they stand in the old one. */
function differences(from: MovableFile, to: MovableFile, { table, rowId }: RowMove): readonly string[] {
  const [old, copy] = [rowIn(from, table, rowId), rowIn(to, table, rowId)];
  if (copy === undefined) return ['row'];
  return [...(old?.cells ?? [])].flatMap(([field, cell]) =>
    sameStored(copy.cells.get(field) ?? BLANK, cell) ? [] : [field],
  );
}

function emptyRow(
  file: MovableFile,
  { table, rowId }: RowMove,
): { readonly cells: readonly SheetChange[]; readonly left: readonly string[] } {
  const bound = file.tables.get(table);
  const row = rowIn(file, table, rowId);
  if (bound?.at === undefined || row === undefined) return { cells: [], left: [] };
  const { at } = bound;
  const ours = new Set([...at.columns.values(), at.idColumn]);
  const columns = [...at.columns].filter(([field]) => row.cells.has(field)).map(([, column]) => column);
  const cells = [...columns, at.idColumn].map((column): SheetChange => ({
    sheet: at.sheet,
    row: row.row,
    column,
    to: { kind: 'blank' },
  }));
  const all = file.sheets.find((one) => one.name === at.sheet)?.rows.find((one) => one.row === row.row);
  const others = all?.columns.some(
    (column, index) => !ours.has(column) && (all.cells[index] ?? BLANK).kind !== 'blank',
  );
  return { cells, left: others === true ? [`${at.sheet}, row ${row.row}`] : [] };
}
