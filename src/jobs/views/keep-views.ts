// Updates the views (computed columns, Today, Outbox and Checks): computes each as a whole from facts and ledger, and writes only the difference.
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Change } from '../../workbook/workbook-port.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { findAddressees, type Addressees } from '../engine/addressees.ts';
import { rememberStandingLines } from '../memory/standing-lines.ts';
import { rememberAskedAnew } from '../memory/remember-open-questions.ts';
import type { Ports } from '../engine/ports.ts';
import { recordRows } from '../guards/guard-record.ts';
import { rememberViews } from '../guards/guard-version.ts';
import { JOBS } from '../engine/job-list.ts';
import { rememberLatePapers } from '../memory/remember-late-papers.ts';
import { findMailStops } from '../memory/read-mail-stops.ts';
import { readReported } from '../answers/read-bounces.ts';
import { readHistories } from '../memory/read-histories.ts';
import { withUncounted, type Beside } from '../reading/uncounted-answers.ts';
import { readSendKept } from '../memory/remember-unsendable.ts';
import { makePlan } from '../engine/make-plan.ts';
import { rememberParts } from '../reading/read-answers.ts';
import { computedColumnChanges } from './computed/computed-columns.ts';
import {
  checksRows,
  outboxRows,
  standingRows,
  standsOnOutbox,
  todayRows,
  viewChanges,
  withUnreadAnswers,
  type ViewRow,
} from './view-rows.ts';
import { gatherItems, placeItems } from './today/gather-today.ts';
import { emptyDayRows } from './today/empty-day.ts';
import { namesOfUnread } from './names-of-unread.ts';
import type { TodayItem } from '../../domain/today/today-item.ts';
import type { Planned } from '../engine/planned.ts';
import type { MaracReading, Reading } from '../reading/reading.ts';

export interface Kept {
  readonly keptBack: number;
  readonly changes: number;
  /** The lines of Today. */
  readonly today: readonly TodayItem[];
}

/**
 * The views for the ledger as it is now. `planned` is the plan of all jobs, whichever of them ran, so that lines of Today do not come and go. Without
 * `problems` only Today and Outbox are updated; Checks and the computed columns stay as they are.
 */
export async function keepViews(
  ports: Ports,
  read: Reading,
  now: LocalTime,
  problems?: readonly Problem[],
  planned: Planned = makePlan(ports, read.facts, JOBS, now),
): Promise<Kept> {
  ports.lastPlan = { on: dayOf(now), planned };
  if (problems !== undefined) {
    await rememberLatePapers(ports.ledger, read.facts, planned, now);
    await rememberAskedAnew(ports.ledger, read.facts, now);
  }
  const messages = await ports.ledger.messages();
  const reading = await withLedgerNow(ports, read, messages, now);
  const accepted = await ports.ledger.accepted();
  const items = gatherItems(reading.facts, planned, messages, now, await findMailStops(ports.ledger));
  await rememberParts(ports.ledger, reading.facts, items);
  const today = placeItems(reading.facts, planned, items, now);
  const addressees = await findAddressees(
    ports.ledger,
    reading.facts,
    messages.filter((message) => standsOnOutbox(message, now)),
  );
  let [keptBack, count] = [0, 0];
  for (const marac of reading.maracs) {
    const facts = reading.facts.maracs.find((other) => other.name === marac.ports.name);
    if (facts === undefined) continue;
    const mine = problems?.filter((problem) => belongs(problem, marac));
    const standing = new Set((marac.tables.get('today')?.rows ?? []).flatMap(({ id }) => id ?? []));
    const mineToday = today.filter((item) => item.marac === facts.name);
    await rememberStandingLines(ports.ledger, facts, mineToday, standing);
    const lines = todayRows(reading.facts, facts, mineToday, marac.tables);
    const nothing = emptyDayRows(reading.facts, facts, lines, marac.tables.get('today'), now);
    const views = new Map<TableName, readonly ViewRow[]>([
      ['today', [...lines, ...nothing]],
      [
        'outbox',
        outboxView(marac, addressees, { facts: reading.facts, marac: facts, access: planned.access, messages, now }),
      ],
      ['checks', checksView(marac, { facts: reading.facts, marac: facts, problems: mine, accepted, now })],
    ]);
    const record = await recordRows(ports, marac);
    const changes: readonly Change[] = [
      ...(problems === undefined ? [] : computedColumnChanges(reading.facts, planned.access, facts, marac)),
      ...[...views].flatMap(([name, rows]) => viewChanges(marac, name, rows)),
      ...viewChanges(marac, 'record', record),
    ];
    if (changes.length > 0) ports.faults.reach('before-views');
    const answers = changes.length === 0 ? [] : await marac.ports.workbook.write(changes, marac.snapshot.revision);
    // A new order of rows does not count as a change of a row.
    const rows = [...changes.entries()].flatMap(([index, { do: what, table }]) =>
      what === 'order' ? [] : [{ table, outcome: answers[index]?.outcome }],
    );
    keptBack += rows.filter(({ outcome }) => outcome === 'keptBack').length;
    count += rows.length;
    // A tab that cannot be read was not written either: it is as an earlier run left it. Of cells beside people's rows the views say nothing.
    const areDone = rows.every(({ table, outcome }) => outcome === 'done' || !views.has(table));
    const isWritten = [...views.keys()].every((name) => marac.tables.get(name)?.state === 'known');
    if (isWritten && areDone) await rememberViews(ports, marac, views);
  }
  return { keptBack, changes: count, today };
}

