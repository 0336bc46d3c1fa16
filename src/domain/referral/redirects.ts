// A referral that was passed to another MARAC and the row of Transfers that intake opened for it: acknowledged on one, it is so on both.
import type { MaracFacts } from '../plan/facts.ts';
import type { Transfer } from '../meeting/meeting.ts';
import type { Referral } from './referral.ts';

export const redirectPurpose = (referral: Pick<Referral, 'id'>): string => `${referral.id}/redirect`;

export function redirectRow(
  { pool, transfers }: Pick<MaracFacts, 'pool' | 'transfers'>,
  referral: Pick<Referral, 'id'>,
): Transfer | undefined {
  const id = pool.take('TR', redirectPurpose(referral));
  return transfers.find((transfer) => transfer.id === id);
}

export function redirectedBy(marac: MaracFacts, { id }: Pick<Transfer, 'id'>): Referral | undefined {
  return marac.referrals.find(
    (referral) => referral.decision === 'redirect' && marac.pool.take('TR', redirectPurpose(referral)) === id,
  );
}
