// Search over the sets of cases that come first, under every rule of a meeting. The clock after a set of cases is always the same, so each set
// (with the last case where neighbours matter) is kept once, with its cheapest order. Wider and wider beams, until nothing had to be dropped.
import { ascending, reversed, sorted } from '../../text/sorted.ts';
import { at, lowest, scatter } from './bit-sets.ts';
import {
  ANY_CASE,
  goneOf,
  isDoomed,
  isReady,
  keepsTimes,
  neighbour,
  nextCases,
  tieLeft,
  tieOf,
  UNCHANGED_MINUTES,
  type LineRules,
} from './line-rules.ts';
import type { Bound } from './pattern-bound.ts';
import { isSpent, type Budget } from './talent.ts';

/** The best order known: its cost, then how it breaks ties. */
export interface LineBest {
  cost: number;
  tie: number;
  order: readonly number[];
}

export interface LineOptions {
  /** The least the cases left must still cost; one word of cases. */
  readonly bound: Bound;
  readonly ties: boolean;
}

export interface LineProof {
  readonly complete: boolean;
  readonly bound: number;
}

const COLUMNS = ['low', 'high', 'last', 'hereLow', 'hereHigh', 'done', 'from', 'item'] as const;
const COSTS = ['cost', 'total', 'tie', 'tieTotal'] as const;
type Layer = Record<(typeof COLUMNS)[number], Int32Array> &
  Record<(typeof COSTS)[number], Float64Array> & { slots: Int32Array; size: number };

interface Search extends LineOptions {
  readonly line: LineRules;
  readonly best: LineBest;
  readonly budget: Budget;
  readonly place: number;
}

/** Looks at the `width` most promising beginnings of each length; gives up when the budget is spent. */
export function searchLine(
  line: LineRules,
  best: LineBest,
  budget: Budget,
  width: number,
  options: LineOptions,
): LineProof {
  let layer = openLayer();
  layer.size = 1;
  layer.last[0] = ANY_CASE;
  layer.hereLow[0] = line.hereLow;
  layer.hereHigh[0] = line.hereHigh;
  const layers = [layer];
  let dropped = Infinity;
  for (let place = 0; place < line.size && layer.size > 0; place++) {
    const search: Search = { ...options, line, best, budget, place };
    const next = openLayer();
    for (let state = 0; state < layer.size; state++) {
      if ((state & 255) === 0 && isSpent(budget)) return { complete: false, bound: 0 };
      expand(search, layer, state, next);
    }
    if (next.size > width) dropped = Math.min(dropped, keepBest(next, width));
    layer.slots = new Int32Array(0);
    layers.push(next);
    layer = next;
  }
  for (let state = 0; state < layer.size; state++) takeBetter(layers, layer, state, best);
  return { complete: dropped === Infinity, bound: Math.min(best.cost, dropped) };
}

function takeBetter(layers: readonly Layer[], layer: Layer, state: number, best: LineBest): void {
  if (!isBetter(at(layer.cost, state), at(layer.tie, state), best.cost, best.tie)) return;
  best.cost = at(layer.cost, state);
  best.tie = at(layer.tie, state);
  const order: number[] = [];
  for (let depth = layers.length - 1, index = state; depth > 0; depth--) {
    const one = layers[depth] as Layer;
    order.push(at(one.item, index));
    index = at(one.from, index);
  }
  best.order = reversed(order);
}

function isBetter(cost: number, tie: number, thanCost: number, thanTie: number): boolean {
  return cost < thanCost || (cost === thanCost && tie < thanTie);
}

function expand(search: Search, layer: Layer, state: number, next: Layer): void {
  const { line, best } = search;
  if (!isBetter(at(layer.total, state), at(layer.tieTotal, state), best.cost, best.tie)) return;
  search.budget.used++;
  const low = at(layer.low, state);
  const high = at(layer.high, state);
  const [mayLow, mayHigh] = nextCases(line, low, high, search.place, at(layer.last, state));
  for (let rest = mayLow; rest !== 0; rest &= rest - 1) step(search, layer, state, lowest(rest), next);
  for (let rest = mayHigh; rest !== 0; rest &= rest - 1) step(search, layer, state, lowest(rest) + 31, next);
}

function step(search: Search, layer: Layer, state: number, item: number, next: Layer): void {
  const { line, place, best } = search;
  const { rules } = line;
  const low = at(layer.low, state);
  const high = at(layer.high, state);
  if ((rules.lastPlace[item] as number) < place || !isReady(line, item, low, high)) return;
  const start = rules.clock.startAt(at(layer.done, state));
  const keeps = keepsTimes(line, item, start);
  if (!keeps && rules.risk === undefined) return;
  const waiting =
    line.weightLow(at(layer.hereLow, state) & ~at(line.needLow, item)) +
    line.weightHigh(at(layer.hereHigh, state) & ~at(line.needHigh, item));
  const told = rules.told[item];
  const moved = told !== undefined && Math.abs(start - told) > UNCHANGED_MINUTES ? rules.changeWeight : 0;
  const risk = keeps || rules.risk === undefined ? 0 : (rules.risk[item] as number);
  const cost = at(layer.cost, state) + (rules.minutes[item] as number) * waiting + moved + risk;
  if (cost > best.cost) return;
  const tie = search.ties ? at(layer.tie, state) + tieOf(line, item, place) : 0;
  reach(search, layer, state, item, next, cost, tie);
}

