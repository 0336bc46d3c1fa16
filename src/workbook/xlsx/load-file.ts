// Takes a workbook's bytes off the disk as one state: a plain file, within its limit, and the same before and after.
import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { constants, open, stat, type FileHandle } from 'node:fs/promises';
import type { Profile } from './trust-profile.ts';
import type { Refusal } from './reading/refusal.ts';

export type Loaded =
  | { readonly outcome: 'loaded'; readonly bytes: Buffer; readonly hash: string; readonly stamp: string }
  | ({ readonly outcome: 'refused' } & Refusal);

const TRIES = 3;

/** The file's bytes and their SHA-256. A file that is being written is read again; after three tries it is refused. */
export async function loadFile(path: string, profile: Profile): Promise<Loaded> {
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK a pipe without a writer would hold us for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('no-such-file', 'There is no such file.');
    return refuse('not-a-file', 'The file cannot be opened: it is no plain file, or its rights do not allow it.');
  }
  await handle.close();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const loaded = await loadOnce(path, profile);
    if (loaded !== 'changed') return loaded;
  }
  return refuse('changed-while-read', 'The file was being changed while it was read. Try again when it is saved.');
}

async function loadOnce(path: string, profile: Profile): Promise<Loaded | 'changed'> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = await handle.stat({ bigint: true });
    if (!before.isFile()) return refuse('not-a-file', 'This is no plain file.');
    if (before.size > BigInt(profile.maxFileBytes))
      return refuse('too-large', `The file is larger than ${Math.round(profile.maxFileBytes / 1048576)} MB.`);
    const bytes = await readExactly(handle, Number(before.size));
    const after = await handle.stat({ bigint: true });
    const same = bytes.length === Number(before.size) && stampOf(after) === stampOf(before);
    return same
      ? { outcome: 'loaded', bytes, hash: createHash('sha256').update(bytes).digest('hex'), stamp: stampOf(after) }
      : 'changed';
  } finally {
    await handle.close();
  }
}

function stampOf(found: BigIntStats): string {
  return `${found.ino}-${found.size}-${found.mtimeNs}`;
}

/** Changes whenever the file is saved; `gone` when there is none. */
export async function readStamp(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? 'gone' : stampOf(found);
}

async function readExactly(handle: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await handle.read(bytes, at, size - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

function refuse(code: Refusal['code'], message: string): Loaded {
  return { outcome: 'refused', code, message };
}
