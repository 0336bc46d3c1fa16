// What a conflict keeps from whom: every contact who gets nothing of the case because of it, and agencies that go unheard; or that it stops nobody.
import { isLifted, type Access, type MaracAccess } from './access.ts';
import { findRepresentative, isActive } from '../register/contacts.ts';
import { findConflict } from './entitlement.ts';
import { isOwnException } from './excepted-contact.ts';
import { levelOf } from './levels.ts';
import { sortBy } from '../text/order.ts';
import { workingAgencies } from '../register/recipients.ts';
import { NEAR, nearnessIn } from '../names/near-names.ts';
import type { Agency, Conflict, Contact } from '../register/register.ts';

/** Active contacts who get nothing of the case because of this conflict alone, whoever reads the same mailbox among them; steady in order. */
export function findKept(access: Access, marac: MaracAccess, conflict: Conflict): readonly Contact[] {
  if (isLifted(conflict)) return [];
  const alone = { ...marac, conflicts: marac.conflicts.filter((other) => other.id === conflict.id) };
  return sortBy(
    access.contacts.filter(
      (contact) => isActive(contact, access.on) && findConflict(access, alone, contact, conflict.caseRef) !== undefined,
    ),
    (contact) => contact.id,
  );
}

/** Agencies that have a part in the case, and whose representative is kept from it with nobody in their place. */
export function findUnheard(access: Access, marac: MaracAccess, conflict: Conflict): readonly Agency[] {
  const kept = new Set(findKept(access, marac, conflict).map((contact) => contact.id));
  if (kept.size === 0) return [];
  return workingAgencies(access.agencies, access.on).filter((agency) => {
    const { exceptContact } = conflict;
    const excepted = access.contacts.find((candidate) => candidate.id === exceptContact);
    if (excepted?.agency === agency.id && isOwnException(access, conflict) && !kept.has(excepted.id)) return false;
    const contact = findRepresentative(access.contacts, agency.id, marac.name, access.on);
    return (
      contact !== undefined && kept.has(contact.id) && levelOf(access, marac, agency, conflict.caseRef) !== undefined
    );
  });
}

const MOST_NEAR = 3;

/** Contacts whose own name, or that of a reader of their mailbox, is near a name that nobody bears: the nearest first. */
export function findNearNames(access: Access, typed: string): readonly Contact[] {
  const found = access.contacts.flatMap((contact) => {
    if (!isActive(contact, access.on)) return [];
    const names = [contact.personName ?? '', ...(contact.mailboxReaders ?? [])];
    const near = Math.max(...names.map((name) => nearnessIn(typed, name)));
    return near < NEAR ? [] : [{ contact, near }];
  });
  return sortBy(
    found,
    (one) => -one.near,
    (one) => one.contact.id,
  )
    .slice(0, MOST_NEAR)
    .map((one) => one.contact);
}
