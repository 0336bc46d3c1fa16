// Live mail: one verified TLS connection per message through nodemailer's SMTPConnection. The body is a stream whose first read makes the second
// commit; nodemailer first reads it after the server's 354 (held by test/mail/smtp-phases.test.ts). No pool, no plugin, no DKIM, no log of the conversation.
import { Readable } from 'node:stream';
import type { ExternalLogger } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Failure } from '../../errors.ts';
import type { SendingClaim } from '../../ledger/ledger-port.ts';
import type { Attempt, StartBody, Transport } from '../mail-port.ts';
import { cleanReply, codesOf, judge, type Fault, type JudgeSettings, type Phase } from './smtp-reply.ts';
import { oauth2Of, type TokenSupplier } from './access-token.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** tls: encrypted from the first byte. startTls: plain greeting, then TLS or nothing. */
  readonly security: 'tls' | 'startTls';
  /** PEM of the only authorities trusted, for a private relay. */
  readonly ca?: string;
  readonly user?: string;
  readonly password?: string;
  readonly token?: TokenSupplier;
  /** Our name in the greeting; says nothing about the machine unless configured. */
  readonly helloName?: string;
  readonly connectTimeoutMs?: number;
  readonly greetingTimeoutMs?: number;
  /** How long the server may be silent: RFC 5321 asks for ten minutes after the dot. */
  readonly silenceTimeoutMs?: number;
  /** After this the attempt is given up in any case; shorter than the lease. */
  readonly hardTimeoutMs?: number;
  readonly relayMayLie?: boolean;
}

export const SMTP_TIMES = {
  connectTimeoutMs: 30_000,
  greetingTimeoutMs: 60_000,
  silenceTimeoutMs: 600_000,
  hardTimeoutMs: 780_000,
};

type Step = (done: (error?: Error | null, info?: { readonly response?: string | undefined }) => void) => void;

interface Reached {
  phase: Phase;
  refused: boolean;
  injected: boolean;
}

export function openSmtp(settings: SmtpSettings): Transport {
  return {
    mode: 'live',
    deliver: async (claim, start) => deliver(settings, claim, start),
    tryLogin: async () => tryLogin({ ...settings, ...TRYING }),
    close: async () => undefined,
  };
}

async function deliver(settings: SmtpSettings, claim: SendingClaim, start: StartBody): Promise<Attempt> {
  const reached: Reached = { phase: 'connect', refused: false, injected: false };
  const connection = new SMTPConnection({ ...connectionOptions(settings), logger: watchForInjection(reached) });
  const judging = (fault: Fault): Attempt =>
    reached.refused ? { outcome: 'notStarted' } : judge(fault, judgeSettings(settings, claim));
  const hard = setTimeout(() => connection.close(), settings.hardTimeoutMs ?? SMTP_TIMES.hardTimeoutMs);
  try {
    await logIn(connection, settings, reached);
    reached.phase = 'mail';
    const envelope = { from: claim.from, to: [claim.toAddress], size: claim.bytes.length };
    const body = bodyStream(claim.bytes, start, reached);
    const info = await take(connection, (done) => connection.send(envelope, body, done));
    return judgeTaken(cleanReply(info?.response), judging);
  } catch (error) {
    return judging(faultOf(error, reached));
  } finally {
    clearTimeout(hard);
    connection.close();
  }
}

async function logIn(connection: SMTPConnection, settings: SmtpSettings, reached: Reached): Promise<void> {
  await fetchToken(settings, reached);
  await take(connection, (done) => connection.connect((error) => done(error)));
  if (reached.injected) throw Object.assign(new Error('injected'), { code: 'ETLS' });
  reached.phase = 'login';
  const auth = authOf(settings);
  if (auth !== undefined) await take(connection, (done) => connection.login(auth, (error) => done(error)));
}

/** A person waits for the answer. */
const TRYING = { connectTimeoutMs: 10_000, greetingTimeoutMs: 15_000, silenceTimeoutMs: 15_000, hardTimeoutMs: 40_000 };

async function tryLogin(settings: SmtpSettings): Promise<Failure | undefined> {
  const reached: Reached = { phase: 'connect', refused: false, injected: false };
  const connection = new SMTPConnection({ ...connectionOptions(settings), logger: watchForInjection(reached) });
  const hard = setTimeout(() => connection.close(), settings.hardTimeoutMs);
  try {
    await logIn(connection, settings, reached);
    connection.quit();
    return undefined;
  } catch (error) {
    connection.close();
    return judge(faultOf(error, reached), { relayMayLie: false, attempts: 0, triedForMs: 0 }).halt?.failure;
  } finally {
    clearTimeout(hard);
  }
}

/**
 * S7: nodemailer drops what was sent in clear text after the answer to STARTTLS, and reports it only to a logger. This logger listens for that and
 * nothing else: a server that sends it cannot be trusted.
 */
