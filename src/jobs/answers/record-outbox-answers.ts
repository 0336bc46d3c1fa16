// Records what people typed on Outbox: a Hold, a Release, what became of a message. A Hold wins over everything else, with or without a name, and so
// does what cannot be read. Whatever lets a message go needs a name, the row as the runner wrote it, and the version beside it.
import { gatherAccess } from '../../domain/access/access.ts';
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import { dayOf } from '../../domain/time/day.ts';
import { carryOutAnswer } from '../../domain/outbox/carry-out-answer.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { OutboxFields } from '../../domain/register/register.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';
import type { Ports } from '../engine/ports.ts';
import { openIdPool } from '../engine/open-id-pool.ts';
import { parseSigned } from '../reading/leave-out-unsigned.ts';
import { isEndAnswer, type EndAnswer } from '../../domain/outbox/end-answer.ts';
import type { Reading } from '../reading/reading.ts';

/** Messages that something on Outbox keeps, whatever else is said about them. */
export type Holds = ReadonlySet<Key>;

interface Said {
  readonly row: RawRow;
  readonly message: OutboxMessage;
  /** The row is as the runner wrote it: its id is the id of its key. */
  readonly exact: boolean;
  /** Undefined if it cannot be read. */
  readonly fields: OutboxFields | undefined;
  readonly version: number;
}

/** Records everything typed on Outbox in the ledger, once; returns the messages that are kept as long as that is there. */
export async function recordOutboxAnswers(ports: Ports, reading: Reading): Promise<Holds> {
  const keys = new Set<Key>();
  const open = await ports.ledger.messages({ states: OPEN });
  const rows = reading.maracs.flatMap((marac) => marac.tables.get('outbox')?.rows ?? []);
  const ended = rows.some((row) => endAnswerOf(row) !== undefined)
    ? await ports.ledger.messages({ states: ENDED })
    : [];
  const messages = [...open, ...ended];
  for (const marac of reading.maracs) {
    const facts = reading.facts.maracs.find((other) => other.name === marac.ports.name);
    const raw = marac.tables.get('outbox');
    const said = readRows(ports, marac.ports.name, raw?.rows ?? [], messages);
    const held = new Set(said.filter(asksToStay).map((one) => one.message.key));
    for (const key of held) keys.add(key);
    for (const one of said) if (asksToStay(one)) await holdIt(ports, one);
    // A workbook that cannot be used lets nothing go.
    if (facts?.unknownTables.has('outbox') !== false) continue;
    for (const one of said) if (!held.has(one.message.key) && one.exact) await hearWord(ports, one);
    await hearEndAnswers(
      ports,
      reading,
      said.filter((one) => !held.has(one.message.key) && one.exact),
    );
    for (const one of said) if (one.exact) await hearAlike(ports, one, said, held);
  }
  return keys;
}

const ENDED = ['refused', 'bounced', 'cancelled'] as const;
const OPEN = ['draft', 'offered', 'approved', 'sending', 'handing', 'uncertain', 'handed'] as const;

function shown(row: RawRow, field: string): string {
  const cell = row.cells.get(field);
  return cell === undefined ? '' : cellText(cell);
}

/** A row is about the message of its id and the message that its key names: if these differ, it may be about either. */
function readRows(
  ports: Ports,
  marac: string,
  rows: readonly RawRow[],
  messages: readonly OutboxMessage[],
): readonly Said[] {
  if (rows.length === 0) return [];
  const pool = openIdPool(ports.keys, marac);
  const byKey = new Map(messages.map((message) => [message.key, message]));
  const byId = new Map(messages.map((message) => [pool.take('O', `outbox/${message.key}`), message]));
  return rows.flatMap((row) => {
    const about = new Set([byId.get(row.id ?? ''), byKey.get(shown(row, 'key'))]);
    const parsed = parseSigned<OutboxFields>(TABLE.outbox, row);
    const exact = about.size === 1;
    const version = Number(shown(row, 'version'));
    return [...about].flatMap((message) =>
      message === undefined
        ? []
        : [{ row, message, exact, fields: parsed.ok ? parsed.value : undefined, version } satisfies Said],
    );
  });
}

/** A Hold, or what may be one. A message that never waits is kept only by the cell Answer. */
function asksToStay({ fields, message, row }: Said): boolean {
  if (fields !== undefined) return fields.answer === 'hold';
  if (message.gate !== 'none') return true;
  const answer = readCell(row.cells.get('answer') ?? BLANK, TABLE.outbox.columns.answer);
  return !answer.ok || answer.value === 'hold';
}

async function holdIt({ ledger }: Ports, { message, fields }: Said): Promise<void> {
  const { by, why } = fields ?? {};
  if (by !== undefined) {
    // If a Hold had no name and gets one, it belongs to that person from that day on.
    const whose = `hold/${message.key}`;
    if (message.held && (await ledger.answers(whose)).get(whose)?.by === by) return;
    const stated = { by, in: 'workbook' as const, ...(why === undefined ? {} : { why }) };
    if ((await ledger.hold(message.key, stated)).ok) await ledger.rememberAnswer(whose, 'held', stated);
  } else if (!message.held) {
    // Somebody wants it kept: that counts at once, and the name is asked for.
    const words = fields === undefined ? 'Its row on Outbox cannot be read.' : 'Hold stands on Outbox without a name.';
    await ledger.hold(message.key, { by: 'marac', in: 'rule', why: words });
  }
}

