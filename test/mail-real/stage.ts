// The throw-away folder and what runs in it: whatever happens to the script, both are gone when it ends.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Stage {
  readonly folder: string;
  /** Starts a process of ours: it is ended with the stage. */
  start(program: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
  /** Processes that live in the folder, or in one inside it. */
  running(inside?: string): readonly number[];
  /** Ends what runs and takes the folder away; gives what would not end by itself. */
  close(): Promise<readonly number[]>;
}

const GRACE_MS = 5000;

export function openStage(): Stage {
  // Short: a socket's path has 107 letters. Servers give their rights away and must still find their files.
  const folder = mkdtempSync(path.join(tmpdir(), 'marac-mail-'));
  chmodSync(folder, 0o711);
  const children = new Set<ChildProcess>();
  const running = (inside = folder): readonly number[] => processesIn(inside);
  const kill = (signal: NodeJS.Signals): void => {
    for (const child of children) child.kill(signal);
    for (const pid of running()) tryKill(pid, signal);
  };
  const leave = (): void => {
    kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', leave);
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => {
      console.error(`\n${signal}: ending Postfix and Dovecot, and removing ${folder}`);
      process.exit(code);
    });
  return {
    folder,
    running,
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
      return readlinkSync(`/proc/${name}/cwd`).startsWith(folder) ? [Number(name)] : [];
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

/** Waits until it holds; throws with `what` when it does not in time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${ms / 1000} s`);
    await pause(30);
  }
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
