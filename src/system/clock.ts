// What time it is on the wall of the MARAC, and milliseconds that only grow: the one place that knows the zone.
import { DateTime } from 'luxon';
import type { LocalTime } from '../domain/time/day.ts';

export const ZONE = 'Europe/London';

export interface Clock {
  /** On the wall in Europe/London, whatever the machine's own zone. */
  now(): LocalTime;
  /** Milliseconds since 1970 in UTC: comparable between machines whose clocks agree. */
  ms(): number;
  /** Milliseconds from an arbitrary start that never jump: for deadlines within this process. */
  steadyMs(): number;
}

export function openClock(): Clock {
  return {
    now: () => localTimeAt(Date.now()),
    ms: () => Date.now(),
    steadyMs: () => performance.now(),
  };
}

export interface FakeClock extends Clock {
  /** Moves to that time on the wall; of the doubled autumn hour, the first. */
  set(time: LocalTime): void;
  /** Lets real time pass, so that an autumn hour comes twice and a spring hour never. */
  pass(minutes: number): void;
}

/** A clock that stands still until told: for rehearsals, the demo and tests. */
export function fakeClock(start: LocalTime): FakeClock {
  let ms = msAt(start);
  let steady = 0;
  let now = localTimeAt(ms); // asked far more often than it moves
  return {
    now: () => now,
    ms: () => ms,
    steadyMs: () => steady,
    set(time) {
      const moved = msAt(time);
      steady += Math.max(0, moved - ms);
      ms = moved;
      now = localTimeAt(ms);
    },
    pass(minutes) {
      ms += minutes * 60_000;
      steady += minutes * 60_000;
      now = localTimeAt(ms);
    },
  };
}

/** The clock on the wall at that moment, cut to the minute. */
export function localTimeAt(ms: number): LocalTime {
  return DateTime.fromMillis(ms, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm") as LocalTime;
}

/** The first moment with that time on the wall; for an hour that spring leaves out, as much later as the clock jumped. */
export function msAt(time: LocalTime): number {
  const found = DateTime.fromISO(time, { zone: ZONE });
  const [first] = found.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  return (first ?? found).toMillis();
}

/** In UTC with seconds, as logs want it: `2027-03-09T08:30:00.000Z`. */
export function utcAt(ms: number): string {
  return new Date(ms).toISOString();
}
