// A file of the inbox that waits for an answer.
import type { LocalTime } from '../../time/day.ts';

export const INBOX_ASKS = ['marac', 'list', 'form'] as const;

export type InboxAsk = (typeof INBOX_ASKS)[number];

export interface AskedFile {
  readonly what: InboxAsk;
  /** A keyed name of the file's bytes: other bytes are another question. */
  readonly content: string;
  /** `inbox` or `inbox/second`. */
  readonly folder: string;
  readonly at: LocalTime | undefined;
}
