// What the terms of reference ask for and the register lacks, a sentence each, for the pages of meetings and reviews.
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { AGENCY_KINDS } from '../register/agency-kinds.ts';
import { formatDate, type Day } from '../time/day.ts';
import { AGREED, AGREED_TITLES, findAgreed, reviewNear } from './agreed-documents.ts';
import { findMissingMembers } from './membership.ts';
import { describeLack, findChairs } from './vice-chairs.ts';

/** Members, chairs, and reviews that are due within 60 days. */
export function describeGaps(facts: Facts, marac: MaracFacts, today: Day): readonly string[] {
  const roster = { agencies: facts.agencies, contacts: facts.contacts, marac: marac.name, rules: marac.rules };
  const missing = findMissingMembers(roster, today).map(({ kind, agency, until }) => {
    const since = until === undefined ? '' : ` since ${formatDate(until)}`;
    return agency === undefined
      ? `${AGENCY_KINDS[kind]}: no core member${since}.`
      : `${agency.name}: no representative${since}.`;
  });
  const lack = describeLack(findChairs(facts.contacts, marac.name, today));
  const reviews = AGREED.flatMap((name) => {
    const agreed = findAgreed(marac.rules, name, today);
    const on = agreed === undefined ? undefined : reviewNear(agreed, today);
    return on === undefined ? [] : [`The ${AGREED_TITLES[name]}: to be reviewed by ${formatDate(on)}.`];
  });
  return [...missing, ...(lack === undefined ? [] : [`There is ${lack}.`]), ...reviews];
}
