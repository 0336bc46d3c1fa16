// Agencies that cases of a coming meeting concern and that have nobody who gets their papers: away with no cover, left, or never named.
import type { Access, MaracAccess } from '../../access/access.ts';
import { dayOf, type LocalTime } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { levelOf } from '../../access/levels.ts';
import { listedAt } from '../../meeting/meetings.ts';
import { isUncertain } from '../../text/problem.ts';
import { gatherRecipients, workingAgencies } from '../../register/recipients.ts';
import type { TodayItem } from '../today-item.ts';

const WHY = {
  nobody: 'has nobody who gets its papers: they left, are away without anybody in their place, or were never named',
  noAddress: 'has a representative without an address',
} as const;

const WAY_OUT = {
  nobody: 'name somebody in the role Representative or Deputy',
  noAddress: 'type the address',
} as const;

export function agencyWithoutContactItems(
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
  now: LocalTime,
): readonly TodayItem[] {
  const today = dayOf(now);
  if (isUncertain(marac, 'contacts') || isUncertain(marac, 'agencies')) return [];
  const cases = marac.meetings
    .filter((meeting) => meeting.on >= today && meeting.state !== 'cancelled')
    .flatMap((meeting) => listedAt(marac, meeting.id))
    .map((listing) => listing.caseRef);
  if (cases.length === 0) return [];
  const { absent } = gatherRecipients(access, maracAccess, workingAgencies(access.agencies, today));
  const isApart = (ref: string): boolean => marac.restrictedCases.has(ref);
  return absent.flatMap(({ agency, why }) => {
    const concern = cases.filter((ref) => (levelOf(access, maracAccess, agency, ref) ?? 'acts') !== 'acts');
    // What concerns only restricted cases is told with them.
    const restricted = concern.every(isApart);
    if (concern.length === 0) return [];
    return [
      {
        id: `nobody/${agency.id}${restricted ? '/restricted' : ''}`,
        kind: 'ring' as const,
        marac: marac.name,
        what: `${agency.name} ${WHY[why]}. Cases of a coming meeting concern it. Ring them, and ${WAY_OUT[why]} on Contacts.`,
        about: agency.id,
        otherwise: 'nobody there gets the papers, and the agency is not heard.',
        tab: 'Contacts',
        restricted,
      },
    ];
  });
}
