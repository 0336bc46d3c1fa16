// What people typed that keeps a message which might go otherwise: a Hold beside it, a ready mark that was taken back, a release that is required
// again.
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { MessageEffect } from '../../domain/plan/effects.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import type { Ports } from '../engine/ports.ts';
import { JOBS } from '../engine/job-list.ts';
import { makePlan } from '../engine/make-plan.ts';
import type { ReadingWithAnswers } from '../answers/take-reading.ts';

/** Why the message is kept, according to this reading of the workbooks; undefined if nothing keeps it. */
export function keepsIn(ports: Ports, reading: ReadingWithAnswers): (message: OutboxMessage) => Reason | undefined {
  const { facts, holds } = reading;
  let wanted: ReadonlyMap<string, MessageEffect> | undefined;
  const effectOf = (key: string): MessageEffect | undefined => {
    // Planned once for each reading, and only if something is about to leave.
    wanted ??= new Map(
      makePlan(ports, facts, JOBS, ports.clock.now()).wanted.flatMap(({ effect }) =>
        effect.do === 'message' ? [[effect.key, effect] as const] : [],
      ),
    );
    return wanted.get(key);
  };
  return (message) => {
    if (holds.has(message.key)) return makeReason('hold.typed');
    if (message.gate === 'none') return undefined;
    const effect = effectOf(message.key);
    if (effect === undefined) return undefined;
    if (!effect.ready) return effect.waitsFor?.[0] ?? makeReason('ready.taken-back');
    const asked = effect.gate === 'release' && message.released?.version !== message.version;
    return asked && message.gate !== 'release' ? makeReason('gate.asked-again') : undefined;
  };
}
