// What is asked of Today on the demo's mornings, of both workbooks together: the last morning has under twenty-five lines, an ordinary day about ten,
// no two say the same of different rows, and nothing is left out of a line about several.
import { expect } from 'vitest';
import type { Morning } from '../../demo/story.ts';

/** What a line says whichever row it is about. */
const withoutRefs = (what: string): string =>
  what.replace(/\b[A-Z]{1,3}-[0-9A-Z]{4,10}\b/g, '').replace(/[\s,;]+/g, ' ');

export function judgeMornings(mornings: readonly Morning[]): void {
  const counts = mornings.map(({ items }) => items.length);
  expect(mornings.at(-1)?.at).toMatch(/^2027-0(3-30|4-01)/);
  expect(counts.at(-1)).toBeLessThan(25);
  expect(Math.max(...counts), 'the day before the meeting').toBeLessThan(18);
  const inOrder = counts.toSorted((a, b) => a - b);
  expect(inOrder[Math.floor(inOrder.length / 2)], 'half of the mornings have no more').toBeLessThanOrEqual(11);
  for (const { at, items } of mornings) {
    const said = items.map((one) => withoutRefs(one.what));
    expect(new Set(said).size, `two lines of ${at} say the same of different rows`).toBe(said.length);
    for (const one of items) expect(one.otherwise, `${at}: ${one.what}`).toMatch(/^.+\.$/);
  }
  const eleventh = mornings.find(({ at }) => at.startsWith('2027-03-11'))?.items ?? [];
  const [overdue, ...more] = eleventh.filter((one) => one.what.includes('long overdue'));
  const refs = overdue?.about.match(/\bA-[0-9A-Z]{6}\b/g) ?? [];
  expect(more).toEqual([]);
  expect(refs.length).toBeGreaterThan(10);
  for (const ref of refs) expect(overdue?.what).toContain(ref);
}
