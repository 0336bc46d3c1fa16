// The views: the runner's own columns, Today, Outbox and Checks, computed whole from facts and ledger; only the difference is written.
import { many } from '../domain/ground-words.ts';
import { dayOf, type Day, type LocalTime } from '../domain/day.ts';
import type { Problem } from '../domain/problem.ts';
import { caseItems } from '../domain/today/cases.ts';
import { conflictItems } from '../domain/today/conflicts.ts';
import { coordinatorItems } from '../domain/today/coordinators.ts';
import { answerTo, describeAnswerFault, findAnswerFault, typedAnswer } from '../domain/today/answered.ts';
import { isMarkedDone } from '../domain/today/done.ts';
import { describeItem, sortToday, type TodayItem } from '../domain/today/item.ts';
import { leftOpenItems } from '../domain/today/left-open.ts';
import { mailStopItems, type MailStop } from '../domain/today/mail-stopped.ts';
import { meetingItems } from '../domain/today/meetings.ts';
import { messageItems } from '../domain/today/messages.ts';
import { nameRows } from '../domain/today/names.ts';
import { nobodyItems } from '../domain/today/nobody.ts';
import { queryItems } from '../domain/today/queries.ts';
import { referralItems } from '../domain/today/referrals.ts';
import type { OutboxMessage } from '../domain/outbox/message.ts';
import type { Facts, MaracFacts } from '../domain/facts.ts';
import { namesRestricted } from '../domain/restricted.ts';
import type { Change } from '../workbook/port.ts';
import type { TableName } from '../workbook/tables/table.ts';
import type { Desk } from './desk.ts';
import { INBOX } from './inbox-left.ts';
import { rememberViews } from './guard-version.ts';
import { JOBS } from './index.ts';
import { findMailStop } from './mail-stop.ts';
import { makePlan, type Planned } from './make-plan.ts';
import { ownColumnChanges } from './own-columns.ts';
import type { MaracReading, Reading } from './read-facts.ts';
import {
  checksRows,
  outboxRows,
  standingRows,
  todayRows,
  viewChanges,
  withUnreadAnswers,
  type ViewRow,
} from './view-rows.ts';

/** Everything that needs a person, over all MARACs, what hurts most first. */
export function gatherToday(
  facts: Facts,
  planned: Planned,
  messages: readonly OutboxMessage[],
  now: LocalTime,
  stop?: MailStop,
): readonly TodayItem[] {
  const waiting = messages.flatMap((one) => {
    const message = facts.recorded.messages.get(one.key);
    return message === undefined
      ? []
      : [
          {
            message: { ...message, state: one.state, held: one.held, version: one.version },
            released: one.released?.version === one.version,
          },
        ];
  });
  const items: TodayItem[] = [
    ...mailStopItems(facts, stop),
    ...messageItems(facts, waiting, planned.stopped),
    ...domainItems(facts, planned),
  ];
  for (const marac of facts.maracs) {
    const maracAccess = planned.access.maracs.find((one) => one.name === marac.name);
    if (maracAccess === undefined) continue;
    items.push(
      ...referralItems(facts, marac, now),
      ...queryItems(facts, marac, now),
      ...meetingItems(marac, planned.access, maracAccess, now),
      ...caseItems(facts, marac, now),
      ...conflictItems(facts, marac, planned.access, maracAccess),
      ...coordinatorItems(marac, planned.access, maracAccess),
      ...nobodyItems(marac, planned.access, maracAccess, now),
      ...leftOpenItems(facts, marac, now),
      ...problemItems(facts, marac),
    );
  }
  const named = items.map((one) => withNames(facts, inItsPlace(facts, withAnswerFault(facts, one))));
  return sortToday(named.filter((one) => !isOver(facts, one, dayOf(now))));
}

function withNames(facts: Facts, item: TodayItem): TodayItem {
  return { ...item, shown: nameRows(facts, describeItem(item)) };
}

/** A person put an end to the line: a question by an answer, anything else by *Done*. */
function isOver(facts: Facts, item: TodayItem, today: Day): boolean {
  const marac = facts.maracs.find((one) => one.name === item.marac);
  if (marac === undefined) return false;
  if (item.question !== undefined) return answerTo(marac, item.id, item.question) !== undefined;
  return marac.done !== undefined && isMarkedDone({ pool: marac.pool, done: marac.done }, item, today);
}

/** An answer that was typed and does not count is told on its line. */
function withAnswerFault(facts: Facts, item: TodayItem): TodayItem {
  const marac = facts.maracs.find((one) => one.name === item.marac);
  const typed = marac === undefined ? undefined : typedAnswer(marac, item.id);
  if (item.question === undefined || typed === undefined) return item;
  const fault = findAnswerFault(item.question, typed.answer, typed.why);
  return fault === undefined ? item : { ...item, what: `${describeAnswerFault(fault, typed.answer)} ${item.what}` };
}

/** Contacts to whom nothing can go: one line, however many messages that stops. */
function domainItems(facts: Facts, { troubles }: Planned): readonly TodayItem[] {
  return troubles
    .filter((one) => one.size !== 'note')
    .map((one) => ({
      id: one.id,
      kind: 'stopped',
      marac: facts.maracs[0]?.name ?? '',
      what: `${one.place}: ${one.sentence}`,
      about: '',
      tab: 'Checks',
      restricted: false,
    }));
}

/** Whatever names a restricted case or a row about one stands in its workbook only, whichever rule made the item. */
function inItsPlace(facts: Facts, item: TodayItem): TodayItem {
  const named = !item.restricted && namesRestricted(facts, [item.id, item.about, item.what]);
  return named ? { ...item, restricted: true } : item;
}

