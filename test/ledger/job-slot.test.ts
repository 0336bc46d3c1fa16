// Slots and rows: claimed once, taken over when a lease has passed, ended once; the same row the same id after a crash. All data synthetic.
import { expect, test } from 'vitest';
import { openDesk } from './make.ts';

const SLOT = { marac: 'ealing', job: 'agenda', slot: '2027-03-09T08:30' };
const ROW = { table: 'actions', prefix: 'A', fingerprint: 'f1', file: 'main', place: 'row 14' };

test('R1, R8, R9: two runners that claim the same slot: one gets it, the other is told it runs', async () => {
  using desk = openDesk();
  expect(await desk.ledger.claimSlot(SLOT, 'one', 60_000)).toMatchObject({ claimed: true });
  expect(await desk.again().claimSlot(SLOT, 'two', 60_000)).toMatchObject({ claimed: false, why: 'running' });
});

test('a slot that ended done is never claimed again, one that failed only when asked for', async () => {
  using desk = openDesk();
  const first = await desk.ledger.claimSlot(SLOT, 'one', 60_000);
  if (!first.claimed) throw new Error('not claimed');
  expect(await desk.ledger.finishSlot(first.lease, 'failed', 'disk-full')).toBe(true);
  expect(await desk.ledger.claimSlot(SLOT, 'one', 60_000)).toMatchObject({ claimed: false, why: 'ended' });
  const second = await desk.ledger.claimSlot(SLOT, 'one', 60_000, { retryFailed: true });
  if (!second.claimed) throw new Error('not claimed');
  await desk.ledger.finishSlot(second.lease, 'done');
  expect(await desk.ledger.claimSlot(SLOT, 'one', 60_000, { retryFailed: true })).toMatchObject({ why: 'ended' });
  expect(await desk.ledger.listSlots({ marac: 'ealing' })).toMatchObject([{ state: 'done', tries: 2 }]);
});

test('R3: a runner paused past its lease can neither renew nor end the slot that another took', async () => {
  using desk = openDesk();
  const slow = await desk.ledger.claimSlot(SLOT, 'one', 1000);
  desk.clock.pass(1);
  const other = await desk.again().claimSlot(SLOT, 'one', 60_000);
  if (!slow.claimed || !other.claimed) throw new Error('not claimed');
  expect(await desk.ledger.renewSlot(slow.lease, 60_000)).toBeUndefined();
  expect(await desk.ledger.finishSlot(slow.lease, 'done')).toBe(false);
  expect(await desk.ledger.finishSlot(other.lease, 'done')).toBe(true);
});

test('R6: a runner with another config is refused while one works', async () => {
  using desk = openDesk();
  await desk.ledger.claimSlot(SLOT, 'one', 60_000, { config: 'a' });
  const other = { ...SLOT, job: 'minutes' };
  expect(await desk.ledger.claimSlot(other, 'two', 1, { config: 'b' })).toMatchObject({ why: 'configDiffers' });
  desk.clock.pass(2);
  expect(await desk.ledger.claimSlot(other, 'two', 1, { config: 'b' })).toMatchObject({ claimed: true });
});

test('a row gets its id in the ledger first, and the same id again after a crash before it stood in the cell', async () => {
  using desk = openDesk();
  const [id] = await desk.ledger.adoptRows([ROW]);
  expect(id).toMatch(/^A-[2-9A-HJ-NP-Z]{6}$/);
  expect(await desk.again().adoptRows([ROW])).toEqual([id]);
  expect(await desk.ledger.adoptRows([{ ...ROW, place: 'row 20' }])).toEqual([id]); // a row was put in above it
});

test('rows that say the same get ids of their own, and a confirmed id is never given again', async () => {
  using desk = openDesk();
  const [one, two] = await desk.ledger.adoptRows([ROW, { ...ROW, place: 'row 15' }]);
  expect(one).not.toBe(two);
  expect(await desk.ledger.adoptRows([{ ...ROW, place: 'row 15' }, ROW])).toEqual([two, one]);
  await desk.ledger.confirmAdopted([one!, two!]);
  const [three] = await desk.ledger.adoptRows([ROW]);
  expect([one, two]).not.toContain(three);
  expect((await desk.ledger.verify()).findings).toEqual([]);
});

test('cells are remembered as keyed hashes of one table, never as text', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.rememberRows('cases', [
    { rowId: 'K-1', file: 'main', cells: new Map([['wishes', '~canary~']]) },
    { rowId: 'K-2', file: 'restricted', cells: new Map([['wishes', '~canary~']]) },
  ]);
  const [first, second] = await ledger.readRows('cases');
  expect(first?.hashes.get('wishes')).toBe(ledger.hashCell('cases', 'wishes', '~canary~'));
  expect(second).toMatchObject({ rowId: 'K-2', file: 'restricted' });
  expect(ledger.hashCell('cases', 'state', '~canary~'), 'columns that changed places are comparable').toBe(
    ledger.hashCell('cases', 'wishes', '~canary~'),
  );
  expect(ledger.hashCell('people', 'state', '~canary~')).not.toBe(ledger.hashCell('cases', 'state', '~canary~'));
  await ledger.rememberRows('cases', [{ rowId: 'K-2', file: 'main', cells: new Map() }]);
  expect((await ledger.readRows('cases')).map((row) => row.rowId)).toEqual(['K-2']);
});
