// Who acts for an agency on a day: representatives, cover while they are away, leavers, and everybody who can open a mailbox.
import type { Day } from '../time/day.ts';
import { foldText } from '../text/fold.ts';
import { sortBy } from '../text/order.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import type { Contact, ContactRole } from './register.ts';

/** The same mailbox however it is written: case and a plus-tag do not make another one. */
export function canonicalAddress(address: string): string {
  const lower = address.trim().toLowerCase();
  const cut = lower.lastIndexOf('@');
  if (cut < 0) return lower;
  const local = lower.slice(0, cut).replace(/\+.*$/, '');
  return `${local}${lower.slice(cut)}`;
}

export function isActive(contact: Pick<Contact, 'activeFrom' | 'activeTo'>, on: Day): boolean {
  return (
    (contact.activeFrom === undefined || contact.activeFrom <= on) &&
    (contact.activeTo === undefined || on <= contact.activeTo)
  );
}

export function isAway(contact: Contact, on: Day): boolean {
  return (
    contact.awayFrom !== undefined && contact.awayFrom <= on && (contact.awayTo === undefined || on <= contact.awayTo)
  );
}

/** Reached by phone and paper: an address that stands beside that is never written to. */
export function isByPhone({ route }: Pick<Contact, 'route'>): boolean {
  return route === 'phone';
}

export function canBeMailed(contact: Pick<Contact, 'address' | 'route'>): boolean {
  return contact.address !== undefined && !isByPhone(contact);
}

/** Whom papers say to write to: no address that something else was verified for. */
export function replyAddress(contact: Contact | undefined): string {
  return contact?.doubt === 'changed' ? '' : (contact?.address ?? '');
}

/** Verified by someone, on a day, with an address and a route: without that nobody is written to. */
export function isVerified(contact: Contact, on: Day): boolean {
  return (
    contact.verifiedBy !== undefined &&
    contact.verifiedOn !== undefined &&
    contact.verifiedOn <= on &&
    contact.address !== undefined
  );
}

/** Why a contact does not count as verified: nobody did it, it was something else, its day is still to come, or the address is almost another one. */
export function notVerified({ id, verifiedOn, alike, doubt }: Contact, on: Day): Reason {
  if (doubt === 'changed') return makeReason('contact.not-as-verified', { contact: id });
  if (doubt === 'unconfirmed') return makeReason('contact.unconfirmed', { contact: id });
  if (alike !== undefined) return makeReason('contact.look-alike', { contact: id, like: alike.join(', ') });
  return makeReason('contact.not-verified', { contact: id, ...toCome(verifiedOn, on) });
}

/** The same of a route that was not tried. */
export function notProven({ id, routeProvenOn }: Contact, on: Day): Reason {
  return makeReason('route.not-proven', { contact: id, ...toCome(routeProvenOn, on) });
}

const toCome = (day: Day | undefined, on: Day): Reason['facts'] => (day !== undefined && day > on ? { from: day } : {});

/** The route was tried once with a harmless test paper: before that nothing with case content goes. */
export function isProven(contact: Contact, on: Day): boolean {
  return (
    isVerified(contact, on) &&
    contact.route !== undefined &&
    contact.routeProvenOn !== undefined &&
    contact.routeProvenOn <= on
  );
}

/** Left, but may still open the mailbox until its agency says that it is closed to them. */
export function stillReads(contact: Contact, on: Day): boolean {
  return (
    isActive(contact, on) ||
    (contact.activeTo !== undefined &&
      contact.activeTo < on &&
      (contact.mailboxClosedOn === undefined || on < contact.mailboxClosedOn))
  );
}

export interface Readers {
  readonly contacts: readonly Contact[];
  /** Folded names of people who can open it: the contacts' own and those the agency attested. */
  readonly names: ReadonlySet<string>;
  /** False for a shared mailbox whose readers nobody attested: unknown means no. */
  readonly known: boolean;
}

/** Everybody who can open the mailbox of an address on that day, leavers included until it is closed to them. */
export function readersOf(address: string, contacts: readonly Contact[], on: Day): Readers {
  const canonical = canonicalAddress(address);
  const sharing = contacts.filter(
    (one) => one.address !== undefined && canonicalAddress(one.address) === canonical && stillReads(one, on),
  );
  const names = new Set<string>();
  let known = true;
  for (const one of sharing) {
    if (one.personName !== undefined) names.add(foldText(one.personName));
    for (const name of one.mailboxReaders ?? []) names.add(foldText(name));
    const attested =
      one.mailboxAttestedOn !== undefined && one.mailboxAttestedOn <= on && (one.mailboxReaders ?? []).length > 0;
    if (one.sharedMailbox === true && !attested) known = false;
  }
  return { contacts: sharing, names, known };
}

export function servesMarac(contact: Contact, marac: string): boolean {
  return contact.marac === undefined || foldText(contact.marac) === foldText(marac);
}

/** Active contacts of an agency in a role for a MARAC, steady in order. */
export function findContacts(
  contacts: readonly Contact[],
  wanted: { agency?: string; marac: string; roles: readonly ContactRole[]; on: Day },
): readonly Contact[] {
  return sortBy(
    contacts.filter(
      (contact) =>
        (wanted.agency === undefined || contact.agency === wanted.agency) &&
        wanted.roles.includes(contact.role) &&
        servesMarac(contact, wanted.marac) &&
        contact.onlyCase === undefined &&
        contact.onlyMeeting === undefined &&
        isActive(contact, wanted.on),
    ),
    (contact) => contact.id,
  );
}

/**
 * The person who gets an agency's papers that day: the representative; while they are away the cover they named, else the deputy; undefined
 * when there is nobody (told on Today).
 */
export function findRepresentative(
  contacts: readonly Contact[],
  agency: string,
  marac: string,
  on: Day,
): Contact | undefined {
  const representatives = findContacts(contacts, { agency, marac, roles: ['representative'], on });
  const present = representatives.find((representative) => !isAway(representative, on));
  if (present !== undefined) return present;
  for (const away of representatives) {
    // Whoever covers acts for this agency too: somebody else's colleague has no part in its cases.
    const cover = contacts.find(
      (contact) =>
        contact.id === away.cover &&
        contact.agency === agency &&
        servesMarac(contact, marac) &&
        isActive(contact, on) &&
        !isAway(contact, on),
    );
    if (cover !== undefined) return cover;
  }
  return findDeputy(contacts, agency, marac, on);
}

export function findDeputy(contacts: readonly Contact[], agency: string, marac: string, on: Day): Contact | undefined {
  return findContacts(contacts, { agency, marac, roles: ['deputy'], on }).find((contact) => !isAway(contact, on));
}
