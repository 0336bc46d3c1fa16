// A meeting with more cases than it has time for: what moving each case to the next meeting would save. Nothing is moved; a person chooses.
import { minutesOf } from '../../domain/time/day.ts';
import type { OverFull } from '../../domain/agenda/over-full-meeting.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { solveMoves } from '../memory/solved-orders.ts';
import { requestFor } from './order-meeting.ts';

/** How far a meeting runs beyond its end, and what moving each of its cases would save; no moves if it has no end, or if it fits. */
export function weighMeeting(context: MaracPlanContext, meeting: Meeting): OverFull {
  const request = requestFor(context, meeting, listedAt(context.marac, meeting.id));
  return solveMoves(meeting.end === undefined ? request : { ...request, end: minutesOf(meeting.end) });
}
