// One person, one copy: who gets an agency's papers for a MARAC that day, with all the agencies they act for, and what each case may show them.
import type { Access, MaracAccess } from './access.ts';
import { canonicalAddress, findRepresentative, isActive, readersOf } from './contacts.ts';
import { classesFor } from './entitlement.ts';
import type { Audience, FieldClass } from './field-class.ts';
import { levelOf } from './levels.ts';
import type { Level } from './listing.ts';
import { compareText, sortBy } from './order.ts';
import type { Reason } from './reason.ts';
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
  const standing = (recipient.standing ?? []).filter((one) => one.cases.some((ref) => ref === caseRef));
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
      (one) =>
        one.kind !== 'chair' &&
        one.kind !== 'maracTeam' &&
        (one.activeFrom === undefined || one.activeFrom <= on) &&
        (one.activeTo === undefined || on <= one.activeTo),
    ),
    (one) => one.name,
    (one) => one.id,
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

export interface Sight {
  readonly caseRef: string;
  readonly level: Level;
  readonly agencies: readonly Agency[];
  readonly audience: Audience;
  readonly classes: ReadonlySet<FieldClass>;
}

const RANK: Readonly<Record<Level, number>> = { searches: 1, takesPart: 2, seesAll: 3 };

/** What a recipient may see of one case through the best of the agencies they act for; or why nothing. */
export function sightOf(access: Access, marac: MaracAccess, recipient: Recipient, caseRef: string): Sight | Reason {
  let best: Sight | undefined;
  let why: Reason | undefined;
  for (const { agency, contact } of actingIn(recipient, caseRef)) {
    const level = levelOf(access, marac, agency, caseRef);
    if (level === undefined) continue;
    const audience: Audience =
      level === 'searches' ? 'searcher' : agency.kind === 'police' && level === 'seesAll' ? 'police' : 'agency';
    const classes = classesFor(access, marac, contact, caseRef, audience);
    if (!(classes instanceof Set)) why = classes as Reason;
    else if (best === undefined || RANK[level] > RANK[best.level])
      best = { caseRef, level, audience, agencies: [...(best?.agencies ?? []), agency], classes };
    else best = { ...best, agencies: [...best.agencies, agency] };
  }
  // A conflict through any of their agencies' contact rows keeps the case from the whole mailbox.
  if (why !== undefined && (why.rule.startsWith('conflict') || why.rule.startsWith('mailbox'))) return why;
  return best ?? why ?? { rule: 'level.none', facts: { case: caseRef } };
}

export function isSight(sight: Sight | Reason): sight is Sight {
  return 'level' in sight;
}

/** Everybody else who can open the mailbox and is no longer active: told on Checks, since a conflict of theirs counts. */
export function lingeringReaders(access: Access, contact: Contact): readonly Contact[] {
  if (contact.address === undefined) return [];
  return readersOf(contact.address, access.contacts, access.on).contacts.filter((one) => !isActive(one, access.on));
}
