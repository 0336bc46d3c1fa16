// Word of a changed meeting: moved or cancelled, to everyone who had its papers or has cases there; new times when it runs over.
import { deadlinesOf } from '../../domain/time/calendar.ts';
import { clockOf, dayOf, tellTime, clockFromMinutes, minutesOf } from '../../domain/time/day.ts';
import { retimeAgenda } from '../../domain/agenda/retime-agenda.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { because, type Reason } from '../../domain/text/reason.ts';
import { neededSpan } from '../../domain/meeting/running-order.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { tellMeeting } from '../../domain/papers/parts/paper-head.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { neededFor } from '../agenda/agenda-keys.ts';
import { copiesOf, endOfDay, isLongOver, message, sceneOf } from './circulation.ts';
import type { MaracRound } from '../engine/job.ts';
import { copiesForRequests, openRequests } from './disclosure-papers.ts';
import { planRunning, requestFor } from '../agenda/order-meeting.ts';

/** A meeting marked cancelled or moved: everyone it concerns is told once, without content; its cases are first in line for the next. */
export function planChange(round: MaracRound, meeting: Meeting): readonly Due[] {
  const isChanged = meeting.state === 'cancelled' || meeting.state === 'moved';
  if (!isChanged || isLongOver(round, endOfDay(meeting))) return [];
  const moved = meeting.movedTo === undefined ? undefined : { ...meeting, on: meeting.movedTo };
  if (meeting.state === 'moved' && moved === undefined)
    return [untold(round, meeting, 'meeting-moved', because('meeting.no-day'))];
  const what = moved === undefined ? 'cancelled' : `moved-${moved.on}`;
  const deadlines =
    moved === undefined
      ? []
      : [
          `List closes ${tellTime(deadlinesOf(moved, round.marac.rules).close)}`,
          `Research by ${tellTime(deadlinesOf(moved, round.marac.rules).agenda)}`,
        ];
  const listings = listedAt(round.marac, meeting.id);
  const forRequests = copiesForRequests(round, listings, openRequests(round, meeting));
  return [...copiesOf(round, listings), ...forRequests].map((copy) => {
    const contact = copy.recipient.contact;
    const key = `${round.marac.name}/agenda/${meeting.id}/${what}/${contact.id}`;
    return message(round, 'agenda', {
      key,
      to: contact.id,
      audience: 'referrer',
      template: 'meeting-moved',
      papers: [],
      covers: [`${meeting.id}/${what}`],
      gate: 'undo',
      ready: true,
      notAfter: endOfDay(meeting),
      because: [because('meeting.moved', { on: meeting.on, what: meeting.state === 'moved' ? 'moved' : 'cancelled' })],
      model: {
        head: letterhead(sceneOf(round), key, contact),
        cancelled: moved === undefined,
        was: tellMeeting(meeting),
        is: moved === undefined ? '' : tellMeeting(moved),
        place: meeting.place ?? '',
        link: meeting.link ?? '',
        deadlines,
      },
    });
  });
}

/** "Now at case N at 11:20": the rest is timed anew, and who is expected at another time by more than five minutes is told, on a release. */
export function planNewTimes(round: MaracRound, meeting: Meeting): readonly Due[] {
  const { nowAtCase, nowAtTime } = meeting;
  if (
    nowAtCase === undefined ||
    nowAtTime === undefined ||
    dayOf(round.now) !== meeting.on ||
    round.now >= endOfDay(meeting)
  )
    return [];
  const running = planRunning(round, meeting);
  const listings = listedAt(round.marac, meeting.id);
  const order = running.slots.map((one) => one.caseRef);
  const left = retimeAgenda(requestFor(round, meeting, listings), order, { case: nowAtCase, at: minutesOf(nowAtTime) });
  if (left === undefined) return [untold(round, meeting, 'times', because('meeting.not-there'))];
  const slots = left.asPlanned.timed.map((one) => ({
    caseRef: one.case,
    at: clockFromMinutes(one.start),
    minutes: one.end - one.start,
    after: [],
  }));
  const again = { ...running, slots };
  // Not the end as planned: that is what no longer holds.
  const ends = clockFromMinutes(Math.max(...left.asPlanned.timed.map((one) => one.end)));
  const planned = running.slots.find((one) => one.caseRef === nowAtCase);
  const late = planned !== undefined && minutesOf(nowAtTime) > minutesOf(planned.at);
  return copiesOf(
    round,
    listings.filter((one) => slots.some((slot) => slot.caseRef === one.caseRef)),
  ).flatMap((copy) => {
    const refs = copy.items.map((one) => one.listing.caseRef);
    const cases = neededFor(round, meeting, copy.agencies, refs);
    const [before, after] = [neededSpan(running, cases), neededSpan(again, cases)];
    if (before === undefined || after === undefined || after.count === slots.length) return [];
    if (
      Math.abs(minutesOf(after.from) - minutesOf(before.from)) <= 5 &&
      Math.abs(minutesOf(after.to) - minutesOf(before.to)) <= 5
    )
      return [];
    const contact = copy.recipient.contact;
    const key = `${round.marac.name}/agenda/${meeting.id}/times-${nowAtTime.replace(':', '')}/${contact.id}`;
    const yourTimes = `The meeting runs ${late ? 'late' : 'early'}. You are now needed from ${after.from} to ${after.to}.`;
    return [
      message(round, 'agenda', {
        key,
        to: contact.id,
        audience: copy.audience,
        template: 'agenda',
        papers: [],
        covers: [`${meeting.id}/times-${clockOf(round.now)}`],
        gate: 'release',
        ready: true,
        notAfter: endOfDay(meeting),
        because: [because('meeting.runs-over', { at: nowAtTime })],
        model: {
          head: letterhead(sceneOf(round), key, contact, meeting),
          caseCount: after.count,
          requestCount: 0,
          hours: `until about ${ends}`,
          place: meeting.place ?? '',
          link: meeting.link ?? '',
          yourTimes,
          missing: [],
          papers: [],
        },
      }),
    ];
  });
}

/** What a person typed of the meeting does not say what to tell. */
function untold({ marac }: MaracRound, meeting: Meeting, template: string, why: Reason): Withheld {
  return {
    do: 'withhold',
    marac: marac.name,
    what: template,
    about: meeting.id,
    cases: [],
    tells: [],
    notAfter: endOfDay(meeting),
    because: why,
  };
}
