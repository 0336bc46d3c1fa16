// Whether marac is alive, judged by a process other than the runner: a good run today by the agreed hour, an alarm if not, a message when it works
// again.
import { isWorkingDay } from '../domain/time/calendar.ts';
import { at, dayOf, type ClockTime, type Day, type LocalTime } from '../domain/time/day.ts';
import type { Stoppage } from '../domain/outbox/replies/stoppage.ts';
import type { Nation } from '../domain/settings/settings.ts';
import type { SlotRecord } from '../ledger/job-slot.ts';

export type Health =
  /** A slot of today succeeded. */
  | { readonly state: 'good'; readonly last: LocalTime }
  /** Mail does not leave, whatever ran. */
  | { readonly state: 'mailStopped'; readonly stoppage: Stoppage; readonly last?: LocalTime }
  /** The hour has passed without a success, or the ledger is lost; with the newest good run of the days before, if known. */
  | { readonly state: 'silent'; readonly last?: LocalTime }
  /** Not yet the hour, or not a working day: nothing is expected. */
  | { readonly state: 'notYet' };

interface Expected {
  /** The hour of a working day by which a good run is expected. */
  readonly by: ClockTime;
  readonly nation: Nation;
  /** The ledger was there and is gone, or cannot be read: at any hour. */
  readonly isLost?: boolean;
  /** Why mail does not leave, if that is more than a short trouble. */
  readonly trouble?: Stoppage;
}

/** The health at that moment by the slots of the ledger; without a readable ledger, pass none. */
export function judgeHealth(
  slots: readonly SlotRecord[],
  now: LocalTime,
  { by: goodRunBy, nation, trouble, isLost = false }: Expected,
): Health {
  const today = dayOf(now);
  const ended = slots.flatMap((slot) =>
    slot.state === 'done' && slot.endedAt !== undefined && slot.endedAt <= now ? [slot.endedAt] : [],
  );
  let last: LocalTime | undefined;
  for (const time of ended) if (last === undefined || time > last) last = time;
  if (trouble !== undefined)
    return { state: 'mailStopped', stoppage: trouble, ...(last === undefined ? {} : { last }) };
  if (last !== undefined && dayOf(last) === today) return { state: 'good', last };
  if (!isLost && (!isWorkingDay(today, nation) || now < at(today, goodRunBy))) return { state: 'notYet' };
  return last === undefined ? { state: 'silent' } : { state: 'silent', last };
}

/** What was sent last, and on which day. */
export interface Noticed {
  /** `mail`: it runs, and mail does not leave. `off`: it runs, and what never waits has not gone because sending is switched off. */
  readonly kind: 'alarm' | 'recovery' | 'off' | 'mail';
  readonly on: Day;
}

/**
 * The notice to send now: an alarm once for every working day without success and every day on which mail does not leave, a recovery once after
 * either, and one for every day on which messages that never wait are kept because sending is off.
 */
export function noticeDue(
  health: Health,
  told: Noticed | undefined,
  today: Day,
  keptByOff = 0,
): Noticed['kind'] | undefined {
  if (health.state === 'mailStopped') return told?.kind === 'mail' && told.on === today ? undefined : 'mail';
  if (health.state === 'silent') return told?.kind === 'alarm' && told.on === today ? undefined : 'alarm';
  if (health.state === 'good' && (told?.kind === 'alarm' || told?.kind === 'mail')) return 'recovery';
  return keptByOff > 0 && !(told?.kind === 'off' && told.on === today) ? 'off' : undefined;
}
