// What people typed that keeps a message which may go otherwise: a Hold beside it, a ready mark that was taken back, a release asked for again.
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { MessageEffect } from '../../domain/plan/effects.ts';
import { because, type Reason } from '../../domain/text/reason.ts';
import type { Desk } from '../engine/ports.ts';
import { JOBS } from '../engine/job-list.ts';
import { makePlan } from '../engine/make-plan.ts';
import type { HeardReading } from '../answers/take-reading.ts';

/** Why the message is kept, as the workbooks of this reading stand; undefined when nothing keeps it. */
export function keepsIn(desk: Desk, reading: HeardReading): (message: OutboxMessage) => Reason | undefined {
  const { facts, holds } = reading;
  let wanted: ReadonlyMap<string, MessageEffect> | undefined;
  const effectOf = (key: string): MessageEffect | undefined => {
    // Planned once for each reading, and only where something is about to leave.
    wanted ??= new Map(
      makePlan(desk, facts, JOBS, desk.clock.now()).wanted.flatMap(({ effect }) =>
        effect.do === 'message' ? [[effect.key, effect] as const] : [],
      ),
    );
    return wanted.get(key);
  };
  return (message) => {
    if (holds.has(message.key)) return because('hold.typed');
    if (message.gate === 'none') return undefined;
    const effect = effectOf(message.key);
    if (effect === undefined) return undefined;
    if (!effect.ready) return effect.waitsFor?.[0] ?? because('ready.taken-back');
    const asked = effect.gate === 'release' && message.released?.version !== message.version;
    return asked && message.gate !== 'release' ? because('gate.asked-again') : undefined;
  };
}
