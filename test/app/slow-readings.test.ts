// A message leaves by a reading that took less than ten seconds, or that was held against the workbooks after it. All of it is made up.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
let readings = 0;
beforeEach(async () => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T09:15');
  await desk.release();
  readings = 0;
});
afterEach(() => desk.close());

/** Every reading takes so long from now on, and somebody types in so many of them. */
function slowly(seconds: number, typed: number): void {
  const read = desk.book.read.bind(desk.book);
  desk.book.read = async (...asked) => {
    const snapshot = await read(...asked);
    readings += 1;
    if (readings <= typed) desk.book.edit('contacts', CONTACT.police, { phone: `020 7946 000${readings}` });
    desk.clock.pass(seconds / 60);
    return snapshot;
  };
}

it.each<readonly [string, number, number, number]>([
  ['of nine seconds counts, whatever is typed after it: the next look sees it', 9, 1, 2],
  ['of ten seconds in which nobody typed counts', 10, 0, 1],
  ['of ten seconds in which somebody typed is made again', 10, 1, 2],
])('a reading %s', async (_what, seconds, typed, expected) => {
  slowly(seconds, typed);
  expect((await desk.send()).length).toBeGreaterThan(0);
  expect(readings).toBe(expected);
});

it('where somebody typed in each of three readings of ten seconds nothing leaves, and the command says so', async () => {
  slowly(10, Infinity);
  await expect(desk.send()).rejects.toThrow('Nothing is sent just now: of 3 readings');
  expect([readings, desk.delivered]).toEqual([3, []]);
});
