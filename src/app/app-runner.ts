// The schedule's runner for an app: which jobs run when, and the work to do.
import type { Config } from '../config.ts';
import type { LocalTime } from '../domain/time/day.ts';
import type { Problem } from '../domain/text/problem.ts';
import { anchored } from './ledger-of-config.ts';
import { answerRequests } from '../use-cases/take-in-requests.ts';
import { runJobs } from '../jobs/engine/apply-run.ts';
import { findJob, JOBS } from '../jobs/engine/job-list.ts';
import type { Schedule } from '../jobs/engine/job.ts';
import type { Lease } from '../ledger/job-slot.ts';
import { readStoppages } from '../ledger/remembered-stoppages.ts';
import type { Claim, Ending, ScheduledJob, Runner } from '../schedule/runner.ts';
import type { Clock } from '../system/clock.ts';
import type { App } from './app-port.ts';

/** The name of a run in the record: the minute it was for. */
export function runName(now: LocalTime): string {
  return `run-${now.replace(/\D/g, '')}`;
}

/** Follow-up is planned once over all MARACs of the register; the other jobs run for each. */
function looksOf(config: Config): readonly ScheduledJob[] {
  return JOBS.flatMap((job) => {
    const hours = config.schedule.hours[job.name];
    const schedule: Schedule = hours === undefined ? job.schedule : { at: hours };
    const maracs = job.name === 'follow-up' ? ['register'] : config.maracs.map((marac) => marac.name);
    return maracs.map((marac) => ({ marac, job: job.name, schedule }));
  });
}

export interface RunnerParts {
  readonly anchor: () => Promise<void>;
  /** What the disk refused since it was asked last. */
  readonly troubles: () => readonly Problem[];
  readonly tell: ((troubles: readonly Problem[]) => void) | undefined;
}

export function runnerOf(app: App, clock: Clock, owner: string, { anchor, troubles, tell }: RunnerParts): Runner {
  const { config, ports } = app;
  return {
    scheduled: looksOf(config),
    ledger: ports.ledger,
    clock,
    log: ports.log,
    owner,
    configHash: config.hash,
    leaseMs: config.schedule.leaseMinutes * 60_000,
    catchUpDays: config.schedule.catchUpDays,
    work: {
      // One snapshot and one plan for all jobs that are due, so that they are about the same moment.
      async run(claims: readonly Claim[], now: LocalTime): Promise<ReadonlyMap<Claim, Ending>> {
        const jobs = [...new Set(claims.map((claim) => claim.job))].flatMap((name) => findJob(name) ?? []);
        const leases: readonly Lease[] = claims.flatMap((claim) => claim.leases);
        await anchored(anchor, () => runJobs(ports, { jobs, leases, run: runName(now), now }));
        const met = troubles();
        tell?.(met);
        // The run counts as failed, is repeated soon, and is no success for `marac alive`: while the disk refuses anything, and while mail does not
        // leave.
        const [trouble] = met;
        const [stoppage] = await readStoppages(ports.ledger);
        const code = trouble?.code.replace('.', '-') ?? stoppage?.code;
        const end: Ending = code === undefined ? { end: 'done' } : { end: 'failed', code };
        return new Map(claims.map((claim) => [claim, end]));
      },
      async send(now, stopping) {
        // People's requests first: a message that they hold must not leave in the same minute.
        await answerRequests(app, now);
        await app.send({ signal: stopping });
      },
    },
  };
}
