// The open actions of agencies, and an action as a line of a reader's sheet, its text cut to what that reader may see of its case.
import { sameAgency } from '../../domain/access/access.ts';
import type { Action } from '../../domain/actions/action.ts';
import { isEnded } from '../../domain/actions/action-state.ts';
import { isHeld } from '../../domain/meeting/meetings.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { sortBy } from '../../domain/text/order.ts';
import { actingIn, isSight, sightOf } from '../../domain/register/recipients.ts';
import { agencyName, cut } from '../../domain/papers/parts/case-parts.ts';
import { tellDue, tellStatus } from '../../domain/papers/parts/action-parts.ts';
import type { AnswerSheetModel } from '../../domain/papers/list/answer-sheet-model.ts';
import { sceneOf, type Copy } from '../meeting/circulation.ts';
import type { MaracRound } from '../engine/job.ts';

/** Whether the action is one that this reader answers for: of an agency they act for in its case. */
export function isOf(action: Action, { recipient }: Pick<Copy, 'recipient'>): boolean {
  return actingIn(recipient, action.caseRef).some((one) => sameAgency(action.agency, one.agency));
}

/** Open actions that a reader answers for, the one due first on top. */
function actionsFor(round: MaracRound, reader: Pick<Copy, 'recipient'>): readonly Action[] {
  const open = round.marac.actions.filter((one) => !isEnded(one) && isOf(one, reader));
  return sortBy(
    open,
    (one) => one.due ?? one.reviewOn ?? '9999',
    (one) => one.id,
  );
}

/**
 * The lines of an answer sheet. Of a case that a death has frozen, or that is kept from the reader now, nothing is asked there. Whoever has no part
 * in the case, or only acts in it, answers by the reference: the case and the text stand on their action sheet.
 */
export function actionLines(round: MaracRound, copy: Copy): AnswerSheetModel['actions'] {
  return actionsFor(round, copy).flatMap((action) => {
    const sight =
      action.caseRef === undefined
        ? undefined
        : sightOf(round.access, round.maracAccess, copy.recipient, action.caseRef);
    if (sight !== undefined && !isSight(sight) && sight.rule !== 'level.none') return [];
    const named = sight !== undefined && isSight(sight) && sight.level !== 'acts' ? sight.classes : undefined;
    const text = action.text ?? '';
    return [
      {
        ref: named === undefined ? '' : (action.caseRef ?? ''),
        actionRef: action.id,
        agency: agencyName(sceneOf(round), action.agency),
        text: action.caseRef === undefined ? text : cut(named ?? new Set<never>(), 'note', text),
        due: tellDue(action),
        status: tellStatus(action),
      },
    ];
  });
}

/** For the next agenda: what is open from earlier meetings, and answers "not possible" or "not done" since the last. */
export function actionsLeftOver(
  round: MaracRound,
  meeting: Meeting,
  reader: Pick<Copy, 'recipient'>,
): readonly Action[] {
  const earlier = round.marac.actions.filter((one) => {
    const on = round.marac.meetings.find((each) => each.id === one.meeting)?.on ?? one.agreedOn;
    return on !== undefined && on < meeting.on && !isEnded(one) && isOf(one, reader);
  });
  return sortBy(
    earlier,
    (one) => one.due ?? one.reviewOn ?? '9999',
    (one) => one.id,
  );
}

/** For the minutes: what of earlier meetings was done since the one before; an emergency meeting between them, with its one case, is none such. */
export function actionsDoneSince(
  round: MaracRound,
  meeting: Meeting,
  reader: Pick<Copy, 'recipient'>,
): readonly Action[] {
  const { marac } = round;
  const held = marac.meetings.filter((one) => one.on < meeting.on && isHeld(one) && one.kind !== 'emergency');
  const before = sortBy(held, (one) => one.on)[held.length - 1];
  const done = marac.actions.filter((one) => {
    const on = marac.meetings.find((each) => each.id === one.meeting)?.on ?? one.agreedOn;
    const ofLastTime = before !== undefined && (one.meeting === before.id || (one.doneOn ?? '') >= before.on);
    const settled = isEnded(one) && one.status !== 'superseded';
    return settled && ofLastTime && on !== undefined && on < meeting.on && isOf(one, reader);
  });
  return sortBy(
    done,
    (one) => one.doneOn ?? '',
    (one) => one.id,
  );
}
