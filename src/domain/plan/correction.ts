// Corrections as facts: a person's order to withdraw or reissue papers, and who had which of them at which address.
import type { LocalTime } from '../time/day.ts';
import type { Key } from './effects.ts';

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
  /** The hour until which it was to go. */
  readonly notAfter: LocalTime;
}

export interface Correction {
  readonly kind: 'withdraw' | 'reissue';
  /** A paper's key, or the beginning of several. */
  readonly papers: string;
  readonly by: string;
  readonly why: string;
  readonly at: LocalTime;
  /** Every sending of those papers up to the order. */
  readonly sent: readonly PaperSent[];
}
