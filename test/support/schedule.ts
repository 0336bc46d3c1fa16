// A runner on a real ledger file and a clock that stands still until told; its work only notes what it was asked to do.
import path from 'node:path';
import type { LocalTime } from '../../src/domain/time/day.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import type { Claim, Ending, ScheduledJob, Runner, Work } from '../../src/schedule/runner.ts';
import type { FakeClock } from '../../src/system/clock.ts';
import { fakeClock } from '../../src/system/clock.ts';
import type { Heartbeat } from '../../src/system/heartbeat.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { silentLog } from '../../src/system/log.ts';

export interface TestRunner {
  readonly runner: Runner;
  readonly clock: FakeClock;
  readonly ledger: Ledger;
  /** `ealing/agenda 2027-03-09T08:30`, once for every slot that a run was asked to do. */
  readonly worked: string[];
  /** One entry a run. */
  readonly runs: string[];
  close(): void;
}

export interface TestRunnerOptions {
  readonly folder: string;
  readonly start: LocalTime;
  readonly looks: readonly ScheduledJob[];
  readonly owner?: string;
  readonly configHash?: string;
  readonly leaseMs?: number;
  /** What a run does; done unless told. */
  readonly run?: (claims: readonly Claim[], now: LocalTime) => Promise<ReadonlyMap<Claim, Ending>>;
  readonly send?: Work['send'];
}

export function openTestRunner(options: TestRunnerOptions): TestRunner {
  const clock = fakeClock(options.start);
  const ledger = openLedger({
    file: path.join(options.folder, 'ledger.sqlite'),
    mode: 'rehearsal',
    keys: demoKeys('schedule'),
    clock,
  });
  const worked: string[] = [];
  const runs: string[] = [];
  const work: Work = {
    async run(claims, now) {
      runs.push(now);
      for (const claim of claims)
        for (const lease of claim.leases) worked.push(`${claim.marac}/${claim.job} ${lease.slot}`);
      if (options.run !== undefined) return options.run(claims, now);
      return new Map(claims.map((claim) => [claim, { end: 'done' }]));
    },
    send: options.send ?? (() => Promise.resolve()),
  };
  const runner: Runner = {
    scheduled: options.looks,
    work,
    ledger,
    clock,
    log: silentLog,
    owner: options.owner ?? 'first',
    configHash: options.configHash ?? 'config',
    leaseMs: options.leaseMs ?? 15 * 60_000,
    catchUpDays: 14,
  };
  return { runner, clock, ledger, worked, runs, close: () => ledger.close() };
}

export interface HandBeat {
  readonly heartbeat: Heartbeat;
  /** Resolved once the beats have begun. */
  readonly begun: Promise<void>;
  readonly beat: () => Promise<void>;
  readonly stopped: () => boolean;
}

/** A heartbeat that beats when the test says so. */
export function beatByHand(): HandBeat {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  let beatOfIt: (() => Promise<void>) | undefined;
  let isStopped = false;
  const start: Heartbeat['start'] = (given) => {
    beatOfIt = given;
    resolve();
    return {
      stop() {
        isStopped = true;
        return Promise.resolve();
      },
    };
  };
  return { heartbeat: { start }, begun, beat: () => beatOfIt?.() ?? Promise.resolve(), stopped: () => isStopped };
}