function watchForInjection(reached: Reached): ExternalLogger {
  const warn = (entry: unknown): void => {
    if (typeof entry === 'object' && entry !== null && 'discarded' in entry) reached.injected = true;
  };
  return { trace: ignore, debug: ignore, info: ignore, warn, error: ignore, fatal: ignore };
}

/** Before anything is opened, so that a token endpoint that is down is not a failed log-in. */
async function fetchToken(settings: SmtpSettings, reached: Reached): Promise<void> {
  if (settings.token === undefined) return;
  reached.phase = 'login';
  await settings.token(false);
  reached.phase = 'connect';
}

/** One step of the conversation; an error outside any step (a closed socket) ends it too. */
async function take(
  connection: SMTPConnection,
  step: Step,
): Promise<{ readonly response?: string | undefined } | undefined> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(error);
    connection.once('error', fail);
    connection.once('end', () => reject(Object.assign(new Error('closed'), { code: 'ECONNECTION' })));
    step((error, info) => {
      connection.off('error', fail);
      connection.on('error', ignore); // a reset after the last answer is no news
      if (error) reject(error);
      else resolve(info);
    });
  });
}

function ignore(): void {
  // Nothing to keep, nothing to do.
}

/** Its first read happens after 354: then the second commit is made, and the bytes follow only if it holds. */
function bodyStream(bytes: Uint8Array, start: StartBody, reached: Reached): Readable {
  let asked = false;
  const body: Readable = new Readable({
    read() {
      if (asked) return;
      asked = true;
      reached.phase = 'data';
      void fill(body, bytes, start, reached);
    },
  });
  return body;
}

async function fill(body: Readable, bytes: Uint8Array, start: StartBody, reached: Reached): Promise<void> {
  const answer = await start().catch(() => ({ started: false }));
  if (answer.started) {
    reached.phase = 'body';
    body.push(bytes);
    body.push(null);
  } else {
    reached.refused = true;
    body.destroy(new Error('the second commit was refused'));
  }
}

function judgeTaken(reply: string, judging: (fault: Fault) => Attempt): Attempt {
  if (/^2\d\d(?:[ -]|$)/.test(reply)) return { outcome: { end: 'sent', evidence: `taken: ${codesOf(reply)}`, reply } };
  return judging({ phase: 'body', code: 'EMESSAGE', replyCode: 0, reply });
}

interface SmtpError {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  /** Node's own code for it: a fault of the certificate. */
  readonly originalCode?: unknown;
}

function faultOf(thrown: unknown, reached: Reached): Fault {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as SmtpError;
  const reply = cleanReply(error.response);
  const replyCode = /^[2-5]\d\d(?:[ -]|$)/.test(reply) ? Number(reply.slice(0, 3)) : 0;
  return { phase: phaseOf(error, reached.phase), code: codeOf(error), replyCode, reply };
}

function phaseOf(error: SmtpError, phase: Phase): Phase {
  if (phase !== 'mail') return phase;
  if (error.command === 'RCPT TO') return 'rcpt';
  return error.command === 'DATA' ? 'data' : 'mail';
}

function codeOf(error: SmtpError): string {
  const own = typeof error.code === 'string' ? error.code : '';
  return own === 'ESOCKET' && typeof error.originalCode === 'string' ? error.originalCode : own;
}

function judgeSettings(settings: SmtpSettings, claim: SendingClaim): JudgeSettings {
  const { attempts, firstTriedMs } = claim.message;
  return {
    relayMayLie: settings.relayMayLie === true,
    attempts,
    triedForMs: firstTriedMs === undefined ? 0 : claim.claimedMs - firstTriedMs,
  };
}

function connectionOptions(settings: SmtpSettings): ConstructorParameters<typeof SMTPConnection>[0] {
  const { host, port, security, ca } = settings;
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'startTls',
    ignoreTLS: false,
    opportunisticTLS: false,
    name: settings.helloName ?? '[127.0.0.1]',
    connectionTimeout: settings.connectTimeoutMs ?? SMTP_TIMES.connectTimeoutMs,
    greetingTimeout: settings.greetingTimeoutMs ?? SMTP_TIMES.greetingTimeoutMs,
    socketTimeout: settings.silenceTimeoutMs ?? SMTP_TIMES.silenceTimeoutMs,
    socketCloseTimeout: 0,
    maxResponseSize: 65_536,
    allowInternalNetworkInterfaces: true,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
  };
}

function authOf(settings: SmtpSettings): Parameters<SMTPConnection['login']>[0] | undefined {
  const { user, password, token } = settings;
  if (token !== undefined && user !== undefined) return { type: 'OAuth2', user, oauth2: oauth2Of(user, token) };
  return user === undefined ? undefined : { user, credentials: { user, pass: password ?? '' } };
}
