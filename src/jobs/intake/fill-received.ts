// A referral typed without "Received": intake fills in the hour at which it first saw the row, once, so that waits and deadlines have a beginning
// that stays.
import type { FillEffect } from '../../domain/plan/effects.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { firstSeen, isNewlyTyped, key } from '../../domain/referral/intake-keys.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { makeReason } from '../../domain/text/reason.ts';

export function planReceived(context: MaracPlanContext, referral: Referral): readonly FillEffect[] {
  const { marac } = context;
  if (!isNewlyTyped(context, referral)) return [];
  const isUnread = marac.problems.some(
    ({ table, rowId, column }) => table === 'referrals' && rowId === referral.id && column === 'Received',
  );
  if (isUnread) return [];
  const seen = firstSeen(context, referral);
  return [
    {
      do: 'fill',
      key: key(context, referral, 'received'),
      marac: marac.name,
      job: 'intake',
      table: 'referrals',
      rowId: referral.id,
      over: 'blank',
      values: { receivedAt: seen },
      because: [makeReason('intake.first-seen', { referral: referral.id, at: seen })],
    },
  ];
}
