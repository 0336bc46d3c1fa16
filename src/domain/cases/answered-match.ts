// What a person answered about a referral's possible matches, as the ledger remembers it.
import type { Day } from '../time/day.ts';
import type { MatchDecision } from '../repeats/match-decisions.ts';

/** An answer with all that could be known when it was given: refs and numbers, no names. */
export interface MatchAnswered {
  /** Tells this answer from one given later. */
  readonly stamp: string;
  readonly on: Day;
  /** Cases that were shown, `ealing/K-7KQ2MX`. */
  readonly cases: readonly string[];
  /** Numbers of every fact known then of the people of the referral and of these cases. */
  readonly seen: readonly string[];
  readonly decisions: readonly MatchDecision[];
}
