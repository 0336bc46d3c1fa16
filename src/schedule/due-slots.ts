// Which slots to run now: those not recorded yet, those that failed and have waited, and those whose runner stopped.
import { findLocalTime, minutesBetween, type LocalTime } from '../domain/time/day.ts';
import type { SlotRecord } from '../ledger/job-slot.ts';

/** Minutes that a failed slot waits before the next try, by number of tries; the last value holds for all further tries. */
const PATIENCE: readonly number[] = [1, 5, 15, 60];

/**
 * Returns the slots to claim, oldest first, from the slots up to now and what the ledger has of the same job and MARAC. A job that the ledger has
 * never seen starts with its newest slot: on the first day nobody wants last week's runs.
 */
export function dueSlots(
  slots: readonly LocalTime[],
  records: readonly SlotRecord[],
  now: LocalTime,
  nowMs: number,
): readonly LocalTime[] {
  const known = new Map(records.map((record) => [record.slot, record]));
  let first: string = records[0]?.slot ?? slots.at(-1) ?? now;
  for (const record of records) if (record.slot < first) first = record.slot;
  const fresh = slots.filter((slot) => slot >= first && !known.has(slot));
  const again = records
    .filter((record) => wantsAnother(record, now, nowMs))
    .flatMap((record) => findLocalTime(record.slot) ?? []);
  return [...fresh, ...again].toSorted((a, b) => (a < b ? -1 : 1));
}

function wantsAnother(record: SlotRecord, now: LocalTime, nowMs: number): boolean {
  if (record.slot > now) return false; // the clock was set back: its hour will come
  if (record.state === 'claimed') return record.untilMs <= nowMs;
  if (record.state === 'done') return false;
  const patience = PATIENCE[Math.min(Math.max(1, record.tries), PATIENCE.length) - 1] ?? 60;
  const waited = minutesBetween(record.endedAt ?? record.claimedAt, now);
  return waited < 0 || waited >= patience;
}
