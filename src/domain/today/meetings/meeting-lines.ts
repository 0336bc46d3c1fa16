// What meetings wait for: ready marks, outcomes, a chair without conflict, room for the cases listed, cases that wait too long.
import type { Access, MaracAccess } from '../../access/access.ts';
import { isTakenOver } from '../../plan/at-work-since.ts';
import { dayOf, formatDay, type Day, type LocalTime } from '../../time/day.ts';
import { managersFor } from '../../register/coordinators.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { compareText, sortBy } from '../../text/order.ts';
import { sorted } from '../../text/sorted.ts';
import { gravityOf } from '../../cases/case-risk.ts';
import { minutesBeyondEnd } from '../../meeting/running-order.ts';
import { findLongWaits } from '../../meeting/long-waits.ts';
import { isEnded } from '../../actions/action-state.ts';
import { daysWaiting, deadlines, listedAt, meetingsInOrder } from '../../meeting/meetings.ts';
import { describeUnread } from '../../meeting/unreadable-rows.ts';
import { unreadAt } from '../../meeting/awaited-rows.ts';
import { describeReason } from '../../text/describe-reason.ts';
import type { TodayItem, TodayKind, Words } from '../today-item.ts';
import { chairItems } from './chair-lines.ts';
import { apart, caseRefs, type Side } from './listing-sides.ts';
import { meetingItem, readyMarks } from './ready-marks.ts';

export function meetingItems(
  facts: Pick<Facts, 'recorded' | 'latePapers'>,
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
  now: LocalTime,
): readonly TodayItem[] {
  const today = dayOf(now);
  return [
    ...meetingsInOrder(marac).flatMap((meeting) => [
      ...chairItems(facts, marac, access, maracAccess, meeting, today),
      ...room(marac, meeting, today),
      ...(isTakenOver(facts, marac, meeting)
        ? []
        : [...readyMarks(marac, meeting, now), ...outcomes(marac, meeting, today), ...unread(marac, meeting, today)]),
    ]),
    ...waits(marac, access, maracAccess, today),
  ];
}

/** Counted whole in the restricted workbook when a restricted case is listed; in main without it. */
function room(marac: MaracFacts, meeting: Meeting, today: Day): readonly TodayItem[] {
  if (meeting.on < today) return [];
  const listed = listedAt(marac, meeting.id);
  const open = listed.filter((listing) => !marac.restrictedCases.has(listing.caseRef));
  const sides = [{ listings: open, restricted: false }];
  if (open.length < listed.length) sides.push({ listings: [...listed], restricted: true });
  return sides.flatMap((side) => overFull(marac, meeting, side));
}

function overFull(marac: MaracFacts, meeting: Meeting, { listings, restricted }: Side): readonly TodayItem[] {
  const warn = marac.rules.whole('warnCases', meeting.on);
  const beyond = minutesBeyondEnd(marac, meeting, listings);
  if (listings.length <= warn && beyond === 0) return [];
  const runsOver = beyond === 0 ? '' : ` They run ${beyond} minute${beyond === 1 ? '' : 's'} beyond its end.`;
  const bear = listings.length <= warn ? '' : `; ${warn} is what it can bear`;
  const count = Math.max(1, listings.length - warn);
  const what = `The meeting of ${formatDay(meeting.on)} has ${listings.length} cases${bear}.${runsOver} An extra meeting is proposed: add one, or take cases off the list. Least grave and shortest waiting first: ${leastGrave(marac, meeting, listings, count)}; "marac plan agenda" shows what moving each would save.`;
  const otherwise = 'all of them stay on the list: nothing is moved by itself.';
  const due = deadlines(marac, meeting).agenda;
  return [meetingItem(marac, meeting, 'meeting', 'over-full', { what, otherwise, due }, restricted)];
}

/** Which cases could best bear an extra meeting: by risk, then by wait. */
function leastGrave(marac: MaracFacts, meeting: Meeting, listed: readonly Listing[], count: number): string {
  const gravity = (listing: Listing): number =>
    gravityOf(marac, listing, meeting.on) + (listing.firstInLine === true && listing.urgent !== true ? 100 : 0);
  return sortBy(listed, gravity, (listing) => daysWaiting(marac, listing.caseRef, meeting.on) ?? 0)
    .slice(0, count)
    .map((listing) => listing.caseRef)
    .join(', ');
}

