// What the proof of sending starts and lays down: ended and taken away when the process ends, whichever way. A stopped runner would stay for ever.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const children = new Set<ChildProcess>();
const folders = new Set<string>();

export function startOwned(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, options);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

export function makeOwned(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.add(folder);
  return folder;
}

export function removeOwned(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.delete(folder);
}

// Also after an error that nobody caught. SIGKILL ends what is stopped too.
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) removeOwned(folder);
});

/** A signal ends the process as it would, and all of that first. */
export function endOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => process.exit(code));
}
