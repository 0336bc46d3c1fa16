// Search over the sets of items that come first. An order read backwards costs the same, so it is enough to know every beginning that costs up to half of the best order known, and to join two of them over one item.
import { reversed } from '../../text/sorted.ts';
import { at, firstBits, lowest, openSum, scatter } from './bit-sets.ts';
import type { Bound } from './pattern-bound.ts';
import type { Component } from './reduce.ts';
import { isSpent, type Budget, type Incumbent, type Proof } from './talent.ts';

/** Beginnings found so far, in layers of equal size: set, who is there, cost, cost and bound, where from, last item. */
interface Beginnings {
  sets: Int32Array;
  present: Int32Array;
  costs: Float64Array;
  totals: Float64Array;
  from: Int32Array;
  last: Uint8Array;
  slots: Int32Array;
  size: number;
}

interface Search {
  readonly part: Component;
  readonly bound: Bound;
  readonly weightOf: (people: number) => number;
  readonly all: number;
  readonly best: Incumbent;
  readonly budget: Budget;
  readonly found: Beginnings;
  /** Beginnings dearer than this are not kept. */
  readonly upTo: number;
}

/** Looks at the `width` most promising beginnings of each length: a good order quickly, and a proof when nothing had to be dropped. */
export function searchBeam(part: Component, bound: Bound, best: Incumbent, budget: Budget, width: number): Proof {
  const search = openSearch(part, bound, best, budget, Infinity);
  let dropped = Infinity;
  let [low, high] = [0, 1];
  for (let layer = 0; layer < part.durations.length && low < high; layer++) {
    if (isSpent(budget)) return { complete: false, bound: 0 };
    for (let state = low; state < high; state++) expand(search, state);
    [low, high] = [high, search.found.size];
    if (high - low > width) {
      dropped = Math.min(dropped, keepBest(search.found, low, width));
      high = search.found.size;
    }
  }
  const end = search.found.size - 1;
  if (at(search.found.sets, end) === search.all && at(search.found.costs, end) < best.cost) {
    best.cost = at(search.found.costs, end);
    best.order = trace(search.found, end);
  }
  return { complete: dropped === Infinity, bound: Math.min(best.cost, dropped) };
}

/** Either proves that nothing is cheaper than the best order known, or finds the best; gives up above `most` beginnings. */
export function searchHalves(part: Component, bound: Bound, best: Incumbent, budget: Budget, most: number): Proof {
  const search = openSearch(part, bound, best, budget, best.cost / 2);
  const unproven = { complete: false, bound: Math.min(best.cost, bound(search.all)) };
  for (let state = 0; state < search.found.size; state++) {
    if (search.found.size > most || ((state & 1023) === 0 && isSpent(budget))) return unproven;
    expand(search, state);
  }
  join(search);
  return { complete: true, bound: best.cost };
}

function openSearch(part: Component, bound: Bound, best: Incumbent, budget: Budget, upTo: number): Search {
  const found: Beginnings = {
    sets: new Int32Array(4096),
    present: new Int32Array(4096),
    costs: new Float64Array(4096),
    totals: new Float64Array(4096),
    from: new Int32Array(4096),
    last: new Uint8Array(4096),
    slots: new Int32Array(8192).fill(-1),
    size: 1,
  };
  found.from[0] = -1;
  found.slots[scatter(0) & 8191] = 0;
  const all = firstBits(part.durations.length);
  return { part, bound, weightOf: openSum(part.weights), all, best, budget, found, upTo };
}

function expand(search: Search, state: number): void {
  const { found, part, all, weightOf, upTo, best } = search;
  if (at(found.totals, state) >= best.cost) return;
  search.budget.used++;
  const set = at(found.sets, state);
  const present = at(found.present, state);
  const spent = at(found.costs, state);
  for (let rest = all & ~set; rest !== 0; rest &= rest - 1) {
    const item = lowest(rest);
    const cost = spent + (part.durations[item] as number) * weightOf(present & ~at(part.peopleOf, item));
    if (cost >= best.cost || cost > upTo) continue;
    reach(search, state, item, set | (1 << item), cost);
  }
}

