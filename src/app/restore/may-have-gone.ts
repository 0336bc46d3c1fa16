// What may have gone before a ledger was restored: the list that a person ticks off against the Sent folder.
import { sortBy } from '../../domain/text/order.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';

export interface MayHaveGone {
  readonly key: Key;
  /** As in the Sent folder: the same whenever it went. */
  readonly subject: string;
  /** Row id of the contact. */
  readonly to: string;
  /** If it was approved for an address. */
  readonly toAddress?: string;
  readonly messageId?: string;
}

/** Drafts that may have gone: each is on the list once it would be offered. */
export async function countDraftsThatMayHaveGone(ledger: Ledger): Promise<number> {
  return (await ledger.messages({ states: ['draft'] })).filter((message) => message.mayHaveGone === true).length;
}

export async function listMayHaveGone(ledger: Ledger): Promise<readonly MayHaveGone[]> {
  const all: MayHaveGone[] = [];
  for (const message of await ledger.messages({ states: ['uncertain'] })) {
    if (message.mayHaveGone !== true) continue;
    const { key, to, messageId } = message;
    const toAddress = await ledger.findToAddress(key);
    const subject = (await ledger.findMailText(key))?.subject ?? key;
    all.push({
      key,
      subject,
      to,
      ...(toAddress === undefined ? {} : { toAddress }),
      ...(messageId === undefined ? {} : { messageId }),
    });
  }
  return sortBy(all, (message) => `${message.to} ${message.subject}`);
}
