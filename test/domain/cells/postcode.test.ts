// What is said of a postcode that cannot be one. The postcodes are made up.
import { expect, test } from 'vitest';
import { readCell } from '../../../src/domain/cells/value.ts';

test.each([
  ['AV1 2CD', 'the last two letters are never C, I, K, M, O or V'],
  ['AV12CD', 'the last two letters are never C, I, K, M, O or V'],
  ['not known', 'Write it as W5 2BY'],
])('of the postcode "%s" it is said what is wrong with it', (typed, says) => {
  const answer = readCell({ kind: 'text', text: typed }, { kind: 'postcode' });
  expect(answer.ok ? '' : answer.fault.sentence).toContain(says);
});
