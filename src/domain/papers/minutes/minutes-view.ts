// The minutes as one reader's copy: their cases, who said what, fact apart from opinion, actions with owner and date.
import { CONCERN } from '../disclosure-list/disclosure-list-paper.ts';
import { agencyNamed } from '../../access/access.ts';
import type { Action } from '../../actions/action.ts';
import { asAgreed, dueDay, isEnded } from '../../actions/action-state.ts';
import { formatDate } from '../../time/day.ts';
import type { Listing } from '../../meeting/listing.ts';
import type { Attendance, Meeting } from '../../meeting/meeting.ts';
import { meetingsInOrder } from '../../meeting/meetings.ts';
import { sortBy } from '../../text/order.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { describeUnread } from '../../meeting/unreadable-rows.ts';
import { unreadAt } from '../../meeting/awaited-rows.ts';
import type { MinutesCaseModel, MinutesModel } from './minutes-models.ts';
import { describeKind, type Item } from '../parts/listed-case.ts';
import { twelveMonths } from '../agenda/agenda-view.ts';
import { STATEMENT } from '../chair-papers/chair-script.ts';
import { actionView, earlierView } from '../parts/action-parts.ts';
import {
  agencyName,
  attendanceAt,
  childViews,
  contactRow,
  cut,
  otherViews,
  perpetratorViews,
  describeContactLine,
  victimView,
  type Classes,
  type ViewContext,
} from '../parts/case-parts.ts';
import { sectionsOf } from '../parts/case-notes.ts';
import { describeNotHeard, describeOutcome } from '../parts/describe-outcome.ts';
import { chairName, paperHead, formatHours, formatMeeting } from '../parts/paper-head.ts';
import { presenterOf } from '../parts/presenter.ts';
import { isKeptOut } from '../../meeting/in-the-room.ts';

const CAME: Readonly<Record<string, string>> = { present: '', substitute: 'Substitute' };

const DECISIONS: Readonly<Record<string, string>> = {
  disclose: 'Disclose',
  doNotDisclose: 'Do not disclose',
  deferred: 'Deferred',
};

/** What still has to be typed before a case can stand in the minutes: an outcome, for each action a text and a date, and every row put right that may be about it. */
export function missingForMinutes(view: ViewContext, listing: Listing): readonly string[] {
  const missing: string[] = [];
  if (listing.outcome === undefined) missing.push('an outcome');
  for (const action of actionsOfCase(view, listing)) {
    if (action.text === undefined) missing.push(`the text of action ${action.id}`);
    if (action.due === undefined && action.immediate !== true && action.reviewOn === undefined && !isEnded(action))
      missing.push(`a date for action ${action.id}`);
  }
  const unread = unreadAt(view.marac, listing, view.today);
  if (unread.length > 0) missing.push(`what cannot be read: ${describeUnread(unread)}`);
  return missing;
}

export function actionsOfCase(view: ViewContext, listing: Listing): readonly Action[] {
  return sortBy(
    rowsWith(view.marac.actions, 'caseRef', listing.caseRef).filter((action) => action.meeting === listing.meeting),
    (action) => action.due ?? '9999',
    (action) => action.id,
  );
}

export function minutesCaseView(
  view: ViewContext,
  meeting: Meeting,
  { listing, visibility }: Item,
  index: number,
): MinutesCaseModel {
  const ref = listing.caseRef;
  const classes = visibility.classes;
  return {
    ref,
    number: index + 1,
    kind: describeKind(view, ref, meeting),
    victim: victimView(view, ref, classes),
    perpetrators: perpetratorViews(view, ref, classes),
    children: childViews(view, ref, classes),
    others: otherViews(view, ref, classes),
    contactLine: describeContactLine(view, ref),
    presenter: presenterOf(view, listing),
    ...sectionsOf(view, listing, classes),
    outcome: cut(classes, 'note', describeOutcome(listing)),
    notHeard: cut(classes, 'note', describeNotHeard(listing)),
    actions: actionsOfCase(view, listing).map((action) => actionView(view, asAgreed(action), classes)),
  };
}

export interface MinutesCopy {
  readonly key: string;
  readonly copyFor: string;
  /** Complete cases this reader may see, with at least level "takes part". */
  readonly items: readonly Item[];
  readonly totalMinutes: number;
  /** Actions of earlier meetings, as they were answered by the day of this one. */
  readonly earlier: readonly Action[];
  readonly classesOf: (caseRef: string) => Classes | undefined;
  /** Whether everybody at the reader's mailbox may hear of a Clare's Law request. */
  readonly hears: (requestId: string) => boolean;
}

/** Who came by Attendance, and the presenters of heard cases of this copy that have no row there. */
function attendance(
  view: ViewContext,
  meeting: Meeting,
  items: readonly Item[],
): Pick<MinutesModel, 'present' | 'observers' | 'apologies'> {
  const rows = attendanceAt(view, meeting);
  const name = (row: Attendance): string =>
    row.substituteName ?? row.personName ?? contactRow(view, row.contact)?.personName ?? '';
  const observers = rows.filter((row) => row.observer === true || row.came === 'observer');
  return {
    present: [
      ...rows
        .filter((row) => (row.came === 'present' || row.came === 'substitute') && !observers.includes(row))
        .map((row) => ({ agency: agencyName(view, row.agency), person: name(row), note: CAME[row.came ?? ''] ?? '' })),
      ...presentedOnly(view, rows, items),
    ],
    observers: observers.map((observer) => ({
      agency: agencyName(view, observer.agency),
      person: name(observer),
      signed: observer.statementSigned === true ? 'Yes' : 'No',
    })),
    apologies: sortBy(
      rows.filter(({ came }) => came !== undefined && NOT_THERE.includes(came)),
      ({ came }) => (came === 'absent' ? 1 : 0),
    ).map((row) => ({ agency: agencyName(view, row.agency), person: name(row), information: describeAbsence(row) })),
  };
}

