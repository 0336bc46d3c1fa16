// The empty day says what comes next, and when.
import { expect, test } from 'vitest';
import { day, formatTime, localTime } from '../../../src/domain/time/day.ts';
import { deadlines } from '../../../src/domain/meeting/meetings.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { describeEmptyDay, describeNext } from '../../../src/domain/today/what-comes-next.ts';

const meeting = (id: string, on: string, more: Partial<Meeting> = {}): Meeting => ({
  id,
  on: day(on),
  kind: 'ordinary',
  ...more,
});
const marac = (title: string, ...meetings: readonly Meeting[]): MaracFacts =>
  ({ name: 'ealing', title, meetings, rules: openRules([]) }) as unknown as MaracFacts;

const MARCH = meeting('M-AAAA22', '2027-03-16');
const APRIL = meeting('M-BBBB22', '2027-04-13');
const due = deadlines(marac('Ealing MARAC', MARCH), MARCH);

test.each([
  ['2027-02-01T09:00', `${formatTime(due.close)}, referrals for the meeting of Tuesday 16 March 2027 close.`],
  [due.list, `${formatTime(due.chase)}, agencies that have not answered about the list of Tuesday 16 March 2027`],
  [due.chase, `${formatTime(due.agenda)}, the agenda of Tuesday 16 March 2027 is due.`],
  [due.agenda, 'Tuesday 16 March 2027, 09:00, the meeting of Tuesday 16 March 2027 begins.'],
  ['2027-03-16T09:00', `${formatTime(due.actions)}, the actions of Tuesday 16 March 2027 are due.`],
])('at %s the next step is named with its hour', (now, said) => {
  expect(describeNext(marac('Ealing MARAC', APRIL, MARCH), localTime(now))).toContain(`Next: ${said}`);
});

test('a meeting that was cancelled has no next step; without a coming one a meeting is asked for', () => {
  const off = marac('Ealing MARAC', { ...MARCH, state: 'cancelled' });
  expect(describeNext(off, localTime('2027-03-01T09:00'))).toBe(
    'No coming meeting is on Meetings: add the next one there.',
  );
});

test('of several MARACs each is named, and when the program looks again', () => {
  const said = describeEmptyDay([marac('Ealing MARAC', MARCH), marac('Brent MARAC')], localTime('2027-03-01T09:00'));
  expect(said).toMatch(
    /^Ealing MARAC: Next: .* Brent MARAC: No coming meeting .* The program looks every five minutes/,
  );
});
