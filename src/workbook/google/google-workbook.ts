// The workbook port over Google Sheets: one snapshot of all files of a MARAC, changes by row id, every answer of Google doubted.
import type { Problem } from '../../domain/text/problem.ts';
import type { Answer, Change, FileRole, RawRow, RawTable, Revision, Snapshot, Workbook } from '../workbook-port.ts';
import { tableNamed } from '../tables/all-tables.ts';
import type { Table, TableName } from '../tables/table.ts';
import { groupFiles, mayBeIn, roleOf, tablesOf, type BookFile } from './book-file.ts';
import { layInFile } from './set-up/google-lay-columns.ts';
import { hasMoved, isRecent } from './has-moved.ts';
import { findFitness, lookAtFile, readStill, type Fitness } from './look-at-file.ts';
import { spreadsheetProblems } from './google-file-state.ts';
import { emptyRows, rowIn } from './rows/empty-rows.ts';
import { sameStored } from './rows/google-cells.ts';
import { moveRows, type MovableFiles } from '../move-rows.ts';
import { arrangeInFile, showInFile } from './rows/arrange-google.ts';
import { renewInFile } from './set-up/renew-drop-downs.ts';
import { writeFile } from './rows/write-file.ts';
import type { Sharing } from './sharing.ts';
import { KEPT_BACK, movedOn } from './rows/google-write-plan.ts';
import type { FileLook } from './looked.ts';
import type { GoogleWorkbookOptions, RememberedFiles } from './google-options.ts';

export interface GoogleWorkbook extends Workbook {
  /** Who can open each file, as of the newest read. */
  sharing(): ReadonlyMap<FileRole, readonly Sharing[]>;
}

/** What is remembered between two calls. */
interface Memory extends RememberedFiles {
  readonly options: GoogleWorkbookOptions;
  readonly files: readonly BookFile[];
}

/** Opens the workbook; nothing is asked of Google before the first read. */
export function openGoogleWorkbook(options: GoogleWorkbookOptions): GoogleWorkbook {
  const files = groupFiles(options.files);
  const { looked, untold } = options.remembered ?? { looked: new Map(), untold: new Map() };
  const memory: Memory = { options, files, looked, untold };
  return {
    read: (names, how) => readAll(memory, names, how?.recent === true),
    write: (changes) => writeAll(memory, changes),
    move: (rows) => moveRows(movableOf(memory), rows),
    lay: (what) => layAll(memory, what, layInFile),
    renew: (what) => layAll(memory, what, renewInFile),
    arrange: (what) => layAll(memory, what, arrangeInFile),
    show: (what) => layAll(memory, what, showInFile),
    moved: (since) => hasMoved(memory, parseRevision(since)),
    sharing() {
      const all = new Map<FileRole, readonly Sharing[]>();
      for (const { id, roles } of files) for (const role of roles) all.set(role, memory.looked.get(id)?.sharing ?? []);
      return all;
    },
    close: () => Promise.resolve(),
  };
}

async function readAll(
  { options, files, looked, untold }: Memory,
  names: readonly TableName[],
  recent = false,
): Promise<Snapshot> {
  const fit = await Promise.all(files.map((file) => findFitness(options, file)));
  // One file that is open to the world, or not there: not a cell of the others is read either.
  const readable = fit.every(({ version }) => version !== undefined);
  const looks = await Promise.all(
    files.map(async (file, index): Promise<FileLook> => {
      const fitness = fit[index] ?? { sharing: [], problems: [] };
      if (!readable) return { sharing: fitness.sharing, problems: fitness.problems };
      const tables = tablesOf(file, names);
      const kept = recent ? lookAgain(options, file, tables, fitness, looked.get(file.id)) : undefined;
      return kept ?? (await lookAtFile(options, file, tables, fitness, looked.get(file.id)));
    }),
  );
  for (const [index, { id }] of files.entries()) looked.set(id, looks[index] ?? { sharing: [], problems: [] });
  const told = files.flatMap(({ id }) => untold.get(id) ?? []);
  return snapshotOf(files, looks, names, told);
}

/** What was seen of the file within the last ten seconds, where it is all that is asked for and Drive shows nothing newer. */
function lookAgain(
  { nowMs }: GoogleWorkbookOptions,
  file: BookFile,
  tables: readonly Table[],
  { version, sharing, problems }: Fitness,
  last: FileLook | undefined,
): FileLook | undefined {
  if (last?.read === undefined || last.seen === undefined || last.version !== version) return undefined;
  const { read } = last;
  if (!isRecent(last, nowMs()) || !tables.every(({ name }) => read.tables.has(name))) return undefined;
  const wrong = spreadsheetProblems(file.roles[0] ?? 'main', read.spreadsheet);
  return { ...last, sharing, problems: [...problems, ...wrong] };
}

function unchecked({ checkedMs: _gone, ...look }: FileLook): FileLook {
  return look;
}

