// The send step: approves, claims, hands over and ends what is due, one message at a time. The only caller of a transport.
import type { Access } from '../domain/access/access.ts';
import type { LocalTime } from '../domain/time/day.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import type { KeptMessage } from '../domain/outbox/unsendable-message.ts';
import type { Key } from '../domain/plan/effects.ts';
import type { Problem } from '../domain/text/problem.ts';
import type { Reason } from '../domain/text/reason.ts';
import type { Result } from '../domain/text/result.ts';
import { Failure } from '../errors.ts';
import type { Approval, Decision, LedgerClock } from '../ledger/ledger-port.ts';
import { attempt, reach, type AttemptPorts } from './attempt.ts';
import { stopProblems, waitProblems } from './address-policy.ts';
import type { Transport } from './mail-port.ts';
import { recover } from './recover.ts';
import { openRestingTransports, type RestingTransports } from './resting-transports.ts';

export interface LookAtAccess {
  readonly access: Access;
  readonly readAt: LocalTime;
  /** Why a message is kept by what people typed, whatever access says: a Hold, a ready mark that was taken back. */
  readonly keeps: (message: OutboxMessage) => Reason | undefined;
}

export interface SendPorts extends Omit<AttemptPorts, 'look'> {
  readonly clock: LedgerClock;
  /** Names this runner: host, process and start. */
  readonly owner: string;
  /** The transport for a message; undefined if there is none (draft mode without a relay, for what never waits). */
  readonly transportFor: (message: OutboxMessage) => Transport | undefined;
  /**
   * Checks whether what people typed has changed, and if so reads and records it; throws if it cannot be reached. Called before every message, and
   * again before its second commit.
   */
  readonly lookAtAccess: () => Promise<LookAtAccess>;
  /** Whether its undo time, in the area's working hours, is over. */
  readonly undoOver: (message: OutboxMessage) => boolean;
  /** composeApproval, with its desk. */
  readonly compose: (message: OutboxMessage, because: Approval['because'], access: Access) => Promise<Result<Approval>>;
  /** At most so many a minute; `pause` waits between two. */
  readonly ratePerMinute?: number;
  /** Every transport, so that one with nothing to carry is also tried after trouble. */
  readonly transports?: readonly Transport[];
  /** A person asks for it now: no transport waits after trouble. */
  readonly atOnce?: boolean;
  /** Once aborted nothing more begins; the current message is finished. */
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, of: number) => void;
}

export interface SendReport {
  readonly sent: readonly Key[];
  readonly handed: readonly Key[];
  readonly refused: readonly Key[];
  readonly uncertain: readonly Key[];
  /** Not this time: to be tried again, waiting for a release, for its undo time, or for what `problems` says. */
  readonly waiting: readonly Key[];
  readonly cancelled: readonly Key[];
  /** Free to go, but could not be prepared for its contact, or had no transport. */
  readonly kept: readonly KeptMessage[];
  readonly problems: readonly Problem[];
  readonly stopped?: { readonly how: 'stop' | 'pause'; readonly failure: Failure };
}

type Lists = Record<'sent' | 'handed' | 'refused' | 'uncertain' | 'waiting' | 'cancelled', Key[]> & {
  kept: KeptMessage[];
  problems: Problem[];
  stopped?: NonNullable<SendReport['stopped']>;
};

interface Sending extends SendPorts {
  readonly look: () => Promise<LookAtAccess>;
}

/** Everything due now, by its latest time; what never waits goes first. Ends early on anything that concerns more than one message. */
export async function sendDue(given: SendPorts): Promise<SendReport> {
  const desk: Sending = { ...given, look: openLook(given) };
  const lists: Lists = {
    sent: [],
    handed: [],
    refused: [],
    uncertain: [],
    waiting: [],
    cancelled: [],
    kept: [],
    problems: [],
  };
  try {
    const roads = await openRestingTransports(desk);
    await recover(desk, lists, roads);
    if ((await desk.ledger.blocked()) !== undefined)
      throw new Failure(
        'ledger-behind',
        'The ledger was put back from an older copy; nothing is sent until a person confirms.',
      );
    await cancelLate(desk, lists);
    await approveDue(desk, lists);
    await sendApproved(desk, lists, roads);
    const { stopped, ...report } = lists;
    return stopped === undefined ? report : { ...report, stopped };
  } catch (error) {
    if (error instanceof Halt) return { ...lists, stopped: { how: error.how, failure: error.failure } };
    if (error instanceof Failure) return { ...lists, stopped: { how: 'stop', failure: error } };
    throw error;
  }
}

