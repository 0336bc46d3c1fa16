// From workbooks to facts: takes one snapshot of each, gives ids to rows without one, turns cells into values, and sorts problems by row, table and
// run.
import { blockedBy, type AccessGap } from '../../domain/access/access-gap.ts';
import { dayOf, type Day } from '../../domain/time/day.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { Recorded } from '../../domain/plan/effects.ts';
import { firstProblems, type Problem } from '../../domain/text/problem.ts';
import type { Agency, Contact } from '../../domain/register/register.ts';
import { openRules } from '../../domain/settings/rules.ts';
import type { RawTable, ReadHow, Snapshot } from '../../workbook/workbook-port.ts';
import { TABLE, TABLES } from '../../workbook/tables/all-tables.ts';
import { parseTable, type ParsedTable } from '../../workbook/tables/parse-row.ts';
import { findSettingProblems, readSettingRows } from '../../workbook/tables/setting-rows.ts';
import type { Table, TableName } from '../../workbook/tables/table.ts';
import { ACCESS_TABLES, findAccessGaps, gapsOfTabs, type Lost } from './find-access-gaps.ts';
import { adoptRows } from './adopt-rows.ts';
import { guardRecord, recordBook } from '../guards/guard-record.ts';
import { findMissingColumns, judgeNewColumns, layNewColumns } from './new-columns.ts';
import { renewRules } from './renew-cell-rules.ts';
import { readMemory } from '../memory/read-memory.ts';
import { findLeft, withInboxLeft } from './inbox-left.ts';
import { readAnswered, readDone } from './read-answers.ts';
import { readCorrections } from '../memory/read-corrections.ts';
import type { Ports, MaracPorts } from '../engine/ports.ts';
import { openIdPool } from '../engine/open-id-pool.ts';
import { leaveOutUnsigned } from './leave-out-unsigned.ts';
import { openDirectory, settleRefs, type Unread } from '../../workbook/tables/row-refs.ts';
import { findLettersWithoutFont } from './letters-without-font.ts';
import { findCaseless, findOddPopulation, withoutEarlyDays } from './odd-rows.ts';
import { findNear } from './near-rows.ts';
import { readAnswersLeft, readProposed } from './read-proposed.ts';
import { findUnread } from './find-unreadable-rows.ts';
import { unreadTargets, type TargetsFound } from './unreadable-targets.ts';
import { isOfAnother, reservedCase, reservedVictim } from '../../domain/cases/case-of-referral.ts';
import type { IdPool } from '../../domain/plan/id-pool.ts';
import type { UnreadRow } from '../../domain/meeting/unreadable-row.ts';
import type { MaracReading, Reading } from './reading.ts';

const NAMES: readonly TableName[] = TABLES.map((table) => table.name);

/** Only a sheet can be linked to a form; its tab is read with the others. */
const namesOf = ({ workbook }: MaracPorts): readonly TableName[] =>
  workbook.sharing === undefined ? NAMES : [...NAMES, 'actionUpdates'];

/** Reads everything as it is now. With `adopt` false (plan, check) new rows are read and reported as new, and nothing is written. */
export async function readFacts(ports: Ports, adopt: boolean, how: ReadHow = {}): Promise<Reading> {
  const { recorded, generation } = await ports.ledger.recorded();
  const snapshots: (readonly [MaracPorts, Snapshot])[] = [];
  for (const marac of ports.maracs) snapshots.push([marac, await marac.workbook.read(namesOf(marac), how)]);
  const mended = await guardRecord(
    ports,
    snapshots.map(([{ name }, snapshot]) => recordBook(name, snapshot)),
  );
  const readings: MaracReading[] = [];
  for (const [index, [marac, snapshot]] of snapshots.entries())
    readings.push(await readMarac(ports, marac, snapshot, adopt, index === 0 ? mended : []));
  const left = await findLeft(ports);
  const corrections = await readCorrections(ports.ledger);
  const kept = await readMemory(ports);
  const facts = gatherFacts(ports, readings, recorded);
  return {
    facts: { ...facts, maracs: facts.maracs.map((marac) => withInboxLeft(marac, left)), corrections, ...kept },
    maracs: readings,
    generation,
  };
}

