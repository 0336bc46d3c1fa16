// Refuses a ledger that others can read, that is in a folder copied to the cloud, or on a share.
import { closeSync, existsSync, mkdirSync, openSync, statSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Failure } from '../../errors.ts';

const SYNCED =
  /^(onedrive.*|dropbox.*|google ?drive.*|googledrive.*|icloud.*|com~apple~clouddocs|nextcloud.*|owncloud.*|box sync|box|sharepoint.*|my drive)$/i;
/** File systems whose locks do not hold: NFS, SMB, CIFS, SMB2, AFS, Coda. */
const SHARES: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245]);

/** Makes the folder and the file, if missing, for their owner only. */
export function prepareLedgerFile(file: string): void {
  const folder = dirname(resolve(file));
  refuseSynced(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseShare(folder);
  if (!existsSync(file)) makeFile(file);
  refuseOpenToOthers(folder, 0o007, 'The folder of the ledger');
  for (const part of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(part)) refuseOpenToOthers(part, 0o077, 'The ledger');
}

/** If another runner makes it at the same moment, theirs is used. */
export function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!existsSync(file)) throw error; // a link that leads nowhere, or no right to write
  }
}

/** Recognised by folder names of such programs: OneDrive, Dropbox, Google Drive, iCloud, Nextcloud, Box, SharePoint. */
export function refuseSynced(folder: string): void {
  const found = folder.split(/[\\/]/).find((part) => SYNCED.test(part));
  if (found !== undefined) throw new Failure('synced-folder', `The ledger stands in the synced folder ${found}.`);
}

export function refuseShare(folder: string, typeOf = (path: string): number => statfsSync(path).type): void {
  if (SHARES.has(typeOf(folder) >>> 0))
    throw new Failure('ledger-unsafe', 'The ledger stands on a network share, where locks do not hold.');
}

function refuseOpenToOthers(path: string, forbidden: number, what: string): void {
  if (process.platform === 'win32') return; // no rights there that Node can read: `marac check` says so
  if ((statSync(path).mode & forbidden) !== 0)
    throw new Failure('too-open', `${what} can be read or changed by others: ${path}`);
}
