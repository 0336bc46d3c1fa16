// What conflicts wait for: a person's look at one from a form, one that stops nobody, who is heard instead, a second name, and who reads a shared
// mailbox. Restricted.
import { isLifted, sameAgency, type Access, type MaracAccess } from '../../access/access.ts';
import { findKept, findNearNames, findUnheard } from '../../access/conflict-stops.ts';
import { isActive } from '../../register/contacts.ts';
import type { Day } from '../../time/day.ts';
import { isOwnException } from '../../access/excepted-contact.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { foldText } from '../../text/fold.ts';
import { joinNames } from '../../text/join-names.ts';
import type { Agency, Conflict } from '../../register/register.ts';
import { agenciesNamedIn } from '../../access/named-in-conflict.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { answerTo, type Question } from '../today-question.ts';
import type { TodayItem, Words } from '../today-item.ts';

export function conflictItems(
  facts: Facts,
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
): readonly TodayItem[] {
  return marac.conflicts.flatMap((conflict) => [
    ...stopsNobody(marac, access, maracAccess, conflict),
    ...lookedAt(facts, marac, access, maracAccess, conflict),
    ...mailboxes(facts, marac, conflict, access.on),
  ]);
}

function item(
  marac: MaracFacts,
  conflict: Conflict,
  rule: string,
  what: string,
  ends: { readonly question: Question } | Pick<Words, 'otherwise' | 'alike' | 'todo'>,
): TodayItem {
  return {
    id: `conflict/${conflict.id}/${rule}`,
    kind: 'conflict',
    marac: marac.name,
    what: `Case ${conflict.caseRef}: ${what}`,
    about: conflict.id,
    tab: 'Conflicts',
    restricted: true,
    ...ends,
  };
}

const NOT_ON_CONTACTS: Question = {
  yes: { does: 'it is right as it stands: somebody who is not on Contacts and reads none of its mailboxes' },
  otherwise: 'the conflict keeps nobody from the case, and its papers go to everybody who may have them.',
};

/** By whom and how it was typed: a name corrected later is asked about anew. */
const nobodyRule = (marac: MaracFacts, { personName = '', contact = '', agency = '' }: Conflict): string =>
  `nobody/${marac.pool.take('H', `conflict-stops/${personName}/${contact}/${agency}`)}`;

/** A conflict that names a person whom no contact bears, or nobody at all. A whole agency is kept out whoever comes to act for it. */
function stopsNobody(marac: MaracFacts, access: Access, maracAccess: MaracAccess, one: Conflict): readonly TodayItem[] {
  if (!isOpenHere(marac, one) || one.agency !== undefined || findKept(access, maracAccess, one).length > 0) return [];
  const { agencies, contacts } = access;
  if (agenciesNamedIn(one, agencies, contacts).length > 0) return [];
  const row = `the conflict with ${one.id}`;
  if (one.contact !== undefined && access.contacts.some((each) => each.id === one.contact)) return [];
  if (one.personName === undefined) {
    const empty = `conflict ${one.id} names nobody, so it stops nobody. Fill in “Contact”, “Person” or “Agency”, or take the row away.`;
    return [item(marac, one, 'nobody', empty, { otherwise: NOT_ON_CONTACTS.otherwise })];
  }
  const near = findNearNames(access, one.personName).map(({ id }) => id);
  const tellNear = near.length === 0 ? 'No name there is near it.' : `Near it: ${near.join(', ')}.`;
  const what = `${row} stops nobody: whom it names is nobody on Contacts, and no attested reader of a mailbox. ${tellNear} Correct “Person”, or choose the row in “Contact”.`;
  return [item(marac, one, nobodyRule(marac, one), what, { question: NOT_ON_CONTACTS })];
}

/** Whether it stands, and its case is one about which papers may go. */
function isOpenHere(marac: MaracFacts, conflict: Conflict): boolean {
  const state = marac.cases.find((each) => each.id === conflict.caseRef)?.state;
  return !isLifted(conflict) && state !== 'closed' && state !== 'archived';
}

