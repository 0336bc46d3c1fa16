// The supplement: one late case for one reader, with its own deadline.
import { tellTime, type LocalTime } from '../../time/day.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import type { SupplementModel } from './one-case-models.ts';
import { referralsOf } from '../../cases/case-of-referral.ts';
import { neededNames, tellGrounds } from '../agenda/agenda-view.ts';
import {
  agencyName,
  childViews,
  otherViews,
  perpetratorViews,
  tellContactLine,
  tellIdva,
  victimView,
  type Scene,
} from '../parts/case-parts.ts';
import { tellKind, type Item } from '../list/list-view.ts';
import { askingFor, paperHead } from '../parts/paper-head.ts';

export function viewSupplement(
  scene: Scene,
  key: string,
  meeting: Meeting,
  copyFor: string,
  { listing, sight }: Item,
  answerBy: LocalTime,
): SupplementModel {
  const ref = listing.caseRef;
  const first = referralsOf(scene.marac, ref)[0];
  return {
    head: paperHead(scene, key, copyFor, meeting),
    coordinator: askingFor(scene),
    researchDue: tellTime(answerBy),
    why: '',
    yourTimes: '',
    case: {
      ref,
      number: 1,
      time: '',
      minutes: listing.minutesWanted ?? scene.marac.rules.whole('minutesPerCase', meeting.on),
      kind: tellKind(scene, ref, meeting),
      daysWaiting: daysWaiting(scene.marac, ref, meeting.on) ?? 0,
      victim: victimView(scene, ref, sight.classes),
      perpetrators: perpetratorViews(scene, ref, sight.classes),
      children: childViews(scene, ref, sight.classes),
      others: otherViews(scene, ref, sight.classes),
      contactLine: tellContactLine(scene, ref),
      referredBy: agencyName(scene, first?.referrerAgency),
      presenter: listing.presenter ?? '',
      idva: tellIdva(scene, ref),
      ...tellGrounds(scene, ref, sight.classes),
      needed: neededNames(scene, meeting, ref),
    },
  };
}
