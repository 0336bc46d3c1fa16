// A restore within a world of the proof: an older copy of the record is put back, the product refuses it, and a person puts it to work.
import { openClock } from '../../../src/system/clock.ts';
import { makeOwned, removeOwned } from './belongings.ts';
import { copyRecord, putBack, unblock } from './copies.ts';
import { describeSituation, expectOfRestore, type Expected, type Situation } from './expect-of-restore.ts';
import { EMPTY, readAnchorHead, readChain, readRecordHead } from './heads.ts';
import type { ServerEntry } from './history.ts';
import { addressOf, KEYS } from './person.ts';
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
  /** Until the server has read what dead runners had written. */
  readonly quiet: () => Promise<void>;
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

export interface Restored {
  /** What did not hold, with the heads of all copies. */
  readonly findings: readonly string[];
  readonly expected: Expected['runner'];
}

/**
 * Puts the copy back. Where a copy that stays knows a later event, the next runner must refuse and send nothing; where nothing has left since, it must
 * work. But for that the person unblocks, having compared the ledger with what went.
 */
export async function restoreCopy(
  { what, whole }: Restore,
  copy: Copy,
  { folder, log, timing, aheadMs, quiet, run }: RestoreParts,
): Promise<Restored> {
  await quiet();
  const before = readChain(folder);
  const isAnchorLeft = what === 'ledger' || what === 'nothing';
  const recipients = new Set(log.flatMap(({ to }) => to));
  const situation: Situation = {
    before,
    back: what === 'nothing' ? EMPTY : readChain(copy.folder),
    anchor: isAnchorLeft ? { head: readAnchorHead(folder) } : undefined,
    record: what === 'everything' ? undefined : { head: readRecordHead(folder) },
    ranToTheEnd: whole,
    taken: new Set([...before.begun.keys()].filter((key) => recipients.has(addressOf(contactOf(key))))),
  };
  const { runner, findings: found } = expectOfRestore(situation);
  const findings = [...found];
  putBack(folder, copy.folder, what);
  const logged = log.length;
  const end = runner === 'personFirst' ? undefined : await run();
  if (runner === 'refuses') {
    if (end !== 'refused') findings.push('a runner worked although a copy that stays knows a later event');
    if (log.length > logged) findings.push('something left before a person had compared what went');
  }
  if (runner === 'works' && end === 'refused')
    findings.push('a runner refused although no copy knows a later event, and nothing left since');
  if (runner !== 'works' || end === 'refused') {
    const clock = openClock();
    await unblock(folder, {
      keys: KEYS,
      clock: { ...clock, ms: () => clock.ms() + aheadMs() },
      busyTimeoutMs: 20_000,
      timing: { ...timing, marginMs: 50 },
    });
  }
  const heads = describeSituation(situation);
  return { expected: runner, findings: findings.map((one) => `${one}: ${what} put back. ${heads}`) };
}

/** `proof/agenda/M-1/C-3` -> `C-3`. */
const contactOf = (key: string): { readonly to: string } => ({ to: key.slice(key.lastIndexOf('/') + 1) });
