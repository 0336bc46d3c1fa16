// Gates that no area setting can open: what always waits for a person, whatever the job asked for.
import type { Facts } from '../domain/facts.ts';
import type { Once } from '../domain/plan.ts';
import { because } from '../domain/reason.ts';

/** The first message ever to a contact waits for a release, except the three kinds that never wait. */
export function applyPeoplesWord(effect: Once, facts: Facts): Once {
  if (effect.do !== 'message' || effect.gate !== 'undo') return effect;
  for (const message of facts.recorded.messages.values()) {
    if (message.to === effect.to && (message.state === 'sent' || message.state === 'handed')) return effect;
  }
  return { ...effect, gate: 'release', because: [...effect.because, because('gate.new-contact')] };
}
