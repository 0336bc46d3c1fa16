// Cases that were to be heard, were not, and stand on no coming list: put off with their meeting, not reached, or taken off by a person.
import { isAccepted, isWithdrawn, referralsOf } from '../../cases/case-of-referral.ts';
import { formatDay, type Day } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { isHeld } from '../../meeting/meetings.ts';
import { rowsWith } from '../../text/rows-with.ts';
import type { Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';

const NOT_TO_BE_HEARD: Question = {
  yes: { does: 'it is not to be heard here' },
  otherwise: 'nobody hears it, and the line stays.',
};

/** A person says where they are heard, or that they are not to be. Nothing is listed by itself. */
export function notHeardItems(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.meetings.flatMap((meeting) =>
    rowsWith(marac.listings, 'meeting', meeting.id).flatMap((listing) =>
      standsLater(marac, listing, meeting, today) ? [] : (ofListing(marac, listing, meeting) ?? []),
    ),
  );
}

function ofListing(marac: MaracFacts, one: Listing, meeting: Meeting): TodayItem | undefined {
  const on = formatDay(meeting.on);
  const base = { marac: marac.name, about: one.id, tab: 'At Risk List', kind: 'alarm' } as const;
  const restricted = marac.restrictedCases.has(one.caseRef);
  if (one.takenOff === true) {
    if (!isAsked(marac, one, meeting)) return undefined;
    const why = one.takenOffWhy === undefined ? '' : ', and why stands there';
    const what = `Case ${one.caseRef} was accepted, was taken off the list of ${on}${why}, and stands on no coming list: add a row for it on the At Risk List of another meeting.`;
    return { ...base, id: `alarm/${one.id}/taken-off`, what, restricted, question: NOT_TO_BE_HEARD };
  }
  if (isHeld(meeting) && one.outcome !== 'notHeard' && one.outcome !== 'deferred') return undefined;
  const what = `Case ${one.caseRef} was not heard on ${on} and stands on no coming list: type “List again at” beside it. It will be first in line.`;
  const otherwise = 'no meeting hears it.';
  const alike = {
    as: 'not-heard',
    thing: `case ${one.caseRef}, ${on}`,
    tell: (list: string, count: number) =>
      `${count} cases were not heard and stand on no coming list. Type “List again at” beside each; they will be first in line. ${list}.`,
  };
  return { ...base, id: `alarm/${one.id}/again`, what, restricted, otherwise, alike };
}

/** The last listing of a case says where it stands; one at a coming meeting that is held answers it. */
function standsLater(marac: MaracFacts, listing: Listing, meeting: Meeting, today: Day): boolean {
  return rowsWith(marac.listings, 'caseRef', listing.caseRef).some((each) => {
    const on = rowsWith(marac.meetings, 'id', each.meeting)[0];
    if (each.id === listing.id || each.takenOff === true || on === undefined) return false;
    const again = listing.takenOff === true && each.meeting === listing.meeting;
    return again || on.on > meeting.on || (isHeld(on) && on.on >= today);
  });
}

/** Somebody accepted it and asks for it still, and no earlier line says that it waits. */
function isAsked(marac: MaracFacts, one: Listing, meeting: Meeting): boolean {
  const state = rowsWith(marac.cases, 'id', one.caseRef)[0]?.state;
  if (state === 'closed' || state === 'archived' || state === 'transferredOut') return false;
  const all = rowsWith(marac.listings, 'caseRef', one.caseRef);
  const waits = all.some(
    (each) =>
      each.takenOff !== true &&
      (each.outcome === 'notHeard' || each.outcome === 'deferred' || !isHeldAt(marac, each.meeting)),
  );
  const later = all.some((each) => each.takenOff === true && each.id !== one.id && dayAt(marac, each) > meeting.on);
  const accepted = referralsOf(marac, one.caseRef).some((each) => isAccepted(each));
  return accepted && !waits && !later && !isWithdrawn(marac, one.caseRef) && !isHeardSince(marac, one.caseRef, all);
}

const meetingOf = (marac: MaracFacts, id: string): Meeting | undefined => rowsWith(marac.meetings, 'id', id)[0];

function isHeldAt(marac: MaracFacts, id: string): boolean {
  const meeting = meetingOf(marac, id);
  return meeting !== undefined && isHeld(meeting);
}

function dayAt(marac: MaracFacts, listing: Listing): string {
  return meetingOf(marac, listing.meeting)?.on ?? '';
}

/** Heard on or after the day on which its newest accepted referral was decided. */
function isHeardSince(marac: MaracFacts, caseRef: string, all: readonly Listing[]): boolean {
  const accepted = referralsOf(marac, caseRef).filter((each) => isAccepted(each));
  const newest = accepted.map((each) => each.decidedOn ?? '').reduce((a, b) => (a > b ? a : b), '');
  return all.some((each) => each.takenOff !== true && each.outcome !== undefined && dayAt(marac, each) >= newest);
}
