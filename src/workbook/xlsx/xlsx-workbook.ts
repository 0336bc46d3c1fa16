// The workbook port over .xlsx files: read in a child process, written by changing cells in the zip, whole or not at all, with a copy kept.
import path from 'node:path';
import type { Problem } from '../../domain/text/problem.ts';
import { DISK_FAILURES, Failure } from '../../errors.ts';
import type {
  Answer,
  Change,
  FileRole,
  MoveAnswer,
  RawRow,
  RawTable,
  RowMove,
  Snapshot,
  Workbook,
} from '../workbook-port.ts';
import { tableNamed, tablesIn } from '../tables/all-tables.ts';
import type { Table, TableName } from '../tables/table.ts';
import { bindTab, type BoundTable } from './bind-tab.ts';
import { isOpenElsewhere, openFileReader, type FileState } from './xlsx-file-state.ts';
import { planLaying, planRenewing, type Laying } from './xlsx-lay-columns.ts';
import { fileProblem, unwritten } from './file-problem.ts';
import { keepStates } from './keep-states.ts';
import { readStamp } from './load-file.ts';
import { closeUp, gapsLeft, planEmptying, rowIn, type Emptying } from './plan-emptying.ts';
import { moveRows, type MovableFiles } from '../move-rows.ts';
import { OWN } from './trust-profile.ts';
import { storeOrTell, storePlan, type Open } from './store-file.ts';
import { planWrites, sameStored, type WritePlan } from './xlsx-write-plan.ts';
import { NO_ADDITIONS } from './patching/additions.ts';
import { arrangementOf } from './xlsx-arrange.ts';
import { linksOf } from './links-of-cells.ts';
import { heightsOf } from './row-heights.ts';
import type { XlsxWorkbook, XlsxFile } from './workbook-files.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

/** The workbooks of a MARAC on disk. Reading never changes a file; writing keeps changes back while somebody has the file open. */
export function openXlsxWorkbook(workbook: XlsxWorkbook): Workbook {
  const profile = workbook.profile ?? OWN;
  const open: Open = { workbook, profile, reader: openFileReader(profile), troubles: new Map() };
  return {
    read: (tables) => readSnapshot(open, tables),
    write: (changes) => writeChanges(open, changes),
    move: (rows) => moveRows(filesOf(open), rows),
    lay: (what) => layAll(open, what, (laying, mine) => planLaying(laying, mine)),
    renew: (what) =>
      layAll(open, what, (laying, mine) => ({ ...NO_ADDITIONS, cells: [], renewals: planRenewing(laying, mine) })),
    arrange: (what) =>
      layAll(open, what, (laying, mine) => ({
        ...NO_ADDITIONS,
        cells: [],
        arrangements: mine.flatMap((one) => arrangementOf(laying, one)),
      })),
    show: (what) =>
      layAll(open, what, ({ bound }, mine) => ({
        ...NO_ADDITIONS,
        cells: [],
        shown: mine.flatMap(({ table }) => bound.get(table)?.at?.sheet ?? []),
      })),
    orders: true,
    troubles: () => unwritten(workbook.files, open.troubles),
    async moved(since): Promise<boolean> {
      const stamps = await Promise.all(workbook.files.map((file) => readStamp(file.path)));
      return stamps.join(' ') !== since;
    },
    close: () => Promise.resolve(),
  };
}

function filesOf(open: Open): MovableFiles<XlsxFile> {
  const { files } = open.workbook;
  return {
    files,
    isFor: ({ role }, to) => role === to,
    same: sameStored,
    async read(file) {
      const state = await open.reader.read(file.path);
      if (state.outcome !== 'read') return undefined;
      const tables = new Map(tablesOf(files, file.role).map((table) => [table.name, bindTab(table, state.sheets)]));
      return {
        rowOf: (move) => rowIn(tables, move)?.cells,
        empty: (moves) =>
          emptyRows(
            open,
            file,
            state,
            moves.map((move) => planEmptying(tables, state.sheets, move)),
          ),
      };
    },
    add: (changes) => writeChanges(open, changes),
  };
}

