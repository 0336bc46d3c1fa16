// Actions that their agency is not told of by any sheet: one question for each agency and meeting, until a named person has dealt with it.
import type { Action } from '../../actions/action.ts';
import { agencyOf, endsBy, isToBeToldStill, type UntoldWhy } from '../../actions/action-told.ts';
import { dueDay } from '../../actions/action-state.ts';
import { nationOf, workingDaysBetween } from '../../time/calendar.ts';
import { at, clockTime, dayOf, formatDate, formatDay } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { lastDayOf } from '../../meeting/meetings.ts';
import { sortBy } from '../../text/order.ts';
import {
  findUntold,
  groupUntold,
  isAsideNow,
  type Looking,
  type Untold,
  type UntoldGroup,
} from '../../actions/untold-actions.ts';
import { describeReason } from '../../text/describe-reason.ts';
import { answerTo, type Question } from '../today-question.ts';
import { actionLines } from '../lines-of-actions.ts';
import { listThings, onLines } from '../list-things.ts';
import type { TodayItem } from '../today-item.ts';

export function untoldItems(looking: Looking): readonly TodayItem[] {
  const untold = findUntold(looking);
  const asked = new Set(untold.map((one) => one.action.id));
  return [
    ...groupUntold(looking.marac, untold).map((group) => allowedItem(looking, group) ?? itemOf(looking, group)),
    ...waiting(
      looking,
      looking.marac.actions.filter((action) => !asked.has(action.id)),
    ),
  ];
}

/** Due soon, and on a sheet that waits for a mark or a release: until it has gone nobody is reminded. */
function waiting({ facts, marac, now }: Looking, actions: readonly Action[]): readonly TodayItem[] {
  const today = dayOf(now);
  const nation = nationOf(marac.rules, today);
  const soon = marac.rules.whole('dueSoonDays', today);
  const sheetless = actions.filter((action) => {
    const due = dueDay(action);
    const isNear = due !== undefined && (due <= today || workingDaysBetween(today, due, nation) <= soon);
    // Of the chair's another line says already that they are due.
    const isChairs = agencyOf(facts, action)?.kind === 'chair';
    return isNear && !isChairs && !isAsideNow(marac, action) && isToBeToldStill(facts, marac, action, today);
  });
  return actionLines(facts, marac, sheetless, {
    kind: 'action',
    rule: 'no-sheet',
    todo: 'release',
    one: (subject) =>
      `${subject} is near or over, and the action sheet that says so has not gone. Type “Actions ready” on Meetings and release the sheet on Outbox.`,
    several: (list, count) =>
      `${count} actions are near or over, and the action sheets that say so have not gone. Type “Actions ready” on Meetings and release the sheets on Outbox. ${list}.`,
    otherwise: 'the agency does not know what it agreed to, and no reminder goes.',
  });
}

function itemOf({ marac }: Looking, group: UntoldGroup): TodayItem {
  const { first, all, parts, id } = group;
  const due = sortBy(
    all.flatMap((untold) => dueDay(untold.action) ?? []),
    (day) => day,
  )[0];
  return {
    id,
    kind: first.why === 'phone' ? 'ring' : 'stopped',
    todo: first.why === 'phone' ? 'ring' : 'decide',
    marac: marac.name,
    what: saidOf(SAYS[first.why], wordsFor(marac, group)),
    about: first.action.id,
    tab: 'Actions',
    restricted: first.restricted,
    question: questionOf(marac, group),
    parts,
    ...(due === undefined ? {} : { due: at(due, clockTime('23:59')) }),
  };
}

/** Behind a list the text goes on in a line of its own. */
function saidOf(says: (words: Words) => string, words: Words): string {
  const { these } = words;
  return onLines(says(words).replace(`${these}. `, () => (these.includes('\n') ? `${these}.\n` : `${these}. `)));
}

/** Let go by a person before this look, and not carried out yet: a tab could not be read meanwhile, or the row is there and the sheet is not. */
function allowedItem({ marac, now }: Looking, group: UntoldGroup): TodayItem | undefined {
  const { first, id } = group;
  const answer = answerTo(marac, id, questionOf(marac, group));
  if (answer?.answer !== 'yes' || endsBy(first.why) === 'yes' || answer.at >= now) return undefined;
  const { who, these } = wordsFor(marac, group);
  return {
    id: `allowed/${id}`,
    kind: 'action',
    marac: marac.name,
    what: `${who} is to get the action sheet with ${these}: Yes was answered on ${formatDate(dayOf(answer.at))}. The sheet is not drafted yet: nothing is to be answered.`,
    otherwise: 'the next run that can read all it needs makes the sheet.',
    todo: 'know',
    about: first.action.id,
    tab: 'Actions',
    restricted: first.restricted,
  };
}

