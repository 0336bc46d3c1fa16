// `marac upgrade` on a Google Sheet whose columns, groups, colours and protected ranges are those of an earlier version. All content is made up.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { sheets_v4 } from '@googleapis/sheets';
import { restyleSheet } from '../../../../src/workbook/google/upgrade/restyle-sheet.ts';
import { columnLetters } from '../../../../src/workbook/tables/headers.ts';
import { columnAt, openDesk, RUNNER, type Desk } from '../bed.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
beforeEach(() => {
  desk.reset();
  desk.server.setMood(false); // Looked at where everything stands.
});
afterAll(() => desk.close());

const tabOf = (title: string) =>
  desk.server.world.files.get(desk.ids.main)!.book!.tabs.find(({ properties }) => properties.title === title)!;
const tabs = () =>
  desk.server.world.files
    .get(desk.ids.main)!
    .book!.tabs.flatMap(({ properties: { title } }) => (title === 'Sheet1' ? [] : [title]));
const idOf = (title: string): number => tabOf(title).properties.sheetId ?? 0;
const restyle = (isTrial = false) =>
  restyleSheet({ client: desk.client, id: desk.ids.main, roles: ['main', 'register'], account: RUNNER, isTrial });
const headingsOf = (title: string): readonly string[] =>
  desk.server.people.look(desk.ids.main, `'${title}'!1:1`)[0]!.map(String);

/** What the eye meets, without ids that each sheet draws for itself. */
function looksOf(title: string) {
  const { properties, protectedRanges, columnGroups, conditionalFormats, basicFilter, columns } = tabOf(title);
  return {
    frozen: properties.gridProperties?.frozenColumnCount,
    headings: headingsOf(title).filter((text) => text !== ''),
    hidden: columns.map(({ hiddenByUser }) => hiddenByUser === true),
    ranges: protectedRanges.map(({ description, range }) => ({ description, range })),
    groups: columnGroups.map(({ range, collapsed }) => ({ range, collapsed })),
    rules: conditionalFormats,
    filters: basicFilter !== undefined,
  };
}

/** As an earlier version laid the At Risk List: the names at the right end, nothing folded, no colours and no filter, and Contacts as the first tab. */
function makeOld(): void {
  const { columnGroups, columns, conditionalFormats } = tabOf('At Risk List');
  const sheetId = idOf('At Risk List');
  const span = (startIndex: number, endIndex: number) => ({ sheetId, dimension: 'COLUMNS', startIndex, endIndex });
  const names = columnAt('list', 'names');
  const labels = headingsOf('At Risk List').flatMap((text, at) => (text.startsWith('More: ') ? [at] : []));
  const requests: sheets_v4.Schema$Request[] = [
    ...columnGroups.map(({ range = {} }) => ({ deleteDimensionGroup: { range } })),
    {
      updateDimensionProperties: {
        range: span(0, columns.length - 1),
        properties: { hiddenByUser: false },
        fields: 'hiddenByUser',
      },
    },
    ...conditionalFormats.map(() => ({ deleteConditionalFormatRule: { sheetId, index: 0 } })),
    { clearBasicFilter: { sheetId } },
    { moveDimension: { source: span(names, names + 1), destinationIndex: columns.length } },
    ...labels
      .toReversed()
      .map((at) => ({ deleteDimension: { range: span(at > names ? at - 1 : at, at > names ? at : at + 1) } })),
    {
      updateSheetProperties: {
        properties: { sheetId: idOf('Contacts'), index: 0 },
        fields: 'index',
      },
    },
  ];
  desk.person().act(...requests);
}

it('a sheet of an earlier version looks as a new one does, its rows read the same, and a second time there is nothing to do', async () => {
  const wanted = looksOf('At Risk List');
  const order = tabs();
  desk.typeRow('list', 2, 'L-AAAA22', { caseRef: 'K-AAAA22', presenter: 'Cora', outcome: 'Action plan' });
  const read = async () => (await desk.open().read(['list'])).tables.get('list');
  const before = await read();
  makeOld();
  expect(looksOf('At Risk List')).not.toEqual(wanted);
  const said = await restyle(true);
  expect(headingsOf('At Risk List')).not.toEqual(wanted.headings);
  expect(await restyle()).toEqual(said);
  expect(said.left).toEqual([]);
  expect(said.said).toEqual([
    'Tabs stand in the order of the work.',
    'Columns stand in the order in which they are needed: At Risk List.',
    'Marked where something is overdue, due today or waits for you: At Risk List.',
    'Filter on the headings: At Risk List.',
  ]);
  expect(looksOf('At Risk List')).toEqual(wanted);
  expect(tabs()).toEqual(order);
  const now = await read();
  expect([now?.state, now?.rows, now?.problems]).toEqual(['known', before?.rows, []]);
  expect(await restyle()).toEqual({ said: [], left: [] });
});

