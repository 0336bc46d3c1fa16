// Where the temporary folders of `npm test` lie: in memory, on Linux. Ledger and files wait for the disk at every commit, as they must; what a test
// writes need not outlast the run.
import { accessSync, chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'marac-tests-';
/** A whole run takes less than a tenth of it; a container has 64 MB there. */
const ROOM_BYTES = 2 ** 32;

/** A folder in memory that goes when this process ends; undefined where there is none, or too little room, or no program may start from it. */
export function openMemoryFolder(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    const mount = readFileSync('/proc/mounts', 'utf8')
      .match(/^\S+ \/dev\/shm tmpfs (\S+)/m)?.[1]
      ?.split(',');
    if (bavail * bsize < ROOM_BYTES || mount === undefined || mount.includes('noexec')) return undefined;
    sweep();
    const folder = path.join(MEMORY, `${NAME}${process.pid}`);
    mkdirSync(folder);
    chmodSync(folder, 0o1777); // as /tmp: what another account may open there is what the test looks at
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return undefined;
  }
}

/** What runs that were killed have left. */
function sweep(): void {
  for (const name of readdirSync(MEMORY).filter((one) => one.startsWith(NAME)))
    if (!isRunning(name.slice(NAME.length))) rmSync(path.join(MEMORY, name), { recursive: true, force: true });
}

function isRunning(pid: string): boolean {
  try {
    accessSync(`/proc/${pid}`);
    return true;
  } catch {
    return false;
  }
}
