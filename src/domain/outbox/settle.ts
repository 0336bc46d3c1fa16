// A message that has come to an end, and one without what no longer holds of it.
import type { MessageState } from '../plan/effects.ts';
import type { Moment } from './outbox-event.ts';
import type { OutboxMessage } from './outbox-message.ts';

export function settle(before: OutboxMessage, state: MessageState, evidence: string, moment: Moment): OutboxMessage {
  return { ...without(before, 'owner', 'deadlineMs'), state, evidence, settledAt: moment.at };
}

export function without(message: OutboxMessage, ...names: readonly (keyof OutboxMessage)[]): OutboxMessage {
  const copy: Partial<Record<keyof OutboxMessage, unknown>> = { ...message };
  for (const name of names) delete copy[name];
  return copy as unknown as OutboxMessage;
}
