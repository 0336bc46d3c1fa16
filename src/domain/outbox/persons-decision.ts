// What a person's answer does to a message: it went, it goes again, they were told by phone, nothing more is done. An answer counts for one attempt.
import type { Moment, OutboxEvent } from './outbox-event.ts';
import { isStale } from './draft-place.ts';
import { sentByPerson } from './draft-states.ts';
import type { OutboxMessage } from './outbox-message.ts';
import { settle, without } from './settle.ts';

type Decided = Extract<OutboxEvent, { kind: 'decided' }>;
type Step = OutboxMessage | undefined;

export function applyDecision(before: OutboxMessage, event: Decided, moment: Moment): Step {
  // It was about another attempt than the last one.
  if (event.attempt !== undefined && event.attempt !== before.epoch) return undefined;
  if (event.decision === 'toldByPhone' || event.decision === 'givenUp') return end(before, event, moment);
  switch (before.state) {
    case 'uncertain':
      return ofUncertain(before, event, moment);
    case 'refused':
    case 'bounced':
      return event.decision === 'sendAgain' ? anotherAttempt(before, event, moment) : undefined;
    case 'handed':
      return ofHanded(before, event, moment);
    case 'cancelled':
      // A person had ended it: it is planned again, and waits for its release as at first.
      return event.decision === 'sendAgain' && before.held && before.late === undefined
        ? { ...without(before, 'ended'), held: false }
        : undefined;
    case 'draft':
    case 'offered':
    case 'approved':
    case 'sending':
    case 'dataStarted':
    case 'handing':
    case 'sent':
      return undefined;
  }
}

function ofUncertain(before: OutboxMessage, { decision, evidence }: Decided, moment: Moment): Step {
  if (decision === 'sent') return settle(without(before, 'ended'), 'sent', evidence, moment);
  if (decision === 'notSentClose') return { ...settle(before, 'cancelled', evidence, moment), held: true };
  return decision === 'notSentSendAgain' ? sendAgain(before) : undefined;
}

function ofHanded(before: OutboxMessage, { decision, evidence }: Decided, moment: Moment): Step {
  if (decision === 'sent') return sentByPerson(before, evidence, moment);
  // If its job wants other content by now, it is made again.
  const held = !isStale(before.draft?.because ?? []);
  return decision === 'takenBack' ? { ...settle(before, 'cancelled', evidence, moment), held } : undefined;
}

/** The same bytes again; a message that was never composed becomes a draft again. */
function sendAgain(before: OutboxMessage): OutboxMessage {
  const state = before.bytesId === undefined ? 'draft' : 'approved';
  // A Hold from before the restore is still a Hold.
  const held = before.mayHaveGone === true && before.held;
  return { ...without(before, 'settledAt', 'evidence', 'quarantineUntilMs', 'mayHaveGone', 'ended'), state, held };
}

/** The same content, released by that person, for that address only; with a new Message-ID, so that reports distinguish attempts. */
function anotherAttempt(before: OutboxMessage, { by, in: how, to }: Decided, { at }: Moment): Step {
  if (to === undefined || before.forgotten) return undefined;
  const { version } = before;
  const rest = without(
    before,
    ...(['settledAt', 'evidence', 'asks', 'refusedFor', 'ended'] as const),
    ...(['messageId', 'bytesId', 'envelopeId', 'notBeforeMs', 'firstTriedMs', 'quarantineUntilMs'] as const),
  );
  const released = { version, by, in: how, at };
  return { ...rest, state: 'offered', held: false, attempts: 0, started: false, released, again: { by, at, to } };
}

const WAITING: readonly OutboxMessage['state'][] = ['draft', 'offered', 'approved'];

/** Nothing more is done. If it may have gone, nobody says that it did not. */
function end(before: OutboxMessage, { decision, by, evidence }: Decided, moment: Moment): Step {
  const ended = { how: decision === 'toldByPhone' ? decision : ('givenUp' as const), by, at: moment.at };
  if (WAITING.includes(before.state))
    return { ...without(settle(before, 'cancelled', evidence, moment), 'frozen'), held: true, ended };
  const isEnd =
    before.state === 'refused' ||
    before.state === 'bounced' ||
    before.state === 'uncertain' ||
    (before.state === 'cancelled' && (before.late !== undefined || before.notAgain !== undefined));
  return isEnd ? { ...without(before, 'notAgain'), ended } : undefined;
}
