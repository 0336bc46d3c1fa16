// Cells of a referral that cannot be read. The referral goes on without them; what would be done wrongly without the answer waits for it.
import type { MaracFacts } from '../plan/facts.ts';
import { QUESTIONS } from './questions/all-questions.ts';
import type { Referral } from './referral.ts';

/** Whose case it is, whom it must not reach, what is unsafe, who else is in it, where it is heard: nobody guesses these. */
const WAITED_FOR = new Set<string>(QUESTIONS.filter((question) => question.holdsBack === true).map((one) => one.field));

export function gapsOf(marac: MaracFacts, referral: Pick<Referral, 'id'>): readonly string[] {
  return marac.gaps?.get(referral.id) ?? [];
}

/** Whether a decision to take it waits until one of its cells can be read. */
export function waitsForGap(marac: MaracFacts, referral: Pick<Referral, 'id'>): boolean {
  return gapsOf(marac, referral).some((field) => WAITED_FOR.has(field));
}
