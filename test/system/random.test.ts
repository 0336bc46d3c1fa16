// Numbers by chance: each below its limit is drawn, none at or above it, and a limit that is none is refused.
import { describe, expect, test } from 'vitest';
import { drawId, drawNewIds, ID_LETTERS, openRandom, seededRandom, type Random } from '../../src/system/random.ts';

const EACH: readonly (readonly [string, () => Random])[] = [
  ['the system’s own', openRandom],
  ['the seeded', () => seededRandom(7)],
];

describe.each(EACH)('%s', (_what, open) => {
  test('draws every number from 0 to below the limit and no other', () => {
    const random = open();
    const drawn = new Set(Array.from({ length: 500 }, () => random.below(5)));
    expect(drawn).toEqual(new Set([0, 1, 2, 3, 4]));
  });

  test.each([1, 2, 2 ** 32 - 1, 2 ** 32])('takes %d as a limit', (limit) => {
    const drawn = open().below(limit);
    expect(drawn >= 0 && drawn < limit && Number.isInteger(drawn)).toBe(true);
  });

  test.each([0, -1, 1.5, NaN, 2 ** 32 + 1])('refuses %d as a limit', (limit) => {
    expect(() => open().below(limit)).toThrow(RangeError);
  });

  test('gives as many bytes as are asked for', () => {
    expect([0, 1, 33].map((count) => open().bytes(count).length)).toEqual([0, 1, 33]);
  });
});

test('an id is a prefix and six letters that nobody takes for another', () => {
  expect(drawId(openRandom(), 'R')).toMatch(new RegExp(String.raw`^R-[${ID_LETTERS}]{6}$`));
});

test('of new ids none comes twice, even where chance repeats itself', () => {
  const drawn = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];
  const random: Random = { bytes: () => new Uint8Array(), below: () => drawn.shift() ?? 0 };
  const next = drawNewIds(random);
  expect([next('R'), next('R')]).toEqual(['R-222222', 'R-322222']);
});

test('a seed gives the same numbers again, and another seed others', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => {
    const random = seededRandom(seed);
    return Array.from({ length: 8 }, () => random.below(1000));
  });
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});
