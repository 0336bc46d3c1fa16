// The throw-away folder and what runs in it: whatever happens to the script, both are gone when it ends.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Stage {
  readonly folder: string;
  /** A part of it that can be closed for itself: a row's own servers. */
  part(name: string): Stage;
  /** Starts a process of ours: it is ended with the stage. */
  start(program: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
  /** Processes that live in the folder, or in one inside it. */
  running(inside?: string): readonly number[];
  /** Ends what runs and takes the folder away; gives what would not end by itself. */
  close(): Promise<readonly number[]>;
}

const GRACE_MS = 20_000;

export function openStage(): Stage {
  // Short: a socket's path has 107 letters.
  const stage = stageIn(mkdtempSync(path.join(tmpdir(), 'marac-mail-')));
  process.once('exit', stage.leave);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => {
      console.error(`\n${signal}: ending Postfix and Dovecot, and removing ${stage.folder}`);
      process.exit(code);
    });
  return stage;
}

function stageIn(folder: string): Stage & { readonly leave: () => void } {
  // Servers give their rights away and must still find their files.
  chmodSync(folder, 0o711);
  const children = new Set<ChildProcess>();
  const parts = new Set<ReturnType<typeof stageIn>>();
  const running = (inside = folder): readonly number[] => processesIn(inside);
  const kill = (signal: NodeJS.Signals): void => {
    for (const child of children) child.kill(signal);
    for (const pid of running()) tryKill(pid, signal);
  };
  const leave = (): void => {
    for (const part of parts) part.leave();
    kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    folder,
    running,
    leave,
    part(name) {
      const inside = path.join(folder, name);
      mkdirSync(inside);
      const part = stageIn(inside);
      parts.add(part);
      return part;
    },
    start(program, args, options = {}) {
      const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: folder, ...options });
      children.add(child);
      child.once('exit', () => children.delete(child));
      return child;
    },
    async close() {
      kill('SIGTERM');
      const end = performance.now() + GRACE_MS;
      while (running().length > 0 && performance.now() < end) await pause(50);
      const left = running();
      leave();
      return left;
    },
  };
}

/** By the folder in which they work: Postfix and Dovecot go to folders of their own. */
function processesIn(folder: string): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    try {
      return `${readlinkSync(`/proc/${name}/cwd`)}/`.startsWith(`${folder}/`) ? [Number(name)] : [];
    } catch {
      return []; // it has ended
    }
  });
}

function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** However busy the machine is: a state is waited for, and this ends only what would never come. */
const NEVER_MS = 180_000;
/** Longer than anything should take: said, so that a slow row can be told from a busy machine. */
const LONG_MS = 15_000;

/** Waits until it holds; where it never does, throws with what was waited for, and with what `instead` says of it. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  instead: () => string = () => '',
): Promise<void> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() > from + NEVER_MS)
      throw new Error(`waited ${NEVER_MS / 1000} s in vain until ${what}. ${instead()}`.trim());
    await pause(30);
  }
  const waited = performance.now() - from;
  if (waited > LONG_MS) console.log(`         waited ${Math.round(waited / 1000)} s until ${what}`);
}

/** Ports of the loopback that nobody has at the moment. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => net.createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

export async function answers(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
