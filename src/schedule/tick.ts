// One scheduled look: claims every slot that is due, runs them all in one run, ends each as done or failed, then sends what may go.
import { addDays, at, clockTime, dayOf, type LocalTime } from '../domain/time/day.ts';
import { Failure, describeFailure } from '../errors.ts';
import type { Schedule } from '../jobs/engine/job.ts';
import type { Lease } from '../ledger/job-slot.ts';
import { refuseWrongClock } from './clock-check.ts';
import { dueSlots } from './due-slots.ts';
import { keepLeases } from './lease.ts';
import type { Claim, Ending, ScheduledJob, Runner, Ticked } from './runner.ts';
import { slotsBetween } from './slot-times.ts';

const NEVER = new AbortController().signal;

/** Does what is due now. Throws a Failure if nothing may be done at all: because of the clock, the config or the ledger. */
export async function tick(runner: Runner, stopping: AbortSignal = NEVER): Promise<Ticked> {
  const { clock, work } = runner;
  const now = clock.now();
  await refuseWrongClock(runner.ledger, now);
  const { claims, elsewhere } = await claimDue(runner, now);
  let [done, failed] = [0, 0];
  if (claims.length > 0) {
    const endings = await runClaims(runner, claims, now);
    for (const ending of endings) {
      if (ending === 'done') done += 1;
      else failed += 1;
    }
  }
  if (!stopping.aborted) await work.send(clock.now(), stopping);
  return { done, failed, elsewhere };
}

async function claimDue(runner: Runner, now: LocalTime): Promise<{ claims: readonly Claim[]; elsewhere: number }> {
  const { ledger, clock, scheduled, catchUpDays } = runner;
  const slots = new Map<Schedule, readonly LocalTime[]>();
  const claims: Claim[] = [];
  let elsewhere = 0;
  for (const look of scheduled) {
    // A job that runs every few minutes catches up at its next run; one day of its slots is enough to find failures.
    const since = addDays(dayOf(now), 'everyMinutes' in look.schedule ? -1 : -catchUpDays);
    const known = slots.get(look.schedule) ?? slotsBetween(look.schedule, at(since, clockTime('00:00')), now);
    slots.set(look.schedule, known);
    const records = await ledger.listSlots({ marac: look.marac, job: look.job, since });
    const leases: Lease[] = [];
    for (const slot of dueSlots(known, records, now, clock.ms())) {
      const answer = await claimOne(runner, look, slot, [...claims.flatMap((claim) => claim.leases), ...leases]);
      if (answer !== undefined) leases.push(answer);
      else elsewhere += 1;
    }
    if (leases.length > 0) claims.push({ marac: look.marac, job: look.job, leases, lost: NEVER });
  }
  return { claims, elsewhere };
}

async function claimOne(
  runner: Runner,
  look: ScheduledJob,
  slot: LocalTime,
  held: readonly Lease[],
): Promise<Lease | undefined> {
  const { ledger, owner, leaseMs, configHash, log } = runner;
  const { marac, job } = look;
  const answer = await ledger.claimSlot({ marac, job, slot }, owner, leaseMs, {
    config: configHash,
    retryFailed: true,
  });
  if (answer.claimed) {
    log.info('slot.claimed', { marac, job, slot });
    return answer.lease;
  }
  if (answer.why !== 'configDiffers') return undefined;
  for (const lease of held) await ledger.finishSlot(lease, 'failed', 'config-differs');
  throw new Failure('config-differs', `Another runner holds ${marac}/${job} and was started with another config.`);
}

async function runClaims(
  runner: Runner,
  claims: readonly Claim[],
  now: LocalTime,
): Promise<readonly ('done' | 'failed')[]> {
  const keeper = keepLeases(runner, claims);
  try {
    const endings = await endingsOf(runner, keeper.claims, now);
    const ended: ('done' | 'failed')[] = [];
    for (const claim of keeper.claims) {
      const ending = endings.get(claim) ?? { end: 'failed', code: 'bug' };
      for (const lease of keeper.leasesOf(claim)) ended.push(await endOne(runner, claim, lease, ending));
    }
    return ended;
  } finally {
    keeper.stop();
  }
}

async function endingsOf(
  { work, log }: Runner,
  claims: readonly Claim[],
  now: LocalTime,
): Promise<ReadonlyMap<Claim, Ending>> {
  try {
    return await work.run(claims, now);
  } catch (error) {
    const { code, place } = describeFailure(error);
    log.error('run.failed', { code, ...(place === undefined ? {} : { place }) });
    return new Map(claims.map((claim) => [claim, { end: 'failed', code }]));
  }
}

async function endOne({ ledger, log }: Runner, claim: Claim, lease: Lease, ending: Ending): Promise<'done' | 'failed'> {
  const { marac, job } = claim;
  const { slot } = lease;
  const newest = claim.leases.at(-1)?.slot === slot;
  const note = ending.end === 'failed' ? ending.code : newest ? undefined : 'caught-up';
  const ours = await ledger.finishSlot(lease, ending.end, note);
  if (!ours) log.warn('slot.lost', { marac, job, slot });
  else if (ending.end === 'done') log.info('slot.done', { marac, job, slot });
  else log.error('slot.failed', { marac, job, slot, code: ending.code });
  return ours ? ending.end : 'failed';
}
