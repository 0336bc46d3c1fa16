// A world of the proof typed into two Google Sheets and read back from the test server on a bad day: people sort, insert blank rows and type beside the
// tables while it is read. What comes back is the world that the planner and the oracle are asked about.
import { BLANK, type Cell } from '../../../src/domain/cells/cell.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import { SIDE_TABLES, TABLES, tablesIn, tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import { sameStored } from '../../../src/workbook/google/rows/google-cells.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { ownedCell, type Written } from '../../../src/workbook/tables/write-cell.ts';
import type { Change, Snapshot } from '../../../src/workbook/workbook-port.ts';
import { openDesk, type Desk } from '../../workbook/google/bed.ts';
import { tryWorld } from './try-world.ts';
import { makeWorld, type World } from './world.ts';

type Rows = readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];

/** The facts that are rows of a tab, by the name of the tab. */
const TABS: readonly (readonly [keyof MaracFacts, TableName])[] = [
  ['referrals', 'referrals'],
  ['cases', 'cases'],
  ['people', 'people'],
  ['addresses', 'addresses'],
  ['safeContacts', 'safeContacts'],
  ['listings', 'list'],
  ['needed', 'needed'],
  ['research', 'research'],
  ['notes', 'notes'],
  ['actions', 'actions'],
  ['meetings', 'meetings'],
  ['attendance', 'attendance'],
  ['disclosures', 'disclosures'],
  ['conflicts', 'conflicts'],
];

const NAMES = [...TABLES, ...SIDE_TABLES].map(({ name }) => name);

const UNLIMITED = { readPerUser: 1e6, writePerUser: 1e6, readPerProject: 1e6, writePerProject: 1e6 };

/** Two sheets on an unkind server, for worlds one after the other. */
export function openSheetsOfWorlds(): Promise<Desk> {
  return openDesk({ limits: UNLIMITED, rows: 60 });
}

/** What is wrong with the worlds of these seeds once they are read from the sheets: rows that did not come back, and everything a world is asked. */
export async function tryOnGoogle(desk: Desk, seeds: readonly number[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const seed of seeds) {
    desk.reset();
    const { world, lost } = await throughSheets(makeWorld(seed), desk);
    found.push(
      ...lost.map((row) => `${seed}: lost ${row}`),
      ...tryWorld(world).map((one) => `${one.seed}: ${one.what}`),
    );
  }
  return found;
}

/** The world as it is read from the sheets, and the ids of rows that did not come back. The first MARAC and the register go through the sheets. */
async function throughSheets(
  world: World,
  desk: Desk,
): Promise<{ readonly world: World; readonly lost: readonly string[] }> {
  const { facts } = world;
  const [marac, ...others] = facts.maracs;
  if (marac === undefined) throw new Error('a world without a MARAC');
  const given: readonly (readonly [TableName, Rows])[] = [
    ['agencies', facts.agencies as unknown as Rows],
    ['contacts', facts.contacts as unknown as Rows],
    ...TABS.map(([field, table]) => [table, marac[field] as unknown as Rows] as const),
  ];
  desk.server.setMood(false); // Typed before the bad day begins.
  const book = desk.open();
  const { revision } = await book.read(NAMES);
  const answers = await book.write(
    given.flatMap(([table, rows]) => rows.map((row) => added(table, row))),
    revision,
  );
  if (answers.some(({ outcome }) => outcome !== 'done')) throw new Error('a row was not written');
  desk.server.setMood(true);
  let read = await desk.open().read(NAMES);
  for (let again = 0; again < 5 && !isWhole(read, given); again += 1) read = await desk.open().read(NAMES);
  const found = new Map(given.map(([table, rows]) => [table, inOrderOf(read, table, rows)]));
  const lost = given.flatMap(([table, rows]) => damaged(read, table, rows));
  const of = (table: TableName): Rows => found.get(table) ?? [];
  const back = { ...marac, ...Object.fromEntries(TABS.map(([field, table]) => [field, of(table)])) } as MaracFacts;
  const seen = {
    ...facts,
    agencies: of('agencies'),
    contacts: of('contacts'),
    maracs: [back, ...others],
  } as unknown as Facts;
  return { world: { ...world, facts: seen }, lost };
}

const IN_MAIN = new Set(tablesIn('mainAndRegister').map(({ name }) => name));

function cellsOf(table: TableName, { id: _id, ...fields }: Rows[number]): ReadonlyMap<string, Cell> {
  const typed = Object.entries(fields).filter(([, value]) => value !== undefined);
  return new Map(typed.map(([field, value]) => [field, ownedCell(tableNamed(table), field, value as Written)]));
}

function added(table: TableName, row: Rows[number]): Change {
  return {
    do: 'add',
    table,
    file: IN_MAIN.has(table) ? 'main' : 'restricted',
    rowId: row.id,
    cells: cellsOf(table, row),
  };
}

/** Rows in the order in which they now stand, read from their cells. A few of the made-up values are none that a desk takes: those rows stay as made. */
function inOrderOf(read: Snapshot, name: TableName, rows: Rows): Rows {
  const raw = read.tables.get(name);
  if (raw === undefined) return [];
  const parsed = new Map(
    parseTable(tableNamed(name), raw, 'given').rows.map((row) => [row.id, row as unknown as Rows[number]]),
  );
  const made = new Map(rows.map((row) => [row.id, row]));
  return raw.rows.flatMap(({ id = '' }) => parsed.get(id) ?? made.get(id) ?? []);
}

/** Rows that are not there, or of which a cell is another one. */
function damaged(read: Snapshot, name: TableName, rows: Rows): readonly string[] {
  const standing = new Map(read.tables.get(name)?.rows.map((row) => [row.id, row.cells]));
  return rows.flatMap((row) => {
    const cells = standing.get(row.id);
    const stands = [...cellsOf(name, row)].every(([field, cell]) => sameStored(cells?.get(field) ?? BLANK, cell));
    return stands ? [] : [`${name} ${row.id}`];
  });
}

/** Rows that somebody was typing in while they were read wait for the next look. */
function isWhole(read: Snapshot, given: readonly (readonly [TableName, Rows])[]): boolean {
  return given.every(([table, rows]) => rows.length === (read.tables.get(table)?.rows.length ?? 0));
}
