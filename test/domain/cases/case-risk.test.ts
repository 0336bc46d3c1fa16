// Which referrals one hearing of a case is about: all since the one before. Synthetic.
import { expect, test } from 'vitest';
import { latestReferrals } from '../../../src/domain/cases/case-risk.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Listing } from '../../../src/domain/meeting/listing.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { day } from '../../../src/domain/time/day.ts';
import { bareMarac } from '../../support/bare-facts.ts';

const referral = (id: string, on: string, decision: Referral['decision'] = 'accept'): Referral => ({
  id,
  referredOn: day(on),
  matchCase: 'K-AAAA22',
  matchAnswer: 'repeat',
  matchAnsweredBy: 'Cora',
  ...(decision === undefined ? {} : { decision }),
});
const FIRST = referral('R-1', '2027-03-01');
const SECOND = referral('R-2', '2027-03-08');

function latest(
  referrals: readonly Referral[],
  outcome?: Listing['outcome'],
  meeting: Partial<Meeting> = {},
): readonly string[] {
  const listing: Listing = {
    id: 'L-1',
    meeting: 'M-1',
    caseRef: 'K-AAAA22',
    ...(outcome === undefined ? {} : { outcome }),
  };
  const marac = bareMarac('ealing', {
    referrals,
    cases: [{ id: 'K-AAAA22', state: 'open' }],
    meetings: [{ id: 'M-1', on: day('2027-03-05'), kind: 'ordinary', ...meeting }],
    listings: [listing],
  });
  return latestReferrals(marac, 'K-AAAA22').map(({ id }) => id);
}

test.each<[string, readonly string[], readonly string[]]>([
  ['all of a case that was never heard, the last one first', latest([FIRST, SECOND]), ['R-2', 'R-1']],
  [
    'one that was not decided does not count',
    latest([FIRST, { ...SECOND, decision: 'more' } as unknown as Referral]),
    ['R-1'],
  ],
  ['heard between them: the last one alone', latest([FIRST, SECOND], 'actionPlan'), ['R-2']],
  [
    'heard on the day of the second: both',
    latest([FIRST, SECOND], 'actionPlan', { on: day('2027-03-08') }),
    ['R-2', 'R-1'],
  ],
  [
    'heard after both, as papers made again after the meeting: both',
    latest([FIRST, SECOND], 'actionPlan', { on: day('2027-03-09') }),
    ['R-2', 'R-1'],
  ],
  ['put off between them: both', latest([FIRST, SECOND], 'deferred'), ['R-2', 'R-1']],
  [
    'an emergency meeting between them: both',
    latest([FIRST, SECOND], 'actionPlan', { kind: 'emergency' }),
    ['R-2', 'R-1'],
  ],
  [
    'joined before the hearing: no longer',
    latest([FIRST, referral('R-3', '2027-03-04', 'join'), SECOND], 'actionPlan'),
    ['R-2'],
  ],
  [
    'joined after the hearing',
    latest([FIRST, SECOND, referral('R-3', '2027-03-06', 'join')], 'actionPlan'),
    ['R-2', 'R-3'],
  ],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});
