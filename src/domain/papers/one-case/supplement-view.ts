// The supplement: one late case for one reader, with its own deadline.
import { formatTime, type LocalTime } from '../../time/day.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import type { SupplementModel } from './one-case-models.ts';
import { referralsOf } from '../../cases/case-of-referral.ts';
import { neededNames, describeGrounds } from '../agenda/agenda-view.ts';
import {
  agencyName,
  childViews,
  otherViews,
  perpetratorViews,
  describeContactLine,
  describeIdva,
  victimView,
  type ViewContext,
} from '../parts/case-parts.ts';
import { describeKind, type Item } from '../list/list-view.ts';
import { askingFor, paperHead } from '../parts/paper-head.ts';

export function viewSupplement(
  view: ViewContext,
  key: string,
  meeting: Meeting,
  copyFor: string,
  { listing, visibility }: Item,
  answerBy: LocalTime,
): SupplementModel {
  const ref = listing.caseRef;
  const first = referralsOf(view.marac, ref)[0];
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
      referredBy: agencyName(view, first?.referrerAgency),
      presenter: listing.presenter ?? '',
      idva: describeIdva(view, ref),
      ...describeGrounds(view, ref, visibility.classes),
      needed: neededNames(view, meeting, ref),
    },
  };
}
