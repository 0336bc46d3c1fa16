// The append-only chain of events: each has a keyed hash over itself and the one before.
import { Failure } from '../../errors.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { Moment } from '../../domain/outbox/outbox-event.ts';
import type { Head, LedgerEvent } from '../ledger-history.ts';
import type { Row, Store } from './sqlite-store.ts';

export interface ChainLink {
  readonly seq: number;
  readonly hash: Buffer;
}

const START: ChainLink = { seq: 0, hash: Buffer.alloc(32) };

/** Appends an event within the current write; returns its number. */
export function appendEvent(
  store: Store,
  kind: string,
  subject: string,
  data: object,
  moment: Moment = momentOf(store),
): number {
  const last = lastLink(store);
  const seq = last.seq + 1;
  const { at, ms } = moment;
  const text = JSON.stringify(data);
  const hash = linkHash(store, last.hash, seq, at, ms, kind, subject, text);
  store.run(
    'insert into events (seq, at, ms, kind, subject, data, hash) values (?, ?, ?, ?, ?, ?, ?)',
    seq,
    at,
    ms,
    kind,
    subject,
    text,
    hash,
  );
  return seq;
}

export function momentOf(store: Store): Moment {
  return { at: store.clock.now(), ms: Math.trunc(store.clock.ms()) };
}

export function lastLink(store: Store): ChainLink {
  const row = store.get('select seq, hash from events order by seq desc limit 1');
  return row === undefined ? START : { seq: Number(row['seq']), hash: bytesOf(row['hash']) };
}

export function linkAt(store: Store, seq: number): ChainLink | undefined {
  if (seq === 0) return START;
  const row = store.get('select seq, hash from events where seq = ?', seq);
  return row === undefined ? undefined : { seq, hash: bytesOf(row['hash']) };
}

export function eventAt(store: Store, seq: number): LedgerEvent | undefined {
  const row = store.get('select * from events where seq = ?', seq);
  return row === undefined ? undefined : eventOf(row);
}

/** Everything about one message or row, oldest first. */
export function eventsOf(store: Store, subject: string): readonly LedgerEvent[] {
  return store.all('select * from events where subject = ? order by seq', subject).map(eventOf);
}

/** The latest time of any event, to notice a clock that was put back. */
export function lastEventMs(store: Store): number {
  return Number(store.get('select ms from events order by seq desc limit 1')?.['ms'] ?? 0);
}

export function headOf(store: Store, generation: number): Head {
  const last = lastLink(store);
  return { generation, count: last.seq, hash: last.hash.toString('hex') };
}

/** Whether this chain contains the head that was anchored elsewhere: false for an older copy, or for another chain. */
export function holdsHead(store: Store, head: Pick<Head, 'count' | 'hash'>): boolean {
  return linkAt(store, head.count)?.hash.toString('hex') === head.hash;
}

/** Reads events in pages, so that a long ledger does not have to fit into memory. */
export function* readEvents(store: Store, from: number, page = 500): Generator<LedgerEvent> {
  let next = from;
  for (;;) {
    const rows = store.all('select * from events where seq >= ? order by seq limit ?', next, page);
    for (const row of rows) yield eventOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    next = Number(last['seq']) + 1;
  }
}

/** The number of the first event at which the chain is broken; undefined if it is whole. */
export function findBreak(store: Store): number | undefined {
  let before = START;
  for (const event of readEvents(store, 0)) {
    const row = store.get('select * from events where seq = ?', event.seq);
    const hash = row === undefined ? undefined : hashOfRow(store, before.hash, row);
    if (event.seq !== before.seq + 1 || hash?.toString('hex') !== event.hash) return event.seq;
    before = { seq: event.seq, hash };
  }
  return undefined;
}

function hashOfRow(store: Store, previous: Buffer, row: Row): Buffer {
  const text = (name: string): string => String(row[name]);
  return linkHash(
    store,
    previous,
    Number(row['seq']),
    text('at'),
    Number(row['ms']),
    text('kind'),
    text('subject'),
    text('data'),
  );
}

function linkHash(store: Store, previous: Buffer, ...values: readonly (string | number)[]): Buffer {
  return store.keys.mac('chain', previous, JSON.stringify(values));
}

function eventOf(row: Row): LedgerEvent {
  return {
    seq: Number(row['seq']),
    at: String(row['at']) as LocalTime,
    kind: String(row['kind']),
    subject: String(row['subject']),
    data: parseData(String(row['data'])),
    hash: bytesOf(row['hash']).toString('hex'),
  };
}

function parseData(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new Failure('ledger-broken', 'An event of the ledger cannot be read.', { cause });
  }
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.alloc(0);
}
