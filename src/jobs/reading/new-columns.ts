// A column that this version has and the workbook does not is new and read as blank, unless the ledger remembers that it was there. Then somebody
// removed or renamed it, and its tab is not read until a person has put it right.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { RememberedRow } from '../../ledger/ledger-port.ts';
import type { FileRole, Lay, RawTable, Snapshot } from '../../workbook/workbook-port.ts';
import { MISSING, NEW_OWN } from '../../workbook/tables/headers.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import { columnsOf, type Table, type TableName } from '../../workbook/tables/table.ts';
import type { Ports, MaracPorts } from '../engine/ports.ts';
import type { MaracReading } from './reading.ts';

// A table name of its own in the ledger; no tab has it.
const headingsOf = (marac: string): string => `${marac}/(headings)`;

/** Which columns each tab of each file has had, by `main/cases`. */
export type KnownHeadings = ReadonlyMap<string, ReadonlySet<string>>;

export async function readHeadings(ports: Ports, marac: string): Promise<KnownHeadings> {
  const rows = await ports.ledger.readRows(headingsOf(marac));
  return new Map(rows.map(({ rowId, hashes }) => [rowId, new Set(hashes.keys())]));
}

/** A snapshot, and what the workbook does not have yet. */
export interface Judged {
  readonly snapshot: Snapshot;
  readonly lays: readonly Lay[];
}

/** The snapshot, with every tab unknown that misses a column it once had, or that is itself missing. */
export async function judgeNewColumns(ports: Ports, marac: MaracPorts, snapshot: Snapshot): Promise<Judged> {
  const lacking = TABLES.filter((table) => {
    const raw = snapshot.tables.get(table.name);
    return (raw?.absent ?? []).length > 0 || lackedIn(table, raw).length > 0;
  });
  if (lacking.length === 0) return { snapshot, lays: [] };
  const known = await readHeadings(ports, marac.name);
  // An earlier version remembered no headings, but every MARAC has the register.
  const remembers = known.size > 0 || (await ports.ledger.readRows(`${marac.name}/contacts`)).length > 0;
  const tables = new Map(snapshot.tables);
  const lays: Lay[] = [];
  for (const table of lacking) {
    const raw = snapshot.tables.get(table.name);
    if (raw === undefined) continue;
    const stored = await ports.ledger.readRows(`${marac.name}/${table.name}`);
    const judged = judgeTable(table, raw, { known, stored, remembers });
    tables.set(table.name, judged.raw);
    lays.push(...judged.lays);
  }
  return { snapshot: { ...snapshot, tables }, lays };
}

interface Memory {
  readonly known: KnownHeadings;
  readonly stored: readonly RememberedRow[];
  /** Whether anything of this workbook is remembered at all. */
  readonly remembers: boolean;
}

function judgeTable(
  table: Table,
  raw: RawTable,
  { known, stored, remembers }: Memory,
): { readonly raw: RawTable; readonly lays: readonly Lay[] } {
  const headings = (file: FileRole): ReadonlySet<string> | undefined => known.get(`${file}/${table.name}`);
  const stood = ({ file, field }: Lacked): boolean =>
    headings(file)?.has(field) === true || stored.some((row) => row.file === file && row.hashes.has(field));
  // In a workbook of which nothing is remembered, a missing tab does not come from an upgrade.
  const absent = raw.absent ?? [];
  const isNew = (file: FileRole): boolean =>
    remembers && headings(file) === undefined && !stored.some((row) => row.file === file);
  if (!absent.every(isNew))
    return { raw: { name: raw.name, state: 'unknown', rows: [], problems: raw.problems }, lays: [] };
  const lacked = lackedIn(table, raw);
  const gone = lacked.filter((one) => one.readBack && stood(one));
  if (gone.length > 0) return { raw: unknownFor(table, raw, gone), lays: [] };
  const files = Map.groupBy(
    lacked.filter((one) => !stood(one)),
    ({ file }) => file,
  );
  return {
    raw: withNewOwn(
      table,
      absent.length === 0 ? raw : withNewTab(raw),
      lacked.filter((one) => !stood(one)),
    ),
    lays: [
      ...absent.map((file): Lay => ({ table: table.name, file, fields: 'tab' })),
      ...[...files].map(([file, fields]): Lay => ({
        table: table.name,
        file,
        fields: fields.map(({ field }) => field),
      })),
    ],
  };
}

