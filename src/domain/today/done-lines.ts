// What somebody marked as done on Today: off the list for as long as it says the same.
import type { Day } from '../time/day.ts';
import type { TodayItem, TodayKind } from './today-item.ts';
import type { IdPool } from '../plan/id-pool.ts';
import { rowIdOf } from './line-id.ts';

/** These are done for a day: who is at risk, and what nobody knows the end of, is never put away by one word. */
const FOR_A_DAY: readonly TodayKind[] = ['alarm', 'uncertain', 'stopped'];

/** Of what a line says, for a record that holds no names. */
export const saysHash = (pool: IdPool, what: string): string => pool.take('H', `says/${what}`);

/** The name under which a row of Today counts as done: of the row, of what it says, and of the day where it is done for a day only. */
export function doneName(pool: IdPool, rowId: string, what: string, kind: string, today: Day): string {
  const day = FOR_A_DAY.some((one) => one === kind) ? `/${today}` : '';
  return pool.take('T', `done/${rowId}/${what}${day}`);
}

/** The same for a thing that a line lists beside others: by a hash of what a line about it alone says. */
export function doneThingName(pool: IdPool, rowId: string, says: string, kind: string, today: Day): string {
  return doneName(pool, rowId, `says ${says}`, kind, today);
}

/** Whether somebody marked the item as done while it said what it says now. */
export function isMarkedDone(
  { pool, done }: { readonly pool: IdPool; readonly done: ReadonlySet<string> },
  item: TodayItem,
  today: Day,
): boolean {
  if (done.size === 0) return false;
  const [row, what] = [rowIdOf(pool, item), item.shown ?? item.what];
  return (
    done.has(doneName(pool, row, what, item.kind, today)) ||
    done.has(doneThingName(pool, row, saysHash(pool, what), item.kind, today))
  );
}
