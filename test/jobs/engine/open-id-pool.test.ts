// Row ids for new rows.
import { expect, test } from 'vitest';
import { MOST_REMEMBERED, openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { demoKeys, type Keys } from '../../../src/system/keys.ts';

/** Counts hashes, which it makes of the last letters: that is much quicker. */
function countedKeys(): { readonly keys: Keys; readonly hashed: () => number } {
  let count = 0;
  const mac: Keys['mac'] = (...parts) => {
    count += 1;
    return Buffer.from(parts.join('/').slice(-12).padStart(12));
  };
  return { keys: { ...demoKeys('pool'), mac }, hashed: () => count };
}

function takeFrom(seed: string, marac: string, prefix: string, purpose: string): string {
  return openIdPool(demoKeys(seed), marac).take(prefix, purpose);
}

test('an id is its prefix and six letters, the same for the same key, MARAC, prefix and purpose, and another for any other', () => {
  const id = takeFrom('a', 'ealing', 'K', 'case/R-AAAA22');
  expect(id).toMatch(/^K-[0-9A-Z]{6}$/);
  expect(takeFrom('a', 'ealing', 'K', 'case/R-AAAA22')).toBe(id);
  expect(takeFrom('b', 'ealing', 'K', 'case/R-AAAA22')).not.toBe(id);
  expect(takeFrom('a', 'brent', 'K', 'case/R-AAAA22')).not.toBe(id);
  expect(takeFrom('a', 'ealing', 'P', 'case/R-AAAA22').slice(2)).not.toBe(id.slice(2));
  expect(takeFrom('a', 'ealing', 'K', 'case/R-AAAA23')).not.toBe(id);
});

test('one purpose is hashed once for a key and a MARAC, whoever opens the pool', () => {
  const { keys, hashed } = countedKeys();
  const id = openIdPool(keys, 'ealing').take('K', 'case/R-AAAA22');
  expect(openIdPool(keys, 'ealing').take('K', 'case/R-AAAA22')).toBe(id);
  expect(hashed()).toBe(1);
  openIdPool(keys, 'brent').take('K', 'case/R-AAAA22');
  expect(hashed()).toBe(2);
});

test.each([
  ['200 letters with its prefix is remembered', 198, 1],
  ['a letter more is hashed each time: it may hold what people typed', 199, 2],
])('a purpose of %s', (_, length, expected) => {
  const { keys, hashed } = countedKeys();
  const pool = openIdPool(keys, 'ealing');
  const purpose = 'x'.repeat(length);
  expect(pool.take('H', purpose)).toBe(pool.take('H', purpose));
  expect(hashed()).toBe(expected);
});

test.each([
  ['as many as are remembered', MOST_REMEMBERED, 0],
  ['one more, and all are forgotten', MOST_REMEMBERED + 1, 1],
])('%s', (_, count, again) => {
  const { keys, hashed } = countedKeys();
  const pool = openIdPool(keys, 'ealing');
  for (let n = 0; n < count; n += 1) pool.take('H', String(n));
  const before = hashed();
  pool.take('H', '0');
  expect(hashed() - before).toBe(again);
});
