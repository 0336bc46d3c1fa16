// What a runner is made of: the looks to keep, the work behind them, the ledger that hands out slots.
import type { LocalTime } from '../domain/time/day.ts';
import type { Schedule } from '../jobs/engine/job.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import type { Lease } from '../ledger/job-slot.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';

/** A job of one MARAC, or of the register for what is planned once over all of them. */
export interface ScheduledJob {
  readonly marac: string;
  readonly job: string;
  readonly schedule: Schedule;
}

/** Every slot of a look that is in our hands: missed ones are made up for in one run, whose plan is all that is due by now. */
export interface Claim {
  readonly marac: string;
  readonly job: string;
  readonly leases: readonly Lease[];
  /** Aborted when another runner took over: nothing more may be committed for this claim. */
  readonly lost: AbortSignal;
}

export type Ending = { readonly end: 'done' } | { readonly end: 'failed'; readonly code: string };

export interface Work {
  /** One snapshot, one plan, for all claims together; how each ended. What it leaves out, or all when it throws, counts as failed. */
  run(claims: readonly Claim[], now: LocalTime): Promise<ReadonlyMap<Claim, Ending>>;
  /** Sends what may go; ends after the current message once `stopping` is aborted. */
  send(now: LocalTime, stopping: AbortSignal): Promise<void>;
}

export type SlotLedger = Pick<
  Ledger,
  'claimSlot' | 'renewSlot' | 'finishSlot' | 'listSlots' | 'accepted' | 'newestAccess'
>;

export interface Runner {
  readonly scheduled: readonly ScheduledJob[];
  readonly work: Work;
  readonly ledger: SlotLedger;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among the runners of the ledger. */
  readonly owner: string;
  readonly configHash: string;
  readonly leaseMs: number;
  readonly catchUpDays: number;
}

export interface Ticked {
  readonly done: number;
  readonly failed: number;
  /** Slots that another runner has in hand. */
  readonly elsewhere: number;
}