function reach(
  search: Search,
  layer: Layer,
  state: number,
  item: number,
  next: Layer,
  spent: number,
  tie: number,
): void {
  const { line } = search;
  const low = at(layer.low, state) | (item < 31 ? 1 << item : 0);
  const high = at(layer.high, state) | (item < 31 ? 0 : 1 << (item - 31));
  const before = at(layer.done, state);
  const done = before + (line.rules.minutes[item] as number);
  const last = neighbour(line, item, low, high);
  const hereLow = presentLow(line, at(layer.hereLow, state), item, low, high);
  const hereHigh = line.rules.people.length > 31 ? presentHigh(line, at(layer.hereHigh, state), item, low, high) : 0;
  const paused = line.rules.clock.pausedAt(done) - line.rules.clock.pausedAt(before);
  const cost = paused === 0 ? spent : spent + paused * (line.weightLow(hereLow) + line.weightHigh(hereHigh));
  const slot = slotOf(next, low, high, last);
  const known = at(next.slots, slot);
  if (known >= 0) {
    improve(next, known, cost, tie, state, item);
    return;
  }
  const index = add(search, next, slot, low, high, last, done, cost, tie);
  if (index < 0) return;
  next.hereLow[index] = hereLow;
  next.hereHigh[index] = hereHigh;
  next.from[index] = state;
  next.item[index] = item;
  if (next.size === next.low.length) grow(next);
}

function improve(next: Layer, known: number, cost: number, tie: number, from: number, item: number): void {
  if (!isBetter(cost, tie, at(next.cost, known), at(next.tie, known))) return;
  next.total[known] = at(next.total, known) - at(next.cost, known) + cost;
  next.tieTotal[known] = at(next.tieTotal, known) - at(next.tie, known) + tie;
  next.cost[known] = cost;
  next.tie[known] = tie;
  next.from[known] = from;
  next.item[known] = item;
}

/** The new state's place in the layer, or -1 when nothing better than the best can come of it. */
function add(
  search: Search,
  next: Layer,
  slot: number,
  low: number,
  high: number,
  last: number,
  done: number,
  cost: number,
  tie: number,
): number {
  const { line, best, place } = search;
  const total = cost + search.bound(line.allLow & ~low);
  if (total > best.cost) return -1;
  const tieTotal = search.ties ? tie + tieLeft(line, low, high, place + 1) : 0;
  if (!isBetter(total, tieTotal, best.cost, best.tie)) return -1;
  if (isDoomed(line, low, high, place + 1, line.rules.clock.startAt(done))) return -1;
  const index = next.size++;
  next.low[index] = low;
  next.high[index] = high;
  next.last[index] = last;
  next.done[index] = done;
  next.cost[index] = cost;
  next.total[index] = total;
  next.tie[index] = tie;
  next.tieTotal[index] = tieTotal;
  next.slots[slot] = index;
  return index;
}

function presentLow(line: LineRules, before: number, item: number, low: number, high: number): number {
  const present = before | at(line.needLow, item);
  return present & ~goneOf(line.casesLow, line.casesHigh, present, 0, line.allLow & ~low, line.allHigh & ~high);
}

function presentHigh(line: LineRules, before: number, item: number, low: number, high: number): number {
  const present = before | at(line.needHigh, item);
  return present & ~goneOf(line.casesLow, line.casesHigh, present, 31, line.allLow & ~low, line.allHigh & ~high);
}

function openLayer(room = 256): Layer {
  const ints = (): Int32Array => new Int32Array(room);
  const doubles = (): Float64Array => new Float64Array(room);
  return {
    low: ints(),
    high: ints(),
    last: ints(),
    hereLow: ints(),
    hereHigh: ints(),
    done: ints(),
    from: ints(),
    item: ints(),
    cost: doubles(),
    total: doubles(),
    tie: doubles(),
    tieTotal: doubles(),
    slots: new Int32Array(room * 2).fill(-1),
    size: 0,
  };
}

function slotOf(layer: Layer, low: number, high: number, last: number): number {
  const mask = layer.slots.length - 1;
  let slot = scatter(low ^ Math.imul(high, 0x85ebca6b) ^ Math.imul(last, 0xc2b2ae35)) & mask;
  for (;;) {
    const index = at(layer.slots, slot);
    if (index < 0) return slot;
    if (at(layer.low, index) === low && at(layer.high, index) === high && at(layer.last, index) === last) return slot;
    slot = (slot + 1) & mask;
  }
}

function grow(layer: Layer): void {
  const wider = openLayer(layer.low.length * 2);
  for (const column of COLUMNS) wider[column].set(layer[column]);
  for (const column of COSTS) wider[column].set(layer[column]);
  wider.size = layer.size;
  Object.assign(layer, wider);
  file(layer);
}

function file(layer: Layer): void {
  for (let index = 0; index < layer.size; index++) {
    layer.slots[slotOf(layer, at(layer.low, index), at(layer.high, index), at(layer.last, index))] = index;
  }
}

/** Keeps the most promising states and tells the least total cost among the others. */
function keepBest(layer: Layer, width: number): number {
  const order = sorted(
    layer.low.subarray(0, layer.size).keys(),
    (a, b) => at(layer.total, a) - at(layer.total, b) || at(layer.tieTotal, a) - at(layer.tieTotal, b) || a - b,
  );
  const limit = at(layer.total, order[width] ?? 0);
  const kept = ascending(order.slice(0, width));
  for (const [place, index] of kept.entries()) {
    for (const column of COLUMNS) layer[column][place] = at(layer[column], index);
    for (const column of COSTS) layer[column][place] = at(layer[column], index);
  }
  layer.size = kept.length;
  layer.slots.fill(-1);
  file(layer);
  return limit;
}
