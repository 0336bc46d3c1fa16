// One session with a mailbox by IMAP: opened, used and closed; and what a failure means.
import { ImapFlow } from 'imapflow';
import { Failure } from '../../errors.ts';
import type { TokenSupplier } from '../smtp/access-token.ts';

export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'startTls';
  readonly ca?: string;
  readonly user: string;
  readonly password?: string;
  readonly token?: TokenSupplier;
  readonly connectTimeoutMs?: number;
  readonly silenceTimeoutMs?: number;
}

export type Within = <T>(work: (client: ImapFlow) => Promise<T>) => Promise<T>;

export function openWithin(settings: ImapSettings): Within {
  return async (work) => {
    const client = new ImapFlow(await clientOptions(settings));
    client.on('error', () => undefined); // the call that is under way fails with it
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.close();
    }
  };
}

interface ImapError {
  readonly authenticationFailed?: unknown;
  readonly code?: unknown;
  readonly responseStatus?: unknown;
  readonly serverResponseCode?: unknown;
}

function imapErrorOf(thrown: unknown): ImapError {
  return typeof thrown === 'object' && thrown !== null ? thrown : {};
}

/** NO or BAD: the server clearly did not do what it was asked; with its code (RFC 5530), such as OVERQUOTA. */
export function findRefusal(thrown: unknown): string | undefined {
  const { responseStatus, serverResponseCode } = imapErrorOf(thrown);
  if (responseStatus !== 'NO' && responseStatus !== 'BAD') return undefined;
  const isCode = typeof serverResponseCode === 'string' && /^[A-Z-]{3,30}$/.test(serverResponseCode);
  return isCode ? `${responseStatus} ${serverResponseCode}` : responseStatus;
}

/** What is wrong with the mailbox, in a sentence that names nobody. */
export function describeImapFault(thrown: unknown, place: string): Failure {
  if (thrown instanceof Failure) return thrown;
  const { authenticationFailed, code } = imapErrorOf(thrown);
  const cause = { cause: thrown };
  if (authenticationFailed === true)
    return new Failure(
      'mail-refused',
      `The mailbox of ${place} in marac.config.yaml did not open: its log-in is refused.`,
      cause,
    );
  if (isTlsFault(code))
    return new Failure('mail-tls', `The mailbox of ${place} did not open: its server did not prove who it is.`, cause);
  const refusal = findRefusal(thrown);
  if (refusal !== undefined)
    return new Failure('mail-refused', `The mailbox of ${place} opens, and its server said ${refusal}.`, cause);
  return new Failure('mail-unreachable', `The mailbox of ${place} in marac.config.yaml could not be reached.`, cause);
}

function isTlsFault(code: unknown): boolean {
  return (
    typeof code === 'string' && /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO$|ETLS)/.test(code)
  );
}

async function clientOptions(settings: ImapSettings): Promise<ConstructorParameters<typeof ImapFlow>[0]> {
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
