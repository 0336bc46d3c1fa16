// Who referred a case: each agency of the referrals that asked for it has an equal part, so that a referral of two agencies is half of each; or, by a
// setting, the first of them has all of it.
import type { Agency } from '../register/register.ts';
import { sameAgency } from '../access/access.ts';
import type { Hearing } from './hearings.ts';
import { sortBy } from '../text/order.ts';

export interface ReferrerPart {
  /** Undefined: no referral, none that names an agency, or one that is not on Agencies. */
  readonly agency: Agency | undefined;
  /** The referral that it is read from; none for a case without one. */
  readonly referral: string | undefined;
  readonly part: number;
}

/** The parts of one case: they add up to one. */
export function referrersOf(
  { marac, meeting, referrals }: Pick<Hearing, 'marac' | 'meeting' | 'referrals'>,
  agencies: readonly Agency[],
): readonly ReferrerPart[] {
  const found = new Map<string, Omit<ReferrerPart, 'part'>>();
  const isFirstOnly = marac.rules.text('joinedReferral', meeting.on) === 'first';
  for (const referral of isFirstOnly ? referrals.slice(0, 1) : referrals) {
    const agency = findAgency(agencies, referral.referrerAgency);
    const name = agency?.id ?? referral.referrerAgency ?? '';
    if (!found.has(name)) found.set(name, { agency, referral: referral.id });
  }
  if (found.size === 0) return [{ agency: undefined, referral: undefined, part: 1 }];
  return sortBy([...found], ([name]) => name).map(([, part]) => ({ ...part, part: 1 / found.size }));
}

export function findAgency(agencies: readonly Agency[], written: string | undefined): Agency | undefined {
  if (written === undefined) return undefined;
  return agencies.find(({ id }) => id === written) ?? agencies.find((agency) => sameAgency(written, agency));
}
