// The keys of what intake does for a referral, and when the referral came.
import type { MaracPlanContext } from '../plan/plan-context.ts';
import type { Referral } from './referral.ts';
import { addDays, at, clockTime, dayOf, type LocalTime } from '../time/day.ts';

export const key = (context: MaracPlanContext, referral: Referral, what: string): string =>
  `${context.marac.name}/intake/${referral.id}/${what}`;

export function receivedAt(context: MaracPlanContext, referral: Referral): LocalTime {
  if (referral.receivedAt !== undefined) return referral.receivedAt;
  if (referral.referredOn === undefined || isNewlyTyped(context, referral)) return firstSeen(context, referral);
  return at(referral.referredOn, clockTime('09:00'));
}

/** When its notice to the IDVA service was first planned, which every referral has at once; else now. */
export function firstSeen(context: MaracPlanContext, referral: Referral): LocalTime {
  const notice = key(context, referral, 'idva/');
  let seen = context.now;
  for (const { key: one, plannedAt } of context.facts.recorded.messages.values())
    if (one.startsWith(notice) && plannedAt < seen) seen = plannedAt;
  return seen;
}

/** A row typed more than so many days after its date of referral is taken to be of an earlier time, as in a list taken over. */
const TYPED_WITHIN_DAYS = 7;

/** Whether nobody typed when it was received, and the day at which it was first seen can be that day. */
export function isNewlyTyped(context: MaracPlanContext, referral: Referral): boolean {
  if (referral.receivedAt !== undefined) return false;
  const { referredOn } = referral;
  return referredOn === undefined || dayOf(firstSeen(context, referral)) <= addDays(referredOn, TYPED_WITHIN_DAYS);
}

/** If something happens a second time (a person types an answer again, or takes it back), it is done a second time. */
export function unusedKey(context: MaracPlanContext, wanted: string): string {
  const { done } = context.facts.recorded;
  for (let time = 1; ; time++) {
    const numbered = time === 1 ? wanted : `${wanted}-${time}`;
    if (!done.has(numbered)) return numbered;
  }
}
