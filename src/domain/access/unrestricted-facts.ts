// The facts as they would be had the restricted cases never been: what the main workbook tells of stops is worked out of these wherever a message
// would tell of both sides, so that nothing there depends on a restricted case.
import { caseRefOf } from '../cases/case-of-referral.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';

export function withoutRestricted(facts: Facts): Facts {
  return { ...facts, maracs: facts.maracs.map(openSide) };
}

function openSide(marac: MaracFacts): MaracFacts {
  const apart = marac.restrictedCases;
  const rows = marac.restrictedRows ?? new Set();
  if (apart.size === 0 && rows.size === 0) return marac;
  const stays = ({ caseRef }: { readonly caseRef?: string }): boolean => caseRef === undefined || !apart.has(caseRef);
  const people = marac.people.filter(stays);
  const gone = new Set(marac.people.filter((person) => !stays(person)).map((person) => person.id));
  return {
    ...marac,
    cases: marac.cases
      .filter((caseRow) => !apart.has(caseRow.id))
      .map((one) =>
        one.linkedCases === undefined ? one : { ...one, linkedCases: one.linkedCases.filter((ref) => !apart.has(ref)) },
      ),
    people,
    addresses: marac.addresses.filter((address) => !gone.has(address.personId)),
    referrals: marac.referrals.filter((referral) => !apart.has(caseRefOf(marac, referral))),
    safeContacts: marac.safeContacts.filter(stays),
    listings: marac.listings.filter(stays),
    needed: marac.needed.filter(stays),
    research: marac.research.filter(stays),
    notes: marac.notes.filter(stays),
    actions: marac.actions.filter(stays),
    keyDates: marac.keyDates.filter(stays),
    transfers: marac.transfers.filter(stays),
    practice: marac.practice.filter(stays),
    conflicts: marac.conflicts.filter(stays),
    disclosures: marac.disclosures.filter((disclosure) => !rows.has(disclosure.id)),
    restrictedCases: new Set(),
    restrictedRows: new Set(),
    blocked: marac.blocked === 'all' ? 'all' : new Set([...marac.blocked].filter((ref) => !apart.has(ref))),
  };
}
