// What people do to the file between two looks of ours (safety.md 5.7). Every name and text is made up.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/domain/cell.ts';
import type { LocalTime } from '../../../src/domain/day.ts';
import { fakeClock } from '../../../src/system/clock.ts';
import { openFiles } from '../../../src/system/files.ts';
import { openZip } from '../../../src/system/zip.ts';
import { renderBlankWorkbook } from '../../../src/workbook/blank/blank-workbook.ts';
import type { Change, RawTable, Workbook } from '../../../src/workbook/port.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import { actions } from '../../../src/workbook/tables/actions.ts';
import { patchWorkbook } from '../../../src/workbook/xlsx/patch.ts';
import type { SheetChange } from '../../../src/workbook/xlsx/patch.ts';
import { OWN } from '../../../src/workbook/xlsx/profile.ts';
import { parsePlace, placeName } from '../../../src/workbook/xlsx/reference.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/workbook.ts';
import { readCells } from './read-cells.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const TAB = 'Actions';
// Every look is a process of its own.
const SLOW = { timeout: 60_000 };

let folder = '';
let main = '';
let blank: Buffer;
let workbook: Workbook;
let column: (header: string) => number;

async function change(
  edits: readonly (readonly [number | string, number, string | Cell])[],
  bytes?: Buffer,
): Promise<Buffer> {
  const changes = edits.map(([where, row, to]): SheetChange => {
    const cell = typeof to === 'string' ? text(to) : to;
    return {
      sheet: TAB,
      column: typeof where === 'number' ? where : column(where),
      row,
      to: cell as SheetChange['to'],
    };
  });
  return (await patchWorkbook(bytes ?? (await readFile(main)), OWN, changes)).bytes;
}

/** Three actions as people typed them, in rows 2 to 4. */
async function typed(): Promise<Buffer> {
  return change(
    [2, 3, 4].flatMap((row) => [
      ['Row id', row, `A-TEST0${row}`] as const,
      ['Action', row, `Do thing ${row}`] as const,
      ['Agency', row, `Agency ${row}`] as const,
      ['Owner', row, `Owner ${row}`] as const,
    ]),
    blank,
  );
}

async function readActions(): Promise<RawTable> {
  const snapshot = await workbook.read(['actions']);
  return snapshot.tables.get('actions')!;
}

const shown = (table: RawTable): string[] =>
  table.rows
    .map(
      (row) =>
        [...row.cells]
          .map(([field, cell]) => `${field}=${JSON.stringify(cell)}`)
          .toSorted()
          .join(' ') + (row.id ?? ''),
    )
    .toSorted();
const codes = (table: RawTable): string[] =>
  table.problems.filter((problem) => problem.size !== 'note').map((problem) => problem.code);
const set = (rowId: string, field: string, from: Cell, to: Cell): Change => ({
  do: 'set',
  table: 'actions',
  rowId,
  cells: new Map([[field, { from, to }]]),
});
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  let count = 0;
  blank = await renderBlankWorkbook({
    file: 'mainAndRegister',
    title: 'Test MARAC',
    newId: (prefix) => `${prefix}-B${String((count += 1)).padStart(5, '0')}`,
    blankRows: 5,
  });
  const headings = new Map<string, number>();
  for (const [place, cell] of await readCells(blank)) {
    const [tab, ref] = place.split('!');
    const at = parsePlace(ref!)!;
    if (tab === TAB && at.row === 1 && cell.kind === 'text') headings.set(cell.text, at.column);
  }
  column = (header) => headings.get(header) ?? expect.fail(`no column ${header}`);
});

beforeEach(async () => {
  if (folder !== '') await rm(folder, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'xlsx-port-'));
  main = join(folder, 'main.xlsx');
  workbook = openXlsxWorkbook({
    files: [{ role: 'main', path: main }],
    system: { files: openFiles(), clock: fakeClock('2027-03-09T08:30' as LocalTime) },
    backups: { folder: join(folder, 'backups'), keep: 3 },
  });
  await writeFile(main, await typed());
});

afterAll(() => rm(folder, { recursive: true }));