/** Nothing remembered is good enough to empty a row by: every look of a move asks Google anew, and is forgotten. */
function movableOf(memory: Memory): MovableFiles<BookFile> {
  const { options, files, looked } = memory;
  const { client, log } = options;
  return {
    files,
    isFor: ({ roles }, to) => roles.includes(to),
    same: sameStored,
    async read(file, names) {
      looked.delete(file.id);
      const { version } = await findFitness(options, file);
      if (version === undefined) return undefined;
      const found = await readStill(options, file, tablesOf(file, names), undefined);
      if (!found.ok) return undefined;
      const from = { client, log, id: file.id, read: found.read };
      return { rowOf: (move) => rowIn(found.read, move)?.cells, empty: (moves) => emptyRows(from, moves) };
    },
    add: (changes) => writeAll(memory, changes),
  };
}

/** File by file; whether the rows still are what was read is looked at cell by cell, so an old revision does no harm. */
async function writeAll(memory: Memory, changes: readonly Change[]): Promise<readonly Answer[]> {
  const { options, files, looked, untold } = memory;
  const answers: (Answer | undefined)[] = changes.map(() => undefined);
  for (const file of files) {
    const open = [...changes.entries()].filter(
      ([index, change]) => answers[index] === undefined && mayBeIn(file, change),
    );
    if (open.length === 0) continue;
    const mine = open.map(([, change]) => change);
    const written = await writeFile(options, file, looked.get(file.id), mine);
    looked.set(file.id, written.look);
    if (written.problem === undefined) untold.delete(file.id);
    else untold.set(file.id, written.problem);
    for (const [position, [index]] of open.entries()) answers[index] = written.answers[position];
  }
  return changes.map((change, index) => answers[index] ?? nowhere(change, files, looked));
}

async function layAll<T extends { readonly file: FileRole }>(
  { options, files, looked }: Memory,
  what: readonly T[],
  layIn: (options: GoogleWorkbookOptions, file: BookFile, mine: readonly T[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const answers = new Map<T, Answer>();
  for (const file of files) {
    const mine = what.filter((one) => file.roles.includes(one.file));
    if (mine.length === 0) continue;
    const laid = await layIn(options, file, mine);
    // Rows and columns may stand elsewhere now.
    const look = looked.get(file.id);
    if (look !== undefined) looked.set(file.id, unchecked(look));
    mine.forEach((one, at) => answers.set(one, laid[at] ?? KEPT_BACK));
  }
  return what.map((one) => answers.get(one) ?? KEPT_BACK);
}

/** A row that no file has: gone for good, or its tab cannot be read just now. */
function nowhere(change: Change, files: readonly BookFile[], looked: ReadonlyMap<string, FileLook>): Answer {
  const all = files.filter((file) => mayBeIn(file, change)).map(({ id }) => looked.get(id));
  if (all.some((look) => look?.read?.tables.get(change.table)?.at === undefined)) return KEPT_BACK;
  if (change.do === 'remove' && tableNamed(change.table).view) return { outcome: 'done' };
  return movedOn(change.do === 'set' ? change.cells.keys() : []);
}

function snapshotOf(
  files: readonly BookFile[],
  looks: readonly FileLook[],
  names: readonly TableName[],
  untold: readonly Problem[],
): Snapshot {
  const tables = new Map<TableName, RawTable>();
  for (const name of names) {
    const table = tableNamed(name);
    const parts = files.flatMap((file, index) => {
      const role = roleOf(file, table);
      return role === undefined ? [] : [{ role, read: looks[index]?.read?.tables.get(name) }];
    });
    const rows = parts.flatMap(({ role, read }): RawRow[] =>
      (read?.rows ?? []).map(({ id, index, cells }) => ({
        ...(id === undefined ? {} : { id }),
        file: role,
        place: `row ${index + 1}`,
        cells,
      })),
    );
    const unread = parts.filter(({ read }) => read?.state !== 'known');
    const known = parts.length > 0 && unread.length === 0;
    const absent = unread.every(({ read }) => read?.absent === true) ? unread.map(({ role }) => role) : [];
    const problems = parts.flatMap(({ role, read }) =>
      (read?.problems ?? []).map((problem) => inFile(problem, role, parts.length)),
    );
    const columns = new Map(
      parts.flatMap(({ role, read }) =>
        read?.at === undefined ? [] : [[role, new Set(read.at.columns.keys())] as const],
      ),
    );
    if (known) tables.set(name, { name, state: 'known', rows, problems, columns });
    else if (absent.length > 0) tables.set(name, { name, state: 'unknown', rows, problems, columns, absent });
    else tables.set(name, { name, state: 'unknown', rows: [], problems });
  }
  const problems = [...looks.flatMap((look) => look.problems), ...untold];
  return { revision: renderRevision(files, looks), tables, problems, open: [] };
}

/** Where a table stands in two files, a problem says in which. */
function inFile(problem: Problem, role: FileRole, parts: number): Problem {
  if (parts < 2 || role === 'main') return problem;
  return { ...problem, id: `${problem.id}/${role}`, place: `${problem.place} (${role} workbook)` };
}

function renderRevision(files: readonly BookFile[], looks: readonly FileLook[]): Revision {
  return JSON.stringify(files.map(({ id }, index) => [id, looks[index]?.seen ?? '']));
}

function parseRevision(revision: Revision): ReadonlyMap<string, string> {
  try {
    return new Map(JSON.parse(revision) as [string, string][]);
  } catch {
    return new Map();
  }
}
