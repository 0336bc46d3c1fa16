// A runner of the proof as a process: started, killed or stopped as it was told, and how it ended.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwned } from './belongings.ts';
import { REFUSED } from './restored-names.ts';
import type { RunnerOrder } from './runner.ts';
import type { Kill, WorldOptions } from './world-options.ts';

export type End = 'killed' | 'done' | 'refused';

export interface Child {
  readonly name: string;
  readonly ended: Promise<End>;
  readonly output: () => string;
  kill(signal: NodeJS.Signals): void;
}

export function startRunner(order: RunnerOrder, options: WorldOptions, kill: Kill | undefined): Child {
  const script = join(import.meta.dirname, 'runner.ts');
  const child = startOwned(process.execPath, [...(options.nodeArguments ?? []), script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, NODE_COMPILE_CACHE: join(tmpdir(), 'marac-proof-cache') },
  });
  let output = '';
  let faults = '';
  const timers: NodeJS.Timeout[] = [];
  child.stderr?.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (kill?.how === 'time' && timers.length === 0) timers.push(setTimeout(() => child.kill('SIGKILL'), kill.afterMs));
    if (kill?.how === 'point' && kill.signal === 'SIGSTOP' && timers.length === 0)
      timers.push(setInterval(() => child.kill('SIGCONT'), order.leaseMs + 600)); // again: it may stop only after the first
  });
  const ended = new Promise<End>((done, fail) => {
    child.once('exit', (code, signal) => {
      for (const timer of timers) clearInterval(timer);
      if (signal === 'SIGKILL') done('killed');
      else if (code === 0) done('done');
      else if (code === REFUSED) done('refused');
      else fail(new Error(`a runner ended with ${code ?? signal}: ${faults.slice(0, 2000)}`));
    });
  });
  return { name: order.name, ended, output: () => output, kill: (signal) => void child.kill(signal) };
}
