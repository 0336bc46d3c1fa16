// A simple simulated annealing for the ordering problem, only to compare with: swaps and moves, slowly fewer bad ones.
import { waitingOf, type Talent } from '../src/domain/agenda/search/talent.ts';
import { openDice, pick } from './agenda-instances.ts';

export interface Annealed {
  readonly waiting: number;
  /** Milliseconds until the best order was found; it can prove nothing. */
  readonly foundMs: number;
}

/** The best order met in a number of steps, always the same for the same seed. */
export function anneal(talent: Talent, steps: number, seed: number): Annealed {
  const began = performance.now();
  const dice = openDice(seed);
  let order = Array.from(talent.durations, (_, index) => index);
  let cost = waitingOf(talent, order);
  let [best, foundMs] = [cost, performance.now() - began];
  const hot = Math.max(1, cost / 20);
  for (let step = 0; step < steps; step++) {
    const heat = hot * (1 - step / steps) ** 2 + 1e-6;
    const changed = change(order, dice);
    const waiting = waitingOf(talent, changed);
    if (waiting > cost && dice() >= Math.exp((cost - waiting) / heat)) continue;
    [order, cost] = [changed, waiting];
    if (cost < best) [best, foundMs] = [cost, performance.now() - began];
  }
  return { waiting: best, foundMs };
}

function change(order: readonly number[], dice: () => number): number[] {
  const next = [...order];
  const [from, to] = [pick(dice, 0, order.length - 1), pick(dice, 0, order.length - 1)];
  if (dice() < 0.5) [next[from], next[to]] = [next[to] ?? 0, next[from] ?? 0];
  else next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
