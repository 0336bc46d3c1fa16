// Whether this ledger may send at all. If an older copy was put back, sending is blocked until a person has compared it with what really went. Until
// then, and in the first plans after that, only what is certainly new is sent: anything else may have gone already.
import type { Key } from '../../domain/plan/effects.ts';
import type { Head, LeftMark } from '../ledger-history.ts';
import type { PlanCommit, PlannedMessage } from '../plan-commit.ts';
import type { Ledger } from '../ledger-port.ts';
import { appendEvent, eventAt, headOf, holdsHead, lastLink } from './event-chain.ts';
import { listMessages, record } from './outbox/outbox-rows.ts';
import { readGeneration } from './memory/recorded-past.ts';
import { openSignedTable } from './signed-table.ts';
import type { Store } from './sqlite-store.ts';

interface Standing {
  readonly blocked?: 'restored';
  /** When a person unblocked it. */
  readonly unblockedMs?: number;
  /** Number of the event with which the newest restore began: rows that got their ids after it are new. Absent before version 2. */
  readonly since?: number;
  /** Until this time (ms of the ledger's clock) nobody may record a message from before the restore as not sent. */
  readonly quarantineUntilMs?: number;
  /** Job -> ms of its first whole plan since: what it first wants a day after that is new. */
  readonly planned?: Readonly<Record<string, number>>;
  /** Keys of what these plans wanted and kept back: being let go later does not make it new. */
  readonly keptBack?: readonly string[];
  /** Heads that other copies had when a person unblocked the ledger: known, and not in this chain. */
  readonly known?: readonly string[];
}

const DAY_MS = 86_400_000;
/** Events with which a message begins to leave or has left. */
const LEAVING = ['message/started', 'message/sent', 'message/handedOver', 'message/doubtful'];

type StandingOperations = Pick<
  Ledger,
  'blocked' | 'callRestored' | 'unblock' | 'anchor' | 'whileStill' | 'leftMark' | 'judgeHead' | 'size'
>;

export function standingOperations(store: Store): StandingOperations {
  return {
    blocked: async () => readStanding(store).blocked,
    callRestored: async () => markRestored(store),
    unblock: async (stated, known = []) =>
      store.write('unblock', () => {
        const { by, in: how } = stated;
        appendEvent(store, 'unblocked', 'ledger', { by, in: how, ...(known.length === 0 ? {} : { known }) });
        const { blocked: _, known: before = [], ...rest } = readStanding(store);
        keepStanding(store, {
          since: lastLink(store).seq,
          ...rest,
          unblockedMs: store.clock.ms(),
          planned: {},
          known: [...new Set([...before, ...known])],
        });
      }),
    anchor: async () => store.look(() => headOf(store, readGeneration(store))),
    whileStill: (work) => store.write('still', work),
    leftMark: async () => store.look(() => leftMark(store)),
    judgeHead: async (head) =>
      store.look(() => {
        if (holdsHead(store, head)) return 'held';
        if (isKnown(store, head)) return 'known';
        return head.count > lastLink(store).seq ? 'ahead' : 'other';
      }),
    size: async () =>
      store.look(() => {
        const { seq } = lastLink(store);
        const at = eventAt(store, seq)?.at;
        return { events: seq, runs: readGeneration(store), ...(at === undefined ? {} : { at }) };
      }),
  };
}

export function readStanding(store: Store): Standing {
  return openSignedTable<Standing>(store, 'meta', false).find('standing') ?? {};
}

function keepStanding(store: Store, standing: Standing): void {
  openSignedTable<Standing>(store, 'meta', false).put('standing', standing);
}

/** The chain head when the newest message left; before the first message, the head at the end of the first run. */
function leftMark(store: Store): LeftMark | undefined {
  const last = Math.max(
    0,
    ...LEAVING.map((kind) =>
      Number(store.get('select max(seq) as seq from events where kind = ?', kind)?.['seq'] ?? 0),
    ),
  );
  const seq =
    last > 0 ? last : Number(store.get("select min(seq) as seq from events where kind = 'run'")?.['seq'] ?? 0);
  const event = seq === 0 ? undefined : eventAt(store, seq);
  return event === undefined ? undefined : { count: seq, hash: event.hash, at: event.at };
}

/** Whether an anchored head is not part of this ledger's chain, and no person knew of it when they unblocked the ledger. */
export function isBehind(store: Store, anchors: readonly Head[]): boolean {
  return anchors.some(
    (head) => !isKnown(store, head) && (!holdsHead(store, head) || readGeneration(store) < head.generation),
  );
}

const isKnown = (store: Store, { hash }: Pick<Head, 'hash'>): boolean =>
  readStanding(store).known?.includes(hash) === true;

/** Records everything unfinished as uncertain and blocks sending; once. */
export function markRestored(store: Store): void {
  store.write('restored', () => {
    const before = readStanding(store);
    if (before.blocked !== undefined) return;
    const { leaseMs, hardMs, marginMs } = store.timing;
    const quarantineUntilMs = Math.trunc(store.clock.ms()) + leaseMs + hardMs + marginMs;
    for (const message of listMessages(store, ['draft', 'offered', 'approved', 'sending', 'dataStarted', 'handing']))
      record(store, message.key, { kind: 'restored', quarantineUntilMs });
    appendEvent(store, 'restored', 'ledger', {});
    const { known } = before;
    keepStanding(store, {
      blocked: 'restored',
      since: lastLink(store).seq,
      quarantineUntilMs,
      ...(known === undefined ? {} : { known }),
    });
  });
}

