// Which case a referral belongs to, and the answers that intake has moved out of its row: safe contacts and hidden places.
import type { Address, Case, SafeContact } from './case.ts';
import { dayOf, type Day } from '../time/day.ts';
import { groupBy, sortBy } from '../text/order.ts';
import { rowsWith } from '../text/rows-with.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Referral } from '../referral/referral.ts';
import { memoBy } from '../text/memo-by.ts';

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

const takenIntoCases = memoBy((marac: MaracFacts) => {
  const taken = marac.referrals.filter((referral) => isAccepted(referral) || referral.decision === 'join');
  const byCase = groupBy(taken, (referral) => caseRefOf(marac, referral));
  return new Map([...byCase].map(([ref, all]) => [ref, inOrderOfCase(marac, ref, all)]));
});

/** The one that opened the case first, then as they were received; one without a day last. No order of rows decides: people sort them. */
function inOrderOfCase(marac: MaracFacts, caseRef: string, all: readonly Referral[]): readonly Referral[] {
  return sortBy(
    all,
    (one) => (reservedCase(marac, one) === caseRef ? 0 : 1),
    (one) => one.receivedAt ?? one.referredOn ?? '9999',
    ({ id }) => id,
  );
}

/** Referrals of a case: the one that opened it, then those joined to it and later repeats in the order received, however the rows are sorted. */
export function referralsOf(marac: MaracFacts, caseRef: string): readonly Referral[] {
  return takenIntoCases(marac).get(caseRef) ?? [];
}

const referralsByCase = memoBy((marac: MaracFacts) => groupBy(marac.referrals, (one) => caseRefOf(marac, one)));

/** Referrals that opened the case, or of which a person has said that they are of it, decided or not. */
export function referralsSaidOf(marac: MaracFacts, caseRef: string): readonly Referral[] {
  return referralsByCase(marac).get(caseRef) ?? [];
}

/**
 * Whether the referral that opened the case and all later ones were withdrawn: nobody asks for it any more. Not so for a case that was there
 * before its referrals, as one taken over.
 */
export function isWithdrawn(marac: MaracFacts, caseRef: string): boolean {
  const all = referralsSaidOf(marac, caseRef);
  return all.some((one) => reservedCase(marac, one) === caseRef) && all.every((one) => one.decision === 'withdraw');
}

export function receivedOn(referral: Referral): Day | undefined {
  return referral.receivedAt === undefined ? referral.referredOn : dayOf(referral.receivedAt);
}

/** Safe contacts of a case, those typed under a ref kept ready for a referral joined to it among them. */
export function safeContactsOf(marac: MaracFacts, caseRef: string): readonly SafeContact[] {
  const refs = [caseRef, ...referralsOf(marac, caseRef).map((referral) => reservedCase(marac, referral))];
  return [...new Set(refs)].flatMap((ref) => rowsWith(marac.safeContacts, 'caseRef', ref));
}

/** The last referral of a case: what its Cases row says or the latest of its referrals, whichever is later. */
export function lastReferredOn(marac: MaracFacts, caseRow: Case): Day | undefined {
  let last = caseRow.lastReferredOn ?? caseRow.openedOn;
  for (const referral of referralsOf(marac, caseRow.id)) {
    const on = receivedOn(referral);
    if (referral.decision !== 'join' && on !== undefined && (last === undefined || on > last)) last = on;
  }
  return last;
}

/**
 * From when the case waits for its table: the first referral that asked for it since it was last heard. Neither a second report of the same
 * incident nor a repeat that comes before that table begins the wait anew.
 */
export function lastAskedOn(marac: MaracFacts, caseRef: string): Day | undefined {
  const days = referralsOf(marac, caseRef).flatMap((one) => (one.decision === 'join' ? [] : (receivedOn(one) ?? [])));
  const heard = heardOn(marac, caseRef);
  const since = heard === undefined ? days : days.filter((on) => on > heard);
  const [first] = sortBy(since, (on) => on);
  return first ?? sortBy(days, (on) => on).slice(-1)[0] ?? rowsWith(marac.cases, 'id', caseRef)[0]?.openedOn;
}

