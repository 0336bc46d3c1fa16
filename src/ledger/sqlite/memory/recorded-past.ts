// What planning may know of the past, kept in memory and updated with what changed since the last reading.
import type { LocalTime } from '../../../domain/time/day.ts';
import type { OutboxMessage } from '../../../domain/outbox/outbox-message.ts';
import type { Key, Occasion, Recorded, RecordedMessage } from '../../../domain/plan/effects.ts';
import { listChanged } from '../outbox/outbox-rows.ts';
import { recordedPaper, type PaperRow, type PaperTables } from '../outbox/paper-rows.ts';
import { readSealed } from '../sealed-contents.ts';
import { openSignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

const COVERING = ['sent', 'handed'];

export interface Meta {
  readonly generation: number;
}

export function readGeneration(store: Store): number {
  return openSignedTable<Meta>(store, 'meta', false).find('generation')?.generation ?? 0;
}

/** A reader with a memory: the second reading costs only what changed. */
export function openRecorded(
  store: Store,
  papers: PaperTables,
): () => { readonly recorded: Recorded; readonly generation: number } {
  const messages = new Map<Key, RecordedMessage>();
  const names = new Map<string, string | undefined>();
  const nameOf = ({ nameId, forgotten }: PaperRow): string | undefined => {
    if (nameId === undefined || forgotten) return undefined;
    if (!names.has(nameId)) names.set(nameId, readSealed(store, nameId)?.toString('utf8'));
    return names.get(nameId);
  };
  let seen = 0;
  const done = openSignedTable<object>(store, 'done', true);
  const orders = openSignedTable<{ readonly order: readonly string[] }>(store, 'orders', true);
  return () =>
    store.look(() => {
      for (const [seq, message] of listChanged(store, seen)) {
        messages.set(message.key, recordedMessage(message));
        seen = seq;
      }
      const recorded: Recorded = {
        messages: new Map(messages),
        papers: new Map([...papers.newest.list()].map(([key, paper]) => [key, recordedPaper(paper, nameOf(paper))])),
        done: new Set(done.list().keys()),
        covered: coveredBy(messages.values()),
        orders: new Map([...orders.list()].map(([meeting, kept]) => [meeting, kept.order])),
      };
      return { recorded, generation: readGeneration(store) };
    });
}

/** The last time a message that covers the occasion was sent or handed over. */
function coveredBy(messages: Iterable<RecordedMessage>): ReadonlyMap<Occasion, LocalTime> {
  const covered = new Map<Occasion, LocalTime>();
  for (const message of messages) {
    const { settledAt } = message;
    if (settledAt === undefined || !COVERING.includes(message.state)) continue;
    for (const occasion of message.covers) {
      const known = covered.get(occasion);
      if (known === undefined || known < settledAt) covered.set(occasion, settledAt);
    }
  }
  return covered;
}

export function recordedMessage(message: OutboxMessage): RecordedMessage {
  const { key, marac, job, template, to, state, version, contentHash, covers, papers, discloses, gate, held } = message;
  const { plannedAt, offeredAt, settledAt, notAfter, frozen, late, again } = message;
  return {
    key,
    marac,
    job,
    template,
    to,
    state,
    version,
    contentHash,
    covers,
    papers,
    discloses,
    gate,
    held,
    plannedAt,
    notAfter,
    ...(offeredAt === undefined ? {} : { offeredAt }),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(frozen === undefined ? {} : { frozen }),
    ...(late === undefined ? {} : { late }),
    ...(again === undefined ? {} : { again }),
  };
}
