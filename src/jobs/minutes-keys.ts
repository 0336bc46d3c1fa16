// What everything after a meeting has in common: its keys, and until when it is worth sending.
import { at, clockTime, type LocalTime } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { lastDayOf } from '../domain/meetings.ts';
import type { Occasion } from '../domain/plan.ts';
import { withSaid } from '../domain/said-since.ts';
import type { Item } from '../domain/views/list-view.ts';
import type { MaracRound } from './job.ts';

export const base = (round: MaracRound, meeting: Meeting): string => `${round.marac.name}/minutes/${meeting.id}`;

export const endOf = (round: MaracRound, meeting: Meeting): LocalTime =>
  at(lastDayOf(round.marac, meeting), clockTime('17:00'));

/** Names the case and its reader: what their minutes cover once they have left. */
export const minuted = (meeting: Meeting, caseRef: string, contact: string): Occasion =>
  `minutes/${meeting.id}/${caseRef}/${contact}`;

export function minutesCovers(
  round: MaracRound,
  meeting: Meeting,
  contact: string,
  items: readonly Item[],
): readonly Occasion[] {
  const cases = items.map((one) => one.listing.caseRef);
  return withSaid(round, { on: 'minutes', meeting: meeting.id, contact }, cases, (ref) =>
    minuted(meeting, ref, contact),
  );
}
