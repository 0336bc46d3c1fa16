// How a hearing ended, in the words that minutes, feedback and transfer packs share.
import { formatDate } from '../../time/day.ts';
import type { Listing } from '../../meeting/listing.ts';

const OUTCOMES: Readonly<Record<string, string>> = {
  actionPlan: 'Action plan agreed',
  noFurtherListing: 'No further listing',
  relist: 'To be listed again',
  transferOut: 'Transfer to another MARAC',
  deferred: 'Deferred',
  notHeard: 'Not heard',
};

/** '' while no outcome is typed. */
export function describeOutcome(listing: Listing | undefined): string {
  return OUTCOMES[listing?.outcome ?? ''] ?? '';
}

/** To which day a case was put off, and who keeps the victim safe until then; '' where it was heard. */
export function describeNotHeard(listing: Listing | undefined): string {
  if (listing?.outcome !== 'notHeard') return '';
  const until = listing.notHeardUntil === undefined ? '' : `: put off to ${formatDate(listing.notHeardUntil)}`;
  const agreed = listing.chairInitials === undefined ? '' : ` Agreed by the chair (${listing.chairInitials}).`;
  return `Not heard${until}. Safety until then: ${listing.interimSafetyBy ?? 'nobody is named yet'}.${agreed}`;
}
