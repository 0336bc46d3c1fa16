// Restricts a case: moves all its rows to the restricted workbook, the case's own row last, and names what only a person can clear.
import { BLANK, cellText, textCell } from '../domain/cells/cell.ts';
import { caseRefOf } from '../domain/cases/case-of-referral.ts';
import type { MaracFacts } from '../domain/plan/facts.ts';
import { Failure } from '../errors.ts';
import { readFacts } from '../jobs/reading/read-facts.ts';
import type { Ports } from '../jobs/engine/ports.ts';
import type { Stated } from '../ledger/ledger-port.ts';
import type { Change, RawRow, RowMove } from '../workbook/workbook-port.ts';
import { TABLES } from '../workbook/tables/all-tables.ts';
import { openIdPool } from '../jobs/engine/open-id-pool.ts';
import type { MaracReading } from '../jobs/reading/reading.ts';

export interface Restricted {
  readonly moved: number;
  /** Rows that wait because a file is open elsewhere, or that changed meanwhile: run the command again to continue. */
  readonly waiting: number;
  /** Places of the main workbook where other columns of a moved row still hold something. */
  readonly left: readonly string[];
  /** Blank rows of the main workbook that could not be closed up. */
  readonly gaps: readonly string[];
  /** Places that still name the case by its ref: a person decides about them. */
  readonly named: readonly string[];
}

/** Moves every row of a case and returns what is left. Safe to run again: it continues where it stopped. */
export async function restrictCase(ports: Ports, caseRef: string, stated: Stated): Promise<Restricted> {
  const { facts, maracs } = await readFacts(ports, false);
  const reading = maracs.find((candidate) => candidate.tables.get('cases')?.rows.some((row) => row.id === caseRef));
  const marac = facts.maracs.find((candidate) => candidate.name === reading?.ports.name);
  if (reading === undefined || marac === undefined) throw new Failure('not-found', `There is no case ${caseRef}.`);
  const unknown = TABLES.filter((table) => table.alsoRestricted && marac.unknownTables.has(table.name));
  if (unknown.length > 0)
    throw new Failure('workbook-refused', `${unknown.map((one) => one.tab).join(', ')} cannot be read whole just now.`);
  await ports.ledger.rememberAnswer(`restrict/${caseRef}`, stated.why ?? '', stated);
  await markRestricted(reading, caseRef);
  const moves = planMoves(ports, reading, marac, caseRef);
  await blankWords(reading, caseRef, new Set(moves.map((one) => one.rowId)));
  const answers = moves.length === 0 ? [] : await reading.ports.workbook.move(moves);
  const done = answers.flatMap((answer) => (answer.outcome === 'done' ? [answer] : []));
  const left = done.flatMap((one) => one.left);
  const gaps = done.flatMap((one) => one.gaps ?? []);
  return {
    moved: done.length,
    waiting: moves.length - done.length,
    left,
    gaps,
    named: namedElsewhere(reading, caseRef),
  };
}

/** Before a row moves, the case is recorded as restricted, wherever its row is. */
async function markRestricted(reading: MaracReading, caseRef: string): Promise<void> {
  const row = reading.tables.get('cases')?.rows.find((candidate) => candidate.id === caseRef);
  const from = row?.cells.get('restricted') ?? BLANK;
  if (cellText(from).toLowerCase() === 'yes') return;
  await reading.ports.workbook.write(
    [
      {
        do: 'set',
        table: 'cases',
        rowId: caseRef,
        cells: new Map([['restricted', { from, to: textCell('Yes') }]]),
      },
    ],
    reading.snapshot.revision,
  );
}

