// Finds conflicts that were there at the last run, were not lifted by two people, and are gone or now name another case or cover somebody else, while
// their case is still here. Nothing about that case goes to anybody until the conflict is back, or a person has said that it may be gone.
import { gatherAccess, isLifted, agencyNamed } from '../../domain/access/access.ts';
import { BLANK } from '../../domain/cells/cell.ts';
import { dayOf } from '../../domain/time/day.ts';
import { findConflict, findMarac } from '../../domain/access/entitlement.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { foldText } from '../../domain/text/fold.ts';
import { peopleNamedIn } from '../../domain/access/named-in-conflict.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Conflict } from '../../domain/register/register.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { RememberedRow, RowToRemember } from '../../ledger/ledger-port.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import { isEmptyRow } from '../../workbook/tables/parse-row.ts';
import type { Ports } from '../engine/ports.ts';
import { rememberConflictRounds, readConflictRounds, type ConflictRounds } from '../memory/conflict-rounds.ts';
import type { MaracReading } from '../reading/reading.ts';

export interface LostConflict {
  readonly rowId: string;
  readonly caseRef: string;
  readonly problem: Problem;
}

interface Looking {
  readonly desk: Ports;
  readonly marac: MaracReading;
  readonly facts: MaracFacts;
  /** Of all MARACs, to see who is on the register. */
  readonly register: Facts;
  /** How often the loss of a row with this id was accepted before. */
  readonly rounds: ConflictRounds;
}

export interface LookedForConflicts {
  readonly lost: readonly LostConflict[];
  /** A named person has said that these were mistakes. */
  readonly letGo: readonly LostConflict[];
}

export async function findLostConflicts(
  ports: Ports,
  marac: MaracReading,
  facts: MaracFacts,
  register: Facts,
  accepted: ReadonlySet<string>,
): Promise<LookedForConflicts> {
  const raw = rowsOf(marac);
  if (raw === undefined) return { lost: [], letGo: [] };
  const looking = {
    desk: ports,
    marac,
    facts,
    register,
    rounds: await readConflictRounds(ports.ledger, marac.ports.name),
  };
  const known = new Map((await ports.ledger.readRows(asReadOf(marac))).map((row) => [row.rowId, row]));
  const typed = (await ports.ledger.readRows(`${marac.ports.name}/conflicts`)).filter((row) => !known.has(row.rowId));
  const found = [
    ...[...known.values()].flatMap((was) => {
      const row = raw.get(was.rowId);
      if (was.hashes.has('lifted')) return [];
      return row === undefined ? findGone(looking, asReadOf(marac), was) : findChanged(looking, was, row);
    }),
    // Before conflicts were remembered as they are read, only the typed text is known.
    ...typed.flatMap((was) =>
      raw.has(was.rowId) || wasTypedAsLifted(was.hashes) ? [] : findGone(looking, `${marac.ports.name}/conflicts`, was),
    ),
  ];
  const isLetGo = ({ problem }: LostConflict): boolean => accepted.has(problem.id);
  return { lost: found.filter((conflict) => !isLetGo(conflict)), letGo: found.filter(isLetGo) };
}

/** The conflicts of an archived case are rightly gone. */
function findGone(
  { desk: ports, facts, rounds }: Looking,
  table: string,
  { rowId, hashes }: RememberedRow,
): readonly LostConflict[] {
  const caseRef = caseWith(ports, facts, table, hashes.get('caseRef'));
  if (caseRef === undefined) return [];
  const problem = tell(
    'conflict.gone',
    rowId,
    rounds.get(rowId) ?? '',
    `This conflict of case ${caseRef} is gone and was never lifted: nothing about the case is sent. Put the row back; lifting it needs two names. If the row was a mistake, somebody other than who took it out says so: \`marac accept\` with this problem's name, or Yes on Checks.`,
  );
  return [{ rowId, caseRef, problem }];
}

