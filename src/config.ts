// The one config file of a register: read, checked line by line, and turned into whole paths. Only this file knows what the environment may say.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { problemId, type Problem } from './domain/text/problem.ts';
import { refuse, succeed, type Result } from './domain/text/result.ts';
import { Failure } from './errors.ts';
import { agreementFaults, isSheet } from './config/agreement.ts';
import { configProblem, shapeProblems, syntaxProblems } from './config/config-faults.ts';
import { takeRetiredKeys } from './config/retired-keys.ts';
import { configShape, type WrittenAuth, type WrittenConfig, type WrittenSecret } from './config/config-shape.ts';
import { refuseOpenToAll } from './system/files.ts';
import { outwardArea } from './domain/outward/outward-words.ts';

export const CONFIG_NAME = 'marac.config.yaml';
export type Environment = Readonly<Record<string, string | undefined>>;

export type BookPlace =
  { readonly kind: 'xlsx'; readonly file: string } | { readonly kind: 'google'; readonly id: string };

/** Something to log in with, read only when it is used; printing or storing the config never shows it. */
export interface Secret {
  open(): string;
}

export type Auth =
  | { readonly kind: 'password'; readonly user: string; readonly password: Secret }
  | { readonly kind: 'google'; readonly user: string; readonly serviceAccountFile: string }
  | {
      readonly kind: 'microsoft';
      readonly user: string;
      readonly tenant: string;
      readonly clientId: string;
      readonly clientSecret: Secret;
    };

export interface Server {
  readonly host: string;
  readonly port: number;
  readonly tls: 'starttls' | 'tls';
  readonly caFile?: string;
  readonly auth?: Auth;
  readonly relayMayLie?: boolean;
}

export interface Config extends Pick<WrittenConfig, 'access' | 'backups' | 'schedule'> {
  /** The file itself, and the folder that paths in it start from. */
  readonly file: string;
  readonly folder: string;
  /** Of everything that decides what is sent to whom: two runners of one ledger must agree on it. */
  readonly hash: string;
  readonly maracs: readonly {
    readonly name: string;
    readonly title: string;
    /** What it is called where strangers can read it. */
    readonly outward: string;
    readonly main: BookPlace;
    readonly restricted: BookPlace;
  }[];
  readonly register: BookPlace;
  /** Names of the environment variables that hold its secrets. */
  readonly environment: readonly string[];
  readonly key: string;
  readonly passphrases?: string;
  readonly folders: Readonly<WrittenConfig['folders']>;
  readonly mail: Omit<WrittenConfig['mail'], 'smtp' | 'imap' | 'bounces'> & {
    readonly smtp?: Server;
    readonly imap?: Server & { readonly auth: Auth; readonly mailbox?: string };
    readonly bounces?: Server & { readonly auth: Auth; readonly mailbox: string };
  };
  readonly alarms?: Omit<NonNullable<WrittenConfig['alarms']>, 'relay'> & { readonly relay?: Server };
  readonly papers: Readonly<WrittenConfig['papers']>;
  readonly google?: NonNullable<WrittenConfig['google']>;
  /** Keys in the file that are no longer used, and what happens instead. */
  readonly retired: readonly Problem[];
}

/** The config to use: as named, else what MARAC_CONFIG says, else marac.config.yaml of the folder. */
export function findConfigFile(named: string | undefined, env: Environment, folder: string): string {
  return path.resolve(folder, named ?? env['MARAC_CONFIG'] ?? CONFIG_NAME);
}

/** The config of that file, or every line that is wrong. Throws only when the file may be read by every account. */
export function loadConfig(file: string, env: Environment): Result<Config> {
  let text: string;
  try {
    refuseOpenToAll(file, statSync(file).mode);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Failure) throw error;
    return refuse(isClosed(error) ? closed(file) : missing(file));
  }
  const written = parseConfig(text, path.basename(file));
  if (!written.ok) return written;
  const { written: config, retired } = written.value;
  return succeed({ ...resolve(config, path.resolve(file), env), retired });
}

