// The proof of the figures in its small size; the command `prove:figures` runs the large one.
import { expect, test } from 'vitest';
import { checkWorld } from './figures/check-world.ts';
import { findPlanted, PLANTED } from './figures/planted.ts';
import { makeFigureWorld } from './figures/world.ts';

test('in random worlds a second count agrees, parts add up, order does not matter, and restricted cases stand in the return alone', () => {
  const found = Array.from({ length: 120 }, (_, at) => checkWorld(makeFigureWorld(50_000 + at))).flat();
  expect(found).toEqual([]);
}, 300_000);

test.each(PLANTED.map(({ name, plant }) => [name, plant] as const))(
  'a fault that is planted is found: %s',
  (_, plant) => {
    expect(findPlanted(plant, 1, 60)).toBeDefined();
  },
  120_000,
);
