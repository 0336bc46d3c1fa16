// What a failed attempt means, by the table of replies: whose fault it is, whether it passes, in which words, and what a person can do.
import { MEANINGS, type MeaningName, type Whose } from './reply-meanings.ts';
import { OTHERWISE, REPLIES, type ReplyRow, type ReplyPhase } from './reply-table.ts';

export interface ReplyFault {
  readonly phase: ReplyPhase;
  /** Of an error: ETLS, EAUTH, a certificate's code; empty for a reply. */
  readonly code: string;
  /** 0 when the server gave no clear reply. */
  readonly replyCode: number;
  readonly reply: string;
}

export interface ReplyMeaning {
  readonly name: MeaningName;
  readonly of: Whose;
  /** temporary: the same bytes may be taken later, with nothing changed (RFC 5321, 4.2.1). */
  readonly lasts: 'temporary' | 'permanent';
  readonly means: string;
  readonly todo: string;
}

const TLS_ERRORS =
  /^(ETLS|EREQUIRETLS|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO$)/;
const LOGIN_ERRORS: readonly string[] = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG'];

/** Whose fault it is, and in which words. Of a message that had begun to leave and got no clear answer it says nothing: that one is uncertain. */
export function readReply(fault: ReplyFault): ReplyMeaning {
  const name = nameOf(fault);
  const { replyCode } = fault;
  const passes = replyCode === 0 ? name === 'unreachable' || name === 'silent' : replyCode < 500;
  return { name, ...MEANINGS[name], lasts: passes ? 'temporary' : 'permanent' };
}

function nameOf({ phase, code, replyCode, reply }: ReplyFault): MeaningName {
  const wasRefused = replyCode >= 400 && replyCode < 600;
  if (TLS_ERRORS.test(code)) return 'encryption';
  if (!wasRefused) return unanswered(phase, code);
  const enhanced = /^\d{3}[ -]([45]\.\d{1,3}\.\d{1,3})(?= |$)/.exec(reply)?.[1] ?? '';
  const fits = REPLIES.find((row) => rowFits(row, { phase, replyCode, reply, enhanced }));
  return fits?.meaning ?? OTHERWISE[phase][replyCode < 500 ? 4 : 5];
}

function unanswered(phase: ReplyPhase, code: string): MeaningName {
  if (phase === 'body') return 'silent';
  if (LOGIN_ERRORS.includes(code)) return 'log-in';
  if (code === 'EMESSAGE') return 'too-large'; // larger than the server says it takes
  return phase === 'connect' ? 'unreachable' : 'silent';
}

function rowFits(
  { codes, at, words }: ReplyRow,
  fault: Pick<ReplyFault, 'phase' | 'replyCode' | 'reply'> & { readonly enhanced: string },
): boolean {
  if (at?.includes(fault.phase) === false || words?.test(fault.reply) === false) return false;
  return codes?.some((code) => codeFits(code, fault.replyCode, fault.enhanced)) ?? true;
}

function codeFits(written: string, replyCode: number, enhanced: string): boolean {
  if (!written.includes('.')) return String(replyCode).startsWith(written);
  const range = /^([X45])\.(\d+)\.(\d+)(?:-(\d+))?$/.exec(written);
  const given = /^([45])\.(\d+)\.(\d+)$/.exec(enhanced);
  if (range === null || given === null) return false;
  const [, of, subject, from, to = from] = range;
  const detail = Number(given[3]);
  return (of === 'X' || of === given[1]) && subject === given[2] && detail >= Number(from) && detail <= Number(to);
}

const PHASES: Readonly<Record<string, ReplyPhase>> = {
  connect: 'connect',
  login: 'login',
  mail: 'mail',
  rcpt: 'rcpt',
  data: 'data',
  'after the body': 'body',
  // A report of a server that had taken it, about its recipient.
  bounced: 'rcpt',
};

/**
 * The same of what the ledger remembers: the evidence of an attempt (`rcpt: 550 5.1.1`) and, where it is still kept, the server's own words. Undefined
 * for evidence that tells of no server's answer.
 */
export function readEvidence(evidence: string, reply = ''): ReplyMeaning | undefined {
  const [, where = '', told = ''] = /^([a-z ]+): (.+)$/.exec(evidence) ?? [];
  const phase = PHASES[where];
  if (phase === undefined) return undefined;
  const code = /^[2-5]\d\d(?= |$)/.exec(told)?.[0];
  if (code === undefined) return readReply({ phase, code: told, replyCode: 0, reply: '' });
  return readReply({ phase, code: '', replyCode: Number(code), reply: reply.startsWith(code) ? reply : told });
}
