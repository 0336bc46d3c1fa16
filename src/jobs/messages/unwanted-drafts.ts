// Draft mode: a draft that its job does not want any more (an action closed, a meeting moved, a case taken off a list) is taken back as one that
// waits would be cancelled.
import type { LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { Key, Recorded } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';
import type { MissedPlanning } from '../engine/catch-up.ts';
import type { Ports } from '../engine/ports.ts';
import type { Job } from '../engine/job.ts';
import { lookForDrafts, noLongerDue } from '../answers/look-at-drafts.ts';
import { makePlan } from '../engine/make-plan.ts';
import type { Planned } from '../engine/planned.ts';

interface Done {
  readonly facts: Facts;
  readonly planned: Planned;
  readonly jobs: readonly Job[];
  readonly over: readonly MissedPlanning[];
  readonly now: LocalTime;
}

export async function takeBackUnwanted(ports: Ports, done: Done): Promise<void> {
  const { drafts, ledger } = ports;
  if (drafts === undefined) return;
  const names = done.jobs.map((one) => one.name);
  const handed = (await ledger.messages({ states: ['handed'] })).filter(
    (one) =>
      // A correction is wanted until it went, by the word of whoever asked for it.
      one.job !== 'corrections' && names.some((name) => name === one.job) && done.facts.recorded.messages.has(one.key),
  );
  if (handed.length === 0) return;
  const unwanted = findUnwanted(
    ports,
    done,
    handed.map((one) => one.key),
  );
  const asked = handed.flatMap((message) => {
    const was = noLongerDue(message) !== undefined;
    if (was === unwanted.has(message.key) || (!was && (message.draft?.because ?? []).length > 0)) return [];
    return [{ message, stop: was ? undefined : makeReason('draft.no-longer-due') }];
  });
  await lookForDrafts(ports, drafts, asked);
}

/**
 * What a run would cancel if it waited still. Jobs do not want again what has been handed over, so each is asked about as if it had not been; one that
 * is wanted beside the others as they are, or were none of them handed over, is wanted.
 */
function findUnwanted(ports: Ports, done: Done, handed: readonly Key[]): ReadonlySet<Key> {
  const { planned, facts } = done;
  const wanted = new Set(planned.wanted.map((one) => one.effect.key));
  const open = handed.filter((key) => !wanted.has(key));
  if (open.length === 0) return new Set();
  const cancelled = (keys: readonly Key[]): ReadonlySet<Key> => {
    const { reconciled, stopped } = makePlan(
      ports,
      { ...facts, recorded: asWaiting(facts.recorded, keys) },
      done.jobs,
      done.now,
      done.over,
    );
    // Who may have it is judged at every reading.
    const kept = new Set(stopped.map((one) => one.effect.key));
    return new Set(reconciled.cancel.filter((key) => !kept.has(key)));
  };
  const together = cancelled(open);
  return new Set(open.filter((key) => together.has(key) && cancelled([key]).has(key)));
}

/** As it was before these were handed over. */
function asWaiting({ covered, messages, ...rest }: Recorded, keys: readonly Key[]): Recorded {
  const open = new Set(keys);
  const still = new Set(
    [...messages.values()].flatMap((one) =>
      (one.state === 'sent' || one.state === 'handed') && !open.has(one.key) ? one.covers : [],
    ),
  );
  const gone = new Set([...messages.values()].flatMap((one) => (open.has(one.key) ? one.covers : [])));
  return {
    ...rest,
    messages: new Map(
      [...messages].map(([key, one]) => [key, open.has(key) ? { ...one, state: 'offered' as const } : one]),
    ),
    covered: new Map([...covered].filter(([occasion]) => !gone.has(occasion) || still.has(occasion))),
  };
}