/** The rows are blanked and the rows below them go up in one go. */
async function emptyRows(
  open: Open,
  file: XlsxFile,
  state: FileState & { outcome: 'read' },
  plans: readonly Emptying[],
): Promise<ReadonlyMap<RowMove, MoveAnswer>> {
  const cells = plans.flatMap((plan) => plan.cells);
  const closed = closeUp(state.sheets, plans);
  const isOpen = cells.length > 0 && (await isOpenElsewhere(file.path));
  const arranging = { ...NO_ADDITIONS, arrangements: closed };
  const stored =
    !isOpen &&
    (cells.length === 0 || (await storePlan(open, file, state, { cells }, undefined, arranging)) === 'stored');
  const now = stored && closed.length > 0 ? await open.reader.read(file.path) : undefined;
  const gaps = now?.outcome === 'read' ? gapsLeft(state.sheets, now.sheets, closed) : [];
  return new Map(
    plans.map(({ move, left }, at): [RowMove, MoveAnswer] => {
      if (!stored) return [move, { outcome: 'keptBack' }];
      return [move, { outcome: 'done', left, ...(at === 0 && gaps.length > 0 ? { gaps } : {}) }];
    }),
  );
}

function tablesOf(files: readonly XlsxFile[], role: FileRole): readonly Table[] {
  const isAlone = !files.some((file) => file.role === 'register');
  return tablesIn(role === 'main' && isAlone ? 'mainAndRegister' : role);
}

async function readSnapshot(open: Open, names: readonly TableName[]): Promise<Snapshot> {
  open.troubles.clear();
  const { files } = open.workbook;
  const states = await Promise.all(files.map((file) => open.reader.read(file.path)));
  const unkept = await keepStates(open.workbook, states);
  const locks = await Promise.all(files.map((file) => isOpenElsewhere(file.path)));
  const tables = new Map<TableName, RawTable>();
  for (const name of names) tables.set(name, readTable(tableNamed(name), files, states));
  return {
    revision: states.map((state) => state.stamp).join(' '),
    tables,
    problems: [...files.flatMap((file, index) => fileProblem(file, states[index])), ...unkept],
    open: files.filter((_, index) => locks[index] === true).map((file) => file.role),
  };
}

function readTable(table: Table, files: readonly XlsxFile[], states: readonly FileState[]): RawTable {
  const rows: RawRow[] = [];
  const problems: Problem[] = [];
  const columns = new Map<FileRole, ReadonlySet<string>>();
  const absent: FileRole[] = [];
  let unknown = false;
  for (const [index, file] of files.entries()) {
    const state = states[index];
    if (!tablesOf(files, file.role).some((other) => other.name === table.name)) continue;
    if (state?.outcome !== 'read') {
      unknown = true;
      continue;
    }
    const bound = bindTab(table, state.sheets);
    problems.push(...bound.problems.map((problem) => (file.role === 'main' ? problem : inFile(problem, file))));
    if (bound.at === undefined && bound.isAbsent === true) absent.push(file.role);
    else if (bound.at === undefined) unknown = true;
    else columns.set(file.role, new Set(bound.at.columns.keys()));
    rows.push(...rawRows(table, bound.rows, file.role));
  }
  if (!unknown && absent.length > 0) return { name: table.name, state: 'unknown', rows, problems, columns, absent };
  return unknown || columns.size === 0
    ? { name: table.name, state: 'unknown', rows: [], problems }
    : { name: table.name, state: 'known', rows, problems, columns };
}

function inFile(problem: Problem, file: XlsxFile): Problem {
  return { ...problem, id: `${problem.id}/${file.role}`, place: `${path.basename(file.path)}, ${problem.place}` };
}

// The same rows for the same sheet: what was made of each may be kept beside it. Two files that are the same to the byte share their sheets.
const rawRows = memoBy((table: Table, bound: BoundTable['rows'], file: FileRole): readonly RawRow[] => {
  const rows = bound.filter((row) => table.view || row.cells.size > 0);
  return rows.map((row) => ({
    ...(row.id === undefined ? {} : { id: row.id }),
    file,
    place: `row ${row.row}`,
    cells: row.cells,
  }));
});

const KEPT_BACK: Answer = { outcome: 'keptBack' };

