// The preview of the running order, and of what is left once a meeting runs over: times, who waits how long, what a person has locked.
import { clockFromMinutes, minutesOf, formatDay } from '../../domain/time/day.ts';
import { retimeAgenda } from '../../domain/agenda/retime-agenda.ts';
import { timeCases, timesOfPeople } from '../../domain/agenda/people-times.ts';
import type { AttendeeTimes } from '../../domain/agenda/agenda-request.ts';
import type { Listing } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { Answer, AnswerLine, AnswerSection } from '../../domain/sheet-requests/request-answer.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { planRunningOrder, requestFor } from '../agenda/order-meeting.ts';
import { answerOf, leadHere, type Asked } from './answering-context.ts';

const UNREADABLE = 'The tabs of meetings cannot be read as they stand: look at Checks.';

/** The order of one meeting, or of the next one that has cases. */
export function answerAgenda(asked: Asked): Answer {
  const { round } = asked;
  if (round === undefined) return answerOf(asked, UNREADABLE, []);
  const meeting = findMeeting(asked, round);
  if (meeting === undefined) return answerOf(asked, 'No coming meeting has a case on its list.', []);
  const listings = listedAt(round.marac, meeting.id);
  const running = planRunningOrder(round, meeting);
  const request = requestFor(round, meeting, listings);
  const order = running.slots.map((slot) => slot.caseRef);
  const people = timesOfPeople(request, timeCases(request, order));
  const slots = running.slots.map((slot, index) =>
    slotLine(listings, slot.caseRef, `${slot.at}, ${slot.minutes} minutes`, index + 1),
  );
  const lead = `${formatDay(meeting.on)}: the last case ends at ${running.endsAt}.`;
  return answerOf(
    asked,
    leadHere(asked, lead),
    [{ heading: 'Order', lines: slots }, waitSection(people), saysSection(running.says)],
    { meeting: meeting.id },
  );
}

/** From "now at case" on: the rest as it is, and the best order for what is left. */
export function answerNow(asked: Asked): Answer {
  const { round } = asked;
  if (round === undefined) return answerOf(asked, UNREADABLE, []);
  const meeting = findMeeting(asked, round, (one) => one.nowAtCase !== undefined && one.nowAtTime !== undefined);
  const { nowAtCase, nowAtTime } = meeting ?? {};
  if (meeting === undefined || nowAtCase === undefined || nowAtTime === undefined)
    return answerOf(asked, 'Type on Meetings which case is heard now and since when; then ask again.', []);
  const listings = listedAt(round.marac, meeting.id);
  const request = requestFor(round, meeting, listings);
  const whole = meeting.end === undefined ? request : { ...request, end: minutesOf(meeting.end) };
  const order = planRunningOrder(round, meeting).slots.map((slot) => slot.caseRef);
  const left = retimeAgenda(whole, order, { case: nowAtCase, at: minutesOf(nowAtTime) });
  if (left === undefined) return answerOf(asked, 'The case that is heard now is not on the list of this meeting.', []);
  const lines = left.best.timed.map((timedCase) => {
    const times = `${clockFromMinutes(timedCase.start)} to ${clockFromMinutes(timedCase.end)}`;
    const risk = left.best.atRisk.includes(timedCase.case) ? ', at risk of not being heard as planned' : '';
    return slotLine(listings, timedCase.case, `${times}${risk}`, order.indexOf(timedCase.case) + 1);
  });
  return answerOf(
    asked,
    leadHere(asked, `${formatDay(meeting.on)}, timed anew from ${nowAtTime}.`),
    [{ heading: 'What is left', lines }, waitSection(left.best.windows), saysSection(left.says)],
    { meeting: meeting.id },
  );
}

function findMeeting(
  { about, now }: Asked,
  { marac }: MaracPlanContext,
  fits: (meeting: Meeting) => boolean = () => true,
): Meeting | undefined {
  if (about !== undefined) return marac.meetings.find((meeting) => meeting.id === about && fits(meeting));
  const today = now.slice(0, 10);
  return marac.meetings
    .filter((one) => one.on >= today && one.state !== 'cancelled' && fits(one) && listedAt(marac, one.id).length > 0)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1))[0];
}

function slotLine(listings: readonly Listing[], caseRef: string, text: string, place: number): AnswerLine {
  const listing = listings.find((candidate) => candidate.caseRef === caseRef);
  return {
    text,
    about: caseRef,
    table: 'cases',
    place,
    ...(listing === undefined ? {} : { listing: listing.id, locked: listing.placeLocked !== undefined }),
  };
}

function waitSection(people: readonly AttendeeTimes[]): AnswerSection {
  const lines = people.map((person): AnswerLine => {
    const times = `${clockFromMinutes(person.from)} to ${clockFromMinutes(person.until)}`;
    return { text: `${person.name}: ${times}, ${person.cases.length} of the cases, waits ${person.waiting} minutes` };
  });
  return { heading: 'Who comes for some cases only', lines };
}

function saysSection(says: readonly string[]): AnswerSection {
  return { heading: 'Why so', lines: says.map((text) => ({ text })) };
}
