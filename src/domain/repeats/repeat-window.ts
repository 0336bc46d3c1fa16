// The area's rule for a repeat: from which day the months count, where, and for which behaviour.
import { addDays, addMonths, daysBetween, findDay, type Day } from '../time/day.ts';
import type { NewReferral, PastCase } from './person-facts.ts';

export interface AreaRule {
  readonly anchor: 'lastReferral' | 'lastHeard';
  /** Whole months after the anchor; the last day counts. */
  readonly months: number;
  readonly scope: 'thisMarac' | 'anyMarac';
  readonly behaviour: 'anyAbuse' | 'criminalOnly';
}

export const usualRule: AreaRule = { anchor: 'lastReferral', months: 12, scope: 'thisMarac', behaviour: 'anyAbuse' };

/** What the rule makes of a referral about the pair of a past case. */
export type PairKind = 'duplicate' | 'repeat' | 'knownBefore';

export interface Ruling {
  readonly kind: PairKind;
  /** One sentence with the days that decided. */
  readonly words: string;
}

/** Reports within so many days of the last referral, neither with an incident's day, may be of one incident. */
const sameReportDays = 7;

function dayOf(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : findDay(text);
}

function sameIncident(referral: NewReferral, past: PastCase): string | undefined {
  const incident = dayOf(referral.incidentOn);
  const known = (past.incidents ?? []).map(dayOf).filter((each) => each !== undefined);
  if (incident !== undefined && known.length > 0) {
    const same = known.find(
      (each) => each === incident || each === addDays(incident, 1) || each === addDays(incident, -1),
    );
    return same === undefined ? undefined : `an incident of ${same} is in the case already`;
  }
  const [received, last] = [dayOf(referral.receivedOn), dayOf(past.lastReferredOn)];
  if (received === undefined || last === undefined) return undefined;
  const apart = daysBetween(last, received);
  return apart >= 0 && apart <= sameReportDays
    ? `referred ${apart} days before, and the day of an incident is not known on both sides`
    : undefined;
}

/** Decides between the same incident, a repeat within the window (its last day included), and a case known before. */
export function rulingOf(referral: NewReferral, past: PastCase, rule: AreaRule): Ruling {
  const same = sameIncident(referral, past);
  if (same !== undefined) return { kind: 'duplicate', words: `Perhaps the same incident: ${same}.` };
  if (rule.behaviour === 'criminalOnly' && referral.criminal === false) {
    return {
      kind: 'knownBefore',
      words: 'Known before; the new incident is not of a criminal kind, which the area asks for in a repeat.',
    };
  }
  const anchor =
    rule.anchor === 'lastHeard' ? (dayOf(past.lastHeardOn) ?? dayOf(past.lastReferredOn)) : dayOf(past.lastReferredOn);
  const when = dayOf(referral.incidentOn) ?? dayOf(referral.receivedOn);
  const name = rule.anchor === 'lastHeard' && dayOf(past.lastHeardOn) !== undefined ? 'last heard' : 'last referred';
  if (anchor === undefined || when === undefined)
    return { kind: 'repeat', words: 'A repeat unless its days say otherwise: the day to count from is not known.' };
  const last = addMonths(anchor, rule.months);
  const open =
    rule.behaviour === 'criminalOnly' && referral.criminal === undefined
      ? ' Whether the incident is of a criminal kind is not said.'
      : '';
  if (when <= last)
    return {
      kind: 'repeat',
      words: `A repeat: ${name} ${anchor}, within ${rule.months} months (to ${last}, that day included).${open}`,
    };
  return {
    kind: 'knownBefore',
    words: `Known before, outside the window: ${name} ${anchor}, ${rule.months} months ended on ${last}.`,
  };
}
