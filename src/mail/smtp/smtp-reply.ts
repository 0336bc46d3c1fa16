// What a relay answers, made harmless, and what it means for the message: decided by the phase and the table of replies, never by an error's name
// alone.
import type { Outcome, Stop } from '../../domain/outbox/outbox-message.ts';
import { readReply, type ReplyFault, type ReplyMeaning } from '../../domain/outbox/replies/read-reply.ts';
import { Failure } from '../../errors.ts';
import type { ReplyPhase } from '../../domain/outbox/replies/reply-table.ts';

const MAX = 500;

/** One line without controls, bounded: fit for a record, never for a header or a command. */
export function cleanReply(text: unknown): string {
  if (typeof text !== 'string') return '';
  return text
    .slice(0, 20 * MAX)
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, MAX);
}

/** `550 5.1.1` of a reply, the part that names nobody; empty if it is no reply. */
export function codesOf(reply: string): string {
  const match = /^([2-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})(?= |$))?(?=[ -]|$)/.exec(reply);
  return match === null ? '' : [match[1], match[2]].filter((part) => part !== undefined).join(' ');
}

export type Phase = ReplyPhase;
export type Fault = ReplyFault;

export interface Judged {
  readonly outcome: Outcome;
  readonly halt?: { readonly how: 'stop' | 'pause'; readonly failure: Failure };
}

export interface JudgeSettings {
  /** For a relay known to answer 4xx after taking a message: that is then uncertain too. */
  readonly relayMayLie: boolean;
  /** Times it was tried before, and since when. */
  readonly attempts: number;
  readonly triedForMs: number;
}

const MINUTE = 60_000;
const PAUSES = [5, 15, 30, 60];
const GIVE_UP_MS = 24 * 60 * MINUTE;
/** For so long after the relay broke off in the middle of a message that one is not tried again; the others may go first (resting-transports.ts). */
const BROKEN_OFF_MS = 5 * MINUTE;

/**
 * What a failed attempt means (docs/sending.md, "The path"), by the table of replies. Before the body nothing can have been taken. After it only a
 * clear reply counts: a server that answers the final dot with 5xx has not taken the message (RFC 5321, 4.2.5). A fault of the sender or the relay is
 * not the message's: the message stays as it was, uncounted, and the run ends.
 */
export function judge(fault: Fault, settings: JudgeSettings): Judged {
  const { phase, reply } = fault;
  const meaning = readReply(fault);
  const evidence = { evidence: `${phase === 'body' ? 'after the body' : phase}: ${tell(fault)}`, reply };
  const stopping = stoppingFor(meaning);
  const halt = stopping && {
    how: stopping.how,
    failure: new Failure(stopping.code, `${stopping.what} (${phase}: ${tell(fault)}).`),
  };
  if (phase === 'body' && !isClear(fault, settings))
    return { outcome: { end: 'uncertain', ...evidence }, ...(halt === undefined ? {} : { halt }) };
  if (stopping !== undefined && halt !== undefined) {
    const afterMs = stopping.how === 'stop' || phase === 'connect' || phase === 'login' ? 0 : BROKEN_OFF_MS;
    return { outcome: { end: 'retry', afterMs, stoppedBy: stopping.code, ...evidence }, halt };
  }
  if (meaning.lasts === 'permanent') return { outcome: { end: 'refused', reason: 'permanent', ...evidence } };
  return { outcome: again(settings, evidence) };
}

/** A "no" that says that nothing was taken. */
function isClear({ replyCode }: Fault, { relayMayLie }: JudgeSettings): boolean {
  return replyCode >= (relayMayLie ? 500 : 400) && replyCode < 600;
}

/** 5, 15, 30, 60 minutes and then hourly, for a day; then a person. */
function again(settings: JudgeSettings, evidence: { evidence: string; reply: string }): Outcome {
  if (settings.triedForMs >= GIVE_UP_MS) return { end: 'refused', reason: 'gaveUp', ...evidence };
  const minutes = PAUSES[Math.min(settings.attempts, PAUSES.length) - 1] ?? 5;
  return { end: 'retry', afterMs: minutes * MINUTE, ...evidence };
}

function tell(fault: Fault): string {
  const codes = codesOf(fault.reply);
  if (codes !== '') return codes;
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(fault.code) ? fault.code : 'no clear answer';
}

interface Stopping {
  readonly code: Stop;
  readonly how: 'stop' | 'pause';
  readonly what: string;
}

const STOPPING = {
  encryption: { code: 'mail-tls', how: 'stop', what: 'The mail server’s encryption could not be trusted' },
  refusal: { code: 'mail-refused', how: 'stop', what: 'The mail server refused' },
  trouble: { code: 'mail-unreachable', how: 'pause', what: 'The mail server could not go on' },
} as const satisfies Readonly<Record<string, Stopping>>;

/** Every other message would meet the same: stop if a person must act first, pause if it may pass. */
function stoppingFor({ of, name, lasts }: ReplyMeaning): Stopping | undefined {
  if (of === 'message' || of === 'recipient') return undefined;
  if (name === 'encryption') return STOPPING.encryption;
  return of === 'sender' || lasts === 'permanent' ? STOPPING.refusal : STOPPING.trouble;
}
