// The weights a new or small history starts from: our own judgement of how people and their records differ in the UK. All shares are estimates.
import type { FieldShares, Weights } from './weights.ts';

// Rungs: same, variant, slip, sound, part, similar, different.
const one = (same: readonly number[], stranger: readonly number[], close: readonly number[]): FieldShares => ({
  same: [same, same],
  stranger: [stranger, stranger],
  close: [close, close],
});
const two = (
  same: readonly [readonly number[], readonly number[]],
  stranger: readonly [readonly number[], readonly number[]],
  close: readonly [readonly number[], readonly number[]],
): FieldShares => ({ same, stranger, close });

const atHome = [0.84, 0.02, 0.06, 0.02, 0.02, 0.02, 0.02] as const;
const moved = [0.15, 0.01, 0.02, 0.01, 0.01, 0.02, 0.78] as const;
const apart = [0.004, 0.0005, 0.001, 0.0005, 0.004, 0.005, 0.985] as const;
const sameBlock = [0.6, 0.01, 0.01, 0.01, 0.02, 0.02, 0.33] as const;

const shares: Weights['shares'] = {
  forename: one(
    [0.75, 0.07, 0.06, 0.03, 0.05, 0.015, 0.025],
    [0.008, 0.004, 0.003, 0.002, 0.008, 0.01, 0.965],
    [0.04, 0.01, 0.01, 0.01, 0.03, 0.02, 0.88],
  ),
  surname: one(
    [0.78, 0.04, 0.06, 0.02, 0.03, 0.015, 0.055],
    [0.003, 0.002, 0.002, 0.001, 0.002, 0.005, 0.985],
    [0.65, 0.03, 0.02, 0.01, 0.04, 0.01, 0.24],
  ),
  birth: one(
    [0.86, 0.02, 0.06, 0, 0.035, 0.02, 0.005],
    [0.00006, 0.00004, 0.0015, 0, 0.006, 0.03, 0.9624],
    [0.025, 0.0001, 0.0015, 0, 0.007, 0.03, 0.9364],
  ),
  postcode: one(
    [0.6, 0, 0.05, 0, 0, 0.1, 0.25],
    [0.0006, 0, 0.0015, 0, 0, 0.06, 0.9379],
    [0.9, 0, 0.04, 0, 0, 0.02, 0.04],
  ),
  street: two([atHome, moved], [sameBlock, apart], [[0.93, 0.01, 0.02, 0.01, 0.01, 0.01, 0.01], moved]),
  number: two(
    [
      [0.85, 0.03, 0.06, 0, 0, 0, 0.06],
      [0.04, 0.01, 0.05, 0, 0, 0, 0.9],
    ],
    [
      [0.03, 0.01, 0.1, 0, 0, 0, 0.86],
      [0.02, 0.01, 0.08, 0, 0, 0, 0.89],
    ],
    [
      [0.85, 0.02, 0.03, 0, 0, 0, 0.1],
      [0.03, 0.01, 0.06, 0, 0, 0, 0.9],
    ],
  ),
  building: two(
    [
      [0.75, 0.02, 0.08, 0.02, 0.05, 0.03, 0.05],
      [0.1, 0.01, 0.02, 0.01, 0.02, 0.02, 0.82],
    ],
    [
      [0.12, 0.01, 0.08, 0.01, 0.02, 0.03, 0.73],
      [0.01, 0.005, 0.02, 0.005, 0.01, 0.02, 0.93],
    ],
    [
      [0.72, 0.02, 0.06, 0.02, 0.02, 0.02, 0.14],
      [0.1, 0.01, 0.02, 0.01, 0.02, 0.02, 0.82],
    ],
  ),
  town: two(
    [
      [0.93, 0.01, 0.02, 0.01, 0.01, 0.01, 0.01],
      [0.55, 0.01, 0.02, 0.01, 0.02, 0.02, 0.37],
    ],
    [
      [0.93, 0.01, 0.01, 0.01, 0.01, 0.01, 0.02],
      [0.15, 0.002, 0.003, 0.002, 0.01, 0.01, 0.823],
    ],
    [
      [0.95, 0.01, 0.01, 0.01, 0.01, 0.005, 0.005],
      [0.6, 0.01, 0.02, 0.01, 0.02, 0.02, 0.32],
    ],
  ),
  region: two(
    [
      [0.95, 0.01, 0.01, 0.005, 0.01, 0.005, 0.01],
      [0.8, 0.01, 0.02, 0.01, 0.02, 0.02, 0.12],
    ],
    [
      [0.94, 0.01, 0.01, 0.005, 0.01, 0.005, 0.02],
      [0.3, 0.005, 0.03, 0.005, 0.01, 0.05, 0.6],
    ],
    [
      [0.95, 0.01, 0.01, 0.005, 0.01, 0.005, 0.01],
      [0.8, 0.01, 0.02, 0.01, 0.02, 0.02, 0.12],
    ],
  ),
  phone: one([0.5, 0, 0.03, 0, 0, 0, 0.47], [0.00002, 0, 0.00002, 0, 0, 0, 0.99996], [0.25, 0, 0.001, 0, 0, 0, 0.749]),
};

// Shares of common names in the population, rounded; a start for a history too small to count its own.
const surnames =
  'smith 120 jones 90 williams 65 taylor 55 brown 55 davies 48 evans 37 wilson 36 thomas 34 johnson 34 roberts 33 khan 40 ali 32 singh 40 kaur 35 patel 40 begum 25 hussain 30 ahmed 34 robinson 28 wright 28 thompson 28 walker 27 white 27 hughes 26 edwards 26 green 25 hall 25 wood 24 harris 24 lewis 23 martin 23 jackson 22 clarke 22 clark 20 turner 20 hill 20 cooper 19 morris 18 moore 18 ward 18 king 18 watson 17 baker 17 miah 14 uddin 10 murphy 16 kelly 15 nguyen 6 mohamed 15 chen 8';
const forenames =
  'david 150 john 170 michael 130 paul 120 andrew 100 peter 90 james 130 mark 90 robert 100 stephen 70 richard 70 christopher 80 daniel 90 mohammed 100 thomas 80 matthew 80 susan 90 margaret 80 sarah 120 patricia 60 elizabeth 70 mary 70 julie 60 karen 60 emma 80 laura 60 rebecca 60 claire 60 jessica 60 sophie 50 charlotte 50 lisa 50 samantha 40 nicola 40 rachel 50 muhammad 50 fatima 20 amy 40 hannah 45 lauren 40 chloe 40 joshua 50 jack 60 ryan 40 lee 40 adam 50 ali 30 maria 40 anna 35 joanna 20 katarzyna 10';

function table(text: string): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  const words = text.split(' ');
  for (let i = 0; i < words.length; i += 2) all[words[i] ?? ''] = Number(words[i + 1]) / 10_000;
  return all;
}

/** The shipped weights. */
export const shippedWeights: Weights = {
  version: 'shipped-1',
  people: 0,
  samePerPair: 1 / 4000,
  closePerPair: 1 / 2000,
  households: true,
  exchanged: 5,
  shares,
  common: {
    forename: table(forenames),
    surname: table(surnames),
    street: {
      'high street': 0.012,
      'station road': 0.006,
      'church road': 0.005,
      'london road': 0.005,
      'park road': 0.004,
    },
    town: { london: 0.15 },
  },
  rare: { forename: 0.0008, surname: 0.0002, street: 0.0008, town: 0.01 },
};
