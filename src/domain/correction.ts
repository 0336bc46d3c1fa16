// Corrections as facts: a person's word to withdraw or re-issue papers, and who had which of them at which address.
import type { LocalTime } from './day.ts';
import type { Key } from './plan.ts';

export interface PaperSent {
  readonly paper: Key;
  readonly template: string;
  readonly version: number;
  readonly marac: string;
  /** Contact row id and the address it went to. */
  readonly to: string;
  readonly toAddress: string;
  readonly message: Key;
  /** When the message was last planned, and when it left. */
  readonly plannedAt: LocalTime;
  readonly at: LocalTime;
}

export interface Correction {
  readonly kind: 'withdraw' | 'reissue';
  /** A paper's key, or the beginning of several. */
  readonly papers: string;
  readonly by: string;
  readonly why: string;
  readonly at: LocalTime;
  /** Every sending of those papers up to the person's word. */
  readonly sent: readonly PaperSent[];
}

/**
 * Whether a paper is under a re-issue that has not settled: then its job makes it again with what stands now. Once the new version has gone to its
 * reader it is a paper like every other: what comes after it is a supplement, or is told as left out.
 */
export function isReissued(corrections: readonly Correction[], paper: Key): boolean {
  return corrections.some(
    (one) =>
      one.kind === 'reissue' &&
      paper.startsWith(one.papers) &&
      !one.sent.some((each) => each.paper === paper && wentAnew(one, each)),
  );
}

/** Planned by the job of corrections since the person's word: what was on its way before may be the old version. */
export function wentAnew({ at }: Correction, { message, plannedAt }: PaperSent): boolean {
  return message.split('/')[1] === 'corrections' && plannedAt >= at;
}
