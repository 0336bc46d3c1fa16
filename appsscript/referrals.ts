// The same judgement of a referral as the runner's, from this sheet alone: criteria met, don't-knows, what is missing, possible repeats.
import { assess, type Assessment } from '../src/domain/referral/threshold.ts';
import { findMissing, type Missing } from '../src/domain/referral/completeness.ts';
import { receivedOn, wholeReferral } from '../src/domain/cases/case-of-referral.ts';
import type { Day } from '../src/domain/time/day.ts';
import type { Facts, MaracFacts } from '../src/domain/plan/facts.ts';
import { findMatches } from '../src/domain/cases/find-matches.ts';
import type { Referral } from '../src/domain/referral/referral.ts';
import type { Candidate } from '../src/domain/repeats/candidate.ts';

export interface Judged {
  readonly referral: Referral;
  readonly assessment: Assessment;
  readonly missing: readonly Missing[];
}

export function judge(marac: MaracFacts, referral: Referral, today: Day): Judged {
  const whole = wholeReferral(marac, referral);
  const on = receivedOn(referral) ?? today;
  return {
    referral,
    assessment: assess(whole, marac.rules, on, referral.matchAnswer === 'repeat'),
    missing: findMissing(whole, marac.rules, today),
  };
}

/** Possible repeats among the cases and referrals of this sheet, best first; with `all` those below the line too. */
export function repeatsOf(
  facts: Facts,
  marac: MaracFacts,
  referral: Referral,
  today: Day,
  all = false,
): readonly Candidate[] {
  return findMatches(facts, marac, referral, today, all);
}

/** Where a candidate stands: the ref of a case, or the referral that has no case in this sheet yet. */
export function describeWhere(candidate: Candidate): string {
  return candidate.caseId.startsWith('K:') ? `referral ${candidate.caseId.slice(2)}` : `case ${candidate.caseId}`;
}
