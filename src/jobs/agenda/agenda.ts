// Mail 2: the agenda in its order, with each reader's cases and times; the chair's and IDVA's papers; the team's own sheets for the room.
import { isTakenOver } from '../../domain/plan/at-work-since.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import { isPart } from '../../domain/access/levels.ts';
import { deadlines, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { isVisibility, visibilityOf, type CaseVisibility } from '../../domain/register/recipients.ts';
import { listedInOrder, neededSpan, type Running } from '../../domain/meeting/running-order.ts';
import { viewAgenda, viewAgendaFull, type AgendaCopy } from '../../domain/papers/agenda/agenda-view.ts';
import {
  beginsAt,
  copiesOf,
  endOfDay,
  isLongOver,
  isSettled,
  message,
  missedItems,
  paper,
  viewContextOf,
  wentToColleague,
  type Copy,
} from '../../domain/papers/parts/circulation.ts';
import { maracPlanContexts, type MaracPlanContext, type PlanContext } from '../../domain/plan/plan-context.ts';
import type { Job } from '../engine/job.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { at, type ClockTime } from '../../domain/time/day.ts';
import type { TimesModel } from '../../domain/papers/agenda/times-models.ts';
import { paperHead, startOf, formatHours } from '../../domain/papers/parts/paper-head.ts';
import type { ViewContext } from '../../domain/papers/parts/case-parts.ts';
import { isProvidedBy } from '../../domain/papers/parts/provided-answers.ts';
import { actionsLeftOver } from '../../domain/papers/parts/action-lines.ts';
import {
  copiesForRequests,
  heardBy,
  hears,
  openRequests,
  planRequests,
  requestOccasion,
} from '../../domain/papers/disclosure-list/plan-disclosure-list.ts';
import {
  agendaCovers,
  agendaOccasion,
  agendaWaits,
  dueReason,
  keyBase,
  neededFor,
  formatTimes,
} from '../../domain/papers/agenda/agenda-keys.ts';
import { substitutesOf, substitutesWithheld } from '../meeting/substitutes.ts';
import { planChange, planNewTimes } from '../meeting/meeting-changes.ts';
import { planRunningOrder } from './order-meeting.ts';
import { planChair, planIdvas, planTeamPapers } from './agenda-papers.ts';
import { agendasWithheld, requestsWithheld } from './agenda-withheld.ts';

export const agenda: Job = {
  name: 'agenda',
  summary: 'sets the order of cases and drafts agenda, chair’s and IDVA papers and the sheets for the room',
  schedule: { at: ['08:30', '12:05', '15:00'] },
  tables: [
    'list',
    'needed',
    'cases',
    'people',
    'addresses',
    'safeContacts',
    'research',
    'actions',
    'meetings',
    'attendance',
    'disclosures',
    'agencies',
    'contacts',
    'conflicts',
    'settings',
    'referrals',
  ],
  plan: (context: PlanContext) =>
    maracPlanContexts(context, agenda.tables).flatMap((one) => [
      ...meetingsInOrder(one.marac).flatMap((meeting) => [...planMeeting(one, meeting), ...planNewTimes(one, meeting)]),
      ...one.marac.meetings.flatMap((meeting) => planChange(one, meeting)),
    ]),
};

function planMeeting(context: MaracPlanContext, meeting: Meeting): readonly Due[] {
  const due = deadlines(context.marac, meeting);
  const begins = beginsAt(meeting);
  const isOver = context.now >= begins;
  if (
    context.now < due.list ||
    isLongOver(context, begins) ||
    (isOver && isTakenOver(context.facts, context.marac, meeting))
  )
    return [];
  const open = openRequests(context, meeting);
  const requests = [...planRequests(context, meeting), ...requestsWithheld(context, meeting, open)];
  if (context.now < due.agenda) return requests;
  const running = planRunningOrder(context, meeting);
  const listings = listedInOrder(context.marac, meeting, running);
  const occasion = agendaOccasion(meeting);
  // People at an emergency meeting get its note instead of an agenda.
  const ordinary = meeting.kind !== 'emergency';
  const copies = ordinary
    ? [
        ...copiesOf(context, listings),
        ...substitutesOf(context, listings),
        ...copiesForRequests(context, listings, open),
      ]
    : [];
  if (running.slots.length === 0 && open.length === 0) return [];
  return [
    ...copies
      .map((copy) => (isOver ? missedItems(context, copy, occasion) : copy))
      .flatMap((copy) => planCopy(context, meeting, running, copy, open)),
    ...(ordinary ? agendasWithheld(context, meeting, listings) : []),
    ...(ordinary && !isOver
      ? substitutesWithheld(context, listings, { what: 'agenda', about: meeting.id, notAfter: begins })
      : []),
    ...requests,
    ...planChair(context, meeting, running, open),
    ...planIdvas(context, meeting, running),
    ...(context.now < endOfDay(meeting) ? planTeamPapers(context, meeting, running) : []),
  ];
}

function planCopy(
  context: MaracPlanContext,
  meeting: Meeting,
  running: Running,
  copy: Copy,
  open: readonly Disclosure[],
): readonly Effect[] {
  const contact = copy.recipient.contact;
  const mailKey = `${keyBase(context, meeting)}/${contact.id}`;
  const taking = copy.items.filter((item) => isPart(item.visibility.level));
  const requests = heardBy(context, copy.recipient, open);
  // Without a case they come because of a request; somebody who acts for the agency now has not missed what a colleague was told.
  const forRequests =
    taking.length === 0 && requests.some((one) => !wentToColleague(context, copy, requestOccasion(meeting, one)));
  if ((taking.length === 0 && !forRequests) || isSettled(context, mailKey)) return [];
  const scene = viewContextOf(context);
  const paperKey = `${keyBase(context, meeting)}/paper/${contact.id}`;
  const timesKey = `${keyBase(context, meeting)}/times/${contact.id}`;
  const full = copy.audience === 'police';
  const refs = taking.map((item) => item.listing.caseRef);
  const view = viewOf(context, meeting, running, { ...copy, items: taking }, paperKey, forRequests);
  const waitsFor = agendaWaits(context, meeting, refs);
  const why = dueReason(context, meeting);
  return [
    paper(context, 'agenda', {
      key: paperKey,
      template: full ? 'agenda-full' : 'agenda',
      audience: copy.audience,
      reader: contact.id,
      model: full ? viewAgendaFull(scene, meeting, view) : viewAgenda(scene, meeting, view),
      because: why,
    }),
    paper(context, 'agenda', {
      key: timesKey,
      template: 'times',
      audience: copy.audience,
      reader: contact.id,
      model: viewTimes(context, meeting, running, copy, timesKey, forRequests),
      formats: ['ics'],
      because: why,
    }),
    message(context, 'agenda', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'agenda',
      model: {
        head: letterhead(scene, mailKey, contact, meeting),
        caseCount: taking.length,
        requestCount: requests.length,
        hours: formatHours(meeting, running.totalMinutes),
        place: meeting.place ?? '',
        link: meeting.link ?? '',
        yourTimes: view.yourTimes,
        missing: describeMissing(scene, meeting, taking),
        papers: attachedTitles(['agenda', 'times']),
      },
      papers: [paperKey, timesKey],
      covers: [
        ...agendaCovers(context, meeting, contact.id, refs),
        ...requests.map((request) => requestOccasion(meeting, request)(contact.id)),
      ],
      gate: 'release',
      ready: waitsFor.length === 0,
      waitsFor,
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}

function describeMissing(view: ViewContext, meeting: Meeting, items: Copy['items']): readonly string[] {
  const missing = items.filter(
    ({ visibility, listing }) =>
      !visibility.agencies.some((agency) => isProvidedBy(view, meeting.id, listing.caseRef, agency.id)),
  ).length;
  return missing === 0 ? [] : [`Research for ${missing} of ${items.length} cases`];
}

function viewOf(
  context: MaracPlanContext,
  meeting: Meeting,
  running: Running,
  copy: Copy,
  key: string,
  forRequests: boolean,
): AgendaCopy {
  const refs = copy.items.map((item) => item.listing.caseRef);
  return {
    key,
    copyFor: copy.copyFor,
    items: copy.items,
    running,
    yourTimes: forRequests
      ? `You are needed at the end, from about ${running.endsAt}, for what is asked under Clare’s Law.`
      : formatTimes(context, meeting, running, copy.agencies, refs),
    agencies: copy.agencies,
    lastActions: actionsLeftOver(context, meeting, copy),
    hears: (id) => hears(context, copy.recipient, id),
    sightOf: (ref) => asSight(visibilityOf(context.access, context.maracAccess, copy.recipient, ref)),
  };
}

/** What somebody who only acts in a case may know about it is on their action sheet. */
function asSight(found: ReturnType<typeof visibilityOf>): CaseVisibility | undefined {
  return isVisibility(found) && found.level !== 'acts' ? found : undefined;
}

/** From the first to the last case they are needed for; the whole meeting for those who stay for all of it. */
function viewTimes(
  context: MaracPlanContext,
  meeting: Meeting,
  running: Running,
  copy: Copy,
  key: string,
  atTheEnd: boolean,
): TimesModel {
  const refs = copy.items.filter((item) => isPart(item.visibility.level)).map((item) => item.listing.caseRef);
  const span = neededSpan(running, neededFor(context, meeting, copy.agencies, refs));
  const whole = span === undefined || span.count === running.slots.length;
  return {
    head: paperHead(viewContextOf(context), key, copy.copyFor, meeting),
    from: at(meeting.on, atTheEnd ? running.endsAt : whole ? startOf(meeting) : span.from),
    until: at(meeting.on, whole ? latest(meeting.end, running.endsAt) : span.to),
    place: meeting.place ?? '',
  };
}

/** As planned; later if the cases take longer. */
function latest(end: ClockTime | undefined, running: ClockTime): ClockTime {
  return end === undefined || end < running ? running : end;
}
