// What was decided about a contact and a case, remembered for as long as the access it was decided from: asked for every field of every paper.
import type { Access, MaracAccess } from './access.ts';
import type { FieldClass } from './field-class.ts';
import type { Reason } from '../text/reason.ts';
import type { Contact } from '../register/register.ts';

/** The classes a reader may be shown, or why none. */
export type Shown = ReadonlySet<FieldClass> | Reason;

const decisions = new WeakMap<Access, WeakMap<MaracAccess, WeakMap<Contact, Map<string, Shown>>>>();

/** Decides once per access, MARAC, contact and name of the question; a newer access version is another object and decides anew. */
export function decideOnce(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  question: string,
  decide: () => Shown,
): Shown {
  const maracs = decisions.get(access) ?? new WeakMap<MaracAccess, WeakMap<Contact, Map<string, Shown>>>();
  decisions.set(access, maracs);
  const contacts = maracs.get(marac) ?? new WeakMap<Contact, Map<string, Shown>>();
  maracs.set(marac, contacts);
  const answers = contacts.get(contact) ?? new Map<string, Shown>();
  contacts.set(contact, answers);
  const found = answers.get(question) ?? decide();
  answers.set(question, found);
  return found;
}
