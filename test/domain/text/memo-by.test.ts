// Answers that are worked out once for what they are about.
import { expect, test } from 'vitest';
import { memoBy } from '../../../src/domain/text/memo-by.ts';

const counted = <A>(answer: A): { readonly work: (...args: readonly unknown[]) => A; readonly times: () => number } => {
  let times = 0;
  return {
    work: () => {
      times += 1;
      return answer;
    },
    times: () => times,
  };
};

const [one, other] = [{ rows: [] }, { rows: [] }];

test.each<[string, readonly (readonly [object, ...(object | string)[]])[], number]>([
  ['once for the same object', [[one], [one]], 1],
  ['anew for another object that says the same', [[one], [other]], 2],
  [
    'once for strings that say the same',
    [
      [one, 'K-7KQ2MX'],
      [one, ['K', '7KQ2MX'].join('-')],
    ],
    1,
  ],
  [
    'anew for another string, the empty one too',
    [
      [one, 'K-7KQ2MX'],
      [one, ''],
      [one, ''],
    ],
    2,
  ],
  [
    'anew when one of several arguments differs',
    [
      [one, other, 'a'],
      [one, one, 'a'],
      [other, other, 'a'],
      [one, other, 'b'],
      [one, other, 'a'],
    ],
    4,
  ],
  [
    'with an object after a string too',
    [
      [one, 'a', other],
      [one, 'a', one],
      [one, 'a', other],
    ],
    2,
  ],
])('works out an answer %s', (_, calls, expected) => {
  const { work, times } = counted('an answer');
  const asked = memoBy(work);
  for (const args of calls) expect(asked(...args)).toBe('an answer');
  expect(times()).toBe(expected);
});

test('remembers undefined as an answer', () => {
  const { work, times } = counted(undefined);
  const asked = memoBy((about: object) => work(about));
  expect([asked(one), asked(one), times()]).toEqual([undefined, undefined, 1]);
});

test('gives back the very object it worked out', () => {
  const asked = memoBy((about: { readonly rows: readonly unknown[] }) => [...about.rows]);
  expect(asked(one)).toBe(asked(one));
  expect(asked(one)).not.toBe(asked(other));
});

test('does not remember what was thrown', () => {
  let broken = true;
  const asked = memoBy((about: object) => {
    if (broken) throw new Error('not now');
    return [about];
  });
  expect(() => asked(one)).toThrow('not now');
  broken = false;
  expect(asked(one)).toEqual([one]);
});

test('two of them know nothing of each other', () => {
  const first = memoBy((about: object) => [1, about]);
  const second = memoBy((about: object) => [2, about]);
  expect([first(one), second(one)]).toEqual([
    [1, one],
    [2, one],
  ]);
});
