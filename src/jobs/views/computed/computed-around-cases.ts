// Computed columns around a case: when it is heard, where its people live, which agency was asked what, and whom an agency has.
import { canonicalAddress, isActive, isProven, isVerified } from '../../../domain/register/contacts.ts';
import { dayOf, type ClockTime, type Day, type LocalTime } from '../../../domain/time/day.ts';
import type { Facts } from '../../../domain/plan/facts.ts';
import { listedAt } from '../../../domain/meeting/meetings.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import { groupBy } from '../../../domain/text/order.ts';
import type { Agency } from '../../../domain/register/register.ts';
import { isKnownPlace } from '../../../domain/cases/known-places.ts';
import { rowsWith } from '../../../domain/text/rows-with.ts';
import { firstCaseAt, timeSlots } from '../../../domain/meeting/running-order.ts';
import { ROLE_WORDS, formatName, type ViewContext } from '../../../domain/papers/parts/case-parts.ts';
import { answerDue } from '../../../domain/papers/parts/provided-answers.ts';
import type { Written } from '../../../workbook/tables/write-cell.ts';
import { chaseOccasion, listedOccasion } from '../../meeting/research.ts';

type Own = Readonly<Record<string, Written>>;

export interface Place {
  readonly order: number;
  readonly time: ClockTime;
}

/** Order and time of every listed case of a meeting in the order last planned, by row id of the listing. */
export function placesAt({ facts, marac }: ViewContext, meeting: Meeting): ReadonlyMap<string, Place> {
  const planned = facts.recorded.orders.get(meeting.id);
  if (planned === undefined) return new Map();
  const listed = new Map(listedAt(marac, meeting.id).map((listing) => [listing.caseRef, listing]));
  const ordered = planned.flatMap((ref) => listed.get(ref) ?? []);
  const { slots } = timeSlots(marac, meeting, ordered, firstCaseAt(meeting));
  // The main workbook counts its own cases only: a number left out would reveal another one.
  let inMain = 0;
  return new Map(
    ordered.map(({ id, caseRef }, index): [string, Place] => {
      if (!marac.restrictedCases.has(caseRef)) inMain += 1;
      const order = marac.restrictedCases.has(caseRef) ? index + 1 : inMain;
      return [id, { order, time: slots[index]?.at as ClockTime }];
    }),
  );
}

/** Whose an address is, and how papers treat it. */
export function ofAddresses({ marac }: ViewContext): ReadonlyMap<string, Own> {
  return new Map(
    marac.addresses.map((address) => {
      const person = rowsWith(marac.people, 'id', address.personId)[0];
      // A person of a restricted case is named in the restricted workbook only.
      const apart = marac.restrictedCases.has(person?.caseRef ?? '') && marac.restrictedRows?.has(address.id) !== true;
      const known = isKnownPlace(marac, address);
      return [
        address.id,
        {
          whose:
            person === undefined || apart
              ? undefined
              : `${formatName(person)}, ${ROLE_WORDS[person.role].toLowerCase()}`,
          place: known ? 'Known: for agencies that search by address' : 'Hidden: printed nowhere',
        },
      ];
    }),
  );
}

/** Kinds of agency whose papers go to a role of their own. */
const NO_REPRESENTATIVE: readonly Agency['kind'][] = ['chair', 'maracTeam'];

/** How many contacts of an agency are verified, and what keeps its papers back; the same for every MARAC of the register. */
export function describeContacts(facts: Facts, agency: Agency, today: Day): string {
  const contacts = rowsWith(facts.contacts, 'agency', agency.id).filter((contact) => isActive(contact, today));
  const verified = contacts.filter((contact) => isVerified(contact, today));
  const untried = verified.filter((contact) => !isProven(contact, today)).length;
  const receives = contacts.some((contact) => contact.role === 'representative' || contact.role === 'deputy');
  return [
    contacts.length === 0 ? 'None' : `${verified.length} of ${contacts.length} verified`,
    receives || NO_REPRESENTATIVE.includes(agency.kind) ? '' : 'no representative or deputy',
    untried === 0 ? '' : `${untried} with a route not tried yet`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** When the request for an answer went, until when an answer is due, and when it was last asked for again. */
export function ofResearch({ facts, marac }: ViewContext): ReadonlyMap<string, Own> {
  const { covered } = facts.recorded;
  const mailboxes = groupBy(facts.contacts, (contact) => mailboxOf(contact.address));
  const readers = new Map<string, readonly string[]>();
  // One mailbox gets one copy, whichever of its agencies a case concerns.
  const readersOf = (agency: string): readonly string[] => {
    const known =
      readers.get(agency) ??
      rowsWith(facts.contacts, 'agency', agency).flatMap((one) =>
        one.address === undefined ? [one.id] : (mailboxes.get(mailboxOf(one.address)) ?? []).map(({ id }) => id),
      );
    readers.set(agency, known);
    return known;
  };
  const days = (occasions: readonly string[]): readonly Day[] =>
    occasions.flatMap((occasion) => covered.get(occasion) ?? []).map((time: LocalTime) => dayOf(time));
  return new Map(
    marac.research.map((one) => {
      const meeting = rowsWith(marac.meetings, 'id', one.meeting)[0];
      if (meeting === undefined) return [one.id, {}];
      const contacts = readersOf(one.agency);
      const asked = days(contacts.map((contact) => listedOccasion(meeting, one, contact)));
      const chased = days(contacts.map((contact) => chaseOccasion(meeting, contact)));
      return [
        one.id,
        { asked: asked.toSorted()[0], due: answerDue(marac, meeting, one.caseRef), chased: chased.toSorted().at(-1) },
      ];
    }),
  );
}

function mailboxOf(address: string | undefined): string {
  return address === undefined ? '' : canonicalAddress(address);
}
