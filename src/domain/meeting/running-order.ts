// The running order of a meeting as papers and messages need it: each case with its time, breaks, and when an agency is needed.
import { clockFromMinutes, clockTime, findClockTime, minutesOf, type ClockTime } from '../time/day.ts';
import { sorted } from '../text/sorted.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Listing } from './listing.ts';
import { listedAt } from './meetings.ts';
import type { Meeting } from './meeting.ts';

export interface Slot {
  readonly caseRef: string;
  readonly at: ClockTime;
  readonly minutes: number;
  /** Breaks that come just before it. */
  readonly after: readonly Pause[];
}
export interface Pause {
  readonly at: ClockTime;
  readonly minutes: number;
}
export interface Running {
  readonly slots: readonly Slot[];
  readonly breaks: readonly Pause[];
  readonly endsAt: ClockTime;
  readonly totalMinutes: number;
  /** People-minutes that those who come for a few cases wait in this order, and the least they could if that is proven. */
  readonly waiting: number;
  readonly proven: boolean;
  /** Sentences for plan and papers: what the order saves, what cannot be met. */
  readonly says: readonly string[];
}

/** Minutes before the first case: welcome, statement, actions of last time. */
const OPENING_MINUTES = 10;

/** Minutes of the day at which the first case is heard. */
export function firstCaseAt(meeting: Meeting): number {
  return minutesOf(meeting.start ?? clockTime('09:30')) + OPENING_MINUTES;
}

export function breaksOf(meeting: Meeting): readonly Pause[] {
  return (meeting.breaks ?? []).flatMap((text) => {
    const [clock, minutes] = text.trim().split(/\s+/);
    const at = findClockTime(clock ?? '');
    const length = Number(minutes ?? '15');
    return at === undefined || !Number.isInteger(length) || length < 1 ? [] : [{ at, minutes: length }];
  });
}

export function minutesFor(marac: MaracFacts, meeting: Meeting, listing: Listing): number {
  return listing.minutesWanted ?? marac.rules.whole('minutesPerCase', meeting.on);
}

/** Times for cases in a given order; a break comes before the first case that would begin at or after it. */
export function timeSlots(
  marac: MaracFacts,
  meeting: Meeting,
  ordered: readonly Listing[],
  from: number,
): Pick<Running, 'slots' | 'breaks' | 'endsAt' | 'totalMinutes'> {
  const slots: Slot[] = [];
  const taken: Pause[] = [];
  const waiting = [...breaksOf(meeting)];
  let now = from;
  for (const listing of ordered) {
    const after: Pause[] = [];
    while (waiting[0] !== undefined && now >= minutesOf(waiting[0].at)) {
      const pause = waiting.shift();
      if (pause === undefined) break;
      after.push({ at: clockFromMinutes(now), minutes: pause.minutes });
      now += pause.minutes;
    }
    const minutes = minutesFor(marac, meeting, listing);
    taken.push(...after);
    slots.push({ caseRef: listing.caseRef, at: clockFromMinutes(now), minutes, after });
    now += minutes;
  }
  return {
    slots,
    breaks: taken,
    endsAt: clockFromMinutes(now),
    totalMinutes: now - minutesOf(meeting.start ?? clockTime('09:30')),
  };
}

/** Minutes by which the cases, with their breaks, run beyond the meeting's end; 0 when it has none or they fit. */
export function minutesBeyondEnd(marac: MaracFacts, meeting: Meeting, listed: readonly Listing[]): number {
  if (meeting.end === undefined) return 0;
  return Math.max(
    0,
    minutesOf(timeSlots(marac, meeting, listed, firstCaseAt(meeting)).endsAt) - minutesOf(meeting.end),
  );
}

/** When somebody needed for these cases comes and may go: "10:12 to 10:48", with a slack of one case on either side said in words. */
export function neededSpan(
  running: Running,
  cases: ReadonlySet<string>,
): { readonly from: ClockTime; readonly to: ClockTime; readonly count: number } | undefined {
  const mine = running.slots.filter((slot) => cases.has(slot.caseRef));
  const [first, last] = [mine[0], mine[mine.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  return { from: first.at, to: clockFromMinutes(minutesOf(last.at) + last.minutes), count: mine.length };
}

export function listedInOrder(marac: MaracFacts, meeting: Meeting, running: Running): readonly Listing[] {
  const place = new Map(running.slots.map((slot, index) => [slot.caseRef, index]));
  return sorted(listedAt(marac, meeting.id), (a, b) => (place.get(a.caseRef) ?? 999) - (place.get(b.caseRef) ?? 999));
}
