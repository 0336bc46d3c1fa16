// Who presents a case, as papers name them: nobody whom a conflict keeps from it, alone or with their agency.
import { agencyNamed } from '../../access/access.ts';
import { referralsOf } from '../../cases/case-of-referral.ts';
import { isKeptOut, isPersonKeptOut } from '../../meeting/in-the-room.ts';
import type { Listing } from '../../meeting/listing.ts';
import { foldText } from '../../text/fold.ts';
import type { ViewContext } from './case-parts.ts';

/**
 * “Presenter” on the list, else `otherwise`; empty where that names a person or an agency that a conflict keeps from the case, a contact of that
 * agency, or whom its referral named.
 */
export function presenterOf(
  view: ViewContext,
  { caseRef, presenter }: Pick<Listing, 'caseRef' | 'presenter'>,
  otherwise = '',
): string {
  const named = presenter ?? otherwise;
  const isKept =
    isPersonKeptOut(view, caseRef, named) ||
    agenciesOf(view, caseRef, named).some((agency) => isKeptOut(view, caseRef, agency));
  return isKept ? '' : named;
}

/** Agencies to which a presenter may belong, by row id or as somebody wrote them. */
function agenciesOf({ facts, marac }: ViewContext, caseRef: string, named: string): readonly string[] {
  const isNamed = (name: string | undefined): boolean => name !== undefined && foldText(name) === foldText(named);
  const agency = agencyNamed(facts.agencies, named);
  const contacts = facts.contacts.filter((contact) => isNamed(contact.personName));
  const referrals = referralsOf(marac, caseRef).filter(
    (referral) => isNamed(referral.presenter) || isNamed(referral.referrerName),
  );
  return [
    ...(agency === undefined ? [] : [agency.id]),
    ...contacts.map((contact) => contact.agency),
    ...referrals.flatMap(({ referrerAgency }) => referrerAgency ?? []),
  ];
}
