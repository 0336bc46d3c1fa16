// Whether a folder is a place for a ledger: on a disk of this machine, which no program copies elsewhere.
import { realpath, statfs } from 'node:fs/promises';
import { Failure } from '../errors.ts';

const SYNCED =
  /(^|[\\/])(OneDrive[^\\/]*|Dropbox[^\\/]*|Google ?Drive|My Drive|GoogleDrive-[^\\/]*|iCloud ?Drive|com~apple~CloudDocs|Nextcloud|Box|Box Sync|SharePoint)([\\/]|$)/i;

/** Magic numbers of file systems that live on another machine (linux/magic.h). */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x01021997, '9P'],
]);

/** Why a ledger must not lie there, or undefined when it may. On systems that do not tell, only the path is judged. */
export async function findFolderFault(folder: string): Promise<string | undefined> {
  const real = await realpath(folder);
  if (SYNCED.test(real)) return `${folder} is inside a folder that is copied to the cloud.`;
  if (process.platform !== 'linux') return undefined;
  const system = NETWORK.get((await statfs(real)).type);
  return system === undefined ? undefined : `${folder} is on a share of another machine (${system}).`;
}

/** Throws unless a ledger may lie there. */
export async function refuseSharedFolder(folder: string): Promise<void> {
  const fault = await findFolderFault(folder);
  if (fault !== undefined) throw new Failure('synced-folder', fault);
}
