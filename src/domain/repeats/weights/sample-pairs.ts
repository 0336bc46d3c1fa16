// The pairs that learning looks at: those that share a key, kept by their rungs, and some drawn at random to see what strangers share.
import { Comparer } from '../compare/compare-people.ts';
import { Comparison } from '../compare/comparison.ts';
import { PeopleIndex } from '../index/people-index.ts';
import { keysOf } from '../index/index-keys.ts';
import { level } from '../compare/name-likeness.ts';
import type { PeopleStore } from '../index/people-store.ts';
import { cell, fieldCount, rungCount, settingCount, type Weights } from './weights.ts';

/** Pairs as collected; `scale` says how many pairs of the history one kept pair stands for. */
export interface Collected {
  readonly pairs: number;
  readonly scale: number;
  readonly allPairs: number;
  readonly drawn: number;
  /** Counts of rungs among random pairs, and among pairs that share a key but are far from being one person. */
  readonly random: Float64Array;
  readonly dropped: Float64Array;
  cell(pair: number, field: number): number;
  /** Bits of a pair that come from rare values and exchanged names, not from rungs. */
  rare(pair: number): number;
}

const randomPairs = 40_000;
const mostAsked = 4000;
const farAway = -18;

class Pairs {
  readonly cells: number[] = [];
  readonly extras: number[] = [];
  readonly dropped = new Float64Array(fieldCount * settingCount * (rungCount + 1));
  private readonly comparer: Comparer;
  constructor(comparer: Comparer) {
    this.comparer = comparer;
  }
  take(found: Comparison, scale: number): void {
    const { bits } = this.comparer;
    const score = bits.start + this.comparer.same;
    let extra = -((found.namesExchanged ? bits.exchanged : 0) + (found.linesExchanged ? bits.exchanged : 0));
    for (let f = 0; f < fieldCount; f++) {
      const at = cell(f, found.settings[f] ?? 0, found.rungs[f] ?? level.missing);
      if (score < farAway) this.dropped[at] = (this.dropped[at] ?? 0) + scale;
      else this.cells.push(at);
      if (found.rungs[f] === level.same) extra += (found.same[f] ?? 0) - (bits.same[at] ?? 0);
    }
    if (score >= farAway) this.extras.push(Math.round(extra * 256));
  }
}

/** Compares all pairs that share a key (of some thousand people, when there are more) and some random ones. */
export function collectPairs(store: PeopleStore, weights: Weights): Collected {
  const comparer = new Comparer(store, weights);
  const filing = new PeopleIndex();
  const keys = (place: number): readonly number[] => keysOf(store, store.shapeAt(place));
  for (let place = 0; place < store.size; place++) filing.add(keys(place));
  const step = Math.max(1, Math.ceil(store.size / mostAsked));
  const scale = step === 1 ? 1 : step / 2;
  const pairs = new Pairs(comparer);
  const found = new Comparison();
  for (let asked = 0; asked < store.size; asked += step) {
    const shape = store.shapeAt(asked);
    comparer.begin();
    filing.find(keys(asked), (other) => {
      if (step === 1 ? other >= asked : other === asked) return;
      comparer.compare(shape, store.shapeAt(other), found);
      pairs.take(found, scale);
    });
  }
  return {
    pairs: pairs.extras.length,
    scale,
    allPairs: (store.size * (store.size - 1)) / 2,
    drawn: randomPairs,
    random: drawRandom(store, comparer),
    dropped: pairs.dropped,
    cell: (pair, field) => pairs.cells[pair * fieldCount + field] ?? 0,
    rare: (pair) => (pairs.extras[pair] ?? 0) / 256,
  };
}

/** Counts rungs over pairs drawn by a fixed rule, the same at every run. */
function drawRandom(store: PeopleStore, comparer: Comparer): Float64Array {
  const counts = new Float64Array(fieldCount * settingCount * (rungCount + 1));
  const found = new Comparison();
  let seed = 12345;
  const draw = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * store.size);
  };
  for (let i = 0; i < randomPairs; i++) {
    const [a, b] = [draw(), draw()];
    if (a === b) continue;
    if (i % 50 === 0) comparer.begin();
    comparer.compare(store.shapeAt(a), store.shapeAt(b), found);
    for (let f = 0; f < fieldCount; f++) {
      const at = cell(f, found.settings[f] ?? 0, found.rungs[f] ?? level.missing);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}