/** The same reading with what the ledger knows by now. */
async function withLedgerNow(
  { ledger }: Ports,
  read: Reading,
  messages: readonly OutboxMessage[],
  now: LocalTime,
): Promise<Reading> {
  const { recorded } = await ledger.recorded();
  const onOutbox = messages.filter((message) => standsOnOutbox(message, now));
  const kept = {
    sendKept: await readSendKept(ledger),
    reported: await readReported(ledger),
    histories: await readHistories(ledger, onOutbox),
  };
  return { ...read, facts: { ...read.facts, recorded, ...kept } };
}

/** The rows of Outbox; if something typed beside one does not count, the row says why. */
function outboxView(of: MaracReading, addressees: Addressees, beside: Beside): readonly ViewRow[] {
  const { facts, access, marac, messages, now } = beside;
  const rows = outboxRows(facts, access, marac, addressees, messages, now);
  return withUncounted(withUnreadAnswers(rows, unreadOn(of, 'outbox')), of.tables.get('outbox')?.rows ?? [], beside);
}

interface Checked {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  /** Undefined: Checks stays as it is. */
  readonly problems: readonly Problem[] | undefined;
  readonly accepted: ReadonlyMap<string, unknown>;
  readonly now: LocalTime;
}

function checksView(of: MaracReading, { facts, marac, problems, accepted, now }: Checked): readonly ViewRow[] {
  if (problems === undefined) return standingRows(of, 'checks');
  return checksRows(facts, marac, problems, new Set(accepted.keys()), dayOf(now), namesOfUnread(facts, of), of.tables);
}

function unreadOn(marac: MaracReading, name: TableName): ReadonlySet<string> {
  return new Set(marac.parsed.get(name)?.setAside.flatMap(({ raw }) => raw.id ?? []));
}

/** Called after messages have left or ended, so that Today and Outbox are right. A workbook that cannot be used is left alone. */
export async function refreshViews(ports: Ports, read: Reading, now: LocalTime, isPlannedAnew: boolean): Promise<void> {
  const stopped = new Set(
    read.facts.maracs.filter((marac) => marac.problems.some(({ size }) => size === 'run')).map((marac) => marac.name),
  );
  const maracs = read.maracs.filter((marac) => !stopped.has(marac.ports.name));
  const last = ports.lastPlan;
  // Only a new plan knows why the sending cancelled a message.
  const planned = last?.on === dayOf(now) && !isPlannedAnew ? last.planned : undefined;
  if (maracs.length > 0) await keepViews(ports, { ...read, maracs }, now, undefined, planned);
}

/** A problem about a row or tab is shown in its workbook; a problem about no table in the first workbook. */
function belongs(problem: Problem, marac: MaracReading): boolean {
  return (
    problem.table === undefined ||
    marac.problems.includes(problem) ||
    problem.rowId === undefined ||
    [...marac.tables.values()].some((table) => table.rows.some((row) => row.id === problem.rowId))
  );
}
