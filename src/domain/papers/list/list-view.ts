// The At Risk List as one reader's copy: names and birth dates to search by, known places for agencies that search by them, own item numbers.
import { tellDate, tellTime, type LocalTime } from '../../time/day.ts';
import { deadlines, daysWaiting, lastHeardOn, meetingBefore } from '../../meeting/meetings.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { AtRiskListModel } from '../agenda/agenda-models.ts';
import type { Sight } from '../../register/recipients.ts';
import { caseRow, searchedViews, type Scene } from '../parts/case-parts.ts';
import { askingFor, paperHead, tellHours } from '../parts/paper-head.ts';

export interface Item {
  readonly listing: Listing;
  readonly sight: Sight;
}

const KINDS: Readonly<Record<string, string>> = {
  new: 'New',
  repeat: 'Repeat',
  transferIn: 'Transfer in',
  knownBefore: 'Known before',
};

/** New, repeat (heard within the window before), or transferred in from another MARAC, which the agenda must show. */
export function tellKind(scene: Scene, caseRef: string, meeting: Meeting): string {
  const row = caseRow(scene, caseRef);
  const heard = lastHeardOn(scene.marac, caseRef, meeting.on);
  const from =
    row?.kind === 'transferIn'
      ? scene.marac.transfers.find((one) => one.caseRef === caseRef && one.direction === 'in')?.otherMarac
      : undefined;
  if (from !== undefined) return `Transfer in from ${from}`;
  if (heard !== undefined) return 'Repeat';
  return KINDS[row?.kind ?? 'new'] ?? 'New';
}

export function tellLastHeard(scene: Scene, caseRef: string, meeting: Meeting): string {
  const on = lastHeardOn(scene.marac, caseRef, meeting.on);
  const elsewhere = caseRow(scene, caseRef)?.heardElsewhere;
  const here = on === undefined ? '' : `Heard ${tellDate(on)}`;
  return elsewhere === undefined ? here : [here, `also heard at ${elsewhere}`].filter((one) => one !== '').join('; ');
}

export function researchDue(scene: Scene, meeting: Meeting): LocalTime {
  return deadlines(scene.marac, meeting).agenda;
}

export function viewList(
  scene: Scene,
  key: string,
  meeting: Meeting,
  copyFor: string,
  items: readonly Item[],
): AtRiskListModel {
  const minutes = scene.marac.rules.whole('minutesPerCase', meeting.on);
  return {
    head: paperHead(scene, key, copyFor, meeting),
    hours: tellHours(meeting, items.length * minutes),
    researchDue: tellTime(researchDue(scene, meeting)),
    coordinator: askingFor(scene),
    cases: items.map(({ listing, sight }, index) => ({
      ref: listing.caseRef,
      number: index + 1,
      kind: tellKind(scene, listing.caseRef, meeting),
      daysWaiting: daysWaiting(scene.marac, listing.caseRef, meeting.on) ?? 0,
      lastHeard: tellLastHeard(scene, listing.caseRef, meeting),
      people: searchedViews(scene, listing.caseRef, sight.classes),
    })),
  };
}

export function tellPrevious(scene: Scene, meeting: Meeting): string {
  const before = meetingBefore(scene.marac, meeting);
  return before === undefined ? '' : tellDate(before.on);
}
