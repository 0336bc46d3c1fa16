// Rows from one sheet to another: copied, read back from Google, and only then emptied where they stood. After a crash at any step the same
// moves go on: a row in both files is a copy that was made, a row in the new one alone is done.
import type { sheets_v4 } from '@googleapis/sheets';
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import type { Answer, Change, MoveAnswer, RowMove } from '../../workbook-port.ts';
import type { TableName } from '../../tables/table.ts';
import type { BookFile } from '../book-file.ts';
import { sameStored, writeValue } from './google-cells.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import type { FileRead, ReadRow, TablePlace } from './read-file.ts';
import { columnRange } from './google-write-plan.ts';

type Request = sheets_v4.Schema$Request;

/** A file just read: what stands in it, and Drive's version of that moment. */
export interface FreshRead {
  readonly read: FileRead;
  readonly version: string;
}

export interface Movable {
  readonly files: readonly BookFile[];
  readonly client: GoogleClient;
  /** The file as Google has it now, asked anew; undefined when it may not or cannot be read. */
  read(file: BookFile, tables: readonly TableName[]): Promise<FreshRead | undefined>;
  add(changes: readonly Change[]): Promise<readonly Answer[]>;
  /** Rows were met in the very moment of emptying that were not the ones read: put back, and told. */
  moved(count: number): void;
}

const KEPT_BACK: MoveAnswer = { outcome: 'keptBack' };
const GONE: MoveAnswer = { outcome: 'movedOn', fields: [] };

export async function moveRows(book: Movable, moves: readonly RowMove[]): Promise<readonly MoveAnswer[]> {
  const answers: (MoveAnswer | undefined)[] = moves.map(() => undefined);
  const tables = [...new Set(moves.map(({ table }) => table))];
  for (const target of book.files)
    for (const source of book.files) {
      if (source === target) continue;
      const mine = [...moves.entries()].filter(
        ([index, { to }]) => target.roles.includes(to) && answers[index] === undefined,
      );
      if (mine.length === 0) continue;
      const found = await moveBetween(
        book,
        source,
        target,
        mine.map(([, move]) => move),
        tables,
      );
      mine.forEach(([index], place) => (answers[index] = found[place]));
    }
  // What stood in no other file stands in its own, or nowhere.
  for (const target of book.files) {
    const rest = [...moves.entries()].filter(([index, { to }]) => target.roles.includes(to) && !answers[index]);
    const now = rest.length === 0 ? undefined : await book.read(target, tables);
    for (const [index, { table, rowId }] of rest) {
      const there = now !== undefined && rowIn(now.read, table, rowId) !== undefined;
      answers[index] = now === undefined ? KEPT_BACK : there ? { outcome: 'done', left: [] } : GONE;
    }
  }
  return answers.map((one) => one ?? GONE);
}

function rowIn(read: FileRead, table: TableName, rowId: string): ReadRow | undefined {
  return read.tables.get(table)?.rows.find(({ id }) => id === rowId);
}

/** Undefined for a row that is not in the source. */
async function moveBetween(
  book: Movable,
  source: BookFile,
  target: BookFile,
  moves: readonly RowMove[],
  tables: readonly TableName[],
): Promise<readonly (MoveAnswer | undefined)[]> {
  const before = await book.read(source, tables);
  if (before === undefined) return moves.map(() => KEPT_BACK);
  const there = moves.filter(({ table, rowId }) => rowIn(before.read, table, rowId) !== undefined);
  if (there.length === 0) return moves.map(() => undefined);
  const added = await book.add(
    there.map(({ table, rowId, to }): Change => {
      const cells = rowIn(before.read, table, rowId)?.cells ?? new Map<string, Cell>();
      return { do: 'add', table, file: to, rowId, cells };
    }),
  );
  const copy = await book.read(target, tables);
  // What people changed in the meantime is not emptied: the row is read once more.
  const again = await book.read(source, tables);
  const answers = new Map<RowMove, MoveAnswer>();
  const toEmpty: RowMove[] = [];
  there.forEach((move, index) => {
    if (copy === undefined || again === undefined || added[index]?.outcome !== 'done') answers.set(move, KEPT_BACK);
    else {
      const differing = differences(again.read, copy.read, move);
      if (differing.length > 0) answers.set(move, { outcome: 'movedOn', fields: differing });
      else toEmpty.push(move);
    }
  });
  if (again !== undefined && toEmpty.length > 0)
    for (const [move, answer] of await emptyRows(book, source, again, toEmpty)) answers.set(move, answer);
  return moves.map((one) => answers.get(one));
}

/** Fields of ours that do not stand in the new file as they stand in the old one. */
function differences(from: FileRead, to: FileRead, { table, rowId }: RowMove): readonly string[] {
  const [old, copy] = [rowIn(from, table, rowId), rowIn(to, table, rowId)];
  if (copy === undefined) return ['row'];
  return [...(old?.cells ?? [])].flatMap(([field, cell]) =>
    sameStored(copy.cells.get(field) ?? BLANK, cell) ? [] : [field],
  );
}

