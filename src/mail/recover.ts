// What dead runners left behind: claims whose lease has expired, and drafts whose answer was lost.
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import { encounterOfLook } from '../domain/outbox/replies/stoppage.ts';
import type { Key } from '../domain/plan/effects.ts';
import type { Problem } from '../domain/text/problem.ts';
import { Failure } from '../errors.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import { lookProblems } from './address-policy.ts';
import type { Transport } from './mail-port.ts';
import type { RestingTransports } from './resting-transports.ts';

interface Recovering {
  readonly ledger: Ledger;
  readonly transportFor: (message: OutboxMessage) => Transport | undefined;
}

type RecoveredLists = Record<'uncertain' | 'handed' | 'waiting', Key[]> & { readonly problems: Problem[] };

/** Claims of runners that died; drafts whose answer was lost are searched for. */
export async function recover(desk: Recovering, lists: RecoveredLists, roads: RestingTransports): Promise<void> {
  for (const message of await desk.ledger.recoverExpired())
    if (message.state === 'uncertain') lists.uncertain.push(message.key);
  for (const message of await desk.ledger.messages({ states: ['handing'] })) {
    if (!message.started || message.deadlineMs !== undefined || message.messageId === undefined) continue;
    const found = await findOrTell(desk, lists, roads, message, message.messageId);
    if (found === undefined) continue;
    const settled = await desk.ledger.settleHanding(message.key, message.epoch, found);
    (settled.ok && found ? lists.handed : lists.waiting).push(message.key);
  }
}

/** If a mailbox cannot be opened, this one draft stays doubtful, and nothing else is kept from going. */
async function findOrTell(
  desk: Recovering,
  lists: RecoveredLists,
  roads: RestingTransports,
  message: OutboxMessage,
  messageId: string,
): Promise<boolean | undefined> {
  const transport = desk.transportFor(message);
  if (transport === undefined) return undefined;
  if (roads.resting(transport) !== undefined) {
    lists.waiting.push(message.key);
    return undefined;
  }
  try {
    return await transport.find?.(messageId);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const met = encounterOfLook(error.code);
    if (met !== undefined) await roads.meet(transport, message.key, met);
    lists.waiting.push(message.key);
    lists.problems.push(...lookProblems(error, lists.problems));
    return undefined;
  }
}
