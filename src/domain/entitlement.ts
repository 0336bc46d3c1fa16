// Who may see what: the one place. Unknown means no; a conflict beats every role and covers every mailbox that person can open.
import { sameAgency, type Access, type AccessCase, type MaracAccess } from './access.ts';
import { canonicalAddress, findContacts, isActive, isProven, isVerified, readersOf, servesMarac } from './contacts.ts';
import type { Audience, FieldClass } from './field-class.ts';
import type { Level } from './listing.ts';
import { foldText } from './fold.ts';
import type { Disclosed } from './plan.ts';
import type { Reason } from './reason.ts';
import { because } from './reason.ts';
import type { Agency, Conflict, Contact } from './register.ts';

export type Verdict = { readonly may: true } | { readonly may: false; readonly because: Reason };
const YES: Verdict = { may: true };
const no = (rule: string, facts: Reason['facts'] = {}): Verdict => ({ may: false, because: because(rule, facts) });

const BASE: readonly FieldClass[] = ['open', 'staff'];

/**
 * The classes an audience may ever be shown; hidden places are in none: they are printed nowhere. A reader gets the part of these that their
 * level in the case allows.
 */
export const AUDIENCE_CLASSES: Readonly<Record<Audience, readonly FieldClass[]>> = {
  searcher: [...BASE, 'name', 'birth', 'knownPlace'],
  agency: [...BASE, 'name', 'birth', 'knownPlace', 'note'],
  idva: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'safeContact', 'diversity'],
  chair: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'link'],
  police: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'link'],
  coordinator: [...BASE, 'name', 'birth', 'knownPlace', 'note', 'link', 'safeContact', 'conflict', 'diversity'],
  manager: BASE,
  referrer: BASE,
  'other-marac': [...BASE, 'name', 'birth', 'knownPlace', 'note'],
};

export function findMarac(access: Access, marac: string): MaracAccess | undefined {
  return access.maracs.find((one) => one.name === marac);
}

/** The level of an agency in a case: what Who is needed says, else what its kind always has, else none. */
export function levelOf(access: Access, marac: MaracAccess, agency: Agency, caseRef: string): Level | undefined {
  const row = marac.needed.find((one) => one.caseRef === caseRef && sameAgency(one.agency, agency));
  const answeredKnown = marac.known.some((one) => one.caseRef === caseRef && sameAgency(one.agency, agency));
  if (row !== undefined) return row.level === 'searches' && answeredKnown ? 'takesPart' : row.level;
  const one = marac.cases.find((each) => each.id === caseRef);
  if (one === undefined) return undefined;
  if (agency.kind === 'maracTeam' || agency.kind === 'chair') return 'seesAll';
  if (one.restricted) return undefined;
  if (agency.kind === 'police') return 'seesAll';
  if (agency.kind === 'idva' && isIdvaOf(one, agency, access.contacts)) return 'seesAll';
  if (agency.searchesAll !== true) return undefined;
  return answeredKnown ? 'takesPart' : 'searches';
}

function isIdvaOf(one: AccessCase, agency: Agency, contacts: readonly Contact[]): boolean {
  if (one.idvaService !== undefined && sameAgency(one.idvaService, agency)) return true;
  return contacts.some((contact) => contact.id === one.idvaContact && contact.agency === agency.id);
}

/** Conflicts in force: a lifted one counts until a second person has agreed to lifting it. */
function inForce(conflict: Conflict): boolean {
  return (
    conflict.liftedOn === undefined ||
    conflict.liftedSecondBy === undefined ||
    conflict.liftedSecondBy === conflict.liftedBy
  );
}

/** Whether a conflict keeps this contact, or anybody who reads the same mailbox, from the case. */
export function findConflict(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  caseRef: string,
): Conflict | undefined {
  const address = contact.address;
  const readers =
    address === undefined
      ? { contacts: [contact], names: new Set<string>() }
      : readersOf(address, access.contacts, access.on);
  const people = readers.contacts.some((one) => one.id === contact.id)
    ? readers.contacts
    : [...readers.contacts, contact];
  return marac.conflicts.find(
    (conflict) =>
      conflict.caseRef === caseRef &&
      inForce(conflict) &&
      people.some((one) => conflictTouches(conflict, one, readers.names)),
  );
}

