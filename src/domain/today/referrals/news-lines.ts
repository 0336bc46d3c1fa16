// What repeats and joined referrals bring that their cases do not have: one line each, a line for every piece that must be looked at by itself, and
// what they make less safe.
import { dayOf, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { askNews } from '../../news/news-questions.ts';
import { findLeftBehind } from '../../news/left-behind.ts';
import { sortWays } from '../../cases/safe-contacts.ts';
import type { TodayItem } from '../today-item.ts';
import { referralItem } from './referral-item.ts';

export function newsItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return [
    ...marac.referrals.flatMap((referral) =>
      (askNews(marac, facts.recorded, referral)?.lines ?? []).map(({ id, what, question }) => {
        const { otherwise } = question;
        const item = referralItem(marac, referral, 'referral', 'news', { what, otherwise });
        return { ...item, id, question };
      }),
    ),
    ...leftBehind(facts, marac),
    ...noLongerSafe(marac, now),
  ];
}

function leftBehind(facts: Facts, marac: MaracFacts): readonly TodayItem[] {
  return findLeftBehind(marac, facts.recorded).map(({ caseRef, referral, places, keys }) => ({
    id: `alarm/${referral}/left-behind-${marac.pool.take('H', `left-behind/${keys.join(' ')}`)}`,
    kind: 'alarm',
    marac: marac.name,
    what: `Referral ${referral} does not belong to case ${caseRef} any more, and what was taken over from it still stands there: ${places.join('; ')}. Take out what is not of this case before a paper of it goes.`,
    about: referral,
    tab: 'Referrals',
    restricted: marac.restrictedCases.has(caseRef),
    question: {
      yes: { does: 'I have looked, and what does not belong in the case is out of it' },
      otherwise: 'papers of the case say it as if it were of the case.',
    },
  }));
}

/** A way that was confirmed and is said not to be safe since: it is used no more, and whoever has an older paper must hear it now. */
function noLongerSafe(marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return marac.cases.flatMap((one) => {
    if (one.state === 'closed' || one.state === 'archived') return [];
    const [first, ...more] = sortWays(marac, one.id, dayOf(now)).stopped;
    if (first === undefined) return [];
    const rows = [first, ...more].map((each) => each.id).join(', ');
    return [
      {
        id: `alarm/${first.id}/no-longer-safe`,
        kind: 'alarm' as const,
        marac: marac.name,
        what: `Case ${one.id}: a way to reach the victim that was confirmed as safe is said not to be (Safe contacts, row ${rows}). It is printed as unsafe from now on. Ring the IDVA, who may have an older paper; then type No under “Safe” in that row, or the new day of confirmation if it is safe after all.`,
        about: first.id,
        tab: 'Safe contacts',
        todo: 'ring' as const,
        otherwise: 'the IDVA may ring or write by a way that is not safe.',
        restricted: true,
      },
    ];
  });
}
