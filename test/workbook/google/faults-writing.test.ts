// What Google does to our writes (docs/map.json, G): each row with the outcome named there.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import type { Change, Snapshot } from '../../../src/workbook/workbook-port.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { Step, Trouble } from '../../support/google/script.ts';
import { openDesk } from './bed.ts';
import type { Desk } from './bed.ts';

const VALUES = 'sheets.spreadsheets.values.batchGetByDataFilter';
const WRITE = 'sheets.spreadsheets.batchUpdate';
const text = (value: string): Cell => ({ kind: 'text', text: value });
const quota = { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded', details: [] } };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
beforeEach(() => {
  desk.reset();
  desk.typeRow('cases', 2, 'K-AAAAAA', { wishes: 'be safe' });
  desk.typeRow('cases', 3, 'K-BBBBBB', { wishes: 'be heard' });
});
afterAll(async () => {
  await desk.close();
});

function plan(trouble: Trouble, on: string, more: Partial<Step> = {}): void {
  desk.server.script.add({ on, at: 'before', trouble, ...more });
}

function ids(snapshot: Snapshot, table: TableName = 'cases'): (string | undefined)[] {
  return (snapshot.tables.get(table)?.rows ?? []).map((row) => row.id);
}

function setNames(rowId: string, to: string): Change {
  return { do: 'set', table: 'cases', rowId, cells: new Map([['names', { from: { kind: 'blank' }, to: text(to) }]]) };
}

function shown(row: number): string {
  return desk.server.people.look(desk.ids.main, desk.at('cases', 'names', row))[0]?.[0] ?? '';
}

function calls(method: string): number {
  return desk.server.calls.filter((call) => call.method === method).length;
}

function sheetIdOf(title: string): number {
  const { book } = desk.server.world.files.get(desk.ids.main)!;
  return book!.tabs.find((tab) => tab.properties.title === title)?.properties.sheetId ?? 0;
}

function hidden(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll('"x"', '"?"'));
}