function conflictTouches(conflict: Conflict, reader: Contact, names: ReadonlySet<string>): boolean {
  if (conflict.contact !== undefined && conflict.contact === reader.id) return true;
  if (
    conflict.personName !== undefined &&
    (names.has(foldText(conflict.personName)) ||
      (reader.personName !== undefined && foldText(reader.personName) === foldText(conflict.personName)))
  )
    return true;
  if (conflict.agency === undefined) return false;
  return reader.agency === conflict.agency && conflict.exceptContact !== reader.id;
}

/** What a contact may be shown of one case for an audience: the classes, or why not. */
export function classesFor(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  caseRef: string,
  audience: Audience,
): ReadonlySet<FieldClass> | Reason {
  if (marac.blocked === 'all' || marac.blocked.includes(caseRef))
    return because('access.unreadable', { case: caseRef });
  if (!isActive(contact, access.on)) return because('contact.not-active', { contact: contact.id });
  const readers = contact.address === undefined ? undefined : readersOf(contact.address, access.contacts, access.on);
  if (readers?.known === false) return because('mailbox.readers-unknown', { contact: contact.id });
  if (contact.onlyCase !== undefined && contact.onlyCase !== caseRef)
    return because('contact.other-case-only', { contact: contact.id });
  if (findConflict(access, marac, contact, caseRef) !== undefined)
    return because('conflict', { contact: contact.id, case: caseRef });
  const readerIds = new Set([contact.id, ...(readers?.contacts ?? []).map((one) => one.id)]);
  if (marac.nameMeetings.some((one) => one.caseRef === caseRef && readerIds.has(one.contact)))
    return because('conflict.same-name', { contact: contact.id, case: caseRef });
  return classesByLevel(access, marac, contact, caseRef, audience);
}

function classesByLevel(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  caseRef: string,
  audience: Audience,
): ReadonlySet<FieldClass> | Reason {
  const one = marac.cases.find((each) => each.id === caseRef);
  const agency = access.agencies.find((each) => each.id === contact.agency);
  if (one === undefined || agency === undefined) return because('case.unknown', { case: caseRef });
  if (!servesMarac(contact, marac.name)) return because('contact.other-marac', { contact: contact.id });
  const allowed = new Set<FieldClass>(AUDIENCE_CLASSES[audience]);
  if (audience === 'manager' || audience === 'referrer') return allowed;
  if (audience === 'other-marac')
    return contact.role === 'otherMarac' ? allowed : because('audience.not-theirs', { contact: contact.id });
  if (audience === 'coordinator')
    return ['coordinator', 'deputyCoordinator'].includes(contact.role)
      ? allowed
      : because('audience.not-theirs', { contact: contact.id });
  if (audience === 'chair')
    return chairsCase(marac, contact, caseRef) ? allowed : because('audience.not-theirs', { contact: contact.id });
  const level =
    contact.role === 'idva' && one.idvaContact === contact.id ? 'seesAll' : levelOf(access, marac, agency, caseRef);
  if (level === undefined) return because('level.none', { agency: agency.id, case: caseRef });
  if (
    audience === 'idva' &&
    !(
      agency.kind === 'idva' &&
      (one.idvaContact === contact.id || (one.idvaContact === undefined && contact.role === 'idvaDuty'))
    )
  ) {
    return because('audience.not-theirs', { contact: contact.id });
  }
  if (audience === 'police' && agency.kind !== 'police') return because('audience.not-theirs', { contact: contact.id });
  if (level === 'searches')
    for (const kind of ['note', 'link', 'safeContact', 'diversity'] as const) allowed.delete(kind);
  if (agency.searchesByAddress !== true && audience !== 'idva' && audience !== 'police') allowed.delete('knownPlace');
  return allowed;
}

