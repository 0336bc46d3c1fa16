// Who of the team is away in the days ahead, and who covers for them.
import { findContacts, isActive } from '../../register/contacts.ts';
import type { Contact, ContactRole } from '../../register/register.ts';
import { sortBy } from '../../text/order.ts';
import type { Day } from '../../time/day.ts';

export interface Away {
  readonly contact: Contact;
  /** Undefined: nobody is named. */
  readonly cover: Contact | undefined;
}

const TEAM: readonly ContactRole[] = ['coordinator', 'deputyCoordinator', 'chair', 'viceChair', 'idva', 'idvaDuty'];

/** Coordinators, chairs and IDVAs of the MARAC who are away on any of these days, by the first day away. */
export function findAway(
  contacts: readonly Contact[],
  marac: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly Away[] {
  const away = findContacts(contacts, { marac, roles: TEAM, on: from }).filter(
    ({ awayFrom, awayTo }) => awayFrom !== undefined && awayFrom <= to && (awayTo === undefined || awayTo >= from),
  );
  return sortBy(
    away.map((contact) => ({
      contact,
      cover: contacts.find((one) => one.id === contact.cover && isActive(one, from)),
    })),
    ({ contact }) => contact.awayFrom ?? '',
    ({ contact }) => contact.id,
  );
}
