// Who may see what: the one place. Unknown means no; a conflict beats every role and covers every mailbox that person can open.
import { isLifted, blockedReason, type Access, type MaracAccess } from './access.ts';
import { isActive, servesMarac } from '../register/contacts.ts';
import { COORDINATORS, isCovering } from '../register/cover.ts';
import type { Audience, FieldClass } from './field-class.ts';
import { foldText } from '../text/fold.ts';
import { mayHearRequest } from '../disclosures/may-hear-request.ts';
import type { Disclosed } from '../plan/effects.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import { actsIn, isIdvaOf, isPart, levelOf, takesPart } from './levels.ts';
import { activeRowsAt, everyRowOf, otherReaders, readersOfContact } from '../register/readers.ts';
import { bearsName } from './named-in-conflict.ts';
import type { Conflict, Contact } from '../register/register.ts';
import { rowsWith } from '../text/rows-with.ts';
import { memoBy } from '../text/memo-by.ts';

export type Verdict = { readonly may: true } | { readonly may: false; readonly because: Reason };
const YES: Verdict = { may: true };
const no = (rule: string, facts: Reason['facts'] = {}): Verdict => ({
  may: false,
  because: makeReason(rule, facts),
});

/** What says nothing of a case. */
export const BASE: readonly FieldClass[] = ['open', 'staff'];

/**
 * The classes an audience may ever be shown; hidden places are in none: they are printed nowhere. A reader gets the part of these that their
 * level in the case allows.
 */
export const AUDIENCE_CLASSES: Readonly<Record<Audience, readonly FieldClass[]>> = {
  searcher: [...BASE, 'name', 'birth', 'knownPlace'],
  agency: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'action'],
  idva: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'action', 'safeContact', 'diversity'],
  chair: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'action', 'link'],
  police: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'action', 'link'],
  coordinator: [
    ...BASE,
    'name',
    'birth',
    'knownPlace',
    'note',
    'action',
    'link',
    'safeContact',
    'conflict',
    'diversity',
  ],
  manager: BASE,
  referrer: BASE,
  'other-marac': [...BASE, 'name', 'birth', 'knownPlace', 'note'],
};

export function findMarac(access: Access, marac: string): MaracAccess | undefined {
  return access.maracs.find((other) => other.name === marac);
}

/** Whether a conflict keeps this contact, or anybody who reads the same mailbox, from the case. */
export function findConflict(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  caseRef: string,
): Conflict | undefined {
  const mine = rowsWith(marac.conflicts, 'caseRef', caseRef).filter((conflict) => !isLifted(conflict));
  if (mine.length === 0) return undefined;
  const { names, contacts } = readersOfContact(access, contact);
  const rows = everyRowOf(access, contacts, names);
  return mine.find((conflict) => {
    // A person is the same person in every role and with every mailbox.
    const named = access.contacts.find((candidate) => candidate.id === conflict.contact)?.personName;
    return (
      rows.some((row) => row.id === conflict.contact) ||
      (named !== undefined && names.has(foldText(named))) ||
      bearsName(conflict, names) ||
      (conflict.agency !== undefined &&
        rows.some((row) => row.agency === conflict.agency && row.id !== conflict.exceptContact))
    );
  });
}

/** The classes a reader may be shown, or why none. */
type Shown = ReadonlySet<FieldClass> | Reason;

/** What a contact may be shown of one case for an audience: the classes, or why not. Asked for every field of every paper. */
export const classesFor = memoBy(decideClasses);

function decideClasses(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  caseRef: string,
  audience: Audience,
): Shown {
  if (marac.blocked === 'all' || marac.blocked.includes(caseRef)) return blockedReason(marac, caseRef);
  if (rowsWith(marac.cases, 'id', caseRef).some((accessCase) => accessCase.frozen))
    return makeReason('case.frozen', { case: caseRef });
  if (!isActive(contact, access.on)) return makeReason('contact.not-active', { contact: contact.id });
  const readers = readersOfContact(access, contact);
  if (!readers.known) return makeReason('mailbox.readers-unknown', { contact: contact.id });
  if (contact.onlyCase !== undefined && contact.onlyCase !== caseRef)
    return makeReason('contact.other-case-only', { contact: contact.id });
  if (contact.onlyMeeting !== undefined && !sitsFor(marac, contact.onlyMeeting, caseRef, access.on))
    return makeReason('contact.other-meeting-only', { contact: contact.id });
  if (findConflict(access, marac, contact, caseRef) !== undefined)
    return makeReason('conflict', { contact: contact.id, case: caseRef });
  const readerIds = new Set([contact.id, ...readers.contacts.map((one) => one.id)]);
  if (marac.nameMeetings.some((meeting) => meeting.caseRef === caseRef && readerIds.has(meeting.contact)))
    return makeReason('conflict.same-name', { contact: contact.id, case: caseRef });
  const classes = classesByLevel(access, marac, contact, caseRef, audience);
  return classes instanceof Set ? cutToReaders(access, marac, contact, caseRef, audience, classes) : classes;
}

