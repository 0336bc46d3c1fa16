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
import { isLongOver, isSettled, message, viewContextOf } from '../meeting/circulation.ts';
import type { MaracPlanContext } from '../engine/job.ts';

export function remindedOccasion(one: KeyDate): string {
  return `${one.id}/reminded-${one.on ?? ''}`;
}

export function planKeyDates(context: MaracPlanContext): readonly Due[] {
  if (context.marac.unknownTables.has('keyDates')) return [];
  return context.marac.keyDates.flatMap((one) => remind(context, one));
}

function remind(context: MaracPlanContext, one: KeyDate): readonly Due[] {
  const { marac, facts, today } = context;
  const { on, remindAgency } = one;
  if (on === undefined || remindAgency === undefined || one.dealtWithOn !== undefined) return [];
  const notAfter = at(on, clockTime('23:59'));
  if (isLongOver(context, notAfter)) return [];
  if (addDays(on, -(one.remindDaysBefore ?? REMIND_DAYS)) > today) return [];
  const agency = agencyNamed(facts.agencies, remindAgency);
  const contact = agency === undefined ? undefined : findRepresentative(facts.contacts, agency.id, marac.name, today);
  const { covered, messages } = facts.recorded;
  if (contact === undefined || !mayKnowDates(context.access, context.maracAccess, contact, one.caseRef))
    return covered.has(remindedOccasion(one)) ? [] : [unreminded(context, one, agency, contact, notAfter)];
  const key = `${marac.name}/follow-up/key-date-${one.id}-${on}/${contact.id}`;
  // Told once, to whoever acted for the agency then.
  if (isSettled(context, key) || (covered.has(remindedOccasion(one)) && !messages.has(key))) return [];
  const view = viewContextOf(context);
  return [
    message(context, 'follow-up', {
      key,
      to: contact.id,
      audience: 'agency',
      template: 'key-date',
      model: {
        head: letterhead(view, key, contact),
        ref: one.caseRef,
        keyDate: one.id,
        on: formatDay(on),
        ring: askingFor(view),
      },
      papers: [],
      covers: [remindedOccasion(one)],
      gate: 'undo',
      ready: true,
      notAfter,
      because: [makeReason('key-date.near', { case: one.caseRef, on })],
    }),
  ];
}

/** Why nobody at the agency that a person named for the date is reminded. */
function unreminded(
  { access, maracAccess, marac }: MaracPlanContext,
  one: KeyDate,
  agency: Agency | undefined,
  contact: Contact | undefined,
  notAfter: LocalTime,
): Withheld {
  const shown = contact === undefined ? undefined : classesFor(access, maracAccess, contact, one.caseRef, 'agency');
  const missing =
    agency === undefined ? makeReason('agency.unknown') : makeReason('agency.nobody', { agency: agency.id });
  const why =
    shown === undefined
      ? missing
      : !(shown instanceof Set)
        ? (shown as Reason)
        : onlyActs(shown as ReadonlySet<string>)
          ? makeReason('level.none', { agency: agency?.id ?? '', case: one.caseRef })
          : missing;
  return {
    do: 'withhold',
    marac: marac.name,
    what: 'key-date',
    about: one.id,
    agency: agency?.id ?? one.remindAgency ?? '',
    ...(contact === undefined ? {} : { to: contact.id }),
    cases: [],
    tells: [one.caseRef],
    notAfter,
    because: why,
  };
}
