// `marac init --google` and the first reads and writes after it.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setUpSheet } from '../../../../src/workbook/google/set-up/set-up-sheet.ts';
import { tableNamed, TABLES, tablesIn } from '../../../../src/workbook/tables/all-tables.ts';
import { sheetOrder } from '../../../../src/workbook/looks/sheet-order.ts';
import { columnAt, openDesk, RUNNER } from '../bed.ts';
import type { Desk } from '../bed.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => {
  desk.server.script.clear();
});
afterAll(async () => {
  await desk.close();
});

it('makes every tab of the file with its headings, and hides those that are not for every day', () => {
  const { book } = desk.server.world.files.get(desk.ids.main)!;
  const made = new Map(book!.tabs.map((tab) => [tab.properties.title, tab]));
  for (const table of tablesIn('mainAndRegister')) {
    expect([table.tab, made.get(table.tab)?.properties.hidden ?? false]).toEqual([table.tab, !table.shown]);
  }
  const headings = sheetOrder(tableNamed('actions')).columns.map(({ header }) => header);
  expect(desk.server.people.look(desk.ids.main, 'Actions!A1:C1')).toEqual([headings.slice(0, 3)]);
});

it('reads every table of a new workbook as known and empty, in two reads a file of two requests each', async () => {
  desk.server.setMood(false); // Counted to the call.
  const before = { ...desk.client.counts };
  const book = desk.open();
  const snapshot = await book.read(TABLES.map(({ name }) => name));
  expect(snapshot.problems).toEqual([]);
  for (const [name, table] of snapshot.tables) {
    expect([name, table.state, table.rows.length, table.problems]).toEqual([name, 'known', 0, []]);
  }
  expect([desk.client.counts.read - before.read, desk.client.counts.write - before.write]).toEqual([8, 0]);
});

it('changes nothing when it is run again', async () => {
  const { book: before } = desk.server.world.files.get(desk.ids.main)!;
  const made = await setUpSheet({
    client: desk.client,
    id: desk.ids.main,
    roles: ['main', 'register'],
    account: RUNNER,
  });
  expect([made.tabs, made.headings, made.problems]).toEqual([[], [], []]);
  const { book: after } = desk.server.world.files.get(desk.ids.main)!;
  expect(after!.tabs).toEqual(before!.tabs);
});

it('adds a heading that somebody deleted, with its mark and format', async () => {
  const person = desk.person();
  person.deleteColumns('Actions', columnAt('actions', 'doneOn'));
  const book = desk.open();
  const has = async () => (await book.read(['actions'])).tables.get('actions')?.columns?.get('main')?.has('doneOn');
  expect(await has()).toBe(false);
  const made = await setUpSheet({
    client: desk.client,
    id: desk.ids.main,
    roles: ['main', 'register'],
    account: RUNNER,
  });
  expect(made.headings).toEqual(['Actions: Done on']);
  expect(await has()).toBe(true);
  expect((await book.read(['actions'])).tables.get('actions')?.state).toBe('known');
});

it('lets only the runner and the owner into headings and the runner’s own columns', () => {
  desk.server.people.share(desk.ids.main, { email: 'deputy@team.example' });
  const deputy = desk.server.people.open('deputy@team.example', desk.ids.main);
  expect(() => {
    deputy.type('Cases!A1', 'x');
  }).toThrow(/protected/);
  expect(() => {
    deputy.type(desk.at('cases', 'daysWaiting', 2), '7');
  }).toThrow(/protected/);
  deputy.type(desk.at('cases', 'openedOn', 2), '1/3/2027');
});

it('begins with the agencies that are the MARAC itself and every setting with what it means, where it is given ids', async () => {
  const empty = await openDesk({ setUp: false });
  empty.server.setMood(false); // Looked at where it stands.
  let count = 0;
  const newId = (prefix: string) => `${prefix}-N${String((count += 1)).padStart(5, '0')}`;
  const roles = ['main', 'register'] as const;
  await setUpSheet({ client: empty.client, id: empty.ids.main, roles, account: RUNNER, newId });
  await setUpSheet({ client: empty.client, id: empty.ids.restricted, roles: ['restricted'], account: RUNNER, newId });
  const { tables } = await empty.open().read(['agencies', 'settings']);
  expect(tables.get('agencies')?.rows.map(({ cells }) => cells.get('name'))).toEqual([
    { kind: 'text', text: 'MARAC team' },
    { kind: 'text', text: 'Chair' },
  ]);
  expect(tables.get('settings')?.rows.length).toBeGreaterThan(20);
  await empty.close();
});

it.each<readonly [string, 'before' | 'after', number]>([
  ['although it was carried out', 'after', 1],
  ['and was not carried out', 'before', 1],
  ['twice, and was carried out neither time', 'before', 2],
])('F58: the answer to the set-up is lost %s: read again, it makes what is missing, once', async (_what, at, times) => {
  const empty = await openDesk({ setUp: false });
  const trouble = { do: 'answer', status: 503, body: '' } as const;
  empty.server.script.add({ on: 'sheets.spreadsheets.batchUpdate', at, trouble, times });
  const made = await setUpSheet({
    client: empty.client,
    id: empty.ids.main,
    roles: ['main'],
    account: RUNNER,
    rows: 5,
  });
  const titles = empty.server.world.files.get(empty.ids.main)!.book!.tabs.map((tab) => tab.properties.title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const { tab } of tablesIn('main')) expect(titles).toContain(tab);
  expect([made.tabs.length > 15, made.problems]).toEqual([true, []]);
  await empty.close();
});
