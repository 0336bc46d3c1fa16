// A restore within a world of the proof: an older copy of the record is put back, the product refuses it, and a person puts it to work.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openClock } from '../../../src/system/clock.ts';
import { makeOwned, removeOwned } from './belongings.ts';
import { ANCHOR_FILE, copyRecord, putBack, RECORD, unblock } from './copies.ts';
import type { ServerEntry } from './history.ts';
import { KEYS } from './person.ts';
import type { PutBack } from './restored-names.ts';

export interface Restore {
  readonly what: PutBack;
  /** After so many kills the copy is made, after so many it is put back. */
  readonly copyAt: number;
  readonly backAt: number;
  /** In between one runner works undisturbed: all that was due has gone. */
  readonly whole: boolean;
}

export interface RestoreParts {
  readonly folder: string;
  readonly log: readonly ServerEntry[];
  readonly timing: { readonly leaseMs: number; readonly hardMs: number };
  readonly aheadMs: () => number;
  /** An undisturbed runner. */
  readonly run: () => Promise<'killed' | 'done' | 'refused'>;
}

export interface Copy {
  readonly folder: string;
  close(): void;
}

export function takeCopy(folder: string): Copy {
  const to = makeOwned('marac-proof-copy-');
  copyRecord(folder, to);
  return { folder: to, close: () => removeOwned(to) };
}

/**
 * Puts the copy back. Where another copy is newer, the next runner must refuse and send nothing. Then the person unblocks, having compared the
 * ledger with what went. Gives what did not hold, and whether a runner refused.
 */
export async function restoreCopy(
  { what }: Restore,
  copy: Copy,
  { folder, log, timing, aheadMs, run }: RestoreParts,
): Promise<{ readonly findings: readonly string[]; readonly refused: boolean }> {
  const findings: string[] = [];
  const shows = newerCopies(folder, copy.folder, what);
  putBack(folder, copy.folder, what);
  const before = log.length;
  const refused = shows && (await run()) === 'refused';
  if (shows && !refused) findings.push(`a runner worked although a newer copy shows that this was put back: ${what}`);
  if (log.length > before) findings.push(`something left before a person had compared what went: ${what}`);
  const clock = openClock();
  await unblock(folder, {
    keys: KEYS,
    clock: { ...clock, ms: () => clock.ms() + aheadMs() },
    busyTimeoutMs: 20_000,
    timing: { ...timing, marginMs: 50 },
  });
  return { findings, refused };
}

/** Whether a copy that stays where it is knows more than what is put back. A runner that was killed within a sending has not written it yet. */
function newerCopies(folder: string, copy: string, what: PutBack): boolean {
  const stays = what === 'everything' ? [] : what === 'ledger and anchor' ? [RECORD] : [ANCHOR_FILE, RECORD];
  return stays.some((name) => {
    const now = read(join(folder, name));
    return what === 'nothing' ? now !== '' : now !== read(join(copy, name));
  });
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
