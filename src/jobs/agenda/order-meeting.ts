// The running order of a meeting from the rows people typed. Urgent and most serious cases are in the first half, people's locks and times are kept,
// and among all such orders it is the one in which those who come for a few cases wait least. If no order keeps every wish: the listed order, and the
// reason in words.
import { sameAgency, type Access } from '../../domain/access/access.ts';
import type {
  AgendaAnswer,
  AgendaAttendee,
  AgendaBand,
  AgendaRequest,
  AgendaWindow,
} from '../../domain/agenda/agenda-request.ts';
import { gravityOf } from '../../domain/cases/case-risk.ts';
import { agenciesInTheRoom, roomOf } from '../../domain/meeting/in-the-room.ts';
import { dayOf, minutesOf, type LocalTime } from '../../domain/time/day.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { daysWaiting, listedAt } from '../../domain/meeting/meetings.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import { breaksOf, firstCaseAt, minutesFor, timeSlots, type Running } from '../../domain/meeting/running-order.ts';
import { maracPlanContexts, type MaracPlanContext, type PlanContext } from '../../domain/plan/plan-context.ts';
import { solveOrder } from '../memory/solved-orders.ts';

export function planRunningOrder(context: MaracPlanContext, meeting: Meeting): Running {
  const { marac } = context;
  const listings = sortBy(
    listedAt(marac, meeting.id),
    (listing) => rank(listing),
    (listing) => -(daysWaiting(marac, listing.caseRef, meeting.on) ?? 0),
    (listing) => listing.id,
  );
  const answer = solveOrder(requestFor(context, meeting, listings));
  const order = 'order' in answer ? answer.order : listings.map((listing) => listing.caseRef);
  const places = new Map(order.map((ref, index) => [ref, index]));
  const ordered = sortBy(listings, (listing) => places.get(listing.caseRef) ?? 999);
  return { ...timeSlots(marac, meeting, ordered, firstCaseAt(meeting)), ...describeAnswer(answer) };
}

function describeAnswer(answer: AgendaAnswer): Pick<Running, 'waiting' | 'proven' | 'says'> {
  if ('order' in answer) return { waiting: answer.waiting, proven: answer.proven, says: answer.reasons };
  return { waiting: 0, proven: false, says: [answer.conflict.says, ...answer.conflict.ways] };
}

function rank(listing: Listing): number {
  if (listing.restrictedPlace === 'first') return 0;
  if (listing.urgent === true || listing.firstInLine === true) return 1;
  return listing.childrenAtRisk === true ? 2 : listing.restrictedPlace === 'last' ? 4 : 3;
}

export function requestFor(context: MaracPlanContext, meeting: Meeting, listings: readonly Listing[]): AgendaRequest {
  const { marac, facts } = context;
  const start = firstCaseAt(meeting);
  const refs = listings.map((listing) => listing.caseRef);
  const attendees = partTimers(context, meeting, refs);
  const before = (facts.recorded.orders.get(meeting.id) ?? []).flatMap(
    (ref) => listings.find((listing) => listing.caseRef === ref) ?? [],
  );
  const told = timeSlots(marac, meeting, before, start).slots;
  const sent = [...facts.recorded.covered.keys()].some((part) => part.startsWith(`agenda/${meeting.id}/`));
  return {
    cases: listings.map((listing) => ({
      id: listing.caseRef,
      minutes: minutesFor(marac, meeting, listing),
      rank: gravityOf(marac, listing, meeting.on),
      waitedDays: daysWaiting(marac, listing.caseRef, meeting.on) ?? 0,
      ...(listing.restrictedPlace === 'last' ? { atEnd: true } : {}),
    })),
    attendees,
    windows: windowsOf(context, meeting, attendees),
    locks: listings.flatMap((listing) =>
      listing.placeLocked === undefined ? [] : [{ case: listing.caseRef, place: listing.placeLocked }],
    ),
    bands: bandsOf(marac, meeting, listings),
    groups: groupsOf(marac, refs),
    restricted: apartOf(context, refs, attendees),
    breaks: breaksOf(meeting).map((breakTime) => ({ about: minutesOf(breakTime.at), minutes: breakTime.minutes })),
    before: told.map((slot) => ({ case: slot.caseRef, start: minutesOf(slot.at) })),
    start,
    // Once people have been told their times, moving a case costs as much as ten minutes of somebody's waiting.
    ...(sent ? { changeWeight: 10 } : {}),
  };
}

/** Agencies in the room for some of the cases but not for all: the others stay for the whole meeting and cannot wait less. */
function partTimers(context: MaracPlanContext, meeting: Meeting, refs: readonly string[]): readonly AgendaAttendee[] {
  const some = [...roomOf(context, meeting.id, refs)].filter(([, needed]) => needed.size < refs.length);
  return some.map(([id, needed]) => {
    const agency = context.facts.agencies.find((candidate) => candidate.id === id);
    return { id, name: agency?.name ?? id, cases: [...needed] };
  });
}

