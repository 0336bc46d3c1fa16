// The proof of completeness in its small size; the command `prove:completeness` runs the large one.
import { expect, test } from 'vitest';
import { huntMutants } from './completeness/mutants/run.ts';
import { prove } from './completeness/prove.ts';
import { liveQuietMonth } from './completeness/quiet.ts';

test('where everybody has done what is theirs, and nothing waits, Today has no line in either workbook', async () => {
  const { lost, moments, sent } = await liveQuietMonth(1);
  expect(lost.map((one) => one.what)).toEqual([]);
  expect(moments).toBeGreaterThan(8);
  expect(sent).toBeGreaterThan(15);
}, 120_000);

test('in random months nothing that somebody must know is lost in silence', async () => {
  const proof = await prove({ months: 8, moments: 0, rendered: 3, seed: 1 });
  expect(proof.lost.map((one) => `${one.seed}, ${one.at}: ${one.what}`)).toEqual([]);
  expect(proof.moments).toBeGreaterThan(150);
  expect(proof.matters).toBeGreaterThan(2500);
}, 300_000);

test('planted bugs are caught, one that lists everything on Today among them', async () => {
  const names = [
    'today-lists-everything',
    'F4-an-agency-that-takes-no-part-is-not-asked-about',
    'F13-an-answer-after-the-papers-is-dropped',
    'F14-a-note-in-no-minutes-is-not-told',
    'F19-nobody-is-asked-for-a-name',
    'a-case-is-told-by-its-ref',
  ];
  const caught = await huntMutants(names, 8, 1);
  expect(caught.filter((one) => one.caughtAt === null)).toEqual([]);
  expect(caught).toHaveLength(6);
}, 300_000);
