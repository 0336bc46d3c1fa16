// The least that those who are there must still wait for one another: they leave one by one, each only when all of their own items are done.
import { at, lowest, openSum } from './bit-sets.ts';
import type { Component } from './reduce.ts';

/** Above this many people only the heaviest are looked at, which keeps it a lower bound. */
const MOST = 7;

/** The people at hand, heaviest first, and the items each still has. */
interface People {
  readonly weights: Float64Array;
  readonly items: Int32Array;
}

/** A function of the items left and of the people there: weighted minutes, exact for up to seven people if no others existed. */
export function openLeaving(part: Component): (left: number, people: number) => number {
  const minutes = openSum(part.durations);
  const some: People = { weights: new Float64Array(32), items: new Int32Array(32) };
  const { weights, items } = some;
  const costs = new Float64Array(1 << MOST);
  const unions = new Int32Array(1 << MOST);
  return (left, people) => {
    if ((people & (people - 1)) === 0) return 0;
    const all = (1 << gatherPeople(part, some, left, people)) - 1;
    for (let gone = 1; gone <= all; gone++) {
      const union = (unions[gone & (gone - 1)] as number) | (items[lowest(gone)] as number);
      unions[gone] = union;
      let best = Infinity;
      for (let rest = gone; rest !== 0; rest &= rest - 1) {
        const last = lowest(rest);
        const waits = union & ~(items[last] as number);
        const before = costs[gone & ~(1 << last)] as number;
        if (before >= best) continue;
        const cost = waits === 0 ? before : before + (weights[last] as number) * minutes(waits);
        if (cost < best) best = cost;
      }
      costs[gone] = best;
    }
    return at(costs, all);
  };
}

function gatherPeople(part: Component, into: People, left: number, people: number): number {
  const { weights, items } = into;
  let size = 0;
  for (let rest = people; rest !== 0; rest &= rest - 1) {
    const person = lowest(rest);
    const weight = part.weights[person] as number;
    let place = size++;
    for (; place > 0 && at(weights, place - 1) < weight; place--) {
      weights[place] = at(weights, place - 1);
      items[place] = at(items, place - 1);
    }
    weights[place] = weight;
    items[place] = at(part.itemsOf, person) & left;
  }
  return Math.min(size, MOST);
}
