// In which order the referrals of a case are taken: never that of their rows, which people sort. Synthetic.
import { expect, test } from 'vitest';
import { referralsOf, reservedCase } from '../../../src/domain/cases/case-of-referral.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { day } from '../../../src/domain/time/day.ts';
import { bareMarac } from '../../support/bare-facts.ts';

const opener: Referral = { id: 'R-OPENER', decision: 'accept', referredOn: day('2027-03-05') };
const caseRef = reservedCase(bareMarac('ealing', {}), opener);
const joined = (id: string, more: Partial<Referral>): Referral => ({
  id,
  decision: 'join',
  matchCase: caseRef,
  matchAnswer: 'duplicate',
  ...more,
});

test.each<[string, readonly Referral[], readonly string[]]>([
  [
    'the one that opened the case first, though another was received before it',
    [joined('R-BEFORE', { referredOn: day('2027-03-01') }), opener],
    ['R-OPENER', 'R-BEFORE'],
  ],
  [
    'the others as they were received, to the minute where one stands',
    [
      joined('R-LATER', { receivedAt: '2027-03-08T10:01' as NonNullable<Referral['receivedAt']> }),
      joined('R-SOONER', { receivedAt: '2027-03-08T10:00' as NonNullable<Referral['receivedAt']> }),
      joined('R-FIRST', { referredOn: day('2027-03-08') }),
      opener,
    ],
    ['R-OPENER', 'R-FIRST', 'R-SOONER', 'R-LATER'],
  ],
  [
    'of the same day by their ids, and one without a day last',
    [
      joined('R-NODAY', {}),
      joined('R-B', { referredOn: day('2027-03-08') }),
      joined('R-A', { referredOn: day('2027-03-08') }),
    ],
    ['R-A', 'R-B', 'R-NODAY'],
  ],
])('%s', (_what, rows, order) => {
  for (const referrals of [rows, rows.toReversed()])
    expect(referralsOf(bareMarac('ealing', { referrals }), caseRef).map(({ id }) => id)).toEqual(order);
});
