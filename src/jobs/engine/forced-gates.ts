// Gates that no setting can open: messages that always wait for a person, whatever the job asked for.
import { ascending } from '../../domain/text/sorted.ts';
import { dayOf } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { Effect, Recorded } from '../../domain/plan/effects.ts';
import { makeReason } from '../../domain/text/reason.ts';

/** Fewer messages than this at once are not treated as an accident. */
const MANY = 30;
const TIMES = 10;

/** The first message ever to a contact waits for a release, except the three kinds that never wait. */
export function forceGates(effect: Effect, facts: Facts): Effect {
  if (effect.do !== 'message' || effect.gate !== 'undo') return effect;
  for (const message of facts.recorded.messages.values()) {
    if (message.to === effect.to && (message.state === 'sent' || message.state === 'handed')) return effect;
  }
  return { ...effect, gate: 'release', because: [...effect.because, makeReason('gate.new-contact')] };
}

/** If more than thirty messages would go by themselves, and ten times as many as usually leave in a day, none of them goes. */
export function holdUnusualCounts(effects: readonly Effect[], recorded: Recorded): readonly Effect[] {
  const count = effects.filter((effect) => goesByItself(effect, recorded)).length;
  const usual = usualCount(recorded);
  if (count <= MANY || count <= TIMES * usual) return effects;
  const why = makeReason('gate.count', { count, usual });
  return effects.map((one) =>
    one.do === 'message' && one.gate === 'undo' ? { ...one, gate: 'release', because: [...one.because, why] } : one,
  );
}

function goesByItself(effect: Effect, { messages }: Recorded): boolean {
  if (effect.do !== 'message' || effect.gate !== 'undo') return false;
  const state = messages.get(effect.key)?.state;
  return state === undefined || state === 'draft' || state === 'offered';
}

/** The median over the days on which anything left. */
function usualCount({ messages }: Recorded): number {
  const days = new Map<string, number>();
  for (const { state, settledAt } of messages.values()) {
    if (settledAt === undefined || (state !== 'sent' && state !== 'handed')) continue;
    days.set(dayOf(settledAt), (days.get(dayOf(settledAt)) ?? 0) + 1);
  }
  const counts = ascending(days.values());
  return counts[Math.floor(counts.length / 2)] ?? 0;
}
