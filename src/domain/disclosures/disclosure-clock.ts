// The clock of a Clare's Law request: so many calendar days from its receipt, the last one included, until it is disclosed or will not be.
import { addDays, daysBetween, type Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Disclosure } from '../meeting/meeting.ts';

export interface DisclosureClock {
  readonly dueOn: Day;
  /** 0 on the last day, negative after it. */
  readonly daysLeft: number;
  /** "2 days left of 28". */
  readonly words: string;
}

/** undefined while no day of receipt is known, and once the request has ended. */
export function clockOf(marac: MaracFacts, request: Disclosure, today: Day): DisclosureClock | undefined {
  const { receivedOn, disclosedOn, decision } = request;
  if (receivedOn === undefined || disclosedOn !== undefined || decision === 'doNotDisclose') return undefined;
  const days = marac.rules.whole('disclosureDays', receivedOn);
  const dueOn = addDays(receivedOn, days);
  const daysLeft = daysBetween(today, dueOn);
  const count = `${Math.abs(daysLeft)} day${Math.abs(daysLeft) === 1 ? '' : 's'}`;
  if (daysLeft < 0) return { dueOn, daysLeft, words: `${count} over the ${days}` };
  return { dueOn, daysLeft, words: daysLeft === 0 ? `the last of ${days} days` : `${count} left of ${days}` };
}
