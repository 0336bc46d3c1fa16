// A real runner process for the proof of sending: plans, approves and sends through the product's own ledger and mail path until all is ended,
// and kills or stops itself at the point it was told. Started by test/prove/sending/world.ts; all data synthetic.
import { dirname } from 'node:path';
import { day, localTime } from '../../../src/domain/time/day.ts';
import { parseAddress } from '../../../src/mail/mail-address.ts';
import { composeApproval } from '../../../src/mail/approval.ts';
import { openEncryption } from '../../../src/mail/encrypt/open-encryption.ts';
import { openWorkFolder } from '../../../src/system/work-folder.ts';
import { sendDue } from '../../../src/mail/send-due.ts';
import { openSmtp } from '../../../src/mail/smtp/smtp-transport.ts';
import { Failure } from '../../../src/errors.ts';
import { openLedger } from '../../../src/ledger/sqlite/open-ledger.ts';
import type { PlannedMessage } from '../../../src/ledger/plan-commit.ts';
import { openClock } from '../../../src/system/clock.ts';
import { keysFromSecret } from '../../../src/system/keys.ts';
import { TEST_CA } from '../../support/smtp-faults.ts';
import { REFUSED } from './restored-names.ts';

const DISAGREE: readonly string[] = ['ledger-missing', 'ledger-behind', 'anchor-broken'];

export interface RunnerOrder {
  readonly file: string;
  /** Whether the other copies of the record, beside the ledger, are kept and asked too. */
  readonly copies?: boolean;
  readonly port: number;
  readonly name: string;
  readonly messages: number;
  readonly leaseMs: number;
  readonly hardMs: number;
  /** Kill or stop at the n-th time this point is reached. */
  readonly at?: { readonly point: string; readonly nth: number; readonly signal: 'SIGKILL' | 'SIGSTOP' };
  /** Gives up after so long, whatever is left. */
  readonly forMs: number;
  /** Its clock of leases and pauses goes ahead by so much. */
  readonly aheadMs?: number;
  /** No other runner lives, and nobody kills this one. */
  readonly alone?: boolean;
  readonly listPoints?: boolean;
}

const order = JSON.parse(process.argv[2] ?? '{}') as RunnerOrder;
const reached = new Map<string, number>();
const faults = {
  reach(point: string): void {
    const count = (reached.get(point) ?? 0) + 1;
    reached.set(point, count);
    if (order.at?.point === point && order.at.nth === count) process.kill(process.pid, order.at.signal);
  },
};

const keys = keysFromSecret(Buffer.alloc(32, 9), 'own');
const wall = openClock();
const clock = { ...wall, ms: () => wall.ms() + (order.aheadMs ?? 0) };
const folder = dirname(order.file);
/** Loaded only where they are kept: they need half the program. */
const copies = order.copies === true ? await import('./copies.ts') : undefined;
const parts = {
  keys,
  clock,
  faults,
  busyTimeoutMs: 20_000,
  timing: { leaseMs: order.leaseMs, hardMs: order.hardMs, marginMs: 50, accessMaxAgeMs: 300_000 },
};
const ledger =
  copies === undefined
    ? openLedger({ ...parts, file: order.file, mode: 'live' })
    : await copies.openRecorded(folder, parts).catch(refuse);
const transport = openSmtp({
  host: '127.0.0.1',
  port: order.port,
  security: 'startTls',
  ca: TEST_CA,
  helloName: order.name,
  connectTimeoutMs: order.hardMs,
  greetingTimeoutMs: order.hardMs,
  silenceTimeoutMs: order.hardMs,
  hardTimeoutMs: order.hardMs,
});
const from = parseAddress('marac@example.gov.uk');
if (!from.ok) throw new Error('the sender is no address');
const contacts = Array.from({ length: order.messages }, (_, index) => ({
  id: `C-${index}`,
  agency: 'A-1',
  role: 'representative' as const,
  address: `rep${index}@example.gov.uk`,
  route: 'secureMail' as const,
  routeProvenOn: day('2026-01-05'),
  verifiedBy: 'C-0',
  verifiedOn: day('2026-01-05'),
}));
const access = { on: day('2027-03-09'), agencies: [], contacts, maracs: [], allowedDomains: ['example.gov.uk'] };
const encryption = openEncryption({ allowOffice: false, work: openWorkFolder('/nonexistent/work') });
const desk = { ledger, keys, clock, from: from.value, idDomain: 'marac.example', encryption };

