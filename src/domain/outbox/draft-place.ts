// A message that lies in a person's Drafts: where it was put, and what a later look for it can find.
import type { Reasons } from '../text/reason.ts';

/** Where the mail server put it: the same number in the same folder is the same message, unchanged (RFC 3501, 2.3.1.1). */
export interface DraftPlace {
  readonly uid: number;
  readonly uidValidity: string;
}

/**
 * there: unsent. sent: in the folder for sent mail. gone: in neither. Where it was to be taken back: removed: out of Drafts, and it was unsent.
 * file: its file was taken away, and nobody knows whether it had been sent. changed: somebody wrote in it, so it was left. left: the server
 * cannot remove this one message alone. unreached: nobody could look.
 */
export type DraftFound = 'there' | 'sent' | 'gone' | 'removed' | 'file' | 'changed' | 'left' | 'unreached';

const STALE: readonly string[] = ['draft.changed', 'draft.not-ready'];

/** Whether it may no longer go because its job wants it otherwise by now, or not yet: once it is out of Drafts it is made anew. */
export const isStale = (because: Reasons): boolean => because.some(({ rule }) => STALE.includes(rule));
