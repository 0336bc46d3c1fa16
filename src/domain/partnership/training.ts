// The training register: who did which course, and what is due again.
import { foldText } from '../text/fold.ts';
import type { Day } from '../time/day.ts';
import type { Contact } from '../register/register.ts';
import { isActive } from '../register/contacts.ts';

export interface TrainingFields {
  readonly contact: string;
  readonly course: string;
  readonly on?: Day;
  readonly dueAgain?: Day;
  readonly evidence?: string;
}
export type Training = TrainingFields & { readonly id: string };

export interface LapsedTraining {
  readonly training: Training;
  readonly contact: Contact;
  readonly dueAgain: Day;
}

/** Courses whose day under "Due again" has passed, of contacts who are still here, and that they have not done again since. */
export function findLapsed(
  training: readonly Training[],
  contacts: readonly Contact[],
  today: Day,
): readonly LapsedTraining[] {
  return training.flatMap((row) => {
    const contact = contacts.find(({ id }) => id === row.contact);
    const { dueAgain } = row;
    if (contact === undefined || dueAgain === undefined || dueAgain >= today || !isActive(contact, today)) return [];
    return training.some((other) => isAgain(other, row)) ? [] : [{ training: row, contact, dueAgain }];
  });
}

/** The same person did the same course later. Of two rows of a day the one that is due again later counts. */
function isAgain(other: Training, row: Training): boolean {
  if (other.id === row.id || other.contact !== row.contact || foldText(other.course) !== foldText(row.course))
    return false;
  const [its, ours] = [other.on ?? '', row.on ?? ''];
  return its > ours || (its === ours && (other.dueAgain ?? '') > (row.dueAgain ?? ''));
}
