// Questions that people ask the ledger: who was sent what, what a paper said, what happened; and deleting a case's contents.
import { addMinutes, type LocalTime } from '../../../domain/time/day.ts';
import { attemptsOf, type MessageHistory, type OutboxAttempt } from '../../../domain/outbox/message-history.ts';
import type { OutboxEvent } from '../../../domain/outbox/outbox-event.ts';
import type { OutboxMessage } from '../../../domain/outbox/outbox-message.ts';
import type { Key } from '../../../domain/plan/effects.ts';
import type { WhoRow } from '../../ledger-history.ts';
import type { Ledger } from '../../ledger-port.ts';
import type { MailText } from '../../plan-commit.ts';
import { eventsOf, readEvents } from '../event-chain.ts';
import { readJson, readSealed } from '../sealed-contents.ts';
import type { Envelope } from '../outbox/outbox-operations.ts';
import { findMessage, MESSAGE_EVENT } from '../outbox/outbox-rows.ts';
import { contentIdsOf, type PaperRow, type PaperTables } from '../outbox/paper-rows.ts';
import { openSignedTable } from '../signed-table.ts';
import { findShown, type Shown } from '../outbox/shown-cases.ts';
import type { Store } from '../sqlite-store.ts';

type ReadingOperations = Pick<
  Ledger,
  | 'findPaper'
  | 'readContent'
  | 'findMailText'
  | 'findToAddress'
  | 'findHistory'
  | 'findComposed'
  | 'findEncrypted'
  | 'findNotes'
  | 'who'
  | 'events'
>;

export function readingOperations(store: Store, papers: PaperTables): ReadingOperations {
  const encrypted = openSignedTable<{ readonly content: string }>(store, 'encrypted', false);
  return {
    findPaper: async (key, version) => findPaper(papers, key, version),
    readContent: async (id) => readSealed(store, id),
    findMailText: async (key) => {
      const message = findMessage(store, key); // equal words of another message may still be there
      return message?.forgotten === true ? undefined : (readJson(store, message?.textId) as MailText | undefined);
    },
    findToAddress: async (key) => addressOf(store, findMessage(store, key)),
    findHistory: async (key) => store.look(() => historyOf(store, key)),
    findComposed: async (key) => {
      const id = findMessage(store, key)?.bytesId;
      return id === undefined ? undefined : readSealed(store, id);
    },
    findEncrypted: async (agency, contentId) => {
      const copy = encrypted.find(`${agency}/${contentId}`);
      return copy === undefined ? undefined : readSealed(store, copy.content);
    },
    findNotes: async (key) => notesOf(store, key),
    who: async (caseRef) =>
      store.look(() => {
        const paper = remember((id: string) => papers.versions.find(id));
        return findShown(store, caseRef)
          .flatMap((shown) => whoRow(store, shown, paper))
          .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
      }),
    async *events(from = 0) {
      yield* readEvents(store, from);
    },
  };
}

export function findPaper(papers: PaperTables, key: Key, version?: number): PaperRow | undefined {
  return version === undefined ? papers.newest.find(key) : papers.versions.find(`${key}@${version}`);
}

function historyOf(store: Store, key: Key): MessageHistory {
  const message = findMessage(store, key);
  const toAddress = addressOf(store, message);
  const doubtfulUntil = message?.state === 'uncertain' ? timeOf(store, message.quarantineUntilMs) : undefined;
  const nextAt = message?.state === 'approved' ? timeOf(store, message.notBeforeMs) : undefined;
  const releasedVersion = releasedIn(store, key);
  return {
    attempts: attemptsIn(store, key),
    ...(releasedVersion === undefined ? {} : { releasedVersion }),
    ...(toAddress === undefined ? {} : { toAddress }),
    ...(doubtfulUntil === undefined ? {} : { doubtfulUntil }),
    ...(nextAt === undefined ? {} : { nextAt }),
  };
}

/** In local time, to the following minute; undefined once it has passed. */
function timeOf({ clock }: Store, ms: number | undefined): LocalTime | undefined {
  const left = (ms ?? 0) - clock.ms();
  return left <= 0 ? undefined : addMinutes(clock.now(), Math.ceil(left / 60_000));
}

function releasedIn(store: Store, key: Key): number | undefined {
  const versions = eventsOf(store, key)
    .filter(({ kind }) => kind === `${MESSAGE_EVENT}released`)
    .map(({ data }) => Number(data['version']));
  return versions[versions.length - 1];
}

function attemptsIn(store: Store, key: Key): readonly OutboxAttempt[] {
  const events = eventsOf(store, key)
    .filter(({ kind }) => kind.startsWith(MESSAGE_EVENT))
    .map(({ at, kind, data }) => ({
      at,
      event: { kind: kind.slice(MESSAGE_EVENT.length), ...data } as unknown as OutboxEvent,
    }));
  return attemptsOf(events).map(({ reply, ...rest }) => {
    const words = reply === undefined ? replyBefore(store, key, rest) : readSealed(store, reply)?.toString('utf8');
    return words === undefined ? rest : { ...rest, reply: words };
  });
}

/** Earlier events did not say which reply was theirs: it is the one with their code. */
function replyBefore(store: Store, key: Key, { evidence = '' }: OutboxAttempt): string | undefined {
  const code = /\b[2-5]\d\d\b/.exec(evidence)?.[0];
  return code === undefined ? undefined : wordsOf(store, `reply/${key}`).find((word) => word.startsWith(code));
}

/** As approved; before that only a withdrawal has an address, from the paper it withdraws. */
function addressOf(store: Store, message: OutboxMessage | undefined): string | undefined {
  const envelope = readJson(store, message?.envelopeId) as Envelope | undefined;
  if (envelope !== undefined) return envelope.toAddress;
  return (readJson(store, message?.textId) as { readonly toAddress?: string } | undefined)?.toAddress;
}

/** Sealed words about a message, oldest first: replies of the relay, reasons and evidence of people. */
function notesOf(store: Store, key: Key): readonly string[] {
  return [`reply/${key}`, `note/${key}`].flatMap((holder) => wordsOf(store, holder));
}

function wordsOf(store: Store, holder: string): readonly string[] {
  return store
    .all('select content from uses where holder = ?', holder)
    .flatMap((row) => readSealed(store, String(row['content']))?.toString('utf8') ?? []);
}

function whoRow(store: Store, shown: Shown, paper: (id: string) => PaperRow | undefined): readonly WhoRow[] {
  const message = findMessage(store, shown.message);
  if (message === undefined || message.version !== shown.version) return [];
  const { key, template, to, state, version } = message;
  const toAddress = addressOf(store, message);
  const row: WhoRow = {
    key,
    version,
    template,
    to,
    state,
    classes: shown.classes,
    at: message.settledAt ?? message.offeredAt ?? message.plannedAt,
    papers: message.pinned.map((pin) => {
      const found = paper(`${pin.key}@${pin.version}`);
      return { ...pin, contentIds: found === undefined ? [] : contentIdsOf(found) };
    }),
    ...(toAddress === undefined ? {} : { toAddress }),
  };
  return [row];
}

function remember<T>(find: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const fresh = find(id);
    known.set(id, fresh);
    return fresh;
  };
}
