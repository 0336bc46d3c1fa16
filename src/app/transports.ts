// The ways a message can leave, by the config's mode: a file in rehearsal, the person's Drafts or a folder in draft mode, SMTP live.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Auth, Config, Server } from '../config.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import { Failure } from '../errors.ts';
import { failureOf, openOnFirstUse } from '../mail/open-on-first-use.ts';
import type { BouncesPlace } from '../jobs/engine/ports.ts';
import type { BounceBox, Transport } from '../mail/mail-port.ts';
import { openReadyFolder } from '../mail/ready-folder.ts';
import type { TextOf } from '../mail/message-file.ts';
import { openRehearsal } from '../mail/rehearsal.ts';
import type { SMTP_TIMES } from '../mail/smtp/smtp-transport.ts';
import { openTokens, type TokenSupplier } from '../mail/smtp/access-token.ts';
import type { Clock } from '../system/clock.ts';
import type { Files } from '../system/files.ts';
import type { Keys } from '../system/keys.ts';

export interface Transports {
  forMessage(message: OutboxMessage): Transport | undefined;
  /** Every one there is. */
  readonly all: readonly Transport[];
  /** By which a notice of `alarms` goes: the relay, in a rehearsal the folder for mail. */
  readonly smtp: Transport | undefined;
  /** Draft mode: the transport that a handed draft lies with. */
  readonly drafts: DraftsTransport | undefined;
  /** Where reports of non-delivery come into, if the config names it. */
  readonly bounces: BouncesPlace | undefined;
  /** Logs in at each server of the mode as sending would, and asks for nothing: what is wrong, beside its place in the config. */
  tryLogins(): Promise<readonly LoginFault[]>;
  close(): Promise<void>;
}

type DraftsTransport = Transport & Required<Pick<Transport, 'lookFor'>>;

export interface LoginFault {
  readonly place: string;
  readonly failure: Failure;
}

/** Only the libraries of the mode are loaded: a command that reads a workbook needs no mail library. `textOf` names messages that become files. */
export async function openTransports(
  config: Config,
  keys: Keys,
  clock: Clock,
  files: Files,
  textOf: TextOf = () => Promise.resolve(undefined),
): Promise<Transports> {
  const folder = path.join(config.folders.mail, config.mail.mode);
  if (config.mail.mode === 'rehearsal') {
    const rehearsal = openRehearsal(folder, keys, files, textOf);
    return {
      forMessage: () => rehearsal,
      all: [rehearsal],
      smtp: rehearsal,
      drafts: undefined,
      bounces: undefined,
      tryLogins: () => Promise.resolve([]),
      close: () => rehearsal.close(),
    };
  }
  const smtp = openRelay(config.mail.smtp, clock);
  const second = openRelay(config.alarms?.relay, clock);
  const box = bouncesOf(config, clock);
  const bounces = box === undefined ? undefined : { box, idDomain: config.mail.idDomain };
  if (config.mail.mode === 'live')
    return {
      forMessage: () => smtp,
      all: smtp === undefined ? [] : [smtp],
      smtp,
      drafts: undefined,
      bounces,
      tryLogins: () => tryLogins({ 'mail.smtp': smtp, 'mail.bounces': box, 'alarms.relay': second }),
      close: async () => smtp?.close(),
    };
  const drafts = await draftsOf(config, keys, clock, files, folder, textOf);
  return {
    // What never waits cannot wait for a person to press send: it needs the relay, or nobody is told out of hours.
    forMessage: (message) => (message.gate === 'none' ? smtp : drafts),
    all: smtp === undefined ? [drafts] : [drafts, smtp],
    smtp,
    drafts,
    bounces,
    tryLogins: () => tryLogins({ 'mail.smtp': smtp, 'mail.imap': drafts, 'mail.bounces': box, 'alarms.relay': second }),
    async close() {
      await drafts.close();
      await smtp?.close();
    },
  };
}

