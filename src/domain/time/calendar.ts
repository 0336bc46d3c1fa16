// Working days and working hours of a nation, and the deadlines of a meeting counted back from it.
import { bankHolidays, isBankHoliday } from './bank-holidays.ts';
import type { ClockTime, Day, LocalTime } from './day.ts';
import {
  addDays,
  addMinutes,
  at,
  clockFromMinutes,
  clockOf,
  clockTime,
  dayOf,
  daysBetween,
  minutesOf,
  weekday,
} from './day.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { Rules } from '../settings/rules.ts';
import type { Cadence, Nation, SettingName } from '../settings/settings.ts';
import { SETTINGS } from '../settings/settings.ts';

export function isWorkingDay(on: Day, nation: Nation): boolean {
  return weekday(on) < 6 && !isBankHoliday(on, nation);
}

/** Working days within which another MARAC is asked to acknowledge a case or a referral. */
export const ACKNOWLEDGED_WITHIN = 2;

/** So many working days after the day, or before it when negative; 0 is the day itself, working or not. */
export function addWorkingDays(from: Day, count: number, nation: Nation): Day {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let found = from;
  while (left > 0) {
    found = addDays(found, step);
    if (isWorkingDay(found, nation)) left -= 1;
  }
  return found;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Due on Friday, asked on Monday: 1. */
export function workingDaysBetween(from: Day, to: Day, nation: Nation): number {
  if (to < from) return -workingDaysBetween(to, from, nation);
  const days = daysBetween(from, to);
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let offset = weeks * 7 + 1; offset <= days; offset += 1) if (weekday(addDays(from, offset)) < 6) count += 1;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const holiday of bankHolidays(nation, year))
      if (holiday > from && holiday <= to && weekday(holiday) < 6) count -= 1;
  return count;
}

/** When the coordinator works: `from` is always before `to`. */
export interface WorkingHours {
  readonly nation: Nation;
  readonly from: ClockTime;
  readonly to: ClockTime;
}

/** The working hours of a day by the settings; hours that end before they begin count as the default ones. */
export function workingHoursOf(rules: Rules, on: Day): WorkingHours {
  const nation = nationOf(rules, on);
  const from = rules.text('workFrom', on) as ClockTime;
  const to = rules.text('workTo', on) as ClockTime;
  if (from < to) return { nation, from, to };
  return { nation, from: clockTime(SETTINGS.workFrom.value), to: clockTime(SETTINGS.workTo.value) };
}

export function nationOf(rules: Rules, on: Day): Nation {
  return rules.text('nation', on) as Nation;
}

/**
 * The moment when so many working minutes have passed: 30 minutes from Friday 16:50 end on Monday 09:20. Time outside the hours does not
 * count; 0 or less is the time itself.
 */
export function addWorkingMinutes(time: LocalTime, minutes: number, hours: WorkingHours): LocalTime {
  let left = minutes;
  let now = time;
  while (left > 0) {
    const today = dayOf(now);
    if (isWorkingDay(today, hours.nation)) {
      const begins = Math.max(minutesOf(clockOf(now)), minutesOf(hours.from));
      const room = minutesOf(hours.to) - begins;
      if (left <= room) return at(today, clockFromMinutes(begins + left));
      left -= Math.max(0, room);
    }
    now = at(addDays(today, 1), hours.from);
  }
  return now;
}

/** Working minutes from one moment to a later one; 0 when it is not later. */
export function workingMinutesBetween(from: LocalTime, to: LocalTime, hours: WorkingHours): number {
  let count = 0;
  for (let today = dayOf(from); today <= dayOf(to); today = addDays(today, 1)) {
    if (!isWorkingDay(today, hours.nation)) continue;
    const begins = Math.max(minutesOf(hours.from), today === dayOf(from) ? minutesOf(clockOf(from)) : 0);
    const ends = Math.min(minutesOf(hours.to), today === dayOf(to) ? minutesOf(clockOf(to)) : 1440);
    count += Math.max(0, ends - begins);
  }
  return count;
}

export type Step = 'close' | 'list' | 'chase' | 'agenda' | 'actions' | 'minutes';
/** Working days from the meeting, before it when negative. */
export type Steps = Readonly<Record<Step, number>>;

