// A row that must stand in the restricted sheet: copied, read back, emptied; at whatever step it stops, it goes on. All content is made up.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { cellText } from '../../../../src/domain/cells/cell.ts';
import type { Change } from '../../../../src/workbook/workbook-port.ts';
import type { Trouble } from '../../../support/google/script.ts';
import { columnAt, openDesk } from '../bed.ts';
import type { Desk } from '../bed.ts';

const WRITE = 'sheets.spreadsheets.batchUpdate';
const MOVE = { table: 'actions', rowId: 'A-AAAA22', to: 'restricted' } as const;
const MOVED = ['main A-BBBB22 Call back', 'main A-CCCC22 Ring', 'restricted A-AAAA22 Fit a lock'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ rows: 30 });
}, 60_000);
beforeEach(() => {
  desk.reset();
  desk.typeRow('actions', 2, 'A-AAAA22', { text: 'Fit a lock', agency: 'Test Housing', due: '01/03/2027' });
  desk.typeRow('actions', 3, 'A-BBBB22', { text: 'Call back', agency: 'Test Police' });
  desk.typeRow('actions', 4, 'A-CCCC22', { text: 'Ring', agency: 'Test Police' });
});
afterAll(() => desk.close());

async function standing(): Promise<readonly string[]> {
  const table = (await desk.open().read(['actions'])).tables.get('actions');
  return (table?.rows ?? [])
    .map((row) => `${row.file} ${row.id ?? ''} ${cellText(row.cells.get('text') ?? { kind: 'blank' })}`)
    .toSorted();
}
function plan(trouble: Trouble, at: 'before' | 'after' = 'before', skip = 0): void {
  desk.server.script.add({ on: WRITE, at, trouble, skip });
}

