// Which agencies were asked about which case of a meeting, and when: the list with its request for research left for one of their contacts. Nothing is held
// against the others.
import { agencyNamed } from '../access/access.ts';
import type { Facts } from '../plan/facts.ts';
import { memoBy } from '../text/memo-by.ts';
import { dayOf, type Day } from '../time/day.ts';

export interface Asked {
  readonly caseRef: string;
  /** Row id of the agency. */
  readonly agency: string;
  /** The first day on which it was. */
  readonly on: Day;
}

/** By the row id of the meeting, as the ledger remembers. */
export function findAsked({ contacts, agencies, recorded }: Facts): ReadonlyMap<string, readonly Asked[]> {
  const agencyOf = new Map(contacts.map(({ id, agency }) => [id, agencyNamed(agencies, agency)?.id]));
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

/** `M-AAAA22/K-AAAA22/G-HAAA22`, and without the case for any of the meeting's. */
const askedPairs = memoBy(
  (facts: Facts): ReadonlySet<string> =>
    new Set(
      [...findAsked(facts)].flatMap(([meeting, asked]) =>
        asked.flatMap(({ caseRef, agency }) => [`${meeting}/${caseRef}/${agency}`, `${meeting}//${agency}`]),
      ),
    ),
);

/** About one case, or without it about any of the meeting; the agency by its row id or as somebody wrote it. */
export function wasAsked(facts: Facts, meeting: string, agency: string, caseRef = ''): boolean {
  const id = agencyNamed(facts.agencies, agency)?.id;
  return id !== undefined && askedPairs(facts).has(`${meeting}/${caseRef}/${id}`);
}
