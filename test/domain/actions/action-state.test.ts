// Where an action stands on a day: soon due, due, late, and the rung of the ladder that its lateness has reached. Each limit below, at and above.
import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/domain/actions/action.ts';
import { answeredBy, asAgreed, dueDay, isEnded, standingOf } from '../../../src/domain/actions/action-state.ts';
import { day, daysBetween } from '../../../src/domain/time/day.ts';

const action = (more: Partial<Action> = {}): Action => ({ id: 'A-AAAA22', agency: 'G-HAAA22', ...more });
const LADDER = { dueSoonDays: 5, deputyAfterDays: 3, managerAfterDays: 10 };
const TODAY = day('2027-03-10');
/** Every day is a working day, so that the limits are those of the rule alone. */
const standing = (more: Partial<Action>, clockStopped = 0) =>
  standingOf(action(more), TODAY, LADDER, daysBetween, clockStopped);

describe('an action that is not due yet', () => {
  test.each([
    ['2027-03-11', 'dueSoon'],
    ['2027-03-14', 'dueSoon'],
    ['2027-03-15', 'dueSoon'],
    ['2027-03-16', 'notDue'],
  ])('is soon due up to the agreed number of working days before: due %s on 10 March, five days: %s', (due, phase) => {
    expect(standing({ due: day(due) })).toEqual({ phase, due, daysLate: 0, workingDaysLate: 0, rung: 1 });
  });
});

describe('an action whose day has come', () => {
  test('is due today on its day, and not late', () => {
    expect(standing({ due: TODAY })).toMatchObject({ phase: 'dueToday', daysLate: 0, workingDaysLate: 0, rung: 1 });
  });

  test.each([
    ['2027-03-09', 1, 1],
    ['2027-03-08', 2, 1],
    ['2027-03-07', 3, 2],
    ['2027-03-06', 4, 2],
    ['2027-03-01', 9, 2],
    ['2027-02-28', 10, 3],
    ['2027-02-27', 11, 3],
  ] as const)(
    'due %s it is %i days late and on rung %i: the deputy after 3, the team manager after 10',
    (due, late, rung) => {
      expect(standing({ due: day(due) })).toMatchObject({
        phase: 'overdue',
        daysLate: late,
        workingDaysLate: late,
        rung,
      });
    },
  );

  test.each([
    [6, 4, 2],
    [7, 3, 2],
    [8, 2, 1],
    [10, 0, 1],
    [11, 0, 1],
  ] as const)(
    'days that do not count stop the ladder, not the calendar: 10 days late, %i stopped',
    (stopped, late, rung) => {
      const due = day('2027-02-28');
      expect(standing({ due }, stopped)).toMatchObject({ phase: 'overdue', daysLate: 10, workingDaysLate: late, rung });
    },
  );
});

test.each<[string, Partial<Action>, string]>([
  ['completed with a day', { due: day('2027-03-01'), status: 'completed', doneOn: TODAY }, 'closed'],
  ['completed without a day: the chase goes on', { due: day('2027-03-01'), status: 'completed' }, 'overdue'],
  ['superseded', { due: day('2027-03-01'), status: 'superseded' }, 'closed'],
  ['done at the meeting, with a day', { due: day('2027-03-01'), doneAtMeeting: true, doneOn: TODAY }, 'closed'],
  ['done at the meeting, without a day', { due: day('2027-03-01'), doneAtMeeting: true }, 'overdue'],
  ['not possible', { due: day('2027-03-01'), status: 'notPossibleCircumstances' }, 'cannot'],
  ['not done', { due: day('2027-03-01'), status: 'notDone' }, 'cannot'],
  ['no day at all', {}, 'unowned'],
  ['only a review, tomorrow', { reviewOn: day('2027-03-11') }, 'dueSoon'],
  ['only a review, today', { reviewOn: TODAY }, 'review'],
  ['only a review, yesterday: asked about, never late', { reviewOn: day('2027-03-09') }, 'review'],
  ['immediate, agreed yesterday', { immediate: true, agreedOn: day('2027-03-09') }, 'overdue'],
  [
    'a review with a new date that has passed',
    { reviewOn: TODAY, status: 'inProgress', newDate: day('2027-03-09') },
    'overdue',
  ],
])('%s', (_, more, phase) => {
  expect(standing(more).phase).toBe(phase);
});

