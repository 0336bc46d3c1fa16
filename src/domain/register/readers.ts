// Who reads what is sent to a contact: all rows at the mailbox, everybody the agency attested, and every other role of these people.
import type { Access } from '../access/access.ts';
import { canonicalAddress, isActive, readersOf, stillReads, type Readers } from './contacts.ts';
import { foldText } from '../text/fold.ts';
import type { Contact } from './register.ts';
import { memoBy } from '../text/memo-by.ts';

/** Everybody who can open the contact's mailbox; without an address the contact alone. Asked for every case of every recipient. */
export const readersOfContact = memoBy((access: Access, contact: Contact): Readers => {
  const found =
    contact.address === undefined
      ? { contacts: [contact], names: new Set<string>(), known: true }
      : readersOf(contact.address, access.contacts, access.on);
  const names = new Set(found.names);
  if (contact.personName !== undefined) names.add(foldText(contact.personName));
  const contacts = found.contacts.some((one) => one.id === contact.id) ? found.contacts : [...found.contacts, contact];
  return { contacts, names, known: found.known };
});

/** These rows, and every row in force of people with these names, whatever its mailbox. */
export function everyRowOf(
  access: Access,
  contacts: readonly Contact[],
  names: ReadonlySet<string>,
): readonly Contact[] {
  const others = access.contacts.filter(
    (one) => one.personName !== undefined && names.has(foldText(one.personName)) && stillReads(one, access.on),
  );
  return [...contacts, ...others];
}

function personKey(contact: Contact): string {
  return contact.personName === undefined ? contact.id : foldText(contact.personName);
}

/** The contact's own row, and every active row at the same mailbox. */
export function activeRowsAt(access: Access, contact: Contact): readonly Contact[] {
  const box = contact.address === undefined ? undefined : canonicalAddress(contact.address);
  return access.contacts.filter(
    (other) =>
      other.id === contact.id ||
      (box !== undefined &&
        other.address !== undefined &&
        isActive(other, access.on) &&
        canonicalAddress(other.address) === box),
  );
}

/** Those of them that are the contact's own person in other roles. */
export function rowsOfPersonAt(access: Access, contact: Contact): readonly Contact[] {
  return activeRowsAt(access, contact).filter((other) => personKey(other) === personKey(contact));
}

/** All active rows of the contact's person, at whichever mailbox. */
export function rowsOfPerson(access: Access, contact: Contact): readonly Contact[] {
  return access.contacts.filter((other) => personKey(other) === personKey(contact) && isActive(other, access.on));
}

/** Everybody else who acts from the same mailbox, each as all their active rows. A leaver acts no more: only their conflicts count. */
export function otherReaders(access: Access, contact: Contact): readonly (readonly Contact[])[] {
  const mine = personKey(contact);
  const others = new Set(
    readersOfContact(access, contact)
      .contacts.filter((one) => isActive(one, access.on))
      .map(personKey),
  );
  others.delete(mine);
  return [...others].map((key) => access.contacts.filter((one) => personKey(one) === key && isActive(one, access.on)));
}
