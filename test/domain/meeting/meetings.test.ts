// The meeting at which an accepted referral is listed: in time up to the minute at which referrals close. All data synthetic.
import { describe, expect, test } from 'vitest';
import { localTime, day } from '../../../src/domain/time/day.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { deadlines, isListedSince, placeReferral } from '../../../src/domain/meeting/meetings.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';

const meeting = (id: string, on: string, more: Partial<Meeting> = {}): Meeting => ({
  id,
  on: day(on),
  kind: 'ordinary',
  ...more,
});
const marac = (meetings: readonly Meeting[], more: Partial<MaracFacts> = {}): MaracFacts =>
  ({
    name: 'ealing',
    meetings,
    rules: openRules([]),
    listings: [],
    unread: [],
    unknownTables: new Set(),
    ...more,
  }) as unknown as MaracFacts;
const referral = (more: Partial<Referral> = {}): Referral => ({ id: 'R-AAAA22', ...more });

const [MARCH, APRIL] = [meeting('M-AAAA22', '2027-03-16'), meeting('M-BBBB22', '2027-04-13')];
const NOW = localTime('2027-03-01T10:00');
/** 16 March 2027 less the working days agreed, at the agreed hour. */
const CLOSE = deadlines(marac([MARCH]), MARCH).close;
const minutes = (by: number): Referral['receivedAt'] => {
  const at = new Date(`${CLOSE}:00Z`);
  at.setUTCMinutes(at.getUTCMinutes() + by);
  return localTime(at.toISOString().slice(0, 16));
};

describe('a referral without a meeting', () => {
  test.each([
    [-1, { outcome: 'listed', meeting: MARCH, late: false }],
    [0, { outcome: 'listed', meeting: MARCH, late: false }],
    [1, { outcome: 'late', closed: MARCH, after: APRIL }],
  ])('that came %i minutes after referrals close', (by, expected) => {
    expect(placeReferral(marac([APRIL, MARCH]), referral({ receivedAt: minutes(by)! }), NOW)).toEqual(expected);
  });

  test('that came too late for the only meeting names no other one', () => {
    expect(placeReferral(marac([MARCH]), referral({ receivedAt: minutes(1)! }), NOW)).toEqual({
      outcome: 'late',
      closed: MARCH,
    });
  });

  test('counts as come now when nobody typed when', () => {
    expect(placeReferral(marac([MARCH]), referral(), CLOSE)).toMatchObject({ outcome: 'listed' });
    expect(placeReferral(marac([MARCH]), referral(), minutes(1)!)).toMatchObject({ outcome: 'late' });
  });

  test.each([
    ['2027-03-15T10:00', 'M-AAAA22'],
    ['2027-03-16T23:00', 'M-AAAA22'],
    ['2027-03-17T00:00', 'M-BBBB22'],
  ])('at %s the coming meeting is %s', (now, id) => {
    const placed = placeReferral(marac([MARCH, APRIL]), referral({ receivedAt: NOW }), localTime(now));
    expect(placed).toMatchObject({ outcome: 'listed', meeting: { id } });
  });

  test.each<[string, Partial<Meeting>]>([
    ['an emergency meeting', { kind: 'emergency' }],
    ['a meeting that was cancelled', { state: 'cancelled' }],
    ['a meeting that was moved', { state: 'moved' }],
  ])('is never put on %s', (_, more) => {
    expect(placeReferral(marac([{ ...MARCH, ...more }]), referral({ receivedAt: NOW }), NOW)).toEqual({
      outcome: 'noMeeting',
    });
  });
});

describe('a referral for which a person chose the meeting', () => {
  test.each([
    [-1, false],
    [0, false],
    [1, true],
  ])('is listed there; it is late if it came after referrals close: %i minutes: %s', (by, late) => {
    const chosen = referral({ meeting: MARCH.id, receivedAt: minutes(by)! });
    expect(placeReferral(marac([MARCH, APRIL]), chosen, NOW)).toEqual({ outcome: 'listed', meeting: MARCH, late });
  });

  test('is listed nowhere else while that meeting cannot be read', () => {
    const placed = placeReferral(marac([APRIL]), referral({ meeting: 'M-ZZZZ22' }), NOW);
    expect(placed).toEqual({ outcome: 'unread', where: 'Referrals, row R-AAAA22, "Meeting"' });
  });
});

test.each([
  ['2027-03-15', true],
  ['2027-03-16', true],
  ['2027-03-17', false],
])('a case on the list of 16 March is listed since %s: %s', (since, is) => {
  const listed = marac([MARCH], { listings: [{ id: 'L-AAAA22', caseRef: 'K-AAAA22', meeting: MARCH.id }] as never });
  expect(isListedSince(listed, 'K-AAAA22', day(since))).toBe(is);
  expect(isListedSince(listed, 'K-AAAA22', day(since), MARCH), 'that meeting itself does not count').toBe(false);
  expect(isListedSince(listed, 'K-BBBB22', day(since)), 'nor another case').toBe(false);
});
