// Search over the sets of cases that come first, under every rule of a meeting. The clock after a set of cases is always the same, so each set
// (with the last case where neighbours matter) is kept once, with its cheapest order. Wider and wider beams, until nothing had to be dropped.
import { reversed, sorted } from '../../text/sorted.ts';
import { at, lowest } from './bit-sets.ts';
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

/** The cheapest beginning found so far with a set of cases, and a last case where it matters. */
interface Beginning {
  readonly low: number;
  readonly high: number;
  readonly last: number;
  /** People who have come and have a case left. */
  readonly hereLow: number;
  readonly hereHigh: number;
  /** Minutes of cases that are done. */
  readonly done: number;
  cost: number;
  tie: number;
  /** Cost and tie with the least that the cases left must still add. */
  total: number;
  tieTotal: number;
  from: Beginning | undefined;
  item: number;
  /** Another one with the same key. */
  readonly next: Beginning | undefined;
}

interface Search extends LineOptions {
  readonly line: LineRules;
  readonly best: LineBest;
  readonly budget: Budget;
  readonly place: number;
  /** The beginnings of this layer, and the last one filed under each key. */
  readonly found: Beginning[];
  readonly byKey: Map<number, Beginning>;
}

/** Looks at the `width` most promising beginnings of each length; gives up when the budget is spent. */
export function searchLine(
  line: LineRules,
  best: LineBest,
  budget: Budget,
  width: number,
  options: LineOptions,
): LineProof {
  const { hereLow, hereHigh } = line;
  const sums = { cost: 0, tie: 0, total: 0, tieTotal: 0 };
  const start = {
    low: 0,
    high: 0,
    last: ANY_CASE,
    hereLow,
    hereHigh,
    done: 0,
    item: 0,
    from: undefined,
    next: undefined,
  };
  let layer: readonly Beginning[] = [{ ...start, ...sums }];
  let dropped = Infinity;
  for (let place = 0; place < line.size && layer.length > 0; place++) {
    const search: Search = { ...options, line, best, budget, place, found: [], byKey: new Map() };
    for (const [index, beginning] of layer.entries()) {
      if ((index & 255) === 0 && isSpent(budget)) return { complete: false, bound: 0 };
      expand(search, beginning);
    }
    layer = search.found;
    if (layer.length <= width) continue;
    const inTurn = sorted(layer, (a, b) => a.total - b.total || a.tieTotal - b.tieTotal);
    dropped = Math.min(dropped, inTurn[width]?.total ?? Infinity);
    const kept = new Set(inTurn.slice(0, width));
    layer = layer.filter((beginning) => kept.has(beginning));
  }
  for (const whole of layer) takeBetter(whole, best);
  return { complete: dropped === Infinity, bound: Math.min(best.cost, dropped) };
}

function takeBetter(end: Beginning, best: LineBest): void {
  if (!isBetter(end.cost, end.tie, best.cost, best.tie)) return;
  best.cost = end.cost;
  best.tie = end.tie;
  const order: number[] = [];
  for (let state = end; state.from !== undefined; state = state.from) order.push(state.item);
  best.order = reversed(order);
}

function isBetter(cost: number, tie: number, thanCost: number, thanTie: number): boolean {
  return cost < thanCost || (cost === thanCost && tie < thanTie);
}

function expand(search: Search, from: Beginning): void {
  const { line, best } = search;
  if (!isBetter(from.total, from.tieTotal, best.cost, best.tie)) return;
  search.budget.used++;
  const [mayLow, mayHigh] = nextCases(line, from.low, from.high, search.place, from.last);
  for (let rest = mayLow; rest !== 0; rest &= rest - 1) step(search, from, lowest(rest));
  for (let rest = mayHigh; rest !== 0; rest &= rest - 1) step(search, from, lowest(rest) + 31);
}

function step(search: Search, from: Beginning, item: number): void {
  const { line, place, best } = search;
  const { rules } = line;
  if ((rules.lastPlace[item] as number) < place || !isReady(line, item, from.low, from.high)) return;
  const start = rules.clock.startAt(from.done);
  const keeps = keepsTimes(line, item, start);
  if (!keeps && rules.risk === undefined) return;
  const waiting =
    line.weightLow(from.hereLow & ~at(line.needLow, item)) + line.weightHigh(from.hereHigh & ~at(line.needHigh, item));
  const told = rules.told[item];
  const moved = told !== undefined && Math.abs(start - told) > UNCHANGED_MINUTES ? rules.changeWeight : 0;
  const risk = keeps || rules.risk === undefined ? 0 : (rules.risk[item] as number);
  const cost = from.cost + (rules.minutes[item] as number) * waiting + moved + risk;
  if (cost > best.cost) return;
  reach(search, from, item, cost, search.ties ? from.tie + tieOf(line, item, place) : 0);
}

function reach(search: Search, from: Beginning, item: number, spent: number, tie: number): void {
  const { line, best, place } = search;
  const { clock, minutes } = line.rules;
  const low = from.low | (item < 31 ? 1 << item : 0);
  const high = from.high | (item < 31 ? 0 : 1 << (item - 31));
  const done = from.done + (minutes[item] as number);
  const last = neighbour(line, item, low, high);
  const hereLow = presentAfter(line, from.hereLow | at(line.needLow, item), 0, low, high);
  const hereHigh = presentAfter(line, from.hereHigh | at(line.needHigh, item), 31, low, high);
  const paused = clock.pausedAt(done) - clock.pausedAt(from.done);
  const cost = paused === 0 ? spent : spent + paused * (line.weightLow(hereLow) + line.weightHigh(hereHigh));
  const key = low ^ Math.imul(high, 0x85ebca6b) ^ Math.imul(last, 0xc2b2ae35);
  const filed = search.byKey.get(key);
  let known = filed;
  while (known !== undefined && (known.low !== low || known.high !== high || known.last !== last)) known = known.next;
  if (known !== undefined) {
    improve(known, cost, tie, from, item);
    return;
  }
  const total = cost + search.bound(line.allLow & ~low);
  if (total > best.cost) return;
  const tieTotal = search.ties ? tie + tieLeft(line, low, high, place + 1) : 0;
  if (!isBetter(total, tieTotal, best.cost, best.tie)) return;
  if (isDoomed(line, low, high, place + 1, clock.startAt(done))) return;
  const added = { low, high, last, hereLow, hereHigh, done, cost, tie, total, tieTotal, from, item, next: filed };
  search.found.push(added);
  search.byKey.set(key, added);
}

function improve(known: Beginning, cost: number, tie: number, from: Beginning, item: number): void {
  if (!isBetter(cost, tie, known.cost, known.tie)) return;
  known.total += cost - known.cost;
  known.tieTotal += tie - known.tie;
  known.cost = cost;
  known.tie = tie;
  known.from = from;
  known.item = item;
}

/** The people of one word who have come and have a case left. */
function presentAfter(line: LineRules, come: number, offset: number, low: number, high: number): number {
  return come & ~goneOf(line.casesLow, line.casesHigh, come, offset, line.allLow & ~low, line.allHigh & ~high);
}
