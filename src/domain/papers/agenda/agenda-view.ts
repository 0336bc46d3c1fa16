// The agenda as one reader's copy: their cases in the order of the meeting, their own item numbers, their times, and what is still to come.
import { addMonths, clockFromMinutes, minutesOf, tellDate } from '../../time/day.ts';
import { findCaseRisk } from '../../cases/case-risk.ts';
import { agenciesInTheRoom } from '../../meeting/in-the-room.ts';
import { lastReferredOn, referralsOf } from '../../cases/case-of-referral.ts';
import type { Action } from '../../actions/action.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { AgendaFullModel, AgendaModel } from './agenda-models.ts';
import { sortBy } from '../../text/order.ts';
import { tellScore } from '../../referral/risk.ts';
import { isProvidedBy } from '../parts/provided-answers.ts';
import { writtenViews } from '../parts/written-information.ts';
import {
  agencyName,
  caseRow,
  childViews,
  cut,
  otherViews,
  perpetratorViews,
  tellContactLine,
  tellIdva,
  tellName,
  victimRow,
  victimView,
  type Classes,
  type Scene,
} from '../parts/case-parts.ts';
import { earlierView } from '../parts/action-parts.ts';
import { tellKind, tellLastHeard, type Item } from '../list/list-view.ts';
import { askingFor, chairName, paperHead, startOf, tellHours } from '../parts/paper-head.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import type { Running } from '../../meeting/running-order.ts';
import type { Sight } from '../../register/recipients.ts';

const CRITERIA: Readonly<Record<string, string>> = {
  visibleHigh: 'Visible high risk',
  professionalJudgement: 'Professional judgement',
  escalation: 'Escalation',
  repeat: 'Repeat',
  areaExtra: 'Area criterion',
};

/** Criteria met and score of the case's latest referral, in words. */
export function tellGrounds(
  scene: Scene,
  caseRef: string,
  classes: Classes,
): { readonly criteria: string; readonly score: string } {
  const found = classes.has('note') ? findCaseRisk(scene.marac, caseRef, scene.today) : undefined;
  if (found === undefined) return { criteria: '', score: '' };
  const score = tellScore(found.score, found.band);
  return {
    criteria: found.met.map((one) => CRITERIA[one.name] ?? one.name).join('; '),
    score: score === '' ? 'not recorded' : score,
  };
}

export interface AgendaCopy {
  readonly key: string;
  readonly copyFor: string;
  readonly items: readonly Item[];
  readonly running: Running;
  readonly yourTimes: string;
  /** Agencies whose copy it is: for what is still missing from them. */
  readonly agencies: readonly string[];
  readonly lastActions: readonly Action[];
  readonly sightOf: (caseRef: string) => Sight | undefined;
  /** Whether everybody at the reader's mailbox may hear of a Clare's Law request. */
  readonly hears: (requestId: string) => boolean;
}

function itemView(
  scene: Scene,
  meeting: Meeting,
  copy: AgendaCopy,
  { listing, sight }: Item,
  index: number,
): AgendaModel['cases'][number] {
  const ref = listing.caseRef;
  const classes = sight.classes;
  const slot = copy.running.slots.find((one) => one.caseRef === ref);
  const first = referralsOf(scene.marac, ref)[0];
  const grounds = tellGrounds(scene, ref, classes);
  return {
    ref,
    number: index + 1,
    time: slot?.at ?? '',
    minutes: slot?.minutes ?? 0,
    kind: tellKind(scene, ref, meeting),
    daysWaiting: daysWaiting(scene.marac, ref, meeting.on) ?? 0,
    breaksBefore: (slot?.after ?? []).map((one) => ({ time: one.at, title: 'Break', minutes: one.minutes })),
    victim: victimView(scene, ref, classes),
    perpetrators: perpetratorViews(scene, ref, classes),
    children: childViews(scene, ref, classes),
    others: otherViews(scene, ref, classes),
    contactLine: tellContactLine(scene, ref),
    referredBy: agencyName(scene, first?.referrerAgency),
    presenter: listing.presenter ?? first?.presenter ?? first?.referrerName ?? '',
    idva: tellIdva(scene, ref),
    lastHeard: tellLastHeard(scene, ref, meeting),
    ...grounds,
    needed: neededNames(scene, meeting, ref),
    written: writtenViews(scene, meeting, ref, classes),
    stillMissing:
      copy.agencies.some((agency) => !isProvidedBy(scene, meeting.id, ref, agency)) && copy.agencies.length > 0
        ? 'Your research is still to come'
        : '',
  };
}

/** Names of the agencies in the room for a case. */
export function neededNames(scene: Scene, meeting: Meeting, caseRef: string): readonly string[] {
  const names = agenciesInTheRoom(scene, meeting.id, caseRef).map((one) => agencyName(scene, one));
  return sortBy(names, (one) => one);
}

