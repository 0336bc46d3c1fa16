// A coordinator who may not deal with a case: said in the restricted workbook only, to whoever holds its sharing.
import type { Access, MaracAccess } from '../access.ts';
import { findKeptCoordinators, findSameNamed, managersFor } from '../coordinators.ts';
import type { MaracFacts } from '../facts.ts';
import type { TodayItem } from './item.ts';

export function coordinatorItems(marac: MaracFacts, access: Access, maracAccess: MaracAccess): readonly TodayItem[] {
  return [...inConflict(marac, access, maracAccess), ...ofTheSameName(marac, access, maracAccess)];
}

function ofTheSameName(marac: MaracFacts, access: Access, maracAccess: MaracAccess): readonly TodayItem[] {
  return findSameNamed(access, maracAccess)
    .filter(({ caseRef }) => isOpen(marac, caseRef))
    .map(({ caseRef, coordinator }) => {
      const told = managersFor(access, maracAccess, caseRef).length > 0;
      return {
        id: `conflict/${caseRef}/coordinator-name-${coordinator.id}`,
        kind: 'conflict' as const,
        marac: marac.name,
        what: [
          `Case ${caseRef}: coordinator ${coordinator.id} has the name of someone in it, so the sheets for the room go without it.`,
          told ? 'The manager has been told.' : 'No manager is on Contacts: ring them, and name one there.',
          'The same person: record it on Conflicts, with the contact. Another: record it there and lift it, by two people.',
        ].join(' '),
        about: caseRef,
        tab: 'Conflicts',
        restricted: true,
      };
    });
}

function isOpen({ cases }: MaracFacts, caseRef: string): boolean {
  const state = cases.find((one) => one.id === caseRef)?.state;
  return state !== 'closed' && state !== 'archived';
}

function inConflict(marac: MaracFacts, access: Access, maracAccess: MaracAccess): readonly TodayItem[] {
  return findKeptCoordinators(access, maracAccess)
    .filter(({ conflict }) => conflict.unheardInstead === undefined)
    .map(({ conflict, coordinator }) => {
      const told = managersFor(access, maracAccess, conflict.caseRef).length > 0;
      const moved = marac.restrictedCases.has(conflict.caseRef);
      return {
        id: `conflict/${conflict.id}/coordinator-${coordinator.id}`,
        kind: 'conflict' as const,
        marac: marac.name,
        what: [
          `Case ${conflict.caseRef}: coordinator ${coordinator.id} may not deal with it.`,
          told ? 'The manager has been told.' : 'No manager is on Contacts: ring them, and name one there.',
          moved ? '' : `Move it with \`marac restrict ${conflict.caseRef}\`.`,
          'Take the coordinator off the sharing of this workbook, and type in "Heard instead" who deals with the case.',
        ]
          .filter((one) => one !== '')
          .join(' '),
        about: conflict.id,
        tab: 'Conflicts',
        restricted: true,
      };
    });
}
