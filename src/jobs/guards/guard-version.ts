// Recognises a workbook that was put back to an older version: its views are as an earlier run left them, not as the last run did. Nothing in it
// counts until a person has accepted it or the newest version is back.
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { TABLES, tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { ownedCell } from '../../workbook/tables/write-cell.ts';
import type { Ports } from '../engine/ports.ts';
import type { ViewRow } from '../views/view-rows.ts';
import type { MaracReading } from '../reading/reading.ts';

/** So many states of the views are remembered: some weeks of work. */
const MOST_STATES = 200;

// Record changes independently, and is compared with the ledger.
const VIEWS: readonly TableName[] = TABLES.filter((one) => one.view && one.name !== 'record').map((one) => one.name);
// Beside the tables' rows in the ledger; no tab has such a name.
const writtenIn = (marac: string, file: ViewFile): string => `${marac}/(views written, ${file})`;
const olderIn = (marac: string, file: ViewFile): string => `${marac}/(older version, ${file})`;

/** Each file has its own versions: one may be put back while the other is not. */
const FILES = ['main', 'restricted'] as const;
type ViewFile = (typeof FILES)[number];

type StandingRow = readonly [id: string, cells: ReadonlyMap<string, Cell>];

/** A keyed fingerprint of the computed columns of the views. */
function fingerprint(ports: Ports, rowsOf: (view: TableName) => readonly StandingRow[]): string {
  const lines = VIEWS.flatMap((view) =>
    rowsOf(view).map(([id, cells]) => {
      // Where a row stands changes with every row above it: it is no state of the view.
      const columns = Object.entries(tableNamed(view).computed).filter(([, { leadsTo }]) => leadsTo === undefined);
      const texts = columns.map(([field]) => {
        const cell = cells.get(field);
        return cell === undefined ? '' : cellText(cell);
      });
      return JSON.stringify([view, id, ...texts]);
    }),
  );
  return ports.keys.mac('fingerprint', lines.toSorted().join('\n')).toString('hex').slice(0, 24);
}

function standing(ports: Ports, marac: MaracReading, file: ViewFile): string | undefined {
  if (VIEWS.some((view) => marac.tables.get(view)?.state !== 'known')) return undefined;
  return fingerprint(ports, (view) =>
    (marac.tables.get(view)?.rows ?? []).flatMap((row) =>
      row.id === undefined || row.file !== file ? [] : [[row.id, row.cells] as const],
    ),
  );
}

async function statesOf(ports: Ports, marac: string, file: ViewFile): Promise<readonly string[]> {
  return (await ports.ledger.readRows(writtenIn(marac, file))).map((row) => row.rowId).toSorted();
}

const stateIn = (entry: string): string => entry.slice(entry.indexOf(' ') + 1);

/** Remembers how a run left the views, if that is certain: of a tab that it could not read it is not. */
export async function rememberViews(
  ports: Ports,
  { ports: { name }, tables }: MaracReading,
  wanted: ReadonlyMap<TableName, readonly ViewRow[]>,
): Promise<void> {
  if (VIEWS.some((view) => tables.get(view)?.state !== 'known')) return;
  for (const file of FILES) {
    const state = fingerprint(ports, (view) =>
      (wanted.get(view) ?? []).flatMap((row) => (row.file === file ? [[row.id, cellsOf(view, row)] as const] : [])),
    );
    const before = await statesOf(ports, name, file);
    const last = before.at(-1);
    if (last !== undefined && stateIn(last) === state) continue;
    const next = `${String(Number(last?.split(' ')[0] ?? 0) + 1).padStart(9, '0')} ${state}`;
    const kept = [...before, next].slice(-MOST_STATES);
    const rows = kept.map((rowId) => ({ rowId, file, cells: new Map<string, string>() }));
    await ports.ledger.rememberRows(writtenIn(name, file), rows);
  }
}

function cellsOf(view: TableName, { values }: ViewRow): ReadonlyMap<string, Cell> {
  return new Map(Object.entries(values).map(([field, value]) => [field, ownedCell(tableNamed(view), field, value)]));
}

/** The problem that a workbook, or both, is an older version of itself. */
export async function guardVersion(
  ports: Ports,
  marac: MaracReading,
  accepted: ReadonlySet<string>,
  remember: boolean,
): Promise<Problem | undefined> {
  const { name } = marac.ports;
  const found: Older[] = [];
  for (const file of FILES) {
    const told = (await ports.ledger.readRows(olderIn(name, file)))[0]?.rowId;
    const entry = told ?? (await findOlder(ports, marac, file));
    if (entry !== undefined) found.push({ file, entry, told: told !== undefined });
  }
  // The runner continues to write Checks into the older version, so it is over only when the newest version is there.
  const still = found.filter(({ file, entry }) => standing(ports, marac, file) !== entry.split(' ')[1]);
  const told = still.length === 0 ? undefined : problem(name, still);
  const open = told === undefined || accepted.has(told.id) ? [] : still;
  for (const one of found) {
    const isOver = !open.includes(one);
    if (remember && isOver === one.told)
      await ports.ledger.rememberRows(
        olderIn(name, one.file),
        isOver ? [] : [{ rowId: one.entry, file: one.file, cells: new Map() }],
      );
  }
  return open.length === 0 ? undefined : told;
}

interface Older {
  readonly file: ViewFile;
  /** The state it is in and the state it was left in. */
  readonly entry: string;
  /** Since an earlier run. */
  readonly told: boolean;
}

/** The state it stands in and the one it was left in. */
async function findOlder(ports: Ports, marac: MaracReading, file: ViewFile): Promise<string | undefined> {
  const states = (await statesOf(ports, marac.ports.name, file)).map(stateIn);
  const newest = states.at(-1);
  const now = newest === undefined ? undefined : standing(ports, marac, file);
  return now !== undefined && now !== newest && states.includes(now) ? `${now} ${newest}` : undefined;
}

function problem(marac: string, older: readonly Older[]): Problem {
  const code = 'workbook.older';
  const states = older.map(({ entry }) => entry.split(' ')[0] ?? '');
  return {
    id: problemId(code, marac, states.join('-')),
    code,
    size: 'run',
    place: older.some(({ file }) => file === 'main') ? 'The workbook' : 'The restricted workbook',
    sentence:
      "The workbook stands as it stood some runs ago, as when an older version is put back; what was typed since is not in it. Put the newest version back. If it is meant so: `marac accept` with this problem's name, or Yes on Checks. Until then nothing is planned from it and nothing with case content is sent.",
  };
}
