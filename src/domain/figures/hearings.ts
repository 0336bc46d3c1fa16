// Cases at meetings, as figures count them: what came of each, which referrals asked for it, and whether it counts or was listed again without one.
import { caseRefOf, isAccepted, isWithdrawn, receivedOn, referralsOf } from '../cases/case-of-referral.ts';
import type { Listing } from '../meeting/listing.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { isHeld } from '../meeting/meetings.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Referral } from '../referral/referral.ts';
import { groupBy, sortBy } from '../text/order.ts';
import type { Day } from '../time/day.ts';

/** discussed: with an outcome. putOff: not heard, or deferred. open: a meeting that is over gave it no outcome. */
export type CameOfIt = 'discussed' | 'putOff' | 'open';

export interface Hearing {
  readonly marac: MaracFacts;
  readonly meeting: Meeting;
  readonly listing: Listing;
  readonly cameOfIt: CameOfIt;
  /** Accepted or joined since the case was discussed before, up to the day of this meeting. */
  readonly referrals: readonly Referral[];
  /** Discussed, and asked for by a referral of its own, or for the first time; or as a person or a setting says. */
  readonly isCounted: boolean;
  readonly restricted: boolean;
}

/**
 * Every case at every meeting that was held by that day, in the order of the meetings. A case that stands there twice is there once. What is typed
 * beside a case before the day of its meeting says nothing yet.
 */
export function findHearings(marac: MaracFacts, asOf: Day): readonly Hearing[] {
  const byMeeting = groupBy(
    marac.listings.filter((listing) => listing.takenOff !== true),
    (listing) => listing.meeting,
  );
  const meetings = sortBy(
    marac.meetings.filter((meeting) => isHeld(meeting) && meeting.on <= asOf),
    (meeting) => meeting.on,
    (meeting) => meeting.start ?? '',
    (meeting) => meeting.id,
  );
  const before = new Map<string, Day>();
  return meetings.flatMap((meeting) => {
    const cases = groupBy(byMeeting.get(meeting.id) ?? [], (listing) => listing.caseRef);
    const found = [...cases.values()].flatMap((rows) => hearingOf(marac, meeting, rows, before));
    for (const { cameOfIt, listing } of found) if (cameOfIt === 'discussed') before.set(listing.caseRef, meeting.on);
    return sortBy(found, ({ listing }) => listing.id);
  });
}

const RANKS: readonly CameOfIt[] = ['discussed', 'putOff', 'open'];

function hearingOf(
  marac: MaracFacts,
  meeting: Meeting,
  rows: readonly Listing[],
  before: ReadonlyMap<string, Day>,
): readonly Hearing[] {
  const [listing] = sortBy(
    rows,
    (row) => RANKS.indexOf(cameOf(row)),
    (row) => row.id,
  );
  if (listing === undefined) return [];
  const cameOfIt = cameOf(listing);
  // What was withdrawn before it was heard was not heard.
  if (cameOfIt === 'open' && isWithdrawn(marac, listing.caseRef)) return [];
  const last = before.get(listing.caseRef);
  const referrals = sortBy(
    referralsOf(marac, listing.caseRef).filter((referral) => isBetween(receivedOn(referral), last, meeting.on)),
    (referral) => receivedOn(referral) ?? '',
    (referral) => referral.id,
  );
  return [
    {
      marac,
      meeting,
      listing,
      cameOfIt,
      referrals,
      isCounted: cameOfIt === 'discussed' && isCountedCase(marac, meeting, listing, last, referrals),
      restricted: isOfRestricted(marac, listing),
    },
  ];
}

function isCountedCase(
  { rules }: MaracFacts,
  { on }: Meeting,
  { countsAs }: Listing,
  last: Day | undefined,
  referrals: readonly Referral[],
): boolean {
  if (countsAs !== undefined) return countsAs !== 'notCounted';
  return last === undefined || referrals.some(isAccepted) || rules.yesNo('relistedCounts', on);
}

/** What a person says that it counts as goes before its outcome. */
export function cameOf({ outcome, countsAs }: Pick<Listing, 'outcome' | 'countsAs'>): CameOfIt {
  if (countsAs === 'newCase' || countsAs === 'repeatCase') return 'discussed';
  if (outcome === undefined) return countsAs === undefined ? 'open' : 'discussed';
  return outcome === 'notHeard' || outcome === 'deferred' ? 'putOff' : 'discussed';
}

/** A referral without a day belongs to the first time that its case was discussed. */
function isBetween(on: Day | undefined, after: Day | undefined, until: Day): boolean {
  return on === undefined ? after === undefined : (after === undefined || on > after) && on <= until;
}

/** Whether a row stands in the restricted workbook, or is about a case that does. */
export function isOfRestricted(marac: MaracFacts, row: { readonly id: string; readonly caseRef?: string }): boolean {
  return (
    marac.restrictedRows?.has(row.id) === true || (row.caseRef !== undefined && marac.restrictedCases.has(row.caseRef))
  );
}

/** The same of a referral, which may have no case yet. */
export function isOfRestrictedCase(marac: MaracFacts, referral: Referral): boolean {
  return isOfRestricted(marac, { id: referral.id, caseRef: caseRefOf(marac, referral) });
}
