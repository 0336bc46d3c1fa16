// A release, a court day, an order's end: a message to the agency that a person named for it, so many days before. It gives only the day; the agency
// asks what it is about.
import { agencyNamed } from '../../domain/access/access.ts';
import { REMIND_DAYS, type KeyDate } from '../../domain/actions/action.ts';
import { findRepresentative } from '../../domain/register/contacts.ts';
import { classesFor, onlyActs } from '../../domain/access/entitlement.ts';
import { mayKnowDates } from '../../domain/access/may-know.ts';
import { addDays, at, clockTime, formatDay, type LocalTime } from '../../domain/time/day.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import type { Agency, Contact } from '../../domain/register/register.ts';
import { letterhead } from '../../domain/papers/mail-views.ts';
import { askingFor } from '../../domain/papers/parts/paper-head.ts';
import type { Due, Withheld } from '../../domain/plan/withheld.ts';
import { isLongOver, isSettled, message, viewContextOf } from '../../domain/papers/parts/circulation.ts';
import type { MaracPlanContext } from '../../domain/plan/plan-context.ts';

export function remindedOccasion(date: KeyDate): string {
  return `${date.id}/reminded-${date.on ?? ''}`;
}

export function planKeyDates(context: MaracPlanContext): readonly Due[] {
  if (context.marac.unknownTables.has('keyDates')) return [];
  return context.marac.keyDates.flatMap((date) => remind(context, date));
}

function remind(context: MaracPlanContext, date: KeyDate): readonly Due[] {
  const { marac, facts, today } = context;
  const { on, remindAgency } = date;
  if (on === undefined || remindAgency === undefined || date.dealtWithOn !== undefined) return [];
  const notAfter = at(on, clockTime('23:59'));
  if (isLongOver(context, notAfter)) return [];
  if (addDays(on, -(date.remindDaysBefore ?? REMIND_DAYS)) > today) return [];
  const agency = agencyNamed(facts.agencies, remindAgency);
  const contact = agency === undefined ? undefined : findRepresentative(facts.contacts, agency.id, marac.name, today);
  const { covered, messages } = facts.recorded;
  if (contact === undefined || !mayKnowDates(context.access, context.maracAccess, contact, date.caseRef))
    return covered.has(remindedOccasion(date)) ? [] : [unreminded(context, date, agency, contact, notAfter)];
  const key = `${marac.name}/follow-up/key-date-${date.id}-${on}/${contact.id}`;
  // Told once, to whoever acted for the agency then.
  if (isSettled(context, key) || (covered.has(remindedOccasion(date)) && !messages.has(key))) return [];
  const view = viewContextOf(context);
  return [
    message(context, 'follow-up', {
      key,
      to: contact.id,
      audience: 'agency',
      template: 'key-date',
      model: {
        head: letterhead(view, key, contact),
        ref: date.caseRef,
        keyDate: date.id,
        on: formatDay(on),
        ring: askingFor(view),
      },
      papers: [],
      covers: [remindedOccasion(date)],
      gate: 'undo',
      ready: true,
      notAfter,
      because: [makeReason('key-date.near', { case: date.caseRef, on })],
    }),
  ];
}

/** Why nobody at the agency that a person named for the date is reminded. */
function unreminded(
  { access, maracAccess, marac }: MaracPlanContext,
  date: KeyDate,
  agency: Agency | undefined,
  contact: Contact | undefined,
  notAfter: LocalTime,
): Withheld {
  const shown = contact === undefined ? undefined : classesFor(access, maracAccess, contact, date.caseRef, 'agency');
  const missing =
    agency === undefined ? makeReason('agency.unknown') : makeReason('agency.nobody', { agency: agency.id });
  const why =
    shown === undefined
      ? missing
      : !(shown instanceof Set)
        ? (shown as Reason)
        : onlyActs(shown as ReadonlySet<string>)
          ? makeReason('level.none', { agency: agency?.id ?? '', case: date.caseRef })
          : missing;
  return {
    do: 'withhold',
    marac: marac.name,
    what: 'key-date',
    about: date.id,
    agency: agency?.id ?? date.remindAgency ?? '',
    ...(contact === undefined ? {} : { to: contact.id }),
    cases: [],
    tells: [date.caseRef],
    notAfter,
    because: why,
  };
}