function reach(search: Search, state: number, item: number, set: number, cost: number): void {
  const { found, best } = search;
  let slot = slotOf(found, set);
  const known = at(found.slots, slot);
  if (known >= 0) {
    if (cost < at(found.costs, known)) {
      found.totals[known] = at(found.totals, known) - at(found.costs, known) + cost;
      found.costs[known] = cost;
      found.from[known] = state;
      found.last[known] = item;
    }
    return;
  }
  const total = cost + search.bound(search.all & ~set);
  if (total >= best.cost) return;
  if (found.size === found.sets.length) {
    grow(found);
    slot = slotOf(found, set);
  }
  const index = found.size++;
  found.slots[slot] = index;
  found.sets[index] = set;
  found.present[index] = presentAfter(search, at(found.present, state), item, set);
  found.costs[index] = cost;
  found.totals[index] = total;
  found.from[index] = state;
  found.last[index] = item;
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

function slotOf(found: Beginnings, set: number): number {
  const mask = found.slots.length - 1;
  let slot = scatter(set) & mask;
  for (;;) {
    const index = at(found.slots, slot);
    if (index < 0 || at(found.sets, index) === set) return slot;
    slot = (slot + 1) & mask;
  }
}

function grow(found: Beginnings): void {
  const room = found.sets.length * 2;
  found.sets = copyInto(new Int32Array(room), found.sets);
  found.present = copyInto(new Int32Array(room), found.present);
  found.costs = copyInto(new Float64Array(room), found.costs);
  found.totals = copyInto(new Float64Array(room), found.totals);
  found.from = copyInto(new Int32Array(room), found.from);
  found.last = copyInto(new Uint8Array(room), found.last);
  found.slots = new Int32Array(room * 2).fill(-1);
  fileFrom(found, 0);
}

function copyInto<T extends Int32Array | Float64Array | Uint8Array>(into: T, from: ArrayLike<number>): T {
  into.set(from);
  return into;
}

function fileFrom(found: Beginnings, low: number): void {
  for (let index = low; index < found.size; index++) found.slots[slotOf(found, at(found.sets, index))] = index;
}

/** Keeps the best of the last layer and tells the least total among the dropped. */
function keepBest(found: Beginnings, low: number, width: number): number {
  const totals = found.totals.slice(low, found.size);
  totals.sort();
  const limit = at(totals, width);
  let equals = width - totals.findIndex((total) => total === limit);
  let kept = low;
  for (let index = low; index < found.size; index++) {
    const total = at(found.totals, index);
    if (total > limit || (total === limit && equals-- <= 0)) continue;
    found.sets[kept] = at(found.sets, index);
    found.present[kept] = at(found.present, index);
    found.costs[kept] = at(found.costs, index);
    found.totals[kept] = total;
    found.from[kept] = at(found.from, index);
    found.last[kept] = at(found.last, index);
    kept++;
  }
  found.size = kept;
  found.slots.fill(-1);
  fileFrom(found, low);
  return limit;
}

/** Two halves and the item between them: the first half's cost, the item's, and the second half's read backwards. */
function join(search: Search): void {
  const { found, part, all, weightOf, upTo, best } = search;
  for (let state = 0; state < found.size; state++) {
    const set = at(found.sets, state);
    for (let rest = all & ~set; rest !== 0; rest &= rest - 1) {
      const item = lowest(rest);
      const waiting = weightOf(at(found.present, state) & ~at(part.peopleOf, item));
      const cost = at(found.costs, state) + (part.durations[item] as number) * waiting;
      if (cost >= best.cost || cost <= upTo) continue;
      const other = at(found.slots, slotOf(found, all & ~set & ~(1 << item)));
      if (other < 0 || cost + at(found.costs, other) >= best.cost) continue;
      best.cost = cost + at(found.costs, other);
      best.order = [...trace(found, state), item, ...reversed(trace(found, other))];
    }
  }
  const whole = at(found.slots, slotOf(found, all));
  if (whole >= 0 && at(found.costs, whole) < best.cost) {
    best.cost = at(found.costs, whole);
    best.order = trace(found, whole);
  }
}

function trace(found: Beginnings, end: number): number[] {
  const order: number[] = [];
  for (let state = end; at(found.from, state) >= 0; state = at(found.from, state)) order.push(at(found.last, state));
  return reversed(order);
}
