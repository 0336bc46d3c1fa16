// The history checker: compares what the ledger says with what the server itself took. Knows only the two.
import type { OutboxMessage } from '../../../src/domain/outbox/message.ts';

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
 * server took more than once, or took although nobody planned it, or in bytes that differ.
 */
export function checkHistory(
  plannedKeys: readonly string[],
  messages: readonly OutboxMessage[],
  server: readonly ServerEntry[],
): History {
  const lost: string[] = [];
  const twice: string[] = [];
  const known = new Map(messages.map((message) => [message.key, message]));
  const taken = new Map<string, ServerEntry[]>();
  for (const entry of server) taken.set(entry.messageId, [...(taken.get(entry.messageId) ?? []), entry]);
  const owned = new Set<string>();
  for (const key of plannedKeys) {
    const message = known.get(key);
    const entries = message?.messageId === undefined ? [] : (taken.get(message.messageId) ?? []);
    if (message?.messageId !== undefined) owned.add(message.messageId);
    const ended = message !== undefined && ['sent', 'refused', 'cancelled', 'uncertain'].includes(message.state);
    if (!ended || (message.state === 'sent' && entries.length === 0)) lost.push(key);
    if (
      entries.length > 1 ||
      (entries.length === 1 && (message?.state === 'refused' || message?.state === 'cancelled'))
    )
      twice.push(key);
  }
  for (const messageId of taken.keys()) if (!owned.has(messageId)) twice.push(messageId);
  return { sent: messages.filter((message) => message.state === 'sent').length, lost, twice };
}
