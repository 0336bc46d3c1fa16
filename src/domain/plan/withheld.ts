// Something that is due but does not leave, because of who may see it, a missing person or a missing fact. Planners return it with their effects;
// Today shows it until it goes or a person ends it.
import { addDays, dayOf, type LocalTime } from '../time/day.ts';
import type { Occasion, Effect } from './effects.ts';
import type { Reason } from '../text/reason.ts';

export interface Withheld {
  readonly do: 'withhold';
  readonly marac: string;
  /** The paper or message, by its name in the catalogue. */
  readonly what: string;
  /** Row id of what it is due for: a meeting, a referral, a transfer, a date, a request. */
  readonly about: string;
  /** Row id of the contact it would go to. */
  readonly to?: string;
  /** Row id of the agency, or how it was written, where nobody acts for it. */
  readonly agency?: string;
  /** Cases that are left out of it, where others may go. */
  readonly cases: readonly string[];
  /** Every case and row that the whole of it would tell of. */
  readonly tells: readonly string[];
  /** What the message that would tell of it covers. */
  readonly covers?: readonly Occasion[];
  /** It is shown in the restricted workbook, whatever it is about. */
  readonly apart?: boolean;
  readonly notAfter: LocalTime;
  readonly because: Reason;
}

/** What a planner returns: effects, and what is due but withheld. */
export type Due = Effect | Withheld;

export function isWithheld(due: Due): due is Withheld {
  return due.do === 'withhold';
}

/** For so many days after its time somebody is told that something did not go. */
export const TOLD_DAYS = 14;

/** Whether that period is over too, or its own time was before the program was in use: then nobody is told any more. */
export function isForgotten(notAfter: LocalTime, since: LocalTime | string, now: LocalTime): boolean {
  return notAfter < now && (addDays(dayOf(notAfter), TOLD_DAYS) < dayOf(now) || notAfter <= since);
}