/** Conflicts that intake recorded from the form, those that leave an agency unheard, and lifting with one name only. */
function lookedAt(
  facts: Facts,
  marac: MaracFacts,
  access: Access,
  maracAccess: MaracAccess,
  one: Conflict,
): readonly TodayItem[] {
  const open = !isLifted(one);
  const items: TodayItem[] = [];
  const answered = answerTo(marac, `conflict/${one.id}/${nobodyRule(marac, one)}`, NOT_ON_CONTACTS) !== undefined;
  // Whom it names and does not find is asked about by the line above: it must not be said that nothing goes to them.
  const isFound = stopsNobody(marac, access, maracAccess, one).length === 0;
  const named = agenciesNamedIn(one, access.agencies, access.contacts);
  if (open && !answered && isFound && (one.recordedBy === 'intake' || named.length > 0))
    items.push(
      item(
        marac,
        one,
        'look',
        describeHeld(
          one,
          named,
          findKept(access, maracAccess, one).map(({ id }) => id),
        ),
        { otherwise: 'the conflict stands, and nothing of the case goes there.' },
      ),
    );
  if (open && one.unheardInstead === undefined) {
    const whole = rowsWith(maracAccess.conflicts, 'id', one.id).some(
      (each) => each.agency !== undefined && !isOwnException(facts, each),
    );
    const unheard = isOpenHere(marac, one) ? findUnheard(access, maracAccess, one).map(({ id }) => id) : [];
    const type = `Type it in “Heard instead” (Conflicts, row ${one.id}).`;
    const unheardEnds = {
      otherwise: 'nobody of it gets anything of the case, and the meeting does not hear what it knows.',
    };
    if (whole)
      items.push(
        item(
          marac,
          one,
          'unheard',
          `a whole agency is kept from it and unheard. By whom instead? ${type}`,
          unheardEnds,
        ),
      );
    else if (unheard.length > 0)
      items.push(
        item(
          marac,
          one,
          'unheard',
          `${unheard.join(', ')} ${unheard.length === 1 ? 'is kept from it and unheard, because its representative is' : 'are kept from it and unheard, because their representatives are'}. By whom instead? ${type}`,
          unheardEnds,
        ),
      );
  }
  const missing = missingToLift(one);
  if (missing.length > 0)
    items.push(
      item(marac, one, 'second', `lifting a conflict needs ${missing.join(' and ')}.`, {
        otherwise: 'the conflict stands.',
      }),
    );
  return items;
}

/** Whom the words of a row keep from the case, why, and what a person may do about it. */
function describeHeld({ id, agency, recordedBy }: Conflict, named: readonly Agency[], kept: readonly string[]): string {
  const isOfForm = recordedBy === 'intake';
  const keep = isOfForm ? 'keep the conflict under your name (“Recorded by”)' : 'leave the row as it is';
  const ways = `${isOfForm ? 'keep the conflict under your name (“Recorded by”), or ' : ''}lift it with a second person.`;
  if (agency !== undefined)
    return `the referral names ${agency} as an employer, so nothing of the case goes to ${agency} (Conflicts, row ${id}). Look: ${ways}`;
  const says = `${isOfForm ? 'the referral says who is not to have it, and “Person”' : '“Person”'} (Conflicts, row ${id})`;
  if (named.length === 0) return `${says} names ${joinNames(kept)}, so nothing of the case goes to them. Look: ${ways}`;
  const people = kept.length === 0 ? '' : `: ${joinNames(kept)}`;
  const nobody = 'but nobody there by a name that is on Contacts';
  const who = joinNames(named.map((one) => one.id));
  return `${says} names ${who}, ${nobody}, so nothing of the case goes to anybody of it${people}. Look: if one person is meant, choose their row in “Contact”; if all of it is, ${keep}; else lift it with a second person.`;
}

/** What lifting that was begun still needs. */
function missingToLift(conflict: Conflict): readonly string[] {
  const { liftedOn, liftedBy, liftedSecondBy } = conflict;
  if (isLifted(conflict) || (liftedOn ?? liftedBy ?? liftedSecondBy) === undefined) return [];
  const isOther = liftedSecondBy !== undefined && foldText(liftedSecondBy) !== foldText(liftedBy ?? '');
  return [
    ...(liftedBy === undefined ? ['a name in “Lifted by”'] : []),
    ...(isOther ? [] : ['a second person’s name in “Lifted: second person”']),
    ...(liftedOn === undefined ? ['a day in “Lifted on”'] : []),
  ];
}

/** A person in conflict may read a shared mailbox since it was attested: whoever answers for it is asked before the next papers go there. */
function mailboxes(facts: Facts, marac: MaracFacts, conflict: Conflict, today: Day): readonly TodayItem[] {
  const person = conflict.personName ?? conflict.contact;
  const { recordedOn } = conflict;
  if (person === undefined || recordedOn === undefined || isLifted(conflict)) return [];
  return facts.contacts.flatMap((contact) => {
    const agency = facts.agencies.find((each) => each.id === contact.agency);
    const attested = contact.mailboxAttestedOn;
    if (agency === undefined || contact.sharedMailbox !== true || attested === undefined || attested >= recordedOn)
      return [];
    const reads =
      agency.searchesAll === true ||
      marac.needed.some((each) => each.caseRef === conflict.caseRef && sameAgency(each.agency, agency));
    if (!reads || !isActive(contact, today)) return [];
    const what = `a conflict was recorded after the readers of the mailbox of ${contact.id} were attested. Ask ${agency.name} whether that person reads it, then type the readers and the day on Contacts.`;
    return [
      item(marac, conflict, `readers-${contact.id}`, what, {
        otherwise: 'a person in conflict may read what goes to that mailbox.',
        todo: 'ring',
        alike: {
          as: `readers-${contact.id}`,
          thing: `case ${conflict.caseRef} (${conflict.id})`,
          tell: (list, count) =>
            `${count} conflicts were recorded after the readers of the mailbox of ${contact.id} were attested. Ask ${agency.name} whether those persons read it, then type the readers and the day on Contacts. ${list}.`,
        },
      }),
    ];
  });
}
