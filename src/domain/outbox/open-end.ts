// Messages whose end leaves something for a person to do, until a named one has said what.
import type { OutboxMessage } from './message.ts';

export type OpenEnd = 'refused' | 'bounced' | 'uncertain' | 'notAgain';

export function openEnd({ state, asks, notAgain, ended, forgotten }: OutboxMessage): OpenEnd | undefined {
  if (ended !== undefined || forgotten) return undefined;
  if (state === 'bounced' || state === 'uncertain') return state;
  if (state === 'refused') return asks === true ? state : undefined;
  return state === 'cancelled' && notAgain !== undefined ? 'notAgain' : undefined;
}
