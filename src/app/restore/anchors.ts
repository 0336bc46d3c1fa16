// The head of the ledger's chain, kept in a second folder after every run: an older copy of the ledger is noticed when it is opened.
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

/** The anchored head; none when no run has ended yet or the file is gone, and whether it is damaged. */
export async function readAnchor(files: Files, folder: string, mode: string): Promise<Head | 'damaged' | undefined> {
  try {
    const bytes = await files.read(fileOf(folder, mode));
    return bytes === undefined ? undefined : head.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return 'damaged';
  }
}

/** Whatever stands there: a person has said that this ledger goes on. */
export async function writeAnchor(files: Files, folder: string, mode: string, now: Head): Promise<void> {
  await files.makeFolder(folder);
  await files.write(fileOf(folder, mode), textOf(now));
}

/**
 * Puts the ledger's head there, and never in the place of a later one: another process may have gone on meanwhile. The two are compared, and the file
 * is put in its place, while no process writes to the ledger. One that a person unblocked the ledger knowing of is not later.
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

/** Nothing where there is none, or it cannot be read. */
function standingIn(file: string): Head | undefined {
  try {
    return head.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
