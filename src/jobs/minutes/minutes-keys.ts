// What everything after a meeting shares: its keys, and until when it is worth sending.
import { at, clockTime, type LocalTime } from '../../domain/time/day.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { lastDayOf } from '../../domain/meeting/meetings.ts';
import type { Occasion } from '../../domain/plan/effects.ts';
import { withSaid } from '../../domain/plan/said-since.ts';
import type { Item } from '../../domain/papers/list/list-view.ts';
import type { MaracPlanContext } from '../engine/job.ts';

export const base = (context: MaracPlanContext, meeting: Meeting): string =>
  `${context.marac.name}/minutes/${meeting.id}`;

export const endOf = (context: MaracPlanContext, meeting: Meeting): LocalTime =>
  at(lastDayOf(context.marac, meeting), clockTime('17:00'));

/** Names the case and its reader: what their minutes settle once they have left. */
export const minuted = (meeting: Meeting, caseRef: string, contact: string): Occasion =>
  `minutes/${meeting.id}/${caseRef}/${contact}`;

export function minutesCovers(
  context: MaracPlanContext,
  meeting: Meeting,
  contact: string,
  items: readonly Item[],
): readonly Occasion[] {
  const cases = items.map((item) => item.listing.caseRef);
  return withSaid(context, { on: 'minutes', meeting: meeting.id, contact }, cases, (ref) =>
    minuted(meeting, ref, contact),
  );
}
