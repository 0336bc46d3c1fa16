// How grave a case is by what its latest incident was referred with: the referral that asked for the table last, and other reports of the incident.
import { isAccepted, receivedOn, referralsOf, wholeReferral } from './case-of-referral.ts';
import { sorted } from '../text/sorted.ts';
import type { Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Listing } from '../meeting/listing.ts';
import { compareText } from '../text/order.ts';
import { rowsWith } from '../text/rows-with.ts';
import type { Referral } from '../referral/referral.ts';
import { riskRank, scoreReferral, type Score } from '../referral/risk.ts';
import { assess, type Criterion } from '../referral/threshold.ts';

/**
 * The referrals that one hearing is about: the last accepted one first, then all others since the case was last heard, or, where none came since,
 * since the hearing before. An emergency meeting is not the hearing that a referral asks for. Empty for a case without referrals.
 */
export function latestReferrals(marac: MaracFacts, caseRef: string): readonly Referral[] {
  const all = referralsOf(marac, caseRef);
  const asked = sorted(all.filter(isAccepted), (a, b) => compareText(receivedOn(b) ?? '', receivedOn(a) ?? ''));
  const [last, ...others] = asked;
  const since = hearingsOf(marac, caseRef).find((on) => last !== undefined && (receivedOn(last) ?? '') > on);
  const isSince = (one: Referral): boolean => since === undefined || (receivedOn(one) ?? '') > since;
  const joined = all.filter((one) => !isAccepted(one) && isSince(one));
  return last === undefined ? joined : [last, ...others.filter(isSince), ...joined];
}

/** Days of ordinary meetings that heard it, the newest first. */
function hearingsOf(marac: MaracFacts, caseRef: string): readonly Day[] {
  const days = rowsWith(marac.listings, 'caseRef', caseRef).flatMap(({ outcome, meeting }) => {
    const row = rowsWith(marac.meetings, 'id', meeting)[0];
    const isHeard = outcome !== undefined && outcome !== 'notHeard' && outcome !== 'deferred';
    return isHeard && row !== undefined && row.kind !== 'emergency' ? [row.on] : [];
  });
  return sorted(days, (a, b) => compareText(b, a));
}

export interface CaseRisk {
  readonly score: Score;
  /** The grade in the referrer's words. */
  readonly band?: string;
  readonly met: readonly Criterion[];
}

/** The gravest of its latest referrals, and every criterion that one of them meets; undefined without a referral. */
export function findCaseRisk(marac: MaracFacts, caseRef: string, today: Day): CaseRisk | undefined {
  let found: CaseRisk | undefined;
  let rank = -1;
  const met = new Map<string, Criterion>();
  for (const referral of latestReferrals(marac, caseRef)) {
    const on = receivedOn(referral) ?? today;
    const whole = wholeReferral(marac, referral);
    const { score, met: here } = assess(whole, marac.rules, on, referral.matchAnswer === 'repeat');
    for (const criterion of here) if (!met.has(criterion.name)) met.set(criterion.name, criterion);
    const mine = riskRank(score, marac.rules.whole('visibleHighMin', on));
    // Of one that says nothing and one that says something, the latter.
    const says = score.counts !== undefined || score.grade !== undefined;
    const better = found === undefined || (says && (!saysAnything(found.score) || mine > rank));
    if (!better) continue;
    rank = mine;
    found = { score, met: [], ...(referral.statedBand === undefined ? {} : { band: referral.statedBand }) };
  }
  return found === undefined ? undefined : { ...found, met: [...met.values()] };
}

function saysAnything(score: Score): boolean {
  return score.counts !== undefined || score.grade !== undefined;
}

/** What hurts most: urgent first, then children at risk, then the score; a case of which nothing is recorded stands at the line. */
export function gravityOf(marac: MaracFacts, listing: Listing, on: Day): number {
  const line = marac.rules.whole('visibleHighMin', on);
  const ranks = latestReferrals(marac, listing.caseRef).map((each) => scoreReferral(each));
  const said = ranks.filter(saysAnything);
  const score = Math.max(...(said.length === 0 ? [line] : said.map((each) => riskRank(each, line))));
  return (listing.urgent === true ? 100 : 0) + (listing.childrenAtRisk === true ? 50 : 0) + score;
}
