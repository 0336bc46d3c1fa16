// A second report of one incident, joined to its case: its agency takes part, and whom the report must not reach is kept from the case; nothing is
// counted twice.
import { sameAgency } from '../../domain/access/access.ts';
import { caseRefOf, receivedOn } from '../../domain/cases/case-of-referral.ts';
import { addDays, at, clockTime } from '../../domain/time/day.ts';
import { joinedCase } from '../../domain/cases/filed-under.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { waitsForGap } from '../../domain/referral/referral-gaps.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { neededRows } from './intake-needed.ts';
import { conflictRows, employingAgencies } from './intake-rows.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** If it is longer ago than this, a joined referral is history. */
const JOINING_DAYS = 28;

export function planJoining(context: MaracPlanContext, referral: Referral): readonly Due[] {
  const caseRef = joinedCase(context.marac, referral);
  if (waitsForGap(context.marac, referral)) return [];
  if (caseRef === undefined)
    return referral.matchCase === undefined ? [] : [notJoined(context, referral, makeReason('join.no-case'))];
  const why = [makeReason('intake.joined', { case: caseRef })];
  const employers = employingAgencies(context, referral);
  const restricted = context.marac.restrictedCases.has(caseRef);
  const { referrerAgency } = referral;
  const isKnown = context.facts.agencies.some((one) => referrerAgency !== undefined && sameAgency(referrerAgency, one));
  return [
    ...conflictRows(context, referral, caseRef, employers, why),
    ...neededRows(context, referral, caseRef, why, restricted),
    ...(isKnown ? [] : [notJoined(context, referral, makeReason('referrer.unknown'))]),
  ];
}

/** The second agency takes no part in the case: shown as long as its referral is new. */
function notJoined(context: MaracPlanContext, referral: Referral, why: Reason): Withheld {
  const since = referral.decidedOn ?? receivedOn(referral) ?? context.today;
  return {
    do: 'withhold',
    marac: context.marac.name,
    what: 'joining',
    about: referral.id,
    cases: [],
    tells: [caseRefOf(context.marac, referral)],
    notAfter: at(addDays(since, JOINING_DAYS), clockTime('17:00')),
    because: why,
  };
}
