// Inductions: who is new and gets the induction pack, and who takes part without an induction.
import { canonicalAddress, servesMarac, isActive } from '../register/contacts.ts';
import type { Contact, ContactRole } from '../register/register.ts';
import type { Rules } from '../settings/rules.ts';
import { foldText } from '../text/fold.ts';
import { addDays, type Day } from '../time/day.ts';
import { findAgreed } from './agreed-documents.ts';

/** After so many days a missing induction is told, and no pack is drafted any more. */
export const INDUCTION_DAYS = 30;

const TAKE_PART: readonly ContactRole[] = ['representative', 'deputy', 'idva', 'chair', 'viceChair'];

/** Only those whose first day is typed: of the others nobody knows how long they have been here. */
export function findUninducted(contacts: readonly Contact[], marac: string, on: Day): readonly Contact[] {
  return takingPart(contacts, marac, on).filter(
    ({ inductedOn, activeFrom }) =>
      inductedOn === undefined && activeFrom !== undefined && on > addDays(activeFrom, INDUCTION_DAYS),
  );
}

/**
 * Contacts who began to take part in the last 30 days, on a day on which terms of reference were in force, and are not inducted yet. A person who has
 * taken part before, or begins in two roles, is in it once or not at all.
 */
export function findNewcomers(
  contacts: readonly Contact[],
  { name, rules }: { readonly name: string; readonly rules: Rules },
  on: Day,
): readonly Contact[] {
  const all = contacts.filter((contact) => TAKE_PART.includes(contact.role) && servesMarac(contact, name));
  return takingPart(contacts, name, on).filter((contact) => {
    const { activeFrom, inductedOn } = contact;
    if (activeFrom === undefined || inductedOn !== undefined || on > addDays(activeFrom, INDUCTION_DAYS)) return false;
    return (
      findAgreed(rules, 'termsOfReference', activeFrom) !== undefined &&
      !all.some((other) => isSamePerson(other, contact) && beganBefore(other, contact))
    );
  });
}

/** Representatives, deputies, IDVAs, chairs and vice-chairs of a MARAC on that day. */
export const takingPart = (contacts: readonly Contact[], marac: string, on: Day): readonly Contact[] =>
  contacts.filter(
    (contact) => TAKE_PART.includes(contact.role) && servesMarac(contact, marac) && isActive(contact, on),
  );

function isSamePerson(one: Contact, other: Contact): boolean {
  if (one.id === other.id) return false;
  if (one.personName !== undefined && other.personName !== undefined)
    return foldText(one.personName) === foldText(other.personName) && one.agency === other.agency;
  return (
    one.address !== undefined &&
    other.address !== undefined &&
    canonicalAddress(one.address) === canonicalAddress(other.address)
  );
}

/** A row without a first day has been there since always; of two rows of a day the first by id counts. */
function beganBefore(other: Contact, contact: Contact): boolean {
  const [its, ours] = [other.activeFrom ?? '', contact.activeFrom ?? ''];
  return its < ours || (its === ours && other.id < contact.id);
}
