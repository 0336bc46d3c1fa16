// What a run does for the eye once everything is written: the coming meeting on top of the At Risk List, what waits on top of Outbox, no blank rows
// between, and a tab shown the first time that something stands there or a line of Today leads there. A tab that a person hides afterwards stays hidden.
import { BLANK, cellText, textCell } from '../../domain/cells/cell.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { dayOf, type Day, type LocalTime } from '../../domain/time/day.ts';
import { lookOf } from '../../workbook/looks/tab-looks.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import type { Arrange, Change, FileRole, RawRow, RawTable, Snapshot, Tab } from '../../workbook/workbook-port.ts';
import type { MaracPorts, Ports } from '../engine/ports.ts';
import type { Reading } from '../reading/reading.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';
import type { TodayItem } from '../../domain/today/today-item.ts';
import { describeWhere } from './today/where-lines-stand.ts';

const WHEN_FILLED = TABLES.filter(({ name }) => lookOf(name).showsWhenFilled).map(({ name }) => name);
const LAID: readonly TableName[] = [...new Set<TableName>(['list', 'today', ...WHEN_FILLED])];

/** Leaves a file alone that cannot be used or that somebody has open: the next run does it. `today` are the lines as they stand. */
export async function keepLayout(
  ports: Ports,
  { maracs, facts }: Reading,
  today: readonly TodayItem[],
  now: LocalTime,
): Promise<void> {
  for (const { ports: marac, tables } of maracs) {
    const { workbook } = marac;
    const mine = facts.maracs.find(({ name }) => name === marac.name);
    if (mine === undefined || (workbook.arrange === undefined && workbook.show === undefined)) continue;
    const snapshot = await workbook.read(LAID, { recent: true });
    if (snapshot.problems.some(({ size }) => size === 'run')) continue;
    const lines = today.filter((line) => line.marac === marac.name);
    await showNeeded(ports, marac, [...filledTabs(snapshot), ...tabsOf(lines)]);
    const wanted = arrangements(mine, snapshot, dayOf(now));
    if (wanted.length > 0) await workbook.arrange?.(wanted);
    if (lines.length === 0) continue;
    // Rows that were put in order stand elsewhere now.
    const standing = wanted.length > 0 ? await workbook.read(LAID) : snapshot;
    const changes = movedPlaces(mine, new Map([...tables, ...standing.tables]), lines);
    if (changes.length > 0) await workbook.write(changes, standing.revision);
  }
}

/** Lines of Today whose rows stand elsewhere than when the lines were written. */
function movedPlaces(
  marac: MaracFacts,
  tables: ReadonlyMap<TableName, RawTable>,
  lines: readonly TodayItem[],
): readonly Change[] {
  const wanted = new Map(lines.map((line) => [rowIdOf(marac.pool, line), describeWhere(marac, tables, line)]));
  return (tables.get('today')?.rows ?? []).flatMap(({ id = '', cells }): readonly Change[] => {
    const [from = BLANK, to] = [cells.get('link'), textCell(wanted.get(id) ?? '')];
    if (!wanted.has(id) || cellText(from) === cellText(to)) return [];
    return [{ do: 'set', table: 'today', rowId: id, cells: new Map([['link', { from, to }]]) }];
  });
}

// Beside the tables' rows in the ledger; no tab has such a name.
const shownIn = (marac: string): string => `${marac}/(shown)`;

function filledTabs(snapshot: Snapshot): readonly Tab[] {
  return WHEN_FILLED.flatMap((table): readonly Tab[] => {
    const rows = snapshot.tables.get(table)?.rows ?? [];
    const files = new Set(rows.filter(({ cells }) => cells.size > 0).map(({ file }) => file));
    return [...files].map((file) => ({ table, file }));
  });
}

/** Tabs that start hidden and to which a line sends somebody, in the workbook in which it is settled. */
function tabsOf(lines: readonly TodayItem[]): readonly Tab[] {
  return TABLES.filter(({ shown, view }) => !shown && !view).flatMap(({ name, tab, home, alsoRestricted }) => {
    const files = lines
      .filter((line) => line.tab === tab)
      .map(({ restricted }): FileRole => (alsoRestricted && restricted ? 'restricted' : home));
    return [...new Set(files)].map((file) => ({ table: name, file }));
  });
}

