// The proof of completeness in its small size; the command `prove:completeness` runs the large one.
import { expect, test } from 'vitest';
import { huntMutants } from './completeness/mutants/run.ts';
import { liveQuietMonth } from './completeness/quiet.ts';

test('where everybody has done what is theirs, and nothing waits, Today has no line in either workbook', async () => {
  const { lost, moments, sent } = await liveQuietMonth(1);
  expect(lost.map((one) => one.what)).toEqual([]);
  expect(moments).toBeGreaterThan(8);
  expect(sent).toBeGreaterThan(15);
}, 120_000);

test('a Today that lists everything is caught by quiet months', async () => {
  const [caught] = await huntMutants(['today-lists-everything'], 1, 1);
  expect(caught?.caughtAt).toBe(1);
}, 120_000);
