// Cases that were to be heard and were not: listed again, first in line, where a person has said. Nothing is put off by the program itself.
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { Once } from '../../domain/plan/effects.ts';
import { unreadMeeting } from '../../domain/meeting/unreadable-rows.ts';
import { because } from '../../domain/text/reason.ts';
import { rowMaker } from '../engine/row-maker.ts';
import type { MaracRound } from '../engine/job.ts';

/** The meeting of a moved date, made when people have not typed it; then every case of it there; then cases not heard or to be listed again. */
export function planCarryOver(round: MaracRound): readonly Once[] {
  if ((['attendance', 'list', 'meetings'] as const).some((name) => round.marac.unknownTables.has(name))) return [];
  return round.marac.meetings.flatMap((meeting) => [
    ...planMovedMeeting(round, meeting),
    ...round.marac.listings
      .filter((one) => one.meeting === meeting.id && one.takenOff !== true)
      .flatMap((one) => planListing(round, meeting, one)),
  ]);
}

function planMovedMeeting(round: MaracRound, meeting: Meeting): readonly Once[] {
  const on = meeting.movedTo;
  if (meeting.state !== 'moved' || on === undefined || on < round.today) return [];
  if (unreadMeeting(round.marac, on, on) !== undefined) return [];
  const purpose = `moved/${meeting.id}/${on}`;
  const mine = round.marac.pool.take('M', purpose);
  if (round.marac.meetings.some((one) => one.on === on && one.id !== mine && one.state !== 'cancelled')) return [];
  const row = rowMaker(round, 'intake', [because('meeting.moved', { on: meeting.on, what: 'moved' })], false);
  const { kind, start, end, place, link, chair, viceChair, breaks } = meeting;
  return [row('meetings', 'M', purpose, { kind, on, start, end, place, link, chair, viceChair, breaks })];
}

/** Where a person has said that the case is heard instead: the new day of its meeting, a meeting typed beside it, or the day it is put off to. */
function heardInstead(round: MaracRound, meeting: Meeting, listing: Listing): Meeting | undefined {
  const { meetings } = round.marac;
  const off = meeting.state === 'cancelled' || meeting.state === 'moved';
  const again = ['notHeard', 'deferred', 'relist'].includes(listing.outcome ?? '');
  if (!off && !again) return undefined;
  if (listing.relistMeeting !== undefined) return meetings.find((one) => one.id === listing.relistMeeting);
  const on =
    meeting.state === 'moved' ? meeting.movedTo : listing.outcome === 'notHeard' ? listing.notHeardUntil : undefined;
  return on === undefined
    ? undefined
    : meetings.find(
        (one) => one.on === on && one.id !== meeting.id && one.state !== 'cancelled' && one.state !== 'moved',
      );
}

function planListing(round: MaracRound, meeting: Meeting, listing: Listing): readonly Once[] {
  const to = heardInstead(round, meeting, listing);
  if (to === undefined || to.id === meeting.id || to.on < round.today) return [];
  const purpose = `${listing.id}/again/${to.id}`;
  const mine = round.marac.pool.take('L', purpose);
  if (listedAt(round.marac, to.id).some((one) => one.caseRef === listing.caseRef && one.id !== mine)) return [];
  const restricted = round.marac.restrictedCases.has(listing.caseRef);
  const row = rowMaker(round, 'intake', [because('list.again', { case: listing.caseRef, on: to.on })], restricted);
  return [
    row('list', 'L', purpose, {
      meeting: to.id,
      caseRef: listing.caseRef,
      urgent: listing.urgent,
      firstInLine: listing.outcome === 'relist' ? undefined : true,
      childrenAtRisk: listing.childrenAtRisk,
      minutesWanted: listing.minutesWanted,
      restrictedPlace: listing.restrictedPlace,
      presenter: listing.presenter,
    }),
  ];
}
