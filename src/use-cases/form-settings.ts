// What no program can see of a Google Form, and when a person last looked. Only while somebody has looked within a quarter does an address on the
// form's tab count as verified by Google.
import { dayOf, daysBetween, type LocalTime } from '../domain/time/day.ts';
import type { Ledger } from '../ledger/ledger-port.ts';

const SUBJECT = 'google/form-settings';
/** An earlier version asked nobody about the addresses, and remembered `looked`. */
const LOOKED = 'looked, addresses verified';
export const LOOK_EVERY_DAYS = 92;

export interface FormLook {
  readonly at?: LocalTime;
  readonly days?: number;
  /** Somebody looked, and it is not due again. */
  readonly counts: boolean;
}

export async function rememberFormLook(ledger: Ledger, by: string): Promise<void> {
  await ledger.rememberAnswer(SUBJECT, LOOKED, { by, in: 'command' });
}

export async function readFormLook(ledger: Pick<Ledger, 'answers'>, now: LocalTime): Promise<FormLook> {
  const kept = (await ledger.answers(SUBJECT)).get(SUBJECT);
  if (kept?.answer !== LOOKED) return { counts: false };
  const days = daysBetween(dayOf(kept.at), dayOf(now));
  return { at: kept.at, days, counts: days <= LOOK_EVERY_DAYS };
}
