// Who takes part without an induction: contacts who have been here for a while and in whose row no day of it stands.
import { servesMarac, isActive } from '../register/contacts.ts';
import type { Contact, ContactRole } from '../register/register.ts';
import { addDays, type Day } from '../time/day.ts';

/** After so many days a missing induction is told. */
export const INDUCTION_DAYS = 30;

const TAKE_PART: readonly ContactRole[] = ['representative', 'deputy', 'idva', 'chair', 'viceChair'];

/** Only those whose first day is typed: of the others nobody knows how long they have been here. */
export function findUninducted(contacts: readonly Contact[], marac: string, on: Day): readonly Contact[] {
  return contacts.filter(
    (one) =>
      TAKE_PART.includes(one.role) &&
      servesMarac(one, marac) &&
      isActive(one, on) &&
      one.inductedOn === undefined &&
      one.activeFrom !== undefined &&
      on > addDays(one.activeFrom, INDUCTION_DAYS),
  );
}
