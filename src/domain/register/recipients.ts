// One person, one copy: who gets an agency's papers for a MARAC that day, with all the agencies they act for, and what each case may show them.
import type { Access, MaracAccess } from '../access/access.ts';
import { canonicalAddress, findRepresentative } from './contacts.ts';
import { classesFor, onlyActs } from '../access/entitlement.ts';
import { findExcepted, type Excepted } from '../access/excepted-contact.ts';
import type { Audience, FieldClass } from '../access/field-class.ts';
import { actsIn, levelOf, RANK } from '../access/levels.ts';
import type { Level } from '../meeting/listing.ts';
import { compareText, sortBy } from '../text/order.ts';
import type { Reason } from '../text/reason.ts';
import type { Agency, Contact } from './register.ts';

export interface Recipient {
  /** The contact the message is addressed to: the first by row id of those that share the mailbox. */
  readonly contact: Contact;
  /** Every agency they act for here, with the contact row that says so. */
  readonly acting: readonly Acting[];
  /** Agencies for which somebody at this mailbox stands in some cases only: the named exception of a conflict. */
  readonly standing?: readonly (Acting & { readonly cases: readonly string[] })[];
}

export interface Acting {
  readonly agency: Agency;
  readonly contact: Contact;
}

/** Every agency they act for in a case, or in what is about no case: a named exception stands for its agency in its own case only. */
export function actingIn(recipient: Recipient, caseRef: string | undefined): readonly Acting[] {
  const standing = (recipient.standing ?? []).filter((acting) => acting.cases.some((ref) => ref === caseRef));
  return [...recipient.acting, ...standing];
}

export interface Absent {
  readonly agency: Agency;
  /** Nobody active and present, so nobody gets this agency's papers: told on Today. */
  readonly why: 'nobody' | 'noAddress';
}

/** Agencies that take part in the work of cases (not the chair and not the MARAC team itself), active that day, in name order. */
export function workingAgencies(agencies: readonly Agency[], on: string): readonly Agency[] {
  return sortBy(
    agencies.filter(
      (agency) =>
        agency.kind !== 'chair' &&
        agency.kind !== 'maracTeam' &&
        (agency.activeFrom === undefined || agency.activeFrom <= on) &&
        (agency.activeTo === undefined || on <= agency.activeTo),
    ),
    (agency) => agency.name,
    (agency) => agency.id,
  );
}

export function gatherRecipients(
  access: Access,
  marac: MaracAccess,
  agencies: readonly Agency[],
): { readonly recipients: readonly Recipient[]; readonly absent: readonly Absent[] } {
  const boxes = new Map<string, { contact: Contact; acting: { agency: Agency; contact: Contact }[] }>();
  const absent: Absent[] = [];
  for (const agency of agencies) {
    const contact = findRepresentative(access.contacts, agency.id, marac.name, access.on);
    if (contact === undefined) absent.push({ agency, why: 'nobody' });
    else if (contact.address === undefined && contact.route !== 'phone') absent.push({ agency, why: 'noAddress' });
    else {
      const key = contact.address === undefined ? contact.id : canonicalAddress(contact.address);
      const box = boxes.get(key) ?? { contact, acting: [] };
      if (compareText(contact.id, box.contact.id) < 0) box.contact = contact;
      box.acting.push({ agency, contact });
      boxes.set(key, box);
    }
  }
  return { recipients: sortBy([...boxes.values()], (one) => one.contact.id), absent };
}

function boxOf({ address, id }: Contact): string {
  return address === undefined ? id : canonicalAddress(address);
}

/**
 * Everybody who may get a copy for these agencies. A whole agency is kept from a case but for one contact: that contact gets that case, in the
 * one copy of their mailbox.
 */
export function gatherReaders(
  access: Access,
  marac: MaracAccess,
  agencies: readonly Agency[],
  restrictedCases: ReadonlySet<string>,
): ReturnType<typeof gatherRecipients> {
  const { recipients, absent } = gatherRecipients(access, marac, agencies);
  const boxes = new Map(recipients.map((recipient) => [boxOf(recipient.contact), recipient]));
  // Those who stand in an open case come first: a restricted one must not be what names the reader of a copy.
  const excepted = findExcepted(access, marac);
  const isOpen = (one: Excepted): boolean => one.cases.some((ref) => !restrictedCases.has(ref));
  for (const one of [...excepted.filter(isOpen), ...excepted.filter((each) => !isOpen(each))]) {
    if (!agencies.some((agency) => agency.id === one.agency.id)) continue;
    const box = boxes.get(boxOf(one.contact)) ?? { contact: one.contact, acting: [] };
    boxes.set(boxOf(one.contact), { ...box, standing: [...(box.standing ?? []), one] });
  }
  return { recipients: [...boxes.values()], absent };
}

export interface CaseVisibility {
  readonly caseRef: string;
  readonly level: Level;
  readonly agencies: readonly Agency[];
  readonly audience: Audience;
  readonly classes: ReadonlySet<FieldClass>;
}

/** What a recipient may see of one case through the best of the agencies they act for; or why nothing. */
export function visibilityOf(
  access: Access,
  marac: MaracAccess,
  recipient: Recipient,
  caseRef: string,
): CaseVisibility | Reason {
  const seen: CaseVisibility[] = [];
  let why: Reason | undefined;
  for (const { agency, contact } of actingIn(recipient, caseRef)) {
    const level = levelOf(access, marac, agency, caseRef);
    if (level === undefined) continue;
    const audience = audienceAt(marac, agency, level, caseRef);
    const classes = classesFor(access, marac, contact, caseRef, audience);
    if (classes instanceof Set) seen.push({ caseRef, level, audience, agencies: [agency], classes });
    else why = classes as Reason;
  }
  // A conflict through any of their agencies' contact rows keeps the case from the whole mailbox. Where one who searches and one who acts read
  // it, only that agency has nothing there.
  const isForAll = why?.rule.startsWith('conflict') === true || why?.rule.startsWith('mailbox') === true;
  if (why !== undefined && isForAll && why.rule !== 'mailbox.reader-less') return why;
  return best(seen) ?? why ?? { rule: 'level.none', facts: { case: caseRef } };
}

/** What one person sees through all their agencies: the papers of the highest level, and the actions of each. */
function best(seen: readonly CaseVisibility[]): CaseVisibility | undefined {
  const most = Math.max(...seen.map((visibility) => RANK[visibility.level]));
  const first = seen.find((visibility) => RANK[visibility.level] === most);
  if (first === undefined) return undefined;
  const classes = seen.some((visibility) => visibility.classes.has('action'))
    ? new Set<FieldClass>([...first.classes, 'action'])
    : first.classes;
  // Whoever reads the mailbox with them may have an action to do and no more: then that is all that goes there.
  if (onlyActs(classes)) return { ...first, level: 'acts', classes };
  const agencies = seen.filter((visibility) => visibility.level !== 'acts').flatMap((one) => one.agencies);
  return { ...first, agencies, classes };
}

/** Somebody who only searches is a reader of lists, unless an action of the case goes to them. */
function audienceAt(marac: MaracAccess, agency: Agency, level: Level, caseRef: string): Audience {
  if (level === 'searches' && !actsIn(marac, agency, caseRef)) return 'searcher';
  return agency.kind === 'police' && level === 'seesAll' ? 'police' : 'agency';
}

export function isVisibility(visibility: CaseVisibility | Reason): visibility is CaseVisibility {
  return 'level' in visibility;
}