async function readMarac(
  ports: Ports,
  marac: MaracPorts,
  read: Snapshot,
  adopt: boolean,
  told: readonly Problem[],
): Promise<MaracReading> {
  const readAll = (): Promise<Snapshot> => marac.workbook.read(namesOf(marac));
  const judged = await judgeNewColumns(ports, marac, read);
  const snapshot = adopt
    ? await renewRules(ports, marac, await layNewColumns(ports, marac, judged, readAll), readAll)
    : judged.snapshot;
  const { tables, adopted, waiting, problems } = adopt
    ? await adoptRows(ports, marac, snapshot)
    : { tables: snapshot.tables, adopted: 0, waiting: 0, problems: [] };
  const rows = new Map<TableName, ParsedTable<object>>();
  const all: Problem[] = [...told, ...snapshot.problems, ...problems];
  for (const table of TABLES) {
    const raw = tables.get(table.name);
    const none: RawTable = { name: table.name, state: 'unknown', rows: [], problems: [] };
    const found = parseTable(table, raw ?? none, 'given', dayOf(ports.clock.now()));
    rows.set(table.name, found);
    all.push(...found.problems.filter((problem) => problem.code !== 'row.no-id'));
  }
  const { parsed, nameless, problems: unsigned } = await leaveOutUnsigned(ports, marac, tables, rows, adopt);
  all.push(...unsigned, ...firstProblems(findLettersWithoutFont(tables, ports.documents)));
  const [done, answered] = [await readDone(ports, marac.name), await readAnswered(ports, marac.name)];
  const updates = read.tables.get('actionUpdates');
  const byForm = { proposed: readProposed(updates), answersLeft: readAnswersLeft(updates) };
  const people = { done, answered, nameless, ...byForm };
  return { ports: marac, snapshot, tables, parsed, problems: all, adopted, ...people, waiting, adopts: adopt };
}

function rowsOf<R>(reading: MaracReading, table: Table<R>): readonly (R & { readonly id: string })[] {
  return (reading.parsed.get(table.name)?.rows ?? []) as unknown as readonly (R & { readonly id: string })[];
}

type Rows<R> = readonly (R & { readonly id: string })[];

export function gatherFacts(
  ports: Ports,
  readings: readonly MaracReading[],
  recorded: Recorded,
): Omit<Facts, 'corrections'> {
  const agencies = new Map<string, Agency>();
  const contacts = new Map<string, Contact>();
  for (const reading of readings) {
    for (const row of rowsOf(reading, TABLE.agencies)) if (!agencies.has(row.id)) agencies.set(row.id, row);
    for (const row of rowsOf(reading, TABLE.contacts)) if (!contacts.has(row.id)) contacts.set(row.id, row);
  }
  const register = { agencies: [...agencies.values()], contacts: [...contacts.values()] };
  const looked = readings.map((reading): TargetsFound => ({
    reading,
    pool: openIdPool(ports.keys, reading.ports.name),
    unknown: unknownTables(reading),
  }));
  const settled = settleRefs(
    TABLE.contacts,
    register.contacts,
    openDirectory({ ...register, ...onlyFor(looked) }, unreadTargets(looked, looked)),
    findNear,
  );
  const lost = new Map(settled.setAside.map(({ row, problems }) => [row.id, problems]));
  const today = dayOf(ports.clock.now());
  const maracs = looked.map((own) => {
    const unread = unreadTargets(looked, [own]);
    const { agencies: known } = register;
    return maracFacts(
      own,
      { agencies: known, contacts: settled.rows, problems: settled.problems, lost, unread },
      today,
    );
  });
  return { maracs, agencies: register.agencies, contacts: settled.rows, recorded };
}

/** What a contact may be limited to: one meeting or one case of any MARAC, including a case that is only reserved. */
function onlyFor(
  looked: readonly TargetsFound[],
): Pick<Parameters<typeof openDirectory>[0], 'meetings' | 'cases' | 'people'> {
  return {
    meetings: looked.flatMap(({ reading }) => rowsOf(reading, TABLE.meetings)),
    cases: looked.flatMap(({ reading, pool }) => {
      const ready = rowsOf(reading, TABLE.referrals).map((referral) => ({ id: reservedCase({ pool }, referral) }));
      return [...rowsOf(reading, TABLE.cases), ...ready];
    }),
    people: [],
  };
}

interface Register {
  readonly agencies: readonly Agency[];
  readonly contacts: readonly Contact[];
  readonly problems: readonly Problem[];
  /** Contacts that name an unknown agency: it is not certain for whom they act. */
  readonly lost: Lost;
  readonly unread: Unread;
}

function maracFacts({ reading, pool, unknown }: TargetsFound, register: Register, today: Day): MaracFacts {
  const found = settleAll(reading, register, pool);
  const settings = readSettingRows(reading.tables.get('settings'));
  const rules = openRules(settings, unknown.has('settings') ? 'unread' : 'read');
  const isBlind = ACCESS_TABLES.some((name) => unknown.has(name));
  return {
    name: reading.ports.name,
    title: reading.ports.title,
    outward: reading.ports.outward,
    rules,
    referrals: found.of(TABLE.referrals),
    cases: found.of(TABLE.cases),
    people: found.of(TABLE.people),
    addresses: found.of(TABLE.addresses),
    safeContacts: found.of(TABLE.safeContacts),
    listings: found.of(TABLE.list),
    needed: found.of(TABLE.needed),
    research: found.of(TABLE.research),
    notes: found.of(TABLE.notes),
    actions: found.of(TABLE.actions),
    flags: found.of(TABLE.flags),
    keyDates: found.of(TABLE.keyDates),
    meetings: found.of(TABLE.meetings),
    attendance: found.of(TABLE.attendance),
    disclosures: found.of(TABLE.disclosures),
    transfers: found.of(TABLE.transfers),
    practice: found.of(TABLE.practice),
    population: found.of(TABLE.population),
    training: found.of(TABLE.training),
    conflicts: found.of(TABLE.conflicts),
    restrictedCases: restrictedCases(reading, pool),
    restrictedRows: restrictedRows(reading),
    unknownTables: unknown,
    columnsMissing: findMissingColumns(reading),
    problems: [
      ...reading.problems,
      ...firstProblems(register.problems),
      ...firstProblems(found.problems),
      ...firstProblems(findSettingProblems(settings, rules, today)),
    ],
    unread: found.unread,
    gaps: found.rowGaps,
    blocked: isBlind || register.lost.size > 0 ? 'all' : blockedBy(found.gaps),
    accessGaps: [...gapsOfTabs(reading.problems), ...found.gaps],
    pool,
    done: reading.done,
    answered: reading.answered,
    nameless: reading.nameless,
    proposed: reading.proposed,
    answersLeft: reading.answersLeft,
  };
}

