// A quarterly return that a person said was sent: its counts as they were then, and their hash. No name and no row of a case stands in it.
import type { LocalTime } from '../time/day.ts';

/** By the name of its figure; null: not recorded. */
export type ReturnCounts = Readonly<Record<string, number | null>>;

export interface SentReturn {
  readonly marac: string;
  /** 2026-Q3. */
  readonly quarter: string;
  readonly at: LocalTime;
  /** Who said so. */
  readonly by: string;
  /** SHA-256 of `counts` and `meetings`. */
  readonly hash: string;
  /** Of the quarter, restricted cases among them. */
  readonly counts: ReturnCounts;
  /** Of each meeting, by its row id. */
  readonly meetings: Readonly<Record<string, ReturnCounts>>;
  /** As `counts`, without restricted cases: whether main may tell that something is different. */
  readonly open: ReturnCounts;
}
