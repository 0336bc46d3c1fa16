// What the runner writes into people's file: its cells and new rows, once, whole or not at all.
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openState } from '../../../src/system/backups.ts';
import { openFiles } from '../../../src/system/files.ts';
import { demoKeys } from '../../../src/system/keys.ts';
import { openZip, writeZip } from '../../../src/system/zip.ts';
import type { Change, RawTable } from '../../../src/workbook/workbook-port.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { placeName } from '../../../src/workbook/xlsx/package/cell-reference.ts';
import type { TypedActions } from './typed-actions.ts';
import { clearEdits, hashOf, openTypedActions, rowEdits, setChange, textCell } from './typed-actions.ts';

const SLOW = { timeout: 60_000 };
let book: TypedActions;

beforeEach(async () => {
  book = await openTypedActions();
});

afterEach(() => book.close());

const addToday = (rowId: string, what: string): Change => ({
  do: 'add',
  table: 'today',
  file: 'main',
  rowId,
  cells: new Map([['what', textCell(what)]]),
});

async function rowWithoutId(): Promise<Change & { do: 'adopt' }> {
  await book.type([['Row id', 3, { kind: 'blank' }]]);
  const row = (await book.read()).rows.find((one) => one.id === undefined);
  return {
    do: 'adopt',
    table: 'actions',
    file: 'main',
    place: row?.place ?? '',
    rowId: 'A-ADOPT1',
    cells: row?.cells ?? new Map(),
  };
}

describe('what the runner writes', SLOW, () => {
  test('a new row goes below all rows, over an id that stood ready, and comes once', async () => {
    const add: Change = {
      do: 'add',
      table: 'actions',
      file: 'main',
      rowId: 'A-NEW001',
      cells: new Map([
        ['text', textCell('=1+1')],
        ['due', { kind: 'date', date: '2027-03-12' }],
      ]),
    };
    expect(await book.workbook.write([add, add], '')).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
    const table = await book.read();
    const row = table.rows.find((one) => one.id === 'A-NEW001');
    expect(table.rows).toHaveLength(4);
    expect(row?.place).toBe('row 5');
    expect(row?.cells.get('text')).toEqual(textCell('=1+1'));
    expect(row?.cells.get('due')).toEqual({ kind: 'date', date: '2027-03-12' });
    expect(await book.workbook.write([add], '')).toEqual([{ outcome: 'done' }]);
    expect((await book.read()).rows).toHaveLength(4);
  });

  test('a row without an id gets it, and the same after a crash', async () => {
    const adopt = await rowWithoutId();
    expect(await book.workbook.write([adopt], '')).toEqual([{ outcome: 'done' }]);
    expect((await book.read()).rows.map((one) => one.id)).toEqual(['A-TEST02', 'A-ADOPT1', 'A-TEST04']);
    expect(await book.workbook.write([adopt], '')).toEqual([{ outcome: 'done' }]);
  });

  test('a row that changed before its id came is not adopted', async () => {
    const adopt = await rowWithoutId();
    await book.type([['Owner', 3, 'x']]);
    expect(await book.workbook.write([adopt], '')).toEqual([{ outcome: 'movedOn', fields: [] }]);
  });

  test('rows are taken out of views only, and their place is used again', async () => {
    await book.workbook.write([addToday('T-1', 'one'), addToday('T-2', 'two'), addToday('T-3', 'three')], '');
    const answers = await book.workbook.write(
      [
        { do: 'remove', table: 'today', rowId: 'T-2' },
        addToday('T-4', 'four'),
        { do: 'remove', table: 'actions', rowId: 'A-TEST02' },
      ],
      '',
    );
    expect(answers).toEqual([{ outcome: 'done' }, { outcome: 'done' }, { outcome: 'movedOn', fields: [] }]);
    const today = (await book.workbook.read(['today'])).tables.get('today');
    expect(today?.rows.map((row) => [row.id, row.place])).toEqual([
      ['T-1', 'row 2'],
      ['T-4', 'row 3'],
      ['T-3', 'row 4'],
    ]);
  });

  test('F64: the file as it was is kept, sealed, before it is written over, and no half file is left', async () => {
    const before = hashOf(await book.bytes());
    await book.workbook.write([setChange('A-TEST02', 'owner', textCell('Owner 2'), textCell('x'))], '');
    const backups = path.join(book.folder, 'backups');
    const [kept = '', ...others] = await readdir(backups);
    expect(others).toEqual([]);
    expect(hashOf(Buffer.from(await openState(openFiles(), demoKeys('test'), backups, kept)))).toBe(before);
    expect((await readdir(book.folder)).toSorted()).toEqual(['backups', 'main.xlsx']);
  });

  test('nothing is written when nothing changes', async () => {
    const before = await book.bytes();
    expect(await book.workbook.write([setChange('A-TEST02', 'owner', textCell('x'), textCell('Owner 2'))], '')).toEqual(
      [{ outcome: 'done' }],
    );
    expect((await book.bytes()).equals(before)).toBe(true);
    expect(await readdir(book.folder)).toEqual(['main.xlsx']);
  });

  test('a formula that somebody put into a cell of ours is left alone', async () => {
    await putFormula();
    const formula = { kind: 'formula', formula: '1+1' } as const;
    expect((await book.read()).rows[0]?.cells.get('owner')).toEqual(formula);
    expect(await book.workbook.write([setChange('A-TEST02', 'owner', formula, textCell('x'))], '')).toEqual([
      { outcome: 'movedOn', fields: ['owner'] },
    ]);
  });
});

