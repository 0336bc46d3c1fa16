// Something due that does not leave, because of who may see it, a person who is missing or a fact that nobody typed. Planners give it beside what
// they want; Today tells it until it goes, or a person ends it.
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
  /** It stands in the restricted workbook whatever it tells of. */
  readonly apart?: boolean;
  readonly notAfter: LocalTime;
  readonly because: Reason;
}

/** What a planner gives: what it wants, and what is due and withheld. */
export type Due = Effect | Withheld;

export function isWithheld(one: Due): one is Withheld {
  return one.do === 'withhold';
}

/** So long after its time somebody is told that something did not go. */
export const TOLD_DAYS = 14;

/** Whether that time is over too, or its own was before the program was at work: then nobody is told any more. */
export function isForgotten(notAfter: LocalTime, since: LocalTime | string, now: LocalTime): boolean {
  return notAfter < now && (addDays(dayOf(notAfter), TOLD_DAYS) < dayOf(now) || notAfter <= since);
}
