// Files written whole or not at all, in folders that only their owner opens; links, pipes and devices are refused.
import { constants, renameSync } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Failure, failureAt, systemCode } from '../errors.ts';

export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

export interface Files {
  /** Makes the folder and its parents, 0700; refuses one that is a link or that everybody may open. */
  makeFolder(folder: string): Promise<void>;
  /** The bytes of a plain file that did not change while it was read; undefined when there is none. */
  read(file: string, maxBytes?: number): Promise<Buffer | undefined>;
  /** Old bytes or new bytes under that name, never a half: temporary file, fsync, rename, fsync of the folder. */
  write(file: string, bytes: Uint8Array | string, when?: When): Promise<void>;
  /** As write, and refuses when something of that name is there. */
  writeNew(file: string, bytes: Uint8Array | string): Promise<void>;
  /** Moves a file, within one disk, never over another: `form.xlsx`, `form-2.xlsx`, ... The name it got. */
  moveInto(file: string, folder: string): Promise<string>;
  /** Names of the plain files of a folder in order, without temporary and hidden ones; empty when there is no folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Everything that lies in a folder, in order of names, whatever it is; empty when there is no folder. Opens and follows nothing. */
  look(folder: string): Promise<readonly Entry[]>;
  remove(file: string): Promise<void>;
}

/** Called once the new bytes are on the disk, under another name: calls `put` to have them under theirs, or leaves what is there. No await inside. */
export type When = (put: () => void) => void;

export interface Entry {
  readonly name: string;
  /** other: a link, a pipe, a device. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** How long ago it was changed last, by this machine's clock. */
  readonly ageMs: number;
}

/** Called at every step that a crash or a full disk could cut short; in the product it does nothing. */
type Reach = (point: string, file: string) => void | Promise<void>;

/** With `durable: false` (the demo's) nothing waits for the disk: a power cut may then lose files, a crash of the program does not. */
export function openFiles(reach: Reach = () => undefined, { durable = true }: { durable?: boolean } = {}): Files {
  const write = (file: string, bytes: Uint8Array | string, isNew: boolean, when?: When): Promise<void> =>
    writeWhole(file, bytes, { isNew, reach, durable, when });
  return {
    makeFolder,
    read: readWhole,
    write: (file, bytes, when) => write(file, bytes, false, when),
    writeNew: (file, bytes) => write(file, bytes, true),
    moveInto: (file, folder) => moveInto(file, folder, reach, durable),
    list: listPlain,
    look: lookAround,
    remove: (file) =>
      rm(file, { force: true }).catch((error: unknown) => {
        throw failureAt(error, file);
      }),
  };
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER }).catch((error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw failureAt(error, folder); // a file of that name is told below
  });
  const found = await lstat(folder);
  if (!found.isDirectory()) throw new Failure('file-refused', `${folder} is a link or a file, not a folder.`);
  refuseOpenToAll(folder, found.mode);
}

/** Refuses a file or folder that every account of the machine may read. Windows has no such bits: there it says nothing. */
export function refuseOpenToAll(name: string, mode: number): void {
  if (process.platform !== 'win32' && (mode & 0o007) !== 0)
    throw new Failure('too-open', `${name} may be opened by every account of this machine.`);
}

async function readWhole(file: string, maxBytes = 256 * 1024 * 1024): Promise<Buffer | undefined> {
  const handle = await openPlain(file);
  if (handle === undefined) return undefined;
  try {
    const before = await handle.stat();
    if (!before.isFile()) throw new Failure('file-refused', `${file} is not a plain file.`);
    if (before.size > maxBytes) throw new Failure('file-too-big', `${file} is larger than ${maxBytes} bytes.`);
    const bytes = await handle.readFile();
    const after = await handle.stat();
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || bytes.length !== after.size)
      throw new Failure('workbook-moved', `${file} changed while it was read.`);
    return bytes;
  } finally {
    await handle.close();
  }
}

async function openPlain(file: string): Promise<FileHandle | undefined> {
  try {
    // O_NONBLOCK: a pipe without a writer would otherwise hold the program for ever. Windows knows neither flag (undefined counts as 0).
    return await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'ELOOP')) throw new Failure('file-refused', `${file} is a link.`, { cause: error });
    throw failureAt(error, file);
  }
}

