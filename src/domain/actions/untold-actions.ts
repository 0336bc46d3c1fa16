// Actions that no sheet tells their agency of, and why: asked about on Today until a person has dealt with each.
import { frozenCases, type Access, type MaracAccess } from '../access/access.ts';
import type { Action } from './action.ts';
import {
  agencyOf,
  hasLeft,
  isChanged,
  isTakenBack,
  isOurs,
  isTold,
  isToldOtherwise,
  MOST_ATTEMPTS,
  partId,
  sheetsTo,
  toldOccasion,
  wasOurs,
  type UntoldWhy,
} from './action-told.ts';
import { chairFor, chairOf } from '../register/chairs.ts';
import { canBeMailed, findRepresentative, isActive, isByPhone } from '../register/contacts.ts';
import { findKeptCoordinators, findSameNamed } from '../register/coordinators.ts';
import { at, dayOf, type LocalTime } from '../time/day.ts';
import { classesFor, findConflict } from '../access/entitlement.ts';
import { findExcepted } from '../access/excepted-contact.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { deadlines, isHeld, lastDayOf } from '../meeting/meetings.ts';
import { mayReadActionsOf } from '../access/may-know.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { isUncertain } from '../text/problem.ts';
import { groupBy, sortBy } from '../text/order.ts';
import { readersOfContact } from '../register/readers.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import { gatherReaders, isVisibility, visibilityOf, workingAgencies } from '../register/recipients.ts';
import type { Agency, Contact } from '../register/register.ts';
import { rowsWith } from '../text/rows-with.ts';
import { startOf } from '../papers/parts/paper-head.ts';

export interface Untold {
  readonly action: Action;
  readonly agency: Agency;
  /** Who would get its sheet, if anybody. */
  readonly contact?: Contact;
  readonly why: UntoldWhy;
  /** In the words of the rule, where one keeps it. */
  readonly because?: Reason;
  /** The how manieth time this is asked: after a row was made and deleted, or a sheet was taken back. */
  readonly attempt: number;
  /** Of a restricted case, or because of a conflict: stands in the restricted workbook only. */
  readonly restricted: boolean;
  /** Its sheet went, and says something else than stands there now. */
  readonly changed?: true;
}

export interface Looking {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly access: Access;
  readonly maracAccess: MaracAccess;
  readonly now: LocalTime;
  /** Keys of what is planned now, and what messages planned now would tell, those that may not go among them. */
  readonly planned: ReadonlySet<string>;
}

/** The row of Who is needed that lets an agency act in a case, by how often it was made before. */
export function actsPurpose(caseRef: string, agency: string, attempt: number): string {
  return `acts/${caseRef}/${agency}${attempt === 1 ? '' : `/${attempt}`}`;
}

/** A row that was made and is not there any more was deleted by a person: it is asked about anew. */
function attemptOf({ facts, marac, planned }: Looking, agency: Agency, caseRef: string): number {
  let attempt = 1;
  const isMade = (): boolean => {
    const key = `${marac.name}/intake/${actsPurpose(caseRef, agency.id, attempt)}`;
    return facts.recorded.done.has(key) && !planned.has(key);
  };
  while (attempt < MOST_ATTEMPTS && isMade()) attempt += 1;
  return attempt;
}

/** Cases that a coordinator may not deal with, because of a conflict or of a name about which nobody has said whose it is. */
function casesKept(access: Access, maracAccess: MaracAccess): ReadonlySet<string> {
  return new Set([
    ...findKeptCoordinators(access, maracAccess).flatMap(({ conflict }) => conflict.caseRef ?? []),
    ...findSameNamed(access, maracAccess).map(({ caseRef }) => caseRef),
  ]);
}

/** Cases of which the main workbook tells nothing: restricted, or kept from a coordinator. */
export function apartOf(marac: MaracFacts, access: Access, maracAccess: MaracAccess): ReadonlySet<string> {
  return new Set([...marac.restrictedCases, ...casesKept(access, maracAccess)]);
}