type Doubted = Pick<PlannedMessage, 'key' | 'job' | 'template' | 'to' | 'covers' | 'papers' | 'discloses'>;

/**
 * The time until which nobody may record it as not sent, for a message that the plan wants, this ledger does not know, and that may have gone before
 * the restore. Undefined if it is certainly new: nothing was restored, its key names a row that got its id since, a person asked for it or said what
 * became of it since, or its job has planned for a day, from workbooks that could be read whole, without wanting it or keeping it back.
 */
export function doubtfulUntil(store: Store, message: Doubted): number | undefined {
  const { key, job } = message;
  const { blocked, unblockedMs, since, planned = {}, quarantineUntilMs = 0, keptBack = [] } = readStanding(store);
  if (blocked === undefined && unblockedMs === undefined) return undefined;
  const nowMs = store.clock.ms();
  // Unblocked by an earlier version, which compared only times.
  if (since === undefined) return nowMs - (unblockedMs ?? 0) < DAY_MS ? quarantineUntilMs : undefined;
  const first = planned[job];
  const isOver = first !== undefined && nowMs - first >= DAY_MS;
  if (isOver && !wasKeptBack(store, new Set(keptBack), message)) return undefined;
  if (wasDecided(store, key, since)) return undefined;
  return namesNewRow(store, key, since) || (job === 'corrections' && isAskedSince(store, since))
    ? undefined
    : quarantineUntilMs;
}

/** Whether it, something it covers, or such a paper about the same case for the same reader was kept back. */
function wasKeptBack(store: Store, kept: ReadonlySet<string>, message: Doubted): boolean {
  const { key, template, to, covers, papers, discloses } = message;
  if ([key, ...covers, ...papers].some((part) => kept.has(part))) return true;
  const signedTable = openSignedTable<{ readonly template: string }>(store, 'papers', false);
  const titles = [template, ...papers.flatMap((paper) => signedTable.find(paper)?.template ?? [])];
  const places = key.split('/');
  const about = [...discloses.map((disclosed) => disclosed.case), ...places];
  return titles.some((title) =>
    places.some((place) =>
      about.some((one) => [to, '*'].some((whom) => kept.has([title, place, one, whom].join(' ')))),
    ),
  );
}

/** A person has answered since: their answer counts. */
function wasDecided(store: Store, key: Key, since: number): boolean {
  return (
    store.get("select 1 from events where subject = ? and kind = 'message/decided' and seq > ?", key, since) !==
    undefined
  );
}

const ROW_IDS = /\b[A-Z]{1,2}-[0-9A-Z]{6}\b/g;

function namesNewRow(store: Store, key: Key, since: number): boolean {
  return (key.match(ROW_IDS) ?? []).some((id) => {
    const row = store.get("select min(seq) as seq from events where subject = ? and kind = 'kept/adopted'", id);
    return Number(row?.['seq'] ?? 0) > since;
  });
}

/** A correction is planned by the command that asks for it. Only one that was asked for before, and of which nothing was planned, is doubtful. */
function isAskedSince(store: Store, since: number): boolean {
  const asked = store.get(
    `select max(seq) as seq from events where kind = 'kept/answers' and seq <= ?
     and (subject like 'withdraw/%' or subject like 'reissue/%')`,
    since,
  );
  const seq = Number(asked?.['seq'] ?? 0);
  const runs = store.get("select count(*) as runs from events where kind = 'run' and seq > ? and seq <= ?", seq, since);
  return seq === 0 || Number(runs?.['runs'] ?? 0) >= 2;
}

/**
 * Records that these jobs have planned since the restore, and what they kept back on their first day. If workbooks could not be read whole, that day
 * starts again.
 */
export function rememberPlanned(
  store: Store,
  { jobs, isWhole, keptBack }: Pick<PlanCommit, 'jobs' | 'isWhole' | 'keptBack'>,
): void {
  const standing = readStanding(store);
  if (standing.since === undefined || standing.unblockedMs === undefined) return;
  const before = standing.planned ?? {};
  const nowMs = Math.trunc(store.clock.ms());
  const open = Object.entries(before).filter(([, ms]) => nowMs - ms < DAY_MS);
  const news = jobs.filter((job) => before[job] === undefined);
  const isFirstDay = jobs.some((job) => before[job] === undefined || nowMs - before[job] < DAY_MS);
  const known = new Set(standing.keptBack);
  const more = isFirstDay ? keptBack.filter((one) => !known.has(one)) : [];
  if (more.length === 0 && (isWhole ? news.length === 0 : open.length === 0)) return;
  const planned = isWhole
    ? { ...before, ...Object.fromEntries(news.map((job) => [job, nowMs])) }
    : Object.fromEntries(Object.entries(before).filter(([, ms]) => nowMs - ms >= DAY_MS));
  keepStanding(store, { ...standing, planned, keptBack: [...known, ...new Set(more)] });
}
