// Reads a file of the inbox from the disk: whole, within its limit, and of a kind we read. Otherwise says what it is and whether it is set aside,
// left alone, or tried again.
import path from 'node:path';
import type { Problem } from '../../domain/text/problem.ts';
import { Failure } from '../../errors.ts';
import type { Entry, Files } from '../../system/files.ts';
import { inboxProblem } from './taken.ts';
import { findKind, type ReadKind } from './file-kinds.ts';

const MB = 1024 * 1024;
export const MOST_BYTES = 20 * MB;
/** For so long after its last change, a file that is not whole may still be being copied. */
const ARRIVING_MS = 10 * 60_000;

export interface Unread {
  readonly end: 'refused' | 'left' | 'waits';
  /** A `note` if nobody needs to be told yet. */
  readonly problem: Problem;
}

export type Loaded = { readonly bytes: Buffer; readonly kind: ReadKind } | { readonly unread: Unread };

export async function readArrived(files: Files, folder: string, entry: Entry): Promise<Loaded> {
  if (entry.bytes > MOST_BYTES)
    return unread(
      'refused',
      'form.too-large',
      `The file has ${Math.ceil(entry.bytes / MB)} MB, and forms are read up to ${MOST_BYTES / MB} MB; nothing of it was read. Pictures make a form so large: take them out, or ask for it without them.`,
    );
  let bytes: Buffer | undefined;
  try {
    bytes = await files.read(path.join(folder, entry.name), MOST_BYTES);
  } catch (error) {
    return notOpened(entry, error);
  }
  if (bytes === undefined) return later(entry, 'form.gone', 'The file was taken away while the inbox was looked at.');
  const kind = findKind(entry.name, bytes);
  if (kind === 'empty') return notWhole(entry, 'form.no-bytes', EMPTY);
  if (kind === 'cutOff') return notWhole(entry, 'form.cut-off', CUT_OFF);
  if (kind === 'unknown') return unread('left', 'form.foreign', FOREIGN);
  if (typeof kind === 'object') return unread('refused', kind.code, `This is ${kind.is}. ${kind.way}`);
  return { bytes, kind };
}

const EMPTY = 'The file is empty: it has no bytes at all. Ask for it again.';
const CUT_OFF = 'The end of the file is missing: it was cut off on its way. Copy it again, or ask for it again.';
const FOREIGN =
  'This is no form and no list, nor anything else that the program knows. It is left where it lies: move it to where it belongs, or delete it.';
const LOCKED =
  'The file cannot be opened: another program has it open, or its rights do not allow it. It is tried again at each look.';
const CHANGING = 'The file was being written while it was read. It is tried again at each look.';

function unread(end: Unread['end'], code: string, sentence: string): Loaded {
  return { unread: { end, problem: inboxProblem(code, sentence) } };
}

/** Tried again; reported only if it lasts. */
function later({ ageMs }: Entry, code: string, sentence: string): Loaded {
  const problem = inboxProblem(code, sentence);
  return { unread: { end: 'waits', problem: ageMs < ARRIVING_MS ? { ...problem, size: 'note' } : problem } };
}

/** A copy in progress has no end yet. */
function notWhole(entry: Entry, code: string, sentence: string): Loaded {
  return entry.ageMs < ARRIVING_MS ? later(entry, code, sentence) : unread('refused', code, sentence);
}

const NOT_NOW = new Set(['EBUSY', 'EPERM', 'EACCES', 'EAGAIN', 'ETXTBSY', 'EMFILE', 'EIO', 'ESTALE', 'ENOLCK']);

/** Another program has the file open, or its rights do not allow reading now. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_NOW.has(String(error.code));
}

function notOpened(entry: Entry, error: unknown): Loaded {
  if (error instanceof Failure && error.code === 'workbook-moved') return later(entry, 'form.changing', CHANGING);
  if (isBusy(error)) return later(entry, 'form.locked', LOCKED);
  return unread('left', 'form.not-opened', 'The file cannot be opened. Copy it into inbox again, or delete it.');
}
