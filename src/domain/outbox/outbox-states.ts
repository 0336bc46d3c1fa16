// The outbox as a state machine: one function from a message and an event to the message after it, or nothing when the event may not happen.
// The ledger writes only what this function allows, the audit rebuilds every state with it, and test/domain/outbox explores it exhaustively.
import type { Key, MessageState } from '../plan/effects.ts';
import { applyDecision } from './persons-decision.ts';
import type { Moment, OutboxEvent, PlannedFacts } from './outbox-event.ts';
import { handOver, lookedFor } from './draft-states.ts';
import type { LateFor, OutboxMessage } from './outbox-message.ts';
import { settle, without } from './settle.ts';

type Of<K extends OutboxEvent['kind']> = Extract<OutboxEvent, { kind: K }>;
type Step = OutboxMessage | undefined;

const WAITING: readonly MessageState[] = ['draft', 'offered', 'approved'];
const UNFINISHED: readonly MessageState[] = [...WAITING, 'sending', 'dataStarted', 'handing'];

/** The message after the event; undefined when it may not happen in this state, to this version, or by this attempt. */
export function applyEvent(before: Step, key: Key, event: OutboxEvent, moment: Moment): Step {
  if (event.kind === 'planned') return plan(before, key, event, moment);
  if (before === undefined) return undefined;
  if (isAttempt(event)) return followAttempt(before, event, moment);
  switch (event.kind) {
    case 'offered':
      return offer(before, event, moment);
    case 'released':
      return release(before, event, moment);
    case 'held':
    case 'unheld':
      return mayBeHeld(before) ? { ...before, held: event.kind === 'held' } : undefined;
    case 'frozen':
      return WAITING.includes(before.state) ? { ...before, frozen: event.because } : undefined;
    case 'thawed':
      return before.frozen === undefined ? undefined : without(before, 'frozen');
    case 'approved':
      return approve(before, event);
    case 'claimed':
      return claim(before, event, moment);
    case 'bounced':
      return bounce(before, event, moment);
    case 'lookedFor':
      return lookedFor(before, event, moment);
    case 'decided':
      return applyDecision(before, event, moment);
    case 'cancelled':
      return cancel(before, event, moment);
    case 'restored':
      return restore(before, event, moment);
    case 'forgotten':
      return { ...without(before, 'bytesId', 'envelopeId'), forgotten: true };
  }
}

function isAttempt(event: OutboxEvent): event is AttemptEvent {
  return 'epoch' in event && event.kind !== 'claimed';
}

/** Whatever was not ended in an older copy of the ledger may have gone since. */
function restore(before: OutboxMessage, event: Of<'restored'>, moment: Moment): Step {
  if (!UNFINISHED.includes(before.state)) return undefined;
  const { quarantineUntilMs } = event;
  const after = without(withoutClaim(before), 'frozen');
  return { ...after, state: 'uncertain', settledAt: moment.at, started: false, quarantineUntilMs, mayHaveGone: true };
}

function plan(before: Step, key: Key, facts: PlannedFacts & { kind: 'planned' }, moment: Moment): Step {
  const { kind: _, ...given } = facts;
  const fresh = { key, ...given, state: 'draft' as const, plannedAt: moment.at, pinned: [], forgotten: false };
  if (before === undefined) return { ...fresh, version: 0, held: false, epoch: 0, attempts: 0, started: false };
  const again = before.state === 'cancelled' && !before.held;
  // Approved, frozen and then wanted with other content: what was approved is not what goes.
  const anew = before.state === 'approved' && before.frozen !== undefined;
  if (before.state !== 'draft' && before.state !== 'offered' && !again && !anew) return undefined;
  return {
    ...fresh,
    version: before.version,
    ...(before.mayHaveGone === true ? { mayHaveGone: true as const } : {}),
    held: before.held || before.keepsHold === true,
    epoch: before.epoch,
    attempts: 0,
    started: false,
    plannedAt: again ? moment.at : before.plannedAt,
  };
}

function offer(before: OutboxMessage, event: Of<'offered'>, moment: Moment): Step {
  if (before.state !== 'draft' || before.contentHash !== event.contentHash) return undefined;
  return { ...before, state: 'offered', version: before.version + 1, offeredAt: moment.at, pinned: event.papers };
}

function release(before: OutboxMessage, event: Of<'released'>, moment: Moment): Step {
  if (before.state !== 'offered' || before.version !== event.version) return undefined;
  const released = { version: event.version, by: event.by, in: event.in, at: moment.at };
  return { ...before, held: false, released };
}

function approve(before: OutboxMessage, event: Of<'approved'>): Step {
  if (before.state !== 'offered' || before.version !== event.version || isKept(before)) return undefined;
  const released = before.released?.version === before.version;
  if (event.because === 'released' && !released) return undefined;
  if (event.because === 'undoOver' && before.gate === 'release') return undefined;
  if (event.because === 'noGate' && before.gate !== 'none') return undefined;
  const { messageId, bytesId, envelopeId } = event;
  return { ...before, state: 'approved', messageId, bytesId, envelopeId };
}

function claim(before: OutboxMessage, event: Of<'claimed'>, moment: Moment): Step {
  if (before.state !== 'approved' || isKept(before) || event.epoch !== before.epoch + 1) return undefined;
  return {
    ...without(before, 'notBeforeMs', 'stoppedBy'),
    state: event.handing ? 'handing' : 'sending',
    epoch: event.epoch,
    attempts: before.attempts + 1,
    firstTriedMs: before.firstTriedMs ?? moment.ms,
    owner: event.owner,
    deadlineMs: event.deadlineMs,
    quarantineUntilMs: event.quarantineUntilMs,
    started: false,
  };
}

