// Mail 1: each agency's list and research request, drafted when the list closes; supplements for late cases; a chase for who has not answered.
import { isTakenOver } from '../../domain/plan/at-work-since.ts';
import { formatTime } from '../../domain/time/day.ts';
import { isPart } from '../../domain/access/levels.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines, listedAt, meetingsInOrder, supplementDue } from '../../domain/meeting/meetings.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { Occasion, Effect } from '../../domain/plan/effects.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { makeReason } from '../../domain/text/reason.ts';
import { peopleOf, formatBirth, formatName, cut } from '../../domain/papers/parts/case-parts.ts';
import { researchDue } from '../../domain/papers/parts/listed-case.ts';
import { viewList } from '../../domain/papers/at-risk-list/at-risk-list-paper.ts';
import { viewSupplement } from '../../domain/papers/supplement/supplement-paper.ts';
import {
  beginsAt,
  copiesOf,
  hasGone,
  isLongOver,
  isSettled,
  message,
  missedItems,
  paper,
  viewContextOf,
  wentToColleague,
  type Copy,
} from '../../domain/papers/parts/circulation.ts';
import { planEmergency } from '../../domain/papers/emergency-note/plan-emergency-note.ts';
import { keptOut } from '../../domain/papers/parts/kept-out.ts';
import { maracPlanContexts, type MaracPlanContext, type PlanContext } from '../../domain/plan/plan-context.ts';
import type { Job } from '../engine/job.ts';
import type { AnswerSheetModel } from '../../domain/papers/answer-sheet/answer-sheet-model.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import { askingFor, paperHead } from '../../domain/papers/parts/paper-head.ts';
import { isProvidedBy } from '../../domain/papers/parts/provided-answers.ts';
import { actionLines } from '../../domain/papers/parts/action-lines.ts';

export const research: Job = {
  name: 'research',
  summary: 'drafts each agency’s list and research request, supplements for late cases, and the chase',
  schedule: { at: ['08:30', '12:05', '15:00'] },
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
  plan: (context: PlanContext) =>
    maracPlanContexts(context, research.tables).flatMap((one) =>
      meetingsInOrder(one.marac).flatMap((meeting) => planMeeting(one, meeting)),
    ),
};

