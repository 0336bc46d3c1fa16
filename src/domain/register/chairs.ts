// Who chairs a case at a meeting.
import type { Access, MaracAccess } from '../access/access.ts';
import { findContacts } from './contacts.ts';
import { findConflict } from '../access/entitlement.ts';
import type { Contact } from './register.ts';

const sittingOf = (marac: MaracAccess, meeting: string): MaracAccess['chairs'][number] | undefined =>
  marac.chairs.find((chair) => chair.meeting === meeting);

const contactOf = (access: Access, id: string | undefined): Contact | undefined =>
  access.contacts.find((contact) => contact.id === id);

/** The chair of a meeting: named there, else whoever has the role. */
export function chairOf(access: Access, marac: MaracAccess, meeting: string): Contact | undefined {
  return (
    contactOf(access, sittingOf(marac, meeting)?.chair) ??
    findContacts(access.contacts, { marac: marac.name, roles: ['chair'], on: access.on })[0]
  );
}

/** Chairs of a meeting for a case: a conflicted chair gives way to the vice-chair named for the meeting. */
export function findChair(access: Access, marac: MaracAccess, meeting: string, caseRef: string): Contact | undefined {
  const chair = chairOf(access, marac, meeting);
  if (chair !== undefined && findConflict(access, marac, chair, caseRef) === undefined) return chair;
  const vice = contactOf(access, sittingOf(marac, meeting)?.viceChair);
  return vice !== undefined && findConflict(access, marac, vice, caseRef) === undefined ? vice : undefined;
}

/** Who does what the chair of a meeting is to do, in a case or in none. */
export function chairFor(
  access: Access,
  marac: MaracAccess,
  meeting: string,
  caseRef: string | undefined,
): Contact | undefined {
  return caseRef === undefined ? chairOf(access, marac, meeting) : findChair(access, marac, meeting, caseRef);
}
