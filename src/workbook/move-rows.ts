// Rows from one file to another: copied, read back from where they were copied to, and only then emptied where they stood. After a crash at any step
// the same moves go on: a row in both files is a copy that was made, a row in the new one alone is done.
import { BLANK, type Cell } from '../domain/cells/cell.ts';
import type { TableName } from './tables/table.ts';
import type { Answer, Change, FileRole, MoveAnswer, RowMove } from './workbook-port.ts';

/** A file just read. */
export interface FreshFile {
  /** What stands in the row, by field; undefined where the file does not have it. */
  rowOf(move: RowMove): ReadonlyMap<string, Cell> | undefined;
  /** Empties these rows where they stand and answers each, `keptBack` for what could not be emptied now. */
  empty(moves: readonly RowMove[]): Promise<ReadonlyMap<RowMove, MoveAnswer>>;
}

export interface MovableFiles<File> {
  readonly files: readonly File[];
  isFor(file: File, to: FileRole): boolean;
  /** The file as it stands now; undefined when it may not or cannot be read. */
  read(file: File, tables: readonly TableName[]): Promise<FreshFile | undefined>;
  add(changes: readonly Change[]): Promise<readonly Answer[]>;
  /** Whether two cells are the same once they have been in such a file. */
  same(cell: Cell, other: Cell): boolean;
}

const KEPT_BACK: MoveAnswer = { outcome: 'keptBack' };
const GONE: MoveAnswer = { outcome: 'movedOn', fields: [] };

export async function moveRows<File>(
  book: MovableFiles<File>,
  moves: readonly RowMove[],
): Promise<readonly MoveAnswer[]> {
  const answers = new Map<RowMove, MoveAnswer>();
  const tables = [...new Set(moves.map(({ table }) => table))];
  const open = (target: File): readonly RowMove[] =>
    moves.filter((move) => book.isFor(target, move.to) && !answers.has(move));
  for (const target of book.files)
    for (const source of book.files) {
      const mine = source === target ? [] : open(target);
      if (mine.length === 0) continue;
      const read = (file: File): Promise<FreshFile | undefined> => book.read(file, tables);
      for (const [move, answer] of await moveBetween(
        book,
        () => read(source),
        () => read(target),
        mine,
      ))
        answers.set(move, answer);
    }
  // What stood in no other file stands in its own, or nowhere.
  for (const target of book.files) {
    const rest = open(target);
    const now = rest.length === 0 ? undefined : await book.read(target, tables);
    for (const move of rest) {
      const there = now?.rowOf(move) !== undefined;
      answers.set(move, now === undefined ? KEPT_BACK : there ? { outcome: 'done', left: [] } : GONE);
    }
  }
  return moves.map((move) => answers.get(move) ?? GONE);
}

/** The answers for the rows that stand in the source. */
async function moveBetween<File>(
  book: MovableFiles<File>,
  readSource: () => Promise<FreshFile | undefined>,
  readTarget: () => Promise<FreshFile | undefined>,
  moves: readonly RowMove[],
): Promise<ReadonlyMap<RowMove, MoveAnswer>> {
  const before = await readSource();
  if (before === undefined) return new Map(moves.map((move) => [move, KEPT_BACK]));
  const there = moves.flatMap((move) => {
    const cells = before.rowOf(move);
    return cells === undefined ? [] : [{ move, cells }];
  });
  if (there.length === 0) return new Map();
  const added = await book.add(
    there.map(({ move: { table, rowId, to }, cells }) => ({ do: 'add', table, file: to, rowId, cells })),
  );
  const copy = await readTarget();
  // What people changed in the meantime is not emptied: the row is read once more.
  const again = await readSource();
  const answers = new Map<RowMove, MoveAnswer>();
  const toEmpty: RowMove[] = [];
  for (const [index, { move }] of there.entries()) {
    if (copy === undefined || again === undefined || added[index]?.outcome !== 'done') answers.set(move, KEPT_BACK);
    else {
      const fields = differences(book, again.rowOf(move), copy.rowOf(move));
      if (fields.length > 0) answers.set(move, { outcome: 'movedOn', fields });
      else toEmpty.push(move);
    }
  }
  if (again === undefined || toEmpty.length === 0) return answers;
  return new Map([...answers, ...(await again.empty(toEmpty))]);
}

/** Fields of ours that do not stand in the new file as they stand in the old one. */
function differences(
  { same }: Pick<MovableFiles<unknown>, 'same'>,
  old: ReadonlyMap<string, Cell> | undefined,
  copy: ReadonlyMap<string, Cell> | undefined,
): readonly string[] {
  if (copy === undefined) return ['row'];
  // Also what was copied and is cleared by now.
  const fields = new Set([...(old ?? new Map<string, Cell>()).keys(), ...copy.keys()]);
  return [...fields].filter((field) => !same(copy.get(field) ?? BLANK, old?.get(field) ?? BLANK));
}