interface Emptied {
  readonly move: RowMove;
  readonly at: TablePlace;
  readonly row: ReadRow;
}

/** All in one batch, only where the file has not moved since it was read; the answer's id columns say whether the right rows were met. */
async function emptyRows(
  book: Movable,
  file: BookFile,
  { read, version }: FreshRead,
  moves: readonly RowMove[],
): Promise<ReadonlyMap<RowMove, MoveAnswer>> {
  const { client } = book;
  const rows = moves.flatMap((move): Emptied[] => {
    const at = read.tables.get(move.table)?.at;
    const row = rowIn(read, move.table, move.rowId);
    return at === undefined || row === undefined ? [] : [{ move, at, row }];
  });
  const still = await client.getVersion(file.id);
  const kept = new Map(moves.map((move) => [move, KEPT_BACK] as const));
  if (!still.ok || still.value !== version) return kept;
  const places = [...new Set(rows.map(({ at }) => at))];
  const answer = await client.update(file.id, {
    requests: rows.flatMap(({ at, row }) => cellsOf(at, row.index)),
    includeSpreadsheetInResponse: true,
    responseRanges: places.map((at) => columnRange(at, at.idColumn)),
  });
  // An answer that was lost is settled at the next call: the row is in one file then, or in both.
  if (!answer.ok) return kept;
  const stands = idsIn(answer.value.updatedSpreadsheet?.sheets ?? []);
  const requests = putBack(read, rows, stands);
  if (requests.length > 0) {
    book.moved(requests.length);
    await client.update(file.id, { requests, includeSpreadsheetInResponse: false });
  }
  return new Map(
    rows.map(({ move, at, row }) => {
      const done = stands.get(at.sheetId)?.has(move.rowId) === false;
      const left = row.others === true ? [`${at.title}, row ${row.index + 1}`] : [];
      return [move, done ? { outcome: 'done' as const, left } : KEPT_BACK];
    }),
  );
}

/** Every column of ours in that row, neighbours in one request: whoever's row it turns out to be, nothing of it is left beside what is put back. */
function cellsOf(
  at: TablePlace,
  index: number,
  value: (field: string) => sheets_v4.Schema$ExtendedValue = () => ({}),
): Request[] {
  const columns = [...at.columns, ['', at.idColumn] as const].toSorted(([, a], [, b]) => a - b);
  const runs: { readonly from: number; readonly values: sheets_v4.Schema$CellData[] }[] = [];
  for (const [field, column] of columns) {
    const last = runs.at(-1);
    const cell = { userEnteredValue: value(field) };
    if (last !== undefined && last.from + last.values.length === column) last.values.push(cell);
    else runs.push({ from: column, values: [cell] });
  }
  return runs.map(({ from, values }) => ({
    updateCells: {
      start: { sheetId: at.sheetId, rowIndex: index, columnIndex: from },
      rows: [{ values }],
      fields: 'userEnteredValue',
    },
  }));
}

type Shown = readonly {
  readonly properties: { readonly sheetId: number };
  readonly data: readonly {
    readonly rowData: readonly {
      readonly values: readonly {
        readonly userEnteredValue?: { readonly stringValue?: string | undefined } | undefined;
      }[];
    }[];
  }[];
}[];

function idsIn(sheets: Shown): ReadonlyMap<number, ReadonlySet<string>> {
  return new Map(
    sheets.map(({ properties, data }) => [
      properties.sheetId,
      new Set(
        data.flatMap(({ rowData }) => rowData.flatMap(({ values }) => values[0]?.userEnteredValue?.stringValue ?? [])),
      ),
    ]),
  );
}

/** Rows moved between our look and the write: as many others were emptied in the place of these, and get back what they had. */
function putBack(read: FileRead, rows: readonly Emptied[], stands: ReturnType<typeof idsIn>): Request[] {
  const requests: Request[] = [];
  for (const [at, met] of Map.groupBy(rows, (one) => one.at)) {
    const ids = stands.get(at.sheetId) ?? new Set();
    const missed = met.filter(({ move }) => ids.has(move.rowId));
    const meant = new Set(met.map(({ move }) => move.rowId));
    const table = met[0] && read.tables.get(met[0].move.table);
    const strangers = (table?.rows ?? []).filter(({ id }) => id !== undefined && !meant.has(id) && !ids.has(id));
    strangers.slice(0, missed.length).forEach(({ id = '', cells }, nth) => {
      const value = (field: string): sheets_v4.Schema$ExtendedValue =>
        field === '' ? { stringValue: id } : writeValue(cells.get(field) ?? BLANK);
      requests.push(...cellsOf(at, missed[nth]?.row.index ?? 0, value));
    });
  }
  return requests;
}