/** The row is there but no longer says what it said about its case. What it says now counts too. */
function findChanged(looking: Looking, was: RememberedRow, row: RawRow): readonly LostConflict[] {
  const { desk: ports, marac, facts, rounds } = looking;
  const caseRef = caseWith(ports, facts, asReadOf(marac), was.hashes.get('caseRef'));
  if (caseRef === undefined) return [];
  const round = rounds.get(was.rowId);
  const conflict = facts.conflicts.find((candidate) => candidate.id === was.rowId);
  const said = conflict?.caseRef ?? caseIn(row);
  const isMoved = said !== caseRef && facts.cases.some((caseRow) => caseRow.id === said);
  if (!isMoved && (conflict === undefined || !leavesOut(looking, was, conflict))) return [];
  const now = Object.entries(conflict === undefined ? {} : coverOf(looking, conflict)).join('/');
  const content = JSON.stringify([caseRef, [...was.hashes], said, now, ...(round === undefined ? [] : [round])]);
  const problem = tell(
    'conflict.changed',
    was.rowId,
    facts.pool.take('H', content),
    `This conflict of case ${caseRef} was never lifted, and ${isMoved ? 'names another case' : 'covers somebody else'} now: nothing about case ${caseRef} is sent, and what stands here now counts too. Put back what stood here, and type another conflict in a row of its own; lifting one needs two names. If what stood here was a mistake, somebody other than who changed it says so: \`marac accept\` with this problem's name, or Yes on Checks.`,
  );
  return [{ rowId: was.rowId, caseRef, problem }];
}

/**
 * Whether somebody on the register whom it kept out is no longer kept out. Who represents the agency meanwhile (Except) is an answer, not a change.
 */
function leavesOut(looking: Looking, was: RememberedRow, conflict: Conflict): boolean {
  const { desk: ports, marac, register } = looking;
  const cover = coverOf(looking, conflict);
  const isSame = COVER.every((field) => was.hashes.get(field) === hashOf(looking, field, cover[field]));
  if (isSame) return false;
  const access = gatherAccess(register, dayOf(ports.clock.now()), []);
  const maracAccess = findMarac(access, marac.ports.name);
  if (maracAccess === undefined) return true;
  const { id, caseRef } = conflict;
  const keeps = (one: Cover, contact: Facts['contacts'][number]): boolean =>
    findConflict(access, { ...maracAccess, conflicts: [{ ...one, id, caseRef }] }, contact, caseRef) !== undefined;
  const before = coverWith(looking, was);
  return register.contacts.some((contact) => keeps(before, contact) && !keeps(cover, contact));
}

/** For each conflict: its case, whom it covers, and whether two people lifted it, as it counts, however the cells are spelt. */
export async function keepAsRead(
  ports: Ports,
  marac: MaracReading,
  facts: MaracFacts,
  register: Facts,
  { lost, letGo }: LookedForConflicts,
  accepted: ReadonlySet<string>,
): Promise<void> {
  const raw = rowsOf(marac);
  if (raw === undefined) return;
  const rounds = await readConflictRounds(ports.ledger, marac.ports.name);
  const looking = { desk: ports, marac, facts, register, rounds };
  const name = asReadOf(marac);
  const before = await ports.ledger.readRows(name);
  const known = new Map(before.map((row) => [row.rowId, row]));
  const changed = letGo.filter(({ problem }) => problem.code === 'conflict.changed').map((conflict) => conflict.rowId);
  const isBack = (rowId: string): boolean => accepted.has(goneId(rounds, rowId));
  await rememberConflictRounds(ports.ledger, marac.ports.name, rounds, [...changed, ...[...raw.keys()].filter(isBack)]);
  const missed = new Set(lost.map((conflict) => conflict.rowId));
  const now = [
    // A missed conflict stays as it was, whatever the row says now.
    ...lost.map(({ rowId, caseRef }): RowToRemember => {
      const was = known.get(rowId);
      return { rowId, file: was?.file ?? 'restricted', cells: cellsOf(caseRef, was && coverWith(looking, was)) };
    }),
    ...[...raw].flatMap(([rowId, row]) =>
      missed.has(rowId) ? [] : (readAs(looking, rowId, row, known.get(rowId)) ?? []),
    ),
  ];
  const isSame =
    now.length === before.length &&
    now.every(({ rowId, cells }) => {
      const was = known.get(rowId)?.hashes;
      return (
        was?.size === cells.size &&
        [...cells].every(([field, text]) => was.get(field) === ports.ledger.hashCell(name, field, text))
      );
    });
  if (!isSame) await ports.ledger.rememberRows(name, now);
}

function readAs(
  looking: Looking,
  rowId: string,
  row: RawRow,
  was: RememberedRow | undefined,
): RowToRemember | undefined {
  const { desk: ports, marac, facts } = looking;
  const conflict = facts.conflicts.find((candidate) => candidate.id === rowId);
  const said = conflict?.caseRef ?? caseIn(row);
  // If it names no case any more, its last case counts; if its cover cannot be read, its last cover counts.
  const caseRef = facts.cases.some((caseRow) => caseRow.id === said)
    ? said
    : caseWith(ports, facts, asReadOf(marac), was?.hashes.get('caseRef'));
  if (caseRef === undefined) return undefined;
  const cover = conflict === undefined ? was && coverWith(looking, was) : coverOf(looking, conflict);
  const lifted = conflict !== undefined && isLifted(conflict);
  return { rowId, file: row.file, cells: cellsOf(caseRef, cover, lifted) };
}

