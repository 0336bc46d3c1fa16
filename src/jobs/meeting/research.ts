// Mail 1: each agency's list and research request, drafted when the list closes; supplements for late cases; a chase for who has not answered.
import { isTakenOver } from '../../domain/plan/at-work-since.ts';
import { tellTime } from '../../domain/time/day.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines, listedAt, meetingsInOrder, supplementDue } from '../../domain/meeting/meetings.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { Occasion, Once } from '../../domain/plan/effects.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { because } from '../../domain/text/reason.ts';
import { peopleOf, tellBirth, tellName, cut } from '../../domain/papers/parts/case-parts.ts';
import { researchDue, viewList } from '../../domain/papers/list/list-view.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { viewSupplement } from '../../domain/papers/one-case/supplement-view.ts';
import { askingFor, paperHead } from '../../domain/papers/parts/paper-head.ts';
import { isProvidedBy } from '../../domain/papers/parts/provided-answers.ts';
import {
  beginsAt,
  copiesOf,
  hasGone,
  isLongOver,
  isSettled,
  message,
  missedItems,
  paper,
  sceneOf,
  wentToColleague,
  type Copy,
} from './circulation.ts';
import { planEmergency } from './emergency.ts';
import { keptOut } from '../messages/kept-out.ts';
import { maracRounds, type Job, type MaracRound, type Round } from '../engine/job.ts';
import type { AnswerSheetModel } from '../../domain/papers/list/answer-sheet-model.ts';
import { actionLines } from '../follow-up/action-lines.ts';

export const research: Job = {
  name: 'research',
  summary: 'drafts each agency’s list and research request, supplements for late cases, and the chase',
  looks: { at: ['08:30', '12:05', '15:00'] },
  tables: [
    'list',
    'needed',
    'cases',
    'people',
    'addresses',
    'research',
    'meetings',
    'agencies',
    'contacts',
    'conflicts',
    'settings',
    'actions',
  ],
  alsoReads: ['referrals'],
  plan: (round: Round) =>
    maracRounds(round, research.tables).flatMap((one) =>
      meetingsInOrder(one.marac).flatMap((meeting) => planMeeting(one, meeting)),
    ),
};

function planMeeting(round: MaracRound, meeting: Meeting): readonly Due[] {
  const due = deadlines(round.marac, meeting);
  const isOver = round.now >= beginsAt(meeting);
  if (
    round.now < due.list ||
    isLongOver(round, beginsAt(meeting)) ||
    (isOver && isTakenOver(round.facts, round.marac, meeting))
  )
    return [];
  const listings = sortBy(
    listedAt(round.marac, meeting.id),
    (one) => one.placeLocked ?? 999,
    (one) => one.id,
  );
  if (meeting.kind === 'emergency') return planEmergency(round, meeting, listings);
  const copies = copiesOf(round, listings);
  const chasing = round.now >= due.chase && round.now < due.agenda;
  const occasion = (caseRef: string, contact: string): Occasion => listedOccasion(meeting, { caseRef }, contact);
  return [
    ...copies.flatMap((copy) => [
      ...planList(round, meeting, isOver ? missedItems(round, copy, occasion) : stillToAnswer(round, meeting, copy)),
      ...(chasing ? planChase(round, meeting, copy) : []),
    ]),
    ...keptOut(round, listings, {
      what: 'list-and-request',
      about: meeting.id,
      notAfter: beginsAt(meeting),
      gets: (level) => level === 'searches' || isPart(level),
      occasion,
    }),
  ];
}

export const listedOccasion = (meeting: Meeting, { caseRef }: Pick<Listing, 'caseRef'>, contact: string): string =>
  `list/${meeting.id}/${caseRef}/${contact}`;

export const chaseOccasion = (meeting: Meeting, contact: string): string => `chase/${meeting.id}/${contact}`;

const IF_YOU_KNOW =
  'If a name could be someone you know, stop reading and ring the coordinator before you open anything.';

const listMail = (round: MaracRound, meeting: Meeting, copy: Copy): string =>
  `${round.marac.name}/research/${meeting.id}/list/${copy.recipient.contact.id}`;

/** Whoever covers has no part in what their agency was sent and has answered. */
function stillToAnswer(round: MaracRound, meeting: Meeting, copy: Copy): Copy {
  if (hasGone(round, listMail(round, meeting, copy))) return copy;
  const scene = sceneOf(round);
  const items = copy.items.filter(
    ({ listing, sight }) =>
      !wentToColleague(round, copy, (contact) => listedOccasion(meeting, listing, contact)) ||
      !sight.agencies.every((agency) => isProvidedBy(scene, meeting.id, listing.caseRef, agency.id)),
  );
  return { ...copy, items };
}

