// The days a Clare's Law request has: the last one included, until it is disclosed or will not be. All data synthetic.
import { expect, test } from 'vitest';
import { clockOf } from '../../../src/domain/disclosures/disclosure-clock.ts';
import type { Disclosure } from '../../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { addDays, day } from '../../../src/domain/time/day.ts';

const RECEIVED = day('2027-03-01');
const marac = {
  rules: openRules([{ id: 'S-1', setting: 'disclosureDays', value: '28', fromDate: RECEIVED }]),
} as unknown as MaracFacts;
const request = (more: Partial<Disclosure> = {}): Disclosure =>
  ({ id: 'DR-AAAA22', receivedOn: RECEIVED, ...more }) as Disclosure;

test.each([
  [0, 28, '28 days left of 28'],
  [26, 2, '2 days left of 28'],
  [27, 1, '1 day left of 28'],
  [28, 0, 'the last of 28 days'],
  [29, -1, '1 day over the 28'],
  [30, -2, '2 days over the 28'],
])('%i days after it came there are %i days left', (days, daysLeft, words) => {
  expect(clockOf(marac, request(), addDays(RECEIVED, days))).toEqual({ dueOn: '2027-03-29', daysLeft, words });
});

test.each<[string, Partial<Disclosure>, boolean]>([
  ['no day of receipt', { receivedOn: undefined as never }, false],
  ['a disclosure', { disclosedOn: day('2027-03-05') }, false],
  ['a decision not to disclose', { decision: 'doNotDisclose' }, false],
  ['a decision to disclose, not carried out yet', { decision: 'disclose' }, true],
])('with %s the clock runs: %s', (_, more, runs) => {
  expect(clockOf(marac, request(more), day('2027-03-10')) !== undefined).toBe(runs);
});
