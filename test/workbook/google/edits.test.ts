// What people do to the sheet while we work (docs/map.json, H): each row that the adapter decides, with the outcome named there. The rest needs
// what earlier runs knew (H7, H18, H20: the ledger's hashes), what was planned and approved (H9, H12, H13, H14, H15), two rows of sense (H26),
// or a file on a disk (H23, H24): those tests stand with their code.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import type { Change, Snapshot } from '../../../src/workbook/workbook-port.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { columnAt, openDesk } from './bed.ts';
import type { Desk } from './bed.ts';

const VALUES = 'sheets.spreadsheets.values.batchGetByDataFilter';
const text = (value: string): Cell => ({ kind: 'text', text: value });

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
beforeEach(() => {
  desk.reset();
  desk.typeRow('cases', 2, 'K-AAAAAA', { wishes: 'be safe', interpreter: 'Polish' });
  desk.typeRow('cases', 3, 'K-BBBBBB', { wishes: 'be heard', interpreter: 'Bengali' });
});
afterAll(async () => {
  await desk.close();
});

function columnOf(table: TableName, field: string): number {
  return columnAt(table, field);
}

function wishes(snapshot: Snapshot): unknown[] {
  const rows = snapshot.tables.get('cases')?.rows ?? [];
  return rows.map((row) => [row.id, row.cells.get('wishes'), row.cells.get('interpreter')]).toSorted(byId);
}

function byId([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one) < String(other) ? -1 : 1;
}

const asTyped = [
  ['K-AAAAAA', text('be safe'), text('Polish')],
  ['K-BBBBBB', text('be heard'), text('Bengali')],
];

function sheetId(): number {
  const { book } = desk.server.world.files.get(desk.ids.main)!;
  return book!.tabs.find((tab) => tab.properties.title === 'Cases')?.properties.sheetId ?? 0;
}

async function casesNow() {
  return (await desk.open().read(['cases', 'actions'])).tables.get('cases')!;
}

describe('headings', () => {
  it.each<readonly [string, () => void, string, string]>([
    [
      'H1: a heading is renamed',
      () => desk.person().type(desk.at('cases', 'wishes', 1), 'What she wants'),
      'heading.renamed',
      'Wishes',
    ],
    [
      'H1: a heading is emptied',
      () => desk.person().type(desk.at('cases', 'wishes', 1), ''),
      'heading.renamed',
      'Wishes',
    ],
    [
      'H4: two headings change places',
      () => desk.person().fill(desk.at('cases', 'wishes', 1), [['Safe to update', 'Wishes']]),
      'heading.swapped',
      'Wishes',
    ],
    [
      'H5: a heading stands twice',
      () => desk.person().type(desk.at('cases', 'interpreter', 1), 'Wishes'),
      'heading.doubled',
      'Wishes',
    ],
  ])('%s: the tab counts as unknown, and a person is asked', async (_what, act, code, column) => {
    act();
    const table = await casesNow();
    expect([table.state, table.rows]).toEqual(['unknown', []]);
    expect(table.problems.map((problem) => [problem.code, problem.column])).toContainEqual([code, column]);
  });

  it('H3, F45: a column that is not there is read as blank and told; whether somebody deleted it, the ledger knows', async () => {
    desk.person().deleteColumns('Cases', columnOf('cases', 'wishes'));
    const table = await casesNow();
    expect([table.state, new Set(table.rows.map(({ id }) => id))]).toEqual([
      'known',
      new Set(['K-AAAAAA', 'K-BBBBBB']),
    ]);
    expect(table.problems).toContainEqual(
      expect.objectContaining({ code: 'heading.new', size: 'note', column: 'Wishes' }),
    );
    expect(table.columns?.get('main')?.has('wishes')).toBe(false);
    expect(table.columns?.get('main')?.has('interpreter')).toBe(true);
  });

  it('H1: names the column that was renamed and what it is called now, for the person’s eyes', async () => {
    desk.person().type(desk.at('cases', 'wishes', 1), 'What she wants');
    const problem = (await casesNow()).problems.find(({ code }) => code === 'heading.renamed');
    expect(problem?.sentence).toMatch(/^Column [A-Z]+ was this one and has another heading now\./);
    expect(problem?.shown).toBe('What she wants');
    desk.person().type(desk.at('cases', 'wishes', 1), 'WISHES ');
    expect((await casesNow()).state).toBe('known');
  });

  it('H2: a column is inserted before a bound one, and columns are moved: the same result', async () => {
    const person = desk.person();
    person.insertColumns('Cases', 0, 2);
    person.act({
      moveDimension: {
        source: {
          sheetId: sheetId(),
          dimension: 'COLUMNS',
          startIndex: columnOf('cases', 'wishes') + 2,
          endIndex: columnOf('cases', 'wishes') + 3,
        },
        destinationIndex: 1,
      },
    });
    expect(wishes(await desk.open().read(['cases']))).toEqual(asTyped);
  });

  it('goes on with the other tabs when one is unknown', async () => {
    desk.person().deleteColumns('Cases', columnOf('cases', 'wishes'));
    expect((await desk.open().read(['cases', 'actions'])).tables.get('actions')?.state).toBe('known');
  });
});

