// A workbook that was put back to an older version of itself: its views stand as an earlier run left them and not as the last one did. Nothing
// of it counts until a person has accepted it or the newest version is back.
import type { Cell } from '../domain/cell.ts';
import { cellText } from '../domain/cell.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import { TABLES, tableNamed } from '../workbook/tables/index.ts';
import type { TableName } from '../workbook/tables/table.ts';
import { ownedCell } from '../workbook/tables/write-cell.ts';
import type { Desk } from './desk.ts';
import type { MaracReading } from './read-facts.ts';
import type { ViewRow } from './view-rows.ts';

/** As many states of the views are remembered: some weeks of work. */
const MOST_STATES = 200;

const VIEWS: readonly TableName[] = TABLES.filter((one) => one.view).map((one) => one.name);
// Beside the tables' rows in the ledger; no tab has such a name.
const writtenIn = (marac: string): string => `${marac}/(views written)`;
const olderIn = (marac: string): string => `${marac}/(older version)`;

type StandingRow = readonly [id: string, cells: ReadonlyMap<string, Cell>];

/** A keyed fingerprint of what the runner's columns of the views say. */
function fingerprint(desk: Desk, rowsOf: (view: TableName) => readonly StandingRow[]): string {
  const lines = VIEWS.flatMap((view) =>
    rowsOf(view).map(([id, cells]) => {
      const texts = Object.keys(tableNamed(view).own).map((field) => {
        const cell = cells.get(field);
        return cell === undefined ? '' : cellText(cell);
      });
      return JSON.stringify([view, id, ...texts]);
    }),
  );
  return desk.keys.mac('fingerprint', lines.toSorted().join('\n')).toString('hex').slice(0, 24);
}

function standing(desk: Desk, marac: MaracReading): string | undefined {
  if (VIEWS.some((view) => marac.tables.get(view)?.state !== 'known')) return undefined;
  return fingerprint(desk, (view) =>
    (marac.tables.get(view)?.rows ?? []).flatMap((row) => (row.id === undefined ? [] : [[row.id, row.cells] as const])),
  );
}

async function statesOf(desk: Desk, marac: string): Promise<readonly string[]> {
  return (await desk.ledger.readRows(writtenIn(marac))).map((row) => row.rowId).toSorted();
}

const stateIn = (entry: string): string => entry.slice(entry.indexOf(' ') + 1);

/** Remembers how a run left the views, when it left them so for certain. */
export async function rememberViews(
  desk: Desk,
  marac: MaracReading,
  wanted: ReadonlyMap<TableName, readonly ViewRow[]>,
): Promise<void> {
  const state = fingerprint(desk, (view) =>
    (wanted.get(view) ?? []).map((row) => [
      row.id,
      new Map(Object.entries(row.values).map(([field, value]) => [field, ownedCell(tableNamed(view), field, value)])),
    ]),
  );
  const before = await statesOf(desk, marac.desk.name);
  const last = before.at(-1);
  if (last !== undefined && stateIn(last) === state) return;
  const next = `${String(Number(last?.split(' ')[0] ?? 0) + 1).padStart(9, '0')} ${state}`;
  const kept = [...before, next].slice(-MOST_STATES);
  await desk.ledger.rememberRows(
    writtenIn(marac.desk.name),
    kept.map((rowId) => ({ rowId, file: 'main', cells: new Map() })),
  );
}

/** The problem when the workbook is an older version of itself. */
export async function guardVersion(
  desk: Desk,
  marac: MaracReading,
  accepted: ReadonlySet<string>,
  remember: boolean,
): Promise<Problem | undefined> {
  const { name } = marac.desk;
  const told = (await desk.ledger.readRows(olderIn(name)))[0]?.rowId;
  const entry = told ?? (await findOlder(desk, marac));
  if (entry === undefined) return undefined;
  const [older = '', newest] = entry.split(' ');
  const found = problem(name, older);
  // The runner goes on writing Checks into the older version: it is over when the newest stands there, not when the views have changed.
  const isOver = accepted.has(found.id) || standing(desk, marac) === newest;
  if (remember && isOver === (told !== undefined))
    await desk.ledger.rememberRows(olderIn(name), isOver ? [] : [{ rowId: entry, file: 'main', cells: new Map() }]);
  return isOver ? undefined : found;
}

/** The state it stands in and the one it was left in. */
async function findOlder(desk: Desk, marac: MaracReading): Promise<string | undefined> {
  const states = (await statesOf(desk, marac.desk.name)).map(stateIn);
  const newest = states.at(-1);
  const now = newest === undefined ? undefined : standing(desk, marac);
  return now !== undefined && now !== newest && states.includes(now) ? `${now} ${newest}` : undefined;
}

function problem(marac: string, state: string): Problem {
  const code = 'workbook.older';
  return {
    id: problemId(code, marac, state),
    code,
    size: 'run',
    place: 'The workbook',
    sentence:
      "The workbook stands as it stood some runs ago, as when an older version is put back; what was typed since is not in it. Put the newest version back. If it is meant so: `marac accept` with this problem's name, or Yes on Checks. Until then nothing is planned from it and nothing is sent.",
  };
}
