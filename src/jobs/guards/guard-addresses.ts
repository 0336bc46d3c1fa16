// Two addresses that a person may confuse: a letter that looks like another, or one different letter under the same name. The newer one counts as not
// verified until somebody has checked.
import { foldText } from '../../domain/text/fold.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Contact } from '../../domain/register/register.ts';
import { groupBy } from '../../domain/text/order.ts';
import { isSlip } from '../../domain/repeats/compare/edit-distance.ts';
import type { LookAlike } from '../../domain/register/look-alike.ts';

export interface Guarded {
  readonly contacts: readonly Contact[];
  readonly problems: readonly Problem[];
  readonly lookAlikes: readonly LookAlike[];
}

/** Contacts without the verification of an address that looks like another one. */
export function guardAddresses(
  contacts: readonly Contact[],
  accepted: ReadonlySet<string>,
  isLookedAt: (found: LookAlike) => boolean = () => false,
): Guarded {
  const pairs = findAlike(contacts).flatMap(([one, other]) => {
    const [older, newer] = inOrder(one, other);
    const problem = tell(newer.id, older.id);
    return accepted.has(problem.id) ? [] : [{ older, newer, problem }];
  });
  const doubted = groupBy(
    pairs.flatMap(({ older, newer }) => [
      [newer, older] as const,
      ...(sinceOf(older) === sinceOf(newer) ? [[older, newer] as const] : []),
    ]),
    ([one]) => one.id,
  );
  const lookAlikes = [...doubted.values()].flatMap((group) => {
    const found = lookAlikeOf(group);
    return found === undefined || isLookedAt(found) ? [] : [found];
  });
  const likes = new Map(lookAlikes.map((one) => [one.contact, one.like.map(({ contact }) => contact)]));
  const problems = pairs.flatMap(({ newer, problem }) => (likes.has(newer.id) ? [problem] : []));
  if (likes.size === 0) return { contacts, problems, lookAlikes };
  const doubt = (contact: Contact): Contact => {
    const alike = likes.get(contact.id);
    return alike === undefined ? contact : { ...withoutVerification(contact), alike };
  };
  return { contacts: contacts.map(doubt), problems, lookAlikes };
}

function withoutVerification(contact: Contact): Contact {
  const { verifiedBy: _by, verifiedOn: _on, ...rest } = contact;
  return rest;
}

function lookAlikeOf(pairs: readonly (readonly [Contact, Contact])[]): LookAlike | undefined {
  const [first] = pairs;
  if (first === undefined) return undefined;
  const [{ id, address = '' }] = first;
  return {
    contact: id,
    address,
    like: pairs.map(([, other]) => ({ contact: other.id, address: other.address ?? '' })),
  };
}

/** Pairs with different addresses at one domain, each once. */
function findAlike(contacts: readonly Contact[]): readonly (readonly [Contact, Contact])[] {
  const pairs = new Map<string, readonly [Contact, Contact]>();
  const looks = groupsBy(contacts, (contact) => lookOf(contact.address ?? ''));
  const names = groupsBy(contacts, (contact) => foldText(contact.personName ?? ''));
  for (const group of looks) for (const pair of pairsOf(group, () => true)) pairs.set(keyOf(pair), pair);
  for (const group of names) for (const pair of pairsOf(group, isOneLetterOff)) pairs.set(keyOf(pair), pair);
  return [...pairs.values()];
}

function groupsBy(contacts: readonly Contact[], key: (contact: Contact) => string): readonly (readonly Contact[])[] {
  const groups = new Map<string, Map<string, Contact>>();
  for (const contact of contacts) {
    const address = (contact.address ?? '').toLowerCase();
    const name = key(contact);
    if (address === '' || name === '') continue;
    // One row per address is enough: the same mailbox in several rows is not a look-alike.
    const group = groups.get(name) ?? new Map<string, Contact>();
    if (!group.has(address)) group.set(address, contact);
    groups.set(name, group);
  }
  return [...groups.values()].map((group) => [...group.values()]).filter((group) => group.length > 1);
}

function pairsOf(
  group: readonly Contact[],
  alike: (a: Contact, b: Contact) => boolean,
): readonly (readonly [Contact, Contact])[] {
  return group.flatMap((one, at) => group.slice(at + 1).flatMap((other) => (alike(one, other) ? [[one, other]] : [])));
}

const keyOf = ([a, b]: readonly [Contact, Contact]): string => (a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`);

function isOneLetterOff(contact: Contact, other: Contact): boolean {
  const [a, b] = [partsOf(contact.address ?? ''), partsOf(other.address ?? '')];
  return a.domain === b.domain && isSlip(a.local, b.local);
}

function partsOf(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(0, at)).toLowerCase(), domain: address.slice(at + 1).toLowerCase() };
}

/** The address with similar letters made equal. */
function lookOf(address: string): string {
  const { local, domain } = partsOf(address);
  const look = local
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
    .replaceAll(/[1i]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's');
  return `${look}@${domain}`;
}

function inOrder(a: Contact, b: Contact): readonly [Contact, Contact] {
  const isOlder = sinceOf(a) === sinceOf(b) ? a.id < b.id : sinceOf(a) < sinceOf(b);
  return isOlder ? [a, b] : [b, a];
}

const sinceOf = (contact: Contact): string => contact.verifiedOn ?? '9999';

function tell(newer: string, older: string): Problem {
  return {
    id: problemId('address.look-alike', 'contacts', newer, older),
    code: 'address.look-alike',
    size: 'gap',
    table: 'contacts',
    rowId: newer,
    column: 'Address',
    place: `Contacts, ${newer}, "Address"`,
    sentence: `It is almost the address of ${older}: nothing goes to the newer one until somebody has looked. If both are right: \`marac accept\` with this problem's name, or Yes on Checks or beside its line of Today.`,
  };
}
