// What a relay answers, made harmless, and what it means for the message: decided by the phase and the reply's code, never by an error's name alone.
import type { Outcome, Stop } from '../domain/outbox/message.ts';
import { findSenderFault } from '../domain/outbox/sender-refused.ts';
import { Failure } from '../errors.ts';

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

/** `550 5.1.1` of a reply, the part that names nobody; empty when it is no reply. */
export function codesOf(reply: string): string {
  const match = /^([2-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})(?= |$))?(?=[ -]|$)/.exec(reply);
  return match === null ? '' : [match[1], match[2]].filter((part) => part !== undefined).join(' ');
}

export type Phase = 'connect' | 'login' | 'mail' | 'rcpt' | 'data' | 'body';

export interface Fault {
  readonly phase: Phase;
  /** Of an error: ETLS, EAUTH, a certificate's code; empty for a reply. */
  readonly code: string;
  /** 0 when the server gave no clear reply. */
  readonly replyCode: number;
  readonly reply: string;
}

export interface Judged {
  readonly outcome: Outcome;
  readonly halt?: { readonly how: 'stop' | 'pause'; readonly failure: Failure };
}

export interface JudgeSettings {
  /** For a relay known to answer 4xx after taking a message: then that is uncertain too. */
  readonly relayMayLie: boolean;
  /** Times it was tried before, and since when. */
  readonly attempts: number;
  readonly triedForMs: number;
}

const TLS_CODES =
  /^(ETLS|EREQUIRETLS|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO$)/;
const AUTH_CODES: readonly string[] = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG'];
const MINUTE = 60_000;
const PAUSES = [5, 15, 30, 60];
const GIVE_UP_MS = 24 * 60 * MINUTE;
/** So long after a refusal of the sender nothing is tried again: servers lock out whoever keeps asking. */
const STOPPED_MS = 5 * MINUTE;

/** What a failed attempt means (docs/sending.md, "The path"). Before the body nothing can have been taken; after it only a clear reply tells. */
export function judge(fault: Fault, settings: JudgeSettings): Judged {
  if (findSenderFault(fault) !== undefined) return judgeSender(fault);
  return fault.phase === 'body' ? judgeAfterBody(fault, settings) : judgeBeforeBody(fault, settings);
}

/**
 * A refusal of the sender is not the message's fault: the message stays as it was, uncounted, and the run ends. After the body too: a server
 * that answers the final dot with 5xx has not taken the message (RFC 5321, 4.2.5), so that trying it again later sends it once.
 */
function judgeSender(fault: Fault): Judged {
  const where = fault.phase === 'body' ? 'after the body' : fault.phase;
  const evidence = { evidence: `${where}: ${tell(fault)}`, reply: fault.reply };
  return { outcome: uncounted('mail-refused', evidence), halt: stopped('mail-refused', fault) };
}

/** Not taken, and not for anything that is wrong with it. */
function uncounted(stoppedBy: Stop, evidence: { readonly evidence: string; readonly reply: string }): Outcome {
  return { end: 'retry', afterMs: STOPPED_MS, stoppedBy, ...evidence };
}

function judgeAfterBody(fault: Fault, settings: JudgeSettings): Judged {
  const evidence = { evidence: `after the body: ${tell(fault)}`, reply: fault.reply };
  if (fault.replyCode >= 500 && fault.replyCode < 600)
    return { outcome: { end: 'refused', reason: 'permanent', ...evidence } };
  if (fault.replyCode >= 400 && fault.replyCode < 500 && !settings.relayMayLie) {
    const later = again(settings, evidence);
    return fault.replyCode === 421 ? { outcome: later, halt: paused(fault) } : { outcome: later };
  }
  return { outcome: { end: 'uncertain', ...evidence } };
}

function judgeBeforeBody(fault: Fault, settings: JudgeSettings): Judged {
  const evidence = { evidence: `${fault.phase}: ${tell(fault)}`, reply: fault.reply };
  const now: Outcome = { end: 'retry', afterMs: 0, ...evidence };
  const stops = (code: Stop): Judged => ({
    outcome: uncounted(code, evidence),
    halt: stopped(code, fault),
  });
  const refused: Judged = { outcome: { end: 'refused', reason: 'permanent', ...evidence } };
  if (TLS_CODES.test(fault.code)) return stops('mail-tls');
  if (fault.replyCode === 421) return { outcome: now, halt: paused(fault) };
  const permanent = fault.replyCode >= 500;
  if (fault.code === 'EMESSAGE' && fault.replyCode === 0) return refused; // larger than the relay says it takes
  switch (fault.phase) {
    case 'connect':
      return permanent ? stops('mail-refused') : { outcome: now, halt: paused(fault) };
    case 'login':
      return permanent || AUTH_CODES.includes(fault.code)
        ? stops('mail-refused')
        : { outcome: now, halt: paused(fault) };
    case 'mail':
      return permanent
        ? stops('mail-refused')
        : { outcome: again(settings, evidence), ...(fault.replyCode === 0 ? { halt: paused(fault) } : {}) };
    case 'rcpt':
      return permanent ? refused : { outcome: again(settings, evidence) };
    case 'data': // 452 and 552 speak of its size: the same bytes will not become smaller
      return permanent || fault.replyCode === 452 ? refused : { outcome: again(settings, evidence) };
    case 'body':
      throw new Failure('bug', 'The body was judged as if it had not begun.');
  }
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

function stopped(code: Stop, fault: Fault): NonNullable<Judged['halt']> {
  const what = code === 'mail-tls' ? 'The mail server’s encryption could not be trusted' : 'The mail server refused';
  return { how: 'stop', failure: new Failure(code, `${what} (${fault.phase}: ${tell(fault)}).`) };
}

function paused(fault: Fault): NonNullable<Judged['halt']> {
  return {
    how: 'pause',
    failure: new Failure('mail-unreachable', `The mail server could not go on (${fault.phase}: ${tell(fault)}).`),
  };
}
