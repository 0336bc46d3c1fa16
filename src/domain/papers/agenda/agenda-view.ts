// The agenda as one reader's copy: their cases in the order of the meeting, their own item numbers, their times, and what is still to come.
import { type Item, describeGrounds, describeKind, describeLastHeard } from '../parts/listed-case.ts';
import type { Running } from '../../meeting/running-order.ts';
import type { Action } from '../../actions/action.ts';
import type { CaseVisibility } from '../../register/recipients.ts';
import {
  type ViewContext,
  victimView,
  perpetratorViews,
  childViews,
  otherViews,
  describeContactLine,
  agencyName,
  describeIdva,
  type Classes,
  victimName,
  caseRow,
} from '../parts/case-parts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { AgendaModel, AgendaFullModel } from './agenda-models.ts';
import { referralsOf, lastReferredOn } from '../../cases/case-of-referral.ts';
import { daysWaiting } from '../../meeting/meetings.ts';
import { subjectBirth } from '../disclosure-list/disclosure-list-paper.ts';
import { writtenViews } from '../parts/written-information.ts';
import { isProvidedBy } from '../parts/provided-answers.ts';
import { presenterOf } from '../parts/presenter.ts';
import { referrersOf, roundOf } from '../parts/round-answers.ts';
import { agenciesInTheRoom, isKeptOut } from '../../meeting/in-the-room.ts';
import { sortBy } from '../../text/order.ts';
import { addMonths, formatDate, minutesOf, clockFromMinutes } from '../../time/day.ts';
import { startOf, paperHead, formatHours, chairName, askingFor } from '../parts/paper-head.ts';
import { earlierView } from '../parts/action-parts.ts';

export interface AgendaCopy {
  readonly key: string;
  readonly copyFor: string;
  readonly items: readonly Item[];
  readonly running: Running;
  readonly yourTimes: string;
  /** Agencies whose copy it is: for what is still missing from them. */
  readonly agencies: readonly string[];
  readonly lastActions: readonly Action[];
  readonly sightOf: (caseRef: string) => CaseVisibility | undefined;
  /** Whether everybody at the reader's mailbox may hear of a Clare's Law request. */
  readonly hears: (requestId: string) => boolean;
}

function itemView(
  view: ViewContext,
  meeting: Meeting,
  copy: AgendaCopy,
  { listing, visibility }: Item,
  index: number,
): AgendaModel['cases'][number] {
  const ref = listing.caseRef;
  const classes = visibility.classes;
  const slot = copy.running.slots.find((candidate) => candidate.caseRef === ref);
  const first = referralsOf(view.marac, ref)[0];
  const grounds = describeGrounds(view, ref, classes);
  return {
    ref,
    number: index + 1,
    time: slot?.at ?? '',
    minutes: slot?.minutes ?? 0,
    kind: describeKind(view, ref, meeting),
    daysWaiting: daysWaiting(view.marac, ref, meeting.on) ?? 0,
    breaksBefore: (slot?.after ?? []).map((pause) => ({ time: pause.at, title: 'Break', minutes: pause.minutes })),
    victim: victimView(view, ref, classes),
    perpetrators: perpetratorViews(view, ref, classes),
    children: childViews(view, ref, classes),
    others: otherViews(view, ref, classes),
    contactLine: describeContactLine(view, ref),
    referredBy: referrersOf(roundOf(view.marac, ref), (agency) => agencyName(view, agency)),
    // Without a presenter the template names the referring agency.
    presenter:
      presenterOf(view, listing, first?.presenter ?? first?.referrerName) ||
      (isKeptOut(view, ref, first?.referrerAgency ?? '') ? 'Another agency' : ''),
    idva: describeIdva(view, ref),
    lastHeard: describeLastHeard(view, ref, meeting),
    ...grounds,
    needed: neededNames(view, meeting, ref),
    written: writtenViews(view, meeting, ref, classes),
    stillMissing:
      copy.agencies.some((agency) => !isProvidedBy(view, meeting.id, ref, agency)) && copy.agencies.length > 0
        ? 'Your research is still to come'
        : '',
  };
}

/** Names of the agencies in the room for a case. */
export function neededNames(view: ViewContext, meeting: Meeting, caseRef: string): readonly string[] {
  const names = agenciesInTheRoom(view, meeting.id, caseRef).map((agency) => agencyName(view, agency));
  return sortBy(names, (one) => one);
}

