// Cases that were to be heard and were not: listed again, first in line, if a person has said so. The program itself puts nothing off.
import { foldText } from '../../domain/text/fold.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { unreadMeeting } from '../../domain/meeting/unreadable-rows.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { rowMaker } from '../../domain/plan/row-maker.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** First the meeting of a new date, if people have not typed it; then every case of it there; then cases not heard or to be listed again. */
export function planCarryOver(context: MaracPlanContext): readonly Effect[] {
  if ((['attendance', 'list', 'meetings'] as const).some((name) => context.marac.unknownTables.has(name))) return [];
  return context.marac.meetings.flatMap((meeting) => [
    ...planMovedMeeting(context, meeting),
    ...context.marac.listings
      .filter((listing) => listing.meeting === meeting.id && listing.takenOff !== true)
      .flatMap((listing) => planListing(context, meeting, listing)),
  ]);
}

function planMovedMeeting(context: MaracPlanContext, meeting: Meeting): readonly Effect[] {
  const on = meeting.movedTo;
  if (meeting.state !== 'moved' || on === undefined || on < context.today) return [];
  if (unreadMeeting(context.marac, on, on) !== undefined) return [];
  const purpose = `moved/${meeting.id}/${on}`;
  const mine = context.marac.pool.take('M', purpose);
  if (context.marac.meetings.some((one) => one.on === on && one.id !== mine && one.state !== 'cancelled')) return [];
  const row = rowMaker(context, 'intake', [makeReason('meeting.moved', { on: meeting.on, what: 'moved' })], false);
  const { kind, start, end, place, link, breaks } = meeting;
  const [chair, viceChair] = [meeting.chair, meeting.viceChair].map((id) => calledOnContacts(context, id));
  return [row('meetings', 'M', purpose, { kind, on, start, end, place, link, chair, viceChair, breaks })];
}

/** The name by which people would type this contact; the row id where another one bears it too. */
function calledOnContacts({ facts }: MaracPlanContext, id: string | undefined): string | undefined {
  const contact = facts.contacts.find((one) => one.id === id);
  const name = foldText(contact?.personName ?? '');
  const isAlone = facts.contacts.every(
    (one) => foldText(one.personName ?? '') !== name || one.address?.toLowerCase() === contact?.address?.toLowerCase(),
  );
  return name !== '' && isAlone ? contact?.personName : id;
}

/**
 * Where a person said that the case is heard instead: on the new day of its meeting, at a meeting typed beside it, or on the day it is put off to.
 */
function heardInstead(context: MaracPlanContext, meeting: Meeting, listing: Listing): Meeting | undefined {
  const { meetings } = context.marac;
  const off = meeting.state === 'cancelled' || meeting.state === 'moved';
  const again = ['notHeard', 'deferred', 'relist'].includes(listing.outcome ?? '');
  if (!off && !again) return undefined;
  if (listing.relistMeeting !== undefined) return meetings.find((candidate) => candidate.id === listing.relistMeeting);
  const on =
    meeting.state === 'moved' ? meeting.movedTo : listing.outcome === 'notHeard' ? listing.notHeardUntil : undefined;
  return on === undefined
    ? undefined
    : meetings.find(
        (other) => other.on === on && other.id !== meeting.id && other.state !== 'cancelled' && other.state !== 'moved',
      );
}

function planListing(context: MaracPlanContext, meeting: Meeting, listing: Listing): readonly Effect[] {
  const to = heardInstead(context, meeting, listing);
  if (to === undefined || to.id === meeting.id || to.on < context.today) return [];
  const purpose = `${listing.id}/again/${to.id}`;
  const mine = context.marac.pool.take('L', purpose);
  if (listedAt(context.marac, to.id).some((other) => other.caseRef === listing.caseRef && other.id !== mine)) return [];
  const restricted = context.marac.restrictedCases.has(listing.caseRef);
  const row = rowMaker(context, 'intake', [makeReason('list.again', { case: listing.caseRef, on: to.on })], restricted);
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
