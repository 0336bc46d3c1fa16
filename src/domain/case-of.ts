// Which case a referral belongs to, and the answers that intake has moved out of its row: safe contacts and hidden places.
import type { Address, Case, SafeContact } from './case.ts';
import type { Day } from './day.ts';
import { dayOf } from './day.ts';
import { groupBy } from './order.ts';
import { rowsWith } from './rows-with.ts';
import type { MaracFacts } from './facts.ts';
import type { Referral } from './referral.ts';

/** The ref kept ready for a referral from the moment it arrives: the same at every run. */
export function reservedCase(marac: Pick<MaracFacts, 'pool'>, referral: Pick<Referral, 'id'>): string {
  return marac.pool.take('K', `case/${referral.id}`);
}

export function reservedVictim(marac: Pick<MaracFacts, 'pool'>, referral: Pick<Referral, 'id'>): string {
  return marac.pool.take('P', `victim/${referral.id}`);
}

/** Whether a person has said that it belongs to a case that is there: joined, or a confirmed repeat of it. */
export function isOfAnother({ decision, matchAnswer, matchCase }: Referral): boolean {
  return (decision === 'join' || matchAnswer === 'duplicate' || matchAnswer === 'repeat') && matchCase !== undefined;
}

/** The case a person has said it belongs to, else the one kept ready for it. */
export function caseRefOf(marac: MaracFacts, referral: Referral): string {
  return isOfAnother(referral) && referral.matchCase !== undefined ? referral.matchCase : reservedCase(marac, referral);
}

export function isAccepted(referral: Referral): boolean {
  return referral.decision === 'accept' || referral.decision === 'acceptUrgent';
}

/** Referrals of a case: the one that opened it, those joined to it, later repeats. */
export function referralsOf(marac: MaracFacts, caseRef: string): readonly Referral[] {
  let index = ofCases.get(marac);
  if (index === undefined) {
    index = groupBy(
      marac.referrals.filter((one) => isAccepted(one) || one.decision === 'join'),
      (one) => caseRefOf(marac, one),
    );
    ofCases.set(marac, index);
  }
  return index.get(caseRef) ?? [];
}

const ofCases = new WeakMap<MaracFacts, ReadonlyMap<string, readonly Referral[]>>();

const asking = new WeakMap<MaracFacts, ReadonlyMap<string, readonly Referral[]>>();

/**
 * Whether the referral that opened the case and all later ones were withdrawn: nobody asks for it any more. Not so for a case that was there
 * before its referrals, as one taken over.
 */
export function isWithdrawn(marac: MaracFacts, caseRef: string): boolean {
  let index = asking.get(marac);
  if (index === undefined) {
    index = groupBy(marac.referrals, (one) => caseRefOf(marac, one));
    asking.set(marac, index);
  }
  const all = index.get(caseRef) ?? [];
  return all.some((one) => reservedCase(marac, one) === caseRef) && all.every((one) => one.decision === 'withdraw');
}

export function receivedOn(referral: Referral): Day | undefined {
  return referral.receivedAt === undefined ? referral.referredOn : dayOf(referral.receivedAt);
}

/** Safe contacts of a case, those typed under a ref kept ready for a referral joined to it among them. */
export function safeContactsOf(marac: MaracFacts, caseRef: string): readonly SafeContact[] {
  const refs = new Set([caseRef, ...referralsOf(marac, caseRef).map((one) => reservedCase(marac, one))]);
  return marac.safeContacts.filter((one) => refs.has(one.caseRef));
}

/** The last referral of a case: what its Cases row says or the latest of its referrals, whichever is later. */
export function lastReferredOn(marac: MaracFacts, one: Case): Day | undefined {
  let last = one.lastReferredOn ?? one.openedOn;
  for (const referral of referralsOf(marac, one.id)) {
    const on = receivedOn(referral);
    if (referral.decision !== 'join' && on !== undefined && (last === undefined || on > last)) last = on;
  }
  return last;
}

/** From when the case waits for its table: the latest referral that asked for it; a second report of the same incident does not count anew. */
export function firstAskedOn(marac: MaracFacts, caseRef: string): Day | undefined {
  let first: Day | undefined;
  for (const referral of referralsOf(marac, caseRef)) {
    const on = receivedOn(referral);
    if (referral.decision !== 'join' && on !== undefined && (first === undefined || on > first)) first = on;
  }
  return first ?? rowsWith(marac.cases, 'id', caseRef)[0]?.openedOn;
}

function movedAddress(marac: MaracFacts, referral: Referral): Address | undefined {
  const victim = reservedVictim(marac, referral);
  return marac.addresses.find((one) => one.personId === victim && (one.kind === 'home' || one.kind === 'refuge'));
}

/** The referral as it was before intake moved the safe answers away: for judging what is missing and whether it is in the area. Never printed. */
export function wholeReferral(marac: MaracFacts, referral: Referral): Referral {
  const address = movedAddress(marac, referral);
  const ref = reservedCase(marac, referral);
  const safe = marac.safeContacts.find((one) => one.caseRef === ref && one.safe !== undefined);
  return {
    ...referral,
    ...(address?.text !== undefined && referral.address === undefined ? { address: address.text } : {}),
    ...(address?.postcode !== undefined && referral.postcode === undefined ? { postcode: address.postcode } : {}),
    ...(safe?.safe !== undefined && referral.safeToCall === undefined ? { safeToCall: safe.safe } : {}),
  };
}
