// What keeps action sheets and the IDVA's sheet back while a row of Actions cannot be read: the row may belong on them.
import type { UnreadRow } from '../../meeting/unreadable-row.ts';
import { type Reasons, makeReason } from '../../text/reason.ts';
import { describeUnread } from '../../meeting/unreadable-rows.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import { type Recipient, actingIn } from '../../register/recipients.ts';
import type { Listing } from '../../meeting/listing.ts';
import { sameAgency } from '../../access/access.ts';
import { unreadAt } from '../../meeting/awaited-rows.ts';

const told = (rows: readonly UnreadRow[]): Reasons =>
  rows.length === 0 ? [] : [makeReason('row.unread', { rows: describeUnread(rows) })];

/** Actions that may be this reader's, in a case of which they get their action sheet. */
export function sheetWaits(context: MaracPlanContext, recipient: Recipient, listings: readonly Listing[]): Reasons {
  const rows = listings.flatMap((listing) =>
    actionsAt(context, listing).filter(({ agency }) => {
      if (typeof agency === 'string') return true;
      return actingIn(recipient, listing.caseRef).some((acting) => sameAgency(agency.id, acting.agency));
    }),
  );
  return told(rows);
}

/** Whatever may have been agreed in these cases, or noted for whoever rings the victim. */
export function feedbackWaits(context: MaracPlanContext, listings: readonly Listing[]): Reasons {
  return told(listings.flatMap((listing) => unreadAt(context.marac, listing, context.today)));
}

function actionsAt({ marac, today }: MaracPlanContext, listing: Listing): readonly UnreadRow[] {
  return unreadAt(marac, listing, today).filter((row) => row.table === 'actions');
}
