// What conflicts wait for: a person's look at one from a form, who is heard instead, a second name, and who reads a shared mailbox. Restricted.
import { isLifted, sameAgency } from '../access.ts';
import { isActive } from '../contacts.ts';
import type { Day } from '../day.ts';
import { isOwnException } from '../excepted.ts';
import type { Facts, MaracFacts } from '../facts.ts';
import type { Conflict } from '../register.ts';
import type { TodayItem } from './item.ts';

export function conflictItems(facts: Facts, marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.conflicts.flatMap((one) => [...lookedAt(facts, marac, one), ...mailboxes(facts, marac, one, today)]);
}

function item(marac: MaracFacts, conflict: Conflict, rule: string, what: string): TodayItem {
  return {
    id: `conflict/${conflict.id}/${rule}`,
    kind: 'conflict',
    marac: marac.name,
    what: `Case ${conflict.caseRef}: ${what}`,
    about: conflict.id,
    tab: 'Conflicts',
    restricted: true,
  };
}

/** Conflicts that intake recorded from the form, whole-agency conflicts that leave the agency unheard, and lifting with one name only. */
function lookedAt(facts: Facts, marac: MaracFacts, one: Conflict): readonly TodayItem[] {
  const open = one.liftedOn === undefined;
  const items: TodayItem[] = [];
  if (open && one.recordedBy === 'intake')
    items.push(
      item(
        marac,
        one,
        'look',
        'a copy is held because of what the referral says. Look: keep the conflict under your name, or lift it with a second person.',
      ),
    );
  if (open && one.agency !== undefined && !isOwnException(facts, one) && one.unheardInstead === undefined)
    items.push(item(marac, one, 'unheard', 'a whole agency is kept from it and unheard. By whom instead?'));
  if (one.liftedOn !== undefined && (one.liftedSecondBy === undefined || one.liftedSecondBy === one.liftedBy))
    items.push(item(marac, one, 'second', "lifting a conflict needs a second person's name. Until then it stands."));
  return items;
}

/** A person in conflict may read a shared mailbox since it was attested: whoever answers for it is asked before the next papers go there. */
function mailboxes(facts: Facts, marac: MaracFacts, one: Conflict, today: Day): readonly TodayItem[] {
  const person = one.personName ?? one.contact;
  const { recordedOn } = one;
  if (person === undefined || recordedOn === undefined || isLifted(one)) return [];
  return facts.contacts.flatMap((contact) => {
    const agency = facts.agencies.find((each) => each.id === contact.agency);
    const attested = contact.mailboxAttestedOn;
    if (agency === undefined || contact.sharedMailbox !== true || attested === undefined || attested >= recordedOn)
      return [];
    const reads =
      agency.searchesAll === true ||
      marac.needed.some((each) => each.caseRef === one.caseRef && sameAgency(each.agency, agency));
    if (!reads || !isActive(contact, today)) return [];
    const what = `a conflict was recorded after the readers of mailbox ${contact.id} were attested. Ask ${agency.name} whether that person reads it, then type the readers and the day on Contacts.`;
    return [item(marac, one, `readers-${contact.id}`, what)];
  });
}