/** Cases of this reader whose flags may come off: no referral for as long as they stay, reached in the month before the meeting. */
export function twelveMonths(
  view: ViewContext,
  meeting: Meeting,
  classesOf: (caseRef: string) => Classes | undefined,
): AgendaModel['twelveMonths'] {
  const months = view.marac.rules.whole('flagMonths', meeting.on);
  const due = sortBy(view.marac.cases, (aCase) => aCase.id).flatMap((aCase) => {
    const last = lastReferredOn(view.marac, aCase);
    if (last === undefined || aCase.state === 'archived') return [];
    const over = addMonths(last, months);
    if (over > meeting.on || over <= addMonths(meeting.on, -1)) return [];
    const classes = classesOf(aCase.id);
    return classes === undefined ? [] : [{ one: aCase, last, classes }];
  });
  return due.map(({ one, last, classes }, index) => ({
    ref: one.id,
    number: index + 1,
    name: victimName(view, one.id, classes),
    since: formatDate(last),
  }));
}

/** Requests of a meeting that everybody at the reader's mailbox may hear of, in the order of their rows' ids. */
export function requestViews(
  view: ViewContext,
  meeting: Meeting,
  hears: AgendaCopy['hears'],
): AgendaModel['disclosureRequests'] {
  const mine = sortBy(
    view.marac.disclosures.filter((disclosure) => disclosure.meeting === meeting.id && hears(disclosure.id)),
    (disclosure) => disclosure.id,
  );
  return mine.map((one, index) => ({
    ref: one.id,
    number: index + 1,
    subject: [one.subject ?? 'Subject not recorded', ...(one.subjectAliases ?? [])].join(', also '),
    birth: subjectBirth(one, meeting),
    place: '',
    route: `${one.route === 'know' ? 'Right to know' : 'Right to ask'}${one.receivedOn === undefined ? '' : `, received ${formatDate(one.receivedOn)}`}`,
  }));
}

export function viewAgenda(view: ViewContext, meeting: Meeting, copy: AgendaCopy): AgendaModel {
  const start = minutesOf(startOf(meeting));
  const actions = copy.lastActions.filter(
    (action) => action.caseRef !== undefined && copy.sightOf(action.caseRef) !== undefined,
  );
  return {
    head: paperHead(view, copy.key, copy.copyFor, meeting),
    hours: formatHours(meeting, copy.running.totalMinutes),
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    chair: chairName(view, meeting, view.today),
    coordinator: askingFor(view),
    yourTimes: copy.yourTimes,
    opening: [
      { time: startOf(meeting), title: 'Welcome, apologies and the confidentiality statement', minutes: 5 },
      { time: clockFromMinutes(start + 5), title: 'Actions of last time', minutes: 5 },
    ],
    closing: [{ time: copy.running.endsAt, title: 'Any other business and the next meeting', minutes: 5 }],
    lastActions: actions.map((one) => earlierView(view, one, copy.sightOf(one.caseRef ?? '')?.classes ?? new Set())),
    twelveMonths: twelveMonths(view, meeting, (ref) => copy.sightOf(ref)?.classes),
    disclosureRequests: requestViews(view, meeting, copy.hears),
    cases: copy.items.map((item, index) => itemView(view, meeting, copy, item, index)),
  };
}

/** With linked cases and the mark of restricted ones: for police, chair and coordinator. */
export function viewAgendaFull(view: ViewContext, meeting: Meeting, copy: AgendaCopy): AgendaFullModel {
  const plain = viewAgenda(view, meeting, copy);
  const numbers = new Map(plain.cases.map((aCase) => [aCase.ref, aCase.number]));
  return {
    ...plain,
    cases: plain.cases.map((aCase, index) => ({
      ...aCase,
      restricted: caseRow(view, aCase.ref)?.restricted === true || view.marac.restrictedCases.has(aCase.ref),
      links: copy.items[index]?.visibility.classes.has('link') === true ? describeLinks(view, aCase.ref, numbers) : [],
    })),
  };
}

/** Confirmed links only, by the item's number on this copy where it stands there too. */
export function describeLinks(
  view: ViewContext,
  caseRef: string,
  numbers: ReadonlyMap<string, number>,
): readonly string[] {
  const row = caseRow(view, caseRef);
  const here = row?.linkConfirmedBy === undefined ? [] : (row.linkedCases ?? []);
  const back = view.marac.cases
    .filter((aCase) => aCase.linkConfirmedBy !== undefined && (aCase.linkedCases ?? []).includes(caseRef))
    .map((aCase) => aCase.id);
  return sortBy([...new Set([...here, ...back])], (ref) => numbers.get(ref) ?? 0)
    .filter((ref) => numbers.has(ref))
    .map((ref) => `Linked with item ${numbers.get(ref) ?? ''}`);
}
