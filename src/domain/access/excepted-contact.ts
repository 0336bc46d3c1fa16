// The one contact of an agency who may see a case from which the whole of it is otherwise kept.
import { isLifted, sameAgency, type Access, type MaracAccess } from './access.ts';
import { isActive } from '../register/contacts.ts';
import { sortBy } from '../text/order.ts';
import type { Agency, Conflict, Contact } from '../register/register.ts';

export interface Excepted {
  readonly contact: Contact;
  readonly agency: Agency;
  /** Cases in which they stand for their agency. */
  readonly cases: readonly string[];
}

/** Everybody named as an exception in a conflict that stands, with the cases, steady in order. */
export function findExcepted(access: Access, marac: MaracAccess): readonly Excepted[] {
  const found = new Map<string, Set<string>>();
  for (const conflict of marac.conflicts)
    if (conflict.exceptContact !== undefined && isOwnException(access, conflict) && !isLifted(conflict))
      found.set(conflict.exceptContact, (found.get(conflict.exceptContact) ?? new Set()).add(conflict.caseRef));
  return sortBy([...found], ([id]) => id).flatMap(([id, cases]) => {
    const contact = access.contacts.find((candidate) => candidate.id === id);
    const agency = access.agencies.find((candidate) => candidate.id === contact?.agency);
    return contact === undefined || agency === undefined || !isActive(contact, access.on)
      ? []
      : [{ contact, agency, cases: [...cases] }];
  });
}

/** Only one of its own people can stand for an agency that is kept from a case; anybody else named there changes nothing. */
export function isOwnException(
  { contacts, agencies }: { readonly contacts: readonly Contact[]; readonly agencies: readonly Agency[] },
  { agency, exceptContact }: Conflict,
): boolean {
  const contact = contacts.find((candidate) => candidate.id === exceptContact);
  const own = agencies.find((candidate) => candidate.id === contact?.agency);
  return agency !== undefined && own !== undefined && sameAgency(agency, own);
}
