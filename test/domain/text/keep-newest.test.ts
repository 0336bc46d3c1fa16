// Answers to questions that were asked before.
import { expect, test } from 'vitest';
import { keepNewest } from '../../../src/domain/text/keep-newest.ts';

const MOST = 3;

interface Question {
  readonly start: number;
}

/** Asks in this order, and counts how often an answer was worked out. */
function workedOut(starts: readonly number[]): number {
  let count = 0;
  const ask = keepNewest(MOST, ({ start }: Question) => {
    count += 1;
    return { start };
  });
  for (const start of starts) expect(ask({ start })).toEqual({ start });
  return count;
}

test.each<[string, readonly number[], number]>([
  ['a question that says the same is answered once', [1, 1], 1],
  ['another question is answered for itself', [1, 2], 2],
  ['as many as are kept: the first is still known', [1, 2, 3, 1], 3],
  ['one more: the first was forgotten', [1, 2, 3, 4, 1], 5],
  ['one asked again lately stays', [1, 2, 3, 1, 4, 1], 4],
  ['and the one asked longest ago goes', [1, 2, 3, 1, 4, 2], 5],
])('%s', (_, starts, expected) => expect(workedOut(starts)).toBe(expected));

test('the answer is the very same object, undefined is an answer too, and what was thrown is not remembered', () => {
  let count = 0;
  const ask = keepNewest(MOST, ({ start }: Question) => {
    count += 1;
    if (start === 0 && count === 1) throw new Error('not now');
    return start === 0 ? undefined : [start];
  });
  expect(() => ask({ start: 0 })).toThrow('not now');
  expect([ask({ start: 0 }), ask({ start: 0 }), count]).toEqual([undefined, undefined, 2]);
  expect(ask({ start: 1 })).toBe(ask({ start: 1 }));
});
