// "What it stops" beside every conflict: which contacts and mailboxes get nothing about the case, or that it stops nobody.
import { isLifted, type Access } from '../../../domain/access/access.ts';
import { findKept, findNearNames } from '../../../domain/access/conflict-stops.ts';
import { findMarac } from '../../../domain/access/entitlement.ts';
import { agenciesNamedIn } from '../../../domain/access/named-in-conflict.ts';
import type { Facts, MaracFacts } from '../../../domain/plan/facts.ts';
import type { Conflict, Contact } from '../../../domain/register/register.ts';
import type { Written } from '../../../workbook/tables/write-cell.ts';

type Own = Readonly<Record<string, Written>>;

/** Including rows that cannot be read: until they can, everything about their case waits. */
export function ofConflicts(facts: Facts, access: Access, marac: MaracFacts): ReadonlyMap<string, Own> {
  const unread = marac.problems.flatMap(({ table, size, rowId }) =>
    table === 'conflicts' && size === 'row' && rowId !== undefined ? [rowId] : [],
  );
  return new Map([
    ...unread.map(
      (id) => [id, { stops: 'It cannot be read (see Checks): nothing about its case goes meanwhile.' }] as const,
    ),
    ...marac.conflicts.map((one) => [one.id, { stops: describeStops(facts, access, marac, one) }] as const),
  ]);
}

function describeStops(facts: Facts, access: Access, { name }: MaracFacts, conflict: Conflict): string {
  const marac = findMarac(access, name);
  if (isLifted(conflict) || marac === undefined) return 'Nobody: it is lifted.';
  const kept = findKept(access, marac, conflict);
  if (kept.length > 0) return kept.map((contact) => describeContact(facts, contact)).join('; ');
  const [agency] = agenciesNamedIn(conflict, facts.agencies, facts.contacts);
  if (agency !== undefined) return `Everybody of ${agency.name}, of whom nobody is on Contacts today.`;
  if (conflict.personName === undefined) return 'Nobody: nobody it names is on Contacts today.';
  const near = findNearNames(access, conflict.personName).map((contact) => describeContact(facts, contact));
  const tellNear = near.length === 0 ? '' : ` Near: ${near.join('; ')}.`;
  return `Nobody: no contact and no attested reader of a mailbox bears this name.${tellNear}`;
}

/** Harriet Housewell (Test Housing), by h.housewell@example.org */
function describeContact({ agencies }: Facts, { id, personName, agency, address }: Contact): string {
  const of = agencies.find((other) => other.id === agency)?.name ?? agency;
  const by = address === undefined ? '' : `, by ${address}`;
  return `${personName ?? id} (${of})${by}`;
}
