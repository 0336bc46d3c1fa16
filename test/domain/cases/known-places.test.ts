// Two rows that name one place, and when the perpetrator counts as knowing it. Synthetic.
import { expect, test } from 'vitest';
import type { Address } from '../../../src/domain/cases/case.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { isKnownPlace, isSamePlace } from '../../../src/domain/cases/known-places.ts';

test.each([
  [{ text: '7 Old Road, Acton', postcode: 'W3 1AA' }, { text: '7 OLD ROAD  Acton', postcode: 'W31AA' }, true],
  [{ text: '7 Old Road, Acton, W3 1AA' }, { text: '7 Old Road, Acton', postcode: 'W3 1AA' }, true],
  [{ text: '7 Old Road' }, { text: '7 Old Road', postcode: 'W3 1AA' }, true],
  [{ postcode: 'W3 1AA' }, { text: '7 Old Road', postcode: 'W3 1AA' }, true],
  [{ text: '7 Old Road', postcode: 'W3 1AA' }, { text: '7 Old Road', postcode: 'W3 1AB' }, false],
  [{ text: '7 Old Road' }, { text: '8 Old Road' }, false],
  [{}, {}, false],
  [{ kind: 'refuge', borough: 'Ealing' }, { kind: 'refuge', borough: 'ealing' }, true],
  [{ kind: 'refuge', borough: 'Ealing' }, { text: 'Ealing' }, false],
] as const)('%o and %o: the same place is %s', (a, b, same) => {
  expect(isSamePlace(a, b)).toBe(same);
  expect(isSamePlace(b, a)).toBe(same);
});

const facts = (...addresses: Address[]): MaracFacts => ({ addresses }) as unknown as MaracFacts;

test('only a yes makes a place known, and a no about the same place of the same person beats it', () => {
  const yes: Address = {
    id: 'AD-AAAA22',
    personId: 'P-AAAA22',
    kind: 'home',
    text: '7 Old Road',
    perpetratorKnows: 'yes',
  };
  const other = (more: Partial<Address>): Address => ({ ...yes, id: 'AD-BBBB22', ...more });
  expect(isKnownPlace(facts(yes), yes)).toBe(true);
  expect(isKnownPlace(facts(yes), { ...yes, perpetratorKnows: 'notKnown' })).toBe(false);
  expect(isKnownPlace(facts(yes), { ...yes, kind: 'refuge' })).toBe(false);
  expect(isKnownPlace(facts(yes, other({ perpetratorKnows: 'no' })), yes)).toBe(false);
  expect(isKnownPlace(facts(yes, other({ perpetratorKnows: 'notKnown' })), yes), 'nobody said no').toBe(true);
  expect(
    isKnownPlace(facts(yes, other({ perpetratorKnows: 'no', personId: 'P-CCCC22' })), yes),
    'of somebody else',
  ).toBe(true);
});
