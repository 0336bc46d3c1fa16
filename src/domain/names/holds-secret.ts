// Whether words hold a hidden place or a way to reach a victim: those are told by tab, row and column, never in words.
import { hiddenTextsOf, isIn, type HiddenText } from '../access/hidden-texts.ts';
import { withoutRestricted } from '../access/unrestricted-facts.ts';
import type { Facts } from '../plan/facts.ts';
import { memoBy } from '../text/memo-by.ts';
import { openSearchableText } from '../text/searchable-text.ts';
import type { Side } from './called.ts';

/** What main says depends on no restricted case. */
const secretsOf = memoBy((facts: Facts, side: Side): readonly HiddenText[] =>
  (side === 'main' ? withoutRestricted(facts) : facts).maracs
    .flatMap(hiddenTextsOf)
    .filter((one) => one.kind !== 'name'),
);

export function holdsSecret(facts: Facts, side: Side, text: string): boolean {
  const hay = openSearchableText([text]);
  return secretsOf(facts, side).some((secret) => isIn(secret, hay));
}
