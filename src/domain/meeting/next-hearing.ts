// When a case that was not heard will be.
import type { Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Listing } from './listing.ts';
import type { Meeting } from './meeting.ts';
import { isHeld, standingAt } from './meetings.ts';
import { sortBy } from '../text/order.ts';

/** The first later meeting on whose list it stands; else the day that somebody typed, or the meeting that was named for it. */
export function nextDayOf(marac: MaracFacts, listing: Listing, meeting: Meeting): Day | undefined {
  const later = sortBy(
    marac.meetings.filter(
      (other) =>
        other.on > meeting.on &&
        isHeld(other) &&
        (other.id === listing.relistMeeting ||
          standingAt(marac, other.id).some((each) => each.caseRef === listing.caseRef)),
    ),
    (one) => one.on,
  )[0];
  return later?.on ?? listing.notHeardUntil;
}