/** What the runner wrote about the case beside other rows of main names its victim: it is taken off at once, not with the next run. */
async function blankWords(
  { tables, ports, snapshot }: MaracReading,
  caseRef: string,
  moved: Set<string>,
): Promise<void> {
  // The name stands beside any ref of the case: until there is a case, Outbox and Today go by its referral.
  const refs = [caseRef, ...moved];
  const changes = TABLES.flatMap((table) =>
    (tables.get(table.name)?.rows ?? []).flatMap(({ id, file, cells }): readonly Change[] => {
      if (id === undefined || file !== 'main' || moved.has(id)) return [];
      const set = [...cells].flatMap(([field, from]) =>
        // A key names nobody, and what people answer on Outbox is read by it.
        field in table.computed &&
        field !== 'key' &&
        from.kind === 'text' &&
        refs.some((ref) => from.text.includes(ref))
          ? [[field, { from, to: BLANK }] as const]
          : [],
      );
      if (set.length === 0) return [];
      // A line or message beside which nobody has typed goes whole: without words it would stand there until the next run writes it where it belongs.
      const isUnanswered = table.view && Object.keys(table.columns).every((field) => !cells.has(field));
      if (isUnanswered) return [{ do: 'remove', table: table.name, rowId: id }];
      return [{ do: 'set', table: table.name, rowId: id, cells: new Map(set) }];
    }),
  );
  if (changes.length > 0) await ports.workbook.write([...changes, ...closedUp(tables, changes)], snapshot.revision);
}

/** The lines that stay on Today, Outbox and Checks of main stand without gaps at once. */
function closedUp(tables: MaracReading['tables'], changes: readonly Change[]): readonly Change[] {
  const gone = new Set(changes.flatMap((change) => (change.do === 'remove' ? [change.rowId] : [])));
  return TABLES.filter(({ view }) => view).flatMap(({ name }): readonly Change[] => {
    const mine = (tables.get(name)?.rows ?? []).flatMap(({ id, file }) =>
      id !== undefined && file === 'main' ? [id] : [],
    );
    if (mine.every((id) => !gone.has(id))) return [];
    return [{ do: 'order', table: name, file: 'main', rowIds: mine.filter((id) => !gone.has(id)) }];
  });
}

/** Rows of the case in the main workbook, in any table that the restricted workbook has too. */
export function planMoves(ports: Ports, reading: MaracReading, marac: MaracFacts, caseRef: string): readonly RowMove[] {
  const pool = openIdPool(ports.keys, reading.ports.name);
  const people = new Set(
    (reading.tables.get('people')?.rows ?? []).flatMap((row) =>
      isOf(row, caseRef) && row.id !== undefined ? [row.id] : [],
    ),
  );
  const referrals = new Set(
    marac.referrals.filter((one) => caseRefOf(marac, one) === caseRef || one.caseRef === caseRef).map((one) => one.id),
  );
  for (const row of reading.tables.get('referrals')?.rows ?? [])
    if (row.id !== undefined && pool.take('K', `case/${row.id}`) === caseRef) referrals.add(row.id);
  for (const id of referrals) people.add(pool.take('P', `victim/${id}`));
  const belongs = (table: string, row: RawRow): boolean =>
    isOf(row, caseRef) ||
    (table === 'addresses' &&
      people.has(
        cellText(row.cells.get('personId') ?? BLANK)
          .trim()
          .toUpperCase(),
      )) ||
    (table === 'referrals' && referrals.has(row.id ?? ''));
  const moves: RowMove[] = [];
  for (const table of TABLES) {
    if (!table.alsoRestricted || table.name === 'cases' || table.view) continue;
    for (const row of reading.tables.get(table.name)?.rows ?? [])
      if (row.id !== undefined && row.file === 'main' && belongs(table.name, row))
        moves.push({ table: table.name, rowId: row.id, to: 'restricted' });
  }
  const own = reading.tables.get('cases')?.rows.some((row) => row.id === caseRef && row.file === 'main');
  return own === true ? [...moves, { table: 'cases', rowId: caseRef, to: 'restricted' }] : moves;
}

function isOf(row: RawRow, caseRef: string): boolean {
  return (
    cellText(row.cells.get('caseRef') ?? BLANK)
      .trim()
      .toUpperCase() === caseRef
  );
}

/** Rows of other cases, or of no case, that name the ref: links, exceptions of flags, "now at case". */
function namedElsewhere(reading: MaracReading, caseRef: string): readonly string[] {
  const places: string[] = [];
  for (const table of TABLES) {
    if (table.view) continue;
    for (const row of reading.tables.get(table.name)?.rows ?? []) {
      if (row.file !== 'main' || row.id === caseRef || isOf(row, caseRef)) continue;
      if ([...row.cells.values()].some((cell) => cell.kind === 'text' && cell.text.includes(caseRef)))
        places.push(`${table.tab}, ${row.id ?? row.place}`);
    }
  }
  return places;
}
