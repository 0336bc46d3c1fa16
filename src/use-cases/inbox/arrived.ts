// A file that arrived, as its readers get it: its bytes, and what is known beside them.
import { createHash } from 'node:crypto';
import type { TodayAnswer } from '../../domain/today/today-question.ts';

export interface Arrived {
  readonly name: string;
  readonly bytes: Buffer;
  /** Of the bytes: the same file again makes no second row. */
  readonly hash: string;
  /** The MARAC named on the command, by whose inbox it lay in, or by an answer on Today. */
  readonly marac?: string;
  /** Who said on Today that it is right as the note shows it. */
  readonly believed?: TodayAnswer;
}

export function arrived(name: string, bytes: Buffer, marac: string | undefined): Arrived {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { name, bytes, hash, ...(marac === undefined ? {} : { marac }) };
}