class Halt extends Error {
  readonly how: 'stop' | 'pause';
  readonly failure: Failure;
  constructor(how: 'stop' | 'pause', failure: Failure) {
    super(failure.message);
    this.how = how;
    this.failure = failure;
  }
}

/** A message whose time has passed ends, frozen or not; Today asks about each until a named person answers. */
async function cancelLate(desk: SendPorts, lists: Lists): Promise<void> {
  const now = desk.clock.now();
  for (const message of await desk.ledger.messages({ states: ['draft', 'offered', 'approved'] })) {
    if (message.notAfter >= now) continue;
    const because = [{ rule: 'send.tooLate', facts: { notAfter: message.notAfter } }];
    if ((await desk.ledger.endLate(message.key, because)).ok) lists.cancelled.push(message.key);
  }
}

async function approveDue(desk: Sending, lists: Lists): Promise<void> {
  const offered = inOrder(await desk.ledger.messages({ states: ['offered'] }));
  for (const [index, message] of offered.entries()) {
    if (dueBecause(desk, message) === undefined) {
      lists.waiting.push(message.key);
      continue;
    }
    if (desk.signal?.aborted === true) return;
    desk.progress?.(index, offered.length);
    const look = await desk.look();
    // The reading recorded what people typed meanwhile: the message may be held, or released in another version.
    const now = await desk.ledger.findMessage(message.key);
    const because = now?.state === 'offered' ? dueBecause(desk, now) : undefined;
    if (now === undefined || because === undefined) {
      lists.waiting.push(message.key);
      continue;
    }
    const verdict = judge(desk, now, look);
    if (verdict.go) await approveOne(desk, lists, now, because, look.access);
    else await putAside(desk, lists, now, verdict);
  }
}

/** What people typed keeps a message before who may have what is asked. */
function judge(desk: Pick<SendPorts, 'decide'>, message: OutboxMessage, { access, keeps }: LookAtAccess): Decision {
  const kept = keeps(message);
  return kept === undefined ? desk.decide(message, access) : { go: false, end: 'wait', because: [kept] };
}

async function approveOne(
  desk: SendPorts,
  lists: Lists,
  message: OutboxMessage,
  because: Approval['because'],
  access: Access,
): Promise<void> {
  const approval = await desk.compose(message, because, access);
  reach(desk, 'composed');
  if (!approval.ok) {
    lists.problems.push(...approval.problems);
    lists.kept.push({ key: message.key, code: approval.problems[0]?.code ?? '' });
    lists.waiting.push(message.key);
    return;
  }
  const answer = await desk.ledger.approve(approval.value);
  if (answer.ok) return;
  // Asked for again for one address, and another one is verified by now: it is planned again and needs a release.
  const moved = [{ rule: 'send.addressMoved', facts: { contact: message.to } }];
  if (answer.why === 'address' && (await desk.ledger.cancel(message.key, moved)).ok) lists.cancelled.push(message.key);
  else lists.waiting.push(message.key);
}

function dueBecause(desk: SendPorts, message: OutboxMessage): Approval['because'] | undefined {
  if (message.held || message.frozen !== undefined) return undefined;
  if (message.released?.version === message.version) return 'released';
  if (message.gate === 'none') return 'noGate';
  return message.gate === 'undo' && desk.undoOver(message) ? 'undoOver' : undefined;
}

