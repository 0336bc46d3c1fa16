// What was read within the last ten seconds: it serves to arrange rows and before messages, with what was written since. All of it is made up.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BLANK, type Cell } from '../../../src/domain/cells/cell.ts';
import { openDesk, type Desk } from './bed.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
beforeEach(() => {
  desk.reset();
  // Seconds are counted here: an answer that takes ten of them would be one.
  desk.server.setMood(false);
  desk.typeRow('cases', 2, 'K-AAAAAA', { wishes: 'be safe' });
});
afterAll(() => desk.close());

const RECENT = { recent: true };
const reads = (): number => desk.client.counts.read;

it.each<readonly [string, number, number]>([
  ['nine seconds', 9, 0],
  ['ten seconds', 10, 4],
])('%s after a look the cells are read again: %i s, %i requests', async (_when, seconds, requests) => {
  const book = desk.open();
  await book.read(['cases', 'actions']);
  const before = reads();
  desk.clock.pass(seconds / 60);
  const { tables } = await book.read(['cases'], RECENT);
  expect(tables.get('cases')?.rows.map(({ id }) => id)).toEqual(['K-AAAAAA']);
  expect(reads() - before).toBe(requests);
});

it('what Drive shows to be newer is read again at once', async () => {
  const book = desk.open();
  await book.read(['cases']);
  desk.person().type(desk.at('cases', 'wishes', 2), 'be heard');
  desk.server.setLag(0);
  const { tables } = await book.read(['cases'], RECENT);
  desk.server.setLag(180_000);
  expect(tables.get('cases')?.rows[0]?.cells.get('wishes')).toEqual({ kind: 'text', text: 'be heard' });
});

it('who can open the sheet is asked anew', async () => {
  const book = desk.open();
  await book.read(['cases']);
  desk.server.people.share(desk.ids.main, { anyone: true }, 'reader');
  const { problems, tables } = await book.read(['cases'], RECENT);
  expect(problems.some(({ size }) => size === 'run')).toBe(true);
  expect(tables.get('cases')?.state).toBe('unknown');
});

it('what is recent has what we wrote ourselves, and is not of fewer tabs, nor from before rows were arranged', async () => {
  const book = desk.open();
  const { tables, revision } = await book.read(['cases']);
  const [row] = tables.get('cases')?.rows ?? [];
  const id = row?.id ?? '';
  const to: Cell = { kind: 'text', text: 'ours' };
  const cells = new Map([['names', { from: row?.cells.get('names') ?? BLANK, to }]]);
  await book.write([{ do: 'set', table: 'cases', rowId: id, cells }], revision);
  const written = reads();
  const [now] = (await book.read(['cases'], RECENT)).tables.get('cases')?.rows ?? [];
  expect([now?.cells.get('names'), reads()]).toEqual([to, written]);
  await book.read(['cases', 'actions'], RECENT);
  expect(reads()).toBeGreaterThan(written);
  await book.arrange?.([{ file: 'main', table: 'cases', rowIds: [id] }]);
  const arranged = reads();
  await book.read(['cases', 'actions'], RECENT);
  expect(reads()).toBeGreaterThan(arranged);
});
