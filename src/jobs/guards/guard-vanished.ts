// Rows that an earlier run read and that are on no tab any more: remembered until they are back or a person has said why.
import { reservedCase } from '../../domain/cases/case-of-referral.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { RowEffect } from '../../domain/plan/effects.ts';
import { stillMissed } from '../../domain/today/cases/vanished-lines.ts';
import type { RememberedRow } from '../../ledger/ledger-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import { isEmptyRow } from '../../workbook/tables/parse-row.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import type { Ports } from '../engine/ports.ts';
import { workbookOf } from '../engine/write-rows.ts';
import type { VanishedRow } from '../../domain/plan/vanished-row.ts';
import type { MaracReading } from '../reading/reading.ts';

/** Conflicts have their own guard that stops their case; a deleted setting has its default again. */
const WATCHED: ReadonlySet<TableName> = new Set<TableName>([
  'referrals',
  'cases',
  'people',
  'addresses',
  'safeContacts',
  'list',
  'needed',
  'research',
  'notes',
  'actions',
  'flags',
  'keyDates',
  'meetings',
  'attendance',
  'disclosures',
  'transfers',
  'practice',
  'agencies',
  'contacts',
]);

// A table name of its own in the ledger; no tab has it. A row of it is "actions A-7KQ2MX K-31FWET": references only.
const nameOf = (marac: string): string => `${marac}/(vanished)`;

// Rows that runs made since the tabs were last read.
const madeIn = (marac: string): string => `${marac}/(made)`;

/** Remembers which rows a run made: nobody has read them yet, and one that is deleted before is missed like any other. */
export async function rememberMade(ports: Ports, marac: string, rows: readonly RowEffect[]): Promise<void> {
  const watched = rows.filter((effect) => isWatched(effect.table as TableName));
  if (watched.length === 0) return;
  const made = new Map((await ports.ledger.readRows(madeIn(marac))).map((row) => [row.rowId, row.file]));
  for (const { table, rowId, restricted, values } of watched) {
    const name = table as TableName;
    const { caseRef } = values;
    const ref = name === 'cases' ? rowId : typeof caseRef === 'string' ? caseRef : '';
    made.set(`${table} ${rowId} ${ref}`.trim(), workbookOf(name, restricted));
  }
  await ports.ledger.rememberRows(
    madeIn(marac),
    [...made].map(([rowId, file]) => ({ rowId, file, cells: new Map() })),
  );
}

export interface Gone {
  readonly table: TableName;
  readonly row: RememberedRow;
}

export function isWatched(table: TableName): boolean {
  return WATCHED.has(table);
}

/** The facts with the missed rows; with `remember` the ledger keeps them too. */
export async function withVanished(
  ports: Ports,
  marac: MaracReading,
  facts: MaracFacts,
  gone: readonly Gone[],
  remember: boolean,
): Promise<MaracFacts> {
  const before = await ports.ledger.readRows(nameOf(facts.name));
  const made = await ports.ledger.readRows(madeIn(facts.name));
  if (before.length === 0 && gone.length === 0 && made.length === 0) return facts;
  const there = new Set(
    [...marac.tables].flatMap(([name, { rows }]) =>
      rows.flatMap((row) => (row.id === undefined || isEmptyRow(tableNamed(name), row) ? [] : [row.id])),
    ),
  );
  const unread = (name: string): boolean => marac.tables.get(name as TableName)?.state !== 'known';
  // Rows that a run made on a tab that cannot be read now have not been read yet.
  const isUnread = ({ rowId: entry }: RememberedRow): boolean => unread(entry.split(' ')[0] ?? '');
  const entries = new Map<string, { readonly entry: string; readonly file: string }>();
  for (const { rowId: entry, file } of [...made.filter((row) => !isUnread(row)), ...before])
    entries.set(entry.split(' ')[1] ?? '', { entry, file });
  for (const { table, row } of gone) {
    const caseRef = caseOf(ports, facts, table, row);
    entries.set(row.rowId, { entry: `${table} ${row.rowId} ${caseRef ?? ''}`.trim(), file: row.file });
  }
  const missed = [...entries]
    // While a tab cannot be read, nobody knows what is on it: what is remembered stays.
    .filter(([id, { entry }]) => !there.has(id) || unread(entry.split(' ')[0] ?? ''))
    .map(([id, { entry, file }]) => ({ id, entry, file, row: readEntry(id, entry, file) }))
    .filter(({ row }) => !isBulk(facts, row));
  const open = new Set(
    stillMissed(
      facts,
      missed.map((one) => one.row),
    ),
  );
  const kept = missed.filter((one) => open.has(one.row));
  const changed = kept.length !== before.length || kept.some((one) => !before.some((row) => row.rowId === one.entry));
  if (remember && changed)
    await ports.ledger.rememberRows(
      nameOf(facts.name),
      kept.map(({ entry, file }) => ({ rowId: entry, file, cells: new Map() })),
    );
  if (remember && made.some((row) => !isUnread(row)))
    await ports.ledger.rememberRows(
      madeIn(facts.name),
      made.filter(isUnread).map(({ rowId, file }) => ({ rowId, file, cells: new Map() })),
    );
  return kept.length === 0 ? facts : { ...facts, vanished: kept.map((one) => one.row) };
}

function readEntry(id: string, entry: string, file: string): VanishedRow {
  const [table = '', , caseRef] = entry.split(' ');
  const row = { tab: tableNamed(table as TableName).tab, id, restricted: file === 'restricted' };
  return caseRef === undefined ? row : { ...row, caseRef };
}

/** Rows of an archived case may be removed once its minutes are filed. */
function isBulk(facts: MaracFacts, { caseRef }: VanishedRow): boolean {
  return facts.cases.some((caseRow) => caseRow.id === caseRef && caseRow.state === 'archived');
}

/** Which case it belonged to: only a keyed hash of the cell is known, so the existing cases are tried. */
function caseOf(ports: Ports, facts: MaracFacts, table: TableName, row: RememberedRow): string | undefined {
  if (table === 'cases') return row.rowId;
  if (table === 'referrals') return reservedCase(facts, { id: row.rowId });
  const name = `${facts.name}/${table}`;
  const hash = row.hashes.get('caseRef');
  if (hash !== undefined) return facts.cases.find((one) => ports.ledger.hashCell(name, 'caseRef', one.id) === hash)?.id;
  const person = row.hashes.get('personId');
  if (person === undefined) return undefined;
  return facts.people.find((other) => ports.ledger.hashCell(name, 'personId', other.id) === person)?.caseRef;
}