type AttemptEvent = Of<'started' | 'sent' | 'handedOver' | 'doubtful' | 'refused' | 'putBack' | 'expired' | 'searched'>;

/** What an attempt says of itself counts only while its epoch is the message's. */
function followAttempt(before: OutboxMessage, event: AttemptEvent, moment: Moment): Step {
  if (event.epoch !== before.epoch) return undefined;
  switch (before.state) {
    case 'sending':
      return beforeData(before, event, moment);
    case 'dataStarted':
      return afterData(before, event, moment);
    case 'handing':
      return before.started ? afterHanding(before, event, moment) : beforeData(before, event, moment);
    case 'uncertain': // a late 2xx of the attempt that was given up on
      return event.kind === 'sent' ? settle(before, 'sent', event.evidence, moment) : undefined;
    case 'draft':
    case 'offered':
    case 'approved':
    case 'sent':
    case 'bounced':
    case 'refused':
    case 'cancelled':
    case 'handed':
      return undefined;
  }
}

/** Whatever left may come back, also what nobody knew of whether it had left. */
const MAY_BOUNCE: readonly MessageState[] = ['sent', 'handed', 'uncertain'];

function bounce(before: OutboxMessage, event: Of<'bounced'>, moment: Moment): Step {
  const { messageId, report, evidence } = event;
  if (!MAY_BOUNCE.includes(before.state) || before.messageId !== messageId || before.report === report)
    return undefined;
  return { ...settle(before, 'bounced', evidence, moment), report };
}

/** Until the second commit nothing has left: a Hold still holds. */
function mayBeHeld({ state, started }: OutboxMessage): boolean {
  return WAITING.includes(state) || state === 'sending' || (state === 'handing' && !started);
}

/** Before the second commit nothing can have been taken: every failure leads back. */
function beforeData(before: OutboxMessage, event: AttemptEvent, moment: Moment): Step {
  if (event.kind === 'started' && before.held) return undefined;
  if (event.kind === 'started')
    return before.state === 'handing' ? { ...before, started: true } : { ...before, state: 'dataStarted' };
  if (event.kind === 'expired') return { ...withoutClaim(before), state: 'approved' };
  if (event.kind === 'putBack') return putBack(before, event);
  if (event.kind === 'refused') return refused(before, event, moment);
  return undefined;
}

function afterData(before: OutboxMessage, event: AttemptEvent, moment: Moment): Step {
  switch (event.kind) {
    case 'sent':
      return settle(before, 'sent', event.evidence, moment);
    case 'refused':
      return refused(before, event, moment);
    case 'putBack':
      return putBack(before, event);
    case 'doubtful':
      return settle(before, 'uncertain', event.evidence, moment);
    case 'expired':
      return settle(before, 'uncertain', 'the attempt was never ended', moment);
    case 'started':
    case 'handedOver':
    case 'searched':
      return undefined;
  }
}

/** A draft may or may not lie in the folder: only an answer or a search ends it. */
function afterHanding(before: OutboxMessage, event: AttemptEvent, moment: Moment): Step {
  switch (event.kind) {
    case 'handedOver':
      return handOver(before, event, moment);
    case 'putBack':
      return { ...putBack(before, event), started: false };
    case 'refused':
      return refused(before, event, moment);
    case 'doubtful':
    case 'expired':
      return without(before, 'owner', 'deadlineMs');
    case 'searched':
      return event.found
        ? settle(before, 'handed', 'found by its Message-ID', moment)
        : { ...withoutClaim(before), state: 'approved', started: false };
    case 'started':
    case 'sent':
      return undefined;
  }
}

/** By a person's word, or by what could not be read. */
const isKept = ({ held, frozen }: OutboxMessage): boolean => held || frozen !== undefined;

function cancel(before: OutboxMessage, event: Of<'cancelled'>, moment: Moment): Step {
  if (!WAITING.includes(before.state)) return undefined;
  const { by, keepsHold, late, because } = event;
  // Somebody asked for it to be sent again, and a rule took it back: they are told.
  const isAsked = before.again !== undefined && by === undefined && late === undefined;
  return {
    // What could not be read is told of after its hour too.
    ...(late === 'frozen' ? withoutClaim(before) : without(withoutClaim(before), 'frozen')),
    state: 'cancelled',
    settledAt: moment.at,
    held: by !== undefined,
    ...(keepsHold === undefined ? {} : { keepsHold }),
    ...(late === undefined ? {} : { late }),
    ...(isAsked ? { notAgain: because } : {}),
  };
}

/** What a message waits for, should its hour pass now. */
export function lateFor(message: OutboxMessage): LateFor {
  if (message.held) return 'held';
  if (message.frozen !== undefined) return 'frozen';
  if (message.state !== 'offered') return message.state === 'approved' ? 'approved' : 'draft';
  return message.gate === 'release' && message.released?.version !== message.version ? 'offered' : 'due';
}

function putBack(before: OutboxMessage, event: Of<'putBack'>): OutboxMessage {
  const { notBeforeMs, evidence, stoppedBy } = event;
  const after = { ...withoutClaim(before), state: 'approved' as const, notBeforeMs, evidence };
  if (stoppedBy === undefined) return after;
  // It was not this message that failed: neither the attempt nor the time since counts against it.
  const attempts = Math.max(0, before.attempts - 1);
  return { ...(attempts === 0 ? without(after, 'firstTriedMs') : after), attempts, stoppedBy };
}

function refused(before: OutboxMessage, event: Of<'refused'>, moment: Moment): OutboxMessage {
  const asks = event.asks === undefined ? {} : { asks: event.asks };
  return { ...settle(before, 'refused', event.evidence, moment), refusedFor: event.reason, ...asks };
}

function withoutClaim(before: OutboxMessage): OutboxMessage {
  return without(before, 'owner', 'deadlineMs');
}
