// What somebody marked as done on Today: off the list for as long as it says the same.
import type { Day } from '../time/day.ts';
import type { TodayItem, TodayKind } from './today-item.ts';
import type { IdPool } from '../plan/id-pool.ts';
import { rowIdOf } from './line-id.ts';

/** These are done for a day: who is at risk, and what nobody knows the end of, is never put away by one word. */
const FOR_A_DAY: readonly TodayKind[] = ['alarm', 'uncertain', 'stopped'];

/** The name under which a row of Today counts as done: of the row, of what it says, and of the day where it is done for a day only. */
export function doneName(pool: IdPool, rowId: string, what: string, kind: string, today: Day): string {
  const day = FOR_A_DAY.some((one) => one === kind) ? `/${today}` : '';
  return pool.take('T', `done/${rowId}/${what}${day}`);
}

/** Whether somebody marked the item as done while it said what it says now. */
export function isMarkedDone(
  { pool, done }: { readonly pool: IdPool; readonly done: ReadonlySet<string> },
  item: TodayItem,
  today: Day,
): boolean {
  return done.size > 0 && done.has(doneName(pool, rowIdOf(pool, item), item.shown ?? item.what, item.kind, today));
}
