// Learnt weights go into one cell of a sheet and come out as the very same numbers. All names are made up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnWeights } from '../../../../src/domain/repeats/weights/learn-weights.ts';
import type { PersonFacts } from '../../../../src/domain/repeats/person-facts.ts';
import { shippedWeights } from '../../../../src/domain/repeats/weights/shipped-weights.ts';
import { LONGEST_WEIGHTS, parseWeights, renderWeights } from '../../../../src/domain/repeats/weights/weights-text.ts';

const person = fc.record({
  id: fc.uuid(),
  forenames: fc.constantFrom('Aylin', 'Bo', 'constructor', '__proto__', 'Jean-Luc', 'Þóra', 'Mar|ia'),
  surname: fc.constantFrom('Testová', 'O’Sample', 'Notreal', 'hasOwnProperty', 'de la Nobody'),
  births: fc.array(fc.constantFrom('1980-01-02', '1991-12-30', '1975-06-06'), { maxLength: 1 }),
});

test('what was learnt comes out of the cell as the very same numbers', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 5, maxLength: 60 }), (people) => {
      const learnt = learnWeights(people as readonly PersonFacts[], { version: '2027-03' });
      expect(parseWeights(renderWeights(learnt) ?? '')).toEqual(learnt);
    }),
    { numRuns: 12 },
  );
  expect(parseWeights(renderWeights(shippedWeights) ?? '')).toEqual(shippedWeights);
});

/** As many common values as are ever kept, of ordinary length, borne by so many people as in a large area. */
function commonOnes(name: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [
      `${name}${i}`,
      Number(((Math.ceil(2000 / (i + 1)) + 300 * 0.00004) / 40_300).toPrecision(6)),
    ]),
  );
}

test('the largest history that is learnt from still fits into a cell', () => {
  const people = Array.from({ length: 300 }, (_, i) => ({
    id: `P-${i}`,
    forenames: `F${i % 40}`,
    surname: `S${i % 70}`,
  }));
  const some = learnWeights(people as readonly PersonFacts[], { version: '2027-03' });
  const common = {
    forename: commonOnes('fore'),
    surname: commonOnes('surname'),
    street: commonOnes('long street'),
    town: commonOnes('town'),
  };
  const learnt = { ...some, common };
  const text = renderWeights(learnt);
  expect(text?.length).toBeLessThanOrEqual(LONGEST_WEIGHTS);
  expect(parseWeights(text ?? '')).toEqual(learnt);
});

test('weights that do not fit are not handed over', () => {
  const surname = Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [`surname${i}`, 1 / (i + 10)]));
  expect(renderWeights({ ...shippedWeights, common: { ...shippedWeights.common, surname } })).toBeUndefined();
});

test('anything else in the cell is no weights', () => {
  const whole = JSON.parse(renderWeights(shippedWeights) ?? '') as Record<string, unknown>;
  const broken = [
    '',
    'null',
    '[]',
    '{"version":"2027-03"}',
    JSON.stringify({ ...whole, rare: { ...shippedWeights.rare, town: null } }),
    JSON.stringify({ ...whole, samePerPair: 'often' }),
    JSON.stringify({ ...whole, shares: { ...shippedWeights.shares, phone: undefined } }),
    JSON.stringify({ ...whole, common: { ...shippedWeights.common, surname: [['much', ['notreal']]] } }),
  ];
  expect(broken.filter((text) => parseWeights(text) !== undefined)).toEqual([]);
});