interface Edit {
  readonly id: string;
  readonly title: string;
  readonly edit: () => Promise<Buffer>;
  readonly expected: 'same' | 'stopped' | 'set aside' | ((before: RawTable, after: RawTable) => void);
}

const swapRows = async (a: number, b: number): Promise<Buffer> =>
  change(
    [a, b].flatMap((row, at) => {
      const other = [b, a][at]!;
      return [
        ['Row id', row, `A-TEST0${other}`] as const,
        ['Action', row, `Do thing ${other}`] as const,
        ['Agency', row, `Agency ${other}`] as const,
        ['Owner', row, `Owner ${other}`] as const,
      ];
    }),
  );

const HUMAN_EDITS: readonly Edit[] = [
  {
    id: 'H1',
    title: 'a heading renamed to something else stops the table',
    edit: () => change([['Owner', 1, 'Responsible soul']]),
    expected: 'stopped',
  },
  {
    id: 'H1',
    title: 'a heading in other case and spacing is the same',
    edit: () => change([['Owner', 1, '  OWNER ']]),
    expected: 'same',
  },
  {
    id: 'H2',
    title: 'a column put before the others changes nothing',
    edit: () => insertColumn(await_(readFile(main))),
    expected: 'same',
  },
  {
    id: 'H3',
    title: 'a column deleted stops the table',
    edit: () => change([['Owner', 1, { kind: 'blank' }]]),
    expected: 'stopped',
  },
  {
    id: 'H5',
    title: 'a heading that stands twice stops the table',
    edit: () => change([['Due', 1, 'Owner']]),
    expected: 'stopped',
  },
  { id: 'H6', title: 'rows sorted as a whole change nothing', edit: () => swapRows(2, 4), expected: 'same' },
  {
    id: 'H8',
    title: 'a blank row between the others changes nothing',
    edit: () =>
      change(
        ['Row id', 'Action', 'Agency', 'Owner'].flatMap((header) => [
          [header, 4, { kind: 'blank' }] as const,
          [header, 9, header === 'Row id' ? 'A-TEST04' : header === 'Action' ? 'Do thing 4' : `${header} 4`] as const,
        ]),
      ),
    expected: 'same',
  },
  {
    id: 'H9',
    title: 'a deleted row is no longer there',
    edit: () =>
      change(['Row id', 'Action', 'Agency', 'Owner'].map((header) => [header, 3, { kind: 'blank' }] as const)),
    expected: (_, after) => expect(after.rows.map((row) => row.id)).toEqual(['A-TEST02', 'A-TEST04']),
  },
  {
    id: 'H10',
    title: 'a row copied with its id sets both aside',
    edit: () =>
      change([
        ['Row id', 5, 'A-TEST02'],
        ['Action', 5, 'Do thing 2'],
      ]),
    expected: (_, after) => {
      const parsed = parseTable(actions, after);
      expect(parsed.rows.map((row) => row.id)).not.toContain('A-TEST02');
      expect(parsed.setAside.filter((one) => one.raw.id === 'A-TEST02')).toHaveLength(2);
    },
  },
  {
    id: 'H11',
    title: 'a row whose id is gone waits without one',
    edit: () => change([['Row id', 3, { kind: 'blank' }]]),
    expected: (_, after) => expect(parseTable(actions, after).unadopted.map((row) => row.place)).toEqual(['row 3']),
  },
  {
    id: 'H19',
    title: 'dates pasted as text set the row aside',
    edit: () => change([['Due', 2, '03/04/2027']]),
    expected: (_, after) => expect(parseTable(actions, after).setAside.map((one) => one.raw.id)).toContain('A-TEST02'),
  },
];

const await_ = <T>(value: T): T => value;

async function insertColumn(reading: Promise<Buffer>): Promise<Buffer> {
  const bytes = await reading;
  const cells = await readCells(bytes);
  const edits: SheetChange[] = [];
  for (const [place, cell] of cells) {
    const [tab, ref] = place.split('!');
    const at = parsePlace(ref!)!;
    if (tab !== TAB) continue;
    edits.push({ sheet: TAB, column: at.column + 1, row: at.row, to: cell as SheetChange['to'] });
    if (!cells.has(`${TAB}!${placeName(at.column - 1, at.row)}`))
      edits.push({
        sheet: TAB,
        column: at.column,
        row: at.row,
        to: (at.column === 1 && at.row === 1 ? text('My own notes') : { kind: 'blank' }) as SheetChange['to'],
      });
  }
  return (await patchWorkbook(bytes, OWN, edits)).bytes;
}

