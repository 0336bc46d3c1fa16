// Rows of a Google Sheet put in order and tabs shown: whole rows move, and what people keep beside them goes with them.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDesk, type Desk } from '../bed.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
beforeEach(() => desk.reset());
afterAll(async () => {
  await desk.close();
});

const IDS = ['A-AAAA22', 'A-BBBB22', 'A-CCCC22', 'A-DDDD22'];

async function standing(): Promise<readonly string[]> {
  const { tables } = await desk.open().read(['actions']);
  return (tables.get('actions')?.rows ?? []).map(({ id = '', cells }) => {
    const text = cells.get('text');
    return `${id} ${text?.kind === 'text' ? text.text : ''}`;
  });
}

it('puts rows in order without gaps, and twice is the same as once', async () => {
  desk.server.setMood(false); // Counted to the call, or looked at where it stood.
  for (const [at, id] of IDS.entries()) desk.typeRow('actions', at === 0 ? 2 : at + 3, id, { text: `Do ${at}` });
  const [a = '', b = '', c = '', d = ''] = IDS;
  const wanted = [{ table: 'actions', file: 'main', rowIds: [d, b, a, c] }] as const;
  expect(await desk.open().arrange?.(wanted)).toEqual([{ outcome: 'done' }]);
  expect(await standing()).toEqual([`${d} Do 3`, `${b} Do 1`, `${a} Do 0`, `${c} Do 2`]);
  const { tables } = await desk.open().read(['actions']);
  expect(tables.get('actions')?.rows.map(({ place }) => place)).toEqual(['row 2', 'row 3', 'row 4', 'row 5']);
  const before = { ...desk.client.counts };
  await desk.open().arrange?.(wanted);
  expect(desk.client.counts.write - before.write).toBe(0);
});

it('shows a hidden tab, and asks nothing for one that is shown', async () => {
  const hidden = (): boolean =>
    desk.server.world.files.get(desk.ids.main)?.book?.tabs.find(({ properties }) => properties.title === 'Outbox')
      ?.properties.hidden ?? false;
  expect(hidden()).toBe(true);
  expect(await desk.open().show?.([{ table: 'outbox', file: 'main' }])).toEqual([{ outcome: 'done' }]);
  expect(hidden()).toBe(false);
  const before = { ...desk.client.counts };
  await desk.open().show?.([{ table: 'outbox', file: 'main' }]);
  expect(desk.client.counts.write - before.write).toBe(0);
});
