// Whom the words of a conflict's “Person” name. The referral form asks for a person or an agency and how they are connected, so the cell holds a
// name among other words: “Priya Nand, Borough Housing: sister of the perpetrator”.
import { foldText } from '../text/fold.ts';
import { memoBy } from '../text/memo-by.ts';
import { sortBy } from '../text/order.ts';
import type { Agency, Conflict, Contact } from '../register/register.ts';

/** What of a conflict says who is meant. */
type Named = Pick<Conflict, 'contact' | 'personName' | 'agency'>;

/** Whether “Person” names somebody with one of these names (folded): by itself, or as whole words among others. */
export function bearsName(conflict: Named, names: ReadonlySet<string>): boolean {
  if (conflict.personName === undefined) return false;
  if (names.has(foldText(conflict.personName))) return true;
  const text = wordsOf(conflict);
  return [...names].some((name) => formsOf(name).some((form) => text.some((part) => part.includes(` ${form} `))));
}

/** A name of the register that the words hold, with the contact's row or the one whose mailbox that person reads. */
export interface NamedPerson {
  readonly name: string;
  readonly contact: Contact;
}

/** Everybody on the register whom “Person” names, in the order of names and then of row ids: however the rows are sorted, a paper says the same. */
export function peopleNamedIn(conflict: Named, contacts: readonly Contact[]): readonly NamedPerson[] {
  const found = contacts.flatMap((contact) =>
    [contact.personName ?? '', ...(contact.mailboxReaders ?? [])]
      .filter((name) => bearsName(conflict, new Set([foldText(name)])))
      .map((name) => ({ name, contact })),
  );
  return sortBy(
    found,
    ({ name }) => name,
    ({ contact }) => contact.id,
  );
}

/**
 * Agencies that “Person” names without naming one of their people: all of each is meant until a person says who. None once a person chose a contact
 * or an agency in the row.
 */
export function agenciesNamedIn(
  conflict: Named,
  agencies: readonly Agency[],
  contacts: readonly Contact[],
): readonly Agency[] {
  if (conflict.personName === undefined || conflict.contact !== undefined || conflict.agency !== undefined) return [];
  const found = agencies.filter((agency) => namesAgency(conflict, agency));
  if (found.length === 0) return [];
  const named = new Set(peopleNamedIn(conflict, contacts).map(({ contact }) => contact.agency));
  return sortBy(
    found.filter((agency) => !named.has(agency.id)),
    ({ id }) => id,
  );
}

/** Its name in any letters; its short name only as it is written, because many are words of their own. */
function namesAgency(conflict: Named, { name, shortName }: Agency): boolean {
  const [words, typed] = [foldText(name), conflict.personName ?? ''];
  if (words !== '' && wordsOf(conflict).some((part) => part.includes(` ${words} `))) return true;
  if (shortName === undefined || shortName.trim() === '') return false;
  if (foldText(typed) === foldText(shortName)) return true;
  return ` ${typed.split(NO_LETTER).join(' ')} `.includes(` ${shortName.split(NO_LETTER).join(' ')} `);
}

const NO_LETTER = /[^\p{L}\p{N}]+/u;

/** As a form may write it: with the last name first, or without a title, a rank or a middle name. A name of one word is found by itself only. */
function formsOf(name: string): readonly string[] {
  const parts = name.split(' ');
  const [first = '', last = ''] = [parts[0], parts[parts.length - 1]];
  if (parts.length < 2) return [];
  const rest = parts.slice(0, -1).join(' ');
  const shorter = parts.length < 3 ? [] : [parts.slice(1).join(' '), `${first} ${last}`];
  return [name, `${last} ${rest}`, ...shorter];
}

/** Folded, with a space at both ends; in pieces, because a folded text has an end. A piece begins before the last one ends. */
const wordsOf = memoBy((conflict: Named): readonly string[] => {
  const typed = conflict.personName ?? '';
  const count = Math.max(1, Math.ceil(typed.length / STEP));
  return Array.from({ length: count }, (_, at) => {
    const from = at === 0 ? 0 : typed.lastIndexOf(' ', at * STEP) + 1;
    return ` ${foldText(typed.slice(from, at * STEP + LENGTH))} `;
  });
});
const [STEP, LENGTH] = [200, 390];
