// The word under "New or repeat": a person's answer decides it, and each way a case comes back to the table has its own.
import { expect, test } from 'vitest';
import type { Case } from '../../../../src/domain/cases/case.ts';
import type { Listing } from '../../../../src/domain/meeting/listing.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import { describeKind } from '../../../../src/domain/papers/parts/listed-case.ts';
import type { MaracFacts } from '../../../../src/domain/plan/facts.ts';
import type { Referral } from '../../../../src/domain/referral/referral.ts';
import { day, type LocalTime } from '../../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../../support/bare-facts.ts';

const CASE = bareMarac('ealing').pool.take('K', 'case/R-AAAA22');
const EMERGENCY: Meeting = { id: 'M-E', on: day('2026-08-20'), kind: 'emergency' };
const MEETINGS: readonly Meeting[] = [
  { id: 'M-1', on: day('2026-07-14') },
  { id: 'M-2', on: day('2026-08-11') },
  EMERGENCY,
  { id: 'M-3', on: day('2026-09-08') },
];
const heardAt = (meeting: string, outcome: Listing['outcome'] = 'actionPlan'): Listing => ({
  id: `L-${meeting}`,
  meeting,
  caseRef: CASE,
  ...(outcome === undefined ? {} : { outcome }),
});
const FIRST: Referral = { id: 'R-AAAA22', receivedAt: '2026-07-01T10:00' as LocalTime, decision: 'accept' };
const later = (on: string, more: Partial<Referral> = {}): Referral => ({
  id: 'R-BBBB22',
  receivedAt: `${on}T10:00` as LocalTime,
  decision: 'accept',
  matchCase: CASE,
  matchAnswer: 'repeat',
  ...more,
});
const row = (more: Partial<Case> = {}): readonly Case[] => [{ id: CASE, kind: 'new', ...more }];
const moved = { id: 'T-1', caseRef: CASE, direction: 'in' as const, otherMarac: 'Brackmoor MARAC' };
const again = later('2026-08-15');

test.each<readonly [string, Partial<MaracFacts>, string]>([
  ['a first hearing is new', {}, 'New'],
  ['a case without a row is new', { cases: [] }, 'New'],
  ['heard before and listed without a new referral is listed again', { listings: [heardAt('M-1')] }, 'Listed again'],
  ['relisted by its outcome is listed again', { listings: [heardAt('M-2', 'relist')] }, 'Listed again'],
  ['put off, not heard, is still new', { listings: [heardAt('M-2', 'notHeard')] }, 'New'],
  ['deferred is still new', { listings: [heardAt('M-2', 'deferred')] }, 'New'],
  ['a repeat that a person confirmed', { listings: [heardAt('M-1')], referrals: [FIRST, again] }, 'Repeat'],
  ['a confirmed repeat of a case never heard here', { referrals: [FIRST, again] }, 'Repeat'],
  [
    'a repeat heard since is listed again',
    { listings: [heardAt('M-2')], referrals: [later('2026-08-10')] },
    'Listed again',
  ],
  [
    'a repeat that came on the day of that hearing too',
    { listings: [heardAt('M-2')], referrals: [later('2026-08-11')] },
    'Listed again',
  ],
  [
    'a repeat that came the day after is a repeat',
    { listings: [heardAt('M-2')], referrals: [later('2026-08-12')] },
    'Repeat',
  ],
  [
    'a repeat that came on the day of this meeting is one',
    { listings: [heardAt('M-2')], referrals: [later('2026-09-08')] },
    'Repeat',
  ],
  [
    'a repeat that came after this meeting is not yet one',
    { listings: [heardAt('M-2')], referrals: [later('2026-09-09')] },
    'Listed again',
  ],
  [
    'a repeat that came before the last hearing and was put on this list by name is one',
    { listings: [heardAt('M-2')], referrals: [later('2026-08-10', { meeting: 'M-3' })] },
    'Repeat',
  ],
  [
    'a second report of one incident makes no repeat',
    {
      listings: [heardAt('M-1')],
      referrals: [FIRST, later('2026-08-15', { decision: 'join', matchAnswer: 'duplicate' })],
    },
    'Listed again',
  ],
  ['a repeat that only the referrer speaks of is none', { referrals: [{ ...FIRST, saidRepeat: 'yes' }] }, 'New'],
  [
    'a repeat that was not accepted is none',
    { listings: [heardAt('M-1')], referrals: [FIRST, { ...again, decision: 'signpost' }] },
    'Listed again',
  ],
  ['known before, as a person answered', { cases: row({ kind: 'knownBefore' }) }, 'Known before'],
  ['what a person typed on Cases stands for the first hearing', { cases: row({ kind: 'repeat' }) }, 'Repeat'],
  [
    'and no longer once it was heard as such',
    { cases: row({ kind: 'repeat' }), listings: [heardAt('M-1')] },
    'Listed again',
  ],
  [
    'nobody refers: what is typed on Cases stands',
    { cases: row({ kind: 'repeat' }), listings: [heardAt('M-1')], referrals: [] },
    'Repeat',
  ],
  [
    'transferred, with the other MARAC',
    { cases: row({ kind: 'transferIn' }), transfers: [moved] },
    'Transfer in from Brackmoor MARAC',
  ],
  ['transferred, nobody said from where', { cases: row({ kind: 'transferIn' }) }, 'Transfer in'],
  [
    'transferred and heard here is listed again',
    { cases: row({ kind: 'transferIn' }), transfers: [moved], listings: [heardAt('M-1')] },
    'Listed again',
  ],
  [
    'transferred, then a confirmed repeat',
    { cases: row({ kind: 'transferIn' }), transfers: [moved], listings: [heardAt('M-1')], referrals: [again] },
    'Repeat',
  ],
  [
    'heard at an emergency meeting alone is not a repeat',
    { listings: [heardAt('M-E')] },
    'New, after an emergency meeting',
  ],
  [
    'a repeat heard at an emergency meeting keeps its word',
    { listings: [heardAt('M-1'), heardAt('M-E')], referrals: [FIRST, again] },
    'Repeat, after an emergency meeting',
  ],
  [
    'an emergency meeting before the last ordinary one is past',
    {
      meetings: [{ ...EMERGENCY, on: day('2026-08-01') }, ...MEETINGS.filter((one) => one !== EMERGENCY)],
      listings: [heardAt('M-E'), heardAt('M-2')],
    },
    'Listed again',
  ],
])('%s', (_rule, more, word) => {
  const marac = bareMarac('ealing', { meetings: MEETINGS, cases: row(), referrals: [FIRST], ...more });
  const view = { facts: bareFacts([marac]), marac, today: day('2026-09-01') };
  expect(describeKind(view, CASE, { id: 'M-3', on: day('2026-09-08') })).toBe(word);
});
