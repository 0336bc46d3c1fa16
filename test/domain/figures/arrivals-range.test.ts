// The range of arrivals: against values computed elsewhere, and that it holds at least four times in five where arrivals are as it supposes.
import { expect, test } from 'vitest';
import { rangeOfArrivals } from '../../../src/domain/figures/forecast/arrivals-range.ts';

// Low and high are scipy 1.17.1's nbinom(n + 0.5, T / (T + t)).ppf([0.1, 0.9]).
test.each([
  [0, 84, 28, 0, 0, 1],
  [12, 84, 0, 0, 0, 0],
  [12, 84, 28, 4, 1, 7],
  [36, 84, 14, 6, 3, 10],
  [60, 84, 42, 30, 22, 39],
])('%d in %d days, over %d: %d, from %d to %d', (arrived, days, ahead, mean, low, high) => {
  expect(rangeOfArrivals(arrived, days, ahead)).toEqual({ mean, low, high });
});

test('it holds at least four times in five, and not nearly always', () => {
  const dice = diceOf(20_260_930);
  const rates = [0.05, 0.2, 0.5, 1.5];
  for (const rate of rates) {
    let held = 0;
    const times = 4000;
    for (let at = 0; at < times; at += 1) {
      const { low, high } = rangeOfArrivals(poisson(dice, rate * 84), 84, 21);
      const came = poisson(dice, rate * 21);
      if (low <= came && came <= high) held += 1;
    }
    expect(held / times, `at ${rate} a day`).toBeGreaterThan(0.79);
    expect(held / times, `at ${rate} a day`).toBeLessThan(0.96);
  }
});

test('a great many arrivals end too', () => {
  const { low, high } = rangeOfArrivals(90_000, 84, 84);
  expect(low).toBeGreaterThan(89_000);
  expect(high).toBeLessThan(91_000);
});

function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
}

/** Knuth's way: uniform numbers multiplied until they are below e to the minus mean. */
function poisson(dice: () => number, mean: number): number {
  let [count, left] = [0, mean];
  // In parts, so that no product is too small to be told from nought.
  for (; left > 0; left -= 20) {
    const end = Math.exp(-Math.min(left, 20));
    for (let product = dice(); product > end; product *= dice()) count += 1;
  }
  return count;
}
