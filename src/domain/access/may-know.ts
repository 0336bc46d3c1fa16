// Whether somebody may be told that a case is there, and no more of it.
import type { Access, MaracAccess } from './access.ts';
import { classesFor, classesOfPerson, onlyActs } from './entitlement.ts';
import { activeRowsAt, otherReaders, rowsOfPerson } from '../register/readers.ts';
import { rowsWith } from '../text/rows-with.ts';
import type { Disclosed } from '../plan/effects.ts';
import type { Agency, Contact } from '../register/register.ts';

/** Whether a contact may be told that a case is there, through any role at the same mailbox. */
export function mayKnowOf(access: Access, marac: MaracAccess, contact: Contact, caseRef: string): boolean {
  return activeRowsAt(access, contact).some((row) => classesFor(access, marac, row, caseRef, 'agency') instanceof Set);
}

/** The same of a date in the case: whoever only acts in it is told of it by an action sheet, and of none of its dates. */
export function mayKnowDates(access: Access, marac: MaracAccess, contact: Contact, caseRef: string): boolean {
  return activeRowsAt(access, contact).some((row) => {
    const classes = classesFor(access, marac, row, caseRef, 'agency');
    return classes instanceof Set && !onlyActs(classes as ReadonlySet<string>);
  });
}

/**
 * Whether the words of an action may stand on a sheet to the contact: everybody who acts from the mailbox hears what is said of the case, or acts for
 * the very agency that is to do it.
 */
export function mayReadActionsOf(
  access: Access,
  marac: MaracAccess,
  contact: Contact,
  agency: Pick<Agency, 'id'>,
  caseRef: string,
): boolean {
  return [rowsOfPerson(access, contact), ...otherReaders(access, contact)].every(
    (rows) => rows.some((row) => row.agency === agency.id) || classesOfPerson(access, marac, rows, caseRef).has('note'),
  );
}

/**
 * The same of all actions that a message shows of a case, as its manifest says whose they are. A manifest of before it said so goes to those alone
 * who hear what is said of the case.
 */
export function mayReadActionsIn(
  access: Access,
  register: readonly MaracAccess[],
  contact: Contact,
  { case: caseRef, classes, actionsOf }: Disclosed,
): boolean {
  if (!classes.includes('action')) return true;
  const marac = register.find((candidate) => rowsWith(candidate.cases, 'id', caseRef).length > 0);
  const agencies = actionsOf ?? [NOBODYS];
  return marac !== undefined && agencies.every((id) => mayReadActionsOf(access, marac, contact, { id }, caseRef));
}

/** No agency has this row id. */
const NOBODYS = '';
