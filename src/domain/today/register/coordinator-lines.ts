// A coordinator who may not deal with a case: said in the restricted workbook only, to whoever holds its sharing.
import type { Access, MaracAccess } from '../../access/access.ts';
import { findKeptCoordinators, findSameNamed, managersFor, nameMatter } from '../../register/coordinators.ts';
import type { Day } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';
import type { TodayItem } from '../today-item.ts';
import { describeManagerNotice } from '../messages/manager-told.ts';

interface Looking {
  readonly marac: MaracFacts;
  readonly access: Access;
  readonly maracAccess: MaracAccess;
  readonly messages: readonly OutboxMessage[];
  readonly today: Day;
}

export function coordinatorItems(looking: Looking): readonly TodayItem[] {
  return [...inConflict(looking), ...ofTheSameName(looking)];
}

function ofTheSameName(looking: Looking): readonly TodayItem[] {
  const { marac, access, maracAccess } = looking;
  return findSameNamed(access, maracAccess)
    .filter(({ caseRef }) => isOpen(marac, caseRef))
    .map((found) => {
      const { caseRef, coordinator } = found;
      return {
        id: `conflict/${caseRef}/coordinator-name-${coordinator.id}`,
        kind: 'conflict' as const,
        marac: marac.name,
        what: [
          `Case ${caseRef}: coordinator ${coordinator.id} has the name of someone in it, so the sheets for the room go without it.`,
          describeManagerNotice(looking, nameMatter(found), managersFor(access, maracAccess, caseRef)),
          'The same person: record it on Conflicts, with the contact. Another: record it there and lift it, by two people.',
        ].join(' '),
        about: caseRef,
        otherwise: 'the sheets for the room go without the case.',
        tab: 'Conflicts',
        restricted: true,
      };
    });
}

function isOpen({ cases }: MaracFacts, caseRef: string): boolean {
  const state = cases.find((caseRow) => caseRow.id === caseRef)?.state;
  return state !== 'closed' && state !== 'archived';
}

function inConflict(looking: Looking): readonly TodayItem[] {
  const { marac, access, maracAccess } = looking;
  return findKeptCoordinators(access, maracAccess)
    .filter(({ conflict }) => conflict.unheardInstead === undefined)
    .map(({ conflict, coordinator }) => {
      const moved = marac.restrictedCases.has(conflict.caseRef);
      return {
        id: `conflict/${conflict.id}/coordinator-${coordinator.id}`,
        kind: 'conflict' as const,
        marac: marac.name,
        what: [
          `Case ${conflict.caseRef}: coordinator ${coordinator.id} may not deal with it.`,
          describeManagerNotice(looking, conflict.id, managersFor(access, maracAccess, conflict.caseRef)),
          moved ? '' : `Move it with \`marac restrict ${conflict.caseRef}\`.`,
          'Take the coordinator off the sharing of this workbook, and type in “Heard instead” who deals with the case.',
        ]
          .filter((part) => part !== '')
          .join(' '),
        about: conflict.id,
        otherwise: 'the coordinator can still open what stands here, and nobody else deals with the case.',
        tab: 'Conflicts',
        restricted: true,
      };
    });
}
