// Whether somebody may be told that a case is there, and no more of it.
import type { Access, MaracAccess } from './access.ts';
import { classesFor, onlyActs } from './entitlement.ts';
import { activeRowsAt } from './readers.ts';
import type { Contact } from './register.ts';

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
