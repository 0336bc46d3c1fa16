// Messages as rows: the only place that writes them, always with the event that says why, and only if the state machine allows it.
import type { OutboxEvent } from '../../../domain/outbox/outbox-event.ts';
import { applyEvent, lateFor } from '../../../domain/outbox/outbox-states.ts';
import type { OutboxMessage } from '../../../domain/outbox/outbox-message.ts';
import type { Key, MessageState } from '../../../domain/plan/effects.ts';
import type { Reasons } from '../../../domain/text/reason.ts';
import { appendEvent, momentOf } from '../event-chain.ts';
import { checkMac, signRow } from '../signed-table.ts';
import type { Row, Store } from '../sqlite-store.ts';

export const MESSAGE_EVENT = 'message/';

export function findMessage(store: Store, key: Key): OutboxMessage | undefined {
  const row = store.get('select id, state, seq, data, mac from messages where id = ?', key);
  return row === undefined ? undefined : messageOf(store, row);
}

export function listMessages(store: Store, states?: readonly MessageState[]): readonly OutboxMessage[] {
  if (states === undefined)
    return store.all('select id, state, seq, data, mac from messages order by id').map((row) => messageOf(store, row));
  return [...new Set(states)].flatMap((state) =>
    store
      .all('select id, state, seq, data, mac from messages where state = ? order by id', state)
      .map((row) => messageOf(store, row)),
  );
}

/** Messages whose last event came after that one, for readers that keep a copy in memory. */
export function listChanged(store: Store, after: number): readonly (readonly [number, OutboxMessage])[] {
  return store
    .all('select id, state, seq, data, mac from messages where seq > ? order by seq', after)
    .map((row) => [Number(row['seq']), messageOf(store, row)] as const);
}

/** Writes the event and then the message; undefined, with nothing written, if the event may not happen. */
export function record(store: Store, key: Key, event: OutboxEvent): OutboxMessage | undefined {
  const moment = momentOf(store);
  const after = applyEvent(findMessage(store, key), key, event, moment);
  if (after === undefined) return undefined;
  const { kind, ...data } = event;
  const seq = appendEvent(store, `${MESSAGE_EVENT}${kind}`, key, data, moment);
  const text = JSON.stringify(after);
  store.run(
    `insert into messages (id, state, seq, data, mac) values (?, ?, ?, ?, ?)
     on conflict (id) do update set state = excluded.state, seq = excluded.seq, data = excluded.data, mac = excluded.mac`,
    key,
    after.state,
    seq,
    text,
    signRow(store, 'messages', key, after.state, seq, text),
  );
  return after;
}

/** Cancelled by a rule, not by a person: a Hold is kept for when the message is wanted again, and the event says whether its time had passed. */
export function cancelByRule(store: Store, key: Key, because: Reasons, late?: 'late'): OutboxMessage | undefined {
  const before = findMessage(store, key);
  if (before === undefined) return undefined;
  return record(store, key, {
    kind: 'cancelled',
    because,
    ...(before.held ? { keepsHold: true } : {}),
    ...(late === undefined ? {} : { late: lateFor(before) }),
  });
}

function messageOf(store: Store, row: Row): OutboxMessage {
  const [id, state, seq, data] = [String(row['id']), String(row['state']), Number(row['seq']), String(row['data'])];
  checkMac(store, row['mac'], 'messages', id, state, seq, data);
  return JSON.parse(data) as OutboxMessage;
}
