// Draft mode by IMAP: each message is put into the person's own Drafts, once. A lost answer is settled by searching for its Message-ID.
import { ImapFlow } from 'imapflow';
import type { Outcome } from '../domain/outbox/message.ts';
import { Failure } from '../errors.ts';
import type { SendingClaim } from '../ledger/port.ts';
import type { Attempt, StartBody, Transport } from './port.ts';
import type { TokenSupplier } from './smtp/token.ts';

export interface DraftsSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'startTls';
  readonly ca?: string;
  readonly user: string;
  readonly password?: string;
  readonly token?: TokenSupplier;
  readonly mailbox: string;
  readonly connectTimeoutMs?: number;
  readonly silenceTimeoutMs?: number;
}

export function openDrafts(settings: DraftsSettings): Transport {
  const within = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = new ImapFlow(await clientOptions(settings));
    client.on('error', () => undefined); // the call that is under way fails with it
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.close();
    }
  };
  return {
    mode: 'draft',
    deliver: async (claim, start) => deliver(settings, within, claim, start),
    find: async (messageId) => within(async (client) => (await search(client, settings, messageId)).length > 0),
    tryLogin: async () => tryLogin(settings, within),
    takeBack: async (messageId) => within(async (client) => takeBack(client, settings, messageId)),
    close: async () => undefined,
  };
}

type Within = <T>(work: (client: ImapFlow) => Promise<T>) => Promise<T>;

/** Looks first: an attempt whose answer was lost may have put it there. */
async function deliver(
  settings: DraftsSettings,
  within: Within,
  claim: SendingClaim,
  start: StartBody,
): Promise<Attempt> {
  const reached = { started: false, refused: false };
  try {
    return await within(async (client) => {
      const there = (await search(client, settings, claim.messageId)).length > 0;
      const answer = await start();
      reached.started = answer.started;
      reached.refused = !answer.started;
      if (!answer.started) return { outcome: 'notStarted' as const };
      if (there) return { outcome: { end: 'handed' as const, evidence: 'found by its Message-ID' } };
      const put = await client.append(settings.mailbox, Buffer.from(claim.bytes), ['\\Draft', '\\Seen']);
      return { outcome: put === false ? lost('no answer to APPEND') : { end: 'handed', evidence: 'lies in Drafts' } };
    });
  } catch (error) {
    if (reached.refused) return { outcome: 'notStarted' };
    return judgeFault(error, reached.started);
  }
}

/** Logs in and opens the folder for drafts, as putting one there would. */
async function tryLogin({ mailbox }: DraftsSettings, within: Within): Promise<Failure | undefined> {
  let isIn = false;
  try {
    await within(async (client) => {
      isIn = true;
      (await client.getMailboxLock(mailbox)).release();
    });
    return undefined;
  } catch (error) {
    if (!isIn) return judgeFault(error, false).halt?.failure;
    return new Failure(
      'mail-refused',
      `The mailbox opens, but not its folder “${mailbox}”: write the name of its Drafts into mail.imap.mailbox.`,
    );
  }
}

function lost(evidence: string): Outcome {
  return { end: 'uncertain', evidence };
}

interface ImapError {
  readonly authenticationFailed?: unknown;
  readonly code?: unknown;
  readonly responseStatus?: unknown;
}

/** NO or BAD says clearly that it was not taken; anything else after the second commit has to be searched for. */
function judgeFault(thrown: unknown, started: boolean): Attempt {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as ImapError;
  const refused = error.responseStatus === 'NO' || error.responseStatus === 'BAD';
  const evidence = refused ? `the mail server said ${error.responseStatus}` : 'the mail server did not answer';
  const outcome: Outcome =
    started && !refused ? lost(evidence) : { end: 'retry', afterMs: started ? 300_000 : 0, evidence };
  const stop = error.authenticationFailed === true ? 'mail-refused' : isTlsFault(error.code) ? 'mail-tls' : undefined;
  if (stop === undefined)
    return {
      outcome,
      halt: { how: 'pause', failure: new Failure('mail-unreachable', 'The mailbox could not be reached.') },
    };
  const failure = new Failure(stop, 'The mailbox could not be opened.');
  return {
    outcome: outcome.end === 'retry' ? { ...outcome, stoppedBy: stop } : outcome,
    halt: { how: 'stop', failure },
  };
}

function isTlsFault(code: unknown): boolean {
  return (
    typeof code === 'string' && /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO$|ETLS)/.test(code)
  );
}

async function search(client: ImapFlow, settings: DraftsSettings, messageId: string): Promise<readonly number[]> {
  const lock = await client.getMailboxLock(settings.mailbox);
  try {
    const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
    return found === false || found === undefined ? [] : found;
  } finally {
    lock.release();
  }
}

async function takeBack(client: ImapFlow, settings: DraftsSettings, messageId: string): Promise<boolean> {
  const found = await search(client, settings, messageId);
  if (found.length === 0) return false;
  const lock = await client.getMailboxLock(settings.mailbox);
  try {
    return await client.messageDelete([...found], { uid: true });
  } finally {
    lock.release();
  }
}

async function clientOptions(settings: DraftsSettings): Promise<ConstructorParameters<typeof ImapFlow>[0]> {
  const { host, port, security, ca, user } = settings;
  const login =
    settings.token === undefined
      ? { user, pass: settings.password ?? '' }
      : { user, accessToken: await settings.token(false) };
  return {
    host,
    port,
    secure: security === 'tls',
    ...(security === 'startTls' ? { doSTARTTLS: true } : {}),
    auth: login,
    logger: false,
    disableAutoIdle: true,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    connectionTimeout: settings.connectTimeoutMs ?? 30_000,
    greetingTimeout: settings.connectTimeoutMs ?? 30_000,
    socketTimeout: settings.silenceTimeoutMs ?? 120_000,
  };
}
