// A coordinator who may not deal with a case: said in the restricted workbook only, to whoever holds its sharing.
import type { Access, MaracAccess } from '../access.ts';
import { findKeptCoordinators, managersFor } from '../coordinators.ts';
import type { MaracFacts } from '../facts.ts';
import type { TodayItem } from './item.ts';

export function coordinatorItems(marac: MaracFacts, access: Access, maracAccess: MaracAccess): readonly TodayItem[] {
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
