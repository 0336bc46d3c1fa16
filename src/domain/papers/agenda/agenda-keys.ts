// What the papers of a meeting share: their keys, why they are due, and a reader's times in words.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Occasion } from '../../plan/effects.ts';
import { withSaid } from '../../plan/said-since.ts';
import { makeReason, type Reasons } from '../../text/reason.ts';
import { deadlines, listedAt } from '../../meeting/meetings.ts';
import { findConflict } from '../../access/entitlement.ts';
import { findChair } from '../../register/chairs.ts';
import { isInTheRoom } from '../../meeting/in-the-room.ts';
import { type Running, neededSpan } from '../../meeting/running-order.ts';

export const keyBase = (context: MaracPlanContext, meeting: Meeting): string =>
  `${context.marac.name}/agenda/${meeting.id}`;

/** Names the case and its reader: what their agenda settles once it has left. */
export const agendaOccasion =
  ({ id }: Meeting) =>
  (caseRef: string, contact: string): Occasion =>
    `agenda/${id}/${caseRef}/${contact}`;

export const agendaCovers = (
  context: MaracPlanContext,
  meeting: Meeting,
  contact: string,
  cases: readonly string[],
): readonly Occasion[] =>
  withSaid(context, { on: 'agenda', meeting: meeting.id, contact }, cases, (ref) =>
    agendaOccasion(meeting)(ref, contact),
  );

export const dueReason = (context: MaracPlanContext, meeting: Meeting) => [
  makeReason('agenda.due', { on: meeting.on, due: deadlines(context.marac, meeting).agenda }),
];

/** Cases of a meeting that its chair may not hear and for which no vice-chair is named: nobody chairs them. */
function unchaired(context: MaracPlanContext, meeting: Meeting): readonly string[] {
  const { access, maracAccess, marac } = context;
  const chair = access.contacts.find((contact) => contact.id === meeting.chair);
  if (chair === undefined) return [];
  return listedAt(marac, meeting.id)
    .map((listing) => listing.caseRef)
    .filter(
      (ref) =>
        findConflict(access, maracAccess, chair, ref) !== undefined &&
        findChair(access, maracAccess, meeting.id, ref) === undefined,
    );
}

/**
 * What keeps a message of the agenda: its ready mark, and a vice-chair if the chair may not hear a case. For a restricted case only papers that
 * contain it wait, because the main workbook must not show that it exists.
 */
export function agendaWaits(context: MaracPlanContext, meeting: Meeting, carried: readonly string[]): Reasons {
  const { on } = meeting;
  const waits = unchaired(context, meeting).some(
    (ref) => carried.includes(ref) || !context.marac.restrictedCases.has(ref),
  );
  return [
    ...(meeting.agendaReady === true ? [] : [makeReason('ready.agenda', { on })]),
    ...(waits ? [makeReason('ready.vice-chair', { on })] : []),
  ];
}

/** Cases of a reader's own copy for which their agencies are needed in the room. Cases they are kept from are not counted and show no time. */
export function neededFor(
  context: MaracPlanContext,
  meeting: Meeting,
  agencies: readonly string[],
  copied: readonly string[],
): ReadonlySet<string> {
  return new Set(copied.filter((ref) => agencies.some((agency) => isInTheRoom(context, meeting.id, ref, agency))));
}

/** "You are needed from 10:12 to 10:48, for 3 of the cases." Empty for those who stay for all of it. */
export function formatTimes(
  context: MaracPlanContext,
  meeting: Meeting,
  running: Running,
  agencies: readonly string[],
  copied: readonly string[],
): string {
  const span = neededSpan(running, neededFor(context, meeting, agencies, copied));
  if (span === undefined || span.count === running.slots.length) return '';
  return `You are needed from ${span.from} to ${span.to}, for ${span.count} of the cases.`;
}