async function writeChanges(open: Open, changes: readonly Change[]): Promise<readonly Answer[]> {
  const answers: (Answer | undefined)[] = changes.map(() => undefined);
  for (const file of open.workbook.files) {
    const asked = changes
      .map((change, index) => ({ change, index }))
      .filter(({ index }) => answers[index] === undefined);
    if (asked.length === 0) break;
    const found = await writeFile(
      open,
      file,
      asked.map(({ change }) => change),
    );
    for (const [at, answer] of found) answers[asked[at]?.index ?? -1] = answer;
  }
  return answers.map((answer, index) => answer ?? gone(changes[index]));
}

// A row that is in no file: somebody took it out. Taken out already is what a removal wants.
function gone(change: Change | undefined): Answer {
  if (change?.do === 'remove' || change?.do === 'order') return { outcome: 'done' };
  return { outcome: 'movedOn', fields: change?.do === 'set' || change?.do === 'add' ? [...change.cells.keys()] : [] };
}

async function writeFile(open: Open, file: XlsxFile, changes: readonly Change[]): Promise<ReadonlyMap<number, Answer>> {
  const state = await open.reader.read(file.path);
  if (state.outcome === 'refused') return new Map();
  const { files } = open.workbook;
  const known = new Map(
    tablesOf(files, file.role).map((table) => [table.name as string, bindTab(table, state.sheets)]),
  );
  const plan = planWrites(known, changes, (change) =>
    change.do === 'set' || change.do === 'remove' ? true : homeOf(files, change.file) === file.role,
  );
  if (plan.cells.length === 0) return plan.answers;
  const additions = {
    ...NO_ADDITIONS,
    heights: heightsOf(known.values(), plan.cells),
    links: linksOf(open.workbook, file, known, plan.cells),
  };
  const stored = (await isOpenElsewhere(file.path)) ? 'open' : await storeOrTell(open, file, state, plan, additions);
  return stored === 'stored' ? plan.answers : keepBack(plan, changes);
}

async function layAll<T extends { readonly file: FileRole }>(
  open: Open,
  what: readonly T[],
  planFor: (laying: Laying, mine: readonly T[]) => ReturnType<typeof planLaying>,
): Promise<readonly Answer[]> {
  const { files } = open.workbook;
  const stored = new Set<FileRole>();
  for (const file of files) {
    const mine = what.filter((one) => homeOf(files, one.file) === file.role);
    const state = mine.length === 0 ? undefined : await open.reader.read(file.path);
    if (state?.outcome !== 'read') continue;
    const tables = tablesOf(files, file.role);
    const bound = new Map(tables.map((table) => [table.name as string, bindTab(table, state.sheets)]));
    // One file for main and register has its everyday tabs in front; a file of its own shows all that is its own.
    const isAlone = file.role === 'main' && !files.some((one) => one.role === 'register');
    const isHome = (table: Table): boolean => !isAlone && table.home === file.role;
    const { cells, ...additions } = planFor({ bound, sheets: state.sheets, tables, isHome }, mine);
    const { columns, renewals, shown, arrangements } = additions;
    const wanted = [columns, renewals?.columns ?? [], shown ?? [], arrangements ?? []];
    const isNothing = wanted.every(({ length }) => length === 0);
    if (isNothing || (await isOpenElsewhere(file.path))) continue;
    try {
      if ((await storePlan(open, file, state, { cells }, additions)) === 'stored') stored.add(file.role);
    } catch (error) {
      // A workbook that takes no column is read without it: that is no reason to stop. What the disk refused is told.
      if (!(error instanceof Failure)) throw error;
      if (DISK_FAILURES.has(error.code)) open.troubles.set(file.role, error);
    }
  }
  return what.map((one) => (stored.has(homeOf(files, one.file)) ? { outcome: 'done' } : KEPT_BACK));
}

function homeOf(files: readonly XlsxFile[], role: FileRole): FileRole {
  return role === 'register' && !files.some((file) => file.role === 'register') ? 'main' : role;
}

function keepBack(plan: WritePlan, changes: readonly Change[]): ReadonlyMap<number, Answer> {
  return new Map(changes.flatMap((_, index) => (plan.answers.has(index) ? [[index, KEPT_BACK] as const] : [])));
}
