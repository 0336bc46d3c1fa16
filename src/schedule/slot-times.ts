// The local times at which a job runs: on weekdays at its hours, computed by croner in Europe/London, or every so many minutes of the day.
import { Cron } from 'croner';
import {
  at,
  clockFromMinutes,
  clockOf,
  dayOf,
  findClockTime,
  minutesOf,
  type ClockTime,
  type LocalTime,
} from '../domain/time/day.ts';
import { isForbiddenHour } from '../domain/time/forbidden-hours.ts';
import { Failure } from '../errors.ts';
import type { Schedule } from '../jobs/engine/job.ts';
import { ZONE, localTimeAt, msAt } from '../system/clock.ts';

/**
 * The slots after `after` up to and including `now`, oldest first. Of a job that runs every few minutes only the newest is returned: running twice on
 * the same rows finds nothing new.
 */
export function slotsBetween(looks: Schedule, after: LocalTime, now: LocalTime): readonly LocalTime[] {
  if ('everyMinutes' in looks) {
    const newest = newestOf(looks.everyMinutes, now);
    return newest !== undefined && newest > after ? [newest] : [];
  }
  const slots = looks.at.flatMap((hour) => runsOf(clockOfLook(hour), after, now));
  return [...new Set(slots)].toSorted((a, b) => (a < b ? -1 : 1));
}

/** The hours of a schedule; throws a Failure for hours in which clocks change. */
function clockOfLook(hour: string): ClockTime {
  const clock = findClockTime(hour);
  if (clock === undefined) throw new Failure('config-wrong', `"${hour}" is no hour to look at: write 08:30.`);
  if (isForbiddenHour(clock)) throw new Failure('time-forbidden', `No job may look at ${clock}.`);
  return clock;
}

function runsOf(clock: ClockTime, after: LocalTime, now: LocalTime): readonly LocalTime[] {
  const cron = new Cron(`${Number(clock.slice(3))} ${Number(clock.slice(0, 2))} * * 1-5`, {
    timezone: ZONE,
    paused: true,
  });
  const runs: LocalTime[] = [];
  let from = new Date(msAt(after));
  for (;;) {
    const next = cron.nextRun(from);
    if (next === null) return runs;
    const slot = localTimeAt(next.getTime());
    if (slot > now) return runs;
    if (slot > after) runs.push(slot);
    from = next;
  }
}

function newestOf(everyMinutes: number, now: LocalTime): LocalTime | undefined {
  const step = Math.max(1, Math.floor(everyMinutes));
  const clock = clockFromMinutes(Math.floor(minutesOf(clockOf(now)) / step) * step);
  return isForbiddenHour(clock) ? undefined : at(dayOf(now), clock);
}
