// Messages whose end leaves something for a person to do, until a named one has said what.
import type { OutboxMessage } from './outbox-message.ts';

export type OpenEnd = 'refused' | 'bounced' | 'uncertain' | 'notAgain';

export function openEnd({ state, asks, notAgain, ended, forgotten }: OutboxMessage): OpenEnd | undefined {
  if (ended !== undefined || forgotten) return undefined;
  if (state === 'bounced' || state === 'uncertain') return state;
  if (state === 'refused') return asks === true ? state : undefined;
  return state === 'cancelled' && notAgain !== undefined ? 'notAgain' : undefined;
}

/** The mail server said "later" of this message, and it goes again by itself. What the server says of itself or of the sender is told once for all. */
export function isTriedAgain({ state, attempts, stoppedBy, held, frozen }: OutboxMessage): boolean {
  return state === 'approved' && attempts > 0 && stoppedBy === undefined && !held && frozen === undefined;
}
