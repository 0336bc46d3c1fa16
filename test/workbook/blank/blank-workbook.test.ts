// The workbooks that init makes, as made and as LibreOffice saved them.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawId, seededRandom } from '../../../src/system/random.ts';
import { openZip } from '../../../src/system/zip.ts';
import { renderBlankWorkbook, START_TAB } from '../../../src/workbook/blank/blank-workbook.ts';
import { LISTS_TAB } from '../../../src/workbook/blank/drop-downs.ts';
import { inTabOrder } from '../../../src/workbook/looks/tab-looks.ts';
import { sheetOrder } from '../../../src/workbook/looks/sheet-order.ts';
import { TABLE, tablesIn, TABLES } from '../../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import { columnsOf } from '../../../src/workbook/tables/table.ts';
import { OWN, RECEIVED } from '../../../src/workbook/xlsx/trust-profile.ts';
import type { SheetOfCells } from '../../support/read-sheets.ts';
import { readSheets } from '../../support/read-sheets.ts';
import { rawTableOf } from '../../support/sheet-tables.ts';

function make(file: 'mainAndRegister' | 'restricted', seed = 1): Promise<Buffer> {
  const random = seededRandom(seed);
  return renderBlankWorkbook({ file, title: 'Test MARAC', newId: (prefix) => drawId(random, prefix), blankRows: 20 });
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('a blank workbook', () => {
  let main: Buffer;
  let restricted: Buffer;
  let sheets: SheetOfCells[];
  beforeAll(async () => {
    main = await make('mainAndRegister');
    restricted = await make('restricted');
    sheets = await readSheets(main);
  });

  it('has the same bytes each time it is made with the same ids', async () => {
    expect(hash(await make('mainAndRegister'))).toBe(hash(main));
    expect(hash(await make('mainAndRegister', 2))).not.toBe(hash(main));
  });

  it('has every tab of its tables, each with every column bound', async () => {
    for (const table of tablesIn('mainAndRegister')) expect(rawTableOf(table, sheets).state).toBe('known');
    const apart = await readSheets(restricted);
    for (const table of tablesIn('restricted')) expect(rawTableOf(table, apart).state).toBe('known');
  });

  it('shows the tab that explains, those of every day and those without which nothing goes; the others are hidden', () => {
    const shown = sheets.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name);
    const everyDay = ['Today', 'Referrals', 'Cases', 'At Risk List', 'Minutes', 'Actions'];
    expect(shown).toEqual([START_TAB, ...everyDay, 'Meetings', 'Agencies', 'Contacts']);
  });

  it('has its tabs in the order of the work', () => {
    const tabs = inTabOrder(tablesIn('mainAndRegister')).map(({ tab }) => tab);
    expect(sheets.map(({ name }) => name)).toEqual([START_TAB, ...tabs, LISTS_TAB]);
  });

  it('never holds conflicts or safe contacts in the main file', () => {
    expect(sheets.map((sheet) => sheet.name)).not.toContain('Conflicts');
    expect(sheets.map((sheet) => sheet.name)).not.toContain('Safe contacts');
  });

  it('has no ids waiting on Cases, where people would take them for cases', () => {
    expect(rawTableOf(TABLE.cases, sheets).rows).toEqual([]);
  });

  it('has ids in its blank rows, each once, and these rows count as no rows', () => {
    const ids = TABLES.filter(
      (table) => tablesIn('mainAndRegister').includes(table) && !table.view && table.name !== 'cases',
    ).flatMap((table) => {
      const raw = rawTableOf(table, sheets);
      expect(raw.rows.length).toBeGreaterThanOrEqual(20);
      return raw.rows.map((row) => row.id ?? '');
    });
    expect(ids.every((id) => /^[A-Z]{1,2}-[2-9A-Z]{6}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    const empty = tablesIn('mainAndRegister').filter((table) => !['agencies', 'settings'].includes(table.name));
    const parsed = empty.map((table) => parseTable(table, rawTableOf(table, sheets)));
    expect(parsed.flatMap((one) => [...one.rows, ...one.problems])).toEqual([]);
  });

  it('comes with the MARAC team, the chair and every setting, and nothing in it is a problem', () => {
    const settings = parseTable(TABLE.settings, rawTableOf(TABLE.settings, sheets));
    const agencies = parseTable(TABLE.agencies, rawTableOf(TABLE.agencies, sheets));
    expect(agencies.rows).toMatchObject([{ kind: 'maracTeam' }, { kind: 'chair' }]);
    expect(settings.rows.length).toBeGreaterThan(25);
    expect([...agencies.problems, ...settings.problems]).toEqual([]);
  });

  it('holds no macro, comment, link to elsewhere or trace of a machine, and formulas on the tab that explains only', async () => {
    const names = openZip(main, OWN.zip).entries.map((entry) => entry.name);
    expect(names.filter((name) => /vba|comment|external|drawing|printer|custom/i.test(name))).toEqual([]);
    expect(
      sheets
        .filter(({ name }) => name !== START_TAB)
        .flatMap((sheet) => sheet.rows.flatMap((row) => [...row.cells.values()]))
        .filter((cell) => cell.kind === 'formula'),
    ).toEqual([]);
    const strict = await readSheets(main, RECEIVED);
    expect(strict.length).toBe(sheets.length);
  });

  it('offers a drop-down for every choice, yes or no, and keeps dates dates', () => {
    const zip = openZip(main, OWN.zip);
    const part = (name: string): string => zip.read(zip.entries.find((entry) => entry.name === name)!).toString('utf8');
    const tables = tablesIn('mainAndRegister');
    for (const table of inTabOrder(tables)) {
      const xml = part(`xl/worksheets/sheet${inTabOrder(tables).indexOf(table) + 2}.xml`);
      const choosing = columnsOf(table).filter(
        (column) => column.writer !== 'runner' && ['choice', 'yesNo', 'answer'].includes(column.kind),
      );
      const lists = [...xml.matchAll(/<formula1>Lists!/g)].length;
      expect([table.tab, lists >= choosing.length]).toEqual([table.tab, true]);
      const dates = columnsOf(table).filter(
        (column) => column.writer !== 'runner' && ['day', 'time'].includes(column.kind),
      );
      expect([...xml.matchAll(/errorTitle="Not as it is read here" error="Write a date/g)].length).toBe(dates.length);
    }
  });

  it('F45: takes the days that people type: its limits are days as a spreadsheet counts them', () => {
    const zip = openZip(main, OWN.zip);
    const rules = zip.entries.flatMap((entry) => [
      ...zip
        .read(entry)
        .toString('utf8')
        .matchAll(/error="Write a date[^>]*><formula1>(.*?)<\/formula1><formula2>(.*?)</g),
    ]);
    // 28 February 1990, and 9 March 2027 at 15:40.
    for (const [, from, to] of rules)
      for (const typed of [32_932, 46_455.652_8]) expect(typed >= Number(from) && typed <= Number(to)).toBe(true);
    expect(rules.length).toBeGreaterThan(20);
  });

  it('keeps the choices of its drop-downs as the tables say them', () => {
    const lists = sheets.find((sheet) => sheet.name === LISTS_TAB);
    const columns = new Map<string, string[]>();
    for (const row of lists?.rows ?? [])
      for (const [letters, cell] of row.cells)
        columns.set(letters, [...(columns.get(letters) ?? []), cell.kind === 'text' ? cell.text : '']);
    const held = [...columns.values()].map((list) => list.join('; '));
    const wanted = tablesIn('mainAndRegister')
      .flatMap(columnsOf)
      .flatMap((column) => (column.choices === undefined ? [] : [Object.values(column.choices).join('; ')]));
    expect(wanted.filter((list) => !held.includes(list))).toEqual([]);
  });
});

describe('the order of columns on a tab', () => {
  it('shows every column once, and hides the row id unless people use it', () => {
    for (const table of TABLES) {
      const { columns, frozen } = sheetOrder(table);
      expect(columns.map((column) => column.header).toSorted()).toEqual(
        [...columnsOf(table).map((column) => column.header), table.idHeader ?? 'Row id'].toSorted(),
      );
      expect(frozen).toBeLessThanOrEqual(5);
      expect(columns.find((column) => column.field === undefined)?.hidden).toBe(table.name !== 'cases');
    }
  });
});
