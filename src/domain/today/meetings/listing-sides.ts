// Cases of a list by the workbook that may tell of them.
import { compareText } from '../../text/order.ts';
import { sorted } from '../../text/sorted.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Listing } from '../../meeting/listing.ts';

export interface Side {
  readonly listings: readonly Listing[];
  readonly restricted: boolean;
}

/** What the main workbook counts, and what only the restricted one may: no number there says that a restricted case is listed. */
export function apart(marac: MaracFacts, listed: readonly Listing[]): readonly Side[] {
  const isApart = (listing: Listing): boolean => marac.restrictedCases.has(listing.caseRef);
  return [
    { listings: listed.filter((listing) => !isApart(listing)), restricted: false },
    { listings: listed.filter(isApart), restricted: true },
  ];
}

/** "K-31FWET, K-7KQ2MX" */
export const caseRefs = (listings: readonly Listing[]): string =>
  sorted(
    listings.map((listing) => listing.caseRef),
    compareText,
  ).join(', ');