describe('rows', () => {
  it.each<readonly [string, () => void]>([
    ['H6: the whole tab is sorted', () => desk.person().sort("'Cases'!2:3", columnOf('cases', 'wishes'))],
    ['H8: a row is inserted above', () => desk.person().insertRows('Cases', 1)],
    ['H17: rows are hidden and filtered away', () => hideRows()],
    ['H22: the tab is renamed', () => desk.person().renameTab('Cases', 'Our cases')],
    ['H22: the tab is moved', () => desk.person().moveTab('Cases', 5)],
    [
      'H22: the tab is hidden',
      () =>
        desk
          .person()
          .act({ updateSheetProperties: { properties: { sheetId: sheetId(), hidden: true }, fields: 'hidden' } }),
    ],
  ])('%s: the same result', async (_what, act) => {
    act();
    expect(wishes(await desk.open().read(['cases']))).toEqual(asTyped);
  });

  it('H22: a copy of the tab is not read, and said', async () => {
    desk.person().act({ duplicateSheet: { sourceSheetId: sheetId() } });
    const snapshot = await desk.open().read(['cases']);
    expect(wishes(snapshot)).toEqual(asTyped);
    expect(snapshot.tables.get('cases')?.problems.map(({ code, size }) => [code, size])).toEqual([
      ['tab.copied', 'note'],
    ]);
  });

  it('H10: a row copied with its id: both are set aside', async () => {
    desk.typeRow('cases', 4, 'K-AAAAAA', { wishes: 'a copy' });
    const parsed = parseTable(tableNamed('cases'), await casesNow());
    expect(parsed.rows.map(({ id }) => id)).toEqual(['K-BBBBBB']);
    expect(parsed.setAside.map(({ raw }) => raw.place)).toEqual(['row 2', 'row 4']);
  });

  it('H11: a row whose id was cleared waits for one, and is no case until then', async () => {
    desk.person().type(desk.at('cases', '', 2), '');
    const parsed = parseTable(tableNamed('cases'), await casesNow());
    expect([parsed.rows.map(({ id }) => id), parsed.unadopted.map(({ place }) => place)]).toEqual([
      ['K-BBBBBB'],
      ['row 2'],
    ]);
  });

  it('H19: pasted text in a date column is set aside when it can mean two days', async () => {
    const start = { sheetId: sheetId(), rowIndex: 1, columnIndex: columnOf('cases', 'openedOn') };
    desk.person().act({
      updateCells: {
        start,
        rows: [{ values: [{ userEnteredValue: { stringValue: '3/4/2027' } }] }],
        fields: 'userEnteredValue',
      },
    });
    const parsed = parseTable(tableNamed('cases'), await casesNow());
    expect(parsed.setAside.map(({ raw, problems }) => [raw.id, problems[0]?.code])).toEqual([
      ['K-AAAAAA', 'cell.two-days'],
    ]);
  });

  it('H21: a person types into our own column: said, and not written over', async () => {
    const book = desk.open();
    const { revision } = await book.read(['cases']);
    desk.person().type(desk.at('cases', 'names', 2), 'typed by hand');
    const change: Change = {
      do: 'set',
      table: 'cases',
      rowId: 'K-AAAAAA',
      cells: new Map([['names', { from: { kind: 'blank' }, to: text('ours') }]]),
    };
    expect(await book.write([change], revision)).toEqual([{ outcome: 'movedOn', fields: ['names'] }]);
    expect(desk.server.people.look(desk.ids.main, desk.at('cases', 'names', 2))).toEqual([['typed by hand']]);
  });

  it('H25: cells merged over bound columns: their rows are set aside', async () => {
    const column = columnOf('cases', 'wishes');
    const range = {
      sheetId: sheetId(),
      startRowIndex: 1,
      endRowIndex: 2,
      startColumnIndex: column,
      endColumnIndex: column + 2,
    };
    desk.person().act({ mergeCells: { range, mergeType: 'MERGE_ALL' } });
    const parsed = parseTable(tableNamed('cases'), await casesNow());
    expect([parsed.rows.map(({ id }) => id), parsed.setAside.map(({ raw }) => raw.id)]).toEqual([
      ['K-BBBBBB'],
      ['K-AAAAAA'],
    ]);
  });
});

