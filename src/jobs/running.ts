// The running order of a meeting from the rows people typed: urgent and gravest first, people's locks kept, the rest as listed.
import type { Access } from '../domain/access.ts';
import { clockTime, dayOf, minutesOf, type LocalTime } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import { daysWaiting, listedAt } from '../domain/meetings.ts';
import type { Listing } from '../domain/listing.ts';
import type { Meeting } from '../domain/meeting.ts';
import { sortBy } from '../domain/order.ts';
import { OPENING_MINUTES, timeSlots, type Running } from '../domain/running-order.ts';
import { maracRounds, type MaracRound, type Round } from './job.ts';

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

/** The order of every coming meeting as now planned, for stability of the next plan. */
export function runningOrders(facts: Facts, access: Access, now: LocalTime): ReadonlyMap<string, readonly string[]> {
  const round: Round = { facts, access, now, today: dayOf(now) };
  const orders = new Map<string, readonly string[]>();
  for (const one of maracRounds(round, ['list', 'meetings'])) {
    for (const meeting of one.marac.meetings) {
      if (meeting.on < round.today) continue;
      const running = planRunning(one, meeting);
      if (running.slots.length > 0)
        orders.set(
          meeting.id,
          running.slots.map((slot) => slot.caseRef),
        );
    }
  }
  return orders;
}