function windowsOf(
  context: MaracPlanContext,
  meeting: Meeting,
  attendees: readonly AgendaAttendee[],
): readonly AgendaWindow[] {
  const { marac, facts } = context;
  return attendees.flatMap(({ id }) => {
    const agency = facts.agencies.find((candidate) => candidate.id === id);
    const isSame = (written: string | undefined): boolean =>
      written !== undefined && (written === id || (agency !== undefined && sameAgency(written, agency)));
    const rows = [
      ...marac.needed.filter(
        (needed) => isSame(needed.agency) && agenciesInTheRoom(context, meeting.id, needed.caseRef).includes(id),
      ),
      ...marac.attendance.filter((attendance) => attendance.meeting === meeting.id && isSame(attendance.agency)),
    ];
    const from = rows.flatMap((needed) => (needed.canComeFrom === undefined ? [] : [minutesOf(needed.canComeFrom)]));
    const until = rows.flatMap((needed) => (needed.canComeTo === undefined ? [] : [minutesOf(needed.canComeTo)]));
    if (from.length + until.length === 0) return [];
    return [
      {
        attendee: id,
        ...(from.length === 0 ? {} : { from: Math.max(...from) }),
        ...(until.length === 0 ? {} : { until: Math.min(...until) }),
      },
    ];
  });
}

/** The most serious cases are never at the end: urgent cases, children at immediate risk and the longest waiting are in the first half. */
function bandsOf(marac: MaracFacts, meeting: Meeting, listings: readonly Listing[]): readonly AgendaBand[] {
  const free = listings.filter((listing) => listing.placeLocked === undefined && listing.restrictedPlace === undefined);
  const first = listings
    .filter((listing) => listing.restrictedPlace === 'first' && listing.placeLocked === undefined)
    .map((listing) => listing.caseRef);
  const urgent = free.filter((listing) => listing.urgent === true || listing.firstInLine === true);
  const children = free.filter((listing) => listing.childrenAtRisk === true && !urgent.includes(listing));
  const rest = sortBy(
    free.filter((listing) => !urgent.includes(listing) && listing.childrenAtRisk !== true),
    (listing) => -(daysWaiting(marac, listing.caseRef, meeting.on) ?? 0),
    (listing) => listing.id,
  );
  const half = Math.ceil(listings.length / 2) - first.length;
  const bands: AgendaBand[] = [];
  if (first.length > 0)
    bands.push({ name: 'restricted cases first', cases: first, within: first.length / Math.max(1, listings.length) });
  if (urgent.length > 0) bands.push({ name: 'urgent or first in line', cases: urgent.map((one) => one.caseRef) });
  if (urgent.length + children.length <= half && children.length > 0)
    bands.push({ name: 'children at immediate risk', cases: children.map((child) => child.caseRef) });
  const longest = rest.slice(
    0,
    Math.min(Math.ceil(rest.length / 4), Math.max(0, half - urgent.length - children.length)),
  );
  if (longest.length > 0) bands.push({ name: 'longest waiting', cases: longest.map((listing) => listing.caseRef) });
  return bands;
}

/** Confirmed links (one family, one perpetrator) stay side by side. */
function groupsOf(marac: MaracFacts, refs: readonly string[]): AgendaRequest['groups'] & object {
  const groups: { name: string; cases: string[] }[] = [];
  for (const caseRow of marac.cases) {
    if (caseRow.linkConfirmedBy === undefined || !refs.includes(caseRow.id)) continue;
    const together = [caseRow.id, ...(caseRow.linkedCases ?? []).filter((ref) => refs.includes(ref))];
    const joined = groups.find((group) => group.cases.some((ref) => together.includes(ref)));
    if (joined !== undefined) joined.cases = [...new Set([...joined.cases, ...together])];
    else if (together.length > 1) groups.push({ name: 'linked cases', cases: [...new Set(together)] });
  }
  return groups;
}

/** People who must not be in the room just before or after a case that they may not hear. */
function apartOf(
  context: MaracPlanContext,
  refs: readonly string[],
  attendees: readonly AgendaAttendee[],
): AgendaRequest['restricted'] & object {
  return refs.flatMap((ref) => {
    const kept = context.maracAccess.conflicts
      .filter((conflict) => conflict.caseRef === ref && conflict.agency !== undefined)
      .map((conflict) => conflict.agency ?? '');
    const apart = attendees.filter((one) => kept.includes(one.id) && !one.cases.includes(ref)).map((one) => one.id);
    return apart.length === 0 ? [] : [{ case: ref, apart }];
  });
}

/** The order of every coming meeting as now planned, so that the next plan keeps it. */
export function runningOrders(facts: Facts, access: Access, now: LocalTime): ReadonlyMap<string, readonly string[]> {
  const context: PlanContext = { facts, access, now, today: dayOf(now) };
  const orders = new Map<string, readonly string[]>();
  for (const one of maracPlanContexts(context, ['list', 'meetings'])) {
    for (const meeting of one.marac.meetings) {
      if (meeting.on < context.today) continue;
      const running = planRunningOrder(one, meeting);
      if (running.slots.length > 0)
        orders.set(
          meeting.id,
          running.slots.map((slot) => slot.caseRef),
        );
    }
  }
  return orders;
}
