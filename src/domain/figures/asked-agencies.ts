// Which agencies were asked about which case of a meeting, and when: the list with its request for research left for one of their contacts.
import type { Facts } from '../plan/facts.ts';
import { dayOf, type Day } from '../time/day.ts';
import { findAgency } from './referrers.ts';

export interface Asked {
  readonly caseRef: string;
  /** Row id of the agency. */
  readonly agency: string;
  /** The first day on which it was. */
  readonly on: Day;
}

/** By the row id of the meeting, as the ledger remembers. */
export function findAsked({ contacts, agencies, recorded }: Facts): ReadonlyMap<string, readonly Asked[]> {
  const agencyOf = new Map(contacts.map(({ id, agency }) => [id, findAgency(agencies, agency)?.id]));
  const found = new Map<string, Map<string, Asked>>();
  for (const [occasion, time] of recorded.covered) {
    const [what, meeting = '', caseRef = '', contact = ''] = occasion.split('/');
    const agency = what === 'list' ? agencyOf.get(contact) : undefined;
    if (agency === undefined) continue;
    const ofMeeting = found.get(meeting) ?? new Map<string, Asked>();
    found.set(meeting, ofMeeting);
    const name = `${caseRef} ${agency}`;
    const on = dayOf(time);
    if (on < (ofMeeting.get(name)?.on ?? '9999')) ofMeeting.set(name, { caseRef, agency, on });
  }
  return new Map([...found].map(([meeting, asked]) => [meeting, [...asked.values()]]));
}
