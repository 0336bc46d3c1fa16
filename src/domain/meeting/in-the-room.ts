// Who is in the room when a case is heard: whom Who is needed has there, and who answered the research question so.
import { gatherAccess, isLifted, agencyNamed, type Access, type MaracAccess } from '../access/access.ts';
import { findConflict } from '../access/entitlement.ts';
import { bearsName } from '../access/named-in-conflict.ts';
import { isOwnException } from '../access/excepted-contact.ts';
import type { Day } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { takesPart } from '../access/levels.ts';
import type { Research } from './listing.ts';
import { sortBy } from '../text/order.ts';
import type { Agency, Contact } from '../register/register.ts';
import { foldText } from '../text/fold.ts';
import { rowsWith } from '../text/rows-with.ts';
import { memoBy } from '../text/memo-by.ts';

export interface RoomContext {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly today: Day;
}

/**
 * Row ids of the agencies in the room for a case at a meeting, or how a row names one that is on no register; never one that a conflict keeps from
 * the case as a whole, whatever Who is needed says. An answer counts for an agency that takes part in the case: Will speak; or Known, unless the
 * same answer or Who is needed says No to the room.
 */
export function agenciesInTheRoom(
  { facts, marac, today }: RoomContext,
  meeting: string,
  caseRef: string,
): readonly string[] {
  return decideRoom(facts, marac, today, meeting, caseRef);
}

/** Whether an agency, by row id or as somebody wrote it, is in the room for a case. */
export function isInTheRoom(view: RoomContext, meeting: string, caseRef: string, agency: string): boolean {
  return agenciesInTheRoom(view, meeting, caseRef).includes(idOf(view.facts, agency));
}

/** What an agency's answer says of the room; undefined where it says nothing of it. */
export function speaks({ known, willSpeak }: Pick<Research, 'known' | 'willSpeak'>): boolean | undefined {
  return willSpeak ?? (known === 'yes' ? true : undefined);
}

/** Asked for every case of every paper. */
const decideRoom = memoBy(decide);

function decide(facts: Facts, marac: MaracFacts, today: Day, meeting: string, caseRef: string): readonly string[] {
  const rows = rowsWith(marac.needed, 'caseRef', caseRef);
  const there = rows.filter((needed) => needed.inTheRoom === true).map((needed) => idOf(facts, needed.agency));
  const kept = rows.filter((needed) => needed.inTheRoom === false).map((needed) => idOf(facts, needed.agency));
  const answers = rowsWith(marac.research, 'caseRef', caseRef).filter((research) => research.meeting === meeting);
  const answered = answers.flatMap((answer) => {
    const agency = agencyNamed(facts.agencies, answer.agency);
    const wanted = speaks(answer) === true && (answer.willSpeak === true || !kept.includes(agency?.id ?? ''));
    return agency !== undefined && wanted && mayBeThere({ facts, marac, today }, agency, caseRef) ? [agency.id] : [];
  });
  const found = [...new Set([...there, ...answered])].filter(
    (agency) => !isKeptOut({ facts, marac, today }, caseRef, agency),
  );
  return sortBy(found, (agency) => agency);
}

function mayBeThere(view: RoomContext, agency: Agency, caseRef: string): boolean {
  const { access, maracAccess } = accessOf(view);
  return maracAccess !== undefined && takesPart(access, maracAccess, agency, caseRef);
}

/**
 * Whether a conflict keeps a whole agency, by row id or as somebody wrote it, from a case: nobody of it is in the room, and it presents nothing.
 * Not where one of its own people is excepted and may hear the case.
 */
export function isKeptOut(view: RoomContext, caseRef: string, agency: string): boolean {
  if (rowsWith(view.marac.conflicts, 'caseRef', caseRef).length === 0) return false;
  const { access, maracAccess } = accessOf(view);
  if (maracAccess === undefined) return false;
  const id = idOf(view.facts, agency);
  return rowsWith(maracAccess.conflicts, 'caseRef', caseRef).some((conflict) => {
    if (conflict.agency !== id || isLifted(conflict)) return false;
    const except = access.contacts.find((contact) => contact.id === conflict.exceptContact);
    const isHeard =
      except !== undefined &&
      isOwnException(access, conflict) &&
      findConflict(access, maracAccess, except, caseRef) === undefined;
    return !isHeard;
  });
}

/** Whether a conflict keeps this contact, or anybody who reads the same mailbox, from the case. */
export function isContactKeptOut(view: RoomContext, caseRef: string, contact: Contact): boolean {
  if (rowsWith(view.marac.conflicts, 'caseRef', caseRef).length === 0) return false;
  const { access, maracAccess } = accessOf(view);
  return maracAccess !== undefined && findConflict(access, maracAccess, contact, caseRef) !== undefined;
}

/** Whether a conflict names the person who bears this name, on Contacts or not. */
export function isPersonKeptOut(view: RoomContext, caseRef: string, name: string): boolean {
  const isNamed = (other: string | undefined): boolean => other !== undefined && foldText(other) === foldText(name);
  return rowsWith(view.marac.conflicts, 'caseRef', caseRef).some(
    (conflict) =>
      !isLifted(conflict) &&
      (bearsName(conflict, new Set([foldText(name)])) ||
        isNamed(view.facts.contacts.find(({ id }) => id === conflict.contact)?.personName)),
  );
}

const idOf = (facts: Facts, written: string): string => agencyNamed(facts.agencies, written)?.id ?? written;

const accessOn = memoBy((facts: Facts, today: Day) => gatherAccess(facts, today, []));

function accessOf({ facts, marac, today }: RoomContext): {
  readonly access: Access;
  readonly maracAccess: MaracAccess | undefined;
} {
  const access = accessOn(facts, today);
  return { access, maracAccess: access.maracs.find((other) => other.name === marac.name) };
}

/** Agencies with their cases at a meeting, of those listed; in the order of their row ids. */
export function roomOf(
  view: RoomContext,
  meeting: string,
  cases: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const caseRef of cases)
    for (const agency of agenciesInTheRoom(view, meeting, caseRef))
      found.set(agency, (found.get(agency) ?? new Set()).add(caseRef));
  return new Map(sortBy([...found], ([agency]) => agency));
}
