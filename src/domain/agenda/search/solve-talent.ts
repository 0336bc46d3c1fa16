// Solves the bare ordering problem to proof: reduces it, then searches each part from the front, with larger tables and more states at each turn.
import { searchBeam, searchHalves } from './forward.ts';
import { openPatternBound } from './pattern-bound.ts';
import { reduceTalent, type Component } from './reduce.ts';
import { isSpent, tableWithin, waitingOf, type Budget, type Incumbent, type Proof, type Talent } from './talent.ts';

export interface TalentAnswer {
  /** Every item once, in running order. */
  readonly order: readonly number[];
  readonly waiting: number;
  /** No order waits less than this; equal to `waiting` when proven. */
  readonly bound: number;
  readonly proven: boolean;
}

/** What a search keeps at most: this stays below 500 MB. */
const MOST_STATES = 4_000_000;
const TURNS = 7;

/** The order with least weighted waiting, proven unless the budget runs out; the budget's use is counted up. */
export function solveTalent(talent: Talent, budget: Budget): TalentAnswer {
  const reduced = reduceTalent(talent);
  const order: number[] = [];
  let bound = 0;
  for (const part of reduced.components) {
    const solved = solveComponent(part, budget);
    bound += solved.bound;
    order.push(...solved.order.flatMap((item) => part.stands[item] ?? []));
  }
  order.push(...reduced.rest);
  const waiting = waitingOf(talent, order);
  return { order, waiting, bound: Math.min(bound, waiting), proven: bound >= waiting };
}

function solveComponent(
  part: Component,
  budget: Budget,
): { readonly order: readonly number[]; readonly bound: number } {
  const items = part.durations.length;
  const best: Incumbent = { cost: Infinity, order: [...part.durations.keys()] };
  let bound = 0;
  const take = (proof: Proof): boolean => {
    bound = Math.max(bound, Math.min(proof.bound, best.cost));
    return proof.complete;
  };
  for (let turn = 0; turn < TURNS && bound < best.cost && !isSpent(budget); turn++) {
    const patterns = openPatternBound(part, tableWithin(budget, Math.min(items, tableSize(items, turn))), budget);
    if (turn === 0) take(searchBeam(part, patterns, best, budget, 300));
    if (take(searchHalves(part, patterns, best, budget, Math.min(MOST_STATES, 40_000 * 8 ** turn)))) break;
  }
  return { order: best.order, bound };
}

/** Larger tables bound better and cost more: worth it only for parts that did not give in at the first turn. */
function tableSize(items: number, turn: number): number {
  if (items <= 16) return 16;
  if (turn === 0) return items <= 20 ? 17 : 18;
  return turn === 1 ? 20 : 22;
}
