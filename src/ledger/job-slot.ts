// A slot of a job: one scheduled local time, claimed with a lease, ended once.
import type { LocalTime } from '../domain/time/day.ts';

export interface SlotName {
  /** Name of the MARAC, or `register` for what is planned once over all of them. */
  readonly marac: string;
  readonly job: string;
  /** The scheduled local time, `2027-03-09T08:30`: claimed once, whatever the clock did. */
  readonly slot: string;
}

/** Proof of a claim; `token` changes when another runner takes over, so that a lost lease is noticed. */
export interface Lease extends SlotName {
  readonly owner: string;
  readonly token: number;
  readonly untilMs: number;
}

export type SlotState = 'claimed' | 'done' | 'failed';
export interface SlotRecord extends SlotName {
  readonly state: SlotState;
  readonly owner: string;
  readonly claimedAt: LocalTime;
  readonly untilMs: number;
  readonly endedAt?: LocalTime;
  /** Failure code or short sentence without names. */
  readonly note?: string;
  /** How many claims it took. */
  readonly tries: number;
}

export type SlotAnswer =
  | { readonly claimed: true; readonly lease: Lease }
  /** running: someone holds it. ended: done (or failed and `retryFailed` not asked). configDiffers: a live runner works with another config. */
  | { readonly claimed: false; readonly why: 'running' | 'ended' | 'configDiffers'; readonly slot: SlotRecord };
