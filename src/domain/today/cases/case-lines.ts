// What cases and actions wait for: links and conflicts to look at, answers that need the coordinator, closing, deaths, dates, safe contacts.
import { REMIND_DAYS } from '../../actions/action.ts';
import { isToldOtherwise } from '../../actions/action-told.ts';
import { dueDay, isEnded } from '../../actions/action-state.ts';
import type { HoldKind } from '../../cases/case.ts';
import { frozenItems } from './frozen-by-death.ts';
import { addDays, at, clockTime, dayOf, formatDate, type Day, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { proposeLinks } from '../../cases/linked-cases.ts';
import { groupBy } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { describeReason } from '../../text/describe-reason.ts';
import { actionLines } from '../lines-of-actions.ts';
import { answeredActions } from './answered-actions.ts';
import { leftAnswerItems } from './left-answers.ts';
import { proposedItems } from './proposed-answers.ts';
import { secondCaseItems } from './second-case-lines.ts';
import { stillInMainItems } from './still-in-main.ts';
import type { TodayItem, TodayKind, Words } from '../today-item.ts';

interface About {
  readonly row: string;
  readonly tab: string;
  readonly caseRef?: string | undefined;
}

function item(marac: MaracFacts, about: About, kind: TodayKind, rule: string, words: Words): TodayItem {
  return {
    id: `${kind}/${about.row}/${rule}`,
    kind,
    marac: marac.name,
    about: about.row,
    tab: about.tab,
    restricted: about.caseRef !== undefined && marac.restrictedCases.has(about.caseRef),
    ...words,
  };
}

export function caseItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  return [
    ...links(marac),
    ...stillInMainItems(marac),
    ...secondCaseItems(marac, today),
    ...answeredActions(facts, marac, today),
    ...proposedItems(marac),
    ...leftAnswerItems(marac, dayOf(now)),
    ...asked(facts, marac, today),
    ...closing(marac, today),
    ...frozenItems(facts, marac),
    ...births(marac, today),
    ...keyDates(marac, today),
    ...safeContacts(marac, today),
  ];
}

function links(marac: MaracFacts): readonly TodayItem[] {
  return proposeLinks(marac.cases, marac.people).map((one) => ({
    ...item(marac, { row: one.caseRef, tab: 'Cases', caseRef: one.caseRef }, 'match', `link-${one.other}`, {
      what: `Case ${one.caseRef}: ${describeReason(one.because)} Confirm on Cases (“Linked cases”, “Links confirmed by”), or leave it.`,
      otherwise: 'the cases count as not linked.',
    }),
    restricted: marac.restrictedCases.has(one.caseRef) || marac.restrictedCases.has(one.other),
  }));
}

/** "In progress" without a new date; the team's own and the chair's that are due; those of which the agency was told another way. */
function asked(facts: Facts, marac: MaracFacts, today: Day): readonly TodayItem[] {
  const open = marac.actions.filter((action) => !isEnded(action));
  const dateless = open.filter(
    (action) => action.status === 'inProgress' && (action.newDate === undefined || action.newDate < today),
  );
  const ours = open.filter((action) => {
    const agency = facts.agencies.find((each) => each.id === action.agency);
    const due = dueDay(action);
    return (agency?.kind === 'chair' || agency?.kind === 'maracTeam') && due !== undefined && due <= today;
  });
  const otherwise = open.filter((action) => {
    const due = dueDay(action);
    return due !== undefined && due <= today && isToldOtherwise(marac, action);
  });
  return [
    ...actionLines(facts, marac, otherwise, {
      kind: 'action',
      rule: 'told-otherwise',
      todo: 'ring',
      one: (subject) =>
        `${subject} is due. Its agency was told another way, so no reminder goes: ring, and type the status.`,
      several: (list, count) =>
        `${count} actions are due. Their agencies were told another way, so no reminder goes: ring, and type the status. ${list}.`,
      otherwise: 'nobody reminds the agency.',
    }),
    ...actionLines(facts, marac, dateless, {
      kind: 'action',
      rule: 'new-date',
      todo: 'ring',
      one: (subject) => `${subject} is in progress: ask the agency for a new date, and type it.`,
      several: (list, count) =>
        `${count} actions are in progress: ask each agency for a new date, and type it. ${list}.`,
      otherwise: 'reminders go on by the old date.',
    }),
    ...actionLines(facts, marac, ours, {
      kind: 'action',
      rule: 'ours',
      one: (subject) => `${subject} is yours or the chair’s, and due. Type “Done on” when it is.`,
      several: (list, count) =>
        `${count} actions are yours or the chair’s, and due. Type “Done on” beside each that is done. ${list}.`,
      otherwise: 'what was agreed stays open, and nobody else is asked about it.',
    }),
  ];
}

const HOLDS: Readonly<Record<HoldKind, string>> = {
  death: 'a death',
  court: 'court',
  review: 'review',
  accessRequest: 'access request',
  other: 'other',
};

