// What people do to the file between two looks of ours (docs/map.json, H), as far as one workbook tells.
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openZip, writeZip } from '../../../src/system/zip.ts';
import type { RawTable } from '../../../src/workbook/workbook-port.ts';
import { actions } from '../../../src/workbook/tables/cases/actions-tab.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { placeName } from '../../../src/workbook/xlsx/package/cell-reference.ts';
import { readCells } from './read-cells.ts';
import type { TypedActions } from './typed-actions.ts';
import {
  clearEdits,
  hashOf,
  insertColumn,
  openTypedActions,
  rowEdits,
  setChange,
  TAB,
  textCell,
} from './typed-actions.ts';

// Every look is a process of its own.
const SLOW = { timeout: 60_000 };
let book: TypedActions;

beforeEach(async () => {
  book = await openTypedActions();
});

afterEach(() => book.close());

interface Seen {
  readonly state: string;
  readonly ids: readonly string[];
  readonly setAside: readonly string[];
  readonly unadopted: readonly string[];
}

function seen(table: RawTable): Seen {
  const parsed = parseTable(actions, table);
  return {
    state: table.state,
    ids: table.rows.map((row) => row.id ?? '').toSorted(),
    setAside: parsed.setAside
      .map((one) => one.raw.id ?? '')
      .filter((id) => id !== '')
      .toSorted(),
    unadopted: parsed.unadopted.map((row) => row.place),
  };
}

const contents = (table: RawTable): string[] =>
  table.rows
    .map((row) => `${row.id ?? ''} ${JSON.stringify([...row.cells].toSorted(([a], [b]) => (a < b ? -1 : 1)))}`)
    .toSorted();

describe('an edit that changes nothing we read', SLOW, () => {
  const SAME: readonly (readonly [string, (at: TypedActions) => Promise<void>])[] = [
    ['H1: a heading in other case and spacing', (at) => at.type([['Owner', 1, '  OWNER ']])],
    ['H2: a column put before the others', async (at) => writeFile(at.main, await insertColumn(await at.bytes()))],
    ['H6: rows sorted as a whole', (at) => at.type([...rowEdits(2, 4), ...rowEdits(4, 2)])],
    [
      'H17: rows hidden, by hand or by a filter',
      (at) => at.change((xml) => xml.replaceAll(/<row r="[34]"/g, '$& hidden="1"')),
    ],
    ['H8: a gap between the rows', (at) => at.type([...clearEdits(4), ...rowEdits(9, 4)])],
  ];

  test.each(SAME)('%s', async (_, edit) => {
    const before = contents(await book.read());
    expect(before).toHaveLength(3);
    await edit(book);
    expect(contents(await book.read())).toEqual(before);
  });
});

describe('an edit that stops the table', SLOW, () => {
  const STOPS: readonly (readonly [string, (at: TypedActions) => Promise<void>])[] = [
    ['H1: a heading renamed', (at) => at.type([['Owner', 1, 'Responsible soul']])],
    ['H3: a column deleted', (at) => at.type([['Owner', 1, { kind: 'blank' }]])],
    ['H5: a heading that stands twice', (at) => at.type([['Due', 1, 'Owner']])],
    ['H22: the tab renamed, a copy of it left', (at) => renameTab(at)],
  ];

  test.each(STOPS)('%s', async (_, edit) => {
    await edit(book);
    const table = await book.read();
    expect(table.state).toBe('unknown');
    expect(table.rows).toEqual([]);
    expect(table.problems.some((problem) => problem.size === 'table')).toBe(true);
  });
});

async function renameTab(at: TypedActions): Promise<void> {
  const zip = openZip(await at.bytes(), OWN.zip);
  const parts = zip.entries.map((entry) =>
    entry.name === 'xl/workbook.xml'
      ? {
          name: entry.name,
          content: Buffer.from(zip.read(entry).toString('utf8').replace('name="Actions"', 'name="Actions (2)"')),
        }
      : { entry, packed: zip.packed(entry) },
  );
  await writeFile(at.main, writeZip(parts));
}

