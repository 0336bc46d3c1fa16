// A file that arrived, as its readers get it: its bytes and what is known about it.
import { createHash } from 'node:crypto';
import type { TodayAnswer } from '../../domain/today/today-question.ts';

export interface Arrived {
  readonly name: string;
  readonly bytes: Buffer;
  /** Keyed hash of the bytes: the same file again makes no second row. */
  readonly hash: string;
  /** The MARAC named by the command, by the inbox the file was in, or by an answer on Today. */
  readonly marac?: string;
  /** Who confirmed on Today what the note shows. */
  readonly believed?: TodayAnswer;
}

export function arrived(name: string, bytes: Buffer, marac: string | undefined): Arrived {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { name, bytes, hash, ...(marac === undefined ? {} : { marac }) };
}
