// Messages about a changed meeting: moved or cancelled, to everybody who had its papers, chairs it or has cases there; new times if it runs over.
import { classesFor } from '../../domain/access/entitlement.ts';
import type { Audience } from '../../domain/access/field-class.ts';
import { chairOf } from '../../domain/register/chairs.ts';
import { canonicalAddress, findContacts } from '../../domain/register/contacts.ts';
import type { Contact } from '../../domain/register/register.ts';
import { deadlinesOf } from '../../domain/time/calendar.ts';
import { clockOf, dayOf, formatTime, clockFromMinutes, minutesOf } from '../../domain/time/day.ts';
import { retimeAgenda } from '../../domain/agenda/retime-agenda.ts';
import { listedAt } from '../../domain/meeting/meetings.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import { neededSpan } from '../../domain/meeting/running-order.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { formatMeeting } from '../../domain/papers/parts/paper-head.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { neededFor } from '../../domain/papers/agenda/agenda-keys.ts';
import { copiesForRequests, openRequests } from '../../domain/papers/disclosure-list/plan-disclosure-list.ts';
import { copiesOf, endOfDay, isLongOver, message, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';
import { planRunningOrder, requestFor } from '../agenda/order-meeting.ts';

/** A meeting marked as cancelled or moved: everybody concerned is told once, without content; its cases are first in line for the next. */
export function planChange(context: MaracPlanContext, meeting: Meeting): readonly Due[] {
  const isChanged = meeting.state === 'cancelled' || meeting.state === 'moved';
  if (!isChanged || isLongOver(context, endOfDay(meeting))) return [];
  const moved = meeting.movedTo === undefined ? undefined : { ...meeting, on: meeting.movedTo };
  if (meeting.state === 'moved' && moved === undefined)
    return [untold(context, meeting, 'meeting-moved', makeReason('meeting.no-day'))];
  const what = moved === undefined ? 'cancelled' : `moved-${moved.on}`;
  const deadlines =
    moved === undefined
      ? []
      : [
          `List closes ${formatTime(deadlinesOf(moved, context.marac.rules).close)}`,
          `Research by ${formatTime(deadlinesOf(moved, context.marac.rules).agenda)}`,
        ];
  const listings = listedAt(context.marac, meeting.id);
  const forRequests = copiesForRequests(context, listings, openRequests(context, meeting));
  const agencies = [...copiesOf(context, listings), ...forRequests].map((copy) => copy.recipient.contact);
  return [...agencies, ...othersConcerned(context, meeting, agencies)].map((contact) => {
    const key = `${context.marac.name}/agenda/${meeting.id}/${what}/${contact.id}`;
    return message(context, 'agenda', {
      key,
      to: contact.id,
      audience: 'referrer',
      template: 'meeting-moved',
      papers: [],
      covers: [`${meeting.id}/${what}`],
      gate: 'undo',
      ready: true,
      notAfter: endOfDay(meeting),
      because: [
        makeReason('meeting.moved', { on: meeting.on, what: meeting.state === 'moved' ? 'moved' : 'cancelled' }),
      ],
      model: {
        head: letterhead(viewContextOf(context), key, contact),
        cancelled: moved === undefined,
        was: formatMeeting(meeting),
        is: moved === undefined ? '' : formatMeeting(moved),
        place: meeting.place ?? '',
        link: meeting.link ?? '',
        deadlines,
      },
    });
  });
}

/**
 * The chair and the vice-chair of the meeting, and the IDVAs who have papers of its cases, unless their mailbox is told for an agency. An emergency
 * meeting is told of to a chair who may hear a case of it, and to no other.
 */
function othersConcerned(context: MaracPlanContext, meeting: Meeting, told: readonly Contact[]): readonly Contact[] {
  const { access, maracAccess, facts, marac, today } = context;
  const refs = listedAt(marac, meeting.id).map((listing) => listing.caseRef);
  const sees = (contact: Contact, audience: Audience): boolean =>
    refs.some((ref) => classesFor(access, maracAccess, contact, ref, audience) instanceof Set);
  const vice = access.contacts.find(({ id }) => id === meeting.viceChair);
  const chairs = [chairOf(access, maracAccess, meeting.id), vice].filter(
    (one): one is Contact => one !== undefined && (meeting.kind !== 'emergency' || sees(one, 'chair')),
  );
  const idvas = findContacts(facts.contacts, { marac: marac.name, roles: ['idva', 'idvaDuty'], on: today }).filter(
    (one) => sees(one, 'idva'),
  );
  const mailboxes = new Set(told.map(mailboxOf));
  return [...chairs, ...idvas].filter((contact) => {
    const isNew = !mailboxes.has(mailboxOf(contact));
    mailboxes.add(mailboxOf(contact));
    return isNew;
  });
}

const mailboxOf = ({ id, address }: Contact): string => (address === undefined ? id : canonicalAddress(address));

/** "Now at case N at 11:20": new times for the rest; everybody whose time changes by more than five minutes is told, on a release. */
export function planNewTimes(context: MaracPlanContext, meeting: Meeting): readonly Due[] {
  const { nowAtCase, nowAtTime } = meeting;
  if (
    nowAtCase === undefined ||
    nowAtTime === undefined ||
    dayOf(context.now) !== meeting.on ||
    context.now >= endOfDay(meeting)
  )
    return [];
  const running = planRunningOrder(context, meeting);
  const listings = listedAt(context.marac, meeting.id);
  const order = running.slots.map((slot) => slot.caseRef);
  const now = { case: nowAtCase, at: minutesOf(nowAtTime) };
  const left = retimeAgenda(requestFor(context, meeting, listings), order, now);
  if (left === undefined) return [untold(context, meeting, 'times', makeReason('meeting.not-there'))];
  const slots = left.asPlanned.timed.map((timedCase) => ({
    caseRef: timedCase.case,
    at: clockFromMinutes(timedCase.start),
    minutes: timedCase.end - timedCase.start,
    after: [],
  }));
  const again = { ...running, slots };
  // Not the planned end, because that no longer holds.
  const ends = clockFromMinutes(Math.max(...left.asPlanned.timed.map((timedCase) => timedCase.end)));
  const planned = running.slots.find((candidate) => candidate.caseRef === nowAtCase);
  const late = planned !== undefined && minutesOf(nowAtTime) > minutesOf(planned.at);
  return copiesOf(
    context,
    listings.filter((listing) => slots.some((slot) => slot.caseRef === listing.caseRef)),
  ).flatMap((copy) => {
    const refs = copy.items.map((item) => item.listing.caseRef);
    const cases = neededFor(context, meeting, copy.agencies, refs);
    const [before, after] = [neededSpan(running, cases), neededSpan(again, cases)];
    if (before === undefined || after === undefined || after.count === slots.length) return [];
    if (
      Math.abs(minutesOf(after.from) - minutesOf(before.from)) <= 5 &&
      Math.abs(minutesOf(after.to) - minutesOf(before.to)) <= 5
    )
      return [];
    const contact = copy.recipient.contact;
    const key = `${context.marac.name}/agenda/${meeting.id}/times-${nowAtTime.replace(':', '')}/${contact.id}`;
    const yourTimes = `The meeting runs ${late ? 'late' : 'early'}. You are now needed from ${after.from} to ${after.to}.`;
    return [
      message(context, 'agenda', {
        key,
        to: contact.id,
        audience: copy.audience,
        template: 'agenda',
        papers: [],
        covers: [`${meeting.id}/times-${clockOf(context.now)}`],
        gate: 'release',
        ready: true,
        notAfter: endOfDay(meeting),
        because: [makeReason('meeting.runs-over', { at: nowAtTime })],
        model: {
          head: letterhead(viewContextOf(context), key, contact, meeting),
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

/** What a person typed about the meeting is not enough to tell anybody. */
function untold({ marac }: MaracPlanContext, meeting: Meeting, template: string, why: Reason): Withheld {
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
