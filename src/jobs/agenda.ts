// Mail 2: the agenda in its order, each reader's cases and times; chair's and IDVA's papers; the team's own sheets for the room.
import type { Meeting } from '../domain/meeting.ts';
import { isPart } from '../domain/levels.ts';
import { deadlines, meetingsInOrder } from '../domain/meetings.ts';
import { mayHearRequest } from '../domain/hear-request.ts';
import type { Once } from '../domain/plan.ts';
import type { Due } from '../domain/withheld.ts';
import { isSight, sightOf, type Sight } from '../domain/recipients.ts';
import { listedInOrder, neededSpan, type Running } from '../domain/running-order.ts';
import { viewAgenda, viewAgendaFull, type AgendaCopy } from '../domain/views/agenda-view.ts';
import { attachedTitles, letterhead } from '../domain/views/mail-parts.ts';
import { at } from '../domain/day.ts';
import type { TimesModel } from '../domain/papers/times.ts';
import { paperHead, startOf, tellHours } from '../domain/views/paper-head.ts';
import { isProvidedBy } from '../domain/views/provided.ts';
import { actionsLeftOver } from './actions-of.ts';
import { substitutesOf, substitutesWithheld } from './substitutes.ts';
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
  type Copy,
} from './circulation.ts';
import { maracRounds, type Job, type MaracRound, type Round } from './job.ts';
import { planChange, planNewTimes } from './meeting-changes.ts';
import { planRunning } from './running.ts';
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
  if (round.now < due.agenda || isLongOver(round, begins) || (isOver && meeting.state === 'closed')) return [];
  const running = planRunning(round, meeting);
  const listings = listedInOrder(round.marac, meeting, running);
  const occasion = agendaOccasion(meeting);
  // Who sits at an emergency meeting has its note instead of an agenda.
  const ordinary = meeting.kind !== 'emergency';
  const copies = ordinary ? [...copiesOf(round, listings), ...substitutesOf(round, listings)] : [];
  const requests = ordinary ? requestsWithheld(round, meeting, copies) : [];
  if (running.slots.length === 0) return requests;
  return [
    ...copies
      .map((copy) => (isOver ? missedItems(round, copy, occasion) : copy))
      .flatMap((copy) => planCopy(round, meeting, running, copy)),
    ...(ordinary ? agendasWithheld(round, meeting, listings) : []),
    ...(ordinary && !isOver
      ? substitutesWithheld(round, listings, { what: 'agenda', about: meeting.id, notAfter: begins })
      : []),
    ...requests,
    ...planChair(round, meeting, running),
    ...planIdvas(round, meeting, running),
    ...(round.now < endOfDay(meeting) ? planTeamPapers(round, meeting, running) : []),
  ];
}

function planCopy(round: MaracRound, meeting: Meeting, running: Running, copy: Copy): readonly Once[] {
  const contact = copy.recipient.contact;
  const mailKey = `${keyBase(round, meeting)}/${contact.id}`;
  const taking = copy.items.filter((one) => isPart(one.sight.level));
  if (taking.length === 0 || isSettled(round, mailKey)) return [];
  const scene = sceneOf(round);
  const paperKey = `${keyBase(round, meeting)}/paper/${contact.id}`;
  const timesKey = `${keyBase(round, meeting)}/times/${contact.id}`;
  const full = copy.audience === 'police';
  const refs = taking.map((one) => one.listing.caseRef);
  const yourTimes = tellTimes(round, meeting, running, copy.agencies, refs);
  const view: AgendaCopy = {
    key: paperKey,
    copyFor: copy.copyFor,
    items: taking,
    running,
    yourTimes,
    agencies: copy.agencies,
    lastActions: actionsLeftOver(round, meeting, copy),
    hears: (id) => mayHearRequest(round.access, round.maracAccess, contact, id),
    sightOf: (ref) => asSight(sightOf(round.access, round.maracAccess, copy.recipient, ref)),
  };
  const missing = taking.filter(
    (item) => !item.sight.agencies.some((agency) => isProvidedBy(scene, meeting.id, item.listing.caseRef, agency.id)),
  ).length;
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
      model: viewTimes(round, meeting, running, copy, timesKey),
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
        hours: tellHours(meeting, running.totalMinutes),
        place: meeting.place ?? '',
        link: meeting.link ?? '',
        yourTimes,
        missing: missing === 0 ? [] : [`Research for ${missing} of ${taking.length} cases`],
        papers: attachedTitles(['agenda', 'times']),
      },
      papers: [paperKey, timesKey],
      covers: agendaCovers(round, meeting, contact.id, refs),
      gate: 'release',
      ready: waitsFor.length === 0,
      waitsFor,
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}

/** What somebody who only acts in a case may know of it stands on their action sheet. */
function asSight(found: ReturnType<typeof sightOf>): Sight | undefined {
  return isSight(found) && found.level !== 'acts' ? found : undefined;
}

/** From the first to the last case they are needed for; the whole meeting for those who sit through it. */
function viewTimes(round: MaracRound, meeting: Meeting, running: Running, copy: Copy, key: string): TimesModel {
  const refs = copy.items.filter((one) => isPart(one.sight.level)).map((one) => one.listing.caseRef);
  const span = neededSpan(running, neededFor(round, meeting, copy.agencies, refs));
  const whole = span === undefined || span.count === running.slots.length;
  return {
    head: paperHead(sceneOf(round), key, copy.copyFor, meeting),
    from: at(meeting.on, whole ? startOf(meeting) : span.from),
    until: at(meeting.on, whole ? (meeting.end ?? running.endsAt) : span.to),
    place: meeting.place ?? '',
  };
}
