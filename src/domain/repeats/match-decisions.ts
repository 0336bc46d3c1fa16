// A person's answers about possible matches: asked once, and again only when facts are there that were not there before.
import { foldText } from '../text/fold.ts';
import type { Candidate } from './candidate.ts';
import type { PersonFacts } from './person-facts.ts';
import { hashText } from './compare/name-sound.ts';
import { memoBy } from '../text/memo-by.ts';

/** What a person said of one pair of referral and case, with the facts they saw. Refs and numbers only. */
export interface MatchDecision {
  readonly key: string;
  readonly facts: readonly string[];
  readonly answer: 'confirmed' | 'rejected';
  readonly kind: Candidate['kind'];
  readonly by: string;
  /** The day, `2027-03-09`. */
  readonly on: string;
}

export interface Sifted {
  /** To be asked: new ones, and rejected ones with new facts. */
  readonly ask: readonly Candidate[];
  readonly settled: readonly { readonly candidate: Candidate; readonly decision: MatchDecision }[];
}

function short(text: string): string {
  return (hashText(text) ^ Math.imul(hashText(`${text}/`), 31)).toString(36);
}

type Side = 'referral' | 'history';

/**
 * Numbers for what is known of a person: the same fact written otherwise gives the same number, on the other side another one. One person stands
 * beside hundreds.
 */
export const factsOf = memoBy((person: PersonFacts, side: Side): readonly string[] => {
  const said = [
    `n${foldText(`${person.forenames ?? ''} ${person.surname ?? ''}`)}`,
    ...(person.aliases ?? []).map((alias) => `n${foldText(alias)}`),
    ...(person.births ?? []).map((birth) => `b${foldText(birth)}`),
    ...(person.phones ?? []).map((phone) => `p${phone.replace(/\D/g, '')}`),
    ...(person.addresses ?? []).map(
      (address) =>
        `a${Object.values(address)
          .map((part) => foldText(part ?? ''))
          .join(' ')
          .trim()}`,
    ),
  ];
  return said.filter((fact) => fact.length > 1).map((fact) => short(`${side} ${fact}`));
});

/** The latest answer to a pair; a later one replaces an earlier one. */
function latest(key: string, decisions: readonly MatchDecision[]): MatchDecision | undefined {
  let found: MatchDecision | undefined;
  for (const decision of decisions)
    if (decision.key === key && (found === undefined || decision.on >= found.on)) found = decision;
  return found;
}

/** Parts what has to be asked from what a person has answered: a confirmed pair is settled, a rejected one too unless a fact is new. */
export function siftAnswers(candidates: readonly Candidate[], decisions: readonly MatchDecision[]): Sifted {
  const ask: Candidate[] = [];
  const settled: { candidate: Candidate; decision: MatchDecision }[] = [];
  for (const candidate of candidates) {
    const decision = latest(candidate.key, decisions);
    const known = new Set(decision?.facts ?? []);
    const isNew =
      decision === undefined || (decision.answer === 'rejected' && candidate.facts.some((fact) => !known.has(fact)));
    if (isNew || decision === undefined) ask.push(candidate);
    else settled.push({ candidate, decision });
  }
  return { ask, settled };
}
