// Rows put in order, tabs shown and rows fitted: what people wrote beside them, their colours and their comments stay with the row they belong to.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openFiles } from '../../../src/system/files.ts';
import { drawNewIds, seededRandom } from '../../../src/system/random.ts';
import { renderBlankWorkbook } from '../../../src/workbook/blank/blank-workbook.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { linesIn } from '../../../src/workbook/xlsx/row-heights.ts';
import { pagesFor } from '../../../src/workbook/looks/print-look.ts';
import { movesOf } from '../../../src/workbook/xlsx/patching/arrange-rows.ts';
import type { Workbook } from '../../../src/workbook/workbook-port.ts';
import { testBackups } from '../../support/backups.ts';

const SLOW = { timeout: 60_000 };

const columnOf = (sheet: ExcelJS.Worksheet, heading: string): number =>
  (sheet.getRow(1).values as readonly unknown[]).indexOf(heading);

const casesOf = (sheet: ExcelJS.Worksheet): readonly unknown[] =>
  [2, 3, 4, 5, 6].map((row) => sheet.getCell(row, columnOf(sheet, 'Case')).value);

const free = (): boolean => false;

describe('which row comes where', () => {
  test.each([
    ['rows that stand so already move nowhere', [2, 3, 4], free, []],
    [
      'two change places',
      [3, 2],
      free,
      [
        [2, 3],
        [3, 2],
      ],
    ],
    [
      'a gap is closed, and what was blank goes down',
      [2, 5],
      free,
      [
        [3, 5],
        [5, 3],
      ],
    ],
    [
      'a row that may not be moved stays, and the others go round it',
      [4, 2, 3],
      (row: number) => row === 3,
      [
        [2, 4],
        [4, 2],
      ],
    ],
    [
      'the heading is never moved',
      [1, 3, 2],
      free,
      [
        [2, 3],
        [3, 2],
      ],
    ],
  ] as const)('%s', (_, rows, isFixed, wanted) => {
    expect([...movesOf({ headingRow: 1, rows }, isFixed)].toSorted(([a], [b]) => a - b)).toEqual(wanted);
  });
});