describe('what people do to the file', SLOW, () => {
  test.each(HUMAN_EDITS.map((one) => [`${one.id}: ${one.title}`, one] as const))('%s', async (_, one) => {
    const before = await readActions();
    expect(before.state).toBe('known');
    expect(before.rows).toHaveLength(3);
    await writeFile(main, await one.edit());
    const after = await readActions();
    if (one.expected === 'same') expect(shown(after)).toEqual(shown(before));
    else if (one.expected === 'stopped') {
      expect(after.state).toBe('unknown');
      expect(after.rows).toEqual([]);
      expect(codes(after).length).toBeGreaterThan(0);
    } else if (typeof one.expected === 'function') one.expected(before, after);
  });

  test('H22: a tab with another name stops its table, a copy is only noted', async () => {
    const parts = await readFile(main);
    const zip = openZip(parts, OWN.zip);
    const entry = zip.entries.find((one) => one.name === 'xl/workbook.xml')!;
    const { writeZip } = await import('../../../src/system/zip.ts');
    const renamed = zip.read(entry).toString('utf8').replace('name="Actions"', 'name="Actions (2)"');
    await writeFile(
      main,
      writeZip(
        zip.entries.map((one) =>
          one === entry ? { name: one.name, content: Buffer.from(renamed) } : { entry: one, packed: zip.packed(one) },
        ),
      ),
    );
    const table = await readActions();
    expect(table.state).toBe('unknown');
    expect(codes(table)).toEqual(['tab.missing']);
  });

  test('H15, H21: a cell that is no longer what was read is not written, and says so', async () => {
    const { revision } = await workbook.read(['actions']);
    await writeFile(main, await change([['Owner', 2, 'Somebody else']]));
    const answers = await workbook.write(
      [
        set('A-TEST02', 'owner', text('Owner 2'), text('x')),
        set('A-TEST03', 'owner', text('Owner 3'), text('New owner')),
      ],
      revision,
    );
    expect(answers).toEqual([{ outcome: 'movedOn', fields: ['owner'] }, { outcome: 'done' }]);
    const table = await readActions();
    expect(table.rows.map((row) => row.cells.get('owner'))).toEqual([
      text('Somebody else'),
      text('New owner'),
      text('Owner 4'),
    ]);
  });

  test('H8: rows inserted above between read and write do not lead a change to another row', async () => {
    const { revision } = await workbook.read(['actions']);
    await writeFile(main, await swapRows(2, 4));
    expect(await workbook.write([set('A-TEST02', 'owner', text('Owner 2'), text('Right one'))], revision)).toEqual([
      { outcome: 'done' },
    ]);
    const cells = await readCells(await readFile(main));
    expect(cells.get(`${TAB}!${placeName(column('Owner'), 4)}`)).toEqual(text('Right one'));
  });

  test.each(['~$main.xlsx', '.~lock.main.xlsx#'])(
    'H23: while %s lies beside it the saved copy is read and writes are kept back',
    async (lock) => {
      await writeFile(join(folder, lock), '');
      const before = await readFile(main);
      const snapshot = await workbook.read(['actions']);
      expect(snapshot.open).toEqual(['main']);
      expect(snapshot.tables.get('actions')?.rows).toHaveLength(3);
      const wanted = [set('A-TEST02', 'owner', text('Owner 2'), text('x'))];
      expect(await workbook.write(wanted, snapshot.revision)).toEqual([{ outcome: 'keptBack' }]);
      expect(hash(await readFile(main))).toBe(hash(before));
      await rm(join(folder, lock));
      expect(await workbook.write(wanted, snapshot.revision)).toEqual([{ outcome: 'done' }]);
    },
  );

  test('H24: a file that is no workbook is a problem of the run, and its tables are unknown', async () => {
    await writeFile(main, 'half a fi');
    const snapshot = await workbook.read(['actions']);
    expect(snapshot.problems.map((problem) => [problem.code, problem.size])).toEqual([
      ['workbook.not-a-workbook', 'run'],
    ]);
    expect(snapshot.tables.get('actions')?.state).toBe('unknown');
  });

  test('whether the file moved on is known without reading it', async () => {
    const { revision } = await workbook.read(['actions']);
    expect(await workbook.moved(revision)).toBe(false);
    await writeFile(main, await change([['Owner', 2, 'x']]));
    expect(await workbook.moved(revision)).toBe(true);
  });
});

