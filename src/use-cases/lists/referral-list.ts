// Turns a pasted list of referrals (from the police or a service) into rows on Referrals. The decision, and everything else the team records, is left
// to the team.
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { openIdPool } from '../../jobs/engine/open-id-pool.ts';
import type { Keys } from '../../system/keys.ts';
import type { Change } from '../../workbook/workbook-port.ts';
import { formatRows } from './describe-rows.ts';
import { mapRows, type MappedRow } from '../../workbook/lists/list-mapping.ts';
import type { ListMapping } from '../../workbook/lists/column-mapping.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import { decided } from '../../domain/referral/questions/decision-questions.ts';
import type { Table } from '../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';
import { listProblem, type ListFile } from './make-list.ts';
import type { MaracReading } from '../../jobs/reading/reading.ts';

/** The columns of Referrals that a list may fill: it cannot decide, nor name the channel it came by. */
export const REFERRAL_LIST = {
  ...TABLE.referrals,
  columns: Object.fromEntries(
    Object.entries(TABLE.referrals.columns).filter(([field]) => field !== 'channel' && !Object.hasOwn(decided, field)),
  ),
} as unknown as Table;

export interface ReferralRows {
  readonly changes: readonly Extract<Change, { do: 'add' }>[];
  /** Rows of the list that are on Referrals already, or twice in the list. */
  readonly known: number;
  /** Rows that are taken in but set aside until a person has looked, each named. */
  readonly unread: readonly MappedRow[];
  readonly problems: readonly Problem[];
}

/** The rows to add. The same row in this or a later list makes no second one. Writes nothing. */
export function planReferralRows(
  keys: Keys,
  reading: MaracReading,
  list: ListFile,
  mapping: ListMapping,
  now: LocalTime,
): ReferralRows {
  const pool = openIdPool(keys, reading.ports.name);
  const there = new Set(reading.tables.get('referrals')?.rows.map((row) => row.id));
  const rows = mapRows(REFERRAL_LIST, mapping, list.headings, list.rows, dayOf(now));
  const nothing: string[] = [];
  const changes: Extract<Change, { do: 'add' }>[] = [];
  let known = 0;
  for (const row of rows) {
    if (row.values.size === 0 && row.unread.size === 0) {
      nothing.push(row.place);
      continue;
    }
    const rowId = pool.take('R', `list/${keys.mac('list-row', ...saidBy(row)).toString('hex')}`);
    if (there.has(rowId)) {
      known += 1;
      continue;
    }
    there.add(rowId);
    changes.push({ do: 'add', table: 'referrals', file: 'main', rowId, cells: cellsOf(row, now) });
  }
  const unread = rows.filter((row) => row.unread.size > 0);
  const none = nothing.length === 0 ? [] : [listProblem('list.nothing', NOTHING, formatRows(nothing), 'row')];
  const looks = guessedNames(rows).map((where) => listProblem('list.name-guessed', GUESSED, where, 'note'));
  return { changes, known, unread, problems: [...unread.flatMap((row) => row.problems), ...looks, ...none] };
}

/** Whole names whose surname was guessed, by heading and rows. */
export function guessedNames(rows: readonly MappedRow[]): readonly string[] {
  const headings = new Set(rows.flatMap((row) => row.looks));
  return [...headings].map((heading) => {
    const places = rows.filter((row) => row.looks.includes(heading)).map((row) => row.place);
    return `"${heading}", ${formatRows(places)}`;
  });
}

export const GUESSED =
  'Taken in, and worth a look: a name without a comma or capitals has its last word as the surname; one that is no single name stands under the surname whole.';

const NOTHING = 'Nothing in it stands under a heading that is taken: it becomes no row.';

function saidBy(row: MappedRow): readonly string[] {
  const values = [...row.values].map(([field, value]) => `${field}=${String(value)}`);
  return [...values, ...[...row.unread].map(([field, cell]) => `${field}?${cellText(cell)}`)].toSorted();
}

function cellsOf(row: MappedRow, now: LocalTime): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const received = row.values.has('receivedAt') || row.unread.has('receivedAt') ? {} : { receivedAt: now };
  const values: Readonly<Record<string, Written>> = { ...Object.fromEntries(row.values), ...received, channel: 'list' };
  for (const [field, value] of Object.entries(values)) cells.set(field, ownedCell(TABLE.referrals, field, value));
  for (const [field, cell] of row.unread) cells.set(field, cell);
  return cells;
}
