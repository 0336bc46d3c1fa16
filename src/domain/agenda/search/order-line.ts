// Finds the best order under a meeting's rules: first the least cost with its proof, then among equals the one that is kinder and more like before.
import { firstBits } from './bit-sets.ts';
import { isNarrow, openLineRules, tieLeft, type LineRules } from './line-rules.ts';
import { searchLine, type LineBest } from './line-search.ts';
import { openPatternBound, type Bound } from './pattern-bound.ts';
import type { Component } from './reduce.ts';
import type { Rules } from '../agenda-rules.ts';
import { solveTalent } from './solve-talent.ts';
import { isSpent, tableWithin, type Budget } from './talent.ts';
import { putTwinsInOrder } from './twins.ts';

export interface OrderedLine {
  /** Empty when no order was found. */
  readonly order: readonly number[];
  readonly cost: number;
  readonly bound: number;
  readonly proven: boolean;
  /** True when it is certain that no order keeps the rules. */
  readonly impossible: boolean;
}

/** A beam this wide holds every state a machine's memory should hold. */
const WIDEST = 1_000_000;

export function orderLine(rules: Rules, budget: Budget): OrderedLine {
  const line = openLineRules(rules);
  const ordered = openLineRules(putTwinsInOrder(rules));
  const part = componentOf(line);
  const size = line.size;
  const bound: Bound =
    part === undefined
      ? () => 0
      : openPatternBound(part, tableWithin(budget, Math.min(size, size <= 20 ? 16 : 18)), budget, line.hereLow);
  const best: LineBest = { cost: Infinity, tie: Infinity, order: [] };
  let least = Math.max(bound(line.allLow), relaxed(line, budget));
  let proven = false;
  for (let width = 60; !proven && width <= WIDEST && !isSpent(budget); width *= 8) {
    best.tie = 0;
    const proof = searchLine(ordered, best, budget, width, { bound, ties: false });
    least = Math.max(least, Math.min(proof.bound, best.cost));
    proven = proof.complete || least >= best.cost;
  }
  if (best.order.length < size) return { order: [], cost: Infinity, bound: least, proven, impossible: proven };
  breakTies(line, best, budget, bound);
  return { order: best.order, cost: best.cost, bound: Math.min(least, best.cost), proven, impossible: false };
}

/** Among orders of the same cost: within what is left of the budget, at least a tenth of it, so that ties are broken in large meetings too. */
function breakTies(line: LineRules, best: LineBest, budget: Budget, bound: Bound): void {
  const own: Budget = { used: 0, limit: Math.max((budget.limit - budget.used) / 2, budget.limit / 10, 100) };
  const least = tieLeft(line, 0, 0, 0);
  best.tie = Infinity;
  for (let width = 60; width <= WIDEST && !isSpent(own) && best.tie > least; width *= 8) {
    if (searchLine(line, best, own, width, { bound, ties: true }).complete) break;
  }
  budget.used += own.used;
}

/** The least waiting without any rule, nobody here early: a bound for all that has rules, found by the faster searches. */
function relaxed(line: LineRules, budget: Budget): number {
  const { people, minutes } = line.rules;
  const own: Budget = { used: 0, limit: budget.limit / 5 };
  const talent = { durations: minutes, people: people.map((one) => ({ weight: one.weight, items: one.cases })) };
  const answer = solveTalent(talent, own);
  budget.used += own.used;
  return answer.bound;
}

function componentOf(line: LineRules): Component | undefined {
  if (!isNarrow(line)) return undefined;
  return {
    stands: line.rules.ids.map((_, index) => [index]),
    durations: line.rules.minutes,
    weights: line.rules.people.map((person) => person.weight),
    itemsOf: line.casesLow.map((cases) => cases & firstBits(line.size)),
    peopleOf: line.needLow,
  };
}
