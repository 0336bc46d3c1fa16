// What the runner finds about every referral that waits, in the words of the add-on's page: to hold the two against each other.
import { receivedOn, reservedCase } from '../../src/domain/cases/case-of-referral.ts';
import { findMissing } from '../../src/domain/referral/completeness.ts';
import type { Day } from '../../src/domain/time/day.ts';
import type { Facts, MaracFacts } from '../../src/domain/plan/facts.ts';
import { findMatches } from '../../src/domain/cases/find-matches.ts';
import { describeReasons } from '../../src/domain/repeats/candidate.ts';
import { assess } from '../../src/domain/referral/threshold.ts';
import { describeReason } from '../../src/domain/text/describe-reason.ts';
import type { Host } from './script-host.ts';

export interface Waiting {
  readonly heading: string;
  /** In an order of its own: among equals the order is by ids that only the runner knows. */
  readonly items: readonly string[];
}

export function waitingByRunner(facts: Facts, marac: MaracFacts, today: Day): readonly Waiting[] {
  const open = marac.referrals.filter((one) => one.decision === undefined);
  const referralOf = new Map(open.map((one) => [reservedCase(marac, one), one.id]));
  return open.map((referral) => {
    const found = assess(referral, marac.rules, receivedOn(referral) ?? today, false);
    const proposed =
      found.proposal === 'accept'
        ? 'The rules propose: accept.'
        : 'No criterion is met: the rules propose signposting.';
    const matches = findMatches(facts, marac, referral, today);
    // The add-on lists the best 50.
    if (matches.length >= 50) throw new Error('Too many people are alike here to compare the two.');
    const items = [
      `${found.score.yes} yes, ${found.score.notKnown} don’t know, ${found.score.unanswered} without an answer. ${proposed}`,
      ...found.met.map((one) => describeReason(one.because)),
      ...findMissing(referral, marac.rules, today).map((one) => `Missing: ${one.question}`),
      ...matches.map((one) => {
        const own = referralOf.get(one.caseId);
        const where = own === undefined ? `case ${one.caseId}` : `referral ${own}`;
        return `${where}: ${Math.round(one.probability * 100)} %, ${one.band}: ${one.words} ${describeReasons(one.reasons)}`;
      }),
    ];
    return { heading: `Referral ${referral.id}`, items: items.toSorted() };
  });
}

export function waitingInAddOn(host: Host): readonly Waiting[] {
  return host.page('waiting').sections.map((section) => ({
    heading: section.heading,
    items: section.items.map((one) => (one.place === undefined ? one.text : `${one.place}: ${one.text}`)).toSorted(),
  }));
}

/** How many possible repeats stand in them. */
export function repeatsIn(all: readonly Waiting[]): number {
  return all.flatMap((one) => one.items).filter((one) => /^(case|referral) \S+: \d+ %/.test(one)).length;
}
