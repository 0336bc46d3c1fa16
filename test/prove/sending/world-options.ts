// What a world of the proof is told: when its runners are killed or stopped, and how long they may live.
import type { Restore } from './restore.ts';

export type Kill =
  /** At the n-th time the runner reaches that point. */
  | { readonly how: 'point'; readonly point: string; readonly nth: number; readonly signal: 'SIGKILL' | 'SIGSTOP' }
  /** When the server reaches that phase with it; `cut`: what it had written and the server had not yet read is lost with it. */
  | { readonly how: 'phase'; readonly phase: string; readonly cut?: boolean }
  /** So many ms after it was ready. */
  | { readonly how: 'time'; readonly afterMs: number };

export interface Times {
  readonly leaseMs: number;
  readonly hardMs: number;
  /** How long a runner that is to be killed may live. */
  readonly forMs: number;
}

export interface WorldOptions {
  /** Asked for the next kill until so many have struck, or all messages have ended. */
  readonly next: (turn: number) => Kill;
  readonly kills: number;
  readonly times?: Times;
  readonly restore?: Restore;
  /** Extra arguments of node for the runners: a loader that plants a bug. */
  readonly nodeArguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}
