// Answers about actions by a form whose senders nobody has verified: proposed, one line each, until a person says yes or no or types it on Actions.
import { isEnded } from '../../actions/action-state.ts';
import { proposalId } from '../../actions/proposed-answer.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { isUncertain } from '../../text/problem.ts';
import type { TodayItem } from '../today-item.ts';
import type { Question } from '../today-question.ts';

export const PROPOSED: Question = {
  yes: { does: 'it is taken over to Actions' },
  no: { does: 'it is put away' },
  otherwise: 'the action stays as it is and is chased.',
};

export function proposedItems(marac: MaracFacts): readonly TodayItem[] {
  if (isUncertain(marac, 'actions')) return [];
  return (marac.proposed ?? []).flatMap((one): readonly TodayItem[] => {
    const action = rowsWith(marac.actions, 'id', one.action)[0];
    if (action === undefined || isEnded(action)) return [];
    const restricted =
      marac.restrictedRows?.has(action.id) === true ||
      (action.caseRef !== undefined && marac.restrictedCases.has(action.caseRef));
    return [
      {
        id: proposalId(marac.pool, one),
        kind: 'action',
        todo: 'decide',
        marac: marac.name,
        what: `A form answers action ${action.id} of ${action.agency} (Action updates, row ${one.id}). Its sender’s address counts as typed: Google may not have verified it. Ring the agency if in doubt.`,
        about: action.id,
        tab: 'Action updates',
        restricted,
        question: PROPOSED,
      },
    ];
  });
}