/** Whether a reader with these classes has an action to do in the case and no other part in it: an action sheet is all that names it to them. */
export function onlyActs(classes: ReadonlySet<string>): boolean {
  return classes.has('action') && !classes.has('birth');
}

/** Cut to what everybody else who reads the mailbox may see too; the IDVA's papers cannot be cut, the chair's not to less than what is said. */
function cutToReaders(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  caseRef: string,
  audience: Audience,
  classes: ReadonlySet<FieldClass>,
): Shown {
  if (audience === 'manager' || audience === 'referrer' || audience === 'other-marac') return classes;
  const left = new Set(classes);
  for (const person of otherReaders(access, contact)) {
    const theirs = classesOfPerson(access, marac, person, caseRef);
    if (theirs.size === 0) return makeReason('mailbox.reader-no-part', { contact: contact.id, case: caseRef });
    for (const name of classes) if (!theirs.has(name)) left.delete(name);
  }
  // Between one who only searches and one who only acts there is no paper that both may read.
  const some = left.has('birth') || left.has('action');
  const enough = audience === 'idva' ? left.size === classes.size : audience === 'chair' ? left.has('note') : some;
  return enough ? left : makeReason('mailbox.reader-less', { contact: contact.id, case: caseRef });
}

/** All that a person may see of a case through any of their roles; a colleague of the case's IDVA may read what comes for the IDVA. */
export function classesOfPerson(
  access: Access,
  marac: MaracAccess,
  rows: readonly Contact[],
  caseRef: string,
): ReadonlySet<FieldClass> {
  const found = new Set<FieldClass>();
  const accessCase = rowsWith(marac.cases, 'id', caseRef)[0];
  for (const row of rows) {
    for (const audience of ['agency', 'police', 'idva', 'chair', 'coordinator'] as const) {
      const classes = classesByLevel(access, marac, row, caseRef, audience);
      if (classes instanceof Set) for (const name of classes as ReadonlySet<FieldClass>) found.add(name);
    }
    const agency = access.agencies.find((each) => each.id === row.agency && isActive(each, access.on));
    const inService = agency?.kind === 'idva' && servesMarac(row, marac.name);
    const colleague = inService && accessCase !== undefined && isIdvaOf(accessCase, agency, access.contacts);
    // By this role: somebody who is also the chair reads the notes, but a service that only searches hears nothing of safe contacts.
    if (colleague && takesPart(access, marac, agency, caseRef))
      for (const name of AUDIENCE_CLASSES.idva) found.add(name);
  }
  return found;
}

/** A substitute is good for the cases of one meeting, up to its day. */
function sitsFor(marac: MaracAccess, meeting: string, caseRef: string, on: string): boolean {
  const sitting = marac.chairs.find((chair) => chair.meeting === meeting);
  return sitting !== undefined && sitting.cases.includes(caseRef) && (sitting.on === undefined || on <= sitting.on);
}