interface Parsed {
  readonly written: WrittenConfig;
  readonly retired: readonly Problem[];
}

/** What the text says, checked; the name of the file is only for the sentences. */
export function parseConfig(text: string, fileName: string): Result<Parsed> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const syntax = syntaxProblems(fileName, document, lines);
  if (syntax.length > 0) return refuse(...syntax);
  const retired = takeRetiredKeys(fileName, document, lines);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return refuse(configProblem(fileName, 0, 'Links (*name) are not allowed: write the value out.'));
  }
  const parsed = configShape.safeParse(withoutBlanks(value) ?? {}, { reportInput: true });
  if (!parsed.success) return refuse(...shapeProblems(fileName, document, lines, parsed.error.issues));
  const written = parsed.data;
  const faults = agreementFaults(written).map(({ line, sentence }) =>
    configProblem(fileName, lines.linePos(Math.max(0, text.search(new RegExp(`^${line}:`, 'm')))).line, sentence),
  );
  return faults.length > 0 ? refuse(...faults) : succeed({ written, retired });
}

/** A key with nothing after its colon counts as left out: a person has commented out what stood under it. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const kept = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutBlanks(one)]));
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}

function closed(file: string): Problem {
  const sentence = `This account may not open ${file}, or may not enter a folder above it.`;
  return { id: problemId('config-closed'), code: 'config-closed', size: 'run', place: path.dirname(file), sentence };
}

function missing(file: string): Problem {
  const sentence = `There is no config file ${path.basename(file)} here.`;
  return { id: problemId('config-missing'), code: 'config-missing', size: 'run', place: path.dirname(file), sentence };
}

function resolve(written: WrittenConfig, file: string, env: Environment): Omit<Config, 'retired'> {
  const folder = path.dirname(file);
  const whole = (name: string): string => path.resolve(folder, name);
  const book = (place: string): BookPlace =>
    isSheet(place) ? { kind: 'google', id: place.slice(7) } : { kind: 'xlsx', file: whole(place) };
  const { smtp, imap, bounces, ...mail } = written.mail;
  const { browser, qpdf, ...papers } = written.papers;
  const { register, passphrases, google, maracs } = written;
  return {
    file,
    folder,
    hash: hashOf(written),
    maracs: maracs.map(({ outwardTitle, ...marac }) => ({
      ...marac,
      outward: outwardTitle ?? outwardArea(marac.title, marac.name),
      main: book(marac.main),
      restricted: book(marac.restricted),
    })),
    register: book(register ?? maracs[0]?.main ?? ''),
    environment: environmentOf([smtp, imap, bounces, written.alarms?.relay]),
    key: whole(written.key),
    ...(passphrases === undefined ? {} : { passphrases: whole(passphrases) }),
    folders: mapValues(written.folders, whole),
    mail: {
      ...mail,
      ...(smtp === undefined ? {} : { smtp: serverOf(smtp, whole, env) }),
      ...(imap === undefined ? {} : { imap: mailboxOf(imap, whole, env) }),
      ...(bounces === undefined ? {} : { bounces: { ...mailboxOf(bounces, whole, env), mailbox: bounces.mailbox } }),
    },
    access: written.access,
    ...(written.alarms === undefined ? {} : { alarms: alarmsOf(written.alarms, whole, env) }),
    schedule: written.schedule,
    backups: written.backups,
    papers: {
      ...papers,
      ...(browser === undefined ? {} : { browser: whole(browser) }),
      ...(qpdf === undefined ? {} : { qpdf: whole(qpdf) }),
    },
    ...(google === undefined ? {} : { google: googleOf(google, whole) }),
  };
}

function environmentOf(
  servers: readonly ({ readonly auth?: WrittenAuth | undefined } | undefined)[],
): readonly string[] {
  const names = servers
    .map((server) => server?.auth)
    .flatMap((auth) =>
      auth?.kind === 'password' ? [auth.password.env] : auth?.kind === 'microsoft' ? [auth.clientSecret.env] : [],
    );
  return [...new Set(names.flatMap((name) => name ?? []))];
}

function alarmsOf(
  { relay, ...alarms }: NonNullable<WrittenConfig['alarms']>,
  whole: Whole,
  env: Environment,
): NonNullable<Config['alarms']> {
  return { ...alarms, ...(relay === undefined ? {} : { relay: serverOf(relay, whole, env) }) };
}

function googleOf(written: NonNullable<WrittenConfig['google']>, whole: Whole): NonNullable<Config['google']> {
  const { serviceAccountFile, ...google } = written;
  return { ...google, ...(serviceAccountFile === undefined ? {} : { serviceAccountFile: whole(serviceAccountFile) }) };
}

/** Paths may differ between two machines that share a ledger; who is written to, how, and on what reading may not. */
function hashOf(written: WrittenConfig): string {
  const { mail, access } = written;
  const alarms = written.alarms && { ...written.alarms, command: undefined };
  const names = written.maracs.map(({ name, title, outwardTitle }) => ({ name, title, outwardTitle }));
  const google = written.google && { ...written.google, serviceAccountFile: undefined };
  return createHash('sha256').update(JSON.stringify({ names, mail, access, alarms, google })).digest('hex');
}

