// One runner sends under a system-call trace; then the power is cut, on paper, just before each sync: when most has left and least is kept.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLedger } from '../../../src/ledger/sqlite/open-ledger.ts';
import { openClock } from '../../../src/system/clock.ts';
import { keysFromSecret } from '../../../src/system/keys.ts';
import { openFaultServer, type Taken } from '../../support/smtp-faults.ts';
import type { RunnerOrder } from '../sending/runner.ts';
import { openDisk } from './disk.ts';
import { readTrace, TRACED, type Done } from './trace.ts';

export interface CutOptions {
  /** Where strace is. */
  readonly strace: string;
  readonly messages: number;
  /** A bug of sending/mutants.ts planted into the runner. */
  readonly mutant?: string;
  /** The disk only says that it synced: to show that this proof would find it. */
  readonly lyingDisk?: boolean;
}

export interface CutReport {
  readonly cuts: number;
  readonly messages: number;
  /** Cuts after the first byte of a body had left. */
  readonly withBody: number;
  readonly faults: readonly string[];
}

/** What must never be found: PROP47, C22. */
export const AGAIN = 'C22, PROP47: a body that had begun to leave would be sent again';
const KEYS = keysFromSecret(Buffer.alloc(32, 9), 'own');
/** Handshake and commands of one connection are shorter: more than this holds some of a body. */
const BODY_BYTES = 4096;
const SHARES = [0, 0.5, 1] as const;

export async function cutPower(options: CutOptions): Promise<CutReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-power-'));
  const kept = path.join(folder, 'ledger');
  mkdirSync(kept, { mode: 0o700 });
  const server = await openFaultServer();
  try {
    const trace = path.join(folder, 'trace');
    const name = 'runner.test';
    const [leaseMs, hardMs, forMs] = [60_000, 60_000, 50_000];
    const file = path.join(kept, 'ledger.sqlite');
    await runTraced(
      options,
      { file, port: server.port, name, messages: options.messages, leaseMs, hardMs, forMs },
      trace,
    );
    const happened = readTrace(readFileSync(trace, 'latin1'), kept);
    return await walk(happened, server.taken, path.join(folder, 'cut'), options);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runTraced(options: CutOptions, order: RunnerOrder, trace: string): Promise<void> {
  const planted =
    options.mutant === undefined ? [] : ['--import', path.join(import.meta.dirname, '../sending/mutants.ts')];
  const runner = path.join(import.meta.dirname, '../sending/runner.ts');
  const asked = ['-f', '-yy', '-xx', '-s', '4000000', '-o', trace, '-e', `trace=${TRACED}`];
  const child = spawn(options.strace, [...asked, process.execPath, ...planted, runner, JSON.stringify(order)], {
    stdio: 'ignore',
    env: { ...process.env, ...(options.mutant === undefined ? {} : { MUTANT: options.mutant }) },
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('exit', done);
  });
  if (code !== 0) throw new Error(`The traced runner ended with ${code}.`);
}

/** Between two syncs the disk loses no more: each time the cut just before the next one is the worst, since most has left by then. */
async function walk(
  happened: readonly Done[],
  taken: readonly Taken[],
  folder: string,
  options: CutOptions,
): Promise<CutReport> {
  const disk = openDisk();
  const sent = new Map<string, number>();
  const faults: string[] = [];
  let [cuts, withBody] = [0, 0];
  const cut = async (): Promise<void> => {
    const bodies = [...sent.values()].filter((bytes) => bytes > BODY_BYTES).length;
    for (const share of SHARES) {
      cuts += 1;
      if (bodies > 0) withBody += 1;
      faults.push(...(await lookAfter(disk.cut(share), folder, taken.slice(0, bodies))));
    }
  };
  for (const done of happened) {
    if (done.did === 'sync' || done.did === 'remove') await cut();
    if (done.did === 'send') sent.set(done.socket, (sent.get(done.socket) ?? 0) + done.bytes);
    if (!(done.did === 'sync' && options.lyingDisk === true)) disk.apply(done);
  }
  await cut();
  // One connection a message, in the order in which the server took them: what has begun to leave is known by its place.
  const bodies = [...sent.values()].filter((bytes) => bytes > BODY_BYTES).length;
  if (bodies !== taken.length) faults.push(`${taken.length} messages were taken on ${bodies} connections`);
  return { cuts, withBody, messages: taken.length, faults };
}

/** C22, PROP47: whatever body has begun to leave stands in the ledger as begun, so that nothing tries it again; and the ledger is whole. */
async function lookAfter(
  files: ReadonlyMap<string, Buffer>,
  folder: string,
  begun: readonly Taken[],
): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  for (const [name, bytes] of files) writeFileSync(path.join(folder, path.basename(name)), bytes, { mode: 0o600 });
  const clock = openClock();
  const later = { ...clock, ms: () => clock.ms() + 3_600_000 };
  try {
    const ledger = openLedger({ file: path.join(folder, 'ledger.sqlite'), mode: 'live', keys: KEYS, clock: later });
    try {
      await ledger.recoverExpired();
      const messages = await ledger.messages();
      const { findings } = await ledger.verify();
      const again = begun.filter(
        ({ messageId }) =>
          !messages.some((one) => one.messageId === messageId && ['sent', 'uncertain'].includes(one.state)),
      );
      return [...findings, ...again.map(() => AGAIN)];
    } finally {
      ledger.close();
    }
  } catch (error) {
    return [`the ledger is not opened: ${error instanceof Error ? error.message : ''}`];
  }
}
