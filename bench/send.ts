// Messages per second through the durable path, against plain nodemailer with one connection a message, to the same bare STARTTLS server in the same
// run. `npm run -s bench:send [-- MESSAGES]`. The ratio is the figure; the disk's ms per commit says what it rests on.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Access } from '../src/domain/access/access.ts';
import { day, localTime } from '../src/domain/time/day.ts';
import type { Ledger } from '../src/ledger/ledger-port.ts';
import type { PlannedMessage } from '../src/ledger/plan-commit.ts';
import { openLedger } from '../src/ledger/sqlite/open-ledger.ts';
import { sendDue } from '../src/mail/send-due.ts';
import { openSmtp } from '../src/mail/smtp/smtp-transport.ts';
import { openClock } from '../src/system/clock.ts';
import { keysFromSecret } from '../src/system/keys.ts';
import { openFaultServer, TEST_CA } from '../test/support/smtp-faults.ts';

const MESSAGES = Number(process.argv[2] ?? 300);
const BODY = Buffer.from(`Message-ID: <bench@marac.example>\r\nSubject: Papers\r\n\r\n${'x'.repeat(76)}\r\n`.repeat(1));

const keyOf = (index: number): string => `bench/agenda/${index % 3}/C-${index}`;
const round = (value: number): number => Math.round(value * 100) / 100;

const ACCESS: Access = {
  on: day('2027-03-09'),
  agencies: [],
  contacts: [
    {
      id: 'C-1',
      agency: 'A-1',
      role: 'representative',
      address: 'rep@example.gov.uk',
      route: 'secureMail',
      routeProvenOn: day('2026-01-01'),
      verifiedBy: 'C-2',
      verifiedOn: day('2026-01-01'),
    },
  ],
  maracs: [],
  allowedDomains: ['example.gov.uk'],
};

if (process.argv[2] === 'serve') {
  const server = await openFaultServer();
  process.send?.(server.port);
  process.on('disconnect', () => process.exit(0));
} else await measure();

async function measure(): Promise<void> {
  const child = fork(import.meta.filename, ['serve']);
  const port = await new Promise<number>((resolve) => {
    child.once('message', (message) => resolve(Number(message)));
  });
  const folder = mkdtempSync(join(tmpdir(), 'marac-send-'));
  const commits = { count: 0 };
  const ledger = openBench(folder, commits);
  await approveAll(ledger);
  const sets: { readonly plain: number; readonly durable: number; readonly commits: number }[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const plain = await sendPlain(port, MESSAGES / 3);
    const before = commits.count;
    const durable = await sendDurable(ledger, port, turn);
    sets.push({ plain, durable, commits: (commits.count - before) / (MESSAGES / 3) });
  }
  const commitMs = await measureCommit(ledger);
  ledger.close();
  child.disconnect();
  rmSync(folder, { recursive: true, force: true });
  const middle = (pick: (set: (typeof sets)[number]) => number): number =>
    sets.map(pick).toSorted((a, b) => a - b)[1] ?? 0;
  const ratio = middle((set) => set.durable / set.plain);
  process.stdout.write(
    `${JSON.stringify({
      messages: MESSAGES,
      durablePerSecond: Math.round(middle((set) => set.durable)),
      plainPerSecond: Math.round(middle((set) => set.plain)),
      ratio: round(ratio),
      commitsPerMessage: round(middle((set) => set.commits)),
      commitMs: round(commitMs),
    })}\n`,
  );
}

function openBench(folder: string, commits: { count: number }): Ledger {
  return openLedger({
    file: join(folder, 'ledger.sqlite'),
    mode: 'live',
    keys: keysFromSecret(Buffer.alloc(32, 5), 'own'),
    clock: openClock(),
    faults: {
      reach(point) {
        if (point.endsWith(':committed')) commits.count += 1;
      },
    },
  });
}

function planned(index: number): PlannedMessage {
  return {
    key: keyOf(index),
    marac: 'bench',
    job: 'agenda',
    template: 't',
    to: 'C-1',
    audience: 'agency',
    gate: 'none',
    covers: [],
    papers: [],
    discloses: [],
    notAfter: localTime('2099-01-01T00:00'),
    because: [],
    contentHash: 'h',
    text: { subject: 'Papers for you (D-ABCDEF)', text: 'x' },
    offer: true,
  };
}

async function approveAll(ledger: Ledger): Promise<void> {
  const indexes = Array.from({ length: MESSAGES }, (_, index) => index);
  await ledger.commitPlan({
    leases: [],
    generation: 0,
    run: 'bench',
    jobs: ['agenda'],
    isWhole: true,
    keptBack: [],
    made: {},
    papers: [],
    renamed: [],
    cancel: [],
    freeze: [],
    thaw: [],
    late: [],
    missed: [],
    done: [],
    orders: new Map(),
    messages: indexes.map(planned),
  });
  for (const index of indexes)
    await ledger.approve({
      key: keyOf(index),
      version: 1,
      because: 'noGate',
      messageId: `<${index}@marac.example>`,
      from: 'marac@example.gov.uk',
      toAddress: 'rep@example.gov.uk',
      bytes: BODY,
      encrypted: [],
    });
}

/** A third of the messages through the product's own send step. */
async function sendDurable(ledger: Ledger, port: number, turn: number): Promise<number> {
  const clock = openClock();
  const smtp = openSmtp({ host: '127.0.0.1', port, security: 'startTls', ca: TEST_CA });
  const began = performance.now();
  const report = await sendDue({
    ledger,
    clock,
    owner: 'bench',
    transportFor: (message) => (message.key.startsWith(`bench/agenda/${turn}/`) ? smtp : undefined),
    lookAtAccess: async () => ({ access: ACCESS, readAt: clock.now(), keeps: () => undefined }),
    decide: () => ({ go: true }),
    undoOver: () => true,
    compose: async () => ({ ok: false, problems: [] }),
  });
  if (report.sent.length !== MESSAGES / 3)
    throw new Error(`only ${report.sent.length} were sent: ${report.stopped?.failure.message}`);
  return (1000 * report.sent.length) / (performance.now() - began);
}

async function sendPlain(port: number, count: number): Promise<number> {
  const began = performance.now();
  for (let index = 0; index < count; index += 1) {
    const transport = nodemailer.createTransport({
      host: '127.0.0.1',
      port,
      requireTLS: true,
      tls: { ca: TEST_CA },
      allowInternalNetworkInterfaces: true,
    });
    await transport.sendMail({ envelope: { from: 'marac@example.gov.uk', to: ['rep@example.gov.uk'] }, raw: BODY });
    transport.close();
  }
  return (1000 * count) / (performance.now() - began);
}

async function measureCommit(ledger: Ledger): Promise<number> {
  const began = performance.now();
  for (let index = 0; index < 100; index += 1)
    await ledger.rememberAnswer('bench', String(index), { by: 'bench', in: 'rule' });
  return (performance.now() - began) / 100;
}
