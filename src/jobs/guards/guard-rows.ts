// Recognises edits that look like accidents, compared with what the ledger remembers of each row: a column sorted alone, two columns exchanged, an
// emptied table, many rows gone at once, a column replaced throughout, an older version put back. Such a table cannot be used until a person has
// accepted it; then it is believed.
import { many } from '../../domain/referral/describe-grounds.ts';
import { createHash } from 'node:crypto';
import type { AccessGap } from '../../domain/access/access-gap.ts';
import { cellText } from '../../domain/cells/cell.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { isLookedAt } from '../../domain/today/register/look-alike-lines.ts';
import type { Ledger, RememberedRow, RowToRemember } from '../../ledger/ledger-port.ts';
import type { RawRow, RawTable } from '../../workbook/workbook-port.ts';
import { findScrambles, type Hashes } from '../../workbook/find-scrambled.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import type { Table } from '../../workbook/tables/table.ts';
import { ACCESS_TABLES, gapsOfTabs } from '../reading/find-access-gaps.ts';
import type { Ports } from '../engine/ports.ts';
import { guardAddresses } from './guard-addresses.ts';
import { findLostConflicts, keepAsRead, type LostConflict } from './guard-conflicts.ts';
import { findTooMany } from './guard-counts.ts';
import { isWatched, withVanished, type Gone } from './guard-vanished.ts';
import { isLedgerBegunAnew } from './guard-record.ts';
import { guardVerified, describeChanged } from './guard-verified.ts';
import { guardVersion } from './guard-version.ts';
import { rememberHeadings } from '../reading/new-columns.ts';
import type { MaracReading, Reading } from '../reading/reading.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

/** A table with fewer rows than this is not checked for loss; in a larger one, a fifth gone at once is. */
const MANY_ROWS = 10;
const SHARE_GONE = 0.2;
/** If more cells of one column than this changed, a person is asked, if the column says who somebody is or how to reach them. */
const MANY_CELLS = 10;

export async function guardRows(ports: Ports, reading: Reading, remember: boolean): Promise<Reading> {
  const accepted = await ports.ledger.accepted();
  const guarded: MaracFacts[] = [];
  for (const marac of reading.maracs) {
    const facts = reading.facts.maracs.find((other) => other.name === marac.ports.name);
    if (facts === undefined) continue;
    const known = new Set(accepted.keys());
    const older = await guardVersion(ports, marac, known, remember);
    if (older !== undefined) {
      guarded.push(allUnknown(facts, older));
      continue;
    }
    const conflicts = await findLostConflicts(ports, marac, facts, reading.facts, known);
    const { lost } = conflicts;
    const gone: Gone[] = [];
    const found: Problem[] = findTooMany(reading.facts, facts).filter((one) => !known.has(one.id));
    for (const table of TABLES) {
      if (table.view) continue;
      const keep = remember && !(table.name === 'conflicts' && lost.length > 0);
      const guardedTable = await guardTable(ports, marac, table, known, keep);
      if (table.name === 'conflicts' && remember && guardedTable.problems.length === 0)
        await keepAsRead(ports, marac, facts, reading.facts, conflicts, known);
      found.push(...guardedTable.problems);
      gone.push(...guardedTable.gone.map((row) => ({ table: table.name, row })));
    }
    if (remember) await rememberHeadings(ports, marac);
    const held = lost.length === 0 ? facts : withoutConflicts(facts, lost);
    const missed = await withVanished(ports, marac, held, gone, remember);
    guarded.push(found.length === 0 ? missed : withUnknown(missed, found));
  }
  // Nothing is remembered of a register that looks like an accident.
  const isCertain = guarded.every((marac) => !marac.unknownTables.has('contacts'));
  const { facts: read, generation } = reading;
  const standing = new Set(
    reading.maracs.flatMap(({ tables }) => (tables.get('contacts')?.rows ?? []).flatMap(({ id }) => id ?? [])),
  );
  const isBegunAnew = await isLedgerBegunAnew(ports, reading.maracs);
  const verified = await guardVerified(ports, { facts: read, generation, isBegunAnew, standing, remember, isCertain });
  const { contacts, changed: changedAddresses, unconfirmed } = verified;
  const facts = { ...read, contacts, changedAddresses, unconfirmed };
  const told = verified.changed.map(describeChanged);
  return { ...reading, facts: { ...facts, ...withAddresses(facts, guarded, accepted, told) } };
}

function withoutConflicts(facts: MaracFacts, lost: readonly LostConflict[]): MaracFacts {
  const problems = [...facts.problems, ...lost.map((conflict) => conflict.problem)];
  const accessGaps = [...(facts.accessGaps ?? []), ...lost.map(gapOf)];
  if (facts.blocked === 'all') return { ...facts, problems, accessGaps };
  return { ...facts, problems, accessGaps, blocked: new Set([...facts.blocked, ...lost.map((one) => one.caseRef)]) };
}

