// Actions in words: on the paper of the meeting, in the lists of last time, and as the bare lines of a mail.
import type { Action } from '../../actions/action.ts';
import { dueDay, isEnded } from '../../actions/action-state.ts';
import { nationOf, workingDaysBetween } from '../../time/calendar.ts';
import { formatDate, formatDay } from '../../time/day.ts';
import { sortBy } from '../../text/order.ts';
import { agencyNamed } from '../../access/access.ts';
import type { ActionModel, EarlierActionModel, OwnActionModel, OwnEarlierActionModel } from './part-models.ts';
import type { ActionLineModel } from '../mail-models.ts';
import { agencyName, cut, formatName, victimRow, type Classes, type ViewContext } from './case-parts.ts';

const STATUS: Readonly<Record<NonNullable<Action['status']>, string>> = {
  open: 'Open',
  inProgress: 'In progress',
  completed: 'Done',
  notPossibleCircumstances: 'Not possible: circumstances changed',
  notDone: 'Not done',
  superseded: 'No longer needed',
};

export function describeStatus(action: Action): string {
  if (isEnded(action) && action.doneOn !== undefined)
    return `${action.doneAtMeeting === true ? 'Done at the meeting' : 'Done'} on ${formatDate(action.doneOn)}`;
  if (action.status === 'completed') return 'Said to be done, without a date';
  const until =
    action.status === 'inProgress' && action.newDate !== undefined ? `, new date ${formatDate(action.newDate)}` : '';
  return `${STATUS[action.status ?? 'open']}${until}`;
}

export function formatDue(action: Action): string {
  const due = dueDay(action);
  if (action.doneAtMeeting === true) return 'At the meeting';
  if (action.immediate === true) return 'Immediately';
  if (due === undefined) return '';
  const review = action.due === undefined && action.reviewOn !== undefined ? 'Review on ' : '';
  const repeats =
    action.repeatEvery === undefined
      ? ''
      : `, then ${action.repeatEvery === 'untilReview' ? 'until the review' : action.repeatEvery}`;
  return `${review}${formatDay(due)}${repeats}`;
}

function workingDays(count: number): string {
  return `${count} working day${count === 1 ? '' : 's'}`;
}

export function describeLate(view: ViewContext, action: Action): string {
  const due = dueDay(action);
  if (due === undefined || isEnded(action)) return '';
  if (due === view.today) return 'due today';
  const nation = nationOf(view.marac.rules, view.today);
  const days = workingDaysBetween(due, view.today, nation);
  return due < view.today ? `${workingDays(days)} late` : `due in ${workingDays(-days)}`;
}

/** Nothing of what is due today or later: for an action that is due immediately. */
function describeOverdue(view: ViewContext, action: Action): string {
  const late = describeLate(view, action);
  return late.startsWith('due ') ? '' : late;
}

const PEOPLE = ['victim', 'perpetrator', 'child', 'children'];
/** "the victim", after "About"; other words as they were typed. */
function describeAboutWhom(typed: string): string {
  const word = typed.trim().toLowerCase();
  return PEOPLE.indexOf(word) < 0 ? typed : `the ${word}`;
}

/** As what an action's words are shown: a note of the case, or on the sheet of the agency that does it. */
export type Words = 'note' | 'action';

export function actionView(view: ViewContext, action: Action, classes: Classes, words: Words = 'note'): ActionModel {
  return {
    ref: action.id,
    text: cut(classes, words, action.text ?? ''),
    aboutWhom: cut(classes, words, describeAboutWhom(action.aboutWhom ?? '')),
    agency: agencyName(view, action.agency),
    owner: action.owner ?? '',
    due: formatDue(action),
    safety: action.safety === true,
    status: action.status === undefined || action.status === 'open' ? '' : describeStatus(action),
  };
}

function isAnswered(action: Action): boolean {
  return (action.status ?? 'open') !== 'open' || isEnded(action);
}

export function earlierView(
  view: ViewContext,
  action: Action,
  classes: Classes,
  words: Words = 'note',
): EarlierActionModel {
  return {
    ref: action.caseRef ?? '',
    actionRef: action.id,
    about: action.caseRef === undefined ? '' : cut(classes, 'name', formatName(victimRow(view, action.caseRef))),
    text: cut(classes, words, action.text ?? ''),
    agency: agencyName(view, action.agency),
    owner: action.owner ?? '',
    due: formatDue(action),
    late: describeLate(view, action),
    // The status stands in the answer, which is of that class: for a reader without it, it would keep the whole paper back.
    answer: cut(
      classes,
      words,
      [isAnswered(action) ? `${describeStatus(action)}.` : '', action.answer ?? '']
        .filter((said) => said !== '')
        .join(' '),
    ),
  };
}

/** The agency that is to do it, by its row id; as it was typed where no row has that name. */
function doerOf(view: ViewContext, { agency }: Action): string {
  return agencyNamed(view.facts.agencies, agency)?.id ?? agency;
}

/** On the sheet of its own agency. */
export function ownActionView(view: ViewContext, action: Action, classes: Classes): OwnActionModel {
  return { ...actionView(view, action, classes, 'action'), agencyId: doerOf(view, action) };
}

export function ownEarlierView(view: ViewContext, action: Action, classes: Classes): OwnEarlierActionModel {
  return { ...earlierView(view, action, classes, 'action'), agencyId: doerOf(view, action) };
}

/** As it stands after "due" in the middle of a line. */
function inLine(due: string): string {
  return due
    .replace(/^Review on/, 'for review on')
    .replace(/^Immediately/, 'immediately')
    .replace(/^At the/, 'at the');
}

/** Ref, day and lateness only: what may stand in a mail's body. */
export function actionLineView(view: ViewContext, action: Action): ActionLineModel {
  return {
    ref: action.caseRef ?? '',
    actionRef: action.id,
    marac: view.marac.title,
    owner: action.owner ?? '',
    due: inLine(formatDue(action)),
    late: action.immediate === true ? describeOverdue(view, action) : describeLate(view, action).replace(/^due /, ''),
    safety: action.safety === true,
    formUrl: '',
  };
}

/** Actions as papers list them: what is due first on top, what has no day last. */
export function actionsInOrder(actions: readonly Action[]): readonly Action[] {
  return sortBy(
    actions,
    (action) => action.due ?? action.reviewOn ?? '9999',
    (action) => action.id,
  );
}