async function showNeeded(ports: Ports, marac: MaracPorts, needed: readonly Tab[]): Promise<void> {
  const name = shownIn(marac.name);
  if (needed.length === 0) return;
  const known = new Set((await ports.ledger.readRows(name)).map(({ rowId }) => rowId));
  const fresh = [...new Map(needed.map((tab) => [tabIdOf(tab), tab])).values()].filter(
    (tab) => !known.has(tabIdOf(tab)),
  );
  if (fresh.length === 0) return;
  const answers = (await marac.workbook.show?.(fresh)) ?? [];
  const done = fresh.filter((_, at) => answers[at]?.outcome === 'done').map(tabIdOf);
  if (done.length === 0) return;
  // All that were ever shown: a tab that a person hid is not shown again, though nothing leads there for a while.
  const rows = [...known, ...done].map((rowId) => ({
    rowId,
    file: rowId.split('/')[0] as FileRole,
    cells: new Map([['shown', 'once']]),
  }));
  await ports.ledger.rememberRows(name, rows);
}

const tabIdOf = ({ table, file }: Tab): string => `${file}/${table}`;

/** What does not stand as it should. */
function arrangements(marac: MaracFacts, { tables }: Snapshot, today: Day): readonly Arrange[] {
  const orders: readonly (readonly [TableName, (row: RawRow) => readonly (number | string)[]])[] = [
    ['list', listOrder(marac, today)],
    ['outbox', (row) => [WAITING.has(cellText(row.cells.get('state') ?? BLANK)) ? 0 : 1]],
    ['checks', () => [0]],
  ];
  return orders.flatMap(([table, keyOf]) => {
    const raw = tables.get(table);
    if (raw?.state !== 'known') return [];
    const files = [...new Set(raw.rows.map(({ file }) => file))];
    return files.flatMap((file: FileRole): readonly Arrange[] => {
      const standing = raw.rows.filter((row) => row.file === file && row.id !== undefined && row.cells.size > 0);
      const sorted = standing
        .map((row) => ({ row, key: keyOf(row) }))
        .toSorted((a, b) => compareKeys(a.key, b.key))
        .map(({ row }) => row);
      // Below a heading in the first row; where people put a title above it, the workbook itself sees that nothing is to be done.
      return isInOrder(standing, sorted) ? [] : [{ table, file, rowIds: sorted.map(({ id }) => id ?? '') }];
    });
  });
}

/** Messages that a person has to say something of. */
const WAITING: ReadonlySet<string> = new Set(['draft', 'offered', 'held', 'uncertain', 'frozen']);

/** The coming meetings, the next one first, each in its running order; then those that are over, the newest first. */
function listOrder(marac: MaracFacts, today: Day): (row: RawRow) => readonly (number | string)[] {
  const days = new Map(marac.meetings.map(({ id, on }) => [id, on]));
  const meetings = new Map(marac.listings.map(({ id, meeting }) => [id, meeting]));
  return ({ id = '', cells }) => {
    const meeting = meetings.get(id) ?? '';
    const day = days.get(meeting);
    const order = cells.get('order');
    const place = order?.kind === 'number' ? order.number : LAST;
    if (day === undefined) return [2, '', '', place];
    return day >= today ? [0, day, meeting, place] : [1, backwards(day), meeting, place];
  };
}

const LAST = 1_000_000;

function backwards(day: Day): number {
  return -Number(day.replaceAll('-', ''));
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function isInOrder(standing: readonly RawRow[], sorted: readonly RawRow[]): boolean {
  const places = standing.map(({ place }) => Number(/\d+$/.exec(place)?.[0] ?? 0));
  const isClosed = places.every((place, at) => place === (at === 0 ? 2 : (places[at - 1] ?? 0) + 1));
  return isClosed && standing.every((row, at) => row === sorted[at]);
}
