// One workbook file as last read: its cells sheet by sheet, under the hash of its bytes, and whether somebody has it open.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { loadFile, readStamp } from './load-file.ts';
import type { Profile } from './trust-profile.ts';
import type { Refusal } from './reading/refusal.ts';
import { readInChild } from './process/run-reader.ts';
import { isClosedToStrangers } from './open-to-strangers.ts';
import { type ReadCells, openRowGatherer } from './read-cells.ts';

export type FileState =
  | { readonly outcome: 'read'; readonly hash: string; readonly bytes: Buffer; readonly sheets: readonly ReadCells[] }
  | ({ readonly outcome: 'refused' } & Refusal);

export interface FileReader {
  /** With the stamp of the file as it was read; `gone` or a code when it was not. */
  read(file: string): Promise<FileState & { readonly stamp: string }>;
}

/** Reads files in a child process; a file whose bytes are the same as before is not read again. */
export function openFileReader(profile: Profile): FileReader {
  const known = new Map<string, FileState>();
  const readBytes = async (bytes: Buffer, hash: string): Promise<FileState> => {
    const before = known.get(hash);
    if (before !== undefined) return before;
    const state = await readState(bytes, hash, profile);
    if (state.outcome === 'read') {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(hash, state);
    }
    return state;
  };
  return {
    async read(file) {
      if (!(await isClosedToStrangers(file))) return { ...OPEN_TO_ALL, stamp: await readStamp(file) };
      const loaded = await loadFile(file, profile);
      if (loaded.outcome === 'refused') return { ...loaded, stamp: await readStamp(file) };
      return { ...(await readBytes(loaded.bytes, loaded.hash)), stamp: loaded.stamp };
    },
  };
}

const OPEN_TO_ALL = {
  outcome: 'refused',
  code: 'open-to-all',
  message:
    'Every account of this machine may open or exchange it, and this account may not change that. Take the rights of others away from the file and from the folder it lies in (chmod o-rwx).',
} as const;

const MOST_KNOWN = 6;

async function readState(bytes: Buffer, hash: string, profile: Profile): Promise<FileState> {
  const rows = openRowGatherer();
  const answer = await readInChild(bytes, profile, rows.add);
  if (answer.outcome === 'refused') return { outcome: 'refused', code: answer.code, message: answer.message };
  return { outcome: 'read', hash, bytes, sheets: rows.sheets(answer.sheets) };
}

/** Whether Excel or LibreOffice has the file open, by the lock file it leaves beside it. */
export async function isOpenElsewhere(file: string): Promise<boolean> {
  const { dir, base } = path.parse(file);
  const locks = new Set([`~$${base}`, `~$${base.slice(2)}`, `.~lock.${base}#`]);
  const names = await readdir(dir === '' ? '.' : dir).catch(() => []);
  return names.some((name) => locks.has(name));
}