async function sendApproved(desk: Sending, lists: Lists, roads: RestingTransports): Promise<void> {
  const due = inOrder(await desk.ledger.messages({ states: ['approved'] })).filter(
    (message) => !message.held && message.frozen === undefined,
  );
  let begun = 0;
  for (const [index, message] of roads.inOrder(due).entries()) {
    if (desk.signal?.aborted === true) return;
    const stoppage = roads.resting(desk.transportFor(message));
    if (stoppage !== undefined) {
      lists.waiting.push(message.key);
      if (lists.stopped === undefined) lists.problems.push(...stopProblems(stoppage, lists.problems));
      continue;
    }
    if (begun > 0 && desk.ratePerMinute !== undefined) await desk.pause?.(60_000 / desk.ratePerMinute);
    desk.progress?.(index, due.length);
    if (await sendOne(desk, lists, message, roads)) begun += 1;
  }
  await roads.tryIdle();
}

/** Returns whether the transport was used. */
async function sendOne(
  desk: Sending,
  lists: Lists,
  message: OutboxMessage,
  roads: RestingTransports,
): Promise<boolean> {
  const transport = desk.transportFor(message);
  if (transport === undefined) {
    lists.waiting.push(message.key);
    lists.kept.push({ key: message.key, code: 'no-relay' });
    return false;
  }
  if ((transport.mode === 'rehearsal') !== (desk.ledger.mode === 'rehearsal'))
    throw new Failure('bug', 'A rehearsal and live mail would have met: nothing was sent.');
  const look = await desk.look();
  const now = await desk.ledger.findMessage(message.key);
  if (now === undefined || now.held) {
    lists.waiting.push(message.key);
    return false;
  }
  const first = judge(desk, now, look);
  if (!first.go) return putAside(desk, lists, now, first);
  reach(desk, 'before-claim');
  const answer = await desk.ledger.claimSending(message.key, desk.owner, transport.mode === 'draft' ? 'hand' : 'send');
  if (!answer.claimed) {
    if (answer.why === 'clockBehind')
      throw new Failure('clock-wrong', 'The clock of this machine stands before the last event of the ledger.');
    if (answer.why !== 'state') lists.waiting.push(message.key);
    return false;
  }
  reach(desk, 'claimed');
  const { halt, met, proves } = await attempt(desk, transport, answer.claim);
  await note(desk, lists, message.key);
  if (proves) await roads.end(transport);
  if (halt === undefined) return true;
  if (met === undefined) throw new Halt(halt.how, halt.failure);
  // The run continues if there is another transport.
  await roads.meet(transport, message.key, met);
  lists.stopped ??= halt;
  return true;
}

async function putAside(
  desk: SendPorts,
  lists: Lists,
  message: OutboxMessage,
  verdict: Extract<ReturnType<SendPorts['decide']>, { go: false }>,
): Promise<boolean> {
  if (verdict.end === 'wait') {
    lists.waiting.push(message.key);
    const isOff = verdict.because.some(({ rule }) => rule.startsWith('sending.'));
    if (isOff) lists.kept.push({ key: message.key, code: 'sending-off' });
    // Somebody wants it kept: that is not a problem.
    const told = verdict.because.filter(({ rule }) => rule !== 'hold.typed');
    lists.problems.push(...waitProblems(message, told, lists.problems));
  } else if ((await desk.ledger.cancel(message.key, verdict.because)).ok) lists.cancelled.push(message.key);
  return false;
}

async function note(desk: SendPorts, lists: Lists, key: Key): Promise<void> {
  const after = await desk.ledger.findMessage(key);
  if (after === undefined) return;
  const { state } = after;
  if (state === 'sent' || state === 'handed' || state === 'refused' || state === 'uncertain' || state === 'cancelled')
    lists[state].push(key);
  else lists.waiting.push(key);
}

/** One check before every message and every second commit; recorded when it found something new, or once a minute. */
function openLook(desk: SendPorts): () => Promise<LookAtAccess> {
  let last: { readonly access: Access; readonly ms: number } | undefined;
  return async () => {
    const look = await desk.lookAtAccess();
    const ms = desk.clock.ms();
    if (last?.access !== look.access || ms - last.ms > 60_000) {
      await desk.ledger.recordAccess(look.access, look.readAt);
      last = { access: look.access, ms };
    }
    return look;
  };
}

function inOrder(messages: readonly OutboxMessage[]): readonly OutboxMessage[] {
  return messages.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function rank(message: OutboxMessage): string {
  return `${message.gate === 'none' ? 0 : 1} ${message.notAfter} ${message.key}`;
}
