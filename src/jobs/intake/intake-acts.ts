// Agencies that were given an action in a case about which they may be told nothing: a person answered Yes on Today, so this makes the row that lets
// their action sheet go.
import { MOST_ATTEMPTS } from '../../domain/actions/action-told.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import type { Needed } from '../../domain/meeting/listing.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { answerTo } from '../../domain/today/today-question.ts';
import { actsPurpose, findUntold, groupUntold } from '../../domain/actions/untold-actions.ts';
import { rowMaker } from '../../domain/plan/row-maker.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

const WHY = 'Has an action in the case';

export function planActs(context: MaracPlanContext): readonly Effect[] {
  const { marac } = context;
  // Without an answer there is nothing to make.
  if ((marac.answered?.size ?? 0) === 0) return [];
  const groups = groupUntold(marac, findUntold({ ...context, planned: new Set() }));
  const rows = groups.flatMap(({ id, first, all, parts }) => {
    if (first.why !== 'level') return [];
    const allowed = all.filter(
      (_, index) => (answerTo(marac, parts[index] ?? '') ?? answerTo(marac, id))?.answer === 'yes',
    );
    return allowed.flatMap(({ action, agency, attempt, restricted }) => {
      const { caseRef } = action;
      if (caseRef === undefined) return [];
      const row = rowMaker(
        context,
        'intake',
        [makeReason('acts.allowed', { agency: agency.id, case: caseRef })],
        restricted,
      );
      return [
        row('needed', 'N', actsPurpose(caseRef, agency.id, attempt), {
          caseRef,
          agency: agency.id,
          level: 'acts',
          why: WHY,
        }),
      ];
    });
  });
  return [...new Map(rows.map((effect) => [effect.key, effect])).values()];
}

/** Whether the row was made by that answer. */
export function isActsRow(marac: MaracFacts, { id, caseRef }: Needed, agency: string): boolean {
  return Array.from({ length: MOST_ATTEMPTS }, (_, index) => index + 1).some(
    (attempt) => marac.pool.take('N', actsPurpose(caseRef, agency, attempt)) === id,
  );
}