describe('writing', () => {
  it.each<readonly [string, Trouble, Step['at'], string, string]>([
    ['G12: 503 although it was written', { do: 'answer', status: 503, body: '' }, 'after', 'done', 'x'],
    ['G24: the network cut after it was written', { do: 'drop' }, 'after', 'done', 'x'],
    ['G24: the network cut before it was written', { do: 'drop' }, 'before', 'keptBack', ''],
    ['G12: 503 and not written', { do: 'answer', status: 503, body: '<html>' }, 'before', 'keptBack', ''],
    ['G3: an answer that stops early', { do: 'truncate', bytes: 20 }, 'after', 'done', 'x'],
  ])('%s: reads back, and never writes a second time', async (_what, trouble, at, outcome, cell) => {
    desk.server.setMood(false); // Counted to the call.
    const book = desk.open();
    const { revision } = await book.read(['cases']);
    const before = calls(WRITE);
    plan(trouble, WRITE, { at });
    expect(await book.write([setNames('K-AAAAAA', 'x')], revision)).toEqual([{ outcome }]);
    expect([calls(WRITE) - before, shown(2)]).toEqual([1, cell]);
  });

  it('G12: an added row whose answer was lost is not added again', async () => {
    const book = desk.open();
    const { revision } = await book.read(['cases']);
    plan({ do: 'drop' }, WRITE, { at: 'after' });
    const add: Change = {
      do: 'add',
      table: 'cases',
      file: 'main',
      rowId: 'K-NEWNEW',
      cells: new Map([['wishes', text('n')]]),
    };
    expect(await book.write([add], revision)).toEqual([{ outcome: 'done' }]);
    expect(await book.write([add], revision)).toEqual([{ outcome: 'done' }]);
    expect(ids(await book.read(['cases']))).toEqual(['K-AAAAAA', 'K-BBBBBB', 'K-NEWNEW']);
  });

  it('G1: writes again after a 429: Google says that it did not do it', async () => {
    const book = desk.open();
    const { revision } = await book.read(['cases']);
    plan({ do: 'answer', status: 429, body: quota }, WRITE);
    expect(await book.write([setNames('K-AAAAAA', 'x')], revision)).toEqual([{ outcome: 'done' }]);
  });

  it('G13: looks up to three times for a write that does not show, then says that it does not', async () => {
    desk.server.setMood(false); // Counted to the call, or looked at where it stood.
    const book = desk.open();
    const { revision } = await book.read(['cases']);
    plan({ do: 'change', change: hidden }, WRITE, { at: 'after' });
    expect(await book.write([setNames('K-AAAAAA', 'x')], revision)).toEqual([{ outcome: 'done' }]);
    plan({ do: 'answer', status: 200, body: { updatedSpreadsheet: { sheets: [] } } }, WRITE);
    const before = calls(VALUES);
    expect(await book.write([setNames('K-BBBBBB', 'y')], revision)).toEqual([{ outcome: 'keptBack' }]);
    expect([calls(VALUES) - before >= 3, desk.logged.includes('sheet.write-not-seen')]).toEqual([true, true]);
  });

  it('G14: a protected range: nothing of the batch is written, the next snapshot says why, reading goes on', async () => {
    const book = desk.open();
    const { revision } = await book.read(['cases']);
    const range = { sheetId: sheetIdOf('Cases'), startRowIndex: 2, endRowIndex: 3 };
    desk.person().act({ addProtectedRange: { protectedRange: { range } } });
    const answers = await book.write([setNames('K-AAAAAA', 'x'), setNames('K-BBBBBB', 'y')], revision);
    expect([answers, shown(2), shown(3)]).toEqual([[{ outcome: 'keptBack' }, { outcome: 'keptBack' }], '', '']);
    const snapshot = await book.read(['cases']);
    expect(snapshot.problems.map(({ code, size }) => [code, size])).toEqual([['write.refused', 'note']]);
    expect(snapshot.tables.get('cases')?.state).toBe('known');
  });

  it('G15: one request that cannot be carried out: nothing is written, all of it is asked again', async () => {
    const book = desk.open();
    const { revision } = await book.read(['cases', 'keyDates']);
    const remove = () => desk.person().act({ deleteSheet: { sheetId: sheetIdOf('Key dates') } });
    plan({ do: 'edit', edit: remove }, WRITE);
    const add: Change = {
      do: 'add',
      table: 'keyDates',
      file: 'main',
      rowId: 'D-NEWNEW',
      cells: new Map([['what', text('n')]]),
    };
    expect(await book.write([setNames('K-AAAAAA', 'x'), add], revision)).toEqual([
      { outcome: 'keptBack' },
      { outcome: 'keptBack' },
    ]);
    expect(shown(2)).toBe('');
  });

  it('G16: another tool uses up the project’s quota: half the speed from then on, and it still gets through', async () => {
    const now = desk.clock.ms();
    for (let count = desk.server.quota.used('read', 'marac-test'); count < 300; count += 1) {
      desk.server.quota.spend('sheets', 'read', 'marac-test', `tool-${count % 6}@else.example`);
    }
    expect(ids(await desk.open().read(['cases']))).toEqual(['K-AAAAAA', 'K-BBBBBB']);
    expect(desk.clock.ms()).toBeGreaterThan(now);
  });

  it('writes no cell of another row when rows move in the very moment of the write', async () => {
    const book = desk.open();
    const { revision } = await book.read(['cases']);
    plan({ do: 'edit', edit: () => desk.person().insertRows('Cases', 1) }, WRITE);
    const change: Change = {
      do: 'set',
      table: 'cases',
      rowId: 'K-BBBBBB',
      cells: new Map([['wishes', { from: text('be heard'), to: text('ours') }]]),
    };
    const [answer] = await book.write([change], revision);
    expect(answer?.outcome).not.toBe('done');
    const rows = (await book.read(['cases'])).tables.get('cases')?.rows.map((row) => [row.id, row.cells.get('wishes')]);
    expect(rows).toEqual([
      ['K-AAAAAA', text('be safe')],
      ['K-BBBBBB', text('be heard')],
    ]);
    expect(desk.logged).toContain('sheet.row-moved-while-writing');
  });
});
