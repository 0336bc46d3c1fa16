// What people write on the Outbox tab that cannot be read. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hearPeople } from '../../src/jobs/people-answer.ts';
import { readFacts } from '../../src/jobs/read-facts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T09:30');
});
afterEach(() => desk.close());

test('an answer that cannot be read holds its message and is told; what never waits is not held by it', async () => {
  const waiting = (await desk.ledger.messages()).filter((one) => one.gate !== 'none');
  const urgent = (await desk.ledger.messages()).filter((one) => one.gate === 'none');
  expect([waiting.length > 0, urgent.length > 0]).toEqual([true, true]);
  for (const row of desk.book.rows('outbox')) desk.book.edit('outbox', row.id ?? '', { answer: 'hlod it please' });
  const reading = await readFacts(desk.desk, false);
  expect(reading.facts.maracs[0]!.problems.filter((one) => one.table === 'outbox').length).toBeGreaterThan(0);
  await hearPeople(desk.desk, reading.maracs);
  for (const one of waiting) expect((await desk.ledger.findMessage(one.key))?.held).toBe(true);
  for (const one of urgent) expect((await desk.ledger.findMessage(one.key))?.held).toBe(false);
});

test('one word lets all digests of a week go, nothing with case content, and nothing that comes later', async () => {
  const due = { agreedOn: '2027-02-16', due: '2027-03-01', status: 'open', text: 'Fit a lock' };
  for (const [id, agency] of [
    ['A-AAAA22', AGENCY.housing],
    ['A-BBBB22', AGENCY.health],
    ['A-CCCC22', AGENCY.children],
  ] as const)
    desk.book.type('actions', { ...due, agency }, { id });
  await desk.run('2027-03-08T08:35');
  const digests = (): readonly string[] =>
    desk.book
      .rows('outbox')
      .flatMap((one) => (desk.book.text('outbox', one.id!, 'key').includes('follow-up/') ? [one.id!] : []));
  expect(digests()).toHaveLength(3);
  desk.book.edit('outbox', digests()[0]!, { answer: 'releaseAlike', by: 'Cora Coordinata' });
  desk.book.edit('outbox', digests()[1]!, { answer: 'hold', by: 'Cora Coordinata' });
  await desk.run('2027-03-08T09:00');
  const released = async (): Promise<readonly string[]> =>
    (await desk.ledger.messages()).flatMap((one) => (one.released === undefined ? [] : [one.to])).toSorted();
  expect(await released(), 'but for the one with an answer of its own').toHaveLength(2);
  desk.book.type('actions', { ...due, agency: AGENCY.police }, { id: 'A-DDDD22' });
  await desk.run('2027-03-08T10:00');
  await desk.run('2027-03-08T10:05');
  expect(digests()).toHaveLength(4);
  expect(await released(), 'what came later waits for its own').toHaveLength(2);
});

test('a message with case content is released singly, whatever is said beside another', async () => {
  desk.book.edit('meetings', 'M-AAAA22', { listReady: true });
  await desk.run('2027-03-04T12:10');
  const lists = desk.book
    .rows('outbox')
    .flatMap((one) => (desk.book.text('outbox', one.id!, 'key').includes('/list/') ? [one.id!] : []));
  expect(lists.length).toBeGreaterThan(2);
  desk.book.edit('outbox', lists[0]!, { answer: 'releaseAlike', by: 'Cora Coordinata' });
  await desk.run('2027-03-04T12:20');
  const released = (await desk.ledger.messages()).filter((one) => one.released !== undefined);
  expect(released.map((one) => one.key)).toEqual([desk.book.text('outbox', lists[0]!, 'key')]);
});
