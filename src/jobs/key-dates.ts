// A release, a court day, an order's end: word to the agency that a person named for it, so many days before. The day alone; what it is they ask for.
import { sameAgency } from '../domain/access.ts';
import type { KeyDate } from '../domain/action.ts';
import { findRepresentative } from '../domain/contacts.ts';
import { mayKnowOf } from '../domain/entitlement.ts';
import { addDays, at, clockTime, tellDay } from '../domain/day.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';
import { letterhead } from '../domain/views/mail-parts.ts';
import { askingFor } from '../domain/views/paper-head.ts';
import { isSettled, message, sceneOf } from './circulation.ts';
import type { MaracRound } from './job.ts';

/** Days before the date when nobody typed how many. */
export const REMIND_DAYS = 7;

export function remindedOccasion(one: KeyDate): string {
  return `${one.id}/reminded-${one.on ?? ''}`;
}

export function planKeyDates(round: MaracRound): readonly Once[] {
  if (round.marac.unknownTables.has('keyDates')) return [];
  return round.marac.keyDates.flatMap((one) => remind(round, one));
}

function remind(round: MaracRound, one: KeyDate): readonly Once[] {
  const { marac, facts, today } = round;
  const { on, remindAgency } = one;
  if (on === undefined || remindAgency === undefined || one.dealtWithOn !== undefined || on < today) return [];
  if (addDays(on, -(one.remindDaysBefore ?? REMIND_DAYS)) > today) return [];
  const agency = facts.agencies.find((each) => sameAgency(remindAgency, each));
  const contact = agency === undefined ? undefined : findRepresentative(facts.contacts, agency.id, marac.name, today);
  if (contact === undefined || !mayKnowOf(round.access, round.maracAccess, contact, one.caseRef)) return [];
  const key = `${marac.name}/follow-up/key-date-${one.id}-${on}/${contact.id}`;
  const { covered, messages } = facts.recorded;
  // Told once, to whoever stood for the agency then.
  if (isSettled(round, key) || (covered.has(remindedOccasion(one)) && !messages.has(key))) return [];
  const scene = sceneOf(round);
  return [
    message(round, 'follow-up', {
      key,
      to: contact.id,
      audience: 'agency',
      template: 'key-date',
      model: {
        head: letterhead(scene, key, contact),
        ref: one.caseRef,
        keyDate: one.id,
        on: tellDay(on),
        ring: askingFor(scene),
      },
      papers: [],
      covers: [remindedOccasion(one)],
      gate: 'undo',
      ready: true,
      notAfter: at(on, clockTime('23:59')),
      because: [because('key-date.near', { case: one.caseRef, on })],
    }),
  ];
}
