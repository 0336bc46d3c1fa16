// A second report of one incident, joined to its case: its agency takes part, whom it must not reach is kept from it; nothing is counted twice.
import { sameAgency } from '../../domain/access/access.ts';
import { caseRefOf, receivedOn } from '../../domain/cases/case-of-referral.ts';
import { addDays, at, clockTime } from '../../domain/time/day.ts';
import { joinedCase } from '../../domain/cases/filed-under.ts';
import { because, type Reason } from '../../domain/text/reason.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { waitsForGap } from '../../domain/referral/referral-gaps.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { neededRows } from './intake-needed.ts';
import { conflictRows, employingAgencies } from './intake-rows.ts';
import type { MaracRound } from '../engine/job.ts';

/** Longer ago than this a joined referral is history. */
const JOINING_DAYS = 28;

export function planJoining(round: MaracRound, referral: Referral): readonly Due[] {
  const caseRef = joinedCase(round.marac, referral);
  if (waitsForGap(round.marac, referral)) return [];
  if (caseRef === undefined)
    return referral.matchCase === undefined ? [] : [notJoined(round, referral, because('join.no-case'))];
  const why = [because('intake.joined', { case: caseRef })];
  const employers = employingAgencies(round, referral);
  const restricted = round.marac.restrictedCases.has(caseRef);
  const { referrerAgency } = referral;
  const isKnown = round.facts.agencies.some((one) => referrerAgency !== undefined && sameAgency(referrerAgency, one));
  return [
    ...conflictRows(round, referral, caseRef, employers, why),
    ...neededRows(round, referral, caseRef, why, restricted),
    ...(isKnown ? [] : [notJoined(round, referral, because('referrer.unknown'))]),
  ];
}

/** The second agency takes no part in the case: told for as long as its referral is new. */
function notJoined(round: MaracRound, referral: Referral, why: Reason): Withheld {
  const since = referral.decidedOn ?? receivedOn(referral) ?? round.today;
  return {
    do: 'withhold',
    marac: round.marac.name,
    what: 'joining',
    about: referral.id,
    cases: [],
    tells: [caseRefOf(round.marac, referral)],
    notAfter: at(addDays(since, JOINING_DAYS), clockTime('17:00')),
    because: why,
  };
}