function planMeeting(context: MaracPlanContext, meeting: Meeting): readonly Due[] {
  const due = deadlines(context.marac, meeting);
  const isOver = context.now >= beginsAt(meeting);
  if (
    context.now < due.list ||
    isLongOver(context, beginsAt(meeting)) ||
    (isOver && isTakenOver(context.facts, context.marac, meeting))
  )
    return [];
  const listings = sortBy(
    listedAt(context.marac, meeting.id),
    (listing) => listing.placeLocked ?? 999,
    (listing) => listing.id,
  );
  if (meeting.kind === 'emergency') return planEmergency(context, meeting, listings);
  const copies = copiesOf(context, listings);
  const chasing = context.now >= due.chase && context.now < due.agenda;
  const occasion = (caseRef: string, contact: string): Occasion => listedOccasion(meeting, { caseRef }, contact);
  return [
    ...copies.flatMap((copy) => [
      ...planList(
        context,
        meeting,
        isOver ? missedItems(context, copy, occasion) : stillToAnswer(context, meeting, copy),
      ),
      ...(chasing ? planChase(context, meeting, copy) : []),
    ]),
    ...keptOut(context, listings, {
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

const listMail = (context: MaracPlanContext, meeting: Meeting, copy: Copy): string =>
  `${context.marac.name}/research/${meeting.id}/list/${copy.recipient.contact.id}`;

/** Somebody who covers a leave does not get what their agency was sent and has answered. */
function stillToAnswer(context: MaracPlanContext, meeting: Meeting, copy: Copy): Copy {
  if (hasGone(context, listMail(context, meeting, copy))) return copy;
  const view = viewContextOf(context);
  const items = copy.items.filter(
    ({ listing, visibility }) =>
      !wentToColleague(context, copy, (contact) => listedOccasion(meeting, listing, contact)) ||
      !visibility.agencies.every((agency) => isProvidedBy(view, meeting.id, listing.caseRef, agency.id)),
  );
  return { ...copy, items };
}

function planList(context: MaracPlanContext, meeting: Meeting, copy: Copy): readonly Effect[] {
  if (copy.items.length === 0) return [];
  const contact = copy.recipient.contact;
  const base = `${context.marac.name}/research/${meeting.id}`;
  const mailKey = listMail(context, meeting, copy);
  if (isSettled(context, mailKey)) return planSupplements(context, meeting, copy, base);
  const view = viewContextOf(context);
  const why = [makeReason('list.due', { on: meeting.on, due: deadlines(context.marac, meeting).list })];
  const [listKey, answersKey] = [`${base}/at-risk-list/${contact.id}`, `${base}/answers/${contact.id}`];
  return [
    paper(context, 'research', {
      key: listKey,
      template: 'at-risk-list',
      audience: copy.audience,
      reader: contact.id,
      model: viewList(view, listKey, meeting, copy.copyFor, copy.items),
      because: why,
    }),
    paper(context, 'research', {
      key: answersKey,
      template: 'answer-sheet',
      audience: copy.audience,
      reader: contact.id,
      model: viewAnswers(context, answersKey, meeting, copy),
      formats: [context.marac.rules.text('answerSheetAs', context.today) === 'word' ? 'docx' : 'xlsx'],
      because: why,
    }),
    message(context, 'research', {
      key: mailKey,
      to: contact.id,
      audience: copy.audience,
      template: 'list-and-request',
      model: {
        head: letterhead(view, mailKey, contact, meeting),
        caseCount: copy.items.length,
        researchDue: formatTime(researchDue(view, meeting)),
        availabilityDue: formatTime(researchDue(view, meeting)),
        ifYouKnow: IF_YOU_KNOW,
        papers: attachedTitles(['at-risk-list', 'answer-sheet']),
        replyLink: '',
      },
      papers: [listKey, answersKey],
      covers: copy.items.map((item) => listedOccasion(meeting, item.listing, contact.id)),
      gate: 'release',
      ready: meeting.listReady === true,
      waitsFor: meeting.listReady === true ? [] : [makeReason('ready.list', { on: meeting.on })],
      notAfter: beginsAt(meeting),
      because: why,
    }),
  ];
}

/** One case with its own deadlines, to those entitled: for cases that were not on the list when it went. */
function planSupplements(context: MaracPlanContext, meeting: Meeting, copy: Copy, base: string): readonly Effect[] {
  const contact = copy.recipient.contact;
  const covered = context.facts.recorded.covered;
  const mainKey = `${base}/list/${contact.id}`;
  const onItsWay = new Set(context.facts.recorded.messages.get(mainKey)?.covers ?? []);
  return copy.items.flatMap((item) => {
    const occasion = listedOccasion(meeting, item.listing, contact.id);
    const supplementKey = `${base}/supplement/${item.listing.caseRef}/${contact.id}`;
    if ((covered.has(occasion) || onItsWay.has(occasion)) && !context.facts.recorded.messages.has(supplementKey))
      return [];
    if (isSettled(context, supplementKey)) return [];
    const paperKey = `${base}/supplement-paper/${item.listing.caseRef}/${contact.id}`;
    const view = viewContextOf(context);
    const answerBy = supplementDue(context.marac, meeting, context.now);
    const why = [makeReason('supplement.late-case', { cases: 1 })];
    return [
      paper(context, 'research', {
        key: paperKey,
        template: 'supplement',
        audience: copy.audience,
        reader: contact.id,
        model: viewSupplement(view, paperKey, meeting, copy.copyFor, item, answerBy),
        because: why,
      }),
      message(context, 'research', {
        key: supplementKey,
        to: contact.id,
        audience: copy.audience,
        template: 'supplement',
        model: {
          head: letterhead(view, supplementKey, contact, meeting),
          researchDue: formatTime(answerBy),
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

/** Nobody is reminded of a case that was never sent to them: a late case has its supplement first. */
function wasAsked(context: MaracPlanContext, meeting: Meeting, copy: Copy, listing: Listing): boolean {
  return (
    context.facts.recorded.covered.has(listedOccasion(meeting, listing, copy.recipient.contact.id)) ||
    wentToColleague(context, copy, (contact) => listedOccasion(meeting, listing, contact))
  );
}

/** Only those who have not answered; a nil return is an answer. No case content, so it needs no release. */
function planChase(context: MaracPlanContext, meeting: Meeting, copy: Copy): readonly Effect[] {
  const contact = copy.recipient.contact;
  const view = viewContextOf(context);
  if (!hasGone(context, listMail(context, meeting, copy))) return [];
  const missing = copy.items.filter(
    ({ listing, visibility }) =>
      wasAsked(context, meeting, copy, listing) &&
      !visibility.agencies.some((agency) => isProvidedBy(view, meeting.id, listing.caseRef, agency.id)),
  );
  if (missing.length === 0) return [];
  const key = `${context.marac.name}/research/${meeting.id}/chase/${contact.id}`;
  return [
    message(context, 'research', {
      key,
      to: contact.id,
      audience: copy.audience,
      template: 'chase',
      model: {
        head: letterhead(view, key, contact, meeting),
        what: [{ what: 'Research', missing: missing.length, due: formatTime(researchDue(view, meeting)), late: '' }],
        replyLink: '',
        papers: [],
      },
      papers: [],
      covers: [chaseOccasion(meeting, contact.id)],
      gate: 'undo',
      ready: true,
      notAfter: deadlines(context.marac, meeting).agenda,
      because: [makeReason('research.chase', { on: meeting.on })],
    }),
  ];
}

function viewAnswers(context: MaracPlanContext, key: string, meeting: Meeting, copy: Copy): AnswerSheetModel {
  const view = viewContextOf(context);
  const agencies = copy.agencies.flatMap((id) => context.facts.agencies.find((candidate) => candidate.id === id) ?? []);
  return {
    head: paperHead(view, key, copy.copyFor, meeting),
    meetingId: meeting.id,
    due: formatTime(researchDue(view, meeting)),
    coordinator: askingFor(view),
    agencies: agencies.map((agency) => ({ id: agency.id, name: agency.name })),
    cases: copy.items.flatMap(({ listing, visibility }, index) =>
      visibility.agencies.map((agency) => {
        const victim = peopleOf(view, listing.caseRef, 'victim')[0];
        return {
          ref: listing.caseRef,
          number: index + 1,
          agencyId: agency.id,
          agency: agency.name,
          name: cut(visibility.classes, 'name', formatName(victim)),
          birth: victim === undefined ? '' : cut(visibility.classes, 'birth', formatBirth(victim, context.today)),
        };
      }),
    ),
    actions: actionLines(context, copy),
  };
}