interface Words {
  /** "Test Housing (Harriet Housewell)". */
  readonly who: string;
  readonly name: string;
  /** "2 actions of Tuesday 16 March 2027: A-9XK4TP, case K-4TX9QD, due 24 March 2027", or each on its own line. */
  readonly these: string;
  readonly them: string;
  readonly day: string;
  /** The last day on which a sheet of that meeting is made. */
  readonly until: string;
  readonly phone: string;
  readonly because: string;
}

function wordsFor(marac: MaracFacts, { first, all, meeting }: UntoldGroup): Words {
  const { contact, agency } = first;
  const day = meeting === undefined ? '' : formatDay(meeting.on);
  const count = all.length === 1 ? '1 action' : `${all.length} actions`;
  return {
    name: agency.name,
    who: contact?.personName === undefined ? agency.name : `${agency.name} (${contact.personName})`,
    these: `${first.changed === true ? 'what was changed since its sheet went in ' : ''}${count}${day === '' ? '' : ` of ${day}`}: ${listThings(all.map(describeAction))}`,
    them: all.length === 1 ? 'it' : 'them',
    day,
    until: meeting === undefined ? '' : formatDate(lastDayOf(marac, meeting)),
    phone: contact?.phone === undefined ? '' : ` on ${contact.phone}`,
    because: first.because === undefined ? '' : ` ${describeReason(first.because)}`,
  };
}

function describeAction({ action }: Untold): string {
  const due = dueDay(action);
  const about = [
    action.caseRef === undefined ? 'no case' : `case ${action.caseRef}`,
    action.immediate === true ? 'immediate' : due === undefined ? 'no date' : `due ${formatDate(due)}`,
    action.safety === true ? 'safety' : '',
  ].filter((part) => part !== '');
  return [action.id, ...about].join(', ');
}

const SAYS: Readonly<Record<UntoldWhy, (words: Words) => string>> = {
  level: ({ who, these, them }) =>
    `${who} is not told of ${these}. On Who is needed it has no level that shows ${them}.`,
  conflict: ({ who, these, them }) =>
    `${who} is not told of ${these}. A conflict keeps it from the case. By whom instead? Give ${them} to another agency on Actions.`,
  reader: ({ who, these, because }) =>
    `${who} is not told of ${these}. What this mailbox may be shown is too little.${because} Put that right on Contacts or Who is needed.`,
  inactive: ({ name, these, them }) =>
    `${name} is no longer active on Agencies and is not told of ${these}. Give ${them} to another agency on Actions.`,
  phone: ({ who, phone, these }) => `Ring ${who}${phone}: it is reached by phone and on paper, and has ${these}.`,
  noAddress: ({ who, these }) =>
    `${who} has no address on Contacts and is not told of ${these}. Type the address there.`,
  noMeeting: ({ who, these, them }) =>
    `${who} is not told of ${these}. No meeting is named, so no action sheet holds ${them}. Type the meeting beside ${them} on Actions.`,
  notHeld: ({ who, these, them, day }) =>
    `${who} is not told of ${these}. The meeting of ${day} was cancelled or moved. Type another meeting beside ${them} on Actions.`,
  closed: ({ who, these, day }) =>
    `${who} is not told of ${these}. The meeting of ${day} is closed, and no sheet is made for a closed meeting. Change its state on Meetings if the sheet is to go.`,
  over: ({ who, these, day, until }) =>
    `${who} was not told of ${these}. The meeting of ${day} was too long ago for a sheet (${until} was the last day).`,
  takenBack: ({ who, these }) => `${who} is not told of ${these}. Somebody took the sheet back.`,
  noSheet: ({ who, these, them }) => `${who} is not told of ${these}. No action sheet holds ${them}.`,
  coordinator: ({ these }) =>
    `The MARAC team has ${these}, and its coordinator may not deal with the case. Who sees to it instead?`,
  chairless: ({ these }) =>
    `The chair is not told of ${these}. Nobody is the chair: name one in “Chair” on Meetings, or in the role Chair on Contacts.`,
};

function questionOf(marac: MaracFacts, group: UntoldGroup): Question {
  const { first, all } = group;
  const { name, until: last } = wordsFor(marac, group);
  const it = all.length === 1 ? 'it' : 'them';
  const ended = `${name} is told another way, nobody is reminded, and it is yours to follow up`;
  const nobody = 'nobody is told and nobody is reminded';
  if (endsBy(first.why) === 'yes') {
    const [does, say] = first.why === 'coordinator' ? ['it is seen to', 'by whom'] : [ended, 'by whom and how'];
    return { yes: { does, why: 'needed', say }, otherwise: `${nobody}; the line stays.` };
  }
  const until = last === '' ? '' : `; after ${last} no sheet is made any more`;
  const cases = new Set(all.map((untold) => untold.action.caseRef)).size;
  const does =
    first.why === 'level'
      ? `${name} gets the action sheet with ${it} and nothing else of the ${cases === 1 ? 'case' : 'cases'} (a row on Who is needed at the level Acts)`
      : `a new sheet with ${it} is made and waits for your release`;
  return { yes: { does }, no: { does: ended, why: 'needed' }, otherwise: `${nobody}${until}.` };
}