test.each<[string, Partial<Action>, string | undefined]>([
  [
    'the new date, once the agency said "in progress"',
    { due: day('2027-03-01'), status: 'inProgress', newDate: day('2027-03-20') },
    '2027-03-20',
  ],
  [
    'the old date, while it is only open',
    { due: day('2027-03-01'), status: 'open', newDate: day('2027-03-20') },
    '2027-03-01',
  ],
  ['the due date, when in progress without a new one', { due: day('2027-03-01'), status: 'inProgress' }, '2027-03-01'],
  [
    'the day it was agreed, when immediate',
    { immediate: true, agreedOn: day('2027-03-02'), reviewOn: TODAY },
    '2027-03-02',
  ],
  [
    'the due date, though immediate',
    { immediate: true, agreedOn: day('2027-03-02'), due: day('2027-03-05') },
    '2027-03-05',
  ],
  ['the review, without a due date', { agreedOn: day('2027-03-02'), reviewOn: TODAY }, '2027-03-10'],
  ['the due date before the review', { due: day('2027-03-05'), reviewOn: TODAY }, '2027-03-05'],
  ['none', { agreedOn: day('2027-03-02') }, undefined],
])('the day that counts is %s', (_, more, expected) => {
  expect(dueDay(action(more))).toBe(expected);
});

const ended = (more: Partial<Action>): boolean => isEnded(action(more));

test('only "completed" or "done at the meeting", each with its day, and "superseded" end an action', () => {
  expect(ended({ status: 'completed', doneOn: TODAY })).toBe(true);
  expect(ended({ status: 'completed' })).toBe(false);
  expect(ended({ status: 'open', doneOn: TODAY })).toBe(false);
  expect(ended({ status: 'superseded' })).toBe(true);
  expect(ended({ doneAtMeeting: true, doneOn: TODAY })).toBe(true);
  expect(ended({ doneAtMeeting: false, doneOn: TODAY })).toBe(false);
});

describe('an action as it was answered by a day', () => {
  const before = action({ due: day('2027-03-05') });
  test.each<readonly [string, Partial<Action>, boolean]>([
    ['answered the day before', { status: 'notDone', answeredOn: day('2027-03-09') }, true],
    ['answered on the day', { status: 'notDone', answeredOn: day('2027-03-10') }, true],
    ['answered the day after', { status: 'notDone', answer: 'No.', answeredOn: day('2027-03-11') }, false],
    ['a new date given the day after', { status: 'inProgress', newDate: TODAY, answeredOn: day('2027-03-11') }, false],
    ['done on the day', { status: 'completed', doneOn: day('2027-03-10') }, true],
    ['done the day after', { status: 'completed', doneOn: day('2027-03-11') }, false],
    [
      'done before, told after',
      { status: 'completed', doneOn: day('2027-03-02'), answeredOn: day('2027-03-11') },
      false,
    ],
    ['no longer needed since', { status: 'superseded', answeredOn: day('2027-03-11') }, false],
    ['an answer without a day', { status: 'notDone' }, true],
  ])('%s', (_rule, answer, counts) => {
    expect(answeredBy({ ...before, ...answer }, TODAY)).toEqual(counts ? { ...before, ...answer } : before);
  });
});

describe('an action as it was agreed', () => {
  const agreed = action({ due: day('2027-03-05'), text: 'Fit an alarm' });
  test.each<readonly [string, Partial<Action>]>([
    ['in progress with a new date', { status: 'inProgress', newDate: day('2027-03-15') }],
    ['done', { status: 'completed', doneOn: TODAY, answeredOn: TODAY, answer: 'Fitted.' }],
    ['not done', { status: 'notDone' }],
    ['no longer needed', { status: 'superseded' }],
  ])('has nothing of what its agency answers: %s', (_rule, answer) => {
    expect(asAgreed({ ...agreed, ...answer })).toEqual(agreed);
  });

  test('keeps that it was done at the meeting, its words and its agreed day', () => {
    const done = { ...agreed, doneAtMeeting: true, doneOn: TODAY };
    for (const more of [{}, { status: 'completed', answer: 'Fitted.' }] as const)
      expect(asAgreed({ ...done, ...more })).toEqual({ ...done, status: 'completed' });
    expect(asAgreed({ ...agreed, text: 'Fit two', due: TODAY })).toEqual({ ...agreed, text: 'Fit two', due: TODAY });
  });

  test('keeps its end where no day was agreed', () => {
    const done = action({ status: 'completed', doneOn: TODAY });
    expect(asAgreed(done)).toEqual(done);
  });
});
