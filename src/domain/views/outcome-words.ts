// How a hearing ended, in the words that minutes, feedback and transfer packs share.
import type { Listing } from '../listing.ts';

const OUTCOMES: Readonly<Record<string, string>> = {
  actionPlan: 'Action plan agreed',
  noFurtherListing: 'No further listing',
  relist: 'To be listed again',
  transferOut: 'Transfer to another MARAC',
  deferred: 'Deferred',
  notHeard: 'Not heard',
};

/** '' while no outcome is typed. */
export function tellOutcome(listing: Listing | undefined): string {
  return OUTCOMES[listing?.outcome ?? ''] ?? '';
}
