// Ways to a victim of whom no case was opened: the referral that brought them waits for a decision, or was signposted, redirected or withdrawn.
import { movedToRestrictedOf, reservedCase } from './case-of-referral.ts';
import type { SafeContact } from './case.ts';
import type { Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import { groupBy, sortBy } from '../text/order.ts';
import type { Referral } from '../referral/referral.ts';
import { rowsWith } from '../text/rows-with.ts';
import { memoBy } from '../text/memo-by.ts';

const ENDED: Readonly<Partial<Record<NonNullable<Referral['decision']>, string>>> = {
  signpost: 'was signposted',
  redirect: 'was passed to another MARAC',
  withdraw: 'was withdrawn',
};

const referralsByReserved = memoBy((marac: MaracFacts) => groupBy(marac.referrals, (one) => reservedCase(marac, one)));

/** The referral that a case ref was kept ready for. */
export function referralKeptFor(marac: MaracFacts, caseRef: string): Referral | undefined {
  return referralsByReserved(marac).get(caseRef)?.[0];
}

const isOpened = (marac: MaracFacts, caseRef: string): boolean => rowsWith(marac.cases, 'id', caseRef).length > 0;

/** In words, beside the row: that its referral has no case, and why; undefined where the case is there, or nobody can say. */
export function describeNoCase(marac: MaracFacts, { caseRef }: Pick<SafeContact, 'caseRef'>): string | undefined {
  if (marac.unknownTables.has('cases') || isOpened(marac, caseRef)) return undefined;
  const referral = referralKeptFor(marac, caseRef);
  const decision = referral?.decision;
  if (referral === undefined || (decision !== undefined && decision !== 'query' && ENDED[decision] === undefined))
    return undefined;
  const ended = decision === undefined ? undefined : ENDED[decision];
  return ended === undefined
    ? `No case yet: referral ${referral.id} is not accepted`
    : `No case: referral ${referral.id} ${ended}`;
}

export interface ContactsWithoutCase {
  readonly referral: string;
  /** Row ids of safe contacts and hidden places that a person may delete. */
  readonly rows: readonly string[];
}

/** What may be removed of referrals that ended without a case: once all their ways have expired, so that nobody uses them any more. */
export function findCaseless(marac: MaracFacts, today: Day): readonly ContactsWithoutCase[] {
  const found = marac.referrals.flatMap((referral): readonly ContactsWithoutCase[] => {
    if (referral.decision === undefined || ENDED[referral.decision] === undefined) return [];
    if (isOpened(marac, reservedCase(marac, referral))) return [];
    const { safeContacts, addresses } = movedToRestrictedOf(marac, referral);
    const over = safeContacts.every((way) => way.expiresOn !== undefined && way.expiresOn < today);
    const rows = [...safeContacts, ...addresses].map((row) => row.id);
    return over && safeContacts.length > 0 ? [{ referral: referral.id, rows }] : [];
  });
  return sortBy(found, (one) => one.referral);
}