it('a row moves with its id and cells, the others stay, and a second time nothing is left to do', async () => {
  desk.server.setMood(false); // Nobody sorts: it is looked at where the row stood.
  expect(await desk.open().move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(await standing()).toEqual(MOVED);
  expect(lines()).toEqual(['Call back | Test Police | A-BBBB22', 'Ring | Test Police | A-CCCC22']);
  expect(await desk.open().move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(await standing()).toEqual(MOVED);
});

/** What stands in the rows of Actions below the heading, without the blank ones at the end. */
function lines(): readonly string[] {
  const rows = desk.server.people.look(desk.ids.main, "'Actions'!A2:AZ30");
  const texts = rows.map((row) => row.filter((one) => one !== '').join(' | '));
  return texts.slice(0, texts.findLastIndex((one) => one !== '') + 1);
}

it('no blank row shows where several rows stood, and one that people left blank stays', async () => {
  desk.server.setMood(false); // Looked at where the rows stand.
  desk.typeRow('actions', 6, 'A-DDDD22', { text: 'Write' });
  const moves = ['A-AAAA22', 'A-CCCC22'].map((rowId) => ({ ...MOVE, rowId }));
  const done = { outcome: 'done', left: [] };
  expect(await desk.open().move(moves)).toEqual([done, done]);
  expect(lines()).toEqual(['Call back | Test Police | A-BBBB22', '', 'Write | A-DDDD22']);
});

it.each<readonly [string, Trouble, 'before' | 'after', number]>([
  ['the answer to the copy is lost', { do: 'drop' }, 'after', 0],
  ['the copy is refused', { do: 'answer', status: 400, body: { error: { code: 400 } } }, 'before', 0],
  ['the answer to the emptying is lost', { do: 'drop' }, 'after', 1],
  ['the emptying never arrives', { do: 'drop' }, 'before', 1],
])('when %s, the next call goes on, and the row is never in neither file', async (_what, trouble, at, skip) => {
  plan(trouble, at, skip);
  await desk.open().move([MOVE]);
  expect((await standing()).some((one) => one.includes('A-AAAA22 Fit a lock'))).toBe(true);
  expect(await desk.open().move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(await standing()).toEqual(MOVED);
});

it('what a person changes meanwhile stays: nothing is emptied, and the field is named', async () => {
  desk.server.setMood(false); // Counted to the call, or looked at where it stood.
  plan({ do: 'edit', edit: () => desk.person().type(desk.at('actions', 'text', 2), 'Fit two locks') });
  expect(await desk.open().move([MOVE])).toEqual([{ outcome: 'movedOn', fields: ['text'] }]);
  expect(await standing()).toContain('main A-AAAA22 Fit two locks');
});

it('rows that move in the very moment of the emptying lose nothing', async () => {
  desk.server.setMood(false); // Counted to the call or the second.
  plan({ do: 'edit', edit: () => desk.person().sort("'Actions'!2:4", textColumn(), true) }, 'before', 1);
  expect((await desk.open().move([MOVE]))[0]?.outcome).toBe('keptBack');
  expect(desk.logged).toContain('sheet.row-moved-while-writing');
  expect((await standing()).filter((one) => one.startsWith('main'))).toEqual([
    'main A-AAAA22 Fit a lock',
    'main A-BBBB22 Call back',
    'main A-CCCC22 Ring',
  ]);
  expect(await desk.open().move([MOVE])).toEqual([{ outcome: 'done', left: [] }]);
  expect(await standing()).toEqual(MOVED);
});

function textColumn(): number {
  return columnAt('actions', 'text');
}

const cell = (stringValue: string) => ({ values: [{ userEnteredValue: { stringValue } }] });

it('a column of people’s own beside the row is left, and named', async () => {
  const { book } = desk.server.world.files.get(desk.ids.main)!;
  const tab = book!.tabs.find(({ properties }) => properties.title === 'Actions')!;
  const column = tab.properties.gridProperties?.columnCount ?? 0;
  const { sheetId = 0 } = tab.properties;
  desk.person().act(
    { appendDimension: { sheetId: sheetId!, dimension: 'COLUMNS', length: 1 } },
    {
      updateCells: {
        start: { sheetId: sheetId!, rowIndex: 0, columnIndex: column },
        rows: [cell('Our own column'), cell('a note of the team')],
        fields: 'userEnteredValue',
      },
    },
  );
  desk.server.setMood(false); // A lost answer keeps a move back.
  expect(await desk.open().move([MOVE])).toEqual([{ outcome: 'done', left: ['Actions, row 2'] }]);
});

it('a row that no file has is told, and a file that may not be read keeps the move back', async () => {
  expect(await desk.open().move([{ ...MOVE, rowId: 'A-ZZZZ22' }])).toEqual([{ outcome: 'movedOn', fields: [] }]);
  desk.server.people.share(desk.ids.restricted, { anyone: true }, 'reader');
  expect(await desk.open().move([MOVE])).toEqual([{ outcome: 'keptBack' }]);
  expect(await standing()).toEqual([]);
});

it('more than 2 MB goes in several writes, and every row is there once', async () => {
  desk.server.setMood(false); // Counted to the call or the second.
  const note = 'x'.repeat(4000);
  const changes = Array.from({ length: 600 }, (_, n): Change => {
    const rowId = `A-${1000 + n}ZZ`;
    return {
      do: 'add',
      table: 'actions',
      file: 'main',
      rowId,
      cells: new Map([['text', { kind: 'text', text: note }]]),
    };
  });
  const book = desk.open();
  const { revision } = await book.read(['actions']);
  const from = desk.server.calls.length;
  const answers = await book.write(changes, revision);
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
  const writes = desk.server.calls.slice(from).filter(({ method }) => method === WRITE);
  expect(writes).toHaveLength(2);
  const ids = ((await book.read(['actions'])).tables.get('actions')?.rows ?? []).map(({ id }) => id);
  expect([ids.length, new Set(ids).size]).toEqual([603, 603]);
});
