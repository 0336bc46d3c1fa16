// The keys of what intake does for a referral, and when the referral came.
import type { MaracPlanContext } from '../plan/plan-context.ts';
import type { Referral } from './referral.ts';
import { type LocalTime, at, clockTime } from '../time/day.ts';
import { receivedOn } from '../cases/case-of-referral.ts';

export const key = (context: MaracPlanContext, referral: Referral, what: string): string =>
  `${context.marac.name}/intake/${referral.id}/${what}`;

export const receivedAt = (context: MaracPlanContext, referral: Referral): LocalTime =>
  referral.receivedAt ?? at(receivedOn(referral) ?? context.today, clockTime('09:00'));

/** If something happens a second time (a person types an answer again, or takes it back), it is done a second time. */
export function unusedKey(context: MaracPlanContext, wanted: string): string {
  const { done } = context.facts.recorded;
  for (let time = 1; ; time++) {
    const numbered = time === 1 ? wanted : `${wanted}-${time}`;
    if (!done.has(numbered)) return numbered;
  }
}
