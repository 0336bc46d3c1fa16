// What became of the actions that agencies undertook: each is in one state, so that the states add up to the actions.
import type { Action } from '../../actions/action.ts';
import { dueDay } from '../../actions/action-state.ts';
import { daysBetween, type Day } from '../../time/day.ts';
import type { Measure } from '../figure.ts';
import { rowOf } from '../ground.ts';
import type { AgencyGround, AgreedAction } from './agency-ground.ts';

/** undated: completed, and the day or the due date is not typed, so that nobody knows whether it was late. */
export type ActionOutcome = 'onTime' | 'late' | 'undated' | 'notPossible' | 'notDone' | 'superseded' | 'open';

export function outcomeOf(action: Action): ActionOutcome {
  const { status, doneOn, doneAtMeeting } = action;
  if (status === 'notPossibleCircumstances') return 'notPossible';
  if (status === 'notDone' || status === 'superseded') return status;
  if (status !== 'completed' && !(doneAtMeeting === true && doneOn !== undefined)) return 'open';
  if (doneAtMeeting === true) return 'onTime';
  const days = daysLate(action);
  return days === undefined ? 'undated' : days > 0 ? 'late' : 'onTime';
}

/** Calendar days from the agreed day to the day it was done; a new date that the agency gave does not move the agreed day. */
function daysLate({ due, immediate, agreedOn, doneOn }: Action): number | undefined {
  const until = due ?? (immediate === true ? agreedOn : undefined);
  return until === undefined || doneOn === undefined ? undefined : daysBetween(until, doneOn);
}

const SHAPE = {
  unit: 'actions',
  tells: 'work',
  source: 'docs/figures.md, "Agencies"; SafeLives: "impossible" is told apart from "not done"',
  of: 'actions agreed at the meetings of the period',
  unknown: 'completed, and the day or the due date is not typed',
} as const;

const row = ({ marac, action }: AgreedAction, counts = 1): ReturnType<typeof rowOf> =>
  rowOf(marac, 'actions', action, counts);

function actionsThat(
  name: string,
  label: string,
  holds: (action: Action, asOf: Day) => boolean,
): Measure<AgencyGround> {
  return {
    name,
    label,
    kind: 'count',
    ...SHAPE,
    count: ({ actions, asOf }) => ({
      rows: actions.filter(({ action }) => holds(action, asOf)).map((each) => row(each)),
      of: actions.map((each) => row(each)),
      notKnown: actions.filter(({ action }) => outcomeOf(action) === 'undated').map((each) => row(each)),
    }),
  };
}

const ended = (name: string, label: string, outcome: ActionOutcome): Measure<AgencyGround> =>
  actionsThat(name, label, (action) => outcomeOf(action) === outcome);

export function isOverdue(action: Action, asOf: Day): boolean {
  const due = dueDay(action);
  return outcomeOf(action) === 'open' && due !== undefined && due < asOf;
}

export const actionMeasures: readonly Measure<AgencyGround>[] = [
  { ...actionsThat('actions', 'Actions', () => true), unknown: 'nothing', count: countAll },
  ended('actionsOnTime', 'Actions: done in time', 'onTime'),
  ended('actionsLate', 'Actions: done late', 'late'),
  ended('actionsNotPossible', 'Actions: not possible, circumstances changed', 'notPossible'),
  ended('actionsNotDone', 'Actions: not done', 'notDone'),
  ended('actionsSuperseded', 'Actions: superseded', 'superseded'),
  ended('actionsOpen', 'Actions: open', 'open'),
  actionsThat('actionsOverdue', 'Actions: open and overdue', isOverdue),
  {
    name: 'actionsDaysLate',
    label: 'Actions: days late, half of them within',
    kind: 'median',
    ...SHAPE,
    unit: 'days',
    of: 'actions done late',
    unknown: 'nothing',
    count: ({ actions }) => {
      const late = actions.filter(({ action }) => outcomeOf(action) === 'late');
      return {
        rows: late.map((each) => row(each, daysLate(each.action) ?? 0)),
        of: late.map((each) => row(each)),
        notKnown: [],
      };
    },
  },
];

function countAll({ actions }: AgencyGround): ReturnType<Measure<AgencyGround>['count']> {
  const rows = actions.map((each) => row(each));
  return { rows, of: rows, notKnown: [] };
}
