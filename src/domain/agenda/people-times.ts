// What an order means for each person: when they are needed, the wider times they are told, how long they wait, and what that saves.
import { sorted } from '../text/sorted.ts';
import type { AgendaAttendee, AgendaRequest, AttendeeTimes, TimedCase } from './agenda-request.ts';
import { openClock } from './meeting-clock.ts';

const ROUND_MINUTES = 5;
/** Meetings slip by about a tenth: whoever comes later is told a wider window. */
const SLIP = 0.1;

/** Start and end of each case in a given order, breaks taken where the rule puts them; ids not on the agenda are left out. */
export function timeCases(
  request: Pick<AgendaRequest, 'cases' | 'start' | 'breaks'>,
  order: readonly string[],
): readonly TimedCase[] {
  const minutesOf = new Map(request.cases.map((caseRow) => [caseRow.id, caseRow.minutes]));
  const total = request.cases.reduce((sum, caseRow) => sum + caseRow.minutes, 0);
  const clock = openClock(request.start, request.breaks ?? [], total);
  const timed: TimedCase[] = [];
  let done = 0;
  for (const id of order) {
    const minutes = minutesOf.get(id);
    if (minutes === undefined) continue;
    const start = clock.startAt(done);
    timed.push({ case: id, start, end: start + minutes });
    done += minutes;
  }
  return timed;
}

/** Everybody's times in an order, earliest first; attendees without a case on it are left out. */
export function timesOfPeople(request: AgendaRequest, timed: readonly TimedCase[]): readonly AttendeeTimes[] {
  const end = timed[timed.length - 1]?.end ?? request.start;
  const times = request.attendees.flatMap((attendee) => {
    const mine = timed.filter((timedCase) => attendee.cases.includes(timedCase.case));
    const [first, last] = [mine[0], mine[mine.length - 1]];
    return first === undefined || last === undefined
      ? []
      : [timesOfOne(request, attendee, mine, first.start, last.end, end)];
  });
  return sorted(times, (a, b) => a.from - b.from || a.until - b.until);
}

function timesOfOne(
  request: AgendaRequest,
  attendee: AgendaAttendee,
  mine: readonly TimedCase[],
  first: number,
  until: number,
  end: number,
): AttendeeTimes {
  const from = attendee.here === true ? request.start : first;
  const needed = mine.reduce((sum, timedCase) => sum + timedCase.end - timedCase.start, 0);
  const own = (request.windows ?? []).filter((window) => window.attendee === attendee.id);
  const earliest = Math.max(request.start, ...own.map((window) => window.from ?? request.start));
  const latest = Math.min(
    ...own.map((window) => window.until ?? Infinity),
    Math.max(end, request.end ?? end) + ROUND_MINUTES * 6,
  );
  const slack = (minutes: number): number => ROUND_MINUTES + (minutes - request.start) * SLIP;
  const comeBy = Math.floor((first - slack(first)) / ROUND_MINUTES) * ROUND_MINUTES;
  const freeAt = Math.ceil((until + slack(until)) / ROUND_MINUTES) * ROUND_MINUTES;
  return {
    attendee: attendee.id,
    name: attendee.name,
    cases: mine.map((timedCase) => timedCase.case),
    from,
    until,
    waiting: until - from - needed,
    comeBy: Math.min(first, Math.max(earliest, comeBy)),
    freeAt: Math.max(until, Math.min(latest, freeAt)),
  };
}

export interface Savings {
  /** People-minutes of waiting, not weighted, if everybody sat through the whole meeting. */
  readonly sittingThrough: number;
  /** If people came for their own time in the order of the list. */
  readonly asListed: number;
  /** In this order. */
  readonly now: number;
  readonly says: string;
}

/** What an order saves those who come for a part of the meeting: "26 people-hours of waiting become 4". */
export function findSavings(request: AgendaRequest, order: readonly string[]): Savings {
  const timed = timeCases(request, order);
  const mine = timesOfPeople(request, timed);
  const length = (timed[timed.length - 1]?.end ?? request.start) - request.start;
  const now = sumOfWaiting(mine);
  const sittingThrough = mine.reduce((total, one) => total + length - (one.until - one.from - one.waiting), 0);
  const asListed = sumOfWaiting(
    timesOfPeople(
      request,
      timeCases(
        request,
        request.cases.map((caseRow) => caseRow.id),
      ),
    ),
  );
  const says = `${describeHours(sittingThrough)} of waiting become ${bareHours(now)} (${bareHours(asListed)} in the order of the list)`;
  return { sittingThrough, asListed, now, says };
}

function sumOfWaiting(times: readonly AttendeeTimes[]): number {
  return times.reduce((total, time) => total + time.waiting, 0);
}

function describeHours(minutes: number): string {
  const hours = bareHours(minutes);
  return `${hours} people-${hours === '1' ? 'hour' : 'hours'}`;
}

/** Whole hours from ten on, halves below. */
function bareHours(minutes: number): string {
  const hours = minutes / 60;
  return String(hours >= 10 ? Math.round(hours) : Math.round(hours * 2) / 2);
}