/** Every action that is neither told, as it stands now, nor on its way, nor ended by a person. */
export function findUntold(looking: Looking): readonly Untold[] {
  const { facts, marac, access, maracAccess, now } = looking;
  if (isUncertain(marac, 'contacts') || isUncertain(marac, 'agencies') || marac.blocked === 'all') return [];
  const apartCases = apartOf(marac, access, maracAccess);
  const reading = { ...looking, reach: openReach(looking), kept: casesKept(access, maracAccess) };
  return marac.actions.flatMap((action) => {
    const agency = agencyOf(facts, action);
    if (agency === undefined) return [];
    const told = isTold(facts, marac, agency, action);
    const changed = told && isChanged(facts, marac, agency, action);
    // What its agency has answered about is known to it; what was changed since is not.
    if (!(changed ? wasOurs : isOurs)(facts, marac, action, dayOf(now))) return [];
    if ((told && !changed) || isAsideNow(marac, action) || isToldOtherwise(marac, action)) return [];
    const found = findWhy(reading, agency, action, changed);
    if (found === undefined) return [];
    const apart = action.caseRef !== undefined && apartCases.has(action.caseRef);
    return [
      {
        action,
        agency,
        attempt: found.why === 'level' ? attemptOf(looking, agency, action.caseRef ?? '') : 1,
        ...found,
        ...(changed ? { changed } : {}),
        restricted: apart || found.why === 'conflict' || found.why === 'coordinator',
      },
    ];
  });
}

/** What a death froze, what cannot be read and what is closed with its case is asked about case by case. */
export function isAsideNow(marac: MaracFacts, { caseRef, keepOpenAfterClosing }: Action): boolean {
  if (caseRef === undefined) return false;
  if (marac.blocked !== 'all' && marac.blocked.has(caseRef)) return true;
  const [one] = rowsWith(marac.cases, 'id', caseRef);
  if (one?.papersAllowedBy === undefined && frozenCases(marac.cases).has(caseRef)) return true;
  return keepOpenAfterClosing !== true && (one?.state === 'closed' || one?.state === 'archived');
}

type Reached = Pick<Untold, 'why' | 'contact' | 'because'> & { readonly attempt?: number };
type Reach = (agency: Agency, caseRef: string | undefined) => Reached | { readonly contact: Contact } | 'nobody';

interface Reading extends Looking {
  readonly reach: Reach;
  readonly kept: ReadonlySet<string>;
}

function findWhy(looking: Reading, agency: Agency, action: Action, changed: boolean): Reached | undefined {
  const { facts, marac, access, now, planned, reach } = looking;
  // The team's own have no sheet; only whose coordinator is kept from the case has nobody who sees to them.
  if (agency.kind === 'maracTeam') return looking.kept.has(action.caseRef ?? '') ? { why: 'coordinator' } : undefined;
  if (!isActive(agency, access.on)) return { why: 'inactive' };
  const reached = agency.kind === 'chair' ? reachChair(looking, action) : reach(agency, action.caseRef);
  // That an agency has nobody is told of every action by a line of its own.
  if (reached === 'nobody') return undefined;
  if ('why' in reached) return reached;
  if (planned.has(toldOccasion(action))) return undefined;
  const left = sheetsTo(facts, agency, action).filter(hasLeft);
  const ended = left.filter(isTakenBack);
  if (left.length > ended.length && !changed) return undefined;
  if (ended.length === left.length && ended.length > 0) return { ...reached, why: 'takenBack', attempt: ended.length };
  const [meeting] = rowsWith(marac.meetings, 'id', action.meeting ?? '');
  const why = whyNoSheet(marac, meeting, now);
  return why === undefined ? undefined : { ...reached, why };
}

/** Why no sheet holds an action that may be told; nothing while its meeting's sheets are not due yet. */
function whyNoSheet(marac: MaracFacts, meeting: Meeting | undefined, now: LocalTime): UntoldWhy | undefined {
  if (meeting === undefined) return 'noMeeting';
  if (!isHeld(meeting)) return 'notHeld';
  if (meeting.state === 'closed') return 'closed';
  if (lastDayOf(marac, meeting) < dayOf(now)) return 'over';
  const isDue = meeting.actionsReady === true || now >= deadlines(marac, meeting).actions;
  return isDue && now >= at(meeting.on, startOf(meeting)) ? 'noSheet' : undefined;
}

