// The ready marks of the coming meetings, each with what is still missing. A person sets them.
import { addDays, dayOf, formatDay } from '../../domain/time/day.ts';
import { findChair } from '../../domain/register/chairs.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { deadlines, listedAt, meetingsInOrder } from '../../domain/meeting/meetings.ts';
import type { Answer, AnswerLine, AnswerSection } from '../../domain/sheet-requests/request-answer.ts';
import { missingForMinutes } from '../../domain/papers/minutes/minutes-view.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { answerOf, leadHere, type Asked } from './answering-context.ts';
import { count } from './answer-lists.ts';

const RECENT_DAYS = 28;

export function answerReady(asked: Asked): Answer {
  const { round, about, now } = asked;
  if (round === undefined)
    return answerOf(asked, 'The tabs of meetings cannot be read as they stand: look at Checks.', []);
  const since = addDays(dayOf(now), -RECENT_DAYS);
  const meetings = meetingsInOrder(round.marac).filter(
    (meeting) =>
      (about === undefined || meeting.id === about) &&
      meeting.on >= since &&
      meeting.state !== 'cancelled' &&
      listedHere(asked, round, meeting).length > 0,
  );
  const lead = meetings.length === 0 ? 'No meeting at hand has a case on its list.' : 'What each mark still waits for.';
  return answerOf(
    asked,
    leadHere(asked, lead),
    meetings.slice(0, 4).map((meeting) => marksOf(asked, round, meeting)),
  );
}

/** A restricted case counts in its own sheet only. */
function listedHere({ here }: Asked, { marac }: MaracPlanContext, meeting: Meeting): readonly Listing[] {
  return listedAt(marac, meeting.id).filter((one) => here === 'restricted' || !marac.restrictedCases.has(one.caseRef));
}

function marksOf(asked: Asked, context: MaracPlanContext, meeting: Meeting): AnswerSection {
  const listings = listedHere(asked, context, meeting);
  const due = deadlines(context.marac, meeting);
  const scene = { facts: context.facts, marac: context.marac, today: context.today };
  const open = (text: string, mark: string): AnswerLine => ({ text, mark, about: meeting.id, table: 'meetings' });
  const line = (given: boolean | undefined, name: string, mark: string, on: string, missing: readonly string[]) => {
    if (given === true) return { text: `${name}: given.`, about: meeting.id, table: 'meetings' as const };
    const waits = missing.length === 0 ? 'Nothing is missing' : `Missing: ${missing.join('; ')}`;
    return open(`${name}: due ${on.replace('T', ' ')}. ${waits}.`, mark);
  };
  const minutes = listings.filter((listing) => missingForMinutes(scene, listing).length > 0);
  const typed = minutes.length === 0 ? [] : [`${count(minutes.length, 'case')} without all that minutes need`];
  return {
    heading: `${formatDay(meeting.on)}, ${count(listings.length, 'case')}`,
    lines: [
      line(meeting.listReady, 'List', 'listReady', due.list, withoutDecision(asked, context)),
      line(meeting.agendaReady, 'Agenda', 'agendaReady', due.agenda, [
        ...withoutChair(context, meeting, listings),
        ...withoutAnswer(context, meeting, listings),
      ]),
      line(meeting.actionsReady, 'Actions', 'actionsReady', due.actions, typed),
      line(meeting.minutesReady, 'Minutes', 'minutesReady', due.minutes, typed),
      line(meeting.chairApproved, 'Chair approved', 'chairApproved', due.minutes, [
        ...(meeting.minutesReady === true ? [] : ['the minutes are not ready yet']),
        'the chair’s word, and from whom',
      ]),
      ...minutes.map((minute): AnswerLine => ({
        text: `Missing for the minutes: ${missingForMinutes(scene, minute).join(', ')}`,
        about: minute.caseRef,
        table: 'cases',
      })),
    ],
  };
}

function withoutDecision({ here }: Asked, { marac }: MaracPlanContext): readonly string[] {
  if (here === 'restricted') return [];
  const rows = marac.restrictedRows ?? new Set<string>();
  const open = marac.referrals.filter((referral) => referral.decision === undefined && !rows.has(referral.id));
  return open.length === 0 ? [] : [`${count(open.length, 'referral')} without a decision`];
}

function withoutChair(context: MaracPlanContext, meeting: Meeting, listings: readonly Listing[]): readonly string[] {
  const without = listings.filter(
    (listing) => findChair(context.access, context.maracAccess, meeting.id, listing.caseRef) === undefined,
  );
  return without.length === 0 ? [] : [`a chair for ${count(without.length, 'case')}`];
}

function withoutAnswer({ marac }: MaracPlanContext, meeting: Meeting, listings: readonly Listing[]): readonly string[] {
  const refs = new Set(listings.map((listing) => listing.caseRef));
  const answered = new Set(
    marac.research
      .filter(
        (one) =>
          one.meeting === meeting.id && (one.answeredOn !== undefined || one.nil === true || one.known !== undefined),
      )
      .map((research) => `${research.caseRef} ${research.agency}`),
  );
  const open = marac.needed.filter((one) => refs.has(one.caseRef) && !answered.has(`${one.caseRef} ${one.agency}`));
  const agencies = new Set(open.map((needed) => needed.agency)).size;
  return open.length === 0
    ? []
    : [`${count(open.length, 'answer')} of ${agencies === 1 ? '1 agency' : `${agencies} agencies`}`];
}