describe('what the runner writes', SLOW, () => {
  test('a new row goes below all rows, over an id that stood ready, and comes once', async () => {
    const add: Change = {
      do: 'add',
      table: 'actions',
      file: 'main',
      rowId: 'A-NEW001',
      cells: new Map([
        ['text', text('=1+1')],
        ['due', { kind: 'date', date: '2027-03-12' }],
      ]),
    };
    expect(await workbook.write([add, add], '')).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
    const table = await readActions();
    const row = table.rows.find((one) => one.id === 'A-NEW001');
    expect(table.rows).toHaveLength(4);
    expect(row?.place).toBe('row 5');
    expect(row?.cells.get('text')).toEqual(text('=1+1'));
    expect(row?.cells.get('due')).toEqual({ kind: 'date', date: '2027-03-12' });
    expect(await workbook.write([add], '')).toEqual([{ outcome: 'done' }]);
    expect((await readActions()).rows).toHaveLength(4);
  });

  test('a row without an id gets it, and the same after a crash', async () => {
    await writeFile(main, await change([['Row id', 3, { kind: 'blank' }]]));
    const row = (await readActions()).rows.find((one) => one.id === undefined)!;
    const adopt: Change = {
      do: 'adopt',
      table: 'actions',
      file: 'main',
      place: row.place,
      rowId: 'A-ADOPT1',
      cells: row.cells,
    };
    expect(await workbook.write([adopt], '')).toEqual([{ outcome: 'done' }]);
    expect((await readActions()).rows.map((one) => one.id)).toEqual(['A-TEST02', 'A-ADOPT1', 'A-TEST04']);
    expect(await workbook.write([adopt], '')).toEqual([{ outcome: 'done' }]);
  });

  test('a row that changed before its id came is not adopted', async () => {
    await writeFile(main, await change([['Row id', 3, { kind: 'blank' }]]));
    const row = (await readActions()).rows.find((one) => one.id === undefined)!;
    await writeFile(main, await change([['Owner', 3, 'x']]));
    const adopt: Change = {
      do: 'adopt',
      table: 'actions',
      file: 'main',
      place: row.place,
      rowId: 'A-ADOPT1',
      cells: row.cells,
    };
    expect(await workbook.write([adopt], '')).toEqual([{ outcome: 'movedOn', fields: [] }]);
  });

  test('rows are taken out of views only, and their place is used again', async () => {
    const add = (rowId: string, what: string): Change => ({
      do: 'add',
      table: 'today',
      file: 'main',
      rowId,
      cells: new Map([['what', text(what)]]),
    });
    await workbook.write([add('T-1', 'one'), add('T-2', 'two'), add('T-3', 'three')], '');
    expect(
      await workbook.write(
        [
          { do: 'remove', table: 'today', rowId: 'T-2' },
          add('T-4', 'four'),
          { do: 'remove', table: 'actions', rowId: 'A-TEST02' },
        ],
        '',
      ),
    ).toEqual([{ outcome: 'done' }, { outcome: 'done' }, { outcome: 'movedOn', fields: [] }]);
    const today = (await workbook.read(['today'])).tables.get('today')!;
    expect(today.rows.map((row) => [row.id, row.place])).toEqual([
      ['T-1', 'row 2'],
      ['T-4', 'row 3'],
      ['T-3', 'row 4'],
    ]);
  });

  test('a copy of the file as it was is kept under its date, and no half file is left', async () => {
    const before = hash(await readFile(main));
    await workbook.write([set('A-TEST02', 'owner', text('Owner 2'), text('x'))], '');
    expect(await readdir(join(folder, 'backups'))).toEqual(['main-2027-03-09T0830.xlsx']);
    expect(hash(await readFile(join(folder, 'backups', 'main-2027-03-09T0830.xlsx')))).toBe(before);
    expect((await readdir(folder)).toSorted()).toEqual(['backups', 'main.xlsx']);
  });

  test('nothing is written when nothing changes', async () => {
    const before = await readFile(main);
    expect(await workbook.write([set('A-TEST02', 'owner', text('x'), text('Owner 2'))], '')).toEqual([
      { outcome: 'done' },
    ]);
    expect((await readFile(main)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(['main.xlsx']);
  });

  test('a formula that somebody put into a cell of ours is left alone', async () => {
    const owner = placeName(column('Owner'), 2);
    const zip = openZip(await readFile(main), OWN.zip);
    const { writeZip } = await import('../../../src/system/zip.ts');
    const parts = zip.entries.map((entry) => {
      const xml = entry.name.startsWith('xl/worksheets/sheet') ? zip.read(entry).toString('utf8') : '';
      if (!xml.includes('Owner 2')) return { entry, packed: zip.packed(entry) };
      const withFormula = xml.replace(
        new RegExp(`(<c r="${owner}"[^>]*?) t="inlineStr"><is>.*?</is></c>`),
        '$1><f>1+1</f><v>2</v></c>',
      );
      expect(withFormula).not.toBe(xml);
      return { name: entry.name, content: Buffer.from(withFormula) };
    });
    await writeFile(main, writeZip(parts));
    expect((await readActions()).rows[0]?.cells.get('owner')).toEqual({ kind: 'formula', formula: '1+1' });
    expect(
      await workbook.write([set('A-TEST02', 'owner', { kind: 'formula', formula: '1+1' }, text('x'))], ''),
    ).toEqual([{ outcome: 'movedOn', fields: ['owner'] }]);
  });
});

test('a random script of human edits never mixes two rows', async () => {
  const edit = fc.oneof(
    fc.record({
      do: fc.constant('swap' as const),
      a: fc.integer({ min: 2, max: 4 }),
      b: fc.integer({ min: 2, max: 4 }),
    }),
    fc.record({
      do: fc.constant('type' as const),
      a: fc.integer({ min: 2, max: 6 }),
      b: fc.integer({ min: 2, max: 4 }),
    }),
    fc.record({ do: fc.constant('clear' as const), a: fc.integer({ min: 2, max: 4 }), b: fc.constant(0) }),
    fc.record({ do: fc.constant('write' as const), a: fc.integer({ min: 2, max: 4 }), b: fc.constant(0) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 4 }), async (script) => {
      await writeFile(main, await typed());
      for (const step of script) {
        if (step.do === 'swap') await writeFile(main, await swapRows(step.a, step.b));
        else if (step.do === 'type')
          await writeFile(main, await change([['Outcome', step.a, `note by hand`]]).catch(() => readFile(main)));
        else if (step.do === 'clear')
          await writeFile(
            main,
            await change(
              ['Row id', 'Action', 'Agency', 'Owner'].map((header) => [header, step.a, { kind: 'blank' }] as const),
            ),
          );
        else
          await workbook.write(
            [set(`A-TEST0${step.a}`, 'owner', text(`Owner ${step.a}`), text(`Owner ${step.a} again`))],
            '',
          );
      }
      for (const row of (await readActions()).rows) {
        const [first] = [...row.cells].flatMap(([field, cell]) =>
          field === 'text' && cell.kind === 'text' ? [cell.text.slice(-1)] : [],
        );
        if (first === undefined) continue;
        for (const field of ['agency', 'owner']) {
          const cell = row.cells.get(field);
          if (cell?.kind === 'text') expect(cell.text).toMatch(new RegExp(`^(Agency|Owner) ${first}( again)?$`));
        }
        if (row.id?.startsWith('A-TEST') === true) expect(row.id).toBe(`A-TEST0${first}`);
      }
    }),
    { numRuns: 8, seed: 20270309 },
  );
}, 60_000);
