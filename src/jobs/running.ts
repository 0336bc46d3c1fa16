// The running order of a meeting from the rows people typed: urgent and gravest first, people's locks kept, the rest as listed.
import { clockTime, minutesOf } from '../domain/day.ts';
import { daysWaiting, listedAt } from '../domain/meetings.ts';
import type { Listing } from '../domain/listing.ts';
import type { Meeting } from '../domain/meeting.ts';
import { sortBy } from '../domain/order.ts';
import { OPENING_MINUTES, timeSlots, type Running } from '../domain/running-order.ts';
import type { MaracRound } from './job.ts';

export function planRunning(round: MaracRound, meeting: Meeting): Running {
  const { marac } = round;
  const rank = (one: Listing): number =>
    one.restrictedPlace === 'first'
      ? 0
      : one.restrictedPlace === 'last'
        ? 4
        : one.urgent === true
          ? 1
          : one.childrenAtRisk === true
            ? 2
            : 3;
  const free = sortBy(
    listedAt(marac, meeting.id),
    rank,
    (one) => -(daysWaiting(marac, one.caseRef, meeting.on) ?? 0),
    (one) => one.id,
  );
  const ordered: Listing[] = free.filter((one) => one.placeLocked === undefined);
  for (const locked of sortBy(
    free.filter((one) => one.placeLocked !== undefined),
    (one) => one.placeLocked ?? 0,
  ))
    ordered.splice((locked.placeLocked ?? 1) - 1, 0, locked);
  const times = timeSlots(marac, meeting, ordered, minutesOf(meeting.start ?? clockTime('09:30')) + OPENING_MINUTES);
  return { ...times, waiting: 0, proven: false, says: [] };
}
