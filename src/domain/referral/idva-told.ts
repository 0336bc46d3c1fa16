// Whether the IDVA service was told of a referral, and the alarm's reason: who was never told cannot have acknowledged.
import type { Facts } from '../plan/facts.ts';
import { makeReason, type Reason } from '../text/reason.ts';

/** What the notice to the service covers once it has left. */
export function idvaToldOccasion(referral: string): string {
  return `${referral}/idva-told`;
}

export function idvaAlarm(facts: Pick<Facts, 'recorded'>, referral: string, hours: number): Reason {
  const told = facts.recorded.covered.has(idvaToldOccasion(referral));
  return told ? makeReason('alarm.idva', { referral, hours }) : makeReason('alarm.idva-not-told', { referral });
}
