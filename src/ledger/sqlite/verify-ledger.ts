// The audit: checks the file, the chain, every state rebuilt from events, every signature, and opens every content. Returns what is wrong.
import type { Moment, OutboxEvent } from '../../domain/outbox/outbox-event.ts';
import { applyEvent } from '../../domain/outbox/outbox-states.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import { Failure } from '../../errors.ts';
import type { Audit, LedgerEvent } from '../ledger-history.ts';
import { findBreak, headOf, readEvents } from './event-chain.ts';
import { contentIdOf, readSealed } from './sealed-contents.ts';
import { listMessages, MESSAGE_EVENT } from './outbox/outbox-rows.ts';
import { readGeneration } from './memory/recorded-past.ts';
import { SIGNED_TABLES, type SignedTableName } from './schema.ts';
import { checkMac, openSignedTable } from './signed-table.ts';
import type { Store } from './sqlite-store.ts';

const KEPT = 'kept/';

export function verifyLedger(store: Store): Audit {
  const findings: string[] = [];
  const attempt = (check: () => readonly string[]): void => {
    try {
      findings.push(...check());
    } catch (error) {
      if (!(error instanceof Failure)) findings.push('The ledger’s file cannot be read to its end.');
      else findings.push(error.message);
    }
  };
  let contents = 0;
  return store.look(() => {
    attempt(() => checkFile(store));
    attempt(() => checkChain(store));
    attempt(() => checkStates(store));
    attempt(() => checkShelves(store));
    attempt(() => checkShown(store));
    attempt(() => {
      const found = checkContents(store);
      contents = found.count;
      return found.findings;
    });
    const head = { generation: 0, count: 0, hash: '' };
    attempt(() => {
      Object.assign(head, headOf(store, readGeneration(store)));
      return [];
    });
    return { ok: findings.length === 0, head, contents, findings };
  });
}

function checkFile(store: Store): readonly string[] {
  const answers = store.all('pragma integrity_check(20)').map((row) => String(Object.values(row)[0]));
  return answers.length === 1 && answers[0] === 'ok' ? [] : ['The file’s own check does not hold.'];
}

function checkChain(store: Store): readonly string[] {
  const seq = findBreak(store);
  return seq === undefined ? [] : [`The chain of events breaks at event ${seq}.`];
}

/** PROP37: events rebuild every message, and every recorded row, exactly. */
function checkStates(store: Store): readonly string[] {
  const rebuilt = new Map<string, OutboxMessage>();
  const kept = new Map<string, string>();
  const findings: string[] = [];
  let generation = 0;
  for (const event of readEvents(store, 0)) {
    if (event.kind.startsWith(MESSAGE_EVENT)) {
      const after = followEvent(store, rebuilt.get(event.subject), event);
      if (after === undefined) findings.push(`Event ${event.seq} could not have happened.`);
      else rebuilt.set(event.subject, after);
    } else if (event.kind.startsWith(KEPT))
      kept.set(`${event.kind.slice(KEPT.length)}|${event.subject}`, JSON.stringify(event.data));
    else if (event.kind === 'run') generation = Number(event.data['generation']);
  }
  const stored = new Map(listMessages(store).map((message) => [message.key, message]));
  if (stored.size !== rebuilt.size)
    findings.push('Messages stand in the ledger without events, or events without messages.');
  for (const [key, message] of rebuilt)
    if (JSON.stringify(sorted(stored.get(key))) !== JSON.stringify(sorted(message)))
      findings.push(`Message ${key} is not what its events say.`);
  if (generation !== readGeneration(store)) findings.push('The number of runs is not what the events say.');
  return [...findings, ...checkKept(store, kept)];
}

function followEvent(store: Store, before: OutboxMessage | undefined, event: LedgerEvent): OutboxMessage | undefined {
  const kind = event.kind.slice(MESSAGE_EVENT.length);
  const ms = Number(store.get('select ms from events where seq = ?', event.seq)?.['ms']);
  const moment: Moment = { at: event.at, ms };
  return applyEvent(before, event.subject, { kind, ...event.data } as unknown as OutboxEvent, moment);
}

function checkKept(store: Store, kept: ReadonlyMap<string, string>): readonly string[] {
  const findings: string[] = [];
  const tables: readonly SignedTableName[] = ['adopted', 'paper_versions', 'orders', 'done', 'accepted', 'answers'];
  for (const table of tables) {
    const rows = openSignedTable<object>(store, table, false).list();
    for (const [id, value] of rows)
      if (kept.get(`${table}|${id}`) !== JSON.stringify(value))
        findings.push(`A row of ${table} is not what its events say.`);
    const said = [...kept.keys()].filter((name) => name.startsWith(`${table}|`)).length;
    if (said !== rows.size) findings.push(`Rows of ${table} are missing.`);
  }
  return findings;
}

function checkShelves(store: Store): readonly string[] {
  for (const table of SIGNED_TABLES) openSignedTable<object>(store, table, false).list();
  return [];
}

function checkShown(store: Store): readonly string[] {
  const findings: string[] = [];
  const seen = new Set<string>();
  for (const row of store.all('select * from shown')) {
    const [caseRef, message, version] = [String(row['case_ref']), String(row['message']), Number(row['version'])];
    checkMac(store, row['mac'], 'shown', caseRef, message, version, String(row['classes']));
    seen.add(`${caseRef}|${message}|${version}`);
  }
  for (const message of listMessages(store))
    if (message.state !== 'draft' && message.version > 0)
      for (const disclosed of message.discloses)
        if (!seen.has(`${disclosed.case}|${message.key}|${message.version}`) && wasOffered(message))
          findings.push(`What ${message.key} shows is not all on record.`);
  return findings;
}

/** A message that was planned again after an offer shows its new content only from its next offer on. */
function wasOffered(message: OutboxMessage): boolean {
  return !(['cancelled', 'uncertain'] as readonly string[]).includes(message.state);
}

/** Every content that something refers to exists, opens, and has the hash in its name. */
function checkContents(store: Store): { readonly count: number; readonly findings: readonly string[] } {
  const findings: string[] = [];
  let count = 0;
  for (const row of store.all('select distinct content from uses')) {
    const id = String(row['content']);
    const plain = readSealed(store, id);
    count += 1;
    if (plain === undefined) findings.push(`A content that is in use is missing (${id.slice(0, 8)}).`);
    else if (contentIdOf(store, plain) !== id)
      findings.push(`A content is not what its name says (${id.slice(0, 8)}).`);
  }
  for (const id of referredTo(store))
    if (store.get('select 1 from contents where id = ?', id) === undefined)
      findings.push(`A content that a message or paper needs is missing (${id.slice(0, 8)}).`);
  return { count, findings };
}

function* referredTo(store: Store): Generator<string> {
  for (const message of listMessages(store)) {
    if (!message.forgotten) yield message.textId;
    if (message.bytesId !== undefined) yield message.bytesId;
    if (message.envelopeId !== undefined) yield message.envelopeId;
  }
}

function sorted(message: OutboxMessage | undefined): unknown {
  if (message === undefined) return undefined;
  return Object.entries(message).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
