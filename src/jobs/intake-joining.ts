// A second report of one incident, joined to its case: its agency takes part, whom it must not reach is kept from it; nothing is counted twice.
import { joinedCase } from '../domain/filed-under.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';
import type { Referral } from '../domain/referral.ts';
import { waitsForGap } from '../domain/referral-gaps.ts';
import { neededRows } from './intake-needed.ts';
import { conflictRows, employingAgencies } from './intake-rows.ts';
import type { MaracRound } from './job.ts';

export function planJoining(round: MaracRound, referral: Referral): readonly Once[] {
  const caseRef = joinedCase(round.marac, referral);
  if (caseRef === undefined || waitsForGap(round.marac, referral)) return [];
  const why = [because('intake.joined', { case: caseRef })];
  const employers = employingAgencies(round, referral);
  const restricted = round.marac.restrictedCases.has(caseRef);
  return [
    ...conflictRows(round, referral, caseRef, employers, why),
    ...neededRows(round, referral, caseRef, why, restricted),
  ];
}
