// The next occurrence of a repeating action: a new row when one is done, until its review.
import type { Action } from '../../domain/actions/action.ts';
import { nextRepeat } from '../../domain/actions/action-state.ts';
import type { Day } from '../../domain/time/day.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { rowMaker } from '../../domain/plan/row-maker.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

/** The first date of its rhythm after the day it was done; undefined if it ends with its review, or does not repeat. */
export function nextDue(action: Action): Day | undefined {
  if (action.status !== 'completed' || action.doneOn === undefined) return undefined;
  let next = nextRepeat(action, action.due ?? action.doneOn);
  while (next !== undefined && next <= action.doneOn) next = nextRepeat(action, next);
  return next === undefined || (action.reviewOn !== undefined && next > action.reviewOn) ? undefined : next;
}

export function planRepeats(context: MaracPlanContext): readonly Effect[] {
  const { marac } = context;
  return marac.actions.flatMap((action) => {
    const due = nextDue(action);
    if (due === undefined) return [];
    const [about] = rowsWith(marac.cases, 'id', action.caseRef ?? '');
    if (about?.state === 'closed' || about?.state === 'archived') return [];
    const restricted = action.caseRef !== undefined && marac.restrictedCases.has(action.caseRef);
    const row = rowMaker(
      context,
      'follow-up',
      [makeReason('action.repeats', { action: action.id, on: due })],
      restricted,
    );
    const { caseRef, aboutWhom, text, agency, owner, safety, reviewOn, repeatEvery, doneOn } = action;
    return [
      row('actions', 'A', `${action.id}/next`, {
        caseRef,
        aboutWhom,
        text,
        agency,
        owner,
        agreedOn: doneOn,
        due,
        safety,
        reviewOn,
        repeatEvery,
        status: 'open',
      }),
    ];
  });
}
