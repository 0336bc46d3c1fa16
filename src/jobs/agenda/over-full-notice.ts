// A meeting with more cases than it has time for: what moving each case to the next meeting would save. Nothing is moved; a person chooses.
import { minutesOf } from '../../domain/time/day.ts';
import { weighMoves, type OverFull } from '../../domain/agenda/over-full-meeting.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { MaracPlanContext } from '../engine/job.ts';
import { requestFor } from './order-meeting.ts';

/** Orders the meeting once for each case, so the result is kept as long as the facts it came from. */
const weighed = new WeakMap<MaracFacts, Map<string, OverFull>>();

/** How far a meeting runs beyond its end, and what moving each of its cases would save; no moves if it has no end, or if it fits. */
export function weighMeeting(context: MaracPlanContext, meeting: Meeting): OverFull {
  const known = weighed.get(context.marac) ?? new Map<string, OverFull>();
  weighed.set(context.marac, known);
  const found = known.get(meeting.id) ?? weigh(context, meeting);
  known.set(meeting.id, found);
  return found;
}

function weigh(context: MaracPlanContext, meeting: Meeting): OverFull {
  const request = requestFor(context, meeting, listedAt(context.marac, meeting.id));
  return weighMoves(meeting.end === undefined ? request : { ...request, end: minutesOf(meeting.end) });
}
