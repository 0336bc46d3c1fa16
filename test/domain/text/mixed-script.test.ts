// Names with a letter of another alphabet in them. Synthetic.
import { expect, test } from 'vitest';
import { findMixedNames, mixesAlphabets } from '../../../src/domain/text/mixed-script.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';

test.each([
  ['Аnna', true], // the first letter is Cyrillic
  ['Kowalskа', true],
  ['Νikos', true],
  ['Anna', false],
  ['Анна', false],
  ['Анна Kowalska', false],
  ['Łukasz Żółć', false],
  ['李 Wei', false],
  ["O'Neill-Ågren", false],
])('%s: %s', (name, mixed) => expect(mixesAlphabets(name)).toBe(mixed));

test('says whose name it is, and nothing of the name (7H2)', () => {
  const referral = { id: 'R-AAAA22', forenames: 'Anna', perp1Surname: 'Kоvac', child2Forenames: 'Оla' } as Referral;
  expect(findMixedNames(referral)).toEqual(['perpetrator 1', 'child 2']);
});
