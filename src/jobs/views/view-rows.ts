// Rows of the views as they should stand, and the difference to how they stand: people's answers in them are never touched.
import type { Access } from '../../domain/access/access.ts';
import { BLANK, cellText, sameCell, type Cell } from '../../domain/cells/cell.ts';
import { addMinutes, type Day, type LocalTime } from '../../domain/time/day.ts';
import { nameRows, type UnreadNames } from '../../domain/names/names-in-text.ts';
import { describeMessage } from '../../domain/today/withheld/describe-withheld.ts';
import { isRestricted, type Facts, type MaracFacts } from '../../domain/plan/facts.ts';
import { curlyQuotes } from '../../domain/text/curly-quotes.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { openEnd } from '../../domain/outbox/open-end.ts';
import { describeHistory } from '../../domain/outbox/describe-history.ts';
import { namesRestricted } from '../../domain/access/restricted.ts';
import { rowsOf } from '../../domain/today/alike-lines.ts';
import { GROUP_TITLES } from '../../domain/today/today-kinds.ts';
import { describeMatter, describeOtherwise, groupOf, type TodayItem } from '../../domain/today/today-item.ts';
import { waitedFor } from '../../domain/meeting/awaited-rows.ts';
import { describeReasons } from '../../domain/text/describe-reason.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { Change, FileRole, RawRow, RawTable } from '../../workbook/workbook-port.ts';
import { TABLE, tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';
import { describeAddressee, type Addressees } from '../engine/addressees.ts';
import { stateOf, describeGoing, describeOldRelease, describeOpenly } from './describe-state.ts';
import { END_ANSWERS } from '../../domain/outbox/end-answer.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';
import { describePapersOf, describeWhere } from './today/where-lines-stand.ts';
import { outboxRowId } from './outbox-row-id.ts';
import type { MaracReading } from '../reading/reading.ts';
import { numberRows } from '../reading/row-numbers.ts';

export interface ViewRow {
  readonly id: string;
  readonly file: FileRole;
  readonly values: Readonly<Record<string, Written>>;
}

export function todayRows(
  facts: Pick<Facts, 'maracs' | 'recorded'>,
  marac: MaracFacts,
  items: readonly TodayItem[],
  tables: ReadonlyMap<TableName, RawTable>,
): readonly ViewRow[] {
  return items.map((item) => ({
    id: rowIdOf(marac.pool, item),
    file: item.restricted ? 'restricted' : 'main',
    values: {
      marac: marac.title,
      todo: GROUP_TITLES[groupOf(item)],
      kind: item.kind,
      what: numberRows([tables], describeMatter(item)),
      otherwise: describeOtherwise(item),
      about: item.aboutShown ?? rowsOf(item).join('; '),
      link: describeWhere(marac, tables, item),
      papers: describePapersOf(facts, item),
      since: item.since,
      due: item.due,
    },
  }));
}

/** What is not long over: what waits, what was settled in the last fortnight, and what somebody has to say something of. */
export function standsOnOutbox(one: OutboxMessage, now: LocalTime): boolean {
  return one.settledAt === undefined || one.settledAt >= addMinutes(now, -14 * 1440) || openEnd(one) !== undefined;
}

export function outboxRows(
  facts: Facts,
  access: Access,
  marac: MaracFacts,
  addressees: Addressees,
  messages: readonly OutboxMessage[],
  now: LocalTime,
  call: typeof nameRows = nameRows,
): readonly ViewRow[] {
  const first = facts.maracs[0]?.name === marac.name;
  const mine = messages.filter(
    (message) => (message.marac === marac.name || (message.marac === '*' && first)) && standsOnOutbox(message, now),
  );
  return mine.map((one) => {
    const file = isRestrictedMessage(facts, one) ? ('restricted' as const) : ('main' as const);
    const told = (text: string): string => curlyQuotes(call(facts, file, text));
    return {
      id: outboxRowId(marac, one.key),
      file,
      values: {
        key: one.key,
        version: one.version,
        attempt: one.epoch === 0 ? undefined : one.epoch,
        state: stateOf(one),
        to: describeAddressee(facts, one.to, addressees.get(one.key)),
        what: told(`${describeMessage(marac, one)} (${marac.pool.take('D', `message/${one.key}`)})`),
        // In the order of the refs: the running order would say where a restricted case stands.
        about: told([...new Set(one.discloses.map((each) => each.case))].toSorted().join('; ')),
        because: told(describeReasons(one.because)),
        goes: told(
          [
            file === 'main' ? describeOpenly(marac, access, one, now) : describeGoing(marac, access, one, now),
            describeOldRelease(one, facts.histories?.get(one.key) ?? { attempts: [] }),
          ]
            .filter((part) => part !== '')
            .join('. '),
        ),
        happened: describeHistory(one, facts.histories?.get(one.key) ?? { attempts: [] }),
        plannedAt: one.plannedAt,
        settledAt: one.settledAt,
      },
    };
  });
}

/** What was typed beside a message and cannot be read may be a Hold: it is held, by nobody's word. */
export function withUnreadAnswers(rows: readonly ViewRow[], unread: ReadonlySet<string>): readonly ViewRow[] {
  const goes = 'Held: what was typed in this row cannot be read. Choose an Answer from its list';
  return rows.map((row) =>
    unread.has(row.id) && row.values['state'] === 'held' ? { ...row, values: { ...row.values, goes } } : row,
  );
}

/** About a restricted case (a receipt shows nothing of it, its key names its referral), or by the road of which the coordinator does not know. */
function isRestrictedMessage(facts: Facts, message: OutboxMessage): boolean {
  return (
    message.because.some((each) => each.rule === 'conflict.coordinator') ||
    message.discloses.some((each) => isRestricted(facts, each.case)) ||
    namesRestricted(facts, [message.key, ...message.covers, ...message.papers, JSON.stringify(message.because)])
  );
}

const STOPS: Readonly<Record<Problem['size'], string>> = {
  note: 'Nothing',
  gap: 'The cell',
  row: 'The row',
  table: 'The tab',
  run: 'Everything',
};

/** Beside the row itself: a row of Minutes or Actions that may belong to a meeting keeps what goes out after it. */
function describeStops({ size, table, column = '' }: Problem, waited: boolean): string {
  const unsure = size === 'row' || ['Case', 'Meeting'].includes(column);
  if (!waited || !unsure || (table !== 'notes' && table !== 'actions')) return STOPS[size];
  const papers = table === 'notes' ? 'the minutes' : 'minutes and action sheets';
  return `${size === 'row' ? 'The row, and ' : 'Nothing but '}${papers} of its meeting`;
}

export function checksRows(
  facts: Facts,
  marac: MaracFacts,
  problems: readonly Problem[],
  accepted: ReadonlySet<string>,
  today: Day,
  unread?: UnreadNames,
  tables?: ReadonlyMap<TableName, RawTable>,
): readonly ViewRow[] {
  const seen = new Set<string>();
  const waited = waitedFor(marac, today);
  return problems.flatMap((problem) => {
    if (accepted.has(problem.id) || seen.has(problem.id)) return [];
    seen.add(problem.id);
    const restricted =
      problem.table === 'conflicts' ||
      problem.table === 'safeContacts' ||
      namesRestricted(facts, [problem.rowId ?? '', problem.id, problem.place, problem.sentence]);
    const file = restricted ? ('restricted' as const) : ('main' as const);
    const told = (text: string): string =>
      curlyQuotes(numberRows(tables === undefined ? [] : [tables], nameRows(facts, file, text, unread)));
    return [
      {
        id: marac.pool.take('CK', `check/${problem.id}`),
        file,
        values: {
          problem: problem.id,
          place: told(problem.place),
          sentence: told(problem.sentence),
          shown: problem.shown,
          stops: describeStops(problem, waited.has(problem.rowId ?? '')),
        },
      },
    ];
  });
}

/** A view as it stands, for a look that has nothing new to say in it. */
export function standingRows(reading: MaracReading, name: TableName): readonly ViewRow[] {
  const fields = Object.keys(tableNamed(name).computed);
  return (reading.tables.get(name)?.rows ?? []).flatMap(({ id, file, cells }) =>
    id === undefined
      ? []
      : [{ id, file, values: Object.fromEntries(fields.map((field) => [field, cellText(cells.get(field) ?? BLANK)])) }],
  );
}

/** The difference between a view as it stands and as it should: rows to add, cells to change, rows that are over. */
export function viewChanges(reading: MaracReading, name: TableName, wanted: readonly ViewRow[]): readonly Change[] {
  const table = tableNamed(name);
  const raw = reading.tables.get(name);
  if (raw === undefined || raw.state !== 'known') return [];
  const there = new Map(raw.rows.flatMap((row) => (row.id === undefined ? [] : [[row.id, row] as const])));
  const changes: Change[] = [];
  const keep = new Set<string>();
  for (const row of wanted) {
    keep.add(row.id);
    const cells = new Map(
      Object.keys(table.computed).map((field) => [field, ownedCell(table, field, row.values[field])]),
    );
    const before = there.get(row.id);
    // It has changed sides: taken away there, and written where it belongs.
    const elsewhere = raw.rows.some((other) => other.id === row.id && other.file !== row.file);
    if (elsewhere) changes.push({ do: 'remove', table: name, rowId: row.id });
    if (before === undefined || elsewhere)
      changes.push({
        do: 'add',
        table: name,
        file: row.file,
        rowId: row.id,
        cells: new Map([...cells].filter(([, cell]) => cell.kind !== 'blank')),
      });
    else {
      const set = differing(before.cells, cells);
      if (name === 'outbox') for (const [field, change] of carriedOut(before, cells)) set.set(field, change);
      if (set.size > 0) changes.push({ do: 'set', table: name, rowId: row.id, cells: set });
    }
  }
  for (const id of there.keys()) if (!keep.has(id)) changes.push({ do: 'remove', table: name, rowId: id });
  return name === 'today' && reading.ports.workbook.orders === true
    ? [...changes, ...orderChanges(raw, name, wanted)]
    : changes;
}

const ABOUT_ATTEMPT = [...END_ANSWERS, 'resolveSent', 'resolveNotSent', 'takenBack'] as const;

const stateIn = (cells: ReadonlyMap<string, Cell>): string => cellText(cells.get('state') ?? BLANK);

/**
 * A Release is a word about the version beside it: with the next version it is taken off, unless somebody has typed something else meanwhile. An
 * answer of before a restore is no word about what may have gone since: only a Hold stays.
 */
function carriedOut(
  { cells }: RawRow,
  wanted: ReadonlyMap<string, Cell>,
): readonly (readonly [string, { from: Cell; to: Cell }])[] {
  const [answer = BLANK, was = BLANK, is = BLANK] = [cells.get('answer'), cells.get('version'), wanted.get('version')];
  const read = readCell(answer, TABLE.outbox.columns.answer);
  const releases = read.ok && (read.value === 'release' || read.value === 'releaseAlike');
  const isDoubtfulNow = stateIn(wanted) === 'uncertain' && stateIn(cells) !== 'uncertain';
  // What was said of an attempt is no word about the next.
  const [before, after] = [cells.get('attempt') ?? BLANK, wanted.get('attempt') ?? BLANK];
  const isOfBefore = read.ok && ABOUT_ATTEMPT.some((one) => one === read.value) && cellText(before) !== cellText(after);
  const isOld = isDoubtfulNow && cellText(answer) !== '' && !(read.ok && read.value === 'hold');
  const hasCounted =
    read.ok && (read.value === 'sendAgain' || read.value === 'newAddress') && isUnderWayAgain(cells, wanted);
  return (releases && cellText(was) !== cellText(is)) || isOld || isOfBefore || hasCounted
    ? [['answer', { from: answer, to: BLANK }]]
    : [];
}

/** What had ended waits or goes again: the word for that has counted, and is none about what comes of it. */
function isUnderWayAgain(before: ReadonlyMap<string, Cell>, after: ReadonlyMap<string, Cell>): boolean {
  return stateIn(before) !== stateIn(after) && ['draft', 'offered', 'approved', 'held'].includes(stateIn(after));
}

/** Today is read from the top: what hurts most stands there. The other views stay as people have sorted them. */
function orderChanges({ rows }: RawTable, name: TableName, wanted: readonly ViewRow[]): readonly Change[] {
  return (['main', 'restricted'] as const).flatMap((file) => {
    const rowIds = wanted.filter((row) => row.file === file).map((row) => row.id);
    const standing = rows.filter((row) => row.file === file && row.id !== undefined);
    const places = standing.map(({ place }) => Number(/\d+$/.exec(place)?.[0] ?? 0));
    const closed = places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
    return closed && rowIds.join(' ') === standing.map(({ id }) => id).join(' ')
      ? []
      : [{ do: 'order' as const, table: name, file, rowIds }];
  });
}

export function differing(
  before: ReadonlyMap<string, Cell>,
  wanted: ReadonlyMap<string, Cell>,
): Map<string, { from: Cell; to: Cell }> {
  const set = new Map<string, { from: Cell; to: Cell }>();
  for (const [field, to] of wanted) {
    const from = before.get(field) ?? BLANK;
    if (!sameCell(from, to) && cellText(from) !== cellText(to)) set.set(field, { from, to });
  }
  return set;
}