const planned = (index: number): PlannedMessage => ({
  key: `proof/agenda/M-1/C-${index}`,
  marac: 'proof',
  job: 'agenda',
  template: 'agenda-mail',
  to: `C-${index}`,
  audience: 'agency',
  gate: 'none',
  covers: [`M-1/C-${index}`],
  papers: [],
  discloses: [{ case: 'K-1', classes: ['open'] }],
  notAfter: localTime('2099-12-31T23:59'),
  because: [],
  contentHash: 'h1',
  text: {
    subject: 'Papers for you (D-ABCDEF)',
    text: `Message ${index}.\n${'All of it is made up. '.repeat(6000)}`,
  },
  offer: true,
});

/** The copies of the record disagree: nothing is planned or sent. */
function refuse(error: unknown): never {
  if (!(error instanceof Failure) || !DISAGREE.includes(error.code)) throw error;
  process.stdout.write(`refused: ${error.message}\n`);
  process.exit(REFUSED);
}

/** As the tick does it: under a slot's lease, only what is not recorded yet. */
async function plan(): Promise<void> {
  const slot = { marac: 'proof', job: 'agenda', slot: '2027-03-09T08:30' };
  const claim = await ledger.claimSlot(slot, order.name, order.leaseMs, { config: 'c1', retryFailed: true });
  if (!claim.claimed) return;
  const { recorded, generation } = await ledger.recorded();
  const missing = contacts.flatMap((_, index) => {
    const message = planned(index);
    return recorded.messages.has(message.key) ? [] : [message];
  });
  const answer = await ledger.commitPlan({
    leases: [claim.lease],
    generation,
    run: `${order.name}-${generation}`,
    jobs: ['agenda'],
    isWhole: true,
    keptBack: [],
    made: {},
    messages: missing,
    papers: [],
    renamed: [],
    cancel: [],
    freeze: [],
    thaw: [],
    late: [],
    missed: [],
    done: [],
    orders: new Map(),
  });
  await ledger.finishSlot(claim.lease, answer.committed ? 'done' : 'failed');
}

/** As a later run does it: what a person called not sent after a restore, and was never composed, is a draft again. */
async function offerDrafts(): Promise<void> {
  for (const { key, contentHash } of await ledger.messages({ states: ['draft'] })) await ledger.offer(key, contentHash);
}

const LEFT = ['draft', 'offered', 'approved', 'sending', 'dataStarted'] as const;

/** All has ended; or, of one that is alone, is held by a claim of the dead or a pause that outlives it: nothing will change while it waits. */
async function isOver(endsMs: number): Promise<boolean> {
  const { messages } = (await ledger.recorded()).recorded;
  if (messages.size < order.messages) return false;
  const left = await ledger.messages({ states: LEFT });
  if (order.alone !== true) return left.length === 0;
  return left.every(({ deadlineMs = 0, notBeforeMs = 0 }) => Math.max(deadlineMs, notBeforeMs) > endsMs);
}

async function round(endsMs: number): Promise<boolean> {
  await copies?.guard(folder, keys, ledger).catch(refuse);
  await plan();
  if (copies !== undefined) await offerDrafts();
  await sendDue({
    ledger,
    clock,
    owner: order.name,
    transportFor: () => transport,
    lookAtAccess: async () => ({ access, readAt: clock.now(), keeps: () => undefined }),
    decide: () => ({ go: true }),
    undoOver: () => false,
    compose: async (message, because, newest) => composeApproval(desk, message, because, newest),
    ...(copies === undefined ? {} : { keepHead: () => copies.keepHead(folder, ledger) }),
    faults,
    // Its servers and clients break off all the time: nobody waits for them to come to rest.
    atOnce: true,
  });
  await copies?.keepCopies(folder, keys, ledger);
  return isOver(endsMs);
}

const until = clock.ms() + order.forMs;
process.stdout.write('ready\n');
while (clock.ms() < until) {
  try {
    if (await round(until)) break;
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ledger-busy') throw error;
  }
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
if (order.listPoints === true) process.stdout.write(`${JSON.stringify([...reached])}\n`);
await encryption.close();
ledger.close();
