// Solves the bare ordering problem to proof: reduces it, then lets two searches take turns on each part, with more states at each turn.
import { members } from './bit-sets.ts';
import { searchBothEnds } from './both-ends.ts';
import { searchBeam, searchHalves } from './forward.ts';
import { openPatternBound } from './pattern-bound.ts';
import { reduceTalent, type Component, type Wide } from './reduce.ts';
import { isSpent, tableWithin, waitingOf, type Budget, type Incumbent, type Proof, type Talent } from './talent.ts';
import { improveOrder } from './improve.ts';

export interface TalentAnswer {
  /** Every item once, in running order. */
  readonly order: readonly number[];
  readonly waiting: number;
  /** No order waits less than this; equal to `waiting` when proven. */
  readonly bound: number;
  readonly proven: boolean;
}

/** What the search from the front keeps at most, and what the one from both ends keeps of each layer: both stay below 500 MB. */
const MOST_STATES = 4_000_000;
const WIDEST_LAYER = 200_000;
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
  for (const part of reduced.wide) order.push(...solveWide(part));
  order.push(...reduced.free);
  const waiting = waitingOf(talent, order);
  return { order, waiting, bound: Math.min(bound, waiting), proven: bound >= waiting };
}

/** Too wide for the exact searches: a good order found by moving one item at a time, and nothing claimed. */
function solveWide(part: Wide): readonly number[] {
  const order = improveOrder(part.talent, [...part.talent.durations.keys()]);
  return order.flatMap((item) => part.stands[item] ?? []);
}

function solveComponent(
  part: Component,
  budget: Budget,
): { readonly order: readonly number[]; readonly bound: number } {
  const talent = talentOf(part);
  const first = [...part.durations.keys()];
  const best: Incumbent = { cost: waitingOf(talent, first), order: first };
  const items = part.durations.length;
  let bound = 0;
  const take = (proof: Proof): boolean => {
    bound = Math.max(bound, Math.min(proof.bound, best.cost));
    return proof.complete;
  };
  if (!isSparse(part) && take(searchBothEnds(part, best, budget, 60))) return { order: best.order, bound };
  for (let turn = 0; turn < TURNS && bound < best.cost && !isSpent(budget); turn++) {
    const ends = (): boolean => take(searchBothEnds(part, best, budget, Math.min(WIDEST_LAYER, 3_000 * 8 ** turn)));
    const halves = (): boolean => {
      const patterns = openPatternBound(part, tableWithin(budget, Math.min(items, tableSize(items, turn))), budget);
      if (turn === 0) take(searchBeam(part, patterns, best, budget, 300));
      return take(searchHalves(part, patterns, best, budget, Math.min(MOST_STATES, 40_000 * 8 ** turn)));
    };
    // The search that suits the part has three turns before the other one gets its first.
    const [suited, other] = isSparse(part) ? [halves, ends] : [ends, halves];
    if (suited() || (turn > 2 && other())) break;
  }
  return { order: best.order, bound };
}

/** Few items for each person: then the search from the front is the better one by far. */
function isSparse(part: Component): boolean {
  const needs = part.itemsOf.reduce((sum, items) => sum + members(items).length, 0);
  return needs < 0.3 * part.durations.length * part.weights.length;
}

/** Larger tables bound better and cost more: worth it only for parts that did not give in at the first turn. */
function tableSize(items: number, turn: number): number {
  if (items <= 16) return 16;
  if (turn === 0) return items <= 20 ? 17 : 18;
  return turn === 1 ? 20 : 22;
}

function talentOf(part: Component): Talent {
  const people = part.weights.map((weight, person) => ({ weight, items: members(part.itemsOf[person] ?? 0) }));
  return { durations: part.durations, people };
}