function gapOf({ rowId, caseRef, problem: { place, sentence } }: LostConflict): AccessGap {
  return { table: 'conflicts', rowId, place, sentence, restricted: true, isGone: true, stops: [caseRef] };
}

/** There is one register for all: its problems are shown in the first workbook. */
function withAddresses(
  { contacts }: Facts,
  maracs: readonly MaracFacts[],
  accepted: ReadonlyMap<string, unknown>,
  changed: readonly Problem[],
): Pick<Facts, 'contacts' | 'lookAlikes' | 'maracs'> {
  const guarded = guardAddresses(contacts, new Set(accepted.keys()), (found) => isLookedAt({ maracs }, found));
  const problems = [...changed, ...guarded.problems];
  const { lookAlikes } = guarded;
  if (problems.length === 0) return { contacts: guarded.contacts, lookAlikes, maracs };
  return {
    contacts: guarded.contacts,
    lookAlikes,
    maracs: maracs.map((one, index) => (index === 0 ? { ...one, problems: [...one.problems, ...problems] } : one)),
  };
}

function allUnknown(facts: MaracFacts, why: Problem): MaracFacts {
  const unknownTables = new Set(TABLES.map((table) => table.name));
  return { ...facts, unknownTables, problems: [...facts.problems, why], blocked: 'all' };
}

function withUnknown(facts: MaracFacts, problems: readonly Problem[]): MaracFacts {
  const unknown = new Set([...facts.unknownTables, ...problems.flatMap((one) => one.table ?? [])]);
  const access = problems.some((one) => ACCESS_TABLES.some((name) => name === one.table));
  return {
    ...facts,
    unknownTables: unknown,
    problems: [...facts.problems, ...problems],
    blocked: access ? 'all' : facts.blocked,
    accessGaps: [...(facts.accessGaps ?? []), ...gapsOfTabs(problems)],
  };
}

async function guardTable(
  ports: Ports,
  marac: MaracReading,
  table: Table,
  accepted: ReadonlySet<string>,
  remember: boolean,
): Promise<{ readonly problems: readonly Problem[]; readonly gone: readonly RememberedRow[] }> {
  const raw = marac.tables.get(table.name);
  if (raw === undefined || raw.state !== 'known') return { problems: [], gone: [] };
  const name = `${marac.ports.name}/${table.name}`;
  const stored = await ports.ledger.readRows(name);
  const before: Hashes = new Map(stored.map((row) => [row.rowId, row.hashes]));
  const rows = rowsOf(raw, table);
  const now = hashesOf(ports, name, rows);
  // Most rows are unchanged in most runs: only changed ones are examined.
  const changed = differingRows(before, now);
  const scrambles = findScrambledColumns(table, changed.before, changed.now, now);
  const losses = findLosses(table, before, rows);
  const problems = [
    ...scrambles,
    ...(scrambles.length > 0 ? [] : findReplaced(table, before, changed.now, now)),
    ...(scrambles.length > 0 ? [] : findRescored(table, before, changed.now, now)),
    ...losses,
  ].filter((one) => !accepted.has(one.id));
  const files = new Map(stored.map((row) => [row.rowId, row.file]));
  const isNew =
    changed.now.size > 0 || rows.length !== stored.length || rows.some((row) => files.get(row.rowId) !== row.file);
  if (problems.length === 0 && remember && isNew) await ports.ledger.rememberRows(name, rows);
  // Many rows at once, whose loss a person has accepted.
  const isSaid = problems.length > 0 || losses.length > 0 || !isWatched(table.name);
  return { problems, gone: isSaid ? [] : stored.filter((row) => !now.has(row.rowId)) };
}

/** The rows of either side that differ from the other, including new rows and rows that are gone. */
function differingRows(before: Hashes, now: Hashes): { readonly before: Hashes; readonly now: Hashes } {
  const is = new Map([...now].filter(([id, cells]) => !sameCells(before.get(id), cells)));
  return { before: new Map([...before].filter(([id]) => is.has(id) || !now.has(id))), now: is };
}

function sameCells(was: ReadonlyMap<string, string> | undefined, is: ReadonlyMap<string, string>): boolean {
  if (was?.size !== is.size) return false;
  for (const [field, hash] of was) if (is.get(field) !== hash) return false;
  return true;
}

function rowsOf(raw: RawTable, table: Table): readonly RowToRemember[] {
  return raw.rows.flatMap((row) => rowOf(table, row) ?? []);
}

/** A row that did not change is the same object at every look, and so is what is remembered of it. */
const rowOf = memoBy((table: Table, row: RawRow): RowToRemember | undefined => {
  if (row.id === undefined) return undefined;
  const cells = new Map<string, string>();
  for (const field of Object.keys(table.columns)) {
    const cell = row.cells.get(field);
    if (cell !== undefined && cell.kind !== 'blank') cells.set(field, cellText(cell));
  }
  return cells.size === 0 ? undefined : { rowId: row.id, file: row.file, cells };
});

