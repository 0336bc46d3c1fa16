// The head of the ledger's chain, kept in a second folder after every run: an older copy of the ledger is noticed when it is opened.
import path from 'node:path';
import { z } from 'zod';
import type { Head } from '../../ledger/ledger-history.ts';
import type { Files } from '../../system/files.ts';

const head = z.strictObject({ generation: z.int(), count: z.int(), hash: z.string() });

function fileOf(folder: string, mode: string): string {
  return path.join(folder, `ledger-${mode}.head.json`);
}

/** The anchored head; none when no run has ended yet or the file is gone, and whether it is damaged. */
export async function readAnchor(files: Files, folder: string, mode: string): Promise<Head | 'damaged' | undefined> {
  try {
    const bytes = await files.read(fileOf(folder, mode));
    return bytes === undefined ? undefined : head.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return 'damaged';
  }
}

export async function writeAnchor(files: Files, folder: string, mode: string, now: Head): Promise<void> {
  await files.makeFolder(folder);
  await files.write(fileOf(folder, mode), `${JSON.stringify(now)}\n`);
}
