// An action in a few words, as it is called in a line. Words that hold a hidden place or a way to reach a victim are not repeated.
import { hiddenTextsOf, isIn, type HiddenText } from '../access/hidden-texts.ts';
import { withoutRestricted } from '../access/unrestricted-facts.ts';
import type { Action } from '../actions/action.ts';
import type { Facts } from '../plan/facts.ts';
import { memoBy } from '../text/memo-by.ts';
import { openSearchableText } from '../text/searchable-text.ts';
import type { At, Side } from './called.ts';

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

/** What main says depends on no restricted case. */
const secretsOf = memoBy((facts: Facts, side: Side): readonly HiddenText[] =>
  (side === 'main' ? withoutRestricted(facts) : facts).maracs
    .flatMap(hiddenTextsOf)
    .filter((one) => one.kind !== 'name'),
);

function holdsSecret(facts: Facts, side: Side, text: string): boolean {
  const hay = openSearchableText([text]);
  return secretsOf(facts, side).some((secret) => isIn(secret, hay));
}
