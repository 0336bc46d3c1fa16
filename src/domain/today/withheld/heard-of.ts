// Whether somebody has dealt with what is withheld, so that nobody is asked about it.
import { sameAgency, type Access } from '../../access/access.ts';
import { findUnheard } from '../../access/conflict-stops.ts';
import { findConflict, findMarac } from '../../access/entitlement.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Withheld } from '../../plan/withheld.ts';
import type { LocalTime } from '../../time/day.ts';

/** Its time is over. A notice to the IDVA is never too late to be told. */
export const isLate = (one: Withheld, now: LocalTime): boolean => one.notAfter < now && one.what !== 'idva-notice';

/** Somebody has dealt with it already: the service has acknowledged the referral, or a conflict says who hears the case instead. */
export function isHeardOf(facts: Facts, access: Access, withheld: Withheld, now: LocalTime): boolean {
  const marac = facts.maracs.find((each) => each.name === withheld.marac);
  if (withheld.what === 'idva-notice')
    return marac?.referrals.find((each) => each.id === withheld.about)?.idvaAcknowledgedAt !== undefined;
  if (withheld.because.rule === 'route.phone' && withheld.what === 'list-and-request')
    return isLate(withheld, now)
      ? hasSaid(facts, marac, withheld)
      : (marac?.needed ?? []).some((each) => withheld.cases.includes(each.caseRef) && each.agency === withheld.agency);
  if (withheld.because.rule !== 'conflict') return false;
  const maracAccess = findMarac(access, withheld.marac);
  const contact = access.contacts.find((each) => each.id === (withheld.to ?? withheld.because.facts['contact']));
  const caseRef = String(withheld.because.facts['case'] ?? '');
  const conflict =
    maracAccess === undefined || contact === undefined
      ? undefined
      : findConflict(access, maracAccess, contact, caseRef);
  if (conflict === undefined || maracAccess === undefined) return isLate(withheld, now);
  if (withheld.what.startsWith('idva-')) return false;
  // Whom the agency's own line asks about is not asked about twice.
  const asked = findUnheard(access, maracAccess, conflict).some((agency) => agency.id === contact?.agency);
  return conflict.unheardInstead !== undefined || asked || isLate(withheld, now);
}

/** Whoever was rung about the list and said what they know, or that they know nothing, has had it. */
function hasSaid({ agencies }: Facts, marac: MaracFacts | undefined, { agency, cases, about }: Withheld): boolean {
  const asked = agencies.find((each) => each.id === agency);
  return (
    asked !== undefined &&
    cases.every((ref) =>
      marac?.research.some((each) => each.meeting === about && each.caseRef === ref && sameAgency(each.agency, asked)),
    )
  );
}
