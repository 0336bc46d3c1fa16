// What people write on the Outbox tab that cannot be read. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hearPeople } from '../../src/jobs/people-answer.ts';
import { readFacts } from '../../src/jobs/read-facts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { typeReferral, typeSmallMarac } from '../support/small-marac.ts';

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
