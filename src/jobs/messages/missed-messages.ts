// Messages whose time passed before they were ever planned, or after a rule had cancelled them: what somebody has to be told, and what is history.
import { addDays, dayOf, type LocalTime } from '../../domain/time/day.ts';
import type { MessageEffect, Recorded } from '../../domain/plan/effects.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';

/** If it is older than this when first seen, it is history. */
const TOLD_DAYS = 14;

/**
 * Past its time, and not recorded as that yet. If it was never planned it is history, as on the first day with old rows, unless the program was
 * already in use at that time: then it was missed.
 */
export function isMissed(effect: MessageEffect, recorded: Recorded, since: string, now: LocalTime): boolean {
  if (effect.notAfter >= now || addDays(dayOf(effect.notAfter), TOLD_DAYS) < dayOf(now)) return false;
  const before = recorded.messages.get(effect.key);
  if (before === undefined) return effect.notAfter > since;
  return before.state === 'cancelled' && !before.held && before.late === undefined;
}

/** As it is recorded: without papers, since none were made for it, and with what kept it. */
export function toMissedMessage(effect: MessageEffect, why: Reason | undefined): MessageEffect {
  const kept = why ?? makeReason('send.tooLate', { notAfter: effect.notAfter });
  return { ...effect, papers: [], ready: false, because: [...effect.because, kept] };
}
