// Under which case and person what a referral says of the victim is filed: the case a person has said it belongs to, once that is there; until
// then the refs that are kept ready for it.
import { caseRefOf, isAccepted, isOfAnother, reservedCase, reservedVictim } from './case-of-referral.ts';
import type { Person } from './case.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Referral } from '../referral/referral.ts';
import { rowsWith } from '../text/rows-with.ts';

/** The case whose people a referral speaks of as well: a person accepted it as a repeat of that case, or joined it to it. */
export function joinedCase(marac: MaracFacts, referral: Referral): string | undefined {
  if (!isAccepted(referral) && referral.decision !== 'join') return undefined;
  const ref = isOfAnother(referral) ? caseRefOf(marac, referral) : undefined;
  if (ref === undefined || ref === reservedCase(marac, referral)) return undefined;
  return rowsWith(marac.cases, 'id', ref).length > 0 ? ref : undefined;
}

/** The one victim of a case; undefined where there is none, or nobody can say which. */
export function onlyVictim(marac: MaracFacts, caseRef: string): Person | undefined {
  const victims = rowsWith(marac.people, 'caseRef', caseRef).filter((person) => person.role === 'victim');
  return victims.length === 1 ? victims[0] : undefined;
}

export function filedUnder(
  marac: MaracFacts,
  referral: Referral,
): { readonly caseRef: string; readonly personId: string } {
  const ref = joinedCase(marac, referral);
  return {
    caseRef: ref ?? reservedCase(marac, referral),
    personId: (ref === undefined ? undefined : onlyVictim(marac, ref)?.id) ?? reservedVictim(marac, referral),
  };
}
