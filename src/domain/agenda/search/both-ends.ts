// Search that sets items at the beginning and at the end by turns, for problems in which people come to many items: whoever has come on both
// sides waits through all that is left, so costs are known early. After Garcia de la Banda, Stuckey and Chu (2011), with wider and wider beams.
import { reversed } from '../../text/sorted.ts';
import { at, firstBits, lowest, openSum, scatter } from './bit-sets.ts';
import { openLeaving } from './leaving.ts';
import type { Component } from './reduce.ts';
import { isSpent, type Budget, type Incumbent, type Proof } from './talent.ts';

/** One layer of states: items left, who is there only at this end, only at the other; cost, cost and bound, where from, how. */
interface Layer {
  left: Int32Array;
  here: Int32Array;
  there: Int32Array;
  costs: Float64Array;
  totals: Float64Array;
  from: Int32Array;
  /** The item set, plus 32 when the two ends changed places once more so that mirrored states meet. */
  moves: Uint8Array;
  slots: Int32Array;
  size: number;
}

interface Search {
  readonly part: Component;
  readonly minutes: (items: number) => number;
  readonly weightOf: (people: number) => number;
  readonly leaving: (left: number, people: number) => number;
  readonly best: Incumbent;
  readonly budget: Budget;
}

/** The `width` most promising states of each depth; a proof when nothing had to be dropped. Gives up when the budget is spent. */
export function searchBothEnds(part: Component, best: Incumbent, budget: Budget, width: number): Proof {
  const search: Search = {
    part,
    minutes: openSum(part.durations),
    weightOf: openSum(part.weights),
    leaving: openLeaving(part),
    best,
    budget,
  };
  let layer = openLayer();
  put(layer, 0, firstBits(part.durations.length), 0, 0);
  const layers = [layer];
  let dropped = Infinity;
  for (let depth = 0; depth < part.durations.length && layer.size > 0; depth++) {
    const next = openLayer();
    for (let state = 0; state < layer.size; state++) {
      if ((state & 1023) === 0 && isSpent(budget)) return { complete: false, bound: 0 };
      expand(search, layer, state, next, depth % 2 === 1);
    }
    if (next.size > width) dropped = Math.min(dropped, keepBest(next, width));
    layer.slots = new Int32Array(0);
    layers.push(next);
    layer = next;
  }
  if (layer.size > 0 && at(layer.costs, 0) < best.cost) {
    best.cost = at(layer.costs, 0);
    best.order = trace(layers);
  }
  return { complete: dropped === Infinity, bound: Math.min(best.cost, dropped) };
}

function expand(search: Search, layer: Layer, state: number, next: Layer, mayMirror: boolean): void {
  if (at(layer.totals, state) >= search.best.cost) return;
  search.budget.used++;
  const left = at(layer.left, state);
  const fresh = freshPeople(search.part, left);
  for (let rest = candidates(search.part, layer, state, fresh); rest !== 0; rest &= rest - 1) {
    setItem(search, layer, state, next, lowest(rest), fresh, mayMirror);
  }
}

function freshPeople(part: Component, left: number): number {
  let fresh = 0;
  for (let person = 0; person < part.weights.length; person++) {
    if ((at(part.itemsOf, person) & ~left) === 0) fresh |= 1 << person;
  }
  return fresh;
}

/**
 * The items worth setting next at this end. An item waits for another that needs the same people and besides only some who are here already:
 * setting that one first, beside it, never costs more. One that needs exactly those who are here is set at once.
 */
function candidates(part: Component, layer: Layer, state: number, fresh: number): number {
  const left = at(layer.left, state);
  const here = at(layer.here, state);
  const counted = here | at(layer.there, state) | fresh;
  let kept = left;
  for (let rest = left; rest !== 0; rest &= rest - 1) {
    const item = lowest(rest);
    const mine = at(part.peopleOf, item) & counted;
    for (let others = left & ~(1 << item); others !== 0; others &= others - 1) {
      const other = lowest(others);
      const theirs = at(part.peopleOf, other) & counted;
      if ((mine & ~theirs) !== 0 || (theirs & ~(mine | here)) !== 0 || (mine === theirs && other > item)) continue;
      kept &= ~(1 << item);
      break;
    }
  }
  for (let rest = kept; rest !== 0; rest &= rest - 1) {
    const item = lowest(rest);
    if ((at(part.peopleOf, item) & counted) === here) return 1 << item;
  }
  return kept;
}

function setItem(
  search: Search,
  layer: Layer,
  state: number,
  next: Layer,
  item: number,
  fresh: number,
  mayMirror: boolean,
): void {
  const { part, best } = search;
  const needed = at(part.peopleOf, item);
  const left = at(layer.left, state) & ~(1 << item);
  const before = at(layer.here, state);
  const there = at(layer.there, state);
  let cost = at(layer.costs, state) + (part.durations[item] as number) * search.weightOf(before & ~needed);
  for (let rest = needed & there; rest !== 0; rest &= rest - 1) {
    const person = lowest(rest);
    cost += (part.weights[person] as number) * search.minutes(left & ~at(part.itemsOf, person));
  }
  if (cost >= best.cost) return;
  let here = before | (needed & fresh);
  for (let rest = here & needed; rest !== 0; rest &= rest - 1) {
    const person = lowest(rest);
    if ((at(part.itemsOf, person) & left) === 0) here &= ~(1 << person);
  }
  reach(search, next, state, item, left, here, there & ~needed, cost, mayMirror);
}

