// Contacts of which something else stands on Contacts than what was verified: the old address and the new one, until somebody has looked.
import type { Facts, IdPool } from '../facts.ts';
import type { Question } from './answered.ts';
import type { TodayItem } from './item.ts';

export interface ChangedAddress {
  /** Row id. */
  readonly contact: string;
  readonly now: string;
  /** As verified, where it still stands there or a message of the ledger went there. */
  readonly was?: string;
  /** Keyed hash of what stands there now. */
  readonly way: string;
}

export const CHANGED_ADDRESS: Question = {
  yes: { does: 'what stands there now was verified, by a call to a number from another source; papers go there' },
  otherwise: 'nothing goes to this contact; each of its messages ends as not sent when its hour has passed.',
};

/** What stands there now is part of it: another change is another question. */
export function changedAddressId(pool: IdPool, { contact, way }: ChangedAddress): string {
  return `address/${contact}/${pool.take('H', `address/${contact}/${way}`)}`;
}

export function changedAddressItems(facts: Facts): readonly TodayItem[] {
  const marac = facts.maracs[0];
  if (marac === undefined) return [];
  return (facts.changedAddresses ?? []).map((one) => ({
    id: changedAddressId(marac.pool, one),
    kind: 'stopped',
    marac: marac.name,
    what: `The address of ${one.contact} is not what was verified (row ${one.contact} of Contacts): ${tellWas(one)}. Nothing goes to it. Ring them by a number from another source; if it is right, type the new day in “Verified on”, or answer here. If not, put the old one back.`,
    about: one.contact,
    tab: 'Contacts',
    restricted: false,
    question: CHANGED_ADDRESS,
  }));
}

function tellWas({ was, now }: ChangedAddress): string {
  if (was === undefined) return `it is ${now} now`;
  return was === now ? `it is ${now} as before, by another route or mailbox` : `it was ${was} and is ${now} now`;
}
