// Mail 2: the agenda in its order, each reader's cases and times; chair's and IDVA's papers; the team's own sheets for the room.
import { isTakenOver } from '../../domain/plan/at-work-since.ts';
import type { Disclosure, Meeting } from '../../domain/meeting/meeting.ts';
import { isPart } from '../../domain/access/levels.ts';
import { deadlines, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import type { Once } from '../../domain/plan/effects.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { isSight, sightOf, type Sight } from '../../domain/register/recipients.ts';
import { listedInOrder, neededSpan, type Running } from '../../domain/meeting/running-order.ts';
import { viewAgenda, viewAgendaFull, type AgendaCopy } from '../../domain/papers/agenda/agenda-view.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { at, type ClockTime } from '../../domain/time/day.ts';
import type { TimesModel } from '../../domain/papers/agenda/times-models.ts';
import { paperHead, startOf, tellHours } from '../../domain/papers/parts/paper-head.ts';
import type { Scene } from '../../domain/papers/parts/case-parts.ts';
import { isProvidedBy } from '../../domain/papers/parts/provided-answers.ts';
import { actionsLeftOver } from '../follow-up/action-lines.ts';
import { substitutesOf, substitutesWithheld } from '../meeting/substitutes.ts';
import {
  beginsAt,
  copiesOf,
  endOfDay,
  isLongOver,
  isSettled,
  message,
  missedItems,
  paper,
  sceneOf,
  wentToColleague,
  type Copy,
} from '../meeting/circulation.ts';
import { maracRounds, type Job, type MaracRound, type Round } from '../engine/job.ts';
import { planChange, planNewTimes } from '../meeting/meeting-changes.ts';
import {
  copiesForRequests,
  heardBy,
  hears,
  openRequests,
  planRequests,
  requestOccasion,
} from '../meeting/disclosure-papers.ts';
import { planRunning } from './order-meeting.ts';
import { planChair, planIdvas, planTeamPapers } from './agenda-papers.ts';
import { agendaCovers, agendaOccasion, agendaWaits, dueReason, keyBase, neededFor, tellTimes } from './agenda-keys.ts';
import { agendasWithheld, requestsWithheld } from './agenda-withheld.ts';

export const agenda: Job = {
  name: 'agenda',
  summary: 'sets the order of cases and drafts agenda, chair’s and IDVA papers and the sheets for the room',
  looks: { at: ['08:30', '12:05', '15:00'] },
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
  plan: (round: Round) =>
    maracRounds(round, agenda.tables).flatMap((one) => [
      ...meetingsInOrder(one.marac).flatMap((meeting) => [...planMeeting(one, meeting), ...planNewTimes(one, meeting)]),
      ...one.marac.meetings.flatMap((meeting) => planChange(one, meeting)),
    ]),
};

function planMeeting(round: MaracRound, meeting: Meeting): readonly Due[] {
  const due = deadlines(round.marac, meeting);
  const begins = beginsAt(meeting);
  const isOver = round.now >= begins;
  if (round.now < due.list || isLongOver(round, begins) || (isOver && isTakenOver(round.facts, round.marac, meeting)))
    return [];
  const open = openRequests(round, meeting);
  const requests = [...planRequests(round, meeting), ...requestsWithheld(round, meeting, open)];
  if (round.now < due.agenda) return requests;
  const running = planRunning(round, meeting);
  const listings = listedInOrder(round.marac, meeting, running);
  const occasion = agendaOccasion(meeting);
  // Who sits at an emergency meeting has its note instead of an agenda.
  const ordinary = meeting.kind !== 'emergency';
  const copies = ordinary
    ? [...copiesOf(round, listings), ...substitutesOf(round, listings), ...copiesForRequests(round, listings, open)]
    : [];
  if (running.slots.length === 0 && open.length === 0) return [];
  return [
    ...copies
      .map((copy) => (isOver ? missedItems(round, copy, occasion) : copy))
      .flatMap((copy) => planCopy(round, meeting, running, copy, open)),
    ...(ordinary ? agendasWithheld(round, meeting, listings) : []),
    ...(ordinary && !isOver
      ? substitutesWithheld(round, listings, { what: 'agenda', about: meeting.id, notAfter: begins })
      : []),
    ...requests,
    ...planChair(round, meeting, running, open),
    ...planIdvas(round, meeting, running),
    ...(round.now < endOfDay(meeting) ? planTeamPapers(round, meeting, running) : []),
  ];
}

function planCopy(
  round: MaracRound,
  meeting: Meeting,
  running: Running,
  copy: Copy,
  open: readonly Disclosure[],
): readonly Once[] {
  const contact = copy.recipient.contact;
  const mailKey = `${keyBase(round, meeting)}/${contact.id}`;
  const taking = copy.items.filter((one) => isPart(one.sight.level));
  const requests = heardBy(round, copy.recipient, open);
  // Without a case of theirs they come for a request; what a colleague was told of is nothing that whoever acts for the agency now has missed.
  const forRequests =
    taking.length === 0 && requests.some((one) => !wentToColleague(round, copy, requestOccasion(meeting, one)));
  if ((taking.length === 0 && !forRequests) || isSettled(round, mailKey)) return [];
  const scene = sceneOf(round);
  const paperKey = `${keyBase(round, meeting)}/paper/${contact.id}`;
  const timesKey = `${keyBase(round, meeting)}/times/${contact.id}`;
  const full = copy.audience === 'police';
  const refs = taking.map((one) => one.listing.caseRef);
  const view = viewOf(round, meeting, running, { ...copy, items: taking }, paperKey, forRequests);
  const waitsFor = agendaWaits(round, meeting, refs);
  const why = dueReason(round, meeting);
  return [
    paper(round, 'agenda', {
      key: paperKey,
      template: full ? 'agenda-full' : 'agenda',
      audience: copy.audience,
      reader: contact.id,
      model: full ? viewAgendaFull(scene, meeting, view) : viewAgenda(scene, meeting, view),
      because: why,
    }),
    paper(round, 'agenda', {
      key: timesKey,
      template: 'times',
      audience: copy.audience,
      reader: contact.id,
      model: viewTimes(round, meeting, running, copy, timesKey, forRequests),
      formats: ['ics'],
      because: why,
    }),
    message(round, 'agenda', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'agenda',
      model: {
        head: letterhead(scene, mailKey, contact, meeting),
        caseCount: taking.length,
        requestCount: requests.length,
        hours: tellHours(meeting, running.totalMinutes),
        place: meeting.place ?? '',
        link: meeting.link ?? '',
        yourTimes: view.yourTimes,
        missing: tellMissing(scene, meeting, taking),
        papers: attachedTitles(['agenda', 'times']),
      },
      papers: [paperKey, timesKey],
      covers: [
        ...agendaCovers(round, meeting, contact.id, refs),
        ...requests.map((one) => requestOccasion(meeting, one)(contact.id)),
      ],
      gate: 'release',
      ready: waitsFor.length === 0,
      waitsFor,
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}

function tellMissing(scene: Scene, meeting: Meeting, items: Copy['items']): readonly string[] {
  const missing = items.filter(
    ({ sight, listing }) => !sight.agencies.some((one) => isProvidedBy(scene, meeting.id, listing.caseRef, one.id)),
  ).length;
  return missing === 0 ? [] : [`Research for ${missing} of ${items.length} cases`];
}

function viewOf(
  round: MaracRound,
  meeting: Meeting,
  running: Running,
  copy: Copy,
  key: string,
  forRequests: boolean,
): AgendaCopy {
  const refs = copy.items.map((one) => one.listing.caseRef);
  return {
    key,
    copyFor: copy.copyFor,
    items: copy.items,
    running,
    yourTimes: forRequests
      ? `You are needed at the end, from about ${running.endsAt}, for what is asked under Clare’s Law.`
      : tellTimes(round, meeting, running, copy.agencies, refs),
    agencies: copy.agencies,
    lastActions: actionsLeftOver(round, meeting, copy),
    hears: (id) => hears(round, copy.recipient, id),
    sightOf: (ref) => asSight(sightOf(round.access, round.maracAccess, copy.recipient, ref)),
  };
}

/** What somebody who only acts in a case may know of it stands on their action sheet. */
function asSight(found: ReturnType<typeof sightOf>): Sight | undefined {
  return isSight(found) && found.level !== 'acts' ? found : undefined;
}

/** From the first to the last case they are needed for; the whole meeting for those who sit through it. */
function viewTimes(
  round: MaracRound,
  meeting: Meeting,
  running: Running,
  copy: Copy,
  key: string,
  atTheEnd: boolean,
): TimesModel {
  const refs = copy.items.filter((one) => isPart(one.sight.level)).map((one) => one.listing.caseRef);
  const span = neededSpan(running, neededFor(round, meeting, copy.agencies, refs));
  const whole = span === undefined || span.count === running.slots.length;
  return {
    head: paperHead(sceneOf(round), key, copy.copyFor, meeting),
    from: at(meeting.on, atTheEnd ? running.endsAt : whole ? startOf(meeting) : span.from),
    until: at(meeting.on, whole ? latest(meeting.end, running.endsAt) : span.to),
    place: meeting.place ?? '',
  };
}

/** As planned; later where the cases run beyond it. */
function latest(end: ClockTime | undefined, running: ClockTime): ClockTime {
  return end === undefined || end < running ? running : end;
}