function hashesOf(ports: Ports, table: string, rows: readonly RowToRemember[]): Hashes {
  return new Map(rows.map((row) => [row.rowId, hashRow(ports.ledger, row, table)]));
}

const hashRow = memoBy(
  (ledger: Pick<Ledger, 'hashCell'>, row: RowToRemember, table: string): ReadonlyMap<string, string> =>
    new Map([...row.cells].map(([field, text]) => [field, ledger.hashCell(table, field, text)])),
);

/** The state itself is part of the problem's id: accepting it accepts this state, and the next accident is asked about again. */
function stateOf(now: Hashes, fields: readonly string[]): string {
  const hash = createHash('sha256');
  for (const [id, hashes] of now) hash.update(`${id} ${fields.map((field) => hashes.get(field) ?? '').join(' ')}\n`);
  return hash.digest('hex').slice(0, 12);
}

function findScrambledColumns(table: Table, before: Hashes, now: Hashes, all: Hashes): readonly Problem[] {
  if (before.size === 0) return [];
  const header = (field: string): string =>
    (table.columns as Readonly<Record<string, { header: string }>>)[field]?.header ?? field;
  return findScrambles(before, now).map((one) => {
    const fields = one.kind === 'scrambled' ? [one.field] : [...one.fields];
    const what =
      one.kind === 'scrambled'
        ? `"${header(one.field)}" now stands in another order than its rows, as when one column is sorted alone`
        : `"${header(one.fields[0])}" and "${header(one.fields[1])}" have changed places`;
    return problem(
      table,
      'table.scrambled',
      stateOf(all, fields),
      `${what} (${many(one.rows.length, 'row')}). Undo it. If it is meant so: \`marac accept\` with this problem's name, or Yes on Checks.`,
    );
  });
}

/** Kinds of fields whose wrong value sends a case to the wrong person. In a table that decides access, every column is one. */
const PROTECTED: readonly string[] = ['name', 'birth', 'knownPlace', 'hiddenPlace', 'safeContact', 'conflict', 'link'];

/** Columns in which many cells changed, as after a find-and-replace; filling or clearing cells does not count. */
function findReplaced(table: Table, before: Hashes, differing: Hashes, all: Hashes): readonly Problem[] {
  if (differing.size <= MANY_CELLS) return [];
  return Object.entries(table.columns as Readonly<Record<string, { header: string; fieldClass: string }>>).flatMap(
    ([field, { header, fieldClass }]) => {
      const hasOther = (id: string, is: string | undefined): boolean => {
        const was = before.get(id)?.get(field);
        return was !== undefined && is !== undefined && was !== is;
      };
      const changed = [...differing].filter(([id, cells]) => hasOther(id, cells.get(field))).length;
      if (changed <= MANY_CELLS) return [];
      const guarded = table.access || PROTECTED.includes(fieldClass);
      const filled = [...all].filter(([id, cells]) => cells.has(field) && before.get(id)?.has(field) === true).length;
      if (!guarded && changed < filled) return [];
      return [
        problem(
          table,
          'table.replaced',
          stateOf(all, [field]),
          `${changed} cells of "${header}" say something else than at the last run, as after replacing all. If it is not meant so, undo it. If it is: \`marac accept\` with this problem's name, or Yes on Checks.`,
        ),
      ];
    },
  );
}

const ANSWERS = Array.from({ length: 24 }, (_, at) => `q${at + 1}`);

/** Risk answers of many referrals that changed or were cleared: their scores would change together. */
function findRescored(table: Table, before: Hashes, differing: Hashes, all: Hashes): readonly Problem[] {
  if (table.name !== 'referrals' || differing.size <= MANY_CELLS) return [];
  const changed = [...differing].filter(([id, cells]) =>
    ANSWERS.some((field) => before.get(id)?.has(field) === true && before.get(id)?.get(field) !== cells.get(field)),
  ).length;
  if (changed <= MANY_CELLS) return [];
  return [
    problem(
      table,
      'table.replaced',
      stateOf(all, ANSWERS),
      `The risk answers of ${changed} referrals say something else than at the last run. If it is not meant so, undo it. If it is: \`marac accept\` with this problem's name, or Yes on Checks.`,
    ),
  ];
}

function findLosses(table: Table, before: Hashes, rows: readonly RowToRemember[]): readonly Problem[] {
  const there = new Set(rows.map((remember) => remember.rowId));
  const gone = [...before.keys()].filter((id) => !there.has(id)).length;
  if (before.size < MANY_ROWS || gone <= before.size * SHARE_GONE) return [];
  return [
    problem(
      table,
      'table.rows-gone',
      `${before.size}-${gone}`,
      `${gone} of ${before.size} rows are gone since the last run. Undo it. If it is meant so: \`marac accept\` with this problem's name, or Yes on Checks.`,
    ),
  ];
}

function problem(table: Table, code: string, state: string, sentence: string): Problem {
  return { id: problemId(code, table.name, state), code, size: 'table', table: table.name, place: table.tab, sentence };
}
