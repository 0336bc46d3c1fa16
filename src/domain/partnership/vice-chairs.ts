// Who chairs: a chair, and at least two vice-chairs of other agencies who are trained to chair.
import type { Agency, Contact } from '../register/register.ts';
import { findContacts } from '../register/contacts.ts';
import type { Day } from '../time/day.ts';

/** As terms of reference ask: West Midlands template, "at least two trained vice-chairs from other agencies". */
export const LEAST_VICE_CHAIRS = 2;

export interface Chairs {
  readonly chairs: readonly Contact[];
  readonly viceChairs: readonly Contact[];
  /** Vice-chairs that count: trained, and of another agency than every chair. One who stands in two rows counts once. */
  readonly ready: readonly Contact[];
}

export function findChairs(contacts: readonly Contact[], marac: string, on: Day): Chairs {
  const chairs = findContacts(contacts, { marac, roles: ['chair'], on });
  const viceChairs = findContacts(contacts, { marac, roles: ['viceChair'], on });
  const taken = new Set(chairs.map(({ agency }) => agency));
  const counting = viceChairs.filter(({ agency, trainedToChair }) => trainedToChair === true && !taken.has(agency));
  const ready = [...new Map(counting.map((one) => [one.personName ?? one.id, one])).values()];
  return { chairs, viceChairs, ready };
}

/** What a MARAC lacks, as it completes "There is"; undefined where it lacks nothing. */
export function describeLack({ chairs, ready, viceChairs }: Chairs): string | undefined {
  const lacks = [
    ...(chairs.length === 0 ? ['no chair'] : []),
    ...(ready.length >= LEAST_VICE_CHAIRS
      ? []
      : [
          `${ready.length === 0 ? 'no vice-chair' : 'one vice-chair'} of another agency who is trained to chair${viceChairs.length > ready.length ? ` (of ${viceChairs.length} named)` : ''}`,
        ]),
  ];
  return lacks.length === 0 ? undefined : lacks.join(' and ');
}

export const agencyOf = (agencies: readonly Agency[], { agency }: Contact): string =>
  agencies.find(({ id }) => id === agency)?.name ?? '';
