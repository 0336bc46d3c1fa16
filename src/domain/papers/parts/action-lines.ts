// The open actions of agencies, and an action as a line of a reader's sheet, with only the text that the reader may see about its case.
import type { Action } from '../../actions/action.ts';
import { type Copy, viewContextOf } from './circulation.ts';
import { actingIn, visibilityOf, isVisibility } from '../../register/recipients.ts';
import { sameAgency } from '../../access/access.ts';
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import { isEnded } from '../../actions/action-state.ts';
import { sortBy } from '../../text/order.ts';
import type { AnswerSheetModel } from '../answer-sheet/answer-sheet-model.ts';
import { agencyName, cut } from './case-parts.ts';
import { formatDue, describeStatus } from './action-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { isHeld } from '../../meeting/meetings.ts';

/** Whether the action is one that this reader answers for: of an agency they act for in its case. */
export function isOf(action: Action, { recipient }: Pick<Copy, 'recipient'>): boolean {
  return actingIn(recipient, action.caseRef).some((acting) => sameAgency(action.agency, acting.agency));
}

/** Open actions that a reader answers for, the one due first on top. */
function actionsFor(context: MaracPlanContext, reader: Pick<Copy, 'recipient'>): readonly Action[] {
  const open = context.marac.actions.filter((action) => !isEnded(action) && isOf(action, reader));
  return sortBy(
    open,
    (action) => action.due ?? action.reviewOn ?? '9999',
    (action) => action.id,
  );
}

/**
 * The lines of an answer sheet. It asks nothing about a case that a death has frozen, or that is now kept from the reader. Somebody without a part in
 * the case, or who only acts in it, answers by reference: case and text are on their action sheet.
 */
export function actionLines(context: MaracPlanContext, copy: Copy): AnswerSheetModel['actions'] {
  return actionsFor(context, copy).flatMap((action) => {
    const visibility =
      action.caseRef === undefined
        ? undefined
        : visibilityOf(context.access, context.maracAccess, copy.recipient, action.caseRef);
    if (visibility !== undefined && !isVisibility(visibility) && visibility.rule !== 'level.none') return [];
    const named =
      visibility !== undefined && isVisibility(visibility) && visibility.level !== 'acts'
        ? visibility.classes
        : undefined;
    const text = action.text ?? '';
    return [
      {
        ref: named === undefined ? '' : (action.caseRef ?? ''),
        actionRef: action.id,
        agency: agencyName(viewContextOf(context), action.agency),
        text: action.caseRef === undefined ? text : cut(named ?? new Set<never>(), 'note', text),
        due: formatDue(action),
        status: describeStatus(action),
      },
    ];
  });
}

/** For the next agenda: actions still open from earlier meetings, and answers "not possible" or "not done" since the last one. */
export function actionsLeftOver(
  context: MaracPlanContext,
  meeting: Meeting,
  reader: Pick<Copy, 'recipient'>,
): readonly Action[] {
  const earlier = context.marac.actions.filter((action) => {
    const on = context.marac.meetings.find((each) => each.id === action.meeting)?.on ?? action.agreedOn;
    return on !== undefined && on < meeting.on && !isEnded(action) && isOf(action, reader);
  });
  return sortBy(
    earlier,
    (action) => action.due ?? action.reviewOn ?? '9999',
    (action) => action.id,
  );
}

/** For the minutes: which actions of earlier meetings were done since the meeting before; an emergency meeting in between does not count. */
export function actionsDoneSince(
  context: MaracPlanContext,
  meeting: Meeting,
  reader: Pick<Copy, 'recipient'>,
): readonly Action[] {
  const { marac } = context;
  const held = marac.meetings.filter((other) => other.on < meeting.on && isHeld(other) && other.kind !== 'emergency');
  const before = sortBy(held, (one) => one.on)[held.length - 1];
  const done = marac.actions.filter((action) => {
    const on = marac.meetings.find((each) => each.id === action.meeting)?.on ?? action.agreedOn;
    const ofLastTime = before !== undefined && (action.meeting === before.id || (action.doneOn ?? '') >= before.on);
    const settled = isEnded(action) && action.status !== 'superseded';
    return settled && ofLastTime && on !== undefined && on < meeting.on && isOf(action, reader);
  });
  return sortBy(
    done,
    (action) => action.doneOn ?? '',
    (action) => action.id,
  );
}