function outcomes(marac: MaracFacts, meeting: Meeting, today: Day): readonly TodayItem[] {
  if (meeting.on >= today) return [];
  return apart(marac, listedAt(marac, meeting.id)).flatMap(({ listings, restricted }) => {
    const open = listings.filter((listing) => listing.outcome === undefined);
    const unsafe = listings.filter(
      (one) =>
        one.outcome === 'notHeard' &&
        (one.interimSafetyBy === undefined || one.notHeardUntil === undefined || one.chairInitials === undefined),
    );
    const on = formatDay(meeting.on);
    const told = (kind: TodayKind, rule: string, words: Words): TodayItem =>
      meetingItem(marac, meeting, kind, rule, words, restricted);
    const without = `${open.length} case${open.length === 1 ? '' : 's'} of ${on} ${open.length === 1 ? 'has' : 'have'} no outcome yet (${caseRefs(open)}): type it on the At Risk List.`;
    const notHeard = `${unsafe.length} case${unsafe.length === 1 ? ' was' : 's were'} not heard on ${on} (${caseRefs(unsafe)}): type until when, who keeps her safe meanwhile, and the chair's initials.`;
    return [
      ...(open.length === 0
        ? []
        : [
            told('meeting', 'outcomes', {
              what: without,
              otherwise: 'their minutes wait.',
              due: deadlines(marac, meeting).minutes,
            }),
          ]),
      ...(unsafe.length === 0
        ? []
        : [
            told('alarm', 'not-heard', {
              what: notHeard,
              otherwise: 'nobody is named who keeps her safe until she is heard.',
            }),
          ]),
    ];
  });
}

/** Typed rows that cannot be read or told apart: nothing goes out after the meeting as if they were not there. */
function unread(marac: MaracFacts, meeting: Meeting, today: Day): readonly TodayItem[] {
  if (meeting.on > today) return [];
  return apart(marac, listedAt(marac, meeting.id)).flatMap(({ listings, restricted }) => {
    const rows = listings.flatMap((listing) => unreadAt(marac, listing, today));
    if (rows.length === 0) return [];
    const sheets = rows.some((row) => row.table === 'actions')
      ? `, action sheets${formatWaiting(marac, listings, today)}`
      : '';
    const what = `Minutes${sheets} and the IDVA’s feedback sheet of ${formatDay(meeting.on)} wait for what may belong in them and cannot be read: ${describeUnread(rows)}. Checks says what to put right.`;
    const otherwise = 'none of these papers goes.';
    return [meetingItem(marac, meeting, 'alarm', 'unread', { what, otherwise, todo: 'mend' }, restricted)];
  });
}

/** Agencies with something to do in a case for which a row of Actions may be theirs: " (for Test Housing, Test Police)". */
function formatWaiting(marac: MaracFacts, listings: readonly Listing[], today: Day): string {
  const waiting = listings.flatMap((listing) => {
    const rows = unreadAt(marac, listing, today).filter((row) => row.table === 'actions');
    const may = (agency: string): boolean =>
      rows.some((row) => typeof row.agency === 'string' || row.agency.id === agency);
    const theirs = marac.actions.filter(
      (one) => one.caseRef === listing.caseRef && one.meeting === listing.meeting && !isEnded(one) && may(one.agency),
    );
    const named = rows.flatMap(({ agency }) => (typeof agency === 'string' ? [] : [agency.id]));
    return [...named, ...theirs.map(({ agency }) => agency)];
  });
  return waiting.length === 0 ? '' : ` (for ${sorted(new Set(waiting), compareText).join(', ')})`;
}

/** Listed or open cases that have waited longer than the area allows for their first table. */
function waits(marac: MaracFacts, access: Access, maracAccess: MaracAccess, today: Day): readonly TodayItem[] {
  return findLongWaits(marac, today).map((one) => ({
    id: `alarm/${one.case.id}/wait`,
    kind: 'alarm' as const,
    marac: marac.name,
    what: `${describeReason(one.because)} Have it heard at the next meeting, or an extra one.${managersFor(access, maracAccess, one.case.id).length > 0 ? '' : ' Nobody is on Contacts as its manager: tell the manager yourself.'}`,
    about: one.case.id,
    tab: 'Cases',
    otherwise: 'it goes on waiting for its first meeting.',
    restricted: marac.restrictedCases.has(one.case.id),
  }));
}
