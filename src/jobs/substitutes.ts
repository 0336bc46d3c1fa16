// Whoever comes instead of a representative, named for one meeting only: verified by phone on the number held, good for its agenda and no more.
import { isActive } from '../domain/contacts.ts';
import type { Listing } from '../domain/listing.ts';
import { sortBy } from '../domain/order.ts';
import { copyOf, type Copy } from './circulation.ts';
import type { MaracRound } from './job.ts';

/** Copies of substitutes of the meeting that the listings stand at. Entitlement lets them see its cases up to its day, and no others. */
export function substitutesOf(round: MaracRound, listings: readonly Listing[]): readonly Copy[] {
  const meeting = listings[0]?.meeting;
  const { access, facts } = round;
  const found = access.contacts.filter(
    (one) =>
      one.role === 'substitute' &&
      meeting !== undefined &&
      one.onlyMeeting === meeting &&
      isActive(one, access.on) &&
      one.address !== undefined,
  );
  return sortBy(found, (one) => one.id).flatMap((contact) => {
    const agency = facts.agencies.find((one) => one.id === contact.agency);
    return agency === undefined ? [] : copyOf(round, { contact, acting: [{ agency, contact }] }, listings);
  });
}
