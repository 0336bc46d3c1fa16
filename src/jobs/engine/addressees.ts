// The address that a message goes, or went, to: the one fixed with its bytes; for a withdrawal the one its paper went to; otherwise the one on
// Contacts now.
import { lastRead } from '../../domain/register/roster.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';

/** By message key. For the workbook, a person's own terminal and the sidebar; never for a log or JSON. */
export type Addressees = ReadonlyMap<Key, string>;

export async function findAddressees(
  ledger: Pick<Ledger, 'findToAddress'>,
  facts: Facts,
  messages: readonly OutboxMessage[],
): Promise<Addressees> {
  const standing = new Map(lastRead(facts).contacts.map((contact) => [contact.id, contact.address]));
  const found = new Map<Key, string>();
  for (const { key, to, envelopeId, contentFree } of messages) {
    const isFixed = envelopeId !== undefined || contentFree;
    const address = (isFixed ? await ledger.findToAddress(key) : undefined) ?? standing.get(to);
    if (address !== undefined) found.set(key, address);
  }
  return found;
}

/** Harriet Housewell, Test Housing, harriet@example.org (C-HAAA22): whoever releases sees where it goes. */
export function describeAddressee({ contacts, agencies }: Facts, to: string, address: string | undefined): string {
  const contact = contacts.find((candidate) => candidate.id === to);
  const agency = agencies.find((candidate) => candidate.id === contact?.agency)?.name;
  const parts = [contact?.personName, agency, address].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? to : `${parts.join(', ')} (${to})`;
}
