// What a runner needs: the scheduled jobs, the work to do for them, and the ledger that hands out slots.
import type { LocalTime } from '../domain/time/day.ts';
import type { Schedule } from '../jobs/engine/job.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import type { Lease } from '../ledger/job-slot.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';

/** A job of one MARAC, or of the register if it is planned once for all of them. */
export interface ScheduledJob {
  readonly marac: string;
  readonly job: string;
  readonly schedule: Schedule;
}

/** Every slot of a job that this runner holds: one run makes up for all missed ones, because its plan is everything due by now. */
export interface Claim {
  readonly marac: string;
  readonly job: string;
  readonly leases: readonly Lease[];
  /** Aborted when another runner took over: then nothing may be committed for this claim. */
  readonly lost: AbortSignal;
}

export type Ending = { readonly end: 'done' } | { readonly end: 'failed'; readonly code: string };

export interface Work {
  /** One snapshot and one plan for all claims together; returns how each ended. A claim it leaves out, or all if it throws, count as failed. */
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
  /** Slots that another runner holds. */
  readonly elsewhere: number;
}
