// A column that this version has and the workbook does not: new, and read as blank, unless the ledger remembers that it stood there. Then somebody
// took it out or renamed it, and nothing of its tab is read until a person has put it right.
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import type { FileRole, RawTable, Snapshot } from '../workbook/port.ts';
import { MISSING } from '../workbook/tables/headers.ts';
import { TABLES } from '../workbook/tables/index.ts';
import type { Table, TableName } from '../workbook/tables/table.ts';
import { columnsOf } from '../workbook/tables/table.ts';
import type { Desk, MaracDesk } from './desk.ts';
import type { MaracReading } from './read-facts.ts';

// Beside the tables' rows in the ledger; no tab has such a name.
const headingsOf = (marac: string): string => `${marac}/(headings)`;

/** Which columns each tab of each file has had, by `main/cases`. */
export type KnownHeadings = ReadonlyMap<string, ReadonlySet<string>>;

export async function readHeadings(desk: Desk, marac: string): Promise<KnownHeadings> {
  const rows = await desk.ledger.readRows(headingsOf(marac));
  return new Map(rows.map(({ rowId, hashes }) => [rowId, new Set(hashes.keys())]));
}

/** The snapshot with every tab unknown in which a column is missing that stood there once. */
export async function withNewColumns(desk: Desk, marac: MaracDesk, snapshot: Snapshot): Promise<Snapshot> {
  const lacking = TABLES.filter((table) => lackedIn(table, snapshot.tables.get(table.name)).length > 0);
  if (lacking.length === 0) return snapshot;
  const known = await readHeadings(desk, marac.name);
  const tables = new Map(snapshot.tables);
  for (const table of lacking) {
    const raw = snapshot.tables.get(table.name);
    if (raw === undefined) continue;
    const stored = await desk.ledger.readRows(`${marac.name}/${table.name}`);
    const stood = ({ file, field }: Lacked): boolean =>
      known.get(`${file}/${table.name}`)?.has(field) === true ||
      stored.some((row) => row.file === file && row.hashes.has(field));
    const gone = lackedIn(table, raw).filter((one) => one.readBack && stood(one));
    if (gone.length > 0) tables.set(table.name, unknownFor(table, raw, gone));
  }
  return { ...snapshot, tables };
}

interface Lacked {
  readonly file: FileRole;
  readonly field: string;
  /** Whether anything is read from it: the runner's own columns are only shown. */
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

function unknownFor(table: Table, raw: RawTable, gone: readonly Lacked[]): RawTable {
  const ids = new Set(gone.flatMap(({ file, field }) => noteIds(table, file, field)));
  const problems = raw.problems.map((one): Problem =>
    ids.has(one.id) ? { ...one, code: 'heading.missing', size: 'table', sentence: MISSING } : one,
  );
  return { name: raw.name, state: 'unknown', rows: [], problems };
}

/** As the adapters name the note about a column that is not there: with its file, where the tab stands in more than one. */
function noteIds(table: Table, file: FileRole, field: string): readonly string[] {
  const id = problemId('heading.new', table.name, '', field);
  return file === 'main' ? [id] : table.alsoRestricted ? [`${id}/${file}`] : [id, `${id}/${file}`];
}

/** Remembers every column that stands in a tab now; one that stood there once stays remembered. */
export async function rememberHeadings(desk: Desk, marac: MaracReading): Promise<void> {
  const before = await readHeadings(desk, marac.desk.name);
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
  await desk.ledger.rememberRows(headingsOf(marac.desk.name), rows);
}

function fileOf(key: string): FileRole {
  return key.startsWith('restricted/') ? 'restricted' : key.startsWith('register/') ? 'register' : 'main';
}
