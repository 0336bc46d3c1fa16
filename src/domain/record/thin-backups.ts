// Which kept states of a workbook go as they age: all of the newest days, then the last of each day, then of each week, then none. Pure.
import { sorted } from '../text/sorted.ts';
import { dayOf, daysBetween, isoWeek, type Day, type LocalTime } from '../time/day.ts';

export interface Thinning {
  /** For so many days every state is kept. */
  readonly allDays: number;
  /** Up to this age the last of each day. */
  readonly dailyDays: number;
  /** Up to this age the last of each week; older ones go. */
  readonly weeklyDays: number;
}

export interface KeptState {
  readonly name: string;
  readonly at: LocalTime;
}

/** Names of those that go; the newest state always stays. */
export function findThinned(states: readonly KeptState[], today: Day, rule: Thinning): readonly string[] {
  const newestFirst = sorted(states, (a, b) => (a.at > b.at || (a.at === b.at && a.name > b.name) ? -1 : 1));
  const seen = new Set<string>();
  return newestFirst.flatMap(({ name, at }, index) => {
    const day = dayOf(at);
    const age = daysBetween(day, today);
    if (index === 0 || age <= rule.allDays) return [];
    if (age > Math.max(rule.dailyDays, rule.weeklyDays)) return [name];
    const span = age <= rule.dailyDays ? day : isoWeek(day);
    if (seen.has(span)) return [name];
    seen.add(span);
    return [];
  });
}
