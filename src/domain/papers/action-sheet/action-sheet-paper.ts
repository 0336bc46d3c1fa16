// What one agency is to do, with what is left of earlier meetings.
import { ROOM, paper } from '../paper.ts';
import { group, text, list, caseGroup, count, told, yesNo, type ModelOf } from '../model-shape.ts';
import { head, asking, contactLine, ownAction, ownEarlierAction } from '../parts/part-models.ts';
import type { CaseVisibility } from '../../register/recipients.ts';
import type { Action } from '../../actions/action.ts';
import { type ViewContext, victimView, victimName, describeContactLine } from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { ownActionView, actionView, ownEarlierView } from '../parts/action-parts.ts';

/** What one agency is to do. Nothing else is said of a case here: it goes to agencies that only act in it, too. */
export const actionSheet = paper('Action sheet', ROOM, {
  head,
  agency: text('staff'),
  coordinator: asking,
  /** "Please answer by Friday 19 March 2027, on the answer sheet." */
  answerBy: text('open'),
  /** "It adds to the sheet of 17 March 2027: agreed or changed since.", or ''. */
  adds: text('open'),
  cases: list(
    caseGroup({
      ref: text('open'),
      number: count(),
      name: told('name'),
      /** Where the victim lives, if the reader may know it; else '' and `placeLine` says so. */
      place: text('knownPlace'),
      placeLine: text('open'),
      contactLine,
      actions: list(ownAction),
    }),
  ),
  /** Actions about no case. */
  general: list(
    group({
      ref: told('open'),
      text: told('open'),
      owner: text('staff'),
      due: text('open'),
      safety: yesNo(),
      status: text('open'),
    }),
  ),
  /** "Flag all 6 cases of your list for 12 months.", or ''. */
  flags: told('open'),
  earlier: list(ownEarlierAction),
});
export type ActionSheetModel = ModelOf<typeof actionSheet.shape>;

export interface SheetCopy {
  readonly key: string;
  /** The agencies that the reader acts for. */
  readonly copyFor: string;
  readonly answerBy: string;
  /** What it adds to an earlier sheet, or ''. */
  readonly adds: string;
  /** Cases in the order in which they stand on it. */
  readonly sights: readonly CaseVisibility[];
  readonly actions: readonly Action[];
  readonly earlier: readonly Action[];
  readonly flags: string;
}

const NOTHING: CaseVisibility['classes'] = new Set();

export function viewActionSheet(view: ViewContext, meeting: Meeting, copy: SheetCopy): ActionSheetModel {
  const { actions } = copy;
  const mine = copy.sights.filter(({ caseRef }) => actions.some((action) => action.caseRef === caseRef));
  const classesOf = new Map(copy.sights.map((visibility) => [visibility.caseRef, visibility.classes]));
  return {
    head: paperHead(view, copy.key, copy.copyFor, meeting),
    agency: copy.copyFor,
    coordinator: askingFor(view),
    answerBy: copy.answerBy,
    adds: copy.adds,
    flags: copy.flags,
    cases: mine.map(({ caseRef, classes }, index) => {
      const { place, placeLine } = victimView(view, caseRef, classes);
      return {
        ref: caseRef,
        number: index + 1,
        name: victimName(view, caseRef, classes),
        place,
        placeLine,
        contactLine: describeContactLine(view, caseRef),
        actions: actions.filter((action) => action.caseRef === caseRef).map((one) => ownActionView(view, one, classes)),
      };
    }),
    general: actions
      .filter((action) => action.caseRef === undefined)
      .map((action) => {
        const { ref, owner, due, safety, status } = actionView(view, action, NOTHING);
        return { ref, text: action.text ?? '', owner, due, safety, status };
      }),
    earlier: copy.earlier
      .filter((action) => action.caseRef !== undefined && classesOf.has(action.caseRef))
      .map((action) => ownEarlierView(view, action, classesOf.get(action.caseRef ?? '') ?? NOTHING)),
  };
}
