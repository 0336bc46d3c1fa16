// Actions in words: on the paper of the meeting, in the lists of last time, and as the bare lines of a mail.
import type { Action } from '../../actions/action.ts';
import { dueDay, isEnded } from '../../actions/action-state.ts';
import { nationOf, workingDaysBetween } from '../../time/calendar.ts';
import { tellDate, tellDay } from '../../time/day.ts';
import { sameAgency } from '../../access/access.ts';
import type { ActionModel, EarlierActionModel, OwnActionModel, OwnEarlierActionModel } from './part-models.ts';
import type { ActionLineModel } from '../mail-models.ts';
import { agencyName, cut, tellName, victimRow, type Classes, type Scene } from './case-parts.ts';

const STATUS: Readonly<Record<NonNullable<Action['status']>, string>> = {
  open: 'Open',
  inProgress: 'In progress',
  completed: 'Done',
  notPossibleCircumstances: 'Not possible: circumstances changed',
  notDone: 'Not done',
  superseded: 'No longer needed',
};

export function tellStatus(action: Action): string {
  if (isEnded(action) && action.doneOn !== undefined)
    return `${action.doneAtMeeting === true ? 'Done at the meeting' : 'Done'} on ${tellDate(action.doneOn)}`;
  if (action.status === 'completed') return 'Said to be done, without a date';
  const until =
    action.status === 'inProgress' && action.newDate !== undefined ? `, new date ${tellDate(action.newDate)}` : '';
  return `${STATUS[action.status ?? 'open']}${until}`;
}

export function tellDue(action: Action): string {
  const due = dueDay(action);
  if (action.doneAtMeeting === true) return 'At the meeting';
  if (action.immediate === true) return 'Immediately';
  if (due === undefined) return '';
  const review = action.due === undefined && action.reviewOn !== undefined ? 'Review on ' : '';
  const repeats =
    action.repeatEvery === undefined
      ? ''
      : `, then ${action.repeatEvery === 'untilReview' ? 'until the review' : action.repeatEvery}`;
  return `${review}${tellDay(due)}${repeats}`;
}

function workingDays(count: number): string {
  return `${count} working day${count === 1 ? '' : 's'}`;
}

export function tellLate(scene: Scene, action: Action): string {
  const due = dueDay(action);
  if (due === undefined || isEnded(action)) return '';
  if (due === scene.today) return 'due today';
  const nation = nationOf(scene.marac.rules, scene.today);
  const days = workingDaysBetween(due, scene.today, nation);
  return due < scene.today ? `${workingDays(days)} late` : `due in ${workingDays(-days)}`;
}

const PEOPLE = ['victim', 'perpetrator', 'child', 'children'];
/** "the victim", after "About"; other words as they were typed. */
function tellAboutWhom(typed: string): string {
  const word = typed.trim().toLowerCase();
  return PEOPLE.indexOf(word) < 0 ? typed : `the ${word}`;
}

/** As what an action's words are shown: a note of the case, or on the sheet of the agency that does it. */
export type Words = 'note' | 'action';

export function actionView(scene: Scene, action: Action, classes: Classes, words: Words = 'note'): ActionModel {
  return {
    ref: action.id,
    text: cut(classes, words, action.text ?? ''),
    aboutWhom: cut(classes, words, tellAboutWhom(action.aboutWhom ?? '')),
    agency: agencyName(scene, action.agency),
    owner: action.owner ?? '',
    due: tellDue(action),
    safety: action.safety === true,
    status: action.status === undefined || action.status === 'open' ? '' : tellStatus(action),
  };
}

export function earlierView(scene: Scene, action: Action, classes: Classes, words: Words = 'note'): EarlierActionModel {
  return {
    ref: action.caseRef ?? '',
    actionRef: action.id,
    about: action.caseRef === undefined ? '' : cut(classes, 'name', tellName(victimRow(scene, action.caseRef))),
    text: cut(classes, words, action.text ?? ''),
    agency: agencyName(scene, action.agency),
    owner: action.owner ?? '',
    due: tellDue(action),
    late: tellLate(scene, action),
    answer: [isEnded(action) ? `${tellStatus(action)}.` : '', cut(classes, words, action.answer ?? '')]
      .filter((said) => said !== '')
      .join(' '),
  };
}

/** The agency that is to do it, by its row id; as it was typed where no row has that name. */
function doerOf(scene: Scene, { agency }: Action): string {
  return scene.facts.agencies.find((one) => sameAgency(agency, one))?.id ?? agency;
}

/** On the sheet of its own agency. */
export function ownActionView(scene: Scene, action: Action, classes: Classes): OwnActionModel {
  return { ...actionView(scene, action, classes, 'action'), agencyId: doerOf(scene, action) };
}

export function ownEarlierView(scene: Scene, action: Action, classes: Classes): OwnEarlierActionModel {
  return { ...earlierView(scene, action, classes, 'action'), agencyId: doerOf(scene, action) };
}

/** As it stands after "due" in the middle of a line. */
function inLine(due: string): string {
  return due
    .replace(/^Review on/, 'for review on')
    .replace(/^Immediately/, 'immediately')
    .replace(/^At the/, 'at the');
}

/** Ref, day and lateness only: what may stand in a mail's body. */
export function actionLineView(scene: Scene, action: Action): ActionLineModel {
  return {
    ref: action.caseRef ?? '',
    actionRef: action.id,
    marac: scene.marac.title,
    owner: action.owner ?? '',
    due: inLine(tellDue(action)),
    late: tellLate(scene, action),
    safety: action.safety === true,
    formUrl: '',
  };
}
