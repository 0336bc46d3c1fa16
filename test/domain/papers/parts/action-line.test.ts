// An action as a line of a mail: the day it is due, then how late it is or how many working days are left; nothing of what it says. Synthetic.
import { expect, test } from 'vitest';
import type { Action } from '../../../../src/domain/actions/action.ts';
import { actionLineView } from '../../../../src/domain/papers/parts/action-parts.ts';
import { day } from '../../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../../support/bare-facts.ts';

const FRIDAY = day('2027-03-12');

test.each<readonly [string, Partial<Action>, string, string]>([
  ['due in three working days', { due: day('2027-03-17') }, 'Wednesday 17 March 2027', 'in 3 working days'],
  ['due on Monday', { due: day('2027-03-15') }, 'Monday 15 March 2027', 'in 1 working day'],
  ['due today', { due: FRIDAY }, 'Friday 12 March 2027', 'today'],
  ['due the day before', { due: day('2027-03-11') }, 'Thursday 11 March 2027', '1 working day late'],
  ['due a week ago', { due: day('2027-03-05') }, 'Friday 5 March 2027', '5 working days late'],
  ['immediate, agreed today', { immediate: true, due: FRIDAY }, 'immediately', ''],
  ['immediate, without a day', { immediate: true, agreedOn: FRIDAY }, 'immediately', ''],
  [
    'immediate, agreed a week ago',
    { immediate: true, agreedOn: day('2027-03-05') },
    'immediately',
    '5 working days late',
  ],
  ['for review', { reviewOn: day('2027-03-15') }, 'for review on Monday 15 March 2027', 'in 1 working day'],
  ['done at the meeting', { doneAtMeeting: true, doneOn: FRIDAY, due: FRIDAY }, 'at the meeting', ''],
  ['without a day', {}, '', ''],
])('%s', (_rule, more, due, late) => {
  const marac = bareMarac('ealing');
  const action: Action = { id: 'A-AAAA22', agency: 'Housing', text: 'Change the locks', ...more };
  const line = actionLineView({ facts: bareFacts([marac]), marac, today: FRIDAY }, action);
  expect([line.due, line.late]).toEqual([due, late]);
  expect(JSON.stringify(line)).not.toContain('locks');
});
