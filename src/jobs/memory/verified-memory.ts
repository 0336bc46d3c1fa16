// What was verified of each contact, as the ledger remembers it: which address (as a keyed hash), by which route and in which kind of mailbox, who
// verified it, and when. The address itself is sealed beside it, so that a person can be shown what it was.
import type { Day } from '../../domain/time/day.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { Contact, Route } from '../../domain/register/register.ts';
import type { Answer } from '../../ledger/ledger-history.ts';
import type { Ports } from '../engine/ports.ts';

/** Stored beside people's answers in the ledger: no question has this name. */
const VERIFIED = 'verified/';
/** From which run on everything verified is remembered: `start` of a new desk, or `upgrade` of a desk in use. */
const SINCE = 'verified-since';

type Sealing = Pick<Ports, 'ledger' | 'keys'>;

/** The values in the row of a contact that somebody marked as verified. */
export interface Stated {
  readonly on: Day;
  /** Keyed hashes: the person's name, the address with route and mailbox, whose row it is, and for which post. */
  readonly by: string;
  readonly way: string;
  readonly person?: string;
  readonly post?: string;
  readonly route?: Route;
  readonly shared?: boolean;
}

export interface Remembered extends Stated {
  /** A person confirmed it on Today on that day. */
  readonly confirmedOn?: Day;
  /** Not verified yet: it is on this list that a person confirms after an upgrade. */
  readonly list?: string;
  /** Its row could not be read at the upgrade: it is examined once it can. */
  readonly unread?: true;
  /** Who verified it. */
  readonly who?: string;
  readonly address?: string;
}

export type Memory = ReadonlyMap<string, Remembered>;

export async function readMemory({ ledger }: Sealing): Promise<{ readonly known: Memory; readonly isKept: boolean }> {
  const known = [...(await ledger.answers(VERIFIED))].map(
    ([subject, answer]) => [subject.slice(VERIFIED.length), parse(answer)] as const,
  );
  return { known: new Map(known), isKept: (await ledger.answers(SINCE)).has(SINCE) };
}

export async function beginMemory({ ledger }: Sealing, how: 'start' | 'upgrade'): Promise<void> {
  await ledger.rememberAnswer(SINCE, how, { by: 'marac', in: 'rule' });
}

function parse({ answer, by, why }: Answer): Remembered {
  const kept = JSON.parse(answer) as Remembered;
  return { ...kept, ...(by === 'marac' ? {} : { who: by }), ...(why === undefined ? {} : { address: why }) };
}

export async function remember({ ledger }: Sealing, contact: string, remembered: Remembered): Promise<void> {
  const { who = 'marac', address, ...kept } = remembered;
  await ledger.rememberAnswer(`${VERIFIED}${contact}`, JSON.stringify(kept), {
    by: who,
    in: who === 'marac' ? 'rule' : 'workbook',
    ...(address === undefined ? {} : { why: address }),
  });
}

/** Undefined while nobody verified it. A day in the future is remembered too: when it comes, it counts for the values there when it was typed. */
export function statedOf({ keys }: Pick<Ports, 'keys'>, contact: Contact): Stated | undefined {
  const { address, verifiedOn, verifiedBy, route, sharedMailbox = false, agency, personName, role, marac } = contact;
  if (address === undefined || verifiedOn === undefined || verifiedBy === undefined) return undefined;
  const hash = (...parts: readonly string[]): string => hashOf(keys, ...parts);
  return {
    on: verifiedOn,
    by: hash('by', foldText(verifiedBy)),
    way: `${hash('address', plainAddress(address))} ${hash('route', route ?? '', String(sharedMailbox))}`,
    ...(personName === undefined ? {} : { person: hash('person', agency, foldText(personName)) }),
    post: hash('post', agency, role, foldText(marac ?? '')),
    ...(route === undefined ? {} : { route }),
    shared: sharedMailbox,
  };
}

/** The same mailbox in capitals or with blanks around it. */
const plainAddress = (address: string): string => address.trim().toLowerCase();

function hashOf(keys: Ports['keys'], ...parts: readonly string[]): string {
  return keys
    .mac('fingerprint', 'verified', ...parts)
    .toString('hex')
    .slice(0, 24);
}

/** Addresses that received a message of ours, each with its contacts and their agencies. */
export async function mailedBefore({ ledger }: Sealing, { contacts }: Facts): Promise<(contact: Contact) => boolean> {
  const mailed = new Map<string, Set<string>>();
  const agencies = new Map(contacts.map((contact) => [contact.id, contact.agency]));
  for (const { key, to } of await ledger.messages({ states: ['sent', 'handed'] })) {
    const address = await ledger.findToAddress(key);
    if (address === undefined) continue;
    const whose = mailed.get(plainAddress(address)) ?? new Set();
    mailed.set(plainAddress(address), whose.add(to).add(agencies.get(to) ?? to));
  }
  return ({ id, agency, address = '' }) => {
    const whose = mailed.get(plainAddress(address));
    return whose !== undefined && (whose.has(id) || whose.has(agency));
  };
}

/** The verified address in words: as kept, as it still is in the row, or from a message that went to it. */
export async function findAddressBefore(
  { ledger, keys }: Sealing,
  { recorded }: Facts,
  contact: Contact,
  { way, address: kept }: Pick<Remembered, 'way' | 'address'>,
): Promise<string | undefined> {
  const [verified] = way.split(' ');
  const isVerified = (address: string): boolean => hashOf(keys, 'address', plainAddress(address)) === verified;
  if (kept !== undefined) return kept;
  if (contact.address !== undefined && isVerified(contact.address)) return contact.address;
  for (const { key, to, state } of [...recorded.messages.values()].toReversed()) {
    if (to !== contact.id || (state !== 'sent' && state !== 'handed')) continue;
    const address = await ledger.findToAddress(key);
    if (address !== undefined && isVerified(address)) return address;
  }
  return undefined;
}

/** One short name for everything on a list. */
export function listName({ keys }: Pick<Ports, 'keys'>, ways: readonly string[]): string {
  return hashOf(keys, 'list', ...ways);
}
