// What people typed that keeps a message which might go otherwise: a Hold beside it, a ready mark that was taken back, a release that is required
// again, or that what it was about has changed or closed.
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { Key, MessageEffect } from '../../domain/plan/effects.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import type { Ports } from '../engine/ports.ts';
import { JOBS } from '../engine/job-list.ts';
import { makePlan } from '../engine/make-plan.ts';
import type { Planned } from '../engine/planned.ts';
import type { ReadingWithAnswers } from '../answers/take-reading.ts';

/** Why the message is kept, according to this reading of the workbooks; undefined if nothing keeps it. */
export function keepsIn(ports: Ports, reading: ReadingWithAnswers): (message: OutboxMessage) => Reason | undefined {
  const { facts, holds } = reading;
  // Planned once for each reading, and only if something is about to leave.
  let newest: Newest | undefined;
  return (message) => {
    if (holds.has(message.key)) return makeReason('hold.typed');
    if (message.gate === 'none') return undefined;
    newest ??= newestOf(makePlan(ports, facts, JOBS, ports.clock.now()));
    const effect = newest.wanted.get(message.key);
    // A correction is wanted until it has gone, because a person asked for it.
    if (effect === undefined)
      return newest.unwanted.has(message.key) && message.job !== 'corrections'
        ? makeReason('send.no-longer-due')
        : undefined;
    if (!effect.ready) return effect.waitsFor?.[0] ?? makeReason('ready.taken-back');
    const asked = effect.gate === 'release' && message.released?.version !== message.version;
    return asked && message.gate !== 'release' ? makeReason('gate.asked-again') : undefined;
  };
}

interface Newest {
  readonly wanted: ReadonlyMap<Key, MessageEffect>;
  /** What the next look of its job would take off. What depends on something that cannot be read is not among it. */
  readonly unwanted: ReadonlySet<Key>;
}

function newestOf({ wanted, reconciled }: Planned): Newest {
  return {
    wanted: new Map(wanted.flatMap(({ effect }) => (effect.do === 'message' ? [[effect.key, effect] as const] : []))),
    unwanted: new Set(reconciled.cancel),
  };
}
