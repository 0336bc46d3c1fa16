import { expect, test } from 'vitest';
import { makeTogether } from '../../src/system/together.ts';

test('answers come in the order of the questions, whichever is made first', async () => {
  const waits = [3, 1, 2, 0];
  const made = await makeTogether(waits, 3, async (turns, index) => {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    return `${index}:${turns}`;
  });
  expect(made).toEqual(['0:3', '1:1', '2:2', '3:0']);
});

test('never more than so many at once', async () => {
  let [now, most] = [0, 0];
  await makeTogether(Array.from({ length: 20 }), 4, async () => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now -= 1;
  });
  expect(most).toBe(4);
});

test('a failure is thrown, and nothing more is begun', async () => {
  const begun: number[] = [];
  const work = makeTogether([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 1) throw new Error('no ink');
  });
  await expect(work).rejects.toThrow('no ink');
  expect(begun.length).toBeLessThan(6);
});