function classesByLevel(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  caseRef: string,
  audience: Audience,
): Shown {
  const accessCase = rowsWith(marac.cases, 'id', caseRef)[0];
  const agency = access.agencies.find((each) => each.id === contact.agency);
  if (accessCase === undefined || agency === undefined) return makeReason('case.unknown', { case: caseRef });
  if (!isActive(agency, access.on)) return makeReason('agency.not-active', { agency: agency.id });
  const covers = audience === 'coordinator' && isCovering(access.contacts, contact, marac.name, access.on);
  if (!covers && !servesMarac(contact, marac.name)) return makeReason('contact.other-marac', { contact: contact.id });
  const allowed = new Set<FieldClass>(AUDIENCE_CLASSES[audience]);
  if (audience === 'manager' || audience === 'referrer') return allowed;
  if (audience === 'other-marac')
    return contact.role === 'otherMarac'
      ? allowed
      : makeReason('audience.not-theirs', { contact: contact.id, case: caseRef });
  if (audience === 'coordinator')
    return COORDINATORS.includes(contact.role)
      ? allowed
      : makeReason('audience.not-theirs', { contact: contact.id, case: caseRef });
  if (audience === 'chair')
    return chairsCase(marac, contact, caseRef)
      ? allowed
      : makeReason('audience.not-theirs', { contact: contact.id, case: caseRef });
  const named = accessCase.idvaContact === contact.id && agency.kind === 'idva';
  const level = named ? 'seesAll' : levelOf(access, marac, agency, caseRef);
  if (level === undefined) return makeReason('level.none', { agency: agency.id, case: caseRef });
  // Safe contacts: the case's named IDVA; while nobody is named, the duty contact of the service that the case names.
  const duty =
    accessCase.idvaContact === undefined &&
    contact.role === 'idvaDuty' &&
    agency.kind === 'idva' &&
    isPart(level) &&
    isIdvaOf(accessCase, agency, access.contacts);
  if (audience === 'idva' && !named && !duty)
    return makeReason('audience.not-theirs', { contact: contact.id, case: caseRef });
  if (audience === 'police' && agency.kind !== 'police')
    return makeReason('audience.not-theirs', { contact: contact.id, case: caseRef });
  if (!isPart(level)) for (const kind of ['note', 'link', 'safeContact', 'diversity'] as const) allowed.delete(kind);
  if (level === 'acts') allowed.delete('birth');
  if (level === 'searches' && !actsIn(marac, agency, caseRef)) allowed.delete('action');
  if (agency.searchesByAddress !== true && audience !== 'idva' && audience !== 'police') allowed.delete('knownPlace');
  return allowed;
}

function chairsCase(marac: MaracAccess, contact: Contact, caseRef: string): boolean {
  if (contact.role !== 'chair' && contact.role !== 'viceChair') return false;
  const sittings = marac.chairs.filter((chair) => chair.cases.includes(caseRef));
  return sittings.length === 0
    ? contact.role === 'chair'
    : sittings.some(
        (sitting) =>
          sitting.chair === contact.id ||
          sitting.viceChair === contact.id ||
          (sitting.chair === undefined && contact.role === 'chair'),
      );
}

/** Whether one case may be shown so to the contact, through any role at the same mailbox. */
export function mayDisclose(
  access: Access,
  register: readonly MaracAccess[],
  contact: Contact,
  audience: Audience,
  one: Disclosed,
): Verdict {
  const marac = register.find(
    (each) =>
      rowsWith(each.cases, 'id', one.case).length > 0 || (each.requests ?? []).some((asked) => asked.id === one.case),
  );
  if (marac === undefined) return no('case.unknown', { case: one.case });
  if (rowsWith(marac.cases, 'id', one.case).length === 0)
    return mayHearRequest(access, marac, contact, one.case) ? YES : no('request.not-asked', { request: one.case });
  // One mailbox gets one message: what any role there may see, each already cut to what everybody else who reads it may.
  const allowed = new Set<string>();
  let why: Reason | undefined;
  for (const row of activeRowsAt(access, contact)) {
    for (const audienceOfRow of audience === 'agency' ? (['agency', 'police'] as const) : [audience]) {
      const classes = classesFor(access, marac, row, one.case, audienceOfRow);
      if (classes instanceof Set) for (const name of classes as ReadonlySet<string>) allowed.add(name);
      else if (row.id === contact.id && audienceOfRow === audience) why = classes as Reason;
    }
  }
  if (allowed.size === 0) return { may: false, because: why ?? makeReason('level.none', { case: one.case }) };
  const over = one.classes.find((name) => !allowed.has(name));
  if (over !== undefined) return no('class.not-allowed', { case: one.case, class: over });
  const isBare = one.classes.every((name) => BASE.includes(name as FieldClass));
  if (isBare || !onlyActs(allowed) || one.classes.includes('action')) return YES;
  return no('level.acts-only', { contact: contact.id, case: one.case });
}
