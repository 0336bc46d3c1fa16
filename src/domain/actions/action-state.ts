// When an action is due, what state it is in on a day, and which rung of the ladder its lateness has reached. Only "completed" with a date ends
// a chase; representative, then deputy; the team manager is only ever proposed, and a person releases it.
import type { Action } from './action.ts';
import { addDays, addMonths, daysBetween, type Day } from '../time/day.ts';

export type ActionPhase = 'closed' | 'notDue' | 'dueSoon' | 'dueToday' | 'overdue' | 'review' | 'cannot' | 'unowned';

export interface Standing {
  readonly phase: ActionPhase;
  /** The day that counts: the new date an agency gave, else the due date, else the review date. */
  readonly due?: Day;
  /** Calendar days late as people say it; 0 when not late. */
  readonly daysLate: number;
  readonly workingDaysLate: number;
  /** 1 representative, 2 deputy, 3 team manager (proposed, never by itself). */
  readonly rung: 1 | 2 | 3;
}

/** Working days after `from` up to and with `to`; handed in, so that this file needs no calendar of its own. */
export type WorkingDays = (from: Day, to: Day) => number;

export interface LadderRule {
  readonly dueSoonDays: number;
  readonly deputyAfterDays: number;
  readonly managerAfterDays: number;
}

export function isEnded(action: Action): boolean {
  return (
    (action.status === 'completed' && action.doneOn !== undefined) ||
    action.status === 'superseded' ||
    (action.doneAtMeeting === true && action.doneOn !== undefined)
  );
}

/** The day an action is due now: an agency's new date counts only with "in progress". */
export function dueDay(action: Action): Day | undefined {
  if (action.status === 'inProgress' && action.newDate !== undefined) return action.newDate;
  if (action.immediate === true && action.due === undefined) return action.agreedOn;
  return action.due ?? action.reviewOn;
}

function withoutAnswer(action: Action): Action {
  const { status: _status, answer: _answer, answeredOn: _on, newDate: _new, doneOn: _done, ...agreed } = action;
  return agreed;
}

/** The action as its answers stood at the end of a day: an answer dated later is not in it. An answer without a day counts as given by then. */
export function answeredBy(action: Action, on: Day): Action {
  return (action.answeredOn ?? '') > on || (action.doneOn ?? '') > on ? withoutAnswer(action) : action;
}

/**
 * The action as a meeting agreed it: without a new date or a status that its agency gave since. What was done at the meeting stays done. An action
 * that ended without an agreed day keeps its end, which stands for the day.
 */
export function asAgreed(action: Action): Action {
  const { doneAtMeeting, doneOn, due, immediate, reviewOn } = action;
  if (isEnded(action) && due === undefined && immediate !== true && reviewOn === undefined) return action;
  const agreed = withoutAnswer(action);
  return doneAtMeeting === true && doneOn !== undefined ? { ...agreed, status: 'completed', doneOn } : agreed;
}

export function standingOf(
  action: Action,
  today: Day,
  ladder: LadderRule,
  workingDays: WorkingDays,
  clockStopped: number,
): Standing {
  const due = dueDay(action);
  const base = { ...(due === undefined ? {} : { due }), daysLate: 0, workingDaysLate: 0, rung: 1 as const };
  if (isEnded(action)) return { ...base, phase: 'closed' };
  if (action.status === 'notPossibleCircumstances' || action.status === 'notDone') return { ...base, phase: 'cannot' };
  if (due === undefined) return { ...base, phase: 'unowned' };
  if (due > today) {
    const soon = workingDays(today, due) <= ladder.dueSoonDays;
    return { ...base, phase: soon ? 'dueSoon' : 'notDue' };
  }
  // What goes on until a review is asked about from that day on; it is never late.
  if (action.due === undefined && action.immediate !== true && action.newDate === undefined)
    return { ...base, phase: 'review' };
  if (due === today) return { ...base, phase: 'dueToday' };
  const late = Math.max(0, workingDays(due, today) - clockStopped);
  const rung = late >= ladder.managerAfterDays ? 3 : late >= ladder.deputyAfterDays ? 2 : 1;
  return { ...base, phase: 'overdue', daysLate: daysBetween(due, today), workingDaysLate: late, rung };
}

/** The next date of an action that repeats, after the one just done. */
export function nextRepeat(action: Action, from: Day): Day | undefined {
  if (action.repeatEvery === 'weekly') return addDays(from, 7);
  if (action.repeatEvery === 'fortnightly') return addDays(from, 14);
  return action.repeatEvery === 'monthly' ? addMonths(from, 1) : undefined;
}