async function hearWord({ ledger, release }: Ports, { row, message, fields, version }: Said): Promise<void> {
  const { answer, by, why, sentByHandAt } = fields ?? {};
  if (by === undefined) return;
  const { key, state } = message;
  // What was typed before it became doubtful does not answer that doubt.
  if (message.mayHaveGone === true && shown(row, 'state') !== 'uncertain') return;
  const stated = { by, in: 'workbook' as const, ...(why === undefined ? {} : { why }) };
  // If the area wants proof, only the command on the machine with the key counts, for one version.
  if (answer === 'release' && release === 'workbook' && version === message.version) {
    if (state === 'offered' && (message.held || message.released?.version !== version))
      await ledger.release(key, version, stated);
    else if (message.held) await ledger.unhold(key, stated);
  }
  if (answer === 'resolveSent' && state === 'uncertain')
    await ledger.decideByPerson(key, 'sent', { ...stated, evidence: why ?? '' });
  if (answer === 'resolveNotSent' && state === 'uncertain')
    // A message from before a restore that did not go is still wanted: it is planned again.
    await ledger.decideByPerson(key, message.mayHaveGone === true ? 'notSentSendAgain' : 'notSentClose', {
      ...stated,
      evidence: why ?? '',
    });
  if (answer === 'takenBack' && state === 'handed')
    await ledger.decideByPerson(key, 'takenBack', { ...stated, evidence: why ?? '' });
  if (sentByHandAt !== undefined && state === 'handed')
    await ledger.decideByPerson(key, 'sent', { ...stated, evidence: `ticked as sent at ${sentByHandAt}` });
}

export function endAnswerOf(row: RawRow): EndAnswer | undefined {
  const answer = readCell(row.cells.get('answer') ?? BLANK, TABLE.outbox.columns.answer);
  return answer.ok && isEndAnswer(answer.value) ? answer.value : undefined;
}

/** The attempt that the row shows: an answer about another attempt does not count. */
export const attemptIn = (row: RawRow): number => Number(shown(row, 'attempt') === '' ? 0 : shown(row, 'attempt'));

/** What a person says about a message that had ended, once for the attempt beside it. */
async function hearEndAnswers(ports: Ports, { facts }: Reading, said: readonly Said[]): Promise<void> {
  const typed = said.filter(({ fields }) => isEndAnswer(fields?.answer) && fields?.by !== undefined);
  if (typed.length === 0) return;
  const now = ports.clock.now();
  const access = gatherAccess(facts, dayOf(now), ports.allowedDomains);
  for (const { row, message, fields } of typed) {
    const { answer, by = '', why = '' } = fields ?? {};
    if (!isEndAnswer(answer) || why === '' || attemptIn(row) !== message.epoch) continue;
    const history = facts.histories?.get(message.key) ?? (await ports.ledger.findHistory(message.key));
    const done = carryOutAnswer(answer, message, history, access, now);
    if (!done.ok) continue;
    await ports.ledger.decideByPerson(message.key, done.decision, {
      by,
      in: 'workbook',
      evidence: why,
      attempt: message.epoch,
      ...(done.toAddress === undefined ? {} : { toAddress: done.toAddress }),
    });
  }
}

/** `ealing/follow-up/2027-W09/C-31FWET`: everything but the reader. */
const occasionOf = (key: string): string => key.split('/').slice(0, -1).join('/');

/** Field classes that say nothing about a case. */
const BARE: readonly string[] = ['open', 'staff'];

/**
 * One answer for many: every message of the same occasion that waits for a release and shows nothing about a case, each in the version of its own
 * row. A message with case content is released one by one.
 */
async function hearAlike(ports: Ports, word: Said, said: readonly Said[], held: ReadonlySet<Key>): Promise<void> {
  const { by, answer } = word.fields ?? {};
  if (answer !== 'releaseAlike' || by === undefined || ports.release !== 'workbook') return;
  const { key } = word.message;
  // It is about what was on the tab when it was typed, not about what comes later.
  const name = `release-alike/${key}/${word.version}`;
  if ((await ports.ledger.answers(name)).has(name)) return;
  await ports.ledger.rememberAnswer(name, 'released', { by, in: 'workbook' });
  for (const { message: each, fields, version, exact } of said) {
    const isWord = each.key === key;
    if (!exact || held.has(each.key) || each.held || occasionOf(each.key) !== occasionOf(key)) continue;
    if (each.state !== 'offered' || each.gate !== 'release' || (fields?.answer !== undefined && !isWord)) continue;
    const bare = each.discloses.every((disclosed) => disclosed.classes.every((field) => BARE.includes(field)));
    if ((bare || isWord) && each.released?.version !== version)
      await ports.ledger.release(each.key, version, { by, in: 'workbook', why: 'Released with all like it.' });
  }
}
