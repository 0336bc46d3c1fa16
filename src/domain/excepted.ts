// The one contact of an agency who may see a case from which the whole of it is otherwise kept.
import { isLifted, type Access, type MaracAccess } from './access.ts';
import { isActive } from './contacts.ts';
import { sortBy } from './order.ts';
import type { Agency, Contact } from './register.ts';

export interface Excepted {
  readonly contact: Contact;
  readonly agency: Agency;
  /** Cases in which they stand for their agency. */
  readonly cases: readonly string[];
}

/** Everybody named as an exception in a conflict that stands, with the cases, steady in order. */
export function findExcepted(access: Access, marac: MaracAccess): readonly Excepted[] {
  const found = new Map<string, Set<string>>();
  for (const one of marac.conflicts)
    if (one.agency !== undefined && one.exceptContact !== undefined && !isLifted(one))
      found.set(one.exceptContact, (found.get(one.exceptContact) ?? new Set()).add(one.caseRef));
  return sortBy([...found], ([id]) => id).flatMap(([id, cases]) => {
    const contact = access.contacts.find((one) => one.id === id);
    const agency = access.agencies.find((one) => one.id === contact?.agency);
    return contact === undefined || agency === undefined || !isActive(contact, access.on)
      ? []
      : [{ contact, agency, cases: [...cases] }];
  });
}
