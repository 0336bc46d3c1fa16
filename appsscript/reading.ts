// What stands in this spreadsheet as facts and problems, by the runner's own parse. What lies in the restricted workbook or the ledger is not seen
// here, so nothing is planned from it.
import { isAccepted } from '../src/domain/cases/case-of-referral.ts';
import { cellText } from '../src/domain/cells/cell.ts';
import type { Day } from '../src/domain/time/day.ts';
import type { Facts, MaracFacts } from '../src/domain/plan/facts.ts';
import type { Problem } from '../src/domain/text/problem.ts';
import type { Referral } from '../src/domain/referral/referral.ts';
import type { Weights } from '../src/domain/repeats/weights/weights.ts';
import { openRules, type Rules } from '../src/domain/settings/rules.ts';
import { TABLE, TABLES } from '../src/workbook/tables/all-tables.ts';
import { findSettingProblems, readSettingRows } from '../src/workbook/tables/setting-rows.ts';
import { parseTable } from '../src/workbook/tables/parse-row.ts';
import { openDirectory, settleRefs } from '../src/workbook/tables/row-refs.ts';
import type { Table, TableName } from '../src/workbook/tables/table.ts';
import { missingTabs, type ReadTab, type SheetFile } from './sheet.ts';
import type { IdPool } from '../src/domain/plan/id-pool.ts';

type Rows<Fields> = readonly (Fields & { readonly id: string })[];

export interface SheetReading {
  readonly file: SheetFile;
  readonly rules: Rules;
  readonly problems: readonly Problem[];
  readonly rows: <Fields>(table: Table<Fields>) => Rows<Fields>;
}

/** Targets of a name that this file can settle; cases and people may stand in the restricted workbook, so they are left as typed. */
const SETTLED_HERE: readonly TableName[] = ['agencies', 'contacts', 'meetings'];

/** Reads the named tables and what their names and rules lead to; each tab once. A day that cannot be on `today` counts as not given. */
export function readSheet(file: SheetFile, names: readonly TableName[], today: Day): SheetReading {
  const wanted = new Set<TableName>([...names, ...SETTLED_HERE, 'settings']);
  const parsed = new Map<TableName, Rows<object>>();
  const problems: Problem[] = [];
  for (const table of TABLES) {
    const raw = wanted.has(table.name) ? file.read(table.name)?.raw : undefined;
    if (raw === undefined) continue;
    // A new row has no row id until the runner gives it one; here it is known by its place.
    const named = raw.rows.map((row) => (row.id === undefined ? { ...row, id: provisionalId(row.place) } : row));
    const read = parseTable(table, { ...raw, rows: named }, 'orProvisional', today);
    parsed.set(table.name, read.rows);
    if (names.includes(table.name)) problems.push(...read.problems);
  }
  const rows = <Fields>(table: Table<Fields>): Rows<Fields> => (parsed.get(table.name) ?? []) as Rows<Fields>;
  problems.push(...settle(file, names, parsed, rows));
  return { file, rules: openRules(readSettingRows(file.read('settings')?.raw)), problems, rows };
}

export function provisionalId(place: string): string {
  return `(new, ${place})`;
}

function settle(
  file: SheetFile,
  names: readonly TableName[],
  parsed: Map<TableName, Rows<object>>,
  rows: <Fields>(table: Table<Fields>) => Rows<Fields>,
): readonly Problem[] {
  const whole = openDirectory({
    agencies: rows(TABLE.agencies),
    contacts: rows(TABLE.contacts),
    meetings: rows(TABLE.meetings),
    cases: [],
    people: [],
  });
  const here = SETTLED_HERE.filter((name) => file.present.has(name));
  const directory = {
    ids: new Map([...whole.ids].filter(([name]) => here.includes(name))),
    names: new Map([...whole.names].filter(([name]) => here.includes(name))),
  };
  const problems: Problem[] = [];
  for (const table of TABLES) {
    const typed = parsed.get(table.name);
    if (table.view || typed === undefined) continue;
    const settled = settleRefs(table, typed, directory);
    parsed.set(table.name, settled.rows);
    if (names.includes(table.name)) problems.push(...settled.problems);
  }
  return problems;
}

/** Every problem of the file, tab by tab. */
export function checkAll(file: SheetFile, today: Day): readonly Problem[] {
  const names = TABLES.map((table) => table.name).filter((name) => file.present.has(name));
  const { problems, rules } = readSheet(file, names, today);
  const settings = readSettingRows(file.read('settings')?.raw);
  return [...missingTabs(file), ...problems, ...findSettingProblems(settings, rules, today)];
}

/** Tables in which a score, an answer that is missing, or a possible repeat is looked for. */
export const FOR_REFERRALS: readonly TableName[] = ['referrals', 'cases', 'people', 'addresses', 'list', 'meetings'];

/** Ids kept ready by the runner's key are not known here: the referral's own id stands for its case. */
const OWN_IDS: IdPool = { take: (prefix, purpose) => `${prefix}:${purpose.slice(purpose.indexOf('/') + 1)}` };

/** An accepted referral whose case the runner has made: its people are on Cases and People, under a ref that only the runner can tell. */
function isTakenIn(states: ReadonlyMap<string, string>, referral: Referral): boolean {
  const state = states.get(referral.id) ?? '';
  return isAccepted(referral) && state !== '' && !state.startsWith('Waits');
}

type RunnersColumn = 'state' | 'possibleMatch';
const said = new WeakMap<ReadTab, Map<RunnersColumn, ReadonlyMap<string, string>>>();

/** What the runner says about each referral in a column of its own; absent until it has seen the row. */
export function statesOf(file: SheetFile, field: RunnersColumn = 'state'): ReadonlyMap<string, string> {
  const read = file.read('referrals');
  if (read === undefined) return new Map();
  const known = said.get(read) ?? new Map<RunnersColumn, ReadonlyMap<string, string>>();
  said.set(read, known);
  const states = known.get(field) ?? readColumn(read, field);
  known.set(field, states);
  return states;
}

function readColumn(read: ReadTab, field: RunnersColumn): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { id, cells } of read.raw.rows) {
    const cell = cells.get(field);
    if (id !== undefined && cell !== undefined) texts.set(id, cellText(cell));
  }
  return texts;
}

/** The facts of this file alone; `weights` are the runner's, where it has handed them over. */
export function factsOf(
  reading: SheetReading,
  weights?: Weights,
): { readonly facts: Facts; readonly marac: MaracFacts } {
  const { rows } = reading;
  const states = statesOf(reading.file);
  const marac: MaracFacts = {
    name: 'this sheet',
    title: reading.file.book.getName(),
    outward: reading.file.book.getName(),
    rules: reading.rules,
    referrals: rows(TABLE.referrals).filter((referral) => !isTakenIn(states, referral)),
    cases: rows(TABLE.cases),
    people: rows(TABLE.people),
    addresses: rows(TABLE.addresses).map((one) => (one.text === undefined ? { ...one, text: '' } : one)),
    safeContacts: [],
    listings: rows(TABLE.list),
    needed: [],
    research: [],
    notes: [],
    actions: [],
    flags: [],
    keyDates: [],
    meetings: rows(TABLE.meetings),
    attendance: [],
    disclosures: [],
    transfers: [],
    practice: [],
    population: [],
    training: [],
    conflicts: [],
    restrictedCases: new Set(),
    unknownTables: new Set(),
    problems: reading.problems,
    blocked: new Set(),
    pool: OWN_IDS,
  };
  return {
    marac,
    facts: { maracs: [marac], agencies: [], contacts: [], corrections: [], weights } as unknown as Facts,
  };
}
