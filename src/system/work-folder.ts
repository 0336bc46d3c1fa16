// The one place where something in clear may lie for a moment while another program works on it: a private folder beside the ledger. What a killed
// process left there is swept when the program starts.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../errors.ts';
import { PRIVATE_FOLDER, refuseOpenToAll } from './files.ts';

export interface WorkFolder {
  /** A new folder in it for one piece of work. It goes with `done`, or at the next start where the process was killed. */
  take(what: string): Promise<Work>;
  /** Takes away what processes left that are no more; those at work keep theirs. */
  sweep(): Promise<void>;
}

export interface Work {
  readonly folder: string;
  done(): Promise<void>;
}

export function openWorkFolder(root: string): WorkFolder {
  return {
    async take(what) {
      await mkdir(root, { recursive: true, mode: PRIVATE_FOLDER });
      const found = await lstat(root);
      if (!found.isDirectory()) throw new Failure('file-refused', `${root} is a link or a file, not a folder.`);
      refuseOpenToAll(root, found.mode);
      const folder = path.join(
        root,
        `${process.pid}-${birthOf(process.pid)}-${what}-${randomBytes(6).toString('hex')}`,
      );
      await mkdir(folder, { mode: PRIVATE_FOLDER });
      return { folder, done: () => rm(folder, { recursive: true, force: true }) };
    },
    async sweep() {
      const found = await lstat(root).catch(() => undefined);
      if (found?.isDirectory() !== true) return;
      for (const name of await readdir(root)) {
        const [, pid, birth] = /^(\d+)-(\d+)-/.exec(name) ?? [];
        if (pid !== undefined && birth !== undefined && isAtWork(Number(pid), birth)) continue;
        await rm(path.join(root, name), { recursive: true, force: true });
      }
    },
  };
}

/** Whether that process lives, and is the same one: numbers of processes are given again. */
function isAtWork(pid: number, birth: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  const now = birthOf(pid);
  return now === NOBODY_SAYS || now === birth;
}

const NOBODY_SAYS = '0';

/** When that process started, as Linux counts it (field 22 of /proc/PID/stat); elsewhere nobody says. */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? NOBODY_SAYS;
  } catch {
    return NOBODY_SAYS;
  }
}
