// The At Risk List as one reader's copy: names and birth dates to search by, known places for agencies that search by them, own item numbers.
import { formatDate, formatTime, type LocalTime } from '../../time/day.ts';
import { deadlines, daysWaiting, lastHeardOn, meetingBefore } from '../../meeting/meetings.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { AtRiskListModel } from '../agenda/agenda-models.ts';
import type { CaseVisibility } from '../../register/recipients.ts';
import { caseRow, searchedViews, type ViewContext } from '../parts/case-parts.ts';
import { askingFor, paperHead, formatHours } from '../parts/paper-head.ts';

export interface Item {
  readonly listing: Listing;
  readonly visibility: CaseVisibility;
}

const KINDS: Readonly<Record<string, string>> = {
  new: 'New',
  repeat: 'Repeat',
  transferIn: 'Transfer in',
  knownBefore: 'Known before',
};

/** New, repeat (heard within the window before), or transferred in from another MARAC, which the agenda must show. */
export function describeKind(view: ViewContext, caseRef: string, meeting: Meeting): string {
  const row = caseRow(view, caseRef);
  const heard = lastHeardOn(view.marac, caseRef, meeting.on);
  const from =
    row?.kind === 'transferIn'
      ? view.marac.transfers.find((transfer) => transfer.caseRef === caseRef && transfer.direction === 'in')?.otherMarac
      : undefined;
  if (from !== undefined) return `Transfer in from ${from}`;
  if (heard !== undefined) return 'Repeat';
  return KINDS[row?.kind ?? 'new'] ?? 'New';
}

export function describeLastHeard(view: ViewContext, caseRef: string, meeting: Meeting): string {
  const on = lastHeardOn(view.marac, caseRef, meeting.on);
  const elsewhere = caseRow(view, caseRef)?.heardElsewhere;
  const here = on === undefined ? '' : `Heard ${formatDate(on)}`;
  return elsewhere === undefined ? here : [here, `also heard at ${elsewhere}`].filter((part) => part !== '').join('; ');
}

export function researchDue(view: ViewContext, meeting: Meeting): LocalTime {
  return deadlines(view.marac, meeting).agenda;
}

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

export function describePrevious(view: ViewContext, meeting: Meeting): string {
  const before = meetingBefore(view.marac, meeting);
  return before === undefined ? '' : formatDate(before.on);
}
