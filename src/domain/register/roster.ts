// Agencies and contacts as they were last read, where their rows cannot be read now. Only what never waits and shows no case goes by them.
import type { Agency, Contact } from './register.ts';

export interface Roster {
  readonly agencies: readonly Agency[];
  readonly contacts: readonly Contact[];
}

export interface LastGood extends Roster {
  /** Nothing that stands on the tabs now counts. */
  readonly whole: boolean;
}

/** Everybody as last read: by the row that stands there now, else by the last one that could be read. */
export function lastRead({ agencies, contacts, lastGood }: Roster & { readonly lastGood?: LastGood }): Roster {
  if (lastGood === undefined) return { agencies, contacts };
  if (lastGood.whole) return { agencies: lastGood.agencies, contacts: lastGood.contacts };
  return {
    agencies: withMissing(agencies, lastGood.agencies),
    contacts: withMissing(contacts, lastGood.contacts),
  };
}

function withMissing<T extends { readonly id: string }>(now: readonly T[], before: readonly T[]): readonly T[] {
  const there = new Set(now.map((one) => one.id));
  return [...now, ...before.filter((one) => !there.has(one.id))];
}

/** What an access version tells of this. */
interface Version extends Roster {
  readonly lastGood?: LastGood;
  readonly maracs: readonly { readonly blocked: readonly string[] | 'all' }[];
}

/**
 * What an access version is good for as a last good reading. One recorded before this was kept says nothing where access could not be read: its
 * rows may have been those of a tab that was out of order.
 */
export function rosterOf(version: Version): Roster {
  const blind = version.lastGood === undefined && version.maracs.some((marac) => marac.blocked === 'all');
  return blind ? { agencies: [], contacts: [] } : lastRead(version);
}

export interface Unreadable {
  /** The tab Contacts or Agencies cannot be read, or counts for nothing. */
  readonly whole: boolean;
  /** Ids of rows that stand there and cannot be read. */
  readonly ids: ReadonlySet<string>;
}

/** What is to be taken from the last good reading. */
export function lastGoodOf(before: Roster, { whole, ids }: Unreadable): LastGood {
  if (whole) return { ...before, whole };
  return {
    agencies: before.agencies.filter((agency) => ids.has(agency.id)),
    contacts: before.contacts.filter((contact) => ids.has(contact.id)),
    whole,
  };
}
