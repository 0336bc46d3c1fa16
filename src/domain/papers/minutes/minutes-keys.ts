// What everything after a meeting shares: its keys, and until when it is worth sending.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { type LocalTime, at, clockTime } from '../../time/day.ts';
import { lastDayOf } from '../../meeting/meetings.ts';
import type { Occasion } from '../../plan/effects.ts';
import type { Item } from '../parts/listed-case.ts';
import { withSaid } from '../../plan/said-since.ts';

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
