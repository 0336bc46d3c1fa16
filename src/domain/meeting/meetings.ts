// The meetings of a MARAC in time: the next one, the one a referral is in time for, what is listed there and how long it has waited.
import { addWorkingDays, deadlinesOf, nationOf, type Deadlines } from '../time/calendar.ts';
import type { Day, LocalTime } from '../time/day.ts';
import { addDays, addMinutes, at, clockTime, dayOf, daysBetween } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Listing } from './listing.ts';
import type { Meeting } from './meeting.ts';
import type { Referral } from '../referral/referral.ts';
import { lastAskedOn, isWithdrawn } from '../cases/case-of-referral.ts';
import { reversed } from '../text/sorted.ts';
import { groupBy, sortBy } from '../text/order.ts';
import { rowsWith } from '../text/rows-with.ts';
import type { Rules } from '../settings/rules.ts';
import { unreadMeeting } from './unreadable-rows.ts';
import { memoBy } from '../text/memo-by.ts';

const [NINE, NOON] = [clockTime('09:00'), clockTime('12:00')];

/** The last day on which papers of a meeting are drafted: a workbook with old meetings sends nothing on its first day. */
export function lastDayOf(marac: MaracFacts, meeting: Pick<Meeting, 'on'>): Day {
  return addDays(meeting.on, marac.rules.whole('historyAfterDays', meeting.on));
}

export function isHeld(meeting: Meeting): boolean {
  return meeting.state !== 'cancelled' && meeting.state !== 'moved';
}

export const meetingsInOrder = memoBy((marac: MaracFacts): readonly Meeting[] =>
  sortBy(
    marac.meetings.filter(isHeld),
    (meeting) => meeting.on,
    (meeting) => meeting.id,
  ),
);

/** From that day on, the next first, without emergency meetings. */
export function comingMeetings(marac: MaracFacts, today: Day): readonly Meeting[] {
  return meetingsInOrder(marac).filter((meeting) => meeting.on >= today && meeting.kind !== 'emergency');
}

export function meetingBefore(marac: MaracFacts, meeting: Meeting): Meeting | undefined {
  return reversed(meetingsInOrder(marac)).find((other) => other.on < meeting.on && other.kind !== 'emergency');
}

/** Asked of the same meetings by every job, for every referral and case. */
const deadlinesUnder = memoBy((rules: Rules, meeting: Meeting) => deadlinesOf(meeting, rules));

export function deadlines(marac: MaracFacts, meeting: Meeting): Deadlines {
  return deadlinesUnder(marac.rules, meeting);
}

export type Placement =
  | { readonly outcome: 'listed'; readonly meeting: Meeting; readonly late: boolean }
  /** The next meeting is closed: a person chooses supplement (type that meeting) or the one after. */
  | { readonly outcome: 'late'; readonly closed: Meeting; readonly after?: Meeting }
  | { readonly outcome: 'noMeeting' }
  /** What says where it belongs cannot be read: a row of Meetings that may be the one, or the meeting typed beside it. */
  | { readonly outcome: 'unread'; readonly where: string };

/** Where an accepted referral is listed. The program lists it at the next meeting if it is in time; otherwise it asks, and moves nothing. */
export function placeReferral(marac: MaracFacts, referral: Referral, now: LocalTime): Placement {
  const chosen = marac.meetings.find((meeting) => meeting.id === referral.meeting);
  const arrived = referral.receivedAt ?? now;
  const today = dayOf(now);
  if (chosen !== undefined)
    return { outcome: 'listed', meeting: chosen, late: arrived > deadlines(marac, chosen).close };
  if (referral.meeting !== undefined) return { outcome: 'unread', where: `Referrals, row ${referral.id}, "Meeting"` };
  const coming = comingMeetings(marac, today);
  const next = coming[0];
  const unread = unreadMeeting(marac, today, next?.on);
  if (unread !== undefined) return { outcome: 'unread', where: unread.place };
  if (next === undefined) return { outcome: 'noMeeting' };
  if (arrived <= deadlines(marac, next).close) return { outcome: 'listed', meeting: next, late: false };
  return { outcome: 'late', closed: next, ...(coming[1] === undefined ? {} : { after: coming[1] }) };
}

/** Whether the case stands on the list of a meeting of that day or later, be it another one than this. */
export function isListedSince(marac: MaracFacts, caseRef: string, since: Day, besides?: Meeting): boolean {
  return rowsWith(marac.listings, 'caseRef', caseRef).some(
    (one) => one.meeting !== besides?.id && (rowsWith(marac.meetings, 'id', one.meeting)[0]?.on ?? '') >= since,
  );
}

/**
 * Cases on the list of a meeting in the order the rows stand, without those taken off, and those withdrawn before they were heard: their rows
 * stay, and Today asks about them. A case that stands there twice, as when it was carried over and typed, is heard once: by the row that has
 * the outcome, else by the first.
 */
export const listedAt = memoBy((marac: MaracFacts, meeting: string): readonly Listing[] => {
  const rows = standingAt(marac, meeting).filter(
    (listing) => listing.outcome !== undefined || !isWithdrawn(marac, listing.caseRef),
  );
  const byCase = groupBy(rows, (listing) => listing.caseRef);
  if (byCase.size === rows.length) return rows;
  return [...byCase.values()].flatMap((same) => same.find((one) => one.outcome !== undefined) ?? same.slice(0, 1));
});

/** Every row of the list of a meeting that was not taken off, a case that stands there twice among them. */
export function standingAt(marac: MaracFacts, meeting: string): readonly Listing[] {
  return rowsWith(marac.listings, 'meeting', meeting).filter((listing) => listing.takenOff !== true);
}

/**
 * When the answers about a case that came late are wanted: on the list's own day while that lies ahead, else at noon of the working day before
 * the meeting, else an hour before it begins.
 */
export function supplementDue(marac: MaracFacts, meeting: Meeting, now: LocalTime): LocalTime {
  const begins = at(meeting.on, meeting.start ?? NINE);
  const dayBefore = at(addWorkingDays(meeting.on, -1, nationOf(marac.rules, meeting.on)), NOON);
  const hourBefore = addMinutes(begins, -60);
  return [deadlines(marac, meeting).agenda, dayBefore, hourBefore].find((time) => time > now) ?? begins;
}

/** Calendar days from the referral to a day. */
export function daysWaiting(marac: MaracFacts, caseRef: string, on: Day): number | undefined {
  const asked = lastAskedOn(marac, caseRef);
  return asked === undefined ? undefined : Math.max(0, daysBetween(asked, on));
}

/** Whether any meeting gave the case an outcome, be it that it was put off. */
export function wasDecided(marac: MaracFacts, caseRef: string): boolean {
  return rowsWith(marac.listings, 'caseRef', caseRef).some(
    ({ outcome }) => outcome !== undefined && outcome !== 'notHeard',
  );
}

/** When the case was last heard before a day, by the meetings that gave it an outcome; of those meetings alone that `counts` names, if it is given. */
export function lastHeardOn(
  marac: MaracFacts,
  caseRef: string,
  before: Day,
  counts: (meeting: Meeting) => boolean = () => true,
): Day | undefined {
  let last: Day | undefined;
  for (const listing of rowsWith(marac.listings, 'caseRef', caseRef)) {
    if (listing.outcome === undefined || listing.outcome === 'notHeard' || listing.outcome === 'deferred') continue;
    const meeting = rowsWith(marac.meetings, 'id', listing.meeting)[0];
    if (meeting === undefined || meeting.on >= before || !counts(meeting)) continue;
    if (last === undefined || meeting.on > last) last = meeting.on;
  }
  return last;
}
