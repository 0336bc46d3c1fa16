// The times of a meeting: cases one after the other, breaks when their hour has come, and how far it runs beyond its end. All data synthetic.
import { describe, expect, test } from 'vitest';
import { clockTime, day } from '../../../src/domain/time/day.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Listing } from '../../../src/domain/meeting/listing.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import {
  breaksOf,
  firstCaseAt,
  listedInOrder,
  minutesBeyondEnd,
  neededSpan,
  timeSlots,
} from '../../../src/domain/meeting/running-order.ts';
import type { Running } from '../../../src/domain/meeting/running-order.ts';

const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  id: 'M-AAAA22',
  on: day('2027-03-16'),
  kind: 'ordinary',
  start: clockTime('09:30'),
  ...more,
});
const listing = (name: string, more: Partial<Listing> = {}): Listing => ({
  id: `L-${name}`,
  meeting: 'M-AAAA22',
  caseRef: `K-${name}`,
  minutesWanted: 10,
  ...more,
});
const marac = (listings: readonly Listing[] = []): MaracFacts =>
  ({
    name: 'ealing',
    rules: openRules([]),
    listings,
    meetings: [],
    referrals: [],
    cases: [],
    people: [],
  }) as unknown as MaracFacts;
const CASES = ['A', 'B', 'C'].map((name) => listing(name));

test('the first case is heard ten minutes after the meeting begins, at 09:30 if nobody typed when', () => {
  expect(firstCaseAt(meeting({ start: clockTime('13:00') }))).toBe(13 * 60 + 10);
  expect(firstCaseAt({ id: 'M-AAAA22', on: day('2027-03-16') })).toBe(9 * 60 + 40);
});

test.each([
  ['10:30 20', [{ at: '10:30', minutes: 20 }]],
  ['10:30', [{ at: '10:30', minutes: 15 }]],
  [' 10:30   5 ', [{ at: '10:30', minutes: 5 }]],
  ['10:30 1', [{ at: '10:30', minutes: 1 }]],
  ['10:30 0', []],
  ['10:30 -5', []],
  ['10:30 2.5', []],
  ['10:30 ten', []],
  ['at 10:30', []],
  ['', []],
])('a break typed as %j is %j', (text, breaks) => {
  expect(breaksOf(meeting({ breaks: [text] }))).toEqual(breaks);
});

describe('a break comes before the first case that would begin at its hour or after it', () => {
  test.each([
    ['09:39', ['09:45', '09:55', '10:05'], '09:40'],
    ['09:40', ['09:45', '09:55', '10:05'], '09:40'],
    ['09:41', ['09:40', '09:55', '10:05'], '09:50'],
    ['09:50', ['09:40', '09:55', '10:05'], '09:50'],
    ['10:00', ['09:40', '09:50', '10:05'], '10:00'],
    ['10:01', ['09:40', '09:50', '10:00'], undefined],
  ])('a break of five minutes typed for %s', (at, times, taken) => {
    const found = timeSlots(marac(), meeting({ breaks: [`${at} 5`] }), CASES, 9 * 60 + 40);
    expect(found.slots.map((one) => one.at)).toEqual(times);
    expect(found.breaks).toEqual(taken === undefined ? [] : [{ at: taken, minutes: 5 }]);
    expect(found.slots.flatMap((one) => one.after)).toEqual(found.breaks);
    expect(found.endsAt).toBe(taken === undefined ? '10:10' : '10:15');
    expect(found.totalMinutes).toBe(taken === undefined ? 40 : 45);
  });

  test('two breaks whose hours have come are taken one after the other', () => {
    const found = timeSlots(marac(), meeting({ breaks: ['09:45 5', '09:50 10'] }), CASES, 9 * 60 + 40);
    expect(found.slots.map((one) => one.at)).toEqual(['09:40', '10:05', '10:15']);
    expect(found.breaks).toEqual([
      { at: '09:50', minutes: 5 },
      { at: '09:55', minutes: 10 },
    ]);
  });
});

test('a case takes the minutes typed for it, else those the area agreed', () => {
  const agreed = openRules([]).whole('minutesPerCase', day('2027-03-16'));
  const { minutesWanted: _, ...plain } = listing('A');
  const found = timeSlots(marac(), meeting(), [plain, listing('B', { minutesWanted: 25 })], 600);
  expect(found.slots.map((one) => one.minutes)).toEqual([agreed, 25]);
});

test.each([
  ['10:09', 1],
  ['10:10', 0],
  ['10:11', 0],
  [undefined, 0],
])('three cases of ten minutes from 09:40 run beyond an end at %s by %i minutes', (end, beyond) => {
  expect(minutesBeyondEnd(marac(), meeting(end === undefined ? {} : { end: clockTime(end) }), CASES)).toBe(beyond);
});

test('somebody needed for some cases comes for the first of theirs and may go after the last', () => {
  const running = { slots: timeSlots(marac(), meeting(), CASES, 9 * 60 + 40).slots } as Running;
  expect(neededSpan(running, new Set(['K-A', 'K-B']))).toEqual({ from: '09:40', to: '10:00', count: 2 });
  expect(neededSpan(running, new Set(['K-B']))).toEqual({ from: '09:50', to: '10:00', count: 1 });
  expect(neededSpan(running, new Set(['K-A', 'K-C']))).toEqual({ from: '09:40', to: '10:10', count: 2 });
  expect(neededSpan(running, new Set(['K-Z']))).toBeUndefined();
});

test('the list is read in the order in which it is heard; what has no place comes last', () => {
  const running = { slots: [{ caseRef: 'K-C' }, { caseRef: 'K-A' }] } as unknown as Running;
  const order = listedInOrder(marac(CASES), meeting(), running).map((one) => one.caseRef);
  expect(order).toEqual(['K-C', 'K-A', 'K-B']);
});
