// Whom word about a referral goes to on the referring side; never an address from the form.
import { sameAgency } from '../access/access.ts';
import { caseRefOf } from '../cases/case-of-referral.ts';
import { findRepresentative } from './contacts.ts';
import type { Day } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import type { Referral } from '../referral/referral.ts';
import type { Contact } from './register.ts';

/** A referrer who was verified for this one case. */
export function findVerifiedReferrer(facts: Facts, marac: MaracFacts, referral: Referral): Contact | undefined {
  const ref = caseRefOf(marac, referral);
  return facts.contacts.find((contact) => contact.role === 'referrer' && contact.onlyCase === ref);
}

/** Who gets the papers of the referring agency that day. */
export function findReferringRepresentative(
  facts: Facts,
  marac: MaracFacts,
  { referrerAgency }: Referral,
  today: Day,
): Contact | undefined {
  const agency = facts.agencies.find((one) => referrerAgency !== undefined && sameAgency(referrerAgency, one));
  return agency === undefined ? undefined : findRepresentative(facts.contacts, agency.id, marac.name, today);
}
