// What the minutes say of an action is what the meeting agreed: an answer of its agency makes no other minutes, a correction of the agreed does.
import { expect, test } from 'vitest';
import type { Action } from '../../../../src/domain/actions/action.ts';
import type { Meeting } from '../../../../src/domain/meeting/meeting.ts';
import type { Item } from '../../../../src/domain/papers/parts/listed-case.ts';
import { viewMinutes } from '../../../../src/domain/papers/minutes/minutes-view.ts';
import { day } from '../../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../../support/bare-facts.ts';

const MEETING: Meeting = { id: 'M-1', on: day('2026-12-15'), chairApprovedOn: day('2026-12-22') };
const classes = new Set(['open', 'staff', 'note']);
const ITEM = {
  listing: { id: 'L-1', meeting: 'M-1', caseRef: 'K-1', outcome: 'actionPlan' },
  visibility: { caseRef: 'K-1', level: 'seesAll', agencies: [], audience: 'agency', classes },
} as unknown as Item;
const AGREED: Action = {
  id: 'A-1',
  meeting: 'M-1',
  caseRef: 'K-1',
  agency: 'Housing',
  text: 'Fit an alarm',
  due: day('2027-01-05'),
};

function actionsOf(more: Partial<Action>) {
  const marac = bareMarac('ealing', { meetings: [MEETING], actions: [{ ...AGREED, ...more }] });
  const view = { facts: bareFacts([marac]), marac, today: day('2026-12-22') };
  const made = viewMinutes(view, MEETING, {
    key: 'k',
    copyFor: '',
    items: [ITEM],
    totalMinutes: 0,
    earlier: [],
    classesOf: () => undefined,
    hears: () => false,
  });
  return [...made.cases.flatMap((one) => one.actions), ...made.allActions.map(({ action }) => action)];
}

const asApproved = actionsOf({});

test('an action stands with the day that was agreed, in its case and in the list of all', () => {
  expect(asApproved).toHaveLength(2);
  for (const action of asApproved) expect(action).toMatchObject({ due: 'Tuesday 5 January 2027', status: '' });
});

test.each<readonly [string, Partial<Action>]>([
  ['in progress with a new date', { status: 'inProgress', newDate: day('2027-01-15') }],
  ['done on the day of the approval', { status: 'completed', doneOn: day('2026-12-22') }],
  ['done between meeting and approval', { status: 'completed', doneOn: day('2026-12-16'), answer: 'Fitted.' }],
  ['not possible', { status: 'notPossibleCircumstances', answeredOn: day('2026-12-23') }],
])('an answer makes no other minutes: %s', (_rule, answer) => {
  expect(actionsOf(answer)).toEqual(asApproved);
});

test.each<readonly [string, Partial<Action>, object]>([
  ['wording', { text: 'Fit two alarms' }, { text: 'Fit two alarms' }],
  ['agency', { agency: 'Probation' }, { agency: 'Probation' }],
  ['agreed day', { due: day('2027-01-06') }, { due: 'Wednesday 6 January 2027' }],
  [
    'done at the meeting',
    { doneAtMeeting: true, doneOn: MEETING.on },
    { status: 'Done at the meeting on 15 December 2026' },
  ],
])('what a person corrects of what was agreed stands in them: %s', (_rule, correction, expected) => {
  for (const action of actionsOf(correction)) expect(action).toMatchObject(expected);
});
