// Which agencies were asked about the cases of a meeting: those to whose contacts the list with the case has left. Nothing is held against the others.
import { agencyNamed } from '../access/access.ts';
import type { Facts } from '../plan/facts.ts';
import { memoBy } from '../text/memo-by.ts';

/** `M-AAAA22/K-AAAA22/G-HAAA22` */
const askedPairs = memoBy((facts: Facts): ReadonlySet<string> => {
  const agencyOf = new Map(facts.contacts.map(({ id, agency }) => [id, agencyNamed(facts.agencies, agency)?.id]));
  return new Set(
    [...facts.recorded.covered.keys()].flatMap((occasion) => {
      const [what, meeting, caseRef, contact = ''] = occasion.split('/');
      const agency = what === 'list' ? agencyOf.get(contact) : undefined;
      return agency === undefined ? [] : [`${meeting}/${caseRef}/${agency}`, `${meeting}//${agency}`];
    }),
  );
});

/** About one case, or without it about any of the meeting; the agency by its row id or as somebody wrote it. */
export function wasAsked(facts: Facts, meeting: string, agency: string, caseRef = ''): boolean {
  const id = agencyNamed(facts.agencies, agency)?.id;
  return id !== undefined && askedPairs(facts).has(`${meeting}/${caseRef}/${id}`);
}
