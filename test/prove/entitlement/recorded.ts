// A plan as the ledger would remember it.
import type { Recorded, RecordedMessage } from '../../../src/domain/plan/effects.ts';
import { NOTHING_RECORDED } from './world.ts';
import type { Planned } from '../../../src/jobs/engine/planned.ts';

/** What the ledger would remember had every message of the plan that is ready been offered; the others are drafts. */
export function recordedFrom(planned: Planned): Recorded {
  const messages = new Map<string, RecordedMessage>();
  for (const { effect, hash } of planned.wanted) {
    if (effect.do !== 'message') continue;
    messages.set(effect.key, {
      key: effect.key,
      marac: effect.marac,
      job: effect.job,
      template: effect.template,
      to: effect.to,
      state: effect.ready ? 'offered' : 'draft',
      version: 1,
      contentHash: hash,
      covers: effect.covers,
      papers: effect.papers,
      discloses: planned.discloses.get(effect.key) ?? [],
      gate: effect.gate,
      held: false,
      plannedAt: effect.notAfter,
      notAfter: effect.notAfter,
    });
  }
  return { ...NOTHING_RECORDED, messages };
}
