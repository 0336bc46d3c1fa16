// Cases that a coordinator may not deal with, and who is told instead: a road that the coordinator cannot read.
import { isLifted, type Access, type MaracAccess } from '../access/access.ts';
import { findContacts } from './contacts.ts';
import { COORDINATORS, findCoordinators } from './cover.ts';
import { findConflict } from '../access/entitlement.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Key } from '../plan/effects.ts';
import type { Conflict, Contact } from './register.ts';
import { rowsWith } from '../text/rows-with.ts';

export interface KeptCoordinator {
  readonly conflict: Conflict;
  readonly coordinator: Contact;
}

/** Each conflict of a coordinator or their deputy that stands, with whom it keeps away; steady in order. */
export function findKeptCoordinators(access: Access, marac: MaracAccess): readonly KeptCoordinator[] {
  const coordinators = coordinatorsOf(access, marac);
  // One that names several agencies stands once for each.
  const byId = new Map(marac.conflicts.map((conflict) => [conflict.id, conflict]));
  return [...byId.values()]
    .filter((conflict) => !isLifted(conflict))
    .flatMap((conflict) =>
      coordinators
        .filter(
          (one) =>
            findConflict(
              access,
              { ...marac, conflicts: rowsWith(marac.conflicts, 'id', conflict.id) },
              one,
              conflict.caseRef,
            ) !== undefined,
        )
        .map((coordinator) => ({ conflict, coordinator })),
    );
}

export interface NamedCoordinator {
  readonly caseRef: string;
  readonly coordinator: Contact;
}

/** Coordinators, and their deputies, with the name of someone in a case about which nobody has said whether it is the same person. */
export function findSameNamed(access: Access, marac: MaracAccess): readonly NamedCoordinator[] {
  return coordinatorsOf(access, marac).flatMap((coordinator) => {
    const mine = marac.nameMeetings.filter(
      (one) => one.contact === coordinator.id && findConflict(access, marac, coordinator, one.caseRef) === undefined,
    );
    return [...new Set(mine.map((meeting) => meeting.caseRef))].map((caseRef) => ({ caseRef, coordinator }));
  });
}

/** Whoever is away can open the workbooks as before, and whoever covers for them can too. */
function coordinatorsOf({ contacts, on }: Access, { name }: MaracAccess): readonly Contact[] {
  const own = findContacts(contacts, { marac: name, roles: COORDINATORS, on });
  const acting = findCoordinators(contacts, name, COORDINATORS, on);
  return [...own, ...acting.filter(({ id }) => own.every((one) => one.id !== id))];
}

/** By a conflict, or by a name while nobody has looked. */
export function isKeptFrom(access: Access, marac: MaracAccess, contact: Contact, caseRef: string): boolean {
  return (
    findConflict(access, marac, contact, caseRef) !== undefined ||
    marac.nameMeetings.some((meeting) => meeting.caseRef === caseRef && meeting.contact === contact.id)
  );
}

/** Managers of the MARAC who may know of the case themselves. */
export function managersFor(access: Access, marac: MaracAccess, caseRef: string): readonly Contact[] {
  return findContacts(access.contacts, { marac: marac.name, roles: ['manager'], on: access.on }).filter(
    (contact) => !isKeptFrom(access, marac, contact, caseRef),
  );
}

/** The alarm by which a manager hears of it. `matter` is the conflict, or the case and the coordinator. */
export function managerAlarmKey({ name }: Pick<MaracFacts, 'name'>, matter: string, manager: Contact): Key {
  return `${name}/intake/${matter}/coordinator/${manager.id}`;
}

/** What the alarm about a name in common is about. */
export const nameMatter = ({ caseRef, coordinator }: NamedCoordinator): string => `${caseRef}-${coordinator.id}`;

/** Whoever of the team may be asked about the case instead: another coordinator, else the chair. */
export function findInstead(access: Access, marac: MaracAccess, caseRef: string): Contact | undefined {
  return (['coordinator', 'deputyCoordinator', 'chair'] as const)
    .flatMap((role) => findCoordinators(access.contacts, marac.name, [role], access.on))
    .find((contact) => !isKeptFrom(access, marac, contact, caseRef));
}
