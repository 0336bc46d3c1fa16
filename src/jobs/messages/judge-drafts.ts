// Draft mode: asks the jobs about drafts that a person has, as if they were still waiting: wanted as they are, with other content, not yet, or no
// more.
import type { LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { Key, Recorded } from '../../domain/plan/effects.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import type { MissedPlanning } from '../engine/catch-up.ts';
import type { Ports } from '../engine/ports.ts';
import type { Job } from '../engine/job.ts';
import { makePlan } from '../engine/make-plan.ts';
import type { Planned } from '../engine/planned.ts';

export interface Asking {
  readonly facts: Facts;
  /** The plan of these jobs as things are; made only if needed. */
  readonly planned: () => Planned;
  readonly jobs: readonly Job[];
  readonly over: readonly MissedPlanning[];
  readonly now: LocalTime;
}

/**
 * Why each of these drafts is not wanted as it is. Jobs do not want again what was handed over, so each draft is judged as if it had not been. It is
 * wanted if it is wanted as it is, either beside the other drafts as they are or as if none of them had been handed over. A draft that differs only
 * because time has passed since it was offered is wanted too.
 */
export function judgeDrafts(
  ports: Ports,
  { facts, planned, jobs, over, now }: Asking,
  handed: readonly OutboxMessage[],
): ReadonlyMap<Key, Reason> {
  const found = new Map<Key, Reason>();
  if (handed.length === 0) return found;
  const planWith = (keys: readonly Key[], at: LocalTime): Planned =>
    makePlan(ports, { ...facts, recorded: asWaiting(facts.recorded, keys) }, jobs, at, over);
  const together = planWith(
    handed.map((message) => message.key),
    now,
  );
  for (const { key, offeredAt } of handed) {
    if (stopIn(together, facts.recorded, key) === undefined || isAsItWas(planned(), facts.recorded, key)) continue;
    const stop = stopIn(planWith([key], now), facts.recorded, key);
    if (stop === undefined) continue;
    const isOlder = stop.rule === 'draft.changed' && offeredAt !== undefined;
    if (isOlder && isAsItWas(planWith([key], offeredAt), facts.recorded, key)) continue;
    found.set(key, stop);
  }
  return found;
}

function isAsItWas({ wanted }: Planned, { messages }: Recorded, key: Key): boolean {
  const before = messages.get(key)?.contentHash;
  return wanted.some(
    ({ effect, hash }) => effect.do === 'message' && effect.key === key && effect.ready && hash === before,
  );
}

/**
 * What this plan would do with the draft if it were waiting. Who may have it is judged at every reading, and what cannot be read takes nothing away.
 */
function stopIn({ reconciled, stopped }: Planned, { messages }: Recorded, key: Key): Reason | undefined {
  if (stopped.some((one) => one.effect.key === key)) return undefined;
  if (reconciled.cancel.includes(key)) return makeReason('draft.no-longer-due');
  const anew = reconciled.supersede.find(({ effect }) => effect.key === key);
  if (anew?.effect.do !== 'message') return undefined;
  if (!anew.effect.ready) return makeReason('draft.not-ready');
  return anew.hash === messages.get(key)?.contentHash ? undefined : makeReason('draft.changed');
}

/** As it was before these were handed over. */
function asWaiting({ covered, messages, ...rest }: Recorded, keys: readonly Key[]): Recorded {
  const open = new Set(keys);
  const still = new Set(
    [...messages.values()].flatMap((message) =>
      (message.state === 'sent' || message.state === 'handed') && !open.has(message.key) ? message.covers : [],
    ),
  );
  const gone = new Set([...messages.values()].flatMap((message) => (open.has(message.key) ? message.covers : [])));
  return {
    ...rest,
    messages: new Map(
      [...messages].map(([key, one]) => [key, open.has(key) ? { ...one, state: 'offered' as const } : one]),
    ),
    covered: new Map([...covered].filter(([occasion]) => !gone.has(occasion) || still.has(occasion))),
  };
}
