// Ready marks of a meeting that are due and not given: of its list, its agenda, its actions and its minutes.
import { addDays, at, clockTime, formatDay, type LocalTime } from '../../time/day.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import type { Disclosure, Meeting } from '../../meeting/meeting.ts';
import { compareText } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { sorted } from '../../text/sorted.ts';
import { isEnded } from '../../actions/action-state.ts';
import { deadlines, listedAt } from '../../meeting/meetings.ts';
import type { TodayItem, TodayKind, Words } from '../today-item.ts';

const NOON = clockTime('12:00');

/** What does not go without the mark. */
const UNREADY = {
  list: 'no agency gets the list or is asked for research; the drafts wait.',
  agenda: 'no agency knows the times of its cases; the drafts wait.',
  actions: 'no agency is told what it agreed to do; the drafts wait.',
  minutes: 'no agency has the minutes; the drafts wait.',
} as const;

/** A line about a meeting. */
export function meetingItem(
  marac: MaracFacts,
  meeting: Meeting,
  kind: TodayKind,
  rule: string,
  words: Words,
  restricted = false,
): TodayItem {
  return {
    id: `${kind}/${meeting.id}/${rule}${restricted ? '/restricted' : ''}`,
    kind,
    marac: marac.name,
    about: meeting.id,
    tab: 'Meetings',
    restricted,
    ...words,
  };
}

export const isOpen = (disclosure: Disclosure, { id }: Meeting): boolean =>
  disclosure.meeting === id && disclosure.decision === undefined && disclosure.disclosedOn === undefined;

/** Of requests under Clare's Law alone that stand in the restricted workbook, main says nothing. */
function areApart(marac: MaracFacts, requests: readonly Disclosure[]): boolean {
  return requests.every((request) => marac.restrictedRows?.has(request.id) === true);
}

/** The marks of list and agenda that are due and not given: of a meeting with cases, or with requests under Clare's Law. */
function beforehand(marac: MaracFacts, meeting: Meeting, now: LocalTime, listed: number): readonly TodayItem[] {
  const due = deadlines(marac, meeting);
  const asked = marac.disclosures.filter((disclosure) => isOpen(disclosure, meeting));
  if (listed + asked.length === 0 || now > at(meeting.on, meeting.start ?? NOON)) return [];
  const restricted = listed === 0 && areApart(marac, asked);
  const say = (rule: 'list' | 'agenda', from: LocalTime): TodayItem => {
    const what = `The ${rule} of ${formatDay(meeting.on)} is drafted: look at it and type Yes in “${rule === 'list' ? 'List' : 'Agenda'} ready”.`;
    return meetingItem(marac, meeting, 'ready', rule, { what, otherwise: UNREADY[rule], due: from }, restricted);
  };
  return [
    ...(now >= due.list && meeting.listReady !== true ? [say('list', due.list)] : []),
    ...(now >= due.agenda && meeting.agendaReady !== true ? [say('agenda', due.agenda)] : []),
  ];
}

/** Ready marks that are due and not given. */
export function readyMarks(marac: MaracFacts, meeting: Meeting, now: LocalTime): readonly TodayItem[] {
  const due = deadlines(marac, meeting);
  const on = formatDay(meeting.on);
  const listed = listedAt(marac, meeting.id).length;
  const items: TodayItem[] = [...beforehand(marac, meeting, now, listed)];
  const recent = now < at(addDays(meeting.on, 28), NOON);
  // Also of a meeting whose list is empty by now: its actions reach nobody without the mark. About restricted cases alone it stands apart.
  const open = rowsWith(marac.actions, 'meeting', meeting.id).filter((action) => !isEnded(action));
  const restricted = listed === 0 && open.every((action) => marac.restrictedCases.has(action.caseRef ?? ''));
  if ((listed > 0 || open.length > 0) && recent && now >= due.actions && meeting.actionsReady !== true)
    items.push(
      meetingItem(
        marac,
        meeting,
        'ready',
        'actions',
        {
          what: `The actions of ${on} are drafted: complete them and type Yes in “Actions ready”.`,
          otherwise: UNREADY.actions,
          due: due.actions,
        },
        restricted,
      ),
      ...(restricted ? [] : putOffApart(marac, meeting, due.actions)),
    );
  const decided = marac.disclosures.filter((one) => one.meeting === meeting.id && one.decision !== undefined);
  const minuted = listed + decided.length > 0;
  // Of decisions about requests that main does not tell of, and nothing else, it stands apart.
  const alone = listed === 0 && areApart(marac, decided);
  if (minuted && recent && now >= due.minutes && meeting.minutesReady !== true)
    items.push(
      meetingItem(
        marac,
        meeting,
        'ready',
        'minutes',
        {
          what: `The minutes of ${on} are drafted: complete them and type Yes in “Minutes ready”.`,
          otherwise: UNREADY.minutes,
          due: due.minutes,
        },
        alone,
      ),
    );
  if (minuted && recent && meeting.minutesReady === true && meeting.chairApproved !== true)
    items.push(
      meetingItem(
        marac,
        meeting,
        'ready',
        'chair',
        {
          what: `The minutes of ${on} wait for the chair’s approval; “fine” by reply is enough: type it, with the name.`,
          otherwise: UNREADY.minutes,
          due: due.minutes,
        },
        alone,
      ),
    );
  return items;
}

/** Whoever referred a case hears with the actions that it was not heard: of restricted cases it is said where main tells nothing of them. */
function putOffApart(marac: MaracFacts, meeting: Meeting, due: LocalTime): readonly TodayItem[] {
  const refs = listedAt(marac, meeting.id)
    .filter(
      (one) => marac.restrictedCases.has(one.caseRef) && (one.outcome === 'notHeard' || one.outcome === 'deferred'),
    )
    .map((listing) => listing.caseRef);
  if (refs.length === 0) return [];
  const what = `Whoever referred ${sorted(refs, compareText).join(', ')} hears that the case was not heard on ${formatDay(meeting.on)} once “Actions ready” has Yes and a name beside it on Meetings, row ${meeting.id}.`;
  return [meetingItem(marac, meeting, 'ready', 'actions', { what, otherwise: UNREADY.actions, due }, true)];
}