/** Cases of this reader whose flags may come off: no referral for as long as they stay, reached in the month before the meeting. */
export function twelveMonths(
  scene: Scene,
  meeting: Meeting,
  classesOf: (caseRef: string) => Classes | undefined,
): AgendaModel['twelveMonths'] {
  const months = scene.marac.rules.whole('flagMonths', meeting.on);
  const due = sortBy(scene.marac.cases, (one) => one.id).flatMap((one) => {
    const last = lastReferredOn(scene.marac, one);
    if (last === undefined || one.state === 'archived') return [];
    const over = addMonths(last, months);
    if (over > meeting.on || over <= addMonths(meeting.on, -1)) return [];
    const classes = classesOf(one.id);
    return classes === undefined ? [] : [{ one, last, classes }];
  });
  return due.map(({ one, last, classes }, index) => ({
    ref: one.id,
    number: index + 1,
    name: cut(classes, 'name', tellName(victimRow(scene, one.id))),
    since: tellDate(last),
  }));
}

/** Requests of a meeting that everybody at the reader's mailbox may hear of, in the order of their rows' ids. */
export function requestViews(
  scene: Scene,
  meeting: Meeting,
  hears: AgendaCopy['hears'],
): AgendaModel['disclosureRequests'] {
  const mine = sortBy(
    scene.marac.disclosures.filter((one) => one.meeting === meeting.id && hears(one.id)),
    (one) => one.id,
  );
  return mine.map((one, index) => ({
    ref: one.id,
    number: index + 1,
    subject: one.subject ?? '',
    birth: '',
    place: '',
    route: `${one.route === 'know' ? 'Right to know' : 'Right to ask'}${one.receivedOn === undefined ? '' : `, received ${tellDate(one.receivedOn)}`}`,
  }));
}

export function viewAgenda(scene: Scene, meeting: Meeting, copy: AgendaCopy): AgendaModel {
  const start = minutesOf(startOf(meeting));
  const actions = copy.lastActions.filter(
    (one) => one.caseRef !== undefined && copy.sightOf(one.caseRef) !== undefined,
  );
  return {
    head: paperHead(scene, copy.key, copy.copyFor, meeting),
    hours: tellHours(meeting, copy.running.totalMinutes),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    chair: chairName(scene, meeting, scene.today),
    coordinator: askingFor(scene),
    yourTimes: copy.yourTimes,
    opening: [
      { time: startOf(meeting), title: 'Welcome, apologies and the confidentiality statement', minutes: 5 },
      { time: clockFromMinutes(start + 5), title: 'Actions of last time', minutes: 5 },
    ],
    closing: [{ time: copy.running.endsAt, title: 'Any other business and the next meeting', minutes: 5 }],
    lastActions: actions.map((one) => earlierView(scene, one, copy.sightOf(one.caseRef ?? '')?.classes ?? new Set())),
    twelveMonths: twelveMonths(scene, meeting, (ref) => copy.sightOf(ref)?.classes),
    disclosureRequests: requestViews(scene, meeting, copy.hears),
    cases: copy.items.map((item, index) => itemView(scene, meeting, copy, item, index)),
  };
}

/** With linked cases and the mark of restricted ones: for police, chair and coordinator. */
export function viewAgendaFull(scene: Scene, meeting: Meeting, copy: AgendaCopy): AgendaFullModel {
  const plain = viewAgenda(scene, meeting, copy);
  const numbers = new Map(plain.cases.map((one) => [one.ref, one.number]));
  return {
    ...plain,
    cases: plain.cases.map((one, index) => ({
      ...one,
      restricted: caseRow(scene, one.ref)?.restricted === true || scene.marac.restrictedCases.has(one.ref),
      links: copy.items[index]?.sight.classes.has('link') === true ? tellLinks(scene, one.ref, numbers) : [],
    })),
  };
}

/** Confirmed links only, by the item's number on this copy where it stands there too. */
export function tellLinks(scene: Scene, caseRef: string, numbers: ReadonlyMap<string, number>): readonly string[] {
  const row = caseRow(scene, caseRef);
  const here = row?.linkConfirmedBy === undefined ? [] : (row.linkedCases ?? []);
  const back = scene.marac.cases
    .filter((one) => one.linkConfirmedBy !== undefined && (one.linkedCases ?? []).includes(caseRef))
    .map((one) => one.id);
  return sortBy([...new Set([...here, ...back])], (ref) => numbers.get(ref) ?? 0)
    .filter((ref) => numbers.has(ref))
    .map((ref) => `Linked with item ${numbers.get(ref) ?? ''}`);
}
