// What a person answered about a referral's possible matches: never asked twice, and again only when facts came that were not there before.
import { reservedCase } from './case-of-referral.ts';
import { formatDay, type Day } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { factsOfPerson, findMatches, peopleOfReferral } from './find-matches.ts';
import { isUncertain } from '../text/problem.ts';
import type { Referral } from '../referral/referral.ts';
import { factsOf, siftAnswers, type MatchDecision } from '../repeats/match-decisions.ts';
import type { Candidate } from '../repeats/candidate.ts';
import { rowsWith } from '../text/rows-with.ts';
import type { MatchAnswered } from './answered-match.ts';

export interface OpenMatches {
  readonly candidates: readonly Candidate[];
  /** The day of the answer since which there are new facts, when a rejected match is asked about again. */
  readonly answeredOn?: Day;
}

/** Matches that a person still has to answer, best first; empty once answered, until facts come that were not there then. */
export function findOpenMatches(facts: Facts, marac: MaracFacts, referral: Referral, today: Day): OpenMatches {
  if (referral.decision === 'withdraw') return { candidates: [] };
  if (referral.matchAnswer === undefined) return { candidates: findMatches(facts, marac, referral, today) };
  const answered = facts.matchAnswers?.get(referral.id);
  if (answered === undefined || answered.stamp !== stampOf(referral) || !hasNewFacts(facts, marac, referral, answered))
    return { candidates: [] };
  const rejected = new Set(answered.decisions.filter((one) => one.answer === 'rejected').map((one) => one.key));
  const { ask } = siftAnswers(findMatches(facts, marac, referral, today), answered.decisions);
  return { candidates: ask.filter((candidate) => rejected.has(candidate.key)), answeredOn: answered.on };
}

/** What a candidate is called where people look for it: its case, or the other referral while that has no case. */
export function nameMatch(marac: MaracFacts, { caseId }: Candidate): { readonly id: string; readonly words: string } {
  const other =
    rowsWith(marac.cases, 'id', caseId).length > 0 || isUncertain(marac, 'cases')
      ? undefined
      : marac.referrals.find((referral) => reservedCase(marac, referral) === caseId);
  return other === undefined
    ? { id: caseId, words: `case ${caseId}` }
    : { id: other.id, words: `referral ${other.id}, which has no case yet` };
}

/** Why a match that was answered stands there again, and how to answer it once more. */
export function describeAskedAgain(answeredOn: Day): string {
  return `Asked again: there are facts that were not there at the answer of ${formatDay(answeredOn)}. Answer anew and add the day to "Match: answered by".`;
}

/** The answer that stands on the referral now, with everything known today; undefined when there is none or it is remembered already. */
export function rememberMatch(
  facts: Facts,
  marac: MaracFacts,
  referral: Referral,
  today: Day,
): MatchAnswered | undefined {
  const { matchAnswer, matchCase, matchAnsweredBy } = referral;
  const stamp = stampOf(referral);
  if (matchAnswer === undefined || facts.matchAnswers?.get(referral.id)?.stamp === stamp) return undefined;
  const shown = findMatches(facts, marac, referral, today);
  const cases = shown.filter((candidate) => !candidate.elsewhere).map((one) => `${one.marac}/${one.caseId}`);
  const decisions = shown.map((candidate): MatchDecision => ({
    key: candidate.key,
    facts: candidate.facts,
    answer: matchAnswer !== 'nobody' && candidate.caseId === matchCase ? 'confirmed' : 'rejected',
    kind: candidate.kind,
    by: matchAnsweredBy ?? '',
    on: today,
  }));
  const people = knownOf(facts, marac, referral, cases);
  return { stamp, on: today, cases, seen: [...people], decisions };
}

function stampOf(referral: Referral): string {
  return [referral.matchAnswer, referral.matchCase, referral.matchAnsweredBy].map((part) => part ?? '').join('|');
}

function hasNewFacts(facts: Facts, marac: MaracFacts, referral: Referral, answered: MatchAnswered): boolean {
  const seen = new Set(answered.seen);
  for (const fact of knownOf(facts, marac, referral, answered.cases)) if (!seen.has(fact)) return true;
  return false;
}

function knownOf(facts: Facts, marac: MaracFacts, referral: Referral, cases: readonly string[]): ReadonlySet<string> {
  const mine = peopleOfReferral(marac, referral).flatMap((person) => factsOf(person, 'referral'));
  const theirs = facts.maracs.flatMap((one) =>
    one.people
      .filter((person) => cases.includes(`${one.name}/${person.caseRef}`))
      .flatMap((person) => factsOf(factsOfPerson(one, person), 'history')),
  );
  return new Set([...mine, ...theirs]);
}
