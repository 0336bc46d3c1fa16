// The action sheet as one reader's copy: what they are to do, case by case, the line that protects, and the place where they may know it.
import type { Action } from '../../actions/action.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { ActionSheetModel } from './minutes-models.ts';
import type { CaseVisibility } from '../../register/recipients.ts';
import { actionView, ownActionView, ownEarlierView } from '../parts/action-parts.ts';
import { cut, describeContactLine, formatName, victimRow, victimView, type ViewContext } from '../parts/case-parts.ts';
import { askingFor, paperHead } from '../parts/paper-head.ts';

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
        name: cut(classes, 'name', formatName(victimRow(view, caseRef))),
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
