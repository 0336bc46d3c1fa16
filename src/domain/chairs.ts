// Who chairs a case at a meeting.
import type { Access, MaracAccess } from './access.ts';
import { findContacts } from './contacts.ts';
import { findConflict } from './entitlement.ts';
import type { Contact } from './register.ts';

/** Chairs of a meeting for a case: a conflicted chair gives way to the vice-chair named for the meeting. */
export function findChair(access: Access, marac: MaracAccess, meeting: string, caseRef: string): Contact | undefined {
  const sitting = marac.chairs.find((one) => one.meeting === meeting);
  const named = (id: string | undefined): Contact | undefined => access.contacts.find((one) => one.id === id);
  const chair =
    named(sitting?.chair) ?? findContacts(access.contacts, { marac: marac.name, roles: ['chair'], on: access.on })[0];
  if (chair !== undefined && findConflict(access, marac, chair, caseRef) === undefined) return chair;
  const vice = named(sitting?.viceChair);
  return vice !== undefined && findConflict(access, marac, vice, caseRef) === undefined ? vice : undefined;
}