/** The last meeting that heard it. */
function heardOn(marac: MaracFacts, caseRef: string): Day | undefined {
  const days = rowsWith(marac.listings, 'caseRef', caseRef).flatMap(({ outcome, meeting }) =>
    outcome === undefined || outcome === 'notHeard' || outcome === 'deferred'
      ? []
      : (rowsWith(marac.meetings, 'id', meeting)[0]?.on ?? []),
  );
  return sortBy(days, (on) => on).slice(-1)[0];
}

/** Rows that intake makes of a referral's safe answers, in their tables; typed a second time, a row of its own: `safe-phone-2`. */
export const MOVED_TO_RESTRICTED = {
  safeContacts: ['safe-phone', 'safe-other', 'safe-email'],
  addresses: ['hidden-address'],
} as const;

export function moveToRestrictedPurpose(referral: Pick<Referral, 'id'>, what: string, time: number): string {
  return time === 1 ? `${referral.id}/${what}` : `${referral.id}/${what}-${time}`;
}

/** So many may have been taken out by a person before one that is still there. */
const TAKEN_OUT = 3;

function rowsMovedToRestricted<R extends { readonly id: string }>(
  { pool }: Pick<MaracFacts, 'pool'>,
  rows: readonly R[],
  prefix: string,
  referral: Referral,
  kinds: readonly string[],
): readonly R[] {
  return kinds.flatMap((what) => {
    const found: R[] = [];
    for (let [time, missed] = [1, 0]; missed <= TAKEN_OUT; time += 1) {
      const row = rowsWith(rows, 'id', pool.take(prefix, moveToRestrictedPurpose(referral, what, time)))[0];
      missed = row === undefined ? missed + 1 : 0;
      if (row !== undefined) found.push(row);
    }
    return found;
  });
}

/** The ways that intake wrote of this referral alone. */
export function waysOf(marac: MaracFacts, referral: Referral): readonly SafeContact[] {
  return rowsMovedToRestricted(marac, marac.safeContacts, 'SC', referral, MOVED_TO_RESTRICTED.safeContacts);
}

export interface MovedToRestricted {
  readonly safeContacts: readonly SafeContact[];
  readonly addresses: readonly Address[];
}

/** What was put away of a referral, and what people typed under the refs kept ready for it, wherever it is filed by now. */
export const movedToRestrictedOf = memoBy((marac: MaracFacts, referral: Referral): MovedToRestricted => {
  const { safeContacts, addresses } = marac;
  const [ref, victim] = [reservedCase(marac, referral), reservedVictim(marac, referral)];
  return {
    safeContacts: [
      ...new Set([
        ...rowsMovedToRestricted(marac, safeContacts, 'SC', referral, MOVED_TO_RESTRICTED.safeContacts),
        ...rowsWith(safeContacts, 'caseRef', ref),
      ]),
    ],
    addresses: [
      ...new Set([
        ...rowsMovedToRestricted(marac, addresses, 'AD', referral, MOVED_TO_RESTRICTED.addresses),
        ...rowsWith(addresses, 'personId', victim),
      ]),
    ],
  };
});

/** The referral as it was before intake moved the safe answers away: for judging what is missing and whether it is in the area. Never printed. */
export function wholeReferral(marac: MaracFacts, referral: Referral): Referral {
  const { addresses, safeContacts } = movedToRestrictedOf(marac, referral);
  const address = addresses.find((candidate) => candidate.kind === 'home' || candidate.kind === 'refuge');
  const safe = safeContacts.find((contact) => contact.safe !== undefined);
  return {
    ...referral,
    ...(address?.text !== undefined && referral.address === undefined ? { address: address.text } : {}),
    ...(address?.postcode !== undefined && referral.postcode === undefined ? { postcode: address.postcode } : {}),
    ...(safe?.safe !== undefined && referral.safeToCall === undefined ? { safeToCall: safe.safe } : {}),
  };
}