async function putFormula(): Promise<void> {
  const owner = placeName(book.column('Owner'), 2);
  const cell = new RegExp(`(<c r="${owner}"[^>]*?) t="inlineStr"><is>.*?</is></c>`);
  const zip = openZip(await book.bytes(), OWN.zip);
  const parts = zip.entries.map((entry) => {
    const xml = entry.name.startsWith('xl/worksheets/sheet') ? zip.read(entry).toString('utf8') : '';
    if (!xml.includes('Owner 2')) return { entry, packed: zip.packed(entry) };
    return { name: entry.name, content: Buffer.from(xml.replace(cell, '$1><f>1+1</f><v>2</v></c>')) };
  });
  await writeFile(book.main, writeZip(parts));
}

type Step = { readonly do: 'swap' | 'note' | 'clear' | 'write'; readonly a: number; readonly b: number };

async function follow(step: Step): Promise<void> {
  if (step.do === 'swap') await book.type([...rowEdits(step.a, step.b), ...rowEdits(step.b, step.a)]);
  else if (step.do === 'note') await book.type([['Answer', step.a, 'by hand']]);
  else if (step.do === 'clear') await book.type(clearEdits(step.a));
  else
    await book.workbook.write(
      [setChange(`A-TEST0${step.a}`, 'owner', textCell(`Owner ${step.a}`), textCell(`Owner ${step.a} again`))],
      '',
    );
}

/** The numbers that the cells of a row end with: one for a row that is one. */
function numbersIn(row: RawTable['rows'][number]): readonly string[] {
  const texts = ['text', 'agency', 'owner'].flatMap((field) => {
    const cell = row.cells.get(field);
    return cell?.kind === 'text' ? [cell.text] : [];
  });
  return [...texts, ...(row.id?.startsWith('A-TEST') === true ? [row.id] : [])].map(
    (text) => /\d(?= again$|$)/.exec(text)?.[0] ?? '?',
  );
}

test('PROP24: a random script of human edits never mixes two rows', SLOW, async () => {
  const step = fc.record({
    do: fc.constantFrom<Step['do'][]>('swap', 'note', 'clear', 'write'),
    a: fc.integer({ min: 2, max: 4 }),
    b: fc.integer({ min: 2, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (script) => {
      await book.reset();
      for (const one of script) await follow(one);
      const mixed = (await book.read()).rows.filter((row) => new Set(numbersIn(row)).size > 1);
      expect(mixed).toEqual([]);
    }),
    { numRuns: 25, seed: 20270309 },
  );
});
