// A run that a person asks for, of any jobs at any time.
import type { Config } from '../config.ts';
import type { LocalTime } from '../domain/time/day.ts';
import { Failure } from '../errors.ts';
import { runJobs, type RunReport } from '../jobs/engine/apply-run.ts';
import type { Ports } from '../jobs/engine/ports.ts';
import type { Job } from '../jobs/engine/job.ts';
import { anchored } from './ledger-of-config.ts';
import { runName } from './app-runner.ts';

interface ByHand {
  readonly desk: Ports;
  readonly config: Config;
  readonly owner: string;
  readonly anchor: () => Promise<void>;
}

/** Under its own slot, so that it and scheduled runs never run together. */
export async function runByHand(
  { desk: ports, config, owner, anchor }: ByHand,
  jobs: readonly Job[],
  now: LocalTime,
  nth: number,
): Promise<RunReport> {
  // Numbered, because a reissue runs twice within its minute: once to make the papers and once to write the messages.
  const slot = { marac: 'register', job: 'by-hand', slot: `${now}-${owner}-${nth}` };
  const claimed = await ports.ledger.claimSlot(slot, owner, config.schedule.leaseMinutes * 60_000, {
    config: config.hash,
  });
  if (!claimed.claimed) {
    if (claimed.why === 'configDiffers')
      throw new Failure('config-differs', 'A runner is at work that was started with another config.');
    throw new Failure('already-running', 'Another run of the same moment is under way.');
  }
  return anchored(anchor, async () => {
    try {
      const report = await runJobs(ports, { jobs, leases: [claimed.lease], run: runName(now), now });
      await ports.ledger.finishSlot(claimed.lease, 'done');
      return report;
    } catch (error) {
      await ports.ledger.finishSlot(claimed.lease, 'failed', error instanceof Failure ? error.code : 'bug');
      throw error;
    }
  });
}
