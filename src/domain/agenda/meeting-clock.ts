// The time of day at a point of the meeting: how many minutes of cases are done decides how many breaks have been taken.
import { sorted } from '../text/sorted.ts';
import type { AgendaBreak } from './agenda-request.ts';

export interface MeetingClock {
  /** Start of the next case when this many minutes of cases are done. */
  readonly startAt: (done: number) => number;
  /** Minutes of break taken so far when this many minutes of cases are done. */
  readonly pausedAt: (done: number) => number;
}

/** A break comes before the first case that would begin at or after its hour, never before the first case. */
export function openClock(start: number, breaks: readonly AgendaBreak[], total: number): MeetingClock {
  const inTurn = sorted(breaks, (a, b) => a.about - b.about || a.minutes - b.minutes);
  const paused = new Int32Array(total + 1);
  let taken = 0;
  let minutes = 0;
  for (let done = 1; done <= total; done++) {
    for (let next = inTurn[taken]; next !== undefined && start + done + minutes >= next.about; next = inTurn[++taken]) {
      minutes += next.minutes;
    }
    paused[done] = minutes;
  }
  const pausedAt = (done: number): number => paused[done] ?? 0;
  return { startAt: (done) => start + done + pausedAt(done), pausedAt };
}

/** "11:05". */
export function formatClock(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${String(hours).padStart(2, '0')}:${String(minutes - hours * 60).padStart(2, '0')}`;
}