function closing(marac: MaracFacts, today: Day): readonly TodayItem[] {
  const items: TodayItem[] = [];
  for (const one of marac.cases) {
    const about: About = { row: one.id, tab: 'Cases', caseRef: one.id };
    const open = rowsWith(marac.actions, 'caseRef', one.id).filter(
      (action) => !isEnded(action) && action.keepOpenAfterClosing === undefined,
    );
    const say = (rule: string, words: Words): unknown => items.push(item(marac, about, 'case', rule, words));
    if (one.state === 'closed' && open.length > 0)
      say('closed-open', {
        what: `Case ${one.id} is closed with ${open.length} open action${open.length === 1 ? '' : 's'} (${open.map(({ id }) => id).join(', ')}): say of each whether it is still to be done (“Keep open after closing” on Actions).`,
        otherwise: 'nobody is told or reminded of what is open.',
      });
    if (one.deceased === true && one.holdKind === undefined)
      say('death', {
        what: `Case ${one.id}: someone has died. It and all linked cases are frozen; type the hold for the review.`,
        otherwise: 'they stay frozen, and nobody is named who holds them.',
      });
    if (one.holdKind !== undefined && one.holdReviewOn !== undefined && one.holdReviewOn <= today)
      say('hold', {
        what: `Case ${one.id}: the hold (${HOLDS[one.holdKind]}, ${one.holdBy ?? 'nobody named'}) was to be reviewed by ${formatDate(one.holdReviewOn)}. Type a new day, or end the hold.`,
        otherwise: 'the hold goes on.',
        due: at(one.holdReviewOn, END_OF_DAY),
      });
    if (one.holdKind !== undefined && (one.holdBy === undefined || one.holdReviewOn === undefined))
      say('hold-by', {
        what: `Case ${one.id} is held (${HOLDS[one.holdKind]}): type who holds it and the day of its review.`,
        otherwise: 'the hold goes on without a day; nothing of the case is destroyed meanwhile.',
      });
  }
  return items;
}

const END_OF_DAY = clockTime('23:59');

function births(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.people.flatMap((one) =>
    one.role === 'unborn' && one.dueDate !== undefined && one.dueDate <= today && one.birthDate === undefined
      ? [
          item(marac, { row: one.id, tab: 'People', caseRef: one.caseRef }, 'case', 'birth', {
            what: `Case ${one.caseRef}: a child was due on ${formatDate(one.dueDate)}. Ask, and enter the birth date.`,
            otherwise: 'papers go on speaking of an unborn child.',
            todo: 'ring',
          }),
        ]
      : [],
  );
}

/** One line for a date, however many rows of Key dates say it: intake writes one down, and people type it too. */
function keyDates(marac: MaracFacts, today: Day): readonly TodayItem[] {
  const near = marac.keyDates.filter(
    (date) =>
      date.on !== undefined &&
      date.dealtWithOn === undefined &&
      addDays(date.on, -(date.remindDaysBefore ?? REMIND_DAYS)) <= today,
  );
  return [...groupBy(near, (date) => `${date.caseRef} ${date.what} ${date.on ?? ''}`).values()].flatMap((rows) => {
    const [one] = rows;
    if (one?.on === undefined) return [];
    const ids = rows.map((each) => each.id).join(', ');
    const what = `Case ${one.caseRef}: ${one.what} on ${formatDate(one.on)}${rows.length === 1 ? '' : ` (${ids})`}. Type “Dealt with on” ${rows.length === 1 ? 'when it is' : 'in each row when it is'}.`;
    const words: Words = {
      what,
      otherwise: 'the day passes, and the line stays until it is dealt with.',
      due: at(one.on, END_OF_DAY),
      alike: {
        as: 'key-date',
        thing: `${one.what} on ${formatDate(one.on)} (${ids}), case ${one.caseRef}`,
        tell: (list, count) => `${count} dates are near. Type “Dealt with on” beside each that is dealt with. ${list}.`,
      },
    };
    return [item(marac, { row: one.id, tab: 'Key dates', caseRef: one.caseRef }, 'case', 'key-date', words)];
  });
}

function safeContacts(marac: MaracFacts, today: Day): readonly TodayItem[] {
  const expired = new Map<string, string>();
  for (const contact of marac.safeContacts)
    if (
      contact.expiresOn !== undefined &&
      contact.expiresOn < today &&
      marac.cases.some((each) => each.id === contact.caseRef && each.state !== 'closed' && each.state !== 'archived')
    )
      expired.set(contact.caseRef, contact.id);
  return [...expired].map(([ref, row]) => ({
    ...item(marac, { row, tab: 'Safe contacts', caseRef: ref }, 'case', 'safe-expired', {
      what: `Case ${ref}: a safe contact was confirmed too long ago. Ask the IDVA, and type the new day.`,
      otherwise: 'the IDVA’s papers print that way to reach her as not confirmed.',
      todo: 'ring',
      alike: {
        as: 'safe-expired',
        thing: `case ${ref}`,
        tell: (list, count) =>
          `${count} safe contacts were confirmed too long ago. Ask the IDVA of each, and type the new day. ${list}.`,
      },
    }),
    restricted: true,
  }));
}
