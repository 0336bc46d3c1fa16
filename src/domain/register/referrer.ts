// Whom word about a referral goes to on the referring side; never an address from the form.
import { sameAgency } from '../access/access.ts';
import { caseRefOf } from '../cases/case-of-referral.ts';
import { foldText } from '../text/fold.ts';
import { sortBy } from '../text/order.ts';
import { findRepresentative, isActive, servesMarac } from './contacts.ts';
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
function findReferringRepresentative(
  facts: Facts,
  marac: MaracFacts,
  { referrerAgency }: Referral,
  today: Day,
): Contact | undefined {
  const agency = facts.agencies.find((one) => referrerAgency !== undefined && sameAgency(referrerAgency, one));
  return agency === undefined ? undefined : findRepresentative(facts.contacts, agency.id, marac.name, today);
}

/** The contact of the other MARAC: on the register as `otherMarac`, under an agency of that name. */
export function findOtherMarac(facts: Facts, marac: string, today: Day, name: string | undefined): Contact | undefined {
  if (name === undefined) return undefined;
  const found = facts.contacts.filter((contact) => {
    const agency = facts.agencies.find((each) => each.id === contact.agency);
    return (
      contact.role === 'otherMarac' &&
      isActive(contact, today) &&
      servesMarac(contact, marac) &&
      agency !== undefined &&
      (agency.id === name ||
        foldText(agency.name) === foldText(name) ||
        foldText(agency.shortName ?? '') === foldText(name))
    );
  });
  return sortBy(found, (contact) => contact.id)[0];
}

/** Whom word about a referral goes to: the referrer verified for this one case, the other MARAC of a transfer, else the agency's representative. */
export function referrersContact(facts: Facts, marac: MaracFacts, referral: Referral, today: Day): Contact | undefined {
  const other =
    referral.channel === 'transfer' ? findOtherMarac(facts, marac.name, today, referral.otherMarac) : undefined;
  return (
    findVerifiedReferrer(facts, marac, referral) ?? other ?? findReferringRepresentative(facts, marac, referral, today)
  );
}