interface Settled {
  readonly problems: readonly Problem[];
  readonly gaps: readonly AccessGap[];
  /** By row id, fields of which nobody can tell what they say: by themselves, or because what they name is not there. */
  readonly rowGaps: ReadonlyMap<string, readonly string[]>;
  readonly unread: readonly UnreadRow[];
  of<R>(table: Table<R>): Rows<R>;
}

/** Turns names of agencies, contacts, meetings and cases into row ids, in every table of the MARAC. */
function settleAll(reading: MaracReading, register: Register, pool: IdPool): Settled {
  const referrals = rowsOf(reading, TABLE.referrals);
  const kept = { pool };
  const sources = {
    agencies: register.agencies,
    contacts: register.contacts,
    meetings: rowsOf(reading, TABLE.meetings),
    // Safe contacts and hidden places are stored under refs that are reserved before a case or a person has a row.
    cases: [
      ...rowsOf(reading, TABLE.cases),
      ...referrals.map((one) => ({ id: reservedCase(kept, one), ...(isOfAnother(one) ? {} : { referral: one.id }) })),
    ],
    people: [...rowsOf(reading, TABLE.people), ...referrals.map((one) => ({ id: reservedVictim(kept, one) }))],
  };
  const directory = openDirectory(sources, register.unread);
  const problems: Problem[] = [
    ...findCaseless(rowsOf(reading, TABLE.notes)),
    ...findOddPopulation(rowsOf(reading, TABLE.population)),
  ];
  const stopped = new Set(problems.flatMap((problem) => problem.rowId ?? []));
  const lost = new Map(register.lost);
  const rows = new Map<TableName, readonly object[]>();
  const rowGaps = new Map([...reading.parsed.values()].flatMap((read) => [...read.gaps]));
  for (const table of TABLES) {
    if (table.view || table.name === 'contacts' || table.name === 'agencies') continue;
    const settled = settleRefs(table, rowsOf(reading, table), directory, findNear);
    problems.push(...settled.problems);
    rows.set(table.name, settled.rows);
    for (const [id, fields] of settled.gaps) rowGaps.set(id, [...(rowGaps.get(id) ?? []), ...fields]);
    for (const { row, problems: why } of settled.setAside) {
      stopped.add(row.id);
      lost.set(row.id, why);
    }
  }
  const of = <R>(table: Table<R>): Rows<R> => (rows.get(table.name) ?? []) as Rows<R>;
  const early = withoutEarlyDays(of(TABLE.actions), of(TABLE.meetings));
  problems.push(...early.problems);
  rows.set('actions', early.actions);
  for (const id of early.keepPapers) stopped.add(id);
  for (const read of reading.parsed.values()) for (const id of read.keepPapers) stopped.add(id);
  return {
    problems,
    gaps: findAccessGaps(reading, directory, lost),
    rowGaps,
    unread: findUnread(reading, directory, stopped, pool),
    of,
  };
}

/** Cases of the restricted workbook, and the refs reserved for referrals in it. */
function restrictedCases(reading: MaracReading, pool: IdPool): ReadonlySet<string> {
  const refs = (table: TableName): readonly string[] =>
    (reading.tables.get(table)?.rows ?? []).flatMap((row) =>
      row.file === 'restricted' && row.id !== undefined ? [row.id] : [],
    );
  return new Set([...refs('cases'), ...refs('referrals').map((id) => pool.take('K', `case/${id}`))]);
}

function restrictedRows(reading: MaracReading): ReadonlySet<string> {
  const rows = [...reading.tables.values()].flatMap((table) => table.rows);
  return new Set(rows.flatMap((row) => (row.file === 'restricted' && row.id !== undefined ? [row.id] : [])));
}

function unknownTables(reading: MaracReading): ReadonlySet<string> {
  const broken = reading.snapshot.problems.some((problem) => problem.size === 'run');
  return new Set(NAMES.filter((name) => broken || reading.tables.get(name)?.state !== 'known'));
}