let made = 0;

interface Writing {
  readonly isNew: boolean;
  readonly reach: Reach;
  readonly durable: boolean;
  readonly when: When | undefined;
}

async function writeWhole(
  file: string,
  bytes: Uint8Array | string,
  { isNew, reach, durable, when = (put) => put() }: Writing,
): Promise<void> {
  const there = await lstat(file).catch(() => undefined);
  if (there !== undefined && isNew) throw new Failure('not-here', `${file} is there already.`);
  if (there !== undefined && !there.isFile()) throw new Failure('file-refused', `${file} is a link or no plain file.`);
  await clearStale(file);
  made += 1;
  const making = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}-${made}.part`);
  try {
    const handle = await open(making, 'wx', PRIVATE_FILE);
    try {
      if (there !== undefined) await handle.chmod(there.mode & 0o777); // what people may do with their file stays as it was
      await reach('file-write', file);
      await handle.writeFile(bytes);
      await reach('file-sync', file);
      if (durable) await handle.sync();
    } finally {
      await handle.close();
    }
    await reach('file-rename', file);
    const moved = { done: false };
    when(() => {
      renameSync(making, file);
      moved.done = true;
    });
    if (!moved.done) {
      await rm(making, { force: true });
      return;
    }
  } catch (error) {
    await rm(making, { force: true }).catch(() => undefined);
    throw failureAt(error, file);
  }
  await reach('file-renamed', file);
  if (durable) await syncFolder(path.dirname(file));
}

/** What a process that died while it wrote this file left behind: clear text under no name anybody knows. One that is at work is left alone. */
async function clearStale(file: string): Promise<void> {
  const [folder, start] = [path.dirname(file), `.${path.basename(file)}.`];
  for (const name of await readdir(folder).catch((): readonly string[] => [])) {
    const pid = name.startsWith(start) ? /^(\d+)-\d+\.part$/.exec(name.slice(start.length))?.[1] : undefined;
    if (pid === undefined || isAtWork(Number(pid))) continue;
    await rm(path.join(folder, name), { force: true });
  }
}

/** The same for every file of these folders: a process that was killed writes none of them again. */
export async function sweepHalfWritten(folders: readonly string[]): Promise<void> {
  for (const folder of new Set(folders))
    for (const name of await readdir(folder).catch((): readonly string[] => [])) {
      const pid = /^\..+\.(\d+)-\d+\.part$/.exec(name)?.[1];
      if (pid !== undefined && !isAtWork(Number(pid))) await rm(path.join(folder, name), { force: true });
    }
}

function isAtWork(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/** A rename is only safe from a power cut once its folder is on the disk too. Windows cannot open a folder and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function moveInto(file: string, folder: string, reach: Reach, durable: boolean): Promise<string> {
  await makeFolder(folder);
  const { name, ext } = path.parse(file);
  for (let count = 1; ; count += 1) {
    const target = path.join(folder, count === 1 ? `${name}${ext}` : `${name}-${count}${ext}`);
    if ((await lstat(target).catch(() => undefined)) !== undefined) continue;
    await reach('file-rename', file);
    await rename(file, target);
    if (durable) await syncFolder(folder);
    return target;
  }
}

async function listPlain(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const plain = entries.filter((entry) => entry.isFile() && !/^[.~]/.test(entry.name));
    return plain.map((entry) => entry.name).toSorted((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function lookAround(folder: string): Promise<readonly Entry[]> {
  const names = await readdir(folder).catch((error: unknown): readonly string[] => {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  });
  const entries = await Promise.all(
    names
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map(async (name): Promise<Entry | undefined> => {
        const found = await lstat(path.join(folder, name)).catch(() => undefined);
        if (found === undefined) return undefined;
        const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
        return { name, kind, bytes: found.size, ageMs: Date.now() - Math.max(found.mtimeMs, found.ctimeMs) };
      }),
  );
  return entries.flatMap((entry) => entry ?? []);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
