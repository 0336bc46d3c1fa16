// The running order of a meeting from the rows people typed. Urgent and most serious cases are in the first half, people's locks and times are kept,
// and among all such orders it is the one in which those who come for a few cases wait least. If no order keeps every wish: the listed order, and the
// reason in words.
import type { Access } from '../../domain/access/access.ts';
import { sameAgency } from '../../domain/access/access.ts';
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
import { maracPlanContexts, type MaracPlanContext, type PlanContext } from '../engine/job.ts';
import { solveOrder } from '../memory/solved-orders.ts';

export function planRunningOrder(context: MaracPlanContext, meeting: Meeting): Running {
  const { marac } = context;
  const listings = sortBy(
    listedAt(marac, meeting.id),
    (one) => rank(one),
    (one) => -(daysWaiting(marac, one.caseRef, meeting.on) ?? 0),
    (one) => one.id,
  );
  const answer = solveOrder(requestFor(context, meeting, listings));
  const order = 'order' in answer ? answer.order : listings.map((one) => one.caseRef);
  const places = new Map(order.map((ref, index) => [ref, index]));
  const ordered = sortBy(listings, (one) => places.get(one.caseRef) ?? 999);
  return { ...timeSlots(marac, meeting, ordered, firstCaseAt(meeting)), ...describeAnswer(answer) };
}

function describeAnswer(answer: AgendaAnswer): Pick<Running, 'waiting' | 'proven' | 'says'> {
  if ('order' in answer) return { waiting: answer.waiting, proven: answer.proven, says: answer.reasons };
  return { waiting: 0, proven: false, says: [answer.conflict.says, ...answer.conflict.ways] };
}

function rank(one: Listing): number {
  if (one.restrictedPlace === 'first') return 0;
  if (one.urgent === true || one.firstInLine === true) return 1;
  return one.childrenAtRisk === true ? 2 : one.restrictedPlace === 'last' ? 4 : 3;
}

export function requestFor(context: MaracPlanContext, meeting: Meeting, listings: readonly Listing[]): AgendaRequest {
  const { marac, facts } = context;
  const start = firstCaseAt(meeting);
  const refs = listings.map((one) => one.caseRef);
  const attendees = partTimers(context, meeting, refs);
  const before = (facts.recorded.orders.get(meeting.id) ?? []).flatMap(
    (ref) => listings.find((one) => one.caseRef === ref) ?? [],
  );
  const told = timeSlots(marac, meeting, before, start).slots;
  const sent = [...facts.recorded.covered.keys()].some((one) => one.startsWith(`agenda/${meeting.id}/`));
  return {
    cases: listings.map((one) => ({
      id: one.caseRef,
      minutes: minutesFor(marac, meeting, one),
      rank: gravityOf(marac, one, meeting.on),
      waitedDays: daysWaiting(marac, one.caseRef, meeting.on) ?? 0,
      ...(one.restrictedPlace === 'last' ? { atEnd: true } : {}),
    })),
    attendees,
    windows: windowsOf(context, meeting, attendees),
    locks: listings.flatMap((one) =>
      one.placeLocked === undefined ? [] : [{ case: one.caseRef, place: one.placeLocked }],
    ),
    bands: bandsOf(marac, meeting, listings),
    groups: groupsOf(marac, refs),
    restricted: apartOf(context, refs, attendees),
    breaks: breaksOf(meeting).map((one) => ({ about: minutesOf(one.at), minutes: one.minutes })),
    before: told.map((one) => ({ case: one.caseRef, start: minutesOf(one.at) })),
    start,
    // Once people have been told their times, moving a case costs as much as ten minutes of somebody's waiting.
    ...(sent ? { changeWeight: 10 } : {}),
  };
}

/** Agencies in the room for some of the cases but not for all: the others stay for the whole meeting and cannot wait less. */
function partTimers(context: MaracPlanContext, meeting: Meeting, refs: readonly string[]): readonly AgendaAttendee[] {
  const some = [...roomOf(context, meeting.id, refs)].filter(([, needed]) => needed.size < refs.length);
  return some.map(([id, needed]) => {
    const agency = context.facts.agencies.find((one) => one.id === id);
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
    const agency = facts.agencies.find((one) => one.id === id);
    const isSame = (written: string | undefined): boolean =>
      written !== undefined && (written === id || (agency !== undefined && sameAgency(written, agency)));
    const rows = [
      ...marac.needed.filter(
        (one) => isSame(one.agency) && agenciesInTheRoom(context, meeting.id, one.caseRef).includes(id),
      ),
      ...marac.attendance.filter((one) => one.meeting === meeting.id && isSame(one.agency)),
    ];
    const from = rows.flatMap((one) => (one.canComeFrom === undefined ? [] : [minutesOf(one.canComeFrom)]));
    const until = rows.flatMap((one) => (one.canComeTo === undefined ? [] : [minutesOf(one.canComeTo)]));
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
  const free = listings.filter((one) => one.placeLocked === undefined && one.restrictedPlace === undefined);
  const first = listings
    .filter((one) => one.restrictedPlace === 'first' && one.placeLocked === undefined)
    .map((one) => one.caseRef);
  const urgent = free.filter((one) => one.urgent === true || one.firstInLine === true);
  const children = free.filter((one) => one.childrenAtRisk === true && !urgent.includes(one));
  const rest = sortBy(
    free.filter((one) => !urgent.includes(one) && one.childrenAtRisk !== true),
    (one) => -(daysWaiting(marac, one.caseRef, meeting.on) ?? 0),
    (one) => one.id,
  );
  const half = Math.ceil(listings.length / 2) - first.length;
  const bands: AgendaBand[] = [];
  if (first.length > 0)
    bands.push({ name: 'restricted cases first', cases: first, within: first.length / Math.max(1, listings.length) });
  if (urgent.length > 0) bands.push({ name: 'urgent or first in line', cases: urgent.map((one) => one.caseRef) });
  if (urgent.length + children.length <= half && children.length > 0)
    bands.push({ name: 'children at immediate risk', cases: children.map((one) => one.caseRef) });
  const longest = rest.slice(
    0,
    Math.min(Math.ceil(rest.length / 4), Math.max(0, half - urgent.length - children.length)),
  );
  if (longest.length > 0) bands.push({ name: 'longest waiting', cases: longest.map((one) => one.caseRef) });
  return bands;
}

/** Confirmed links (one family, one perpetrator) stay side by side. */
function groupsOf(marac: MaracFacts, refs: readonly string[]): AgendaRequest['groups'] & object {
  const groups: { name: string; cases: string[] }[] = [];
  for (const one of marac.cases) {
    if (one.linkConfirmedBy === undefined || !refs.includes(one.id)) continue;
    const together = [one.id, ...(one.linkedCases ?? []).filter((ref) => refs.includes(ref))];
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
      .filter((one) => one.caseRef === ref && one.agency !== undefined)
      .map((one) => one.agency ?? '');
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
