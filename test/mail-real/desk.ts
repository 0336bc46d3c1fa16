// A desk of our own before the real mail servers: made by `marac init`, typed in through its workbook, worked by its own commands on a clock
// that the case moves. All people are made up.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig, type Config } from '../../src/config.ts';
import { cell, openDoor, row, type Edit, type Typed } from '../../demo/type-as-people.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { localTime } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { openKeys } from '../../src/system/keys.ts';
import type { Heartbeat } from '../../src/system/heartbeat.ts';
import type { Log } from '../../src/system/log.ts';
import type { Workbook } from '../../src/workbook/workbook-port.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { composingDocuments } from '../support/desk.ts';
import type { MemoryWorkbook } from '../support/memory-workbook.ts';
import { typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { ACCOUNT, PASSWORD } from './dovecot.ts';

export interface MailSettings {
  readonly mode: 'live' | 'draft';
  readonly smtp: { readonly port: number; readonly caFile: string };
  readonly imap?: { readonly port: number; readonly caFile: string };
  readonly bounces?: { readonly port: number; readonly caFile: string };
  readonly password?: string;
  /** More keys of the config, by section. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface Line {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
}

export interface RealDesk {
  readonly folder: string;
  readonly logged: readonly string[];
  setMail(change: Partial<MailSettings>): void;
  /** A command as a person types it, at that time. */
  marac(now: string, ...argv: readonly string[]): Promise<Said>;
  /** One beat of `marac serve`. */
  serve(now: string): Promise<Said>;
  type(now: string, work: (hands: Pick<MemoryWorkbook, 'type'>) => void): Promise<void>;
  set(now: string, table: TableName, id: string, cells: Typed): Promise<void>;
  /** Referrals that the coordinator accepted, so many. */
  refer(now: string, count: number): Promise<void>;
  rows(table: TableName): Promise<readonly Readonly<Record<string, string>>[]>;
  /** Today, as it stands in the workbooks. */
  today(): Promise<readonly Line[]>;
  messages(now: string): Promise<readonly OutboxMessage[]>;
  withLedger<T>(now: string, work: (ledger: Ledger) => Promise<T>): Promise<T>;
}

/** A desk with its register and one meeting, of which each case has a copy. */
export async function makeRealDesk(folder: string): Promise<void> {
  const [parent, name] = [path.dirname(folder), path.basename(folder)];
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const argv = ['init', name, '--title', 'Ealing MARAC (synthetic)', '--name', 'ealing'];
  const made = await runLine(argv, COMMANDS, { folder: parent });
  if (made.exit !== 0) throw new Error(`marac init: ${made.err}`);
  await inBook(folder, SOME_DAY, (book) => typeInto(book, (hands) => typeSmallMarac(hands as MemoryWorkbook)));
}

export function openRealDesk(folder: string, settings: MailSettings): RealDesk {
  let mail = settings;
  const writeMail = (): void => writeConfig(folder, mail);
  writeMail();
  const logged: string[] = [];
  const outside = { documents: composingDocuments(), log: logInto(logged), pause: () => Promise.resolve() };
  const run = (now: string, argv: readonly string[], more: object = {}): Promise<Said> =>
    runLine(argv, COMMANDS, { folder, now, outside: { ...outside, ...more } });
  let referrals = 0;
  const withBook = <T>(now: string, work: (book: Workbook) => Promise<T>): Promise<T> => inBook(folder, now, work);
  const self: RealDesk = {
    folder,
    logged,
    setMail(change) {
      mail = { ...mail, ...change };
      writeMail();
    },
    marac: (now, ...argv) => run(now, argv),
    serve(now) {
      const stop = new AbortController();
      const heartbeat: Heartbeat = {
        start: () => {
          stop.abort();
          return { stop: () => Promise.resolve() };
        },
      };
      return runLine(['serve'], COMMANDS, {
        folder,
        now,
        outside: { ...outside, heartbeat },
        stopping: stop.signal,
      });
    },
    type: (now, work) => withBook(now, (book) => typeInto(book, work)),
    set: (now, table, id, cells) => withBook(now, (book) => openDoor(book).type([cell(table, id, cells)])),
    async refer(now, count) {
      await self.type(now, (hands) => {
        for (let one = 0; one < count; one += 1) {
          referrals += 1;
          const id = referralId(referrals);
          // Nobody is like anybody.
          const day = String(1 + (referrals % 28)).padStart(2, '0');
          const person = { forenames: `Anna${id.slice(2, 6)}`, birthDate: `19${60 + (referrals % 40)}-03-${day}` };
          const when = { receivedAt: now, referredOn: now.slice(0, 10), decidedOn: now.slice(0, 10) };
          typeReferral(hands as MemoryWorkbook, id, { ...person, ...when, phone: `07700 9${10000 + referrals}` });
        }
      });
    },
    rows: (table) =>
      withBook(SOME_DAY, async (book) => {
        const read = await book.read([table]);
        return (read.tables.get(table)?.rows ?? []).map((one) => ({
          ...Object.fromEntries([...one.cells].map(([field, value]) => [field, cellText(value)])),
          id: one.id ?? '',
        }));
      }),
    async today() {
      const rows = await self.rows('today');
      return rows.map((one) => ({ id: one['id'] ?? '', kind: one['kind'] ?? '', what: one['what'] ?? '' }));
    },
    messages: (now) => self.withLedger(now, (ledger) => ledger.messages()),
    withLedger: (now, work) => inLedger(folder, mail.mode, now, work),
  };
  return self;
}

/** Reading a workbook asks for no time. */
const SOME_DAY = '2027-03-01T09:00';
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';

function referralId(index: number): string {
  const letter = (at: number): string => LETTERS[at % LETTERS.length] ?? 'A';
  return `R-${letter(index)}${letter(Math.floor(index / LETTERS.length))}AA22`;
}

function configOf(folder: string): Config {
  const loaded = loadConfig(path.join(folder, 'marac.config.yaml'), {});
  if (!loaded.ok) throw new Error(`the config cannot be read: ${JSON.stringify(loaded.problems)}`);
  return loaded.value;
}

async function inBook<T>(folder: string, now: string, work: (book: Workbook) => Promise<T>): Promise<T> {
  const config = configOf(folder);
  const parts = { clock: fakeClock(localTime(now)), files: openFiles(), keys: openKeys(config.key) };
  const [marac] = await openWorkbooks(config, parts, undefined);
  if (marac === undefined) throw new Error('there is no MARAC');
  try {
    return await work(marac.workbook);
  } finally {
    await marac.workbook.close();
  }
}

async function inLedger<T>(
  folder: string,
  mode: MailSettings['mode'],
  now: string,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const clock = fakeClock(localTime(now));
  const file = path.join(folder, 'ledger', `${mode}.sqlite`);
  const ledger = openLedger({ file, mode, keys: openKeys(configOf(folder).key), clock });
  try {
    return await work(ledger);
  } finally {
    ledger.close();
  }
}

async function typeInto(book: Workbook, work: (hands: Pick<MemoryWorkbook, 'type'>) => void): Promise<void> {
  const edits: Edit[] = [];
  work({
    type: (table, values, options) => {
      edits.push(row(table, options?.id ?? '', values));
      return options?.id ?? '';
    },
  });
  await openDoor(book).type(edits);
}

function logInto(logged: string[]): Log {
  const keep =
    (level: string): Log['info'] =>
    (event, fields) =>
      void logged.push(`${level} ${event} ${JSON.stringify(fields ?? {})}`);
  return { info: keep('info'), warn: keep('warn'), error: keep('error') };
}

function writeConfig(folder: string, settings: MailSettings): void {
  const file = path.join(folder, 'marac.config.yaml');
  const secret = { file: 'mail-password' };
  writeFileSync(path.join(folder, secret.file), settings.password ?? PASSWORD, { mode: 0o600 });
  const auth = { kind: 'password', user: ACCOUNT, password: secret };
  const server = { host: '127.0.0.1', auth };
  const { smtp, imap, bounces, mode, more } = settings;
  const { mail: moreMail, ...rest } = { mail: {}, ...more };
  const mail = {
    mode,
    from: ACCOUNT,
    idDomain: 'desk.example.org',
    allowedDomains: ['.example.org', 'example.org'],
    ratePerMinute: 600,
    smtp: { ...server, ...smtp, tls: 'starttls' },
    ...(imap === undefined ? {} : { imap: { ...server, ...imap, tls: 'tls' } }),
    ...(bounces === undefined ? {} : { bounces: { ...server, ...bounces, tls: 'tls' } }),
    ...moreMail,
  };
  const kept = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  writeFileSync(file, stringify({ ...kept, ...rest, mail }, { aliasDuplicateObjects: false }), { mode: 0o600 });
}
