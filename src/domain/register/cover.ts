// Cover: another coordinator acts for one who is away, from a day to a day. It stands on the row of whoever is away: “Away from”, “Away to”, “Cover”.
import type { Day } from '../time/day.ts';
import { memoBy } from '../text/memo-by.ts';
import { findContacts, isActive, isAway, servesMarac } from './contacts.ts';
import type { Contact, ContactRole } from './register.ts';

export const COORDINATORS: readonly ContactRole[] = ['coordinator', 'deputyCoordinator'];

export interface Cover {
  readonly away: Contact;
  /** A coordinator or deputy coordinator, of this MARAC or of another one of the register. */
  readonly by: Contact;
  readonly from: Day;
  /** The last day; undefined while nobody knows. */
  readonly until?: Day;
}

/** Every cover of a MARAC's coordinators that stands on Contacts: past, running and to come; steady in order. */
export function findCovers(contacts: readonly Contact[], marac: string): readonly Cover[] {
  return coordinatorRows(contacts, marac).flatMap((away) => {
    const by = contacts.find((one) => one.id === away.cover && one.id !== away.id && COORDINATORS.includes(one.role));
    if (by === undefined || away.awayFrom === undefined) return [];
    return [{ away, by, from: away.awayFrom, ...(away.awayTo === undefined ? {} : { until: away.awayTo }) }];
  });
}

/** Coordinators who are away that day and name a cover who is no coordinator, has left, or is away too. */
export function findUncovered(contacts: readonly Contact[], marac: string, on: Day): readonly Contact[] {
  const covered = coversOn(contacts, marac, on).map(({ away }) => away.id);
  return coordinatorRows(contacts, marac).filter(
    (one) => one.cover !== undefined && isActive(one, on) && isAway(one, on) && !covered.includes(one.id),
  );
}

/** The covers of that day, from the first day to the last: whoever covers is here and not away. */
export const coversOn = memoBy((contacts: readonly Contact[], marac: string, on: Day): readonly Cover[] =>
  findCovers(contacts, marac).filter(
    ({ away, by }) => isActive(away, on) && isAway(away, on) && isActive(by, on) && !isAway(by, on),
  ),
);

/** Whether the contact acts for a coordinator of the MARAC that day. */
export function isCovering(contacts: readonly Contact[], { id }: Contact, marac: string, on: Day): boolean {
  return coversOn(contacts, marac, on).some(({ by }) => by.id === id);
}

/** Who coordinates a MARAC that day in these roles: whoever covers stands in the place of the one who is away. */
export function findCoordinators(
  contacts: readonly Contact[],
  marac: string,
  roles: readonly ContactRole[],
  on: Day,
): readonly Contact[] {
  const covers = coversOn(contacts, marac, on);
  const acting = findContacts(contacts, { marac, roles, on }).map(
    (one) => covers.find(({ away }) => away.id === one.id)?.by ?? one,
  );
  return acting.filter((one, index) => acting.findIndex(({ id }) => id === one.id) === index);
}

function coordinatorRows(contacts: readonly Contact[], marac: string): readonly Contact[] {
  return contacts.filter((one) => COORDINATORS.includes(one.role) && servesMarac(one, marac));
}