it('a column and a colour of people’s own go along, and nobody is shut out of that column', async () => {
  const sheetId = idOf('At Risk List');
  const at = columnAt('list', 'outcome') + 1;
  desk.person().insertColumns('At Risk List', at, 1);
  desk.person().type(`'At Risk List'!${columnLetters(at)}1`, 'Our note');
  const condition = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=TRUE' }] };
  makeOld();
  const old = headingsOf('At Risk List').indexOf('Our note');
  const range = { sheetId, startRowIndex: 1, startColumnIndex: old, endColumnIndex: old + 1 };
  desk.person().act({ addConditionalFormatRule: { index: 0, rule: { ranges: [range], booleanRule: { condition } } } });
  expect((await restyle()).left).toEqual([]);
  const headings = headingsOf('At Risk List');
  const own = headings.indexOf('Our note');
  expect(headings[own - 1]).toBe('Outcome');
  const { conditionalFormats, protectedRanges } = tabOf('At Risk List');
  expect(conditionalFormats[0]?.ranges?.[0]?.startColumnIndex).toBe(own);
  desk.person().type(`'At Risk List'!${columnLetters(own)}5`, 'typed after the upgrade');
  const covering = protectedRanges.filter(
    ({ range: one }) => (one?.startColumnIndex ?? Infinity) <= own && (one?.endColumnIndex ?? 0) > own,
  );
  expect(covering).toEqual([]);
});

it('a range of ours over a column in which people type is laid anew', async () => {
  const { sheetId, protectedRanges } = tabOf('Actions') as unknown as {
    sheetId: number;
    protectedRanges: readonly sheets_v4.Schema$ProtectedRange[];
  };
  const wanted = looksOf('Actions').ranges;
  const mine = protectedRanges.find(({ range }) => range?.startColumnIndex != null)!;
  desk.person().act({
    updateProtectedRange: {
      protectedRange: {
        ...mine,
        range: {
          ...mine.range,
          sheetId: mine.range?.sheetId ?? sheetId,
          endColumnIndex: (mine.range?.endColumnIndex ?? 0) + 1,
        },
      },
      fields: 'range',
    },
  });
  expect((await restyle()).said).toEqual([
    'Protected anew are the headings and the columns of the program, and no others: Actions.',
  ]);
  expect(looksOf('Actions').ranges).toEqual(wanted);
});

it.each<readonly [string, (sheetId: number) => sheets_v4.Schema$Request]>([
  [
    'merged cells of several columns',
    (sheetId) => ({
      mergeCells: {
        range: { sheetId, startRowIndex: 5, endRowIndex: 6, startColumnIndex: 2, endColumnIndex: 4 },
        mergeType: 'MERGE_ALL',
      },
    }),
  ],
  [
    'a range of several columns that people protected',
    (sheetId) => ({
      addProtectedRange: {
        protectedRange: {
          description: 'ours',
          range: { sheetId, startColumnIndex: 2, endColumnIndex: 4 },
          editors: { users: [RUNNER] },
        },
      },
    }),
  ],
  [
    'a protected range does not let the service account write (marac check says which)',
    (sheetId) => ({
      addProtectedRange: {
        protectedRange: { description: 'ours', range: { sheetId, startColumnIndex: 2, endColumnIndex: 3 } },
      },
    }),
  ],
  [
    'a name for several columns',
    (sheetId) => ({
      addNamedRange: { namedRange: { name: 'Ours', range: { sheetId, startColumnIndex: 2, endColumnIndex: 4 } } },
    }),
  ],
  [
    'a formula that counts columns or is about several of them',
    (sheetId) => ({
      updateCells: {
        start: { sheetId, rowIndex: 8, columnIndex: 5 },
        rows: [{ values: [{ userEnteredValue: { formulaValue: '=SUM(B2:D2)' } }] }],
        fields: 'userEnteredValue',
      },
    }),
  ],
])('%s keep the columns of the tab where they are, and the rest of the look comes', async (why, request) => {
  makeOld();
  desk.person().act(request(idOf('At Risk List')));
  const before = headingsOf('At Risk List');
  const { said, left } = await restyle();
  expect(left).toEqual([`At Risk List (${why})`]);
  expect(headingsOf('At Risk List')).toEqual(before);
  expect(said).toContain('Filter on the headings: At Risk List.');
});
