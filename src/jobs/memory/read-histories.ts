// The history of messages that are not simply over, for the lines of Today and the rows of Outbox.
import type { MessageHistory } from '../../domain/outbox/message-history.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { Key, MessageState } from '../../domain/plan/effects.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';

/** States in which somebody may have to do something. */
const OPEN: readonly MessageState[] = ['approved', 'refused', 'bounced', 'uncertain', 'handed'];

export async function readHistories(
  ledger: Pick<Ledger, 'messages' | 'findHistory'>,
  messages?: readonly OutboxMessage[],
): Promise<ReadonlyMap<Key, MessageHistory>> {
  const histories = new Map<Key, MessageHistory>();
  for (const { key, state, epoch, version } of messages ?? (await ledger.messages({ states: OPEN })))
    // A Release of an earlier version is told beside the newer one.
    if (epoch > 0 || state === 'uncertain' || (state === 'offered' && version > 1))
      histories.set(key, await ledger.findHistory(key));
  return histories;
}
