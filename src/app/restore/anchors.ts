// The chain head, copied to a second folder after every run, so that an older copy of the ledger is noticed when it is opened.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Head } from '../../ledger/ledger-history.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Files } from '../../system/files.ts';

const head = z.strictObject({ generation: z.int(), count: z.int(), hash: z.string() });

function fileOf(folder: string, mode: string): string {
  return path.join(folder, `ledger-${mode}.head.json`);
}

/** The anchored head; undefined if no run has ended yet or the file is gone; or that it is damaged. */
export async function readAnchor(files: Files, folder: string, mode: string): Promise<Head | 'damaged' | undefined> {
  try {
    const bytes = await files.read(fileOf(folder, mode));
    return bytes === undefined ? undefined : head.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return 'damaged';
  }
}

/** Overwrites whatever is there: a person has said that this ledger is the right one. */
export async function writeAnchor(files: Files, folder: string, mode: string, now: Head): Promise<void> {
  await files.makeFolder(folder);
  await files.write(fileOf(folder, mode), textOf(now));
}

/**
 * Writes the ledger's head there, but never over a later one: another process may have continued meanwhile. The two are compared, and the file
 * replaced, while no process writes to the ledger. A head that a person knew of when they unblocked the ledger does not count as later.
 */
export async function forwardAnchor(
  files: Files,
  folder: string,
  ledger: Pick<Ledger, 'mode' | 'anchor' | 'judgeHead' | 'whileStill'>,
): Promise<void> {
  const file = fileOf(folder, ledger.mode);
  await files.makeFolder(folder);
  const now = await ledger.anchor();
  const before = standingIn(file);
  const known = before !== undefined && (await ledger.judgeHead(before)) === 'known' ? before.hash : undefined;
  await files.write(file, textOf(now), (put) =>
    ledger.whileStill(() => {
      const there = standingIn(file);
      if (there === undefined || there.hash === known || isBehind(there, now)) put();
    }),
  );
}

const textOf = (now: Head): string => `${JSON.stringify(now)}\n`;

const isBehind = (there: Head, now: Head): boolean =>
  there.count < now.count || (there.count === now.count && there.generation <= now.generation);

/** Undefined if there is none, or it cannot be read. */
function standingIn(file: string): Head | undefined {
  try {
    return head.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
