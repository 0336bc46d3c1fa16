// The keys of what intake does for a referral, and when the referral came.
import { receivedOn } from '../../domain/cases/case-of-referral.ts';
import { at, clockTime, type LocalTime } from '../../domain/time/day.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import type { MaracPlanContext } from '../engine/job.ts';

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
