// One world of the proof: a ledger, a server with its own log, two runners that are killed or stopped again and again, then a person, then the check.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutboxMessage } from '../../../src/domain/outbox/message.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import { openLedger } from '../../../src/ledger/sqlite/open.ts';
import { openClock } from '../../../src/system/clock.ts';
import { keysFromSecret } from '../../../src/system/keys.ts';
import { openFaultServer } from '../../support/smtp-faults.ts';
import type { History } from './history.ts';
import { checkHistory } from './history.ts';
import type { RunnerOrder } from './runner.ts';

export type Kill =
  /** At the n-th time the runner reaches that point. */
  | { readonly how: 'point'; readonly point: string; readonly nth: number; readonly signal: 'SIGKILL' | 'SIGSTOP' }
  /** When the server reaches that phase with it; `cut`: what it had written and the server had not yet read is lost with it. */
  | { readonly how: 'phase'; readonly phase: string; readonly cut?: boolean }
  /** So many ms after it was ready. */
  | { readonly how: 'time'; readonly afterMs: number };

export interface World extends History {
  readonly planned: number;
  readonly kills: number;
  readonly stops: number;
  /** Messages that were uncertain before the person looked. */
  readonly uncertain: number;
  readonly resent: number;
  readonly findings: readonly string[];
}

export interface Times {
  readonly leaseMs: number;
  readonly hardMs: number;
  /** How long a runner that is to be killed may live. */
  readonly forMs: number;
}

/** Leases so short that some end while their runner is at work: for a proof that looks for trouble. */
const TIGHT: Times = { leaseMs: 3000, hardMs: 2000, forMs: 1500 };
/** No lease ends before its runner does, however busy the machine: what happens depends on the kills alone. */
export const AMPLE: Times = { leaseMs: 600_000, hardMs: 540_000, forMs: 500_000 };
const MESSAGES = 12;
const OPEN = ['draft', 'offered', 'approved', 'sending', 'dataStarted'] as const;
const KEYS = keysFromSecret(Buffer.alloc(32, 9), 'own');

type ServerLog = readonly { readonly messageId: string }[];

interface Child {
  readonly name: string;
  readonly ended: Promise<'killed' | 'done'>;
  readonly output: () => string;
  kill(signal: NodeJS.Signals): void;
}

