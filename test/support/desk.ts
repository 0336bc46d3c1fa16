// A whole MARAC in a test: a workbook in memory, the real planner, templates, ledger and send step in rehearsal; papers are kept as HTML and text
// instead of being printed. Everything in it is synthetic.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { openSendPorts, sendAndShow } from '../../src/app/sending.ts';
import type { Config } from '../../src/config.ts';
import type { Documents } from '../../src/documents/documents-port.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { runJobs, type RunReport } from '../../src/jobs/engine/apply-run.ts';
import type { Ports } from '../../src/jobs/engine/ports.ts';
import { JOBS } from '../../src/jobs/engine/job-list.ts';
import type { JobName } from '../../src/jobs/engine/job.ts';
import { gatherToday } from '../../src/jobs/views/today/gather-today.ts';
import { findMailStops } from '../../src/jobs/memory/read-mail-stops.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { makePlan } from '../../src/jobs/engine/make-plan.ts';
import { lookAtReading } from '../../src/jobs/answers/take-reading.ts';
import type { Ledger, SendingClaim } from '../../src/ledger/ledger-port.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import type { Encryption } from '../../src/mail/encrypt/open-encryption.ts';
import type { Passphrases } from '../../src/mail/encrypt/passphrases.ts';
import { parseAddress } from '../../src/mail/mail-address.ts';
import type { Attempt, BounceBox, Transport } from '../../src/mail/mail-port.ts';
import type { SendReport } from '../../src/mail/send-due.ts';
import { fakeClock, type FakeClock } from '../../src/system/clock.ts';
import { NO_FAULTS, type Faults } from '../../src/system/faults.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { silentLog } from '../../src/system/log.ts';
import { seededRandom } from '../../src/system/random.ts';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import { memoryWorkbook, type MemoryWorkbook } from './memory-workbook.ts';

let shared: Documents | undefined;
/** Templates are read and checked once for all tests of a worker; nothing is printed, so there is nothing to close. */
export function composingDocuments(): Documents {
  shared ??= openDocuments({ templatesDir: 'templates', cacheDir: path.join(tmpdir(), 'marac-test-no-browser') });
  const documents = shared;
  // Papers as files hold their own HTML: what a test reads is what would be printed.
  return {
    ...documents,
    print: (html) => Promise.resolve({ outcome: 'done', bytes: Buffer.from(html, 'utf8') }),
    close: () => Promise.resolve(),
  };
}

export interface Delivered {
  readonly key: string;
  readonly to: string;
  readonly address: string;
  readonly raw: Buffer;
  readonly mail: Email;
}

export interface TestMarac {
  readonly name: string;
  readonly book: MemoryWorkbook;
}

export interface TestDesk {
  readonly desk: Ports;
  readonly ledger: Ledger;
  readonly clock: FakeClock;
  readonly maracs: readonly TestMarac[];
  /** The first MARAC's workbook. */
  readonly book: MemoryWorkbook;
  /** Moves the clock and runs all jobs, or those that are due then, as a tick would. */
  run(time: string, jobs?: readonly JobName[]): Promise<RunReport>;
  /** Sends what is due now; what left in this call. */
  send(): Promise<readonly Delivered[]>;
  /** Run, then send: one tick. */
  tick(time: string): Promise<readonly Delivered[]>;
  /** Releases everything on offer, or what `which` picks, as a person by command. */
  release(which?: (key: string) => boolean): Promise<number>;
  today(): Promise<readonly TodayItem[]>;
  readonly lastSend: () => SendReport | undefined;
  readonly delivered: readonly Delivered[];
  close(): void;
}

export interface DeskOptions {
  readonly faults?: Faults;
  readonly start?: string;
  readonly maracs?: readonly string[];
  readonly seed?: number;
  readonly documents?: Documents;
  readonly encryption?: Encryption;
  readonly passphrases?: Passphrases;
  readonly allowedDomains?: readonly string[];
  /** How messages leave, instead of being kept by the test: a real mail server, say. */
  readonly transport?: Pick<Transport, 'deliver' | 'tryLogin'>;
  /** Draft mode: where messages are put; what never waits goes as elsewhere. */
  readonly drafts?: Transport;
  /** Where reports of non-delivery come into. */
  readonly bounces?: BounceBox;
  /** A ledger that is there already, and stays: a copy of another desk's. */
  readonly ledgerFile?: string;
  /** Draft mode without a relay: what never waits has no way out. */
  readonly noRelay?: true;
  /** What the mail server says instead of taking the message. */
  readonly refuses?: (claim: SendingClaim) => Attempt | undefined;
}

function draftsPlace(drafts: Transport | undefined): Ports['drafts'] {
  return drafts === undefined ? undefined : { lookFor: async (lying) => (await drafts.lookFor?.(lying)) ?? [] };
}

