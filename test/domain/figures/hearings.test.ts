// Which cases count as discussed: outcomes, relistings, rows that stand twice, meetings that were not held, and whose referral is whose.
import { describe, expect, test } from 'vitest';
import { findHearings } from '../../../src/domain/figures/hearings.ts';
import type { Listing } from '../../../src/domain/meeting/listing.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { day, type LocalTime } from '../../../src/domain/time/day.ts';
import { bareMarac } from '../../support/bare-facts.ts';

const ASOF = day('2026-10-05');
const pool = bareMarac('ealing').pool;
const CASE = pool.take('K', 'case/R-AAAA22');

const meeting = (id: string, on: string, more: Partial<Meeting> = {}): Meeting => ({ id, on: day(on), ...more });
const MEETINGS = [meeting('M-1', '2026-07-14'), meeting('M-2', '2026-08-11'), meeting('M-3', '2026-09-08')];
const listing = (at: string, more: Partial<Listing> = {}): Listing => ({
  id: `L-${at}`,
  meeting: `M-${at.slice(0, 1)}`,
  caseRef: CASE,
  outcome: 'actionPlan',
  ...more,
});
const referral = (id: string, on: string, more: Partial<Referral> = {}): Referral => ({
  id,
  receivedAt: `${on}T10:00` as LocalTime,
  decision: 'accept',
  ...(id === 'R-AAAA22' ? {} : { matchCase: CASE, matchAnswer: 'repeat' as const }),
  ...more,
});
const FIRST = referral('R-AAAA22', '2026-07-01');

function heard(more: Partial<MaracFacts>): readonly string[] {
  const marac = bareMarac('ealing', { meetings: MEETINGS, referrals: [FIRST], ...more });
  return findHearings(marac, ASOF).map(({ listing: row, cameOfIt, isCounted, referrals }) =>
    `${row.id} ${cameOfIt}${isCounted ? ' counts' : ''} ${referrals.map(({ id }) => id).join('+')}`.trim(),
  );
}

describe('a case at a meeting', () => {
  const { outcome: _none, ...blank } = listing('1');
  test.each<readonly [string, Partial<MaracFacts>, readonly string[]]>([
    ['counts with an outcome', { listings: [listing('1')] }, ['L-1 discussed counts R-AAAA22']],
    ['taken off is not there', { listings: [listing('1', { takenOff: true })] }, []],
    ['not heard is put off', { listings: [listing('1', { outcome: 'notHeard' })] }, ['L-1 putOff R-AAAA22']],
    ['deferred is put off', { listings: [listing('1', { outcome: 'deferred' })] }, ['L-1 putOff R-AAAA22']],
    ['without an outcome is open once the meeting is over', { listings: [blank] }, ['L-1 open R-AAAA22']],
    [
      'withdrawn before it was heard was not to be heard',
      { listings: [blank], referrals: [{ ...FIRST, decision: 'withdraw' }] },
      [],
    ],
    [
      'counts once where it stands twice, by the row with the outcome',
      { listings: [blank, listing('1b', { id: 'L-2' })] },
      ['L-2 discussed counts R-AAAA22'],
    ],
    [
      'at a meeting that was cancelled or moved is not counted',
      { meetings: [meeting('M-1', '2026-07-14', { state: 'cancelled' })], listings: [listing('1')] },
      [],
    ],
    ['without a referral counts the first time', { listings: [listing('1')], referrals: [] }, ['L-1 discussed counts']],
    [
      'listed again without a new referral does not count again',
      { listings: [listing('1', { outcome: 'relist' }), listing('2')] },
      ['L-1 discussed counts R-AAAA22', 'L-2 discussed'],
    ],
    [
      'put off and heard later counts where it was heard',
      { listings: [listing('1', { outcome: 'deferred' }), listing('2')] },
      ['L-1 putOff R-AAAA22', 'L-2 discussed counts R-AAAA22'],
    ],
    [
      'counts again for a referral received the day after',
      { listings: [listing('1'), listing('2')], referrals: [FIRST, referral('R-B', '2026-07-15')] },
      ['L-1 discussed counts R-AAAA22', 'L-2 discussed counts R-B'],
    ],
    [
      'does not count again for one received on the day it was discussed',
      { listings: [listing('1'), listing('2')], referrals: [FIRST, referral('R-B', '2026-07-14')] },
      ['L-1 discussed counts R-AAAA22+R-B', 'L-2 discussed'],
    ],
    [
      'counts for one received on the day of its meeting',
      { listings: [listing('1'), listing('2')], referrals: [FIRST, referral('R-B', '2026-08-11')] },
      ['L-1 discussed counts R-AAAA22', 'L-2 discussed counts R-B'],
    ],
    [
      'does not count again for a second report of the same incident',
      {
        listings: [listing('1'), listing('2')],
        referrals: [FIRST, referral('R-B', '2026-07-20', { decision: 'join', matchAnswer: 'duplicate' })],
      },
      ['L-1 discussed counts R-AAAA22', 'L-2 discussed R-B'],
    ],
    [
      'gets a referral without a day at its first table',
      { listings: [listing('1'), listing('2')], referrals: [{ id: 'R-AAAA22', decision: 'accept' }] },
      ['L-1 discussed counts R-AAAA22', 'L-2 discussed'],
    ],
  ])('%s', (_, more, found) => {
    expect(heard(more)).toEqual(found);
  });

  test.each(['newCase', 'repeatCase', 'notCounted'] as const)(
    'counts as what Counts as says (%s) from the day of its meeting on, not before',
    (countsAs) => {
      const on = (date: string) => heard({ meetings: [meeting('M-1', date)], listings: [{ ...blank, countsAs }] });
      const told = [`L-1 discussed${countsAs === 'notCounted' ? '' : ' counts'} R-AAAA22`];
      expect(on('2026-10-06')).toEqual([]);
      expect(on('2026-10-05')).toEqual(told);
      expect(on('2026-10-04')).toEqual(told);
    },
  );

  test('that is still to come is open to nobody', () => {
    const next = [meeting('M-1', '2026-10-06')];
    expect(heard({ meetings: next, listings: [blank] })).toEqual([]);
    expect(heard({ meetings: [meeting('M-1', '2026-10-05')], listings: [blank] })).toEqual(['L-1 open R-AAAA22']);
  });
});
