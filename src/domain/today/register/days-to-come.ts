// Contacts whose verification or test paper is dated in the future: nothing that needs it goes before that day, and most often it is a slip.
import type { Access } from '../../access/access.ts';
import { isActive, notProven, notVerified } from '../../register/contacts.ts';
import type { Facts } from '../../plan/facts.ts';
import type { Reason } from '../../text/reason.ts';
import type { Contact } from '../../register/register.ts';
import { describeReason } from '../../text/describe-reason.ts';
import type { TodayItem } from '../today-item.ts';
import { wayOutOf } from '../withheld/ways-out.ts';

/** Said by the line of what it stops, where it stops anything: both have one id. */
export function dayToComeItems(facts: Facts, { contacts, on }: Access): readonly TodayItem[] {
  const marac = facts.maracs[0]?.name ?? '';
  return contacts
    .filter((contact) => isActive(contact, on))
    .flatMap((contact) => {
      const why = findDayToCome(contact, on);
      if (why === undefined) return [];
      const way = wayOutOf(why.rule).way({ to: contact.id, because: why });
      return [
        {
          id: `stopped/${why.rule}/${contact.id}`,
          kind: 'stopped',
          marac,
          what: `${describeReason(why)} ${way}`,
          about: contact.id,
          otherwise: 'nothing that needs it goes to them before that day.',
          tab: 'Contacts',
          restricted: false,
        },
      ];
    });
}

function findDayToCome(contact: Contact, on: Access['on']): Reason | undefined {
  if (contact.verifiedOn !== undefined && contact.verifiedOn > on) return notVerified(contact, on);
  return contact.routeProvenOn !== undefined && contact.routeProvenOn > on ? notProven(contact, on) : undefined;
}
