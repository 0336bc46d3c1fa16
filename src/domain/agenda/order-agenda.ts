// The order of a meeting in which people wait least, within every wish that was made, with its proof; or why no order keeps them all.
import { explainConflict } from './conflicting-wishes.ts';
import { findFeasibility } from './search/feasible.ts';
import { orderLine } from './search/order-line.ts';
import { timeCases, timesOfPeople } from './people-times.ts';
import { reasonsFor } from './agenda-reasons.ts';
import type { AgendaAnswer, AgendaConflict, AgendaOrder, AgendaRequest } from './agenda-request.ts';
import { compileRules, type Rules } from './agenda-rules.ts';
import type { Budget } from './search/talent.ts';
import { findUnusable } from './unusable-request.ts';

/** Takes about a second on one core of a laptop of 2020. */
export const DEFAULT_STEPS = 200_000;
/** Most wishes at odds show at once; then no order needs to be looked for. */
const FIRST_LOOK_STEPS = 2_000;

/**
 * The order with least weighted waiting (plus `changeWeight` for each case that moves) among those that keep every wish; among equals the
 * graver cases come earlier, then as before, then as nobody's row order matters. Times are whole minutes from midnight. The same request gives
 * the same answer on every machine. Where no order keeps all wishes: the wishes at odds, in words. Never throws for what people typed.
 */
export function orderAgenda(request: AgendaRequest): AgendaAnswer {
  const unusable = findUnusable(request);
  if (unusable.length > 0) return refuse(unusable);
  const budget: Budget = { used: 0, limit: request.budgetSteps ?? DEFAULT_STEPS };
  const first: Budget = { used: 0, limit: FIRST_LOOK_STEPS };
  if (findFeasibility(request, first) === 'impossible') return explainConflict(request, first, true);
  budget.used += first.used;
  const rules = compileRules(request);
  const found = orderLine(rules, budget);
  if (found.order.length < rules.ids.length) return explainConflict(request, budget, found.impossible);
  return tell(request, rules, found, budget.used);
}

function tell(request: AgendaRequest, rules: Rules, found: ReturnType<typeof orderLine>, steps: number): AgendaOrder {
  const order = found.order.flatMap((index) => rules.ids[index] ?? []);
  const timed = timeCases(request, order);
  const told = new Map((request.before ?? []).map((one) => [one.case, one.start]));
  const moved = timed.filter((one) => Math.abs(one.start - (told.get(one.case) ?? one.start)) > 5).length;
  const waiting = found.cost - moved * rules.changeWeight;
  const answer = { order, timed, windows: timesOfPeople(request, timed), waiting, moved, cost: found.cost };
  const proof = { bound: found.bound, proven: found.proven, steps };
  return { ...answer, ...proof, reasons: reasonsFor(request, { ...answer, ...proof }) };
}

function refuse(sentences: readonly string[]): AgendaConflict {
  const wishes = sentences.map((says, index) => ({ kind: 'unusable' as const, index, says }));
  return { conflict: { wishes, irreducible: false, proven: true, ways: [], says: sentences.join(' ') }, steps: 0 };
}