/** Whether an agency's contact may be told of an action in a case, and why not; nobody stands for it, or what they may see is too little. */
function openReach({ facts, marac, access, maracAccess, now }: Looking): Reach {
  const { recipients: readers } = gatherReaders(
    access,
    maracAccess,
    workingAgencies(facts.agencies, dayOf(now)),
    marac.restrictedCases,
  );
  const excepted = findExcepted(access, maracAccess);
  return (agency, caseRef) => {
    const stands = excepted.find((one) => one.agency.id === agency.id && one.cases.some((ref) => ref === caseRef));
    const contact = stands?.contact ?? findRepresentative(facts.contacts, agency.id, marac.name, dayOf(now));
    if (contact === undefined) return 'nobody';
    if (caseRef !== undefined && isKeptFrom(access, maracAccess, contact, caseRef)) return { why: 'conflict', contact };
    if (!canBeMailed(contact)) return { why: isByPhone(contact) ? 'phone' : 'noAddress', contact };
    const reader = readers.find((candidate) =>
      [...candidate.acting, ...(candidate.standing ?? [])].some(
        (each) => each.contact.id === contact.id && each.agency.id === agency.id,
      ),
    );
    if (reader === undefined) return { why: 'reader', contact };
    if (caseRef === undefined) return { contact };
    const visibility = visibilityOf(access, maracAccess, reader, caseRef);
    if (!isVisibility(visibility))
      return visibility.rule === 'level.none'
        ? { why: 'level', contact }
        : { why: 'reader', contact, because: visibility };
    if (visibility.classes.has('action')) {
      if (mayReadActionsOf(access, maracAccess, reader.contact, agency, caseRef)) return { contact };
      return {
        why: 'reader',
        contact,
        because: makeReason('mailbox.reader-less', { contact: contact.id, case: caseRef }),
      };
    }
    return { why: visibility.level === 'searches' ? 'level' : 'reader', contact };
  };
}

/** Whether whoever chairs the case at the action's meeting may be told of it, and why not. */
function reachChair({ access, maracAccess }: Looking, { meeting, caseRef }: Action): ReturnType<Reach> {
  const contact = chairFor(access, maracAccess, meeting ?? '', caseRef);
  if (contact === undefined) {
    const chair = chairOf(access, maracAccess, meeting ?? '');
    return chair === undefined ? { why: 'chairless' } : { why: 'conflict', contact: chair };
  }
  if (!isActive(contact, access.on)) return { why: 'chairless' };
  if (!canBeMailed(contact)) return { why: isByPhone(contact) ? 'phone' : 'noAddress', contact };
  if (caseRef === undefined) return { contact };
  const classes = classesFor(access, maracAccess, contact, caseRef, 'chair');
  if (!(classes instanceof Set)) return { why: 'reader', contact, because: classes as Reason };
  return classes.has('action') ? { contact } : { why: 'reader', contact };
}

function isKeptFrom(access: Access, marac: MaracAccess, contact: Contact, caseRef: string): boolean {
  if (findConflict(access, marac, contact, caseRef) !== undefined) return true;
  const readers = new Set([contact.id, ...readersOfContact(access, contact).contacts.map((one) => one.id)]);
  return marac.nameMeetings.some((meeting) => meeting.caseRef === caseRef && readers.has(meeting.contact));
}

export interface UntoldGroup {
  /** Item id of the line: names all that it is about. */
  readonly id: string;
  readonly meeting?: Meeting;
  readonly first: Untold;
  readonly all: readonly Untold[];
  /** Item ids of the questions about each action alone. */
  readonly parts: readonly string[];
}

/** One line for each agency, meeting and reason; what is restricted stands apart. */
export function groupUntold(marac: MaracFacts, untold: readonly Untold[]): readonly UntoldGroup[] {
  const groups = groupBy(
    sortBy(untold, (one) => one.action.id),
    (one) =>
      [
        one.action.meeting ?? 'none',
        one.agency.id,
        one.why,
        one.restricted ? 'apart' : '',
        one.changed === true ? 'changed' : '',
      ]
        .filter((part, index) => index < 4 || part !== '')
        .join('/'),
  );
  return [...groups].flatMap(([name, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    const parts = all.map((one) => partId(marac, one.why, one.action, one.attempt));
    const [meeting] = rowsWith(marac.meetings, 'id', first.action.meeting ?? '');
    const id = `untold/${name}/${marac.pool.take('H', JSON.stringify(parts))}`;
    return [{ id, first, all, parts, ...(meeting === undefined ? {} : { meeting }) }];
  });
}