/** How many rows cannot be read: those of the restricted workbook are counted there only. */
function problemItems(facts: Facts, marac: MaracFacts): readonly TodayItem[] {
  const problems = marac.problems.filter((one) => one.size !== 'note');
  const rows = problems.filter((one) => !one.code.startsWith(INBOX));
  const apart = (one: Problem): boolean => namesRestricted(facts, [one.rowId ?? '', one.id, one.place, one.sentence]);
  return [
    ...problems.filter((one) => one.code.startsWith(INBOX)).map((one) => inboxItem(marac.name, one)),
    ...problemItem(
      marac.name,
      rows.filter((one) => !apart(one)),
      false,
    ),
    ...problemItem(marac.name, rows.filter(apart), true),
  ];
}

function inboxItem(marac: string, { id, sentence, place }: Problem): TodayItem {
  return { id: `problem/${id}`, kind: 'problem', marac, what: sentence, about: '', tab: place, restricted: false };
}

function problemItem(marac: string, rows: readonly Problem[], restricted: boolean): readonly TodayItem[] {
  if (rows.length === 0) return [];
  const stops = rows.filter((one) => one.size !== 'row').length;
  return [
    {
      id: `problem/${marac}${restricted ? '/restricted' : ''}`,
      kind: stops > 0 ? 'alarm' : 'problem',
      marac,
      what: `${many(rows.length, 'row or tab cannot be read as it stands', 'rows or tabs cannot be read as they stand')}${stops > 0 ? `; ${stops} of them ${stops === 1 ? 'stops' : 'stop'} a whole tab` : ''}. Checks names each with its way out.`,
      about: '',
      tab: 'Checks',
      restricted,
    },
  ];
}

export interface Kept {
  readonly keptBack: number;
  readonly changes: number;
}

/** Sending follows a run of the same day: what the jobs wanted then is what Today tells until they run again. */
const lastPlans = new WeakMap<Desk, { readonly on: Day; readonly planned: Planned }>();

/**
 * The views as the ledger stands now. `planned` is of all jobs, whichever of them ran: a line of Today does not come and go with them. Without
 * `problems` only Today and Outbox are looked at: Checks and the runner's columns stay as they stand.
 */
export async function keepViews(
  desk: Desk,
  read: Reading,
  now: LocalTime,
  problems?: readonly Problem[],
  planned: Planned = makePlan(desk, read.facts, JOBS, now),
): Promise<Kept> {
  lastPlans.set(desk, { on: dayOf(now), planned });
  const { recorded } = await desk.ledger.recorded();
  const reading = { ...read, facts: { ...read.facts, recorded } };
  const messages = await desk.ledger.messages();
  const accepted = await desk.ledger.accepted();
  const today = gatherToday(reading.facts, planned, messages, now, await findMailStop(desk.ledger, messages));
  let [keptBack, count] = [0, 0];
  for (const marac of reading.maracs) {
    const facts = reading.facts.maracs.find((one) => one.name === marac.desk.name);
    if (facts === undefined) continue;
    const mine = problems?.filter((one) => belongs(one, marac));
    const views = new Map<TableName, readonly ViewRow[]>([
      [
        'today',
        todayRows(
          facts,
          today.filter((one) => one.marac === facts.name),
        ),
      ],
      [
        'outbox',
        withUnreadAnswers(outboxRows(reading.facts, planned.access, facts, messages, now), unreadOn(marac, 'outbox')),
      ],
      [
        'checks',
        mine === undefined
          ? standingRows(marac, 'checks')
          : checksRows(reading.facts, facts, mine, new Set(accepted.keys()), dayOf(now)),
      ],
    ]);
    const changes: readonly Change[] = [
      ...(problems === undefined ? [] : ownColumnChanges(reading.facts, planned.access, facts, marac)),
      ...[...views].flatMap(([name, rows]) => viewChanges(marac, name, rows)),
    ];
    if (changes.length > 0) desk.faults.reach('before-views');
    const answers = changes.length === 0 ? [] : await marac.desk.workbook.write(changes, marac.snapshot.revision);
    // An order is no change of a row.
    const rows = answers.filter((_, index) => changes[index]?.do !== 'order');
    keptBack += rows.filter((one) => one.outcome === 'keptBack').length;
    count += rows.length;
    if (answers.every((one) => one.outcome === 'done')) await rememberViews(desk, marac, views);
  }
  return { keptBack, changes: count };
}

function unreadOn(marac: MaracReading, name: TableName): ReadonlySet<string> {
  return new Set(marac.parsed.get(name)?.setAside.flatMap(({ raw }) => raw.id ?? []));
}

/** After messages have left or ended, so that Today and Outbox do not promise what has happened. A workbook that counts for nothing is left alone. */
export async function refreshViews(desk: Desk, read: Reading, now: LocalTime): Promise<void> {
  const stopped = new Set(
    read.facts.maracs.filter((one) => one.problems.some(({ size }) => size === 'run')).map((one) => one.name),
  );
  const maracs = read.maracs.filter((one) => !stopped.has(one.desk.name));
  const last = lastPlans.get(desk);
  const planned = last?.on === dayOf(now) ? last.planned : undefined;
  if (maracs.length > 0) await keepViews(desk, { ...read, maracs }, now, undefined, planned);
}

/** A problem about a row or tab stands in the workbook that has it; one about no table in the first. */
function belongs(problem: Problem, marac: MaracReading): boolean {
  return (
    problem.table === undefined ||
    marac.problems.includes(problem) ||
    problem.rowId === undefined ||
    [...marac.tables.values()].some((table) => table.rows.some((row) => row.id === problem.rowId))
  );
}
