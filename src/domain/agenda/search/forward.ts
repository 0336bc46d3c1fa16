// Search over the sets of items that come first. An order read backwards costs the same, so it is enough to know every beginning that costs
// up to half of the best order known, and to join two of them over one item.
import { reversed, sorted } from '../../text/sorted.ts';
import { at, firstBits, lowest, openSum } from './bit-sets.ts';
import type { Bound } from './pattern-bound.ts';
import type { Component } from './reduce.ts';
import { isSpent, type Budget, type Incumbent, type Proof } from './talent.ts';

/** The cheapest order found so far of a set of items that come first. */
interface Beginning {
  readonly set: number;
  /** People who have come and have an item left. */
  readonly present: number;
  cost: number;
  /** The cost and the least that the items left must still cost. */
  total: number;
  from: Beginning | undefined;
  last: number;
}

type Beginnings = Map<number, Beginning>;

interface Search {
  readonly part: Component;
  readonly bound: Bound;
  readonly weightOf: (people: number) => number;
  readonly all: number;
  readonly best: Incumbent;
  readonly budget: Budget;
  /** Beginnings dearer than this are not kept. */
  readonly upTo: number;
}

const NOTHING: Beginning = { set: 0, present: 0, cost: 0, total: 0, from: undefined, last: 0 };

/** Looks at the `width` most promising beginnings of each length: a good order quickly, and a proof when nothing had to be dropped. */
export function searchBeam(part: Component, bound: Bound, best: Incumbent, budget: Budget, width: number): Proof {
  const search = openSearch(part, bound, best, budget, Infinity);
  let dropped = Infinity;
  let layer: readonly Beginning[] = [NOTHING];
  for (let items = 0; items < part.durations.length && layer.length > 0; items++) {
    if (isSpent(budget)) return { complete: false, bound: 0 };
    const next: Beginnings = new Map();
    for (const beginning of layer) expand(search, beginning, next);
    layer = sorted(next.values(), (a, b) => a.total - b.total);
    dropped = Math.min(dropped, layer[width]?.total ?? Infinity);
    layer = layer.slice(0, width);
  }
  const [end] = layer;
  if (end !== undefined && end.cost < best.cost) {
    best.cost = end.cost;
    best.order = trace(end);
  }
  return { complete: dropped === Infinity, bound: Math.min(best.cost, dropped) };
}

/** Either proves that nothing is cheaper than the best order known, or finds the best; gives up above `most` beginnings. */
export function searchHalves(part: Component, bound: Bound, best: Incumbent, budget: Budget, most: number): Proof {
  const search = openSearch(part, bound, best, budget, best.cost / 2);
  const unproven = { complete: false, bound: Math.min(best.cost, bound(search.all)) };
  const found: Beginnings = new Map([[0, NOTHING]]);
  let looked = 0;
  // Those that are found on the way are gone through too, the shorter ones first.
  for (const beginning of found.values()) {
    if (found.size > most || ((looked++ & 1023) === 0 && isSpent(budget))) return unproven;
    expand(search, beginning, found);
  }
  join(search, found);
  return { complete: true, bound: best.cost };
}

function openSearch(part: Component, bound: Bound, best: Incumbent, budget: Budget, upTo: number): Search {
  const all = firstBits(part.durations.length);
  return { part, bound, weightOf: openSum(part.weights), all, best, budget, upTo };
}

function expand(search: Search, from: Beginning, found: Beginnings): void {
  const { all, upTo, best } = search;
  if (from.total >= best.cost) return;
  search.budget.used++;
  for (let rest = all & ~from.set; rest !== 0; rest &= rest - 1) {
    const item = lowest(rest);
    const cost = costWith(search, from, item);
    if (cost < best.cost && cost <= upTo) reach(search, from, item, cost, found);
  }
}

/** What a beginning costs with one more item. */
function costWith({ part, weightOf }: Search, from: Beginning, item: number): number {
  return from.cost + (part.durations[item] as number) * weightOf(from.present & ~at(part.peopleOf, item));
}

function reach(search: Search, from: Beginning, item: number, cost: number, found: Beginnings): void {
  const set = from.set | (1 << item);
  const known = found.get(set);
  if (known === undefined) {
    const total = cost + search.bound(search.all & ~set);
    if (total >= search.best.cost) return;
    found.set(set, { set, present: presentAfter(search, from.present, item, set), cost, total, from, last: item });
  } else if (cost < known.cost) {
    known.total += cost - known.cost;
    known.cost = cost;
    known.from = from;
    known.last = item;
  }
}

/** Whoever came stays until the last of their items is done. */
function presentAfter(search: Search, before: number, item: number, set: number): number {
  const left = search.all & ~set;
  const needed = at(search.part.peopleOf, item);
  let present = before | needed;
  for (let rest = needed; rest !== 0; rest &= rest - 1) {
    const person = lowest(rest);
    if ((at(search.part.itemsOf, person) & left) === 0) present &= ~(1 << person);
  }
  return present;
}

/** Two halves and the item between them: the first half's cost, the item's, and the second half's read backwards. */
function join(search: Search, found: Beginnings): void {
  const { all, upTo, best } = search;
  for (const first of found.values()) {
    for (let rest = all & ~first.set; rest !== 0; rest &= rest - 1) {
      const item = lowest(rest);
      const cost = costWith(search, first, item);
      if (cost >= best.cost || cost <= upTo) continue;
      const second = found.get(all & ~first.set & ~(1 << item));
      if (second === undefined || cost + second.cost >= best.cost) continue;
      best.cost = cost + second.cost;
      best.order = [...trace(first), item, ...reversed(trace(second))];
    }
  }
  const whole = found.get(all);
  if (whole !== undefined && whole.cost < best.cost) {
    best.cost = whole.cost;
    best.order = trace(whole);
  }
}

function trace(end: Beginning): number[] {
  const order: number[] = [];
  for (let state = end; state.from !== undefined; state = state.from) order.push(state.last);
  return reversed(order);
}
