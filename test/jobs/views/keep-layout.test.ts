// What a run does for the eye: the order of the At Risk List and Outbox, and tabs that are shown once. All is made up.
import { describe, expect, test } from 'vitest';
import { keepLayout } from '../../../src/jobs/views/keep-layout.ts';
import type { Ports } from '../../../src/jobs/engine/ports.ts';
import type { Reading } from '../../../src/jobs/reading/reading.ts';
import type { Arrange, RawRow, Tab } from '../../../src/workbook/workbook-port.ts';
import type { LocalTime } from '../../../src/domain/time/day.ts';
import type { TodayItem } from '../../../src/domain/today/today-item.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';

const MEETINGS = [
  { id: 'M-FEB', on: '2027-02-16' },
  { id: 'M-JAN', on: '2027-01-19' },
  { id: 'M-MAR', on: '2027-03-16' },
  { id: 'M-APR', on: '2027-04-13' },
];

type Listed = readonly [id: string, meeting: string, order?: number];

function worldOf(rows: Readonly<Partial<Record<TableName, readonly RawRow[]>>>, listed: readonly Listed[] = []) {
  const shown: Tab[] = [];
  const arranged: Arrange[] = [];
  let remembered: { rowId: string }[] = [];
  const workbook = {
    read: (names: readonly TableName[]) =>
      Promise.resolve({
        problems: [],
        tables: new Map(names.map((name) => [name, { name, state: 'known', rows: rows[name] ?? [], problems: [] }])),
      }),
    show(tabs: readonly Tab[]) {
      shown.push(...tabs);
      return Promise.resolve(tabs.map(() => ({ outcome: 'done' })));
    },
    arrange(what: readonly Arrange[]) {
      arranged.push(...what);
      return Promise.resolve([]);
    },
  };
  const ledger = {
    readRows: () => Promise.resolve(remembered),
    rememberRows(_: string, made: { rowId: string }[]) {
      remembered = made;
      return Promise.resolve();
    },
  };
  const listings = listed.map(([id, meeting]) => ({ id, meeting }));
  const reading = {
    maracs: [{ ports: { name: 'west', workbook }, tables: new Map() }],
    facts: { maracs: [{ name: 'west', meetings: MEETINGS, listings, pool: { take: (p: string) => p } }] },
  } as unknown as Reading;
  return {
    shown,
    arranged,
    keep: (today: readonly Partial<TodayItem>[] = []) =>
      keepLayout(
        { ledger } as unknown as Ports,
        reading,
        today as readonly TodayItem[],
        '2027-03-16T08:00' as LocalTime,
      ),
  };
}

const row = (id: string, place: number, cells: Readonly<Record<string, string | number>>): RawRow => ({
  id,
  file: 'main',
  place: `row ${place}`,
  cells: new Map(
    Object.entries(cells).map(([field, value]) => [
      field,
      typeof value === 'number' ? { kind: 'number', number: value } : { kind: 'text', text: value },
    ]),
  ),
});

const listRows = (listed: readonly Listed[], gap = 0): readonly RawRow[] =>
  listed.map(([id, meeting, order], at) =>
    row(id, at + 2 + gap, { meeting, ...(order === undefined ? {} : { order }) }),
  );

describe('the At Risk List', () => {
  test('shows the coming meeting on top in its order, later ones below, then those that are over, newest first', async () => {
    const listed: readonly Listed[] = [
      ['L-1', 'M-JAN'],
      ['L-2', 'M-FEB', 1],
      ['L-3', 'M-APR'],
      ['L-4', 'M-MAR', 2],
      ['L-5', 'M-MAR'],
      ['L-6', 'M-MAR', 1],
    ];
    const world = worldOf({ list: listRows(listed) }, listed);
    await world.keep();
    expect(world.arranged).toEqual([
      { table: 'list', file: 'main', rowIds: ['L-6', 'L-4', 'L-5', 'L-3', 'L-2', 'L-1'] },
    ]);
  });

  test('is left as it is when it stands so, and closed up when it begins with a gap between rows', async () => {
    const listed: readonly Listed[] = [
      ['L-1', 'M-MAR', 1],
      ['L-2', 'M-MAR', 2],
    ];
    const standing = worldOf({ list: listRows(listed) }, listed);
    await standing.keep();
    expect(standing.arranged).toEqual([]);
    const [first, second] = listRows(listed);
    const gapped = worldOf({ list: [first!, { ...second!, place: 'row 9' }] }, listed);
    await gapped.keep();
    expect(gapped.arranged).toHaveLength(1);
    const below = worldOf({ list: listRows(listed, 4) }, listed);
    await below.keep();
    expect(below.arranged, 'blank rows on top').toHaveLength(1);
  });
});

test('Outbox has what waits on top, and within that the order in which people sorted it', async () => {
  const states = ['sent', 'offered', 'sent', 'draft', 'held', 'cancelled'];
  const world = worldOf({ outbox: states.map((state, at) => row(`O-${at}`, at + 2, { state })) });
  await world.keep();
  expect(world.arranged).toEqual([
    { table: 'outbox', file: 'main', rowIds: ['O-1', 'O-3', 'O-4', 'O-0', 'O-2', 'O-5'] },
  ]);
});

test('a tab is shown the first time that something stands there, and never again: a person may hide it', async () => {
  const empty = worldOf({});
  await empty.keep();
  expect(empty.shown).toEqual([]);
  const world = worldOf({ outbox: [row('O-1', 2, { state: 'draft' })] });
  await world.keep();
  await world.keep();
  expect(world.shown).toEqual([{ table: 'outbox', file: 'main' }]);
});

const line = (tab: string, restricted = false): Partial<TodayItem> => ({
  id: `case/K-AAAA22/${tab}`,
  kind: 'case',
  marac: 'west',
  about: '',
  tab,
  restricted,
});

describe('a tab that starts hidden', () => {
  test('is shown when a line of Today leads there, once, in the workbook in which it is settled', async () => {
    const world = worldOf({});
    await world.keep([line('Key dates'), line('Key dates', true), line('Attendance', true), line('Referrals')]);
    expect(world.shown.map(({ table, file }) => `${file}/${table}`).toSorted()).toEqual([
      'main/attendance',
      'main/keyDates',
      'restricted/keyDates',
    ]);
    await world.keep([line('Training')]);
    await world.keep([line('Key dates'), line('Training')]);
    expect(world.shown.map(({ table }) => table).filter((table) => table === 'training')).toHaveLength(1);
    expect(world.shown.filter(({ table }) => table === 'keyDates')).toHaveLength(2);
  });
});
