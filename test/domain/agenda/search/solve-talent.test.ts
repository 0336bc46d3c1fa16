// The bare ordering problem: the search against all orders, and the public benchmark's smallest instance. All others are made up.
import { describe, expect, it } from 'vitest';
import { filmInstance, officeInstance, openDice, pick } from '../../../../bench/agenda-instances.ts';
import { searchHalves } from '../../../../src/domain/agenda/search/forward.ts';
import { openPatternBound } from '../../../../src/domain/agenda/search/pattern-bound.ts';
import { reduceTalent } from '../../../../src/domain/agenda/search/reduce.ts';
import { solveTalent } from '../../../../src/domain/agenda/search/solve-talent.ts';
import { waitingOf, type Incumbent, type Talent } from '../../../../src/domain/agenda/search/talent.ts';

function randomTalent(seed: number): Talent {
  const dice = openDice(seed);
  const items = pick(dice, 1, 7);
  const density = 0.15 + 0.7 * dice();
  const all = Array.from({ length: items }, (_, index) => index);
  return {
    durations: all.map(() => pick(dice, 1, 9)),
    people: Array.from({ length: pick(dice, 0, 8) }, () => ({
      weight: pick(dice, 1, 5),
      items: all.filter(() => dice() < density),
    })),
  };
}

function leastOf(talent: Talent): number {
  let least = Infinity;
  const walk = (order: number[], left: readonly number[]): void => {
    if (left.length === 0) least = Math.min(least, waitingOf(talent, order));
    for (const item of left)
      walk(
        [...order, item],
        left.filter((one) => one !== item),
      );
  };
  walk([], [...talent.durations.keys()]);
  return least;
}

const rehearsal: Talent = {
  durations: [2, 4, 1, 3, 3, 2, 5, 7, 6],
  people: [
    [0, 1, 3, 5, 6, 8],
    [0, 1, 3, 4, 5, 7],
    [0, 1, 6, 7],
    [0, 4, 5, 8],
    [2, 4, 5, 6, 7],
  ].map((items) => ({ weight: 1, items })),
};

describe('the bare ordering problem', () => {
  it('finds the 17 minutes of the rehearsal problem (CSPLib 39) and proves them', () => {
    const budget = { used: 0, limit: Infinity };
    expect(solveTalent(rehearsal, budget)).toMatchObject({ waiting: 17, bound: 17, proven: true });
    expect(budget.used).toBeGreaterThan(0);
  });

  it('waits as little as the best of all orders', () => {
    for (let seed = 0; seed < 300; seed++) {
      const talent = randomTalent(seed);
      const answer = solveTalent(talent, { used: 0, limit: Infinity });
      const least = leastOf(talent);
      expect([answer.waiting, answer.bound, answer.proven], `seed ${seed}`).toEqual([least, least, true]);
      expect(waitingOf(talent, answer.order)).toBe(least);
    }
  });

  it('finds the least waiting of a part whatever the size of the tables', () => {
    for (let seed = 0; seed < 16; seed++) {
      const talent = seed % 2 === 0 ? officeInstance(10, 8, seed) : filmInstance(10, seed);
      for (const part of reduceTalent(talent).components) {
        const budget = { used: 0, limit: Infinity };
        // A table of 8 items is no answer yet, one of 10 is.
        const costs = [8, 10].map((size) => {
          const best: Incumbent = { cost: 1e9, order: [...part.durations.keys()] };
          expect(searchHalves(part, openPatternBound(part, size, budget), best, budget, 1e6).complete).toBe(true);
          return best.cost;
        });
        expect(costs[0], `seed ${seed}`).toBe(costs[1]);
      }
    }
  });

  it('tells the gap and not a proof when its steps run out, and the same at every run', () => {
    const talent = officeInstance(28, 25, 3);
    const [one, other] = [0, 0].map(() => solveTalent(talent, { used: 0, limit: 3_000 }));
    expect(one).toEqual(other);
    expect(one?.proven).toBe(false);
    expect(one?.bound).toBeLessThan(one?.waiting ?? 0);
  });

  it('claims nothing for a part of more than 31 items', () => {
    const talent = filmInstance(40, 1);
    const answer = solveTalent(talent, { used: 0, limit: 1_000 });
    expect(answer.order.toSorted((a, b) => a - b)).toEqual([...talent.durations.keys()]);
    expect(answer).toMatchObject({ bound: 0, proven: false });
  });
});