function hideRows(): void {
  const range = { sheetId: sheetId(), dimension: 'ROWS', startIndex: 1, endIndex: 3 };
  desk
    .person()
    .act(
      { updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } },
      { setBasicFilter: { filter: { range: { sheetId: sheetId() }, criteria: { 0: { hiddenValues: ['Open'] } } } } },
    );
}

/** A person types right before the second read of the file, that many times. */
function typing(times: number, edit: () => void): void {
  desk.server.script.add({ on: VALUES, at: 'before', times, trouble: { do: 'edit', edit } });
}

describe('while it is read', () => {
  it('G11: one edit in the middle: the second reading is still, and is taken whole', async () => {
    typing(1, () => desk.person().type(desk.at('cases', 'wishes', 2), 'typed in between'));
    const snapshot = await desk.open().read(['cases']);
    expect(wishes(snapshot)[0]).toEqual(['K-AAAAAA', text('typed in between'), text('Polish')]);
    expect(snapshot.tables.get('cases')?.problems).toEqual([]);
  });

  it('G11: someone types all the time in a tab that decides access: it is not read this time', async () => {
    let count = 0;
    typing(Infinity, () => {
      count += 1;
      desk.person().type(desk.at('cases', 'wishes', 2), `typing ${count}`);
    });
    const { tables } = await desk.open().read(['cases', 'flags']);
    desk.server.script.clear();
    expect([tables.get('cases')?.state, tables.get('flags')?.state]).toEqual(['unknown', 'known']);
    expect(tables.get('cases')?.problems.map(({ code }) => code)).toEqual(['table.being-edited']);
  });

  it('G11, H16: someone types all the time in another tab: her row waits, the rest of it is worked with', async () => {
    desk.server.setMood(false); // Counted to the call, or looked at where it stood.
    desk.typeRow('practice', 2, 'PR-AAAAA', { text: 'still' });
    desk.typeRow('practice', 3, 'PR-BBBBB', { text: 'half' });
    let count = 0;
    typing(Infinity, () => {
      count += 1;
      desk.person().type(desk.at('practice', 'text', 3), `half-typ${count}`);
    });
    const before = desk.client.counts.read;
    const practice = (await desk.open().read(['practice'])).tables.get('practice');
    desk.server.script.clear();
    expect(practice?.rows.map(({ id }) => id)).toEqual(['PR-AAAAA']);
    expect(practice?.problems.map(({ code }) => code)).toEqual(['row.being-edited']);
    // Each file twice, in two requests: what is equal in both is worked with.
    expect(desk.client.counts.read - before).toBe(8);
  });

  it('reads the cells of an unchanged file again, once: what Drive says of its version is no proof', async () => {
    desk.server.setMood(false); // Counted to the call.
    const book = desk.open();
    await book.read(['cases', 'actions']);
    const before = desk.client.counts.read;
    expect(wishes(await book.read(['cases']))).toEqual(asTyped);
    expect(desk.client.counts.read - before).toBe(4);
  });
});
