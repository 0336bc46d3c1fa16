// What is asked of the machine itself: its programs, its disks, whether systemd runs it. One port, so that tests have a machine of their own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

export interface Machine {
  readonly hasSystemd: boolean;
  /** Where the administrator's units lie. */
  readonly unitFolder: string;
  /** What a program of the machine said; undefined when it is not there or said nothing in ten seconds. */
  ask(program: string, words: readonly string[]): Promise<string | undefined>;
  /** Bytes that this account may still write on the disk of that folder; undefined when nobody can say. */
  free(folder: string): Promise<number | undefined>;
}

export function openMachine(): Machine {
  return {
    hasSystemd: existsSync('/run/systemd/system'),
    unitFolder: '/etc/systemd/system',
    ask: (program, words) =>
      new Promise((resolve) => {
        const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000, shell: false });
        let said = '';
        child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
        child.once('error', () => resolve(undefined));
        // `systemctl is-active` ends with 3 for what is stopped: what it says counts.
        child.once('close', () => resolve(said.trim() === '' ? undefined : said.trim()));
      }),
    async free(folder) {
      const found = await statfs(folder).catch(() => undefined);
      return found === undefined ? undefined : found.bavail * found.bsize;
    },
  };
}
