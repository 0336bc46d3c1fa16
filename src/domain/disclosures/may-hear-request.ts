// Who may hear of a Clare's Law request.
import { sameAgency, type Access, type MaracAccess } from '../access/access.ts';
import { isActive } from '../register/contacts.ts';
import { otherReaders, readersOfContact, rowsOfPersonAt } from '../register/readers.ts';
import type { Contact } from '../register/register.ts';

/** A Clare's Law request is heard by the police, the MARAC team and the agencies asked about it, and by nobody else who reads their mailbox. */
export function mayHearRequest(access: Access, marac: MaracAccess, contact: Contact, id: string): boolean {
  const asked = (marac.requests ?? []).find((request) => request.id === id);
  if (asked === undefined || !readersOfContact(access, contact).known) return false;
  return [rowsOfPersonAt(access, contact), ...otherReaders(access, contact)].every((rows) =>
    rows.some((row) => {
      const agency = access.agencies.find((candidate) => candidate.id === row.agency);
      return (
        agency !== undefined &&
        isActive(agency, access.on) &&
        (agency.kind === 'police' ||
          agency.kind === 'maracTeam' ||
          asked.agencies.some((written) => sameAgency(written, agency)))
      );
    }),
  );
}
