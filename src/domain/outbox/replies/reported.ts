// What reports of mail servers say beside that a message bounced: what is delayed, what fits no message, and whether they can be read at all.
import type { LocalTime } from '../../time/day.ts';
import type { Key } from '../../plan/effects.ts';

export interface Reported {
  /** A mail server still tries: not delivered yet. */
  readonly delayed: readonly { readonly key: Key; readonly at: LocalTime }[];
  /** Reports that name a message of ours, or one that looks like ours, and do not fit it: nothing was done about them. */
  readonly odd: { readonly count: number; readonly last?: LocalTime };
  /** Why the mailbox could not be read when it was looked into last. */
  readonly fault?: { readonly sentence: string; readonly since: LocalTime };
}

export const NOTHING_REPORTED: Reported = { delayed: [], odd: { count: 0 } };
