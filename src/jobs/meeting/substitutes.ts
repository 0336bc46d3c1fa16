// Substitutes of representatives, named for one meeting only: verified by phone on the known number, and entitled to its agenda only.
import { isActive } from '../../domain/register/contacts.ts';
import { isPart, levelOf } from '../../domain/access/levels.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import { sortBy } from '../../domain/text/order.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { isVisibility, visibilityOf, type Acting, type Recipient } from '../../domain/register/recipients.ts';
import type { Withheld } from '../../domain/plan/withheld.ts';
import { copyOf, type Copy } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** Copies for substitutes of the meeting at which the cases are listed. Entitlement lets them see these cases up to its day, and no others. */
export function substitutesOf(context: MaracPlanContext, listings: readonly Listing[]): readonly Copy[] {
  return recipientsOf(context, listings).flatMap((recipient) => copyOf(context, recipient, listings));
}

/** Substitutes who get no agenda for a case in which their agency takes part, and why. */
export function substitutesWithheld(
  context: MaracPlanContext,
  listings: readonly Listing[],
  paper: Pick<Withheld, 'what' | 'about' | 'notAfter'>,
): readonly Withheld[] {
  const { access, maracAccess, marac } = context;
  return recipientsOf(context, listings).flatMap((recipient) =>
    listings.flatMap(({ caseRef }): readonly Withheld[] => {
      const { contact } = recipient;
      const visibility = visibilityOf(access, maracAccess, recipient, caseRef);
      const [{ agency }] = recipient.acting as readonly [Acting];
      const level = levelOf(access, maracAccess, agency, caseRef);
      if (!isPart(level) || (isVisibility(visibility) && contact.address !== undefined)) return [];
      const why = isVisibility(visibility) ? makeReason('contact.no-address', { contact: contact.id }) : visibility;
      return [
        {
          do: 'withhold',
          marac: marac.name,
          ...paper,
          to: contact.id,
          cases: [caseRef],
          tells: [caseRef],
          because: why,
        },
      ];
    }),
  );
}

function recipientsOf(context: MaracPlanContext, listings: readonly Listing[]): readonly Recipient[] {
  const meeting = listings[0]?.meeting;
  const { access, facts } = context;
  const found = access.contacts.filter(
    (one) =>
      one.role === 'substitute' && meeting !== undefined && one.onlyMeeting === meeting && isActive(one, access.on),
  );
  return sortBy(found, (contact) => contact.id).flatMap((contact) => {
    const agency = facts.agencies.find((candidate) => candidate.id === contact.agency);
    return agency === undefined ? [] : [{ contact, acting: [{ agency, contact }] }];
  });
}
