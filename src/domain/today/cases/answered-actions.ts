// What agencies answered about actions and needs the coordinator, and what an action lacks: one matter each, told of all actions that have it.
import type { Action } from '../../actions/action.ts';
import { isEnded } from '../../actions/action-state.ts';
import { findRepresentative } from '../../register/contacts.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { isUncertain } from '../../text/problem.ts';
import type { Day } from '../../time/day.ts';
import { actionLines, type ActionMatter } from '../lines-of-actions.ts';
import type { TodayItem } from '../today-item.ts';

interface AnswerMatter extends ActionMatter {
  readonly isSo: (action: Action) => boolean;
}

const NEXT_AGENDA = 'what was agreed stands on the next agenda as it is.';

const MATTERS: readonly AnswerMatter[] = [
  {
    isSo: ({ status }) => status === 'notPossibleCircumstances',
    kind: 'action',
    rule: 'not-possible',
    one: (subject) =>
      `${subject} is not possible, its agency says: circumstances changed. Decide what is done instead.`,
    several: (list, count) =>
      `${count} actions are not possible, their agencies say: circumstances changed. Decide what is done instead. ${list}.`,
    otherwise: NEXT_AGENDA,
  },
  {
    isSo: ({ status }) => status === 'notDone',
    kind: 'action',
    rule: 'not-done',
    todo: 'ring',
    one: (subject) => `${subject} was answered “not done”: ring the agency.`,
    several: (list, count) => `${count} actions were answered “not done”: ring the agencies. ${list}.`,
    otherwise: NEXT_AGENDA,
  },
  {
    isSo: ({ status, doneOn }) => status === 'completed' && doneOn === undefined,
    kind: 'action',
    rule: 'no-date',
    one: (subject) => `${subject} is said to be done, without a date: type “Done on”.`,
    several: (list, count) => `${count} actions are said to be done, without a date: type “Done on”. ${list}.`,
    otherwise: 'what was agreed counts as open and is chased: only a date ends that.',
  },
  {
    isSo: ({ due, reviewOn, immediate }) => due === undefined && reviewOn === undefined && immediate !== true,
    kind: 'action',
    rule: 'no-due',
    one: (subject) => `${subject} has no due date: type one.`,
    several: (list, count) => `${count} actions have no due date: type one for each. ${list}.`,
    otherwise: 'nobody is reminded.',
  },
];

const NOBODY: ActionMatter = {
  kind: 'ring',
  rule: 'nobody',
  one: (subject) =>
    `${subject} is with an agency that has nobody who could be reminded. Ring them; name a representative on Contacts.`,
  several: (list, count) =>
    `${count} actions are with agencies that have nobody who could be reminded. Ring them; name a representative on Contacts. ${list}.`,
  otherwise: 'nobody there is told or reminded.',
};

/** "Not possible" and "not done" go to the coordinator at once; "done" without a date is asked about. */
export function answeredActions(facts: Facts, marac: MaracFacts, today: Day): readonly TodayItem[] {
  const open = marac.actions.filter((action) => !isEnded(action));
  const isUnread = isUncertain(marac, 'contacts');
  const hasNobody = ({ agency: id }: Action): boolean => {
    const agency = facts.agencies.find((each) => each.id === id);
    return (
      agency !== undefined &&
      agency.kind !== 'chair' &&
      agency.kind !== 'maracTeam' &&
      findRepresentative(facts.contacts, agency.id, marac.name, today) === undefined
    );
  };
  return [
    ...MATTERS.flatMap((matter) => actionLines(facts, marac, open.filter(matter.isSo), matter)),
    ...(isUnread ? [] : actionLines(facts, marac, open.filter(hasNobody), NOBODY)),
  ];
}