async function tryLogins(
  at: Readonly<Record<string, Pick<Transport, 'tryLogin'> | undefined>>,
): Promise<readonly LoginFault[]> {
  const tried = Object.entries(at).map(async ([place, transport]) => {
    const failure = await transport?.tryLogin?.();
    return failure === undefined ? [] : [{ place, failure }];
  });
  return (await Promise.all(tried)).flat();
}

/** A mail server of the config; nothing is opened before it is used. */
export function openRelay(
  smtp: Server | undefined,
  clock: Clock,
  times: Partial<typeof SMTP_TIMES> = {},
): Transport | undefined {
  if (smtp === undefined) return undefined;
  return openOnFirstUse('live', async () =>
    (await import('../mail/smtp/smtp-transport.ts')).openSmtp({
      ...server(smtp),
      ...(await login(smtp.auth, clock)),
      ...times,
    }),
  ).transport;
}

async function draftsOf(
  config: Config,
  keys: Keys,
  clock: Clock,
  files: Files,
  folder: string,
  textOf: TextOf,
): Promise<DraftsTransport> {
  const { imap } = config.mail;
  if (imap === undefined) return openReadyFolder(folder, keys, files, () => clock.now(), textOf);
  const late = openOnFirstUse('draft', async () => {
    const { user = '', ...rest } = await login(imap.auth, clock);
    const { openDrafts } = await import('../mail/imap/imap-drafts.ts');
    return openDrafts({
      ...server(imap),
      ...rest,
      user,
      ...(imap.mailbox === undefined ? {} : { mailbox: imap.mailbox }),
    });
  });
  return {
    ...late.transport,
    find: async (id) => (await (await late.open()).find?.(id)) ?? false,
    lookFor: async (drafts) => (await (await late.open()).lookFor?.(drafts)) ?? [],
  };
}

function bouncesOf(config: Config, clock: Clock): (BounceBox & Pick<Transport, 'tryLogin'>) | undefined {
  const { bounces } = config.mail;
  if (bounces === undefined) return undefined;
  const open = async () => {
    const { user = '', ...rest } = await login(bounces.auth, clock);
    const { openBounces } = await import('../mail/bounces/bounce-mailbox.ts');
    return openBounces({ ...server(bounces), ...rest, user, mailbox: bounces.mailbox }, () => clock.ms());
  };
  return {
    read: async (after) => (await open()).read(after),
    async tryLogin() {
      try {
        return await (await open()).tryLogin();
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

function server({ host, port, tls, caFile, relayMayLie }: Server): {
  host: string;
  port: number;
  security: 'tls' | 'startTls';
  ca?: string;
  relayMayLie?: boolean;
} {
  return {
    host,
    port,
    security: tls === 'tls' ? 'tls' : 'startTls',
    ...(caFile === undefined ? {} : { ca: readAuthority(caFile) }),
    ...(relayMayLie === undefined ? {} : { relayMayLie }),
  };
}

/** As a secret that the config names: what cannot be read is a fault of the config, and its place is told. */
function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Failure(
      'config-wrong',
      `The certificate in ${file} (caFile) cannot be read: it is not there, or not ours to read.`,
      { cause },
    );
  }
}

interface Login {
  readonly user?: string;
  readonly password?: string;
  readonly token?: TokenSupplier;
}

async function login(auth: Auth | undefined, clock: Clock): Promise<Login> {
  if (auth === undefined) return {};
  if (auth.kind === 'password') return { user: auth.user, password: auth.password.open() };
  if (auth.kind === 'google') {
    const { openGoogleTokens } = await import('../mail/smtp/google-token.ts');
    return { user: auth.user, token: openGoogleTokens(auth.serviceAccountFile, auth.user) };
  }
  const url = `https://login.microsoftonline.com/${encodeURIComponent(auth.tenant)}/oauth2/v2.0/token`;
  const scope = 'https://outlook.office365.com/.default';
  const settings = { url, clientId: auth.clientId, clientSecret: auth.clientSecret.open(), scope };
  return { user: auth.user, token: openTokens(settings, () => clock.steadyMs()) };
}