function reach(
  search: Search,
  next: Layer,
  state: number,
  item: number,
  left: number,
  here: number,
  there: number,
  cost: number,
  mayMirror: boolean,
): void {
  const mirror = mayMirror && there > here;
  const nextHere = mirror ? here : there;
  const nextThere = mirror ? there : here;
  const move = item | (mirror ? 32 : 0);
  const slot = slotOf(next, left, nextHere, nextThere);
  const known = at(next.slots, slot);
  if (known >= 0) {
    if (cost < at(next.costs, known)) {
      next.totals[known] = at(next.totals, known) - at(next.costs, known) + cost;
      next.costs[known] = cost;
      next.from[known] = state;
      next.moves[known] = move;
    }
    return;
  }
  let total = cost + search.leaving(left, here);
  if (total >= search.best.cost) return;
  total += search.leaving(left, there);
  if (total >= search.best.cost) return;
  const index = put(next, slot, left, nextHere, nextThere);
  next.costs[index] = cost;
  next.totals[index] = total;
  next.from[index] = state;
  next.moves[index] = move;
}

function openLayer(): Layer {
  return {
    left: new Int32Array(1024),
    here: new Int32Array(1024),
    there: new Int32Array(1024),
    costs: new Float64Array(1024),
    totals: new Float64Array(1024),
    from: new Int32Array(1024),
    moves: new Uint8Array(1024),
    slots: new Int32Array(2048).fill(-1),
    size: 0,
  };
}

function slotOf(layer: Layer, left: number, here: number, there: number): number {
  const mask = layer.slots.length - 1;
  let slot = scatter(left ^ Math.imul(here, 0x85ebca6b) ^ Math.imul(there, 0xc2b2ae35)) & mask;
  for (;;) {
    const index = at(layer.slots, slot);
    if (index < 0) return slot;
    if (at(layer.left, index) === left && at(layer.here, index) === here && at(layer.there, index) === there)
      return slot;
    slot = (slot + 1) & mask;
  }
}

function put(layer: Layer, slot: number, left: number, here: number, there: number): number {
  const index = layer.size++;
  layer.left[index] = left;
  layer.here[index] = here;
  layer.there[index] = there;
  layer.slots[slot] = index;
  if (layer.size === layer.left.length) grow(layer);
  return index;
}

function grow(layer: Layer): void {
  const room = layer.left.length * 2;
  const [left, here, there, from] = [layer.left, layer.here, layer.there, layer.from].map((old) => {
    const wider = new Int32Array(room);
    wider.set(old);
    return wider;
  }) as [Int32Array, Int32Array, Int32Array, Int32Array];
  const [costs, totals] = [new Float64Array(room), new Float64Array(room)];
  costs.set(layer.costs);
  totals.set(layer.totals);
  const moves = new Uint8Array(room);
  moves.set(layer.moves);
  Object.assign(layer, { left, here, there, from, costs, totals, moves, slots: new Int32Array(room * 2).fill(-1) });
  file(layer);
}

function file(layer: Layer): void {
  for (let index = 0; index < layer.size; index++) {
    layer.slots[slotOf(layer, at(layer.left, index), at(layer.here, index), at(layer.there, index))] = index;
  }
}

function keepBest(layer: Layer, width: number): number {
  const totals = layer.totals.slice(0, layer.size);
  totals.sort();
  const limit = at(totals, width);
  let equals = width - totals.findIndex((total) => total === limit);
  let kept = 0;
  for (let index = 0; index < layer.size; index++) {
    const total = at(layer.totals, index);
    if (total > limit || (total === limit && equals-- <= 0)) continue;
    for (const column of [layer.left, layer.here, layer.there, layer.costs, layer.totals, layer.from, layer.moves]) {
      column[kept] = at(column, index);
    }
    kept++;
  }
  layer.size = kept;
  layer.slots.fill(-1);
  file(layer);
  return limit;
}

/** Plays the moves again: each sets an item at one end, then the other end is next, unless the state was mirrored. */
function trace(layers: readonly Layer[]): number[] {
  const moves: number[] = [];
  let state = 0;
  for (let depth = layers.length - 1; depth > 0; depth--) {
    const layer = layers[depth] as Layer;
    moves.push(at(layer.moves, state));
    state = at(layer.from, state);
  }
  const ends: [number[], number[]] = [[], []];
  let end: 0 | 1 = 0;
  for (const move of reversed(moves)) {
    ends[end].push(move & 31);
    if (move < 32) end = end === 0 ? 1 : 0;
  }
  return [...ends[0], ...reversed(ends[1])];
}
