// An action in a few words, as it is called in a line. Words that hold a hidden place or a way to reach a victim are not repeated.
import type { Action } from '../actions/action.ts';
import type { At } from './called.ts';
import { holdsSecret } from './holds-secret.ts';

const MOST_LETTERS = 60;

/** “Ring the school about the pick-up”: the first sentence, cut between words. */
export function shortAction({ facts, side }: Pick<At, 'facts' | 'side'>, { text = '' }: Pick<Action, 'text'>): string {
  const first = /^[^\n]*?[^\n.!?;](?=[.!?;](?:\s|$)|\n|$)/.exec(text.trim())?.[0] ?? '';
  if (first === '' || holdsSecret(facts, side, text)) return 'an action';
  if (first.length <= MOST_LETTERS) return `“${first}”`;
  const cut = first.slice(0, MOST_LETTERS + 1);
  const end = cut.lastIndexOf(' ');
  return `“${first.slice(0, end > 0 ? end : MOST_LETTERS).replace(/[,:–-]+$/, '')}…”`;
}
