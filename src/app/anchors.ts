// The head of the ledger's chain, kept in a second folder after every run: an older copy of the ledger is noticed when it is opened.
import path from 'node:path';
import { z } from 'zod';
import type { Head } from '../ledger/history.ts';
import type { Files } from '../system/files.ts';

const head = z.strictObject({ generation: z.int(), count: z.int(), hash: z.string() });

function fileOf(folder: string, mode: string): string {
  return path.join(folder, `ledger-${mode}.head.json`);
}

/** The anchored head, or none when no run has ended yet. A file that is not one counts as a head nobody can hold: the ledger is refused. */
export async function readAnchors(files: Files, folder: string, mode: string): Promise<readonly Head[]> {
  const bytes = await files.read(fileOf(folder, mode));
  if (bytes === undefined) return [];
  try {
    return [head.parse(JSON.parse(bytes.toString('utf8')))];
  } catch {
    return [{ generation: Number.MAX_SAFE_INTEGER, count: Number.MAX_SAFE_INTEGER, hash: 'unreadable' }];
  }
}

export async function writeAnchor(files: Files, folder: string, mode: string, now: Head): Promise<void> {
  await files.makeFolder(folder);
  await files.write(fileOf(folder, mode), `${JSON.stringify(now)}\n`);
}