export function openTestDesk(options: DeskOptions = {}): TestDesk {
  const clock = fakeClock(localTime(options.start ?? '2027-03-01T09:00'));
  const mode = options.drafts === undefined ? 'rehearsal' : 'draft';
  const keys = demoKeys('test');
  const folder = options.ledgerFile === undefined ? mkdtempSync(path.join(tmpdir(), 'marac-desk-')) : undefined;
  const ledger = openLedger({
    file: options.ledgerFile ?? path.join(folder ?? '', `${mode}.sqlite`),
    durable: mode !== 'rehearsal',
    mode,
    keys,
    clock,
    random: seededRandom(options.seed ?? 1),
  });
  const maracs = (options.maracs ?? ['ealing']).map((name) => ({ name, book: memoryWorkbook() }));
  const ports: Ports = {
    maracs: maracs.map(({ name, book }) => ({
      name,
      title: `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`,
      outward: `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`,
      workbook: book,
    })),
    ledger,
    documents: options.documents ?? composingDocuments(),
    writeAnswerSheet: (model) => Promise.resolve(Buffer.from(JSON.stringify(model), 'utf8')),
    papersFolder: { keep: () => Promise.resolve() },
    keys,
    clock,
    log: silentLog,
    faults: options.faults ?? NO_FAULTS,
    mailFrom: 'marac@example.gov.uk',
    allowedDomains: options.allowedDomains ?? ['.example.org', 'example.org'],
    maskNames: false,
    rehearsal: mode === 'rehearsal',
    drafts: draftsPlace(options.drafts),
    bounces: options.bounces === undefined ? undefined : { box: options.bounces, idDomain: 'example.org' },
    made: {},
    release: 'workbook',
  };
  const delivered: Delivered[] = [];
  let runs = 0;
  let last: SendReport | undefined;
  const transport: Transport = {
    mode: mode === 'draft' ? 'live' : mode,
    async deliver(claim, start) {
      if (options.transport !== undefined) return options.transport.deliver(claim, start);
      const answer = await start();
      if (!answer.started) return { outcome: 'notStarted' };
      const refusal = options.refuses?.(claim);
      if (refusal !== undefined) return refusal;
      const raw = Buffer.from(claim.bytes);
      delivered.push({
        key: claim.message.key,
        to: claim.message.to,
        address: claim.toAddress,
        raw,
        mail: await PostalMime.parse(raw),
      });
      return { outcome: { end: 'sent', evidence: 'kept by the test' } };
    },
    ...(options.transport?.tryLogin === undefined ? {} : { tryLogin: options.transport.tryLogin }),
    close: () => Promise.resolve(),
  };
  const from = parseAddress('marac@example.org');
  if (!from.ok) throw new Error('from');
  const config = { mail: { mode } } as Config;
  const approval = {
    ledger,
    keys,
    clock,
    from: from.value,
    idDomain: 'example.org',
    encryption: options.encryption ?? {
      choose: () => Promise.resolve(undefined),
      encrypt: () => Promise.reject(new Error('no encryption here')),
      close: () => Promise.resolve(),
    },
    ...(options.passphrases === undefined ? {} : { passphrases: options.passphrases }),
  };
  const self: TestDesk = {
    desk: ports,
    ledger,
    clock,
    maracs,
    book: maracs[0]!.book,
    delivered,
    lastSend: () => last,
    async run(time, jobs) {
      clock.set(localTime(time));
      runs += 1;
      const due = JOBS.filter((one) => jobs === undefined || jobs.includes(one.name));
      return runJobs(ports, { jobs: due, leases: [], run: `run-${String(runs).padStart(4, '0')}`, now: clock.now() });
    },
    async send() {
      const before = delivered.length;
      const transports = {
        forMessage: (one: OutboxMessage) => {
          if (one.gate !== 'none') return options.drafts ?? transport;
          return options.noRelay === true ? undefined : transport;
        },
        all: options.drafts === undefined ? [transport] : [transport, options.drafts],
        smtp: transport,
        drafts: undefined,
        bounces: undefined,
        tryLogins: () => Promise.resolve([]),
        close: () => Promise.resolve(),
      };
      last = await sendAndShow(
        await openSendPorts({
          desk: ports,
          config,
          clock,
          transports,
          approval,
          owner: 'test',
          pause: () => Promise.resolve(),
        }),
        ports,
      );
      return delivered.slice(before);
    },
    async tick(time) {
      await self.run(time);
      return self.send();
    },
    async release(which = () => true) {
      let count = 0;
      for (const message of await ledger.messages({ states: ['offered'] })) {
        if (message.gate !== 'release' || !which(message.key)) continue;
        const answer = await ledger.release(message.key, message.version, { by: 'Test Coordinator', in: 'command' });
        if (answer.ok) count += 1;
      }
      return count;
    },
    async today() {
      const reading = await lookAtReading(ports);
      const messages = await ledger.messages();
      const planned = makePlan(ports, reading.facts, JOBS, clock.now());
      return gatherToday(reading.facts, planned, messages, clock.now(), await findMailStops(ledger));
    },
    close() {
      ledger.close();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  return self;
}
