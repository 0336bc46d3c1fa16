// A case that came onto the list after it had gone out.
import { ROOM, paper } from '../paper.ts';
import { text, caseGroup, list, type ModelOf } from '../model-shape.ts';
import { head, asking, itemFields } from '../parts/part-models.ts';
import { people } from '../parts/case-people.ts';
import {
  type ViewContext,
  victimView,
  perpetratorViews,
  childViews,
  otherViews,
  describeContactLine,
  agencyName,
  describeIdva,
} from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { type Item, describeKind, describeGrounds } from '../parts/listed-case.ts';
import { type LocalTime, formatTime } from '../../time/day.ts';
import { referrersOf, roundOf } from '../parts/round-answers.ts';
import { presenterOf } from '../parts/presenter.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import { neededNames } from '../agenda/agenda-view.ts';

/** One late case, after the list went out, with its own deadlines. */
export const supplement = paper('Supplement to the list', ROOM, {
  head,
  coordinator: asking,
  researchDue: text('open'),
  why: text('open'),
  yourTimes: text('open'),
  case: caseGroup({
    ...itemFields,
    ...people,
    referredBy: text('staff'),
    presenter: text('staff'),
    idva: text('staff'),
    criteria: text('note'),
    score: text('note'),
    needed: list(text('staff')),
  }),
});
export type SupplementModel = ModelOf<typeof supplement.shape>;

export function viewSupplement(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  { listing, visibility }: Item,
  answerBy: LocalTime,
): SupplementModel {
  const ref = listing.caseRef;
  return {
    head: paperHead(view, key, copyFor, meeting),
    coordinator: askingFor(view),
    researchDue: formatTime(answerBy),
    why: '',
    yourTimes: '',
    case: {
      ref,
      number: 1,
      time: '',
      minutes: listing.minutesWanted ?? view.marac.rules.whole('minutesPerCase', meeting.on),
      kind: describeKind(view, ref, meeting),
      daysWaiting: daysWaiting(view.marac, ref, meeting.on) ?? 0,
      victim: victimView(view, ref, visibility.classes),
      perpetrators: perpetratorViews(view, ref, visibility.classes),
      children: childViews(view, ref, visibility.classes),
      others: otherViews(view, ref, visibility.classes),
      contactLine: describeContactLine(view, ref),
      referredBy: referrersOf(roundOf(view.marac, ref), (agency) => agencyName(view, agency)),
      presenter: presenterOf(view, listing),
      idva: describeIdva(view, ref),
      ...describeGrounds(view, ref, visibility.classes),
      needed: neededNames(view, meeting, ref),
    },
  };
}
