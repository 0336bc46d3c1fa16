// Deletes contents: of a case when its time is over, of sent messages when their bytes are no longer needed. Hashes and lists of what was disclosed
// stay.
import { dayOf, type Day } from '../../../domain/time/day.ts';
import type { OutboxMessage } from '../../../domain/outbox/outbox-message.ts';
import type { Key } from '../../../domain/plan/effects.ts';
import type { Ledger } from '../../ledger-port.ts';
import { appendEvent } from '../event-chain.ts';
import { dropUses } from '../sealed-contents.ts';
import { listMessages, record } from './outbox-rows.ts';
import { contentIdsOf, holderOf, put, type PaperRow, type PaperTables } from './paper-rows.ts';
import { openSignedTable } from '../signed-table.ts';
import type { Store } from '../sqlite-store.ts';

const SETTLED: readonly OutboxMessage['state'][] = ['sent', 'bounced', 'refused', 'cancelled'];

export function forgetOperations(store: Store, papers: PaperTables): Pick<Ledger, 'forgetCase' | 'dropSentBytes'> {
  return {
    forgetCase: async (caseRef, because) =>
      store.write('forget', () => {
        const about = listMessages(store).filter((message) => shows(message, caseRef));
        const waiting = about.filter((message) => !SETTLED.includes(message.state)).map((message) => message.key);
        const needed = new Set(about.filter((message) => waiting.includes(message.key)).flatMap((one) => one.papers));
        let dropped = 0;
        for (const message of about) if (!waiting.includes(message.key)) dropped += forgetMessage(store, message);
        for (const paper of papers.versions.list().values())
          if (shows(paper, caseRef) && !needed.has(paper.key)) dropped += forgetPaper(store, papers, paper);
        appendEvent(store, 'forgot', caseRef, { because, dropped, waiting });
        return { dropped, waiting };
      }),
    dropSentBytes: async (before: Day) =>
      store.write('drop-bytes', () => {
        let dropped = 0;
        for (const message of listMessages(store, ['sent']))
          if (!message.forgotten && message.settledAt !== undefined && dayOf(message.settledAt) < before)
            dropped += forgetMessage(store, message);
        return dropped;
      }),
  };
}

function shows(one: { readonly discloses: readonly { readonly case: string }[] }, caseRef: string): boolean {
  return one.discloses.some((disclosed) => disclosed.case === caseRef);
}

/** The address it went to stays: a withdrawal may still have to follow it. */
function forgetMessage(store: Store, message: OutboxMessage): number {
  if (message.forgotten) return 0;
  const { key, envelopeId } = message;
  record(store, key, { kind: 'forgotten' });
  const kept = envelopeId === undefined ? [] : [envelopeId];
  return [
    dropUses(store, `text/${key}`),
    dropUses(store, `approved/${key}`, kept),
    dropUses(store, `reply/${key}`),
    dropUses(store, `note/${key}`),
  ].reduce((sum, count) => sum + count, 0);
}

function forgetPaper(store: Store, papers: PaperTables, paper: PaperRow): number {
  if (paper.forgotten) return 0;
  let dropped = dropUses(store, holderOf(paper.key, paper.version));
  const encrypted = openSignedTable<{ readonly content: string; readonly paper: Key }>(store, 'encrypted', false);
  for (const id of contentIdsOf(paper))
    for (const [name, copy] of encrypted.list())
      if (copy.paper === paper.key && name.endsWith(`/${id}`)) {
        dropped += dropUses(store, `encrypted/${name}`);
        encrypted.remove(name);
      }
  put(papers, { ...paper, frozen: true, forgotten: true });
  return dropped;
}
