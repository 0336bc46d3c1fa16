// A lower bound on the waiting still to come: the people are parted into groups that touch few items, each group's own problem is solved
// for every set of items left, and the groups' answers add up because each person's waiting is counted in one group only.
import { at, count, firstBits, lowest, members, openSum } from './bit-sets.ts';
import type { Component } from './reduce.ts';
import type { Budget } from './talent.ts';

/** The least waiting that the items left must still cost, whatever the order, given that all others came before. */
export type Bound = (left: number) => number;

interface Group {
  readonly values: Float64Array;
  readonly low: Int32Array;
  readonly middle: Int32Array;
  readonly high: Int32Array;
}

/** Tables over at most `size` items a group; costs 2 to the power of `size` cells for each group. `here` are people who came before the first item. */
export function openPatternBound(part: Component, size: number, budget: Budget, here = 0): Bound {
  const groups: Group[] = [];
  let left = firstBits(part.weights.length);
  while (left !== 0) {
    const people = pickGroup(part, left, size);
    left &= ~people;
    const items = members(part.itemsOf.reduce((set, mine, person) => ((people >>> person) & 1 ? set | mine : set), 0));
    if (count(people) < 2 || items.length > size) continue;
    groups.push(solveGroup(part, people, items, here));
    budget.used += Math.ceil((1 << items.length) / 16);
  }
  return sumOver(groups);
}

/** Starts with whoever weighs most, then takes those who share most minutes for the fewest new items. */
function pickGroup(part: Component, from: number, size: number): number {
  const minutes = openSum(part.durations);
  let [people, items] = [0, 0];
  for (;;) {
    let [best, bestScore] = [-1, -1];
    for (const person of members(from & ~people)) {
      const mine = at(part.itemsOf, person);
      if (people !== 0 && count(items | mine) > size) continue;
      const weight = part.weights[person] ?? 0;
      const shared = (weight * (minutes(mine & items) + 1)) / (count(mine & ~items) + 0.5);
      const score = people === 0 ? weight * minutes(mine) : shared;
      if (score > bestScore) [best, bestScore] = [person, score];
    }
    if (best < 0) return people;
    people |= 1 << best;
    items |= at(part.itemsOf, best);
  }
}

function solveGroup(part: Component, people: number, items: readonly number[], here: number): Group {
  const needed = Int32Array.from(items, (item) => at(part.peopleOf, item) & people);
  const durations = Float64Array.from(items, (item) => part.durations[item] ?? 0);
  const weightOf = openSum(part.weights);
  const all = (1 << items.length) - 1;
  const touched = new Int32Array(all + 1);
  const values = new Float64Array(all + 1);
  for (let set = 1; set <= all; set++) touched[set] = at(touched, set & (set - 1)) | at(needed, lowest(set));
  for (let left = 1; left <= all; left++) {
    const present = at(touched, left) & (at(touched, all & ~left) | here);
    let best = Infinity;
    for (let rest = left; rest !== 0; rest &= rest - 1) {
      const item = lowest(rest);
      const cost = at(values, left & ~(1 << item)) + at(durations, item) * weightOf(present & ~at(needed, item));
      if (cost < best) best = cost;
    }
    values[left] = best;
  }
  return { values, low: gather(items, 0), middle: gather(items, 11), high: gather(items, 22) };
}

/** For 11 bits of a set of items: the same items as bits of the group's own numbering. */
function gather(items: readonly number[], offset: number): Int32Array {
  const table = new Int32Array(2048);
  for (let set = 1; set < 2048; set++) {
    const own = items.indexOf(offset + lowest(set));
    table[set] = at(table, set & (set - 1)) | (own < 0 ? 0 : 1 << own);
  }
  return table;
}

function sumOver(groups: readonly Group[]): Bound {
  return (left) => {
    let sum = 0;
    for (let index = 0; index < groups.length; index++) {
      const group = groups[index] as Group;
      const own = at(group.low, left & 2047) | at(group.middle, (left >>> 11) & 2047) | at(group.high, left >>> 22);
      sum += at(group.values, own);
    }
    return sum;
  };
}
