// The At Risk List as one reader’s copy: names and birth dates to search by, known places for agencies that search by them, own item numbers.
import { SEARCH, paper } from '../paper.ts';
import { type ViewContext, searchedViews } from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { type Item, researchDue, describeKind, describeLastHeard } from '../parts/listed-case.ts';
import { paperHead, formatHours, askingFor } from '../parts/paper-head.ts';
import { formatTime } from '../../time/day.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import { text, list, caseGroup, type ModelOf } from '../model-shape.ts';
import { head, asking, itemFields, searched } from '../parts/part-models.ts';

/** Mail 1's paper: names and birth dates to search by, and the known addresses for agencies that search by them. */
export const atRiskList = paper('At Risk List', SEARCH, {
  head,
  hours: text('open'),
  researchDue: text('open'),
  coordinator: asking,
  cases: list(
    caseGroup({
      ref: itemFields.ref,
      number: itemFields.number,
      kind: itemFields.kind,
      daysWaiting: itemFields.daysWaiting,
      lastHeard: text('open'),
      people: list(searched),
    }),
  ),
});
export type AtRiskListModel = ModelOf<typeof atRiskList.shape>;

export function viewList(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  items: readonly Item[],
): AtRiskListModel {
  const minutes = view.marac.rules.whole('minutesPerCase', meeting.on);
  return {
    head: paperHead(view, key, copyFor, meeting),
    hours: formatHours(meeting, items.length * minutes),
    researchDue: formatTime(researchDue(view, meeting)),
    coordinator: askingFor(view),
    cases: items.map(({ listing, visibility }, index) => ({
      ref: listing.caseRef,
      number: index + 1,
      kind: describeKind(view, listing.caseRef, meeting),
      daysWaiting: daysWaiting(view.marac, listing.caseRef, meeting.on) ?? 0,
      lastHeard: describeLastHeard(view, listing.caseRef, meeting),
      people: searchedViews(view, listing.caseRef, visibility.classes),
    })),
  };
}
