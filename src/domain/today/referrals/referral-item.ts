// A line of Today about a referral.
import { caseRefOf } from '../../cases/case-of-referral.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Referral } from '../../referral/referral.ts';
import type { TodayItem, TodayKind, Words } from '../today-item.ts';

/** In the restricted workbook where its case is; since it was received. */
export function referralItem(
  marac: MaracFacts,
  referral: Referral,
  kind: TodayKind,
  rule: string,
  words: Words,
  restricted = marac.restrictedCases.has(caseRefOf(marac, referral)),
): TodayItem {
  return {
    id: `${kind}/${referral.id}/${rule}`,
    kind,
    marac: marac.name,
    about: referral.id,
    tab: 'Referrals',
    restricted,
    ...(referral.receivedAt === undefined ? {} : { since: referral.receivedAt }),
    ...words,
  };
}
