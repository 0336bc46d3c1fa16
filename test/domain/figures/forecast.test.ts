// How full the next meetings will be: what is listed and accepted, what still arrives, and on which day a meeting is over-full.
import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { forecastOf } from '../../../src/domain/figures/forecast/forecast.ts';
import { gatherAll } from '../../../src/domain/figures/ground.ts';
import { addDays, day, localTime, type LocalTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const pool = bareMarac('ealing').pool;
const caseOf = (referral: string): string => pool.take('K', `case/${referral}`);
const referral = (id: string, more: Partial<Referral> = {}): Referral => ({ id, decision: 'accept', ...more });
const meeting = (id: string, on: string, more: Partial<Meeting> = {}): Meeting => ({ id, on: day(on), ...more });
const arrived = (count: number): readonly Referral[] =>
  Array.from({ length: count }, (_, at) =>
    referral(`R-${at}`, { receivedAt: `${addDays(day('2026-06-09'), at)}T10:00` as LocalTime }),
  );

const listed = (count: number): MaracFacts['listings'] =>
  Array.from({ length: count }, (_, at) => ({ id: `L-${at}`, meeting: 'M-1', caseRef: caseOf(`R-${at}`) }));

describe('the forecast', () => {
  const now = localTime('2026-09-01T09:00');
  const forecast = (referrals: readonly Referral[], more: Partial<MaracFacts> = {}) => {
    const marac = bareMarac('ealing', { referrals, meetings: [meeting('M-1', '2026-09-22')], ...more });
    return forecastOf(gatherAll(bareFacts([marac]), now), marac);
  };
  test('adds what is listed, what waits to be, and what still arrives until referrals close', () => {
    // 42 in 84 days; referrals for Tuesday 22 close eight working days before, on Thursday 10 at noon: 9.125 days from now.
    const { meetings, days, casesAYear } = forecast(arrived(42), { listings: listed(40) });
    expect([days, Number(casesAYear?.toFixed(1))]).toEqual([84, 182.6]);
    const [next] = meetings;
    expect([next?.listed.length, next?.acceptedNotListed.length]).toEqual([40, 2]);
    expect(next?.arrivals?.mean).toBeCloseTo(4.5625, 6);
    expect(next?.cases).toMatchObject({ low: 42 + 2, high: 42 + 8 });
    expect(next?.minutesWanted).toBeCloseTo((42 + 4.5625) * 12, 6);
  });

  test('counts nothing of the day itself, and nothing that came before the twelve weeks', () => {
    const more = [
      referral('R-NOW', { receivedAt: '2026-09-01T08:00' as LocalTime }),
      referral('R-OLD', { receivedAt: '2026-06-08T10:00' as LocalTime }),
    ];
    expect(forecast([...arrived(3), ...more]).arrived.map(({ id }) => id)).toEqual(['R-0', 'R-1', 'R-2']);
  });

  test.each([
    ['2026-08-19', undefined],
    ['2026-08-18', 1],
  ])('with a first referral on %s the rate is known from %s', (on, value) => {
    const { meetings, casesAYear } = forecast([referral('R-1', { referredOn: day(on) })], { listings: listed(1) });
    expect(casesAYear === undefined ? undefined : 1).toBe(value);
    expect(meetings[0]?.cases === undefined ? undefined : 1).toBe(value);
  });

  test.each([
    // Half a case a day: above 16 after the 17th, that is from 2 x (17 - n) days on while that is before the close.
    [17, 42, '2026-09-01'],
    [16, 42, '2026-09-02'],
    [13, 42, '2026-09-08'],
    [12, 42, '2026-09-10'],
    [11, 42, undefined],
    [16, 0, undefined],
  ])('with %d listed and %d arrived it is over-full on %s', (count, came, on) => {
    const listings = Array.from({ length: count }, (_, at) => ({ id: `L-${at}`, meeting: 'M-1', caseRef: `K-${at}` }));
    const done = [referral('R-FIRST', { referredOn: day('2026-01-05'), decision: 'signpost' })];
    const waiting = arrived(came).map((one) => ({ ...one, matchAnswer: 'repeat' as const, matchCase: 'K-0' }));
    const { meetings } = forecast([...done, ...waiting], { listings, rules: openRules([]) });
    expect(meetings[0]?.acceptedNotListed.length).toBe(0);
    expect(meetings[0]?.overFullOn).toBe(on);
  });

  test('leaves emergency meetings, restricted cases and what was taken off out, and looks three meetings ahead', () => {
    const meetings = [
      meeting('M-0', '2026-09-03', { kind: 'emergency' }),
      meeting('M-1', '2026-09-22'),
      meeting('M-2', '2026-10-20', { state: 'cancelled' }),
      meeting('M-3', '2026-11-17'),
      meeting('M-4', '2026-12-15'),
      meeting('M-5', '2027-01-12'),
    ];
    const [first, ...rest] = listed(4);
    const listings = [{ ...first!, takenOff: true }, ...rest];
    const found = forecast(arrived(40), { meetings, listings, restrictedCases: new Set([caseOf('R-1')]) });
    expect(found.meetings.map((one) => one.meeting.id)).toEqual(['M-1', 'M-3', 'M-4']);
    expect(found.meetings[0]?.listed.map(({ id }) => id)).toEqual(['L-2', 'L-3']);
  });

  test('counts what arrives for the second meeting from now on where referrals for the first have closed', () => {
    // Referrals for Tuesday 8 September closed on Wednesday 26 August; those for Tuesday 22 close on Thursday 10 at noon.
    const meetings = [meeting('M-0', '2026-09-08'), meeting('M-1', '2026-09-22'), meeting('M-2', '2026-10-06')];
    const [closed, next, after] = forecast(arrived(42), { meetings }).meetings;
    expect(closed?.arrivals?.mean).toBe(0);
    expect(next?.arrivals?.mean).toBeCloseTo(9.125 / 2, 6);
    expect(after?.arrivals?.mean).toBeCloseTo(14 / 2, 6);
  });

  test('sets the minutes beside those of the meeting, without its breaks', () => {
    const timed = { start: '09:30' as never, end: '12:30' as never, breaks: ['11:00 15'] };
    const found = forecast(arrived(42), { meetings: [meeting('M-1', '2026-09-22', timed)] });
    expect(found.meetings[0]?.minutesThere).toBe(165);
    expect(forecast([]).meetings[0]?.minutesThere).toBeUndefined();
  });

  test.each([
    [16, 0],
    [17, 1],
    [32, 1],
    [33, 2],
  ])('with %d cases %d extra meetings are needed', (count, extra) => {
    const listings = Array.from({ length: count }, (_, at) => ({ id: `L-${at}`, meeting: 'M-1', caseRef: `K-${at}` }));
    const quiet = [referral('R-1', { referredOn: day('2026-01-05'), decision: 'signpost' })];
    expect(forecast(quiet, { listings }).meetings[0]?.extraMeetings).toBe(extra);
  });
});