export interface WorldOptions {
  /** Asked for the next kill until so many have struck, or all messages have ended. */
  readonly next: (turn: number) => Kill;
  readonly kills: number;
  readonly times?: Times;
  /** Extra arguments of node for the runners: a loader that plants a bug. */
  readonly nodeArguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export async function runWorld(options: WorldOptions): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'marac-proof-'));
  const file = join(folder, 'ledger.sqlite');
  const times = options.times ?? TIGHT;
  const byPhase = new Map<string, { readonly phase: string; readonly cut: boolean; readonly child: Child }>();
  const server = await openFaultServer({
    onPhase(phase, hello) {
      const wanted = phase === 'banner' ? [...byPhase.values()].find((one) => one.phase === phase) : byPhase.get(hello);
      if (wanted?.phase !== phase) return undefined;
      byPhase.delete(wanted.child.name);
      wanted.child.kill('SIGKILL');
      return wanted.cut ? 'cut' : undefined;
    },
  });
  const count = { kills: 0, stops: 0, runners: 0 };
  const start = (kill: Kill | undefined, forMs: number, aheadMs = 0): Child => {
    count.runners += 1;
    const order: RunnerOrder = {
      file,
      port: server.port,
      name: `runner-${count.runners}.test`,
      messages: MESSAGES,
      leaseMs: times.leaseMs,
      hardMs: times.hardMs,
      forMs,
      aheadMs,
      ...(kill?.how === 'point' ? { at: kill } : {}),
    };
    const child = startRunner(order, options, kill);
    if (kill?.how === 'phase') byPhase.set(order.name, { phase: kill.phase, cut: kill.cut === true, child });
    return child;
  };
  try {
    let turn = 0;
    let alive = 0;
    let ended = false;
    const lane = async (): Promise<void> => {
      while (!ended && count.kills + alive < options.kills && turn < 4 * options.kills) {
        const kill = options.next(turn);
        turn += 1;
        alive += 1;
        const end = await start(kill, times.forMs).ended;
        alive -= 1;
        if (end === 'killed') count.kills += 1;
        else if (kill.how === 'point' && kill.signal === 'SIGSTOP') count.stops += 1;
        else ended = true;
      }
    };
    await Promise.all([lane(), lane()]);
    const uncertain = new Set<string>();
    const resent = await settle(file, uncertain, server.taken, (aheadMs) => start(undefined, 12_000, aheadMs).ended);
    return await report(file, server.taken, { ...count, uncertain: uncertain.size, resent });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs undisturbed until all has ended; a person resolves what is uncertain after the quarantine, from the server's log. No lease, quarantine or
 * next try is waited for: all runners of before are dead, and the clock of those who work here goes ahead to its end.
 */
async function settle(
  file: string,
  uncertain: Set<string>,
  log: ServerLog,
  run: (aheadMs: number) => Promise<unknown>,
): Promise<number> {
  let resent = 0;
  let aheadMs = 0;
  const goTo = (ms: number | undefined): void => {
    aheadMs = Math.max(aheadMs, Math.ceil((ms ?? 0) - Date.now() + 100));
  };
  for (let round = 0; round < 20; round += 1) {
    const ledger = open(file, () => aheadMs);
    for (const one of await ledger.messages({ states: OPEN })) {
      goTo(one.deadlineMs);
      goTo(one.notBeforeMs);
    }
    await run(aheadMs);
    const doubtful = await ledger.messages({ states: ['uncertain'] });
    for (const message of doubtful) {
      uncertain.add(message.key);
      goTo(message.quarantineUntilMs);
    }
    resent += await resolve(ledger, doubtful, log);
    const left = await ledger.messages({ states: OPEN });
    ledger.close();
    if (doubtful.length === 0 && left.length === 0) break;
  }
  return resent;
}

/** The person of the proof: looks into the server's log, and only after the quarantine. */
async function resolve(ledger: Ledger, doubtful: readonly OutboxMessage[], log: ServerLog): Promise<number> {
  let resent = 0;
  for (const message of doubtful) {
    const found = log.some((entry) => entry.messageId === message.messageId);
    const stated = { by: 'C-COORD', in: 'command' as const, evidence: 'log of the mail server' };
    const answer = await ledger.decideByPerson(message.key, found ? 'sent' : 'notSentSendAgain', stated);
    if (!answer.ok) throw new Error(`the person was refused: ${answer.why}`);
    if (!found) resent += 1;
  }
  return resent;
}

function open(file: string, aheadMs = () => 0): Ledger {
  const clock = openClock();
  const ahead = { ...clock, ms: () => clock.ms() + aheadMs() };
  return openLedger({ file, mode: 'live', keys: KEYS, clock: ahead, busyTimeoutMs: 20_000 });
}

async function report(
  file: string,
  taken: readonly { readonly messageId: string; readonly to: readonly string[]; readonly body: string }[],
  count: Pick<World, 'kills' | 'stops' | 'uncertain' | 'resent'>,
): Promise<World> {
  const ledger = open(file);
  const keys = Array.from({ length: MESSAGES }, (_, index) => `proof/agenda/M-1/C-${index}`);
  const history = checkHistory(keys, await ledger.messages(), taken);
  const { findings } = await ledger.verify();
  for (const key of history.lost) {
    const found = await ledger.findMessage(key);
    console.error(
      `${key}: ${found?.state ?? 'not known'} after ${found?.attempts ?? 0} attempts (${found?.evidence ?? ''})`,
    );
  }
  ledger.close();
  const { kills, stops, uncertain, resent } = count;
  return { ...history, planned: MESSAGES, kills, stops, uncertain, resent, findings };
}

function startRunner(order: RunnerOrder, options: WorldOptions, kill: Kill | undefined): Child {
  const script = join(import.meta.dirname, 'runner.ts');
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, NODE_COMPILE_CACHE: join(tmpdir(), 'marac-proof-cache') },
  });
  let output = '';
  let faults = '';
  const timers: NodeJS.Timeout[] = [];
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (kill?.how === 'time' && timers.length === 0) timers.push(setTimeout(() => child.kill('SIGKILL'), kill.afterMs));
    if (kill?.how === 'point' && kill.signal === 'SIGSTOP' && timers.length === 0)
      timers.push(setInterval(() => child.kill('SIGCONT'), order.leaseMs + 600)); // again: it may stop only after the first
  });
  const ended = new Promise<'killed' | 'done'>((done, fail) => {
    child.once('exit', (code, signal) => {
      for (const timer of timers) clearInterval(timer);
      if (signal === 'SIGKILL') done('killed');
      else if (code === 0) done('done');
      else fail(new Error(`a runner ended with ${code ?? signal}: ${faults.slice(0, 2000)}`));
    });
  });
  return { name: order.name, ended, output: () => output, kill: (signal) => void child.kill(signal) };
}