function planList(round: MaracRound, meeting: Meeting, copy: Copy): readonly Once[] {
  if (copy.items.length === 0) return [];
  const contact = copy.recipient.contact;
  const base = `${round.marac.name}/research/${meeting.id}`;
  const mailKey = listMail(round, meeting, copy);
  if (isSettled(round, mailKey)) return planSupplements(round, meeting, copy, base);
  const scene = sceneOf(round);
  const why = [because('list.due', { on: meeting.on, due: deadlines(round.marac, meeting).list })];
  const [listKey, answersKey] = [`${base}/at-risk-list/${contact.id}`, `${base}/answers/${contact.id}`];
  return [
    paper(round, 'research', {
      key: listKey,
      template: 'at-risk-list',
      audience: copy.audience,
      reader: contact.id,
      model: viewList(scene, listKey, meeting, copy.copyFor, copy.items),
      because: why,
    }),
    paper(round, 'research', {
      key: answersKey,
      template: 'answer-sheet',
      audience: copy.audience,
      reader: contact.id,
      model: viewAnswers(round, answersKey, meeting, copy),
      formats: ['xlsx'],
      because: why,
    }),
    message(round, 'research', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'list-and-request',
      model: {
        head: letterhead(scene, mailKey, contact, meeting),
        caseCount: copy.items.length,
        researchDue: tellTime(researchDue(scene, meeting)),
        availabilityDue: tellTime(researchDue(scene, meeting)),
        ifYouKnow: IF_YOU_KNOW,
        papers: attachedTitles(['at-risk-list', 'answer-sheet']),
        replyLink: '',
      },
      papers: [listKey, answersKey],
      covers: copy.items.map((one) => listedOccasion(meeting, one.listing, contact.id)),
      gate: 'release',
      ready: meeting.listReady === true,
      waitsFor: meeting.listReady === true ? [] : [because('ready.list', { on: meeting.on })],
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}

/** One case, its own deadlines, to those entitled: for cases that were not on the list that went. */
function planSupplements(round: MaracRound, meeting: Meeting, copy: Copy, base: string): readonly Once[] {
  const contact = copy.recipient.contact;
  const covered = round.facts.recorded.covered;
  const mainKey = `${base}/list/${contact.id}`;
  const onItsWay = new Set(round.facts.recorded.messages.get(mainKey)?.covers ?? []);
  return copy.items.flatMap((item) => {
    const occasion = listedOccasion(meeting, item.listing, contact.id);
    const supplementKey = `${base}/supplement/${item.listing.caseRef}/${contact.id}`;
    if ((covered.has(occasion) || onItsWay.has(occasion)) && !round.facts.recorded.messages.has(supplementKey))
      return [];
    if (isSettled(round, supplementKey)) return [];
    const paperKey = `${base}/supplement-paper/${item.listing.caseRef}/${contact.id}`;
    const scene = sceneOf(round);
    const answerBy = supplementDue(round.marac, meeting, round.now);
    const why = [because('supplement.late-case', { cases: 1 })];
    return [
      paper(round, 'research', {
        key: paperKey,
        template: 'supplement',
        audience: copy.audience,
        reader: contact.id,
        model: viewSupplement(scene, paperKey, meeting, copy.copyFor, item, answerBy),
        because: why,
      }),
      message(round, 'research', {
        key: supplementKey,
        to: contact.id,
        audience: copy.audience,
        template: 'supplement',
        model: {
          head: letterhead(scene, supplementKey, contact, meeting),
          researchDue: tellTime(answerBy),
          yourTimes: '',
          papers: attachedTitles(['supplement']),
        },
        papers: [paperKey],
        covers: [occasion],
        gate: 'release',
        ready: meeting.listReady === true,
        notAfter: beginsAt(meeting),
        because: why,
      }),
    ];
  });
}

/** Nobody is reminded of a case that was never sent to them: a late one has its supplement first. */
function wasAsked(round: MaracRound, meeting: Meeting, copy: Copy, listing: Listing): boolean {
  return (
    round.facts.recorded.covered.has(listedOccasion(meeting, listing, copy.recipient.contact.id)) ||
    wentToColleague(round, copy, (contact) => listedOccasion(meeting, listing, contact))
  );
}

/** Only those who have not answered; a nil return is an answer. No case content, so it needs no release. */
function planChase(round: MaracRound, meeting: Meeting, copy: Copy): readonly Once[] {
  const contact = copy.recipient.contact;
  const scene = sceneOf(round);
  if (!hasGone(round, listMail(round, meeting, copy))) return [];
  const missing = copy.items.filter(
    ({ listing, sight }) =>
      wasAsked(round, meeting, copy, listing) &&
      !sight.agencies.some((agency) => isProvidedBy(scene, meeting.id, listing.caseRef, agency.id)),
  );
  if (missing.length === 0) return [];
  const key = `${round.marac.name}/research/${meeting.id}/chase/${contact.id}`;
  return [
    message(round, 'research', {
      key,
      to: contact.id,
      audience: copy.audience,
      template: 'chase',
      model: {
        head: letterhead(scene, key, contact, meeting),
        what: [{ what: 'Research', missing: missing.length, due: tellTime(researchDue(scene, meeting)), late: '' }],
        replyLink: '',
        papers: [],
      },
      papers: [],
      covers: [chaseOccasion(meeting, contact.id)],
      gate: 'undo',
      ready: true,
      notAfter: deadlines(round.marac, meeting).agenda,
      because: [because('research.chase', { on: meeting.on })],
    }),
  ];
}

function viewAnswers(round: MaracRound, key: string, meeting: Meeting, copy: Copy): AnswerSheetModel {
  const scene = sceneOf(round);
  const agencies = copy.agencies.flatMap((id) => round.facts.agencies.find((one) => one.id === id) ?? []);
  return {
    head: paperHead(scene, key, copy.copyFor, meeting),
    meetingId: meeting.id,
    due: tellTime(researchDue(scene, meeting)),
    coordinator: askingFor(scene),
    agencies: agencies.map((one) => ({ id: one.id, name: one.name })),
    cases: copy.items.flatMap(({ listing, sight }, index) =>
      sight.agencies.map((agency) => {
        const victim = peopleOf(scene, listing.caseRef, 'victim')[0];
        return {
          ref: listing.caseRef,
          number: index + 1,
          agencyId: agency.id,
          agency: agency.name,
          name: cut(sight.classes, 'name', tellName(victim)),
          birth: victim === undefined ? '' : cut(sight.classes, 'birth', tellBirth(victim, round.today)),
        };
      }),
    ),
    actions: actionLines(round, copy),
  };
}
