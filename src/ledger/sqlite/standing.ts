// Whether this ledger may send at all: an older copy put back blocks it until a person has compared it with what really went.
import type { Ledger } from '../port.ts';
import type { Head } from '../history.ts';
import { appendEvent, headOf, holdsHead } from './chain.ts';
import { listMessages, record } from './outbox-rows.ts';
import { readGeneration } from './recorded.ts';
import { openShelf } from './shelf.ts';
import type { Store } from './store.ts';

interface Standing {
  readonly blocked?: 'restored';
  /** When a person unblocked it: what is planned in the day after waits for a release. */
  readonly unblockedMs?: number;
}

const DAY_MS = 86_400_000;

type StandingOperations = Pick<Ledger, 'blocked' | 'unblock' | 'anchor'>;

export function standingOperations(store: Store): StandingOperations {
  return {
    blocked: async () => readStanding(store).blocked,
    unblock: async (stated) =>
      store.write('unblock', () => {
        const { by, in: how } = stated;
        appendEvent(store, 'unblocked', 'ledger', { by, in: how });
        openShelf<Standing>(store, 'meta', false).put('standing', { unblockedMs: store.clock.ms() });
      }),
    anchor: async () => store.look(() => headOf(store, readGeneration(store))),
  };
}

export function readStanding(store: Store): Standing {
  return openShelf<Standing>(store, 'meta', false).find('standing') ?? {};
}

export function isAfterRestore(store: Store): boolean {
  const { blocked, unblockedMs } = readStanding(store);
  return blocked !== undefined || (unblockedMs !== undefined && store.clock.ms() - unblockedMs < DAY_MS);
}

/** Whether every anchored head is part of this ledger's chain. */
export function isBehind(store: Store, anchors: readonly Head[]): boolean {
  return anchors.some((head) => !holdsHead(store, head) || readGeneration(store) < head.generation);
}

/** Calls everything unfinished uncertain and blocks sending; once. */
export function markRestored(store: Store): void {
  store.write('restored', () => {
    if (readStanding(store).blocked !== undefined) return;
    const { leaseMs, hardMs, marginMs } = store.timing;
    const quarantineUntilMs = Math.trunc(store.clock.ms()) + leaseMs + hardMs + marginMs;
    for (const message of listMessages(store, ['draft', 'offered', 'approved', 'sending', 'dataStarted', 'handing']))
      record(store, message.key, { kind: 'restored', quarantineUntilMs });
    appendEvent(store, 'restored', 'ledger', {});
    openShelf<Standing>(store, 'meta', false).put('standing', { blocked: 'restored' });
  });
}