/** What a run adds by itself is not asked about. */
function withNewOwn(table: Table, raw: RawTable, added: readonly Lacked[]): RawTable {
  const ids = new Set(added.flatMap(({ file, field }) => noteIds(table, file, field, 'heading.not-shown')));
  if (raw.problems.every((problem) => !ids.has(problem.id))) return raw;
  const problems = raw.problems.map((problem): Problem =>
    ids.has(problem.id) ? { ...problem, code: 'heading.new', sentence: NEW_OWN } : problem,
  );
  return { ...raw, problems };
}

function withNewTab(raw: RawTable): RawTable {
  const problems = raw.problems.map((problem): Problem =>
    problem.code === 'tab.missing' ? { ...problem, code: 'tab.new', size: 'note', sentence: NEW_TAB } : problem,
  );
  return { ...raw, state: 'known', problems };
}

const NEW_TAB =
  'This version has the tab and the workbook does not have it yet. It counts as empty, and the next `marac run` adds it.';

interface Lacked {
  readonly file: FileRole;
  readonly field: string;
  /** Whether anything is read from it: computed columns are only shown. */
  readonly readBack: boolean;
}

/** The columns of a tab that a file of the MARAC does not have. */
function lackedIn(table: Table, raw: RawTable | undefined): readonly Lacked[] {
  return [...(raw?.columns ?? [])].flatMap(([file, there]) =>
    columnsOf(table)
      .filter(({ field }) => !there.has(field))
      .map(({ field, writer }) => ({ file, field, readBack: writer !== 'runner' })),
  );
}

/** Columns that stand in no file of the MARAC, as `people/ethnicGroup`. */
export function findMissingColumns({ tables }: Pick<MaracReading, 'tables'>): ReadonlySet<string> {
  return new Set(
    TABLES.flatMap((table) => {
      const there = [...(tables.get(table.name)?.columns?.values() ?? [])];
      const lacked = columnsOf(table).filter(({ field }) => there.every((fields) => !fields.has(field)));
      return there.length === 0 ? [] : lacked.map(({ field }) => `${table.name}/${field}`);
    }),
  );
}

function unknownFor(table: Table, raw: RawTable, gone: readonly Lacked[]): RawTable {
  const ids = new Set(gone.flatMap(({ file, field }) => noteIds(table, file, field)));
  const problems = raw.problems.map((problem): Problem =>
    ids.has(problem.id) ? { ...problem, code: 'heading.missing', size: 'table', sentence: MISSING } : problem,
  );
  return { name: raw.name, state: 'unknown', rows: [], problems };
}

/** The adapters' name for the note about a missing column: with its file, if the tab is in more than one. */
function noteIds(table: Table, file: FileRole, field: string, code = 'heading.new'): readonly string[] {
  const id = problemId(code, table.name, '', field);
  return file === 'main' ? [id] : table.alsoRestricted ? [`${id}/${file}`] : [id, `${id}/${file}`];
}

/** Adds what the workbook does not have yet and returns the reading after that; if nothing could be added, the one before. */
export async function layNewColumns(
  ports: Ports,
  marac: MaracPorts,
  judged: Judged,
  read: () => Promise<Snapshot>,
): Promise<Snapshot> {
  const { snapshot, lays } = judged;
  const { workbook } = marac;
  // Leaves out a file that cannot be used, and one that is open elsewhere.
  if (lays.length === 0 || workbook.lay === undefined || snapshot.problems.some(({ size }) => size === 'run'))
    return snapshot;
  const answers = await workbook.lay(lays);
  if (!answers.some(({ outcome }) => outcome === 'done')) return snapshot;
  ports.faults.reach('after-lay');
  return (await judgeNewColumns(ports, marac, await read())).snapshot;
}

/** Remembers every column that a tab has now; one that was there once stays remembered. */
export async function rememberHeadings(ports: Ports, marac: MaracReading): Promise<void> {
  const before = await readHeadings(ports, marac.ports.name);
  const now = new Map(before);
  let isNew = false;
  for (const [name, raw] of marac.tables) {
    for (const [file, there] of raw.columns ?? []) {
      const key = `${file}/${name satisfies TableName}`;
      const known = before.get(key) ?? new Set();
      if ([...there].every((field) => known.has(field))) continue;
      now.set(key, new Set([...known, ...there]));
      isNew = true;
    }
  }
  if (!isNew) return;
  const rows = [...now].map(([rowId, fields]) => ({
    rowId,
    file: fileOf(rowId),
    cells: new Map([...fields].map((field) => [field, field] as const)),
  }));
  await ports.ledger.rememberRows(headingsOf(marac.ports.name), rows);
}

function fileOf(key: string): FileRole {
  return key.startsWith('restricted/') ? 'restricted' : key.startsWith('register/') ? 'register' : 'main';
}
