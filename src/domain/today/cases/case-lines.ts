// What cases and actions wait for: links and conflicts to look at, answers that need the coordinator, closing, deaths, dates, safe contacts.
import { REMIND_DAYS } from '../../actions/action.ts';
import { isToldOtherwise } from '../../actions/action-told.ts';
import { dueDay, isEnded } from '../../actions/action-state.ts';
import type { HoldKind } from '../../cases/case.ts';
import { frozenItems } from './frozen-by-death.ts';
import { findRepresentative } from '../../register/contacts.ts';
import { addDays, dayOf, formatDate, type Day, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { proposeLinks } from '../../cases/linked-cases.ts';
import { groupBy } from '../../text/order.ts';
import { isUncertain } from '../../text/problem.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { describeReason } from '../../text/describe-reason.ts';
import { byAgency } from '../group-by-agency.ts';
import type { TodayItem, TodayKind } from '../today-item.ts';

interface About {
  readonly row: string;
  readonly tab: string;
  readonly caseRef?: string | undefined;
}

function item(marac: MaracFacts, about: About, kind: TodayKind, rule: string, what: string): TodayItem {
  return {
    id: `${kind}/${about.row}/${rule}`,
    kind,
    marac: marac.name,
    what,
    about: about.row,
    tab: about.tab,
    restricted: about.caseRef !== undefined && marac.restrictedCases.has(about.caseRef),
  };
}

export function caseItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  return [
    ...links(marac),
    ...answers(facts, marac, today),
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
    ...item(
      marac,
      { row: one.caseRef, tab: 'Cases', caseRef: one.caseRef },
      'match',
      `link-${one.other}`,
      `Case ${one.caseRef}: ${describeReason(one.because)} Confirm on Cases ("Linked cases", "Links confirmed by"), or leave it.`,
    ),
    restricted: marac.restrictedCases.has(one.caseRef) || marac.restrictedCases.has(one.other),
  }));
}

/** "In progress" without a new date, one line an agency; the team's own and the chair's that are due. */
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
    ...byAgency(facts, marac, otherwise, {
      kind: 'action',
      rule: 'told-otherwise',
      tell: (subject) =>
        `${subject} due. Its agency was told another way, so no reminder goes: it is yours to follow up.`,
    }),
    ...byAgency(facts, marac, dateless, {
      kind: 'action',
      rule: 'new-date',
      tell: (subject) => `${subject} in progress: ask for a new date.`,
    }),
    ...byAgency(facts, marac, ours, {
      kind: 'action',
      rule: 'ours',
      tell: (subject) => `${subject} yours or the chair’s, and due.`,
    }),
  ];
}

/** "Not possible" and "not done" go to the coordinator at once; "done" without a date is asked about. */
function answers(facts: Facts, marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.actions.flatMap((one) => {
    if (isEnded(one)) return [];
    const about: About = { row: one.id, tab: 'Actions', caseRef: one.caseRef };
    const items: TodayItem[] = [];
    if (one.status === 'notPossibleCircumstances')
      items.push(
        item(
          marac,
          about,
          'action',
          'not-possible',
          `Action ${one.id}: "not possible, circumstances changed". Decide what instead; it stands on the next agenda.`,
        ),
      );
    if (one.status === 'notDone')
      items.push(
        item(
          marac,
          about,
          'action',
          'not-done',
          `Action ${one.id}: "not done". Ring the agency; it stands on the next agenda.`,
        ),
      );
    if (one.status === 'completed' && one.doneOn === undefined)
      items.push(
        item(
          marac,
          about,
          'action',
          'no-date',
          `Action ${one.id} is said to be done, without a date. Only a date ends the chase.`,
        ),
      );
    if (one.due === undefined && one.reviewOn === undefined && one.immediate !== true)
      items.push(item(marac, about, 'action', 'no-due', `Action ${one.id} has no due date.`));
    const agency = facts.agencies.find((each) => each.id === one.agency);
    if (
      agency !== undefined &&
      agency.kind !== 'chair' &&
      agency.kind !== 'maracTeam' &&
      !isUncertain(marac, 'contacts') &&
      findRepresentative(facts.contacts, agency.id, marac.name, today) === undefined
    )
      items.push(
        item(
          marac,
          about,
          'ring',
          'nobody',
          `Action ${one.id}: ${agency.name} has nobody who could be reminded. Ring them; name a representative on Contacts.`,
        ),
      );
    return items;
  });
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
    if (one.state === 'closed' && open.length > 0)
      items.push(
        item(
          marac,
          about,
          'case',
          'closed-open',
          `Case ${one.id} is closed with ${open.length} open action${open.length === 1 ? '' : 's'}: each is asked about ("Keep open after closing").`,
        ),
      );
    if (one.deceased === true && one.holdKind === undefined)
      items.push(
        item(
          marac,
          about,
          'case',
          'death',
          `Case ${one.id}: someone has died. It and all linked cases are frozen; type the hold for the review.`,
        ),
      );
    if (one.holdKind !== undefined && one.holdReviewOn !== undefined && one.holdReviewOn <= today)
      items.push(
        item(
          marac,
          about,
          'case',
          'hold',
          `Case ${one.id}: the hold (${HOLDS[one.holdKind]}, ${one.holdBy ?? 'nobody named'}) was to be reviewed by ${formatDate(one.holdReviewOn)}.`,
        ),
      );
    if (one.holdKind !== undefined && (one.holdBy === undefined || one.holdReviewOn === undefined))
      items.push(
        item(
          marac,
          about,
          'case',
          'hold-by',
          `Case ${one.id} is held (${HOLDS[one.holdKind]}): type who holds it and the day of its review. Nothing of it is destroyed meanwhile.`,
        ),
      );
  }
  return items;
}

function births(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.people.flatMap((one) =>
    one.role === 'unborn' && one.dueDate !== undefined && one.dueDate <= today && one.birthDate === undefined
      ? [
          item(
            marac,
            { row: one.id, tab: 'People', caseRef: one.caseRef },
            'case',
            'birth',
            `Case ${one.caseRef}: a child was due on ${formatDate(one.dueDate)}. Ask, and enter the birth date.`,
          ),
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
    const where = rows.length === 1 ? '' : ` (rows ${rows.map((each) => each.id).join(', ')})`;
    const what = `Case ${one.caseRef}: ${one.what} on ${formatDate(one.on)}. Type "Dealt with on" when it is${where}.`;
    return [item(marac, { row: one.id, tab: 'Key dates', caseRef: one.caseRef }, 'case', 'key-date', what)];
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
    ...item(
      marac,
      { row, tab: 'Safe contacts', caseRef: ref },
      'case',
      'safe-expired',
      `Case ${ref}: a safe contact was confirmed too long ago. Ask the IDVA.`,
    ),
    restricted: true,
  }));
}