describe('a workbook', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'marac-arrange-'));
    file = path.join(folder, 'main.xlsx');
    const newId = drawNewIds(seededRandom(5));
    writeFileSync(
      file,
      await renderBlankWorkbook({ file: 'mainAndRegister', title: 'Test MARAC', newId, blankRows: 6 }),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (): Workbook =>
    openXlsxWorkbook({
      files: [{ role: 'main', path: file }],
      system: { files: openFiles() },
      backups: testBackups(path.join(folder, 'backups')),
    });
  const load = async (): Promise<ExcelJS.Worksheet> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
    return book.getWorksheet('At Risk List') as ExcelJS.Worksheet;
  };

  /** Four listings as a person typed them, with a column of their own and a colour; the second row is blank. */
  async function typed(change: (sheet: ExcelJS.Worksheet) => void = () => {}): Promise<readonly string[]> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('At Risk List') as ExcelJS.Worksheet;
    const own = sheet.columnCount + 1;
    sheet.getCell(1, own).value = 'Our note';
    for (const [at, row] of [2, 4, 5, 6].entries()) {
      sheet.getCell(row, columnOf(sheet, 'Case')).value = `K-AAAA2${at}`;
      sheet.getCell(row, own).value = `note ${at}`;
    }
    sheet.getCell(4, own).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
    sheet.getRow(4).height = 50;
    change(sheet);
    writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()));
    return [2, 4, 5, 6].map((row) => sheet.getCell(row, columnOf(sheet, 'Row id')).text);
  }

  test('rows go into order without gaps, and people’s columns, colours and heights go with them', SLOW, async () => {
    const [a = '', b = '', c = '', d = ''] = await typed();
    const book = open();
    const answers = await book.arrange?.([{ table: 'list', file: 'main', rowIds: [d, b, a, c] }]);
    expect(answers).toEqual([{ outcome: 'done' }]);
    const sheet = await load();
    expect(casesOf(sheet)).toEqual(['K-AAAA23', 'K-AAAA21', 'K-AAAA20', 'K-AAAA22', null]);
    const own = columnOf(sheet, 'Our note');
    expect([2, 3, 4, 5].map((row) => sheet.getCell(row, own).value)).toEqual(['note 3', 'note 1', 'note 0', 'note 2']);
    expect(sheet.getCell(3, own).fill).toMatchObject({ fgColor: { argb: 'FFFFFF00' } });
    expect([sheet.getRow(3).height, sheet.getRow(4).height]).toEqual([50, undefined]);
    const { tables } = await book.read(['list']);
    expect(tables.get('list')?.rows.map(({ id }) => id)).toEqual([d, b, a, c]);
    const before = readFileSync(file);
    await book.arrange?.([{ table: 'list', file: 'main', rowIds: [d, b, a, c] }]);
    expect(readFileSync(file).equals(before), 'twice is the same as once').toBe(true);
  });

  test('a row with a comment or a formula stays where it is', SLOW, async () => {
    const [a = '', b = '', c = '', d = ''] = await typed((sheet) => {
      sheet.getCell(4, columnOf(sheet, 'Case')).note = 'Ring her sister first.';
      sheet.getCell(6, columnOf(sheet, 'Our note')).value = { formula: 'ROW()', result: 6 };
    });
    await open().arrange?.([{ table: 'list', file: 'main', rowIds: [d, c, b, a] }]);
    const sheet = await load();
    expect(casesOf(sheet)).toEqual(['K-AAAA22', 'K-AAAA20', 'K-AAAA21', null, 'K-AAAA23']);
    expect(sheet.getCell(4, columnOf(sheet, 'Case')).note).toBeDefined();
  });

  test(
    'a hidden tab is shown, one that is shown is left, and a file that somebody has open is asked again',
    SLOW,
    async () => {
      const book = open();
      const hidden = async (): Promise<boolean | undefined> => {
        const loaded = new ExcelJS.Workbook();
        await loaded.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
        return loaded.getWorksheet('Outbox')?.state === 'hidden';
      };
      expect(await hidden()).toBe(true);
      writeFileSync(path.join(folder, '.~lock.main.xlsx#'), 'somebody');
      expect(await book.show?.([{ table: 'outbox', file: 'main' }])).toEqual([{ outcome: 'keptBack' }]);
      rmSync(path.join(folder, '.~lock.main.xlsx#'));
      expect(await book.show?.([{ table: 'outbox', file: 'main' }])).toEqual([{ outcome: 'done' }]);
      expect(await hidden()).toBe(false);
      const before = readFileSync(file);
      await book.show?.([{ table: 'outbox', file: 'main' }]);
      expect(readFileSync(file).equals(before)).toBe(true);
    },
  );

  test('a row that is written is as high as its text, unless somebody set its height', SLOW, async () => {
    const book = open();
    const { revision } = await book.read(['today']);
    const what = { kind: 'text' as const, text: 'Ring the agency and ask what came of it. '.repeat(10) };
    await book.write(
      [{ do: 'add', table: 'today', file: 'main', rowId: 'T-AAAA22', cells: new Map([['what', what]]) }],
      revision,
    );
    const loaded = new ExcelJS.Workbook();
    await loaded.xlsx.load(readFileSync(file) as unknown as ArrayBuffer);
    expect(loaded.getWorksheet('Today')?.getRow(2).height).toBeGreaterThan(60);
  });
});

describe('lines of a text', () => {
  test.each([
    ['', 10, 1],
    ['eleven char', 10, 1],
    ['eleven chars', 10, 2],
    ['one\ntwo', 10, 2],
    ['a word of twentytwoletterswhole', 10, 3],
    ['one two three four five six', 10, 3],
  ])('%j takes in a column of %i letters %i', (text, width, lines) => {
    expect(linesIn(text, width)).toBe(lines);
  });
});

describe('pages beside each other', () => {
  const [readable, frozen] = [205, 20];
  test.each([
    ['one that is a little fuller', 215, 1],
    ['two from then on', 216, 2],
    ['two as long as both are readable, each with what is frozen', frozen + 2 * (readable - frozen), 2],
    ['three beyond', frozen + 2 * (readable - frozen) + 1, 3],
  ])('%s', (_, letters, pages) => {
    expect(pagesFor([frozen, ...Array.from({ length: letters - frozen }, () => 1)], 1)).toBe(pages);
  });
});
