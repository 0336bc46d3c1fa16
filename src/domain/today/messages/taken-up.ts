// Reminders that did not go and need nobody any more: each later one to the same person says what is open by then.
import { isEnded } from '../../actions/action-state.ts';
import type { Facts } from '../../plan/facts.ts';
import type { OutboxMessage } from '../../outbox/outbox-message.ts';

/** Told anew each week or day, whole. */
const REPEATED: readonly string[] = ['digest', 'escalation'];

/** `A-7KQ2MX/weekly-2027-W10` -> `A-7KQ2MX` */
const actionsOf = ({ covers }: OutboxMessage): readonly string[] => covers.map((one) => one.split('/')[0] ?? '');

/** Whether all that a reminder would have named has ended since, or stands in a later one: sent, on its way, or itself asked about. */
export function isTakenUp(facts: Facts, late: OutboxMessage, messages: readonly OutboxMessage[]): boolean {
  if (!REPEATED.includes(late.template)) return false;
  const later = messages.filter(
    (one) => one.template === late.template && one.to === late.to && one.notAfter > late.notAfter && isAlive(one),
  );
  const told = new Set(later.flatMap(actionsOf));
  return actionsOf(late).every((id) => told.has(id) || hasEnded(facts, id));
}

/** It went, may still go, or has a line of its own. */
const isAlive = ({ state, late }: OutboxMessage): boolean =>
  state !== 'refused' && state !== 'bounced' && (state !== 'cancelled' || late !== undefined);

function hasEnded({ maracs }: Facts, id: string): boolean {
  const action = maracs.flatMap((marac) => marac.actions).find((candidate) => candidate.id === id);
  return action !== undefined && isEnded(action);
}
