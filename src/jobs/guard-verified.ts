// What was verified is an address, by its route: what is typed there since then counts as not verified until somebody verifies it anew or says so
// on Today. At first sight of a contact what stands there counts.
import type { Facts } from '../domain/facts.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import type { Contact } from '../domain/register.ts';
import { answerTo } from '../domain/today/answered.ts';
import { changedAddressId, CHANGED_ADDRESS, type ChangedAddress } from '../domain/today/changed-addresses.ts';
import type { Desk } from './desk.ts';

/** Beside people's answers in the ledger: no question has such a name. */
const VERIFIED = 'verified/';

interface Verified {
  readonly on: string;
  readonly by: string;
  readonly way: string;
}

/** Contacts without a verification that was of something else, and what changed. */
export async function guardVerified(
  desk: Pick<Desk, 'ledger' | 'keys'>,
  facts: Facts,
  remember: boolean,
): Promise<{ readonly contacts: readonly Contact[]; readonly changed: readonly ChangedAddress[] }> {
  const known = await desk.ledger.answers(VERIFIED);
  const changed: ChangedAddress[] = [];
  const contacts: Contact[] = [];
  for (const contact of facts.contacts) {
    const now = verifiedOf(desk, contact);
    const before = parseVerified(known.get(`${VERIFIED}${contact.id}`)?.answer);
    const found = now === undefined || before === undefined ? undefined : changeOf(contact, now, before);
    if (found === undefined || isAnswered(facts, found)) {
      const isNew = now !== undefined && JSON.stringify(now) !== JSON.stringify(before);
      if (remember && isNew)
        await desk.ledger.rememberAnswer(`${VERIFIED}${contact.id}`, JSON.stringify(now), { by: 'marac', in: 'rule' });
      contacts.push(contact);
    } else {
      const was = await findAddressBefore(desk, facts, contact, before?.way);
      changed.push({ ...found, ...(was === undefined ? {} : { was }) });
      const { verifiedBy: _by, verifiedOn: _on, ...rest } = contact;
      contacts.push(rest);
    }
  }
  return changed.length === 0 ? { contacts: facts.contacts, changed } : { contacts, changed };
}

export function tellChanged({ contact }: ChangedAddress): Problem {
  return {
    id: problemId('address.changed', 'contacts', contact),
    code: 'address.changed',
    size: 'gap',
    table: 'contacts',
    rowId: contact,
    column: 'Email',
    place: `Contacts, row ${contact}, "Email"`,
    sentence:
      'Email, Route or Shared mailbox is not what was verified, and “Verified on” has not changed: nothing goes to it. Verify it again and type the new day in “Verified on”, put the old one back, or answer Yes on Today.',
  };
}

/** A domain is the same in capitals; the part before the @ is what somebody typed. */
function plainAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.max(0, at)).trim()}${address.slice(Math.max(0, at)).trim().toLowerCase()}`;
}

function hashOf({ keys }: Pick<Desk, 'keys'>, ...parts: readonly string[]): string {
  return keys
    .mac('fingerprint', 'verified', ...parts)
    .toString('hex')
    .slice(0, 24);
}

/** Which address it is, as a keyed hash; and beside it how papers reach it. */
function wayOf(desk: Pick<Desk, 'keys'>, { route, sharedMailbox = false }: Contact, address: string): string {
  return `${hashOf(desk, 'address', plainAddress(address))} ${hashOf(desk, 'route', route ?? '', String(sharedMailbox))}`;
}

function verifiedOf(desk: Pick<Desk, 'keys'>, contact: Contact): Verified | undefined {
  const { address, verifiedOn, verifiedBy } = contact;
  if (address === undefined || verifiedOn === undefined || verifiedBy === undefined) return undefined;
  return { on: verifiedOn, by: hashOf(desk, 'by', verifiedBy), way: wayOf(desk, contact, address) };
}

function parseVerified(text: string | undefined): Verified | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Verified);
}

/** Another address or way, and neither a later day of verification nor another person on the same day. */
function changeOf(contact: Contact, now: Verified, before: Verified): ChangedAddress | undefined {
  if (now.way === before.way) return undefined;
  const isAnew = now.on > before.on || (now.on === before.on && now.by !== before.by);
  return isAnew ? undefined : { contact: contact.id, now: contact.address ?? '', way: now.way };
}

function isAnswered({ maracs }: Facts, found: ChangedAddress): boolean {
  return maracs.some((one) => answerTo(one, changedAddressId(one.pool, found), CHANGED_ADDRESS)?.answer === 'yes');
}

/** The ledger keeps a hash of what was verified: in words it is known where it still stands there, or a message went there. */
async function findAddressBefore(
  desk: Pick<Desk, 'ledger' | 'keys'>,
  { recorded }: Facts,
  contact: Contact,
  way = '',
): Promise<string | undefined> {
  const [verified] = way.split(' ');
  const isVerified = (address: string): boolean => hashOf(desk, 'address', plainAddress(address)) === verified;
  // The same address by another way is known although nothing went there.
  if (contact.address !== undefined && isVerified(contact.address)) return contact.address;
  for (const { key, to, state } of [...recorded.messages.values()].toReversed()) {
    if (to !== contact.id || (state !== 'sent' && state !== 'handed')) continue;
    const address = await desk.ledger.findToAddress(key);
    if (address !== undefined && isVerified(address)) return address;
  }
  return undefined;
}
