// What people and jobs do to a message before it leaves: offer it, release a version, hold it, approve the bytes, cancel it.
import type { OutboxMessage } from '../../../domain/outbox/outbox-message.ts';
import type { OutboxEvent } from '../../../domain/outbox/outbox-event.ts';
import type { Key } from '../../../domain/plan/effects.ts';
import type { Answered, Approval, Ledger, Stated } from '../../ledger-port.ts';
import { contentIdOf, keepContent, keepJson } from '../sealed-contents.ts';
import { cancelByRule, findMessage, listMessages, record } from './outbox-rows.ts';
import type { PaperTables } from './paper-rows.ts';
import { offerNow } from './commit-plan.ts';
import { openSignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

/** Sealed with the message: never in an event. */
export interface Envelope {
  readonly from: string;
  readonly toAddress: string;
}

type OutboxOperations = Pick<
  Ledger,
  'messages' | 'findMessage' | 'offer' | 'release' | 'hold' | 'unhold' | 'approve' | 'cancel' | 'endLate'
>;

export function outboxOperations(store: Store, papers: PaperTables): OutboxOperations {
  return {
    messages: async (where = {}) => listMessages(store, where.states),
    findMessage: async (key) => findMessage(store, key),
    offer: async (key, contentHash) =>
      store.write('offer', () => {
        const before = findMessage(store, key);
        if (before?.state !== 'draft') return refused('state', before);
        if (before.contentHash !== contentHash) return refused('contentMoved', before);
        offerNow(store, papers, key, contentHash);
        return answer(findMessage(store, key), 'state');
      }),
    release: async (key, version, stated) =>
      store.write('release', () => {
        const before = findMessage(store, key);
        if (before?.state === 'draft') return refused('draft', before);
        if (before?.state !== 'offered') return refused('state', before);
        if (before.version !== version) return refused('version', before);
        return step(store, key, { kind: 'released', version, ...said(store, key, stated) }, 'state');
      }),
    hold: async (key, stated) =>
      store.write('hold', () => step(store, key, { kind: 'held', ...said(store, key, stated) }, 'state')),
    unhold: async (key, stated) =>
      store.write('unhold', () => step(store, key, { kind: 'unheld', ...said(store, key, stated) }, 'state')),
    approve: async (approval) => store.write('approve', () => approve(store, approval)),
    cancel: async (key, because, stated) =>
      store.write('cancel', () => {
        const before = findMessage(store, key);
        if (stated === undefined) return answer(cancelByRule(store, key, because), 'state', before);
        return step(store, key, { kind: 'cancelled', because, ...said(store, key, stated) }, 'state');
      }),
    endLate: async (key, because) =>
      store.write('end-late', () =>
        answer(cancelByRule(store, key, because, 'late'), 'state', findMessage(store, key)),
      ),
  };
}

function approve(
  store: Store,
  approval: Approval,
): Answered<'state' | 'version' | 'held' | 'frozen' | 'notReleased' | 'notAfter' | 'address'> {
  const { key, version } = approval;
  const before = findMessage(store, key);
  if (before?.state !== 'offered') return refused('state', before);
  if (before.version !== version) return refused('version', before);
  if (before.held) return refused('held', before);
  if (before.frozen !== undefined) return refused('frozen', before);
  if (before.notAfter < store.clock.now()) return refused('notAfter', before);
  // A request to send again is for one address: another address is another question.
  if (before.again !== undefined && before.again.to !== addressHash(store, approval.toAddress))
    return refused('address', before);
  const envelope: Envelope = { from: approval.from, toAddress: approval.toAddress };
  const holder = `approved/${key}`;
  const event: OutboxEvent = {
    kind: 'approved',
    version,
    because: approval.because,
    messageId: approval.messageId,
    bytesId: contentIdOf(store, approval.bytes),
    envelopeId: contentIdOf(store, Buffer.from(JSON.stringify(envelope), 'utf8')),
  };
  const after = record(store, key, event);
  if (after === undefined) return refused('notReleased', before);
  keepContent(store, holder, approval.bytes);
  keepJson(store, holder, envelope);
  const encrypted = openSignedTable<{ readonly content: string; readonly paper: Key }>(store, 'encrypted', false);
  for (const copy of approval.encrypted) {
    const content = keepContent(store, `encrypted/${copy.agency}/${copy.contentId}`, copy.bytes);
    encrypted.put(`${copy.agency}/${copy.contentId}`, { content, paper: copy.paper });
  }
  return { ok: true, message: after };
}

/** The event names who said so; the words of the reason are sealed. */
export function said(
  store: Store,
  key: Key,
  stated: Stated,
): { readonly by: string; readonly in: string; readonly why?: string } {
  const { by, in: how, why } = stated;
  return { by, in: how, ...(why === undefined ? {} : { why: keepNote(store, key, why) }) };
}

/** For an address in lower case: a domain in capitals is the same domain. */
export function addressHash(store: Store, address: string): string {
  const at = address.lastIndexOf('@');
  const plain = `${address.slice(0, Math.max(0, at)).trim()}${address.slice(Math.max(0, at)).trim().toLowerCase()}`;
  return store.keys.mac('fingerprint', 'address', plain).toString('hex').slice(0, 24);
}

export function keepNote(store: Store, key: string, words: string): string {
  return keepContent(store, `note/${key}`, Buffer.from(words, 'utf8'));
}

export function step<Why extends string>(store: Store, key: Key, event: OutboxEvent, why: Why): Answered<Why> {
  const before = findMessage(store, key);
  return answer(record(store, key, event), why, before);
}

export function answer<Why extends string>(
  after: OutboxMessage | undefined,
  why: Why,
  before?: OutboxMessage,
): Answered<Why> {
  return after === undefined ? refused(why, before) : { ok: true, message: after };
}

export function refused<Why extends string>(why: Why, message: OutboxMessage | undefined): Answered<Why> {
  return { ok: false, why, ...(message === undefined ? {} : { message }) };
}
