// Who has left with actions open: an agency's action that names them as its owner, or that nobody else owns when they were its representative.
import type { Action } from './action.ts';
import { isRemindedOf } from './action-told.ts';
import { sameAgency } from '../access/access.ts';
import { isEnded } from './action-state.ts';
import { addDays, type Day } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { foldText } from '../text/fold.ts';
import type { Contact } from '../register/register.ts';

/** For so many days after their last one the matter is new; then the weekly digest has it. */
const NEW_DAYS = 7;

export interface Left {
  readonly contact: Contact;
  readonly actions: readonly Action[];
}

/** From the last day on, so that nothing waits overnight. */
export function findLeavers(facts: Facts, marac: MaracFacts, today: Day): readonly Left[] {
  return facts.contacts.flatMap((contact) => {
    const gone = contact.activeTo;
    if (gone === undefined || gone > today || addDays(gone, NEW_DAYS) < today || contact.onlyMeeting !== undefined)
      return [];
    const agency = facts.agencies.find((candidate) => candidate.id === contact.agency);
    const name = foldText(contact.personName ?? '');
    const actions = marac.actions.filter((action) => {
      if (isEnded(action) || agency === undefined || !sameAgency(action.agency, agency)) return false;
      // What nobody has been told yet has no owner to leave: Today asks about it.
      if (!isRemindedOf(facts, marac, action, today)) return false;
      const owner = foldText(action.owner ?? '');
      return owner === '' ? contact.role === 'representative' : name !== '' && owner.includes(name);
    });
    return actions.length === 0 ? [] : [{ contact, actions }];
  });
}