function chairsCase(marac: MaracAccess, contact: Contact, caseRef: string): boolean {
  if (contact.role !== 'chair' && contact.role !== 'viceChair') return false;
  const sittings = marac.chairs.filter((one) => one.cases.includes(caseRef));
  return sittings.length === 0
    ? contact.role === 'chair'
    : sittings.some(
        (one) =>
          one.chair === contact.id ||
          one.viceChair === contact.id ||
          (one.chair === undefined && contact.role === 'chair'),
      );
}

export interface Going {
  readonly to: string;
  readonly marac: string;
  readonly audience: Audience;
  readonly discloses: readonly Disclosed[];
  /** True for withdrawals: no content, so they may go to someone who lost access, at the very address the paper went to. */
  readonly contentFree: boolean;
  readonly address: string;
}

/**
 * May this message go, from what is known of access now? Called at plan, at offer and inside the second commit. It decides from the manifest
 * (what the composed bytes disclose), never from what the plan meant.
 */
export function mayGo(going: Going, access: Access): Verdict {
  const register = going.marac === '*' ? access.maracs : access.maracs.filter((one) => one.name === going.marac);
  if (register.length === 0) return no('marac.unknown', { marac: going.marac });
  if (register.some((one) => one.sendingOff)) return no('sending.off');
  if (register.some((one) => one.blocked === 'all')) return no('access.unreadable');
  const contact = access.contacts.find((one) => one.id === going.to);
  if (going.contentFree) return going.discloses.length === 0 ? YES : no('withdrawal.has-content');
  if (contact === undefined) return no('contact.gone', { contact: going.to });
  if (!isActive(contact, access.on)) return no('contact.not-active', { contact: contact.id });
  if (!isVerified(contact, access.on)) return no('contact.not-verified', { contact: contact.id });
  if (contact.address === undefined || canonicalAddress(contact.address) !== canonicalAddress(going.address))
    return no('contact.address-changed', { contact: contact.id });
  const content = going.discloses.filter((one) => one.classes.some((name) => !BASE.includes(name as FieldClass)));
  if (content.length > 0 && !isProven(contact, access.on)) return no('route.not-proven', { contact: contact.id });
  for (const one of going.discloses) {
    const verdict = mayDisclose(access, register, contact, going.audience, one);
    if (!verdict.may) return verdict;
  }
  return YES;
}

function mayDisclose(
  access: Access,
  register: readonly MaracAccess[],
  contact: Contact,
  audience: Audience,
  one: Disclosed,
): Verdict {
  const marac = register.find((each) => each.cases.some((inIt) => inIt.id === one.case));
  if (marac === undefined) return no('case.unknown', { case: one.case });
  if (marac.cases.some((each) => each.id === one.case && each.frozen)) return no('case.frozen', { case: one.case });
  const classes = classesFor(access, marac, contact, one.case, audience);
  if (!(classes instanceof Set)) return { may: false, because: classes as Reason };
  const over = one.classes.find((name) => !(classes as ReadonlySet<string>).has(name));
  return over === undefined ? YES : no('class.not-allowed', { case: one.case, class: over });
}

/** Chairs of a meeting for a case: a conflicted chair gives way to the vice-chair named for the meeting. */
export function findChair(access: Access, marac: MaracAccess, meeting: string, caseRef: string): Contact | undefined {
  const sitting = marac.chairs.find((one) => one.meeting === meeting);
  const named = (id: string | undefined): Contact | undefined => access.contacts.find((one) => one.id === id);
  const chair =
    named(sitting?.chair) ?? findContacts(access.contacts, { marac: marac.name, roles: ['chair'], on: access.on })[0];
  if (chair !== undefined && findConflict(access, marac, chair, caseRef) === undefined) return chair;
  const vice = named(sitting?.viceChair);
  return vice !== undefined && findConflict(access, marac, vice, caseRef) === undefined ? vice : undefined;
}