const goneId = (rounds: ConflictRounds, rowId: string): string =>
  problemId('conflict.gone', 'conflicts', rowId, rounds.get(rowId) ?? '');

const COVER = ['contact', 'personName', 'agency'] as const;
type Cover = Pick<Conflict, (typeof COVER)[number]>;

function cellsOf(caseRef: string, cover: Cover = {}, lifted = false): ReadonlyMap<string, string> {
  const covered = COVER.flatMap((field) => (cover[field] === undefined ? [] : [[field, cover[field]] as const]));
  return new Map([['caseRef', caseRef], ...covered, ...(lifted ? [['lifted', 'yes'] as const] : [])]);
}

/** Whom it covers, however it is spelt. */
function coverOf({ register }: Looking, { contact, personName, agency }: Conflict): Cover {
  const named = agency === undefined ? undefined : agencyNamed(register.agencies, agency);
  // Among other words the name counts, so that it may be put into a cell by itself.
  const people = new Set(peopleNamedIn({ personName: personName ?? '' }, register.contacts).map(({ name }) => name));
  const [person = personName ?? ''] = people.size === 1 ? people : [];
  return {
    ...(contact === undefined ? {} : { contact }),
    ...(personName === undefined ? {} : { personName: foldText(person) }),
    ...(agency === undefined ? {} : { agency: named?.id ?? foldText(agency) }),
  };
}

/** Whom it covered: only a keyed hash is remembered, so everybody on the register is tried. A name that nobody there has covers nobody. */
function coverWith(looking: Looking, { hashes }: RememberedRow): Cover {
  const { contacts, agencies } = looking.register;
  const find = (field: (typeof COVER)[number], among: readonly string[]): string | undefined =>
    hashes.has(field) ? among.find((one) => hashOf(looking, field, one) === hashes.get(field)) : undefined;
  const names = contacts.flatMap((one) => [one.personName ?? '', ...(one.mailboxReaders ?? [])]).map(foldText);
  const contact = find(
    'contact',
    contacts.map((one) => one.id),
  );
  const personName = find('personName', names);
  const agency = find(
    'agency',
    agencies.map((one) => one.id),
  );
  return {
    ...(contact === undefined ? {} : { contact }),
    ...(personName === undefined ? {} : { personName }),
    ...(agency === undefined ? {} : { agency }),
  };
}

function hashOf({ desk: ports, marac }: Looking, field: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : ports.ledger.hashCell(asReadOf(marac), field, text);
}

const asReadOf = ({ ports }: MaracReading): string => `${ports.name}/conflicts-as-read`;

/** The rows of the tab by id, without empty ones; undefined while the tab cannot be read. */
function rowsOf(marac: MaracReading): ReadonlyMap<string, RawRow> | undefined {
  const raw = marac.tables.get('conflicts');
  if (raw === undefined || raw.state !== 'known') return undefined;
  const says = raw.rows.filter((row) => !isEmptyRow(TABLE.conflicts, row));
  return new Map(says.flatMap((row) => (row.id === undefined ? [] : [[row.id, row] as const])));
}

function caseWith(
  { ledger }: Ports,
  { cases }: MaracFacts,
  table: string,
  hash: string | undefined,
): string | undefined {
  return hash === undefined ? undefined : cases.find((one) => ledger.hashCell(table, 'caseRef', one.id) === hash)?.id;
}

/** For a row that cannot be read as a whole. */
function caseIn(row: RawRow): string | undefined {
  const read = readCell(row.cells.get('caseRef') ?? BLANK, TABLE.conflicts.columns.caseRef);
  return read.ok && typeof read.value === 'string' ? read.value : undefined;
}

function wasTypedAsLifted(cells: ReadonlyMap<string, string>): boolean {
  const [by, second] = [cells.get('liftedBy'), cells.get('liftedSecondBy')];
  return cells.has('liftedOn') && by !== undefined && second !== undefined && by !== second;
}

function tell(code: string, rowId: string, state: string, sentence: string): Problem {
  return {
    id: problemId(code, 'conflicts', rowId, state),
    code,
    size: 'row',
    table: 'conflicts',
    place: `Conflicts, row ${rowId}`,
    sentence,
  };
}
