// What people write on the Outbox tab that cannot be read. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { takeReading } from '../../../src/jobs/answers/take-reading.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { AGENCY, typeReferral, typeSmallMarac } from '../../support/small-marac.ts';
import { withNames } from '../../support/names.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T09:30');
});
afterEach(() => desk.close());

test('an answer that cannot be read holds its message, what never waits among them, and is told', async () => {
  const waiting = (await desk.ledger.messages()).filter((one) => one.gate !== 'none');
  const urgent = (await desk.ledger.messages()).filter((one) => one.gate === 'none');
  expect([waiting.length > 0, urgent.length > 0]).toEqual([true, true]);
  for (const row of desk.book.rows('outbox')) desk.book.edit('outbox', row.id ?? '', { answer: 'hlod it please' });
  const reading = await takeReading(desk.desk, { adopt: false });
  expect(reading.facts.maracs[0]!.problems.filter((one) => one.table === 'outbox').length).toBeGreaterThan(0);
  for (const one of waiting) expect((await desk.ledger.findMessage(one.key))?.held).toBe(true);
  for (const one of urgent) expect((await desk.ledger.findMessage(one.key))?.held).toBe(true);
});

test('a message held because its answer cannot be read says so, and nobody is said to have held it', async () => {
  const id = desk.book.rows('outbox').find((one) => desk.book.text('outbox', one.id!, 'goes').includes('release'))!.id!;
  const goes = async (time: string): Promise<string> => {
    await desk.run(time);
    return desk.book.text('outbox', id, 'goes');
  };
  desk.book.edit('outbox', id, { answer: 'Relese', by: 'Cora Coordinata' });
  expect(await goes('2027-03-01T09:40')).toContain('what was typed in this row cannot be read');
  desk.book.edit('outbox', id, { answer: '' });
  expect(await goes('2027-03-01T09:50'), 'it may have been a Hold').toBe('Held until somebody chooses Release');
  desk.book.edit('outbox', id, { answer: 'release' });
  expect(await goes('2027-03-01T10:00')).toBe('Goes at the next minute');
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
  desk.book.edit('meetings', 'M-AAAA22', { listReady: true, listReadyBy: 'Cora Coordinata' });
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

test('F19: a Hold without a name holds; a Release, a Done or an Accepted without one does nothing; each is told where it stands', async () => {
  desk.book.edit('meetings', 'M-AAAA22', { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T12:10');
  const waiting = async (): Promise<readonly string[]> =>
    (await desk.ledger.messages()).filter((one) => one.gate === 'release' && one.state === 'offered').map((m) => m.key);
  const [first = '', second = ''] = await waiting();
  const rowOf = (key: string): string =>
    desk.book.rows('outbox').find((one) => desk.book.text('outbox', one.id!, 'key') === key)?.id ?? '';
  desk.book.edit('outbox', rowOf(first), { answer: 'hold' });
  desk.book.edit('outbox', rowOf(second), { answer: 'release' });
  const thing = desk.book.rows('today').find((one) => desk.book.text('today', one.id!, 'kind') === 'alarm');
  desk.book.edit('today', thing!.id!, { done: true });
  await desk.run('2027-03-04T12:20');
  expect((await desk.ledger.findMessage(first))?.held).toBe(true);
  expect((await desk.ledger.findMessage(second))?.released).toBeUndefined();
  const told = (await readFacts(desk.desk, false)).facts.maracs[0]!.problems.filter(
    (one) => one.code === 'answer.unsigned',
  );
  expect(told.map((one) => [one.table, one.column, /is obeyed|nothing is done yet/.exec(one.sentence)?.[0]])).toEqual([
    ['today', 'By', 'nothing is done yet'],
    ['outbox', 'By', 'is obeyed'],
    ['outbox', 'By', 'nothing is done yet'],
  ]);
  const said = desk.book.rows('today').map((one) => [one.id, desk.book.text('today', one.id!, 'what')] as const);
  expect(said.find(([id]) => id === thing!.id)?.[1]).toMatch(/^What stands beside this line has no name/);
  for (const key of [first, second])
    expect(said.filter(([, what]) => withNames(`Outbox, row ${rowOf(key)}`).test(what))).toHaveLength(1);
  desk.book.edit('today', thing!.id!, { doneBy: 'Cora Coordinata' });
  desk.book.edit('outbox', rowOf(first), { by: 'Cora Coordinata' });
  desk.book.edit('outbox', rowOf(second), { by: 'Yes' });
  await desk.run('2027-03-04T12:30');
  expect((await desk.ledger.findMessage(second))?.released, 'a bare yes names nobody').toBeUndefined();
  desk.book.edit('outbox', rowOf(second), { by: 'Cora Coordinata' });
  await desk.run('2027-03-04T12:40');
  expect((await desk.ledger.findMessage(second))?.released).toBeDefined();
  const left = desk.book.rows('today').map((one) => [one.id, desk.book.text('today', one.id!, 'what')] as const);
  expect(left.map(([id]) => id)).not.toContain(thing!.id);
  expect(left.filter(([, what]) => /of Outbox/.test(what))).toEqual([]);
});

test('what is marked done on Today stays off it while it says the same; an alarm comes back the next day', async () => {
  desk.book.edit('meetings', 'M-AAAA22', { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T12:10');
  await desk.run('2027-03-04T12:15');
  const rowOf = (kind: string): string =>
    desk.book.rows('today').find((one) => desk.book.text('today', one.id!, 'kind') === kind)?.id ?? '';
  const [release, alarm] = [rowOf('release'), rowOf('alarm')];
  expect([release, alarm]).not.toContain('');
  const words = desk.book.text('today', release, 'what');
  for (const id of [release, alarm]) desk.book.edit('today', id, { done: true, doneBy: 'Cora Coordinata' });
  const ids = (): readonly (string | undefined)[] => desk.book.rows('today').map((one) => one.id);
  await desk.run('2027-03-04T12:20');
  for (const id of [release, alarm]) expect(ids()).not.toContain(id);
  await desk.run('2027-03-04T12:30');
  expect(ids()).not.toContain(release);
  await desk.run('2027-03-05T09:00');
  expect(ids()).toContain(alarm);
  expect(ids()).not.toContain(release);
  expect((await desk.today()).map((one) => one.what)).not.toContain(words);
});

test('an answer typed on Today with a name is remembered with its reason; without a name it is asked about; the newest word counts', async () => {
  const [row = ''] = desk.book.rows('today').map((one) => one.id);
  const heard = async (): Promise<unknown> => {
    const reading = await takeReading(desk.desk, { adopt: false });
    const found = reading.facts.maracs[0]!.answered?.get(row);
    return found === undefined ? undefined : [found.answer, found.by, found.why];
  };
  desk.book.edit('today', row, { answer: 'no' });
  expect(await heard()).toBeUndefined();
  const { problems } = (await readFacts(desk.desk, false)).facts.maracs[0]!;
  expect(problems.filter((one) => one.code === 'answer.unsigned').map((one) => one.column)).toEqual(['By']);
  desk.book.edit('today', row, { answer: 'no', doneBy: 'Cora Coordinata', why: 'Told by phone' });
  expect(await heard()).toEqual(['no', 'Cora Coordinata', 'Told by phone']);
  desk.book.edit('today', row, { answer: 'yes' });
  expect(await heard()).toEqual(['yes', 'Cora Coordinata', 'Told by phone']);
  desk.book.edit('today', row, { answer: '' });
  expect(await heard(), 'the ledger keeps it').toEqual(['yes', 'Cora Coordinata', 'Told by phone']);
});