/** How many working days before or after the meeting each step is. */
const STEP_SETTINGS = ['closeDays', 'listDays', 'chaseDays', 'agendaDays', 'actionsDays', 'minutesDays'] as const;
type StepSetting = (typeof STEP_SETTINGS)[number];

/** Settings that can be at odds with each other: the days of the cycle, and the working hours. */
export const SETTINGS_IN_TURN: readonly SettingName[] = ['cadence', ...STEP_SETTINGS, 'workFrom', 'workTo'];

/**
 * The cycle by the settings that hold on the day of the meeting. Days that do not follow one another (close, list, chase, agenda; actions,
 * minutes) are no cycle: then those of the cadence hold, and `findAtOdds` says so.
 */
export function stepsOf(rules: Rules, on: Day): Steps {
  const asSet = readSteps((name) => rules.whole(name, on));
  return inTurn(asSet) ? asSet : readSteps((name) => Number(SETTINGS[name].byCadence?.[cadenceOf(rules, on)]));
}

/** What is wrong with the settings of a day that are each well written and at odds with each other; undefined when nothing is. */
export function findAtOdds(rules: Rules, on: Day): string | undefined {
  const steps = readSteps((name) => rules.whole(name, on));
  if (!inTurn(steps)) {
    const before = `referrals close ${-steps.close}, list ${-steps.list}, chase ${-steps.chase}, agenda ${-steps.agenda}`;
    return `The days of the cycle do not follow one another. Working days before the meeting: ${before}; after it: actions ${steps.actions}, minutes ${steps.minutes}. Until they do, the days of a ${cadenceOf(rules, on)} meeting hold.`;
  }
  const [from, to] = [rules.text('workFrom', on), rules.text('workTo', on)];
  return from < to
    ? undefined
    : `The working day begins at ${from} and ends at ${to}. Until it ends after it begins, ${SETTINGS.workFrom.value} to ${SETTINGS.workTo.value} hold.`;
}

function readSteps(days: (name: StepSetting) => number): Steps {
  return {
    close: 0 - days('closeDays'),
    list: 0 - days('listDays'),
    chase: 0 - days('chaseDays'),
    agenda: 0 - days('agendaDays'),
    actions: days('actionsDays'),
    minutes: days('minutesDays'),
  };
}

function inTurn({ close, list, chase, agenda, actions, minutes }: Steps): boolean {
  return close <= list && list <= chase && chase <= agenda && actions <= minutes;
}

function cadenceOf(rules: Rules, on: Day): Cadence {
  return rules.text('cadence', on) as Cadence;
}

export type Deadlines = Readonly<Record<Step, LocalTime>>;

/**
 * When each step of a meeting is due, by the settings that hold on its day. The list follows the close of referrals on the same day. An
 * emergency meeting counts in hours: its list so many hours before it begins (`deadlineHours`, 24 unless told), the chase at half of them,
 * the agenda at a quarter.
 */
export function deadlinesOf(
  meeting: Pick<Meeting, 'on' | 'start' | 'kind' | 'deadlineHours'>,
  rules: Rules,
): Deadlines {
  const { on } = meeting;
  const nation = nationOf(rules, on);
  const steps = stepsOf(rules, on);
  const jobHour = rules.text('jobHour', on) as ClockTime;
  const closeAt = rules.text('referralsCloseAt', on) as ClockTime;
  const due = (step: Step, hour: ClockTime): LocalTime => at(addWorkingDays(on, steps[step], nation), hour);
  const after = { actions: due('actions', jobHour), minutes: due('minutes', jobHour) };
  if (meeting.kind === 'emergency') {
    const begins = at(on, meeting.start ?? workingHoursOf(rules, on).from);
    const hours = meeting.deadlineHours ?? 24;
    const before = (share: number): LocalTime => addMinutes(begins, -Math.floor(hours * 60 * share));
    return { close: before(1), list: before(1), chase: before(0.5), agenda: before(0.25), ...after };
  }
  return {
    close: due('close', closeAt),
    list: due('list', closeAt > jobHour ? closeAt : jobHour),
    chase: due('chase', jobHour),
    agenda: due('agenda', jobHour),
    ...after,
  };
}
