// A year of referrals against each cadence: two on every working day of 2027, one before noon and one after, and the Wednesday on which each is
// heard by the program's own placing; who comes too late for the next meeting is put down for the one after, as a person would.
import { addWorkingDays, isWorkingDay } from '../src/domain/time/calendar.ts';
import { addDays, at, clockTime, day, daysBetween, weekday, type Day, type LocalTime } from '../src/domain/time/day.ts';
import type { MaracFacts } from '../src/domain/plan/facts.ts';
import type { Meeting } from '../src/domain/meeting/meeting.ts';
import { placeReferral } from '../src/domain/meeting/meetings.ts';
import { openRules } from '../src/domain/settings/rules.ts';
import type { Cadence } from '../src/domain/settings/settings.ts';

const NATION = 'england-and-wales';
const [FIRST, LAST, BEYOND] = ['2027-01-01', '2027-12-31', '2028-03-31'] as [Day, Day, Day];

export interface Waits {
  readonly referrals: number;
  readonly median: number;
  readonly ninth: number;
  readonly most: number;
}

function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let one = first; one <= last; one = addDays(one, 1)) days.push(one);
  return days;
}

/** Wednesdays: each, every second one, or the fourth of a month. */
export function meetingsOf(cadence: Cadence): readonly Meeting[] {
  const wednesdays = daysFrom(FIRST, BEYOND).filter((one) => weekday(one) === 3);
  const held = wednesdays.filter(
    (one, index) =>
      cadence === 'weekly' || (cadence === 'fortnightly' ? index % 2 === 1 : Math.ceil(Number(one.slice(8)) / 7) === 4),
  );
  return held.map((on, index) => ({ id: `M-${index}`, on, kind: 'ordinary' }));
}

const arrivals = (): readonly LocalTime[] =>
  daysFrom(FIRST, LAST)
    .filter((one) => isWorkingDay(one, NATION))
    .flatMap((one) => [at(one, clockTime('09:30')), at(one, clockTime('15:30'))]);

function sumUp(waits: readonly number[]): Waits {
  const sorted = waits.toSorted((a, b) => a - b);
  const share = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { referrals: sorted.length, median: share(0.5), ninth: share(0.9), most: sorted.at(-1) ?? 0 };
}

/** With the cut-off that the program ships for that cadence. */
export function waitsShipped(cadence: Cadence): Waits {
  const rules = openRules([{ id: 'S-AAAA22', setting: 'cadence', value: cadence }]);
  const meetings = meetingsOf(cadence);
  return sumUp(
    arrivals().map((receivedAt) => {
      const came = receivedAt.slice(0, 10) as Day;
      const marac = { rules, meetings: meetings.filter((meeting) => meeting.on >= came) } as unknown as MaracFacts;
      const placed = placeReferral(marac, { id: 'R-AAAA22', receivedAt }, receivedAt);
      let on = placed.outcome === 'listed' ? placed.meeting.on : undefined;
      // Too late for the next: a person types the one after, and after that if that is closed too.
      if (placed.outcome === 'late')
        on = marac.meetings.find((one) => one.on > placed.closed.on && receivedAt <= closeOf(one.on, cadence))?.on;
      if (on === undefined) throw new Error(`${receivedAt} is heard nowhere.`);
      return daysBetween(came, on);
    }),
  );
}

const SHIPPED: Readonly<Record<Cadence, number>> = { weekly: 3, fortnightly: 5, monthly: 8 };
const closeOf = (on: Day, cadence: Cadence): LocalTime => closeAt(on, SHIPPED[cadence]);
const closeAt = (on: Day, before: number): LocalTime => at(addWorkingDays(on, -before, NATION), clockTime('12:00'));

/** The afternoon before Christmas: no other referral of the year waits as long where the next list has just closed. */
export const CHRISTMAS_EVE = at(day('2027-12-24'), clockTime('15:30'));

/** With another cut-off, by the calendar alone; without the referrals that came at `leaveOut`. */
export function waitsWith(cadence: Cadence, before: number, leaveOut?: LocalTime): Waits {
  const waitOf = openWaits(cadence, before);
  return sumUp(
    arrivals()
      .filter((time) => time !== leaveOut)
      .map(waitOf),
  );
}

/** Calendar days from a referral to its table. */
export function openWaits(cadence: Cadence, before: number): (time: LocalTime) => number {
  const meetings = meetingsOf(cadence).map((meeting) => ({ on: meeting.on, close: closeAt(meeting.on, before) }));
  return (time) => {
    const found = meetings.find((meeting) => time <= meeting.close);
    if (found === undefined) throw new Error(`${time} is heard nowhere.`);
    return daysBetween(time.slice(0, 10) as Day, found.on);
  };
}
