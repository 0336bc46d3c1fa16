// The history checker: compares what the ledger says with what the server itself took. Knows only the two.
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';

export interface ServerEntry {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly body: string;
}

export interface History {
  readonly sent: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
}

/**
 * lost: a planned message that the ledger does not know, that has not ended, or that it calls sent while the server never took it. twice: one the
 * server took more than once, or took although nobody planned it, or in bytes that differ. `addressOf`: what the server took is known by its one
 * recipient; a ledger that was put back no longer knows the Message-IDs of what it sent.
 */
export function checkHistory(
  plannedKeys: readonly string[],
  messages: readonly OutboxMessage[],
  server: readonly ServerEntry[],
  addressOf?: (message: OutboxMessage) => string,
): History {
  const lost: string[] = [];
  const twice: string[] = [];
  const known = new Map(messages.map((message) => [message.key, message]));
  const taken = new Map<string, ServerEntry[]>();
  const nameOf = (message: OutboxMessage | undefined): string | undefined =>
    addressOf === undefined || message === undefined ? message?.messageId : addressOf(message);
  for (const entry of server) {
    const name = addressOf === undefined ? entry.messageId : entry.to.join(' ');
    taken.set(name, [...(taken.get(name) ?? []), entry]);
  }
  const owned = new Set<string>();
  for (const key of plannedKeys) {
    const message = known.get(key);
    const name = nameOf(message);
    const entries = name === undefined ? [] : (taken.get(name) ?? []);
    if (name !== undefined) owned.add(name);
    const ended = message !== undefined && ['sent', 'refused', 'cancelled', 'uncertain'].includes(message.state);
    if (!ended || (message.state === 'sent' && entries.length === 0)) lost.push(key);
    if (
      entries.length > 1 ||
      (entries.length === 1 && (message?.state === 'refused' || message?.state === 'cancelled'))
    )
      twice.push(key);
  }
  for (const name of taken.keys()) if (!owned.has(name)) twice.push(name);
  return { sent: messages.filter((message) => message.state === 'sent').length, lost, twice };
}