describe('an edit that concerns rows', SLOW, () => {
  const ALL = ['A-TEST02', 'A-TEST03', 'A-TEST04'];
  const ROWS: readonly (readonly [string, (at: TypedActions) => Promise<void>, Partial<Seen>])[] = [
    ['H9: a deleted row is gone', (at) => at.type(clearEdits(3)), { ids: ['A-TEST02', 'A-TEST04'] }],
    [
      'H10: a row copied with its id sets both aside',
      (at) =>
        at.type([
          ['Row id', 5, 'A-TEST02'],
          ['Action', 5, 'Do thing 2'],
        ]),
      { ids: ['A-TEST02', ...ALL], setAside: expect.arrayContaining(['A-TEST02', 'A-TEST02']) as string[] },
    ],
    [
      'H11: a row whose id is gone waits without one',
      (at) => at.type([['Row id', 3, { kind: 'blank' }]]),
      { ids: ['', 'A-TEST02', 'A-TEST04'], unadopted: ['row 3'] },
    ],
    [
      'H25: cells merged over our columns set their row aside',
      (at) => {
        const [left, right] = [at.column('Action'), at.column('Owner')].toSorted((a, b) => a - b);
        const merge = `<mergeCells count="1"><mergeCell ref="${placeName(left ?? 1, 3)}:${placeName(right ?? 1, 3)}"/></mergeCells>`;
        return at.change((xml) => xml.replace('</sheetData>', `</sheetData>${merge}`));
      },
      { ids: ALL, setAside: expect.arrayContaining(['A-TEST03']) as string[] },
    ],
    [
      'H19: dates pasted as text set their row aside',
      (at) => at.type([['Due', 2, '03/04/2027']]),
      { ids: ALL, setAside: expect.arrayContaining(['A-TEST02']) as string[] },
    ],
  ];

  test.each(ROWS)('%s', async (_, edit, expected) => {
    await edit(book);
    expect(seen(await book.read())).toMatchObject({ state: 'known', ...expected });
  });
});

describe('an edit between our reading and our writing', SLOW, () => {
  test('H15, H21: a cell that is no longer what was read is not written, and says so', async () => {
    const { revision } = await book.workbook.read(['actions']);
    await book.type([['Owner', 2, 'Somebody else']]);
    const wanted = [
      setChange('A-TEST02', 'owner', textCell('Owner 2'), textCell('x')),
      setChange('A-TEST03', 'owner', textCell('Owner 3'), textCell('New owner')),
    ];
    expect(await book.workbook.write(wanted, revision)).toEqual([
      { outcome: 'movedOn', fields: ['owner'] },
      { outcome: 'done' },
    ]);
    const owners = (await book.read()).rows.map((row) => row.cells.get('owner'));
    expect(owners).toEqual([textCell('Somebody else'), textCell('New owner'), textCell('Owner 4')]);
  });

  test('H8: rows that changed places do not lead a change to another row', async () => {
    const { revision } = await book.workbook.read(['actions']);
    await book.type([...rowEdits(2, 4), ...rowEdits(4, 2)]);
    const wanted = [setChange('A-TEST02', 'owner', textCell('Owner 2'), textCell('Right one'))];
    expect(await book.workbook.write(wanted, revision)).toEqual([{ outcome: 'done' }]);
    const cells = await readCells(await book.bytes());
    expect(cells.get(`${TAB}!${placeName(book.column('Owner'), 4)}`)).toEqual(textCell('Right one'));
  });

  test.each(['~$main.xlsx', '.~lock.main.xlsx#'])(
    'H23: while %s lies beside it the saved copy is read and writes are kept back',
    async (lock) => {
      await writeFile(path.join(book.folder, lock), '');
      const before = await book.bytes();
      const snapshot = await book.workbook.read(['actions']);
      expect(snapshot.open).toEqual(['main']);
      expect(snapshot.tables.get('actions')?.rows).toHaveLength(3);
      const wanted = [setChange('A-TEST02', 'owner', textCell('Owner 2'), textCell('x'))];
      expect(await book.workbook.write(wanted, snapshot.revision)).toEqual([{ outcome: 'keptBack' }]);
      expect(hashOf(await book.bytes())).toBe(hashOf(before));
      await rm(path.join(book.folder, lock));
      expect(await book.workbook.write(wanted, snapshot.revision)).toEqual([{ outcome: 'done' }]);
    },
  );

  test('H24: a file that is no workbook is a problem of the run, and its tables are unknown', async () => {
    await writeFile(book.main, 'half a fi');
    const snapshot = await book.workbook.read(['actions']);
    expect(snapshot.problems.map((problem) => [problem.code, problem.size])).toEqual([
      ['workbook.not-a-workbook', 'run'],
    ]);
    expect(snapshot.tables.get('actions')?.state).toBe('unknown');
  });

  test('whether the file moved on is known without reading it', async () => {
    const { revision } = await book.workbook.read(['actions']);
    expect(await book.workbook.moved(revision)).toBe(false);
    await book.type([['Owner', 2, 'x']]);
    expect(await book.workbook.moved(revision)).toBe(true);
  });
});