function mapValues<K extends string>(
  of: Readonly<Record<K, string>>,
  change: (value: string) => string,
): Record<K, string> {
  const changed = {} as Record<K, string>;
  for (const name of Object.keys(of) as K[]) changed[name] = change(of[name]);
  return changed;
}

type Whole = (name: string) => string;

function serverOf(
  written: {
    host: string;
    port: number;
    tls: 'starttls' | 'tls';
    caFile?: string | undefined;
    auth?: WrittenAuth | undefined;
    relayMayLie?: boolean | undefined;
  },
  whole: Whole,
  env: Environment,
): Server {
  const { host, port, tls, caFile, auth, relayMayLie } = written;
  return {
    host,
    port,
    tls,
    ...(relayMayLie === undefined ? {} : { relayMayLie }),
    ...(caFile === undefined ? {} : { caFile: whole(caFile) }),
    ...(auth === undefined ? {} : { auth: authOf(auth, whole, env) }),
  };
}

type WrittenMailbox = NonNullable<WrittenConfig['mail']['imap']>;

function mailboxOf(written: WrittenMailbox, whole: Whole, env: Environment): NonNullable<Config['mail']['imap']> {
  const { mailbox, ...server } = written;
  const auth = authOf(server.auth, whole, env);
  return { ...serverOf(server, whole, env), auth, ...(mailbox === undefined ? {} : { mailbox }) };
}

function authOf(auth: WrittenAuth, whole: Whole, env: Environment): Auth {
  if (auth.kind === 'password') return { ...auth, password: secretOf(auth.password, whole, env) };
  if (auth.kind === 'microsoft') return { ...auth, clientSecret: secretOf(auth.clientSecret, whole, env) };
  return { ...auth, serviceAccountFile: whole(auth.serviceAccountFile) };
}

function secretOf(written: WrittenSecret, whole: Whole, env: Environment): Secret {
  const { file, env: name } = written;
  return {
    open(): string {
      if (file === undefined) {
        const value = name === undefined ? undefined : env[name];
        if (value === undefined || value === '')
          throw new Failure('config-wrong', `The environment does not hold ${name ?? 'a secret'}.`);
        return value;
      }
      const place = whole(file);
      try {
        refuseOpenToAll(place, statSync(place).mode);
        return readFileSync(place, 'utf8').trimEnd();
      } catch (error) {
        if (error instanceof Failure) throw error;
        throw new Failure(
          'config-wrong',
          `The secret in ${place} cannot be read: it is not there, or not ours to read.`,
        );
      }
    },
  };
}