/** By Who is needed, or by “Presenter” on the list where that is an agency. */
function presentedOnly(
  view: ViewContext,
  rows: readonly Attendance[],
  items: readonly Item[],
): MinutesModel['present'] {
  const onAttendance = new Set(rows.map((row) => agencyName(view, row.agency)));
  const numbers = new Map<string, number[]>();
  for (const [index, { listing }] of items.entries()) {
    if (listing.outcome === undefined || listing.outcome === 'notHeard') continue;
    const needed = rowsWith(view.marac.needed, 'caseRef', listing.caseRef).filter(({ presents }) => presents === true);
    const named = agencyNamed(view.facts.agencies, listing.presenter ?? '');
    const agencies = [...needed.map(({ agency }) => agency), ...(named === undefined ? [] : [named.id])];
    const heard = agencies.filter((each) => !isKeptOut(view, listing.caseRef, each));
    for (const agency of new Set(heard.map((each) => agencyName(view, each))))
      if (!onAttendance.has(agency)) numbers.set(agency, [...(numbers.get(agency) ?? []), index + 1]);
  }
  return sortBy([...numbers], ([agency]) => agency).map(([agency, of]) => ({
    agency,
    person: '',
    note: `Presenter of case ${of.join(', ')}; not on Attendance`,
  }));
}

const NOT_THERE: readonly string[] = ['apologiesWithInformation', 'apologiesWithoutInformation', 'absent'];

/** What came instead of the person; whoever sent no apologies is called absent. */
function describeAbsence({ came, informationReceivedOn }: Attendance): string {
  const on = informationReceivedOn === undefined ? '' : formatDate(informationReceivedOn);
  if (came === 'apologiesWithInformation') return on === '' ? 'Yes' : `Yes, ${on}`;
  if (came === 'absent') return `Absent, no apologies${on === '' ? '' : `; written information ${on}`}`;
  return 'No';
}

/**
 * Where an action of an earlier meeting stood at this one. Not done is what its agency answered so, or did not answer by its day; what it has begun
 * is still open, however late.
 */
function standingAt(action: Action, meeting: Meeting): 'done' | 'notPossible' | 'notDone' | 'stillOpen' {
  if (isEnded(action)) return 'done';
  if (action.status === 'notPossibleCircumstances') return 'notPossible';
  const due = dueDay(action);
  const late = action.due !== undefined && due !== undefined && due < meeting.on;
  const unanswered = action.status === undefined || action.status === 'open';
  return action.status === 'notDone' || (late && unanswered) ? 'notDone' : 'stillOpen';
}

export function viewMinutes(view: ViewContext, meeting: Meeting, copy: MinutesCopy): MinutesModel {
  const cases = copy.items.map((item, index) => minutesCaseView(view, meeting, item, index));
  const earlier = (keep: (action: Action) => boolean) =>
    copy.earlier
      .filter((action) => keep(action) && action.caseRef !== undefined && copy.classesOf(action.caseRef) !== undefined)
      // How late an action was is told as of the meeting, not of the day the minutes are printed.
      .map((one) => earlierView({ ...view, today: meeting.on }, one, copy.classesOf(one.caseRef ?? '') ?? new Set()));
  const standing = (action: Action) => standingAt(action, meeting);
  const next = meetingsInOrder(view.marac).find((other) => other.on > meeting.on);
  const general = view.marac.notes.filter(
    (note) => note.meeting === meeting.id && note.section === 'general' && note.caseRef === undefined,
  );
  const requests = sortBy(
    view.marac.disclosures.filter((one) => one.meeting === meeting.id && copy.hears(one.id)),
    (one) => one.id,
  );
  return {
    head: paperHead(view, copy.key, copy.copyFor, meeting),
    hours: `planned ${formatHours(meeting, copy.totalMinutes)}`,
    place: meeting.place ?? '',
    chair: chairName(view, meeting, view.today),
    ...attendance(view, meeting, copy.items),
    statement: STATEMENT,
    done: earlier((action) => standing(action) === 'done'),
    notPossible: earlier((action) => standing(action) === 'notPossible'),
    notDone: earlier((action) => standing(action) === 'notDone'),
    stillOpen: earlier((action) => standing(action) === 'stillOpen'),
    cases,
    disclosureRequests: requests.map((request, index) => ({
      ref: request.id,
      number: index + 1,
      subject: request.subject ?? 'Subject not recorded',
      concern: CONCERN[request.concern ?? ''] ?? '',
      decision: DECISIONS[request.decision ?? ''] ?? '',
      why: request.decidedWhy ?? '',
      by: request.discloseTo ?? '',
    })),
    twelveMonths: twelveMonths(view, meeting, copy.classesOf),
    otherBusiness: general
      .map((note) => ({ agency: agencyName(view, note.agency), text: note.text ?? '' }))
      .filter((one) => one.text !== ''),
    allActions: cases.flatMap((one) =>
      one.actions.map((action) => ({ ref: one.ref, number: one.number, name: one.victim.name, action })),
    ),
    // Meetings holds the planned end only: when it really closed is typed by nobody.
    closedAt: '',
    nextMeeting: next === undefined ? '' : formatMeeting(next),
    approvedBy: meeting.chairApprovedBy ?? '',
    approvedOn: meeting.chairApprovedOn === undefined ? '' : formatDate(meeting.chairApprovedOn),
  };
}
