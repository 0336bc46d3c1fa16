// F45: columns and tabs of this version in a workbook of an earlier one: as the blank workbook of this version has them, and nothing else touched.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFiles } from '../../../src/system/files.ts';
import { openZip, writeZip } from '../../../src/system/zip.ts';
import { drawNewIds, seededRandom } from '../../../src/system/random.ts';
import { renderBlankWorkbook } from '../../../src/workbook/blank/blank-workbook.ts';
import type { Lay, Workbook } from '../../../src/workbook/workbook-port.ts';
import { bodyStyle, headerStyle } from '../../../src/workbook/blank/styles.ts';
import { tableNamed, tablesIn } from '../../../src/workbook/tables/all-tables.ts';
import type { Column, TableName } from '../../../src/workbook/tables/table.ts';
import { columnsOf } from '../../../src/workbook/tables/table.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../../support/backups.ts';
import { load, partsOf, see } from '../../support/excel.ts';
import { asYesterday, type Lacking } from '../../support/yesterday.ts';

const SLOW = { timeout: 120_000 };
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-lay-'));
  file = path.join(folder, 'main.xlsx');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const blank = (): Promise<Buffer> =>
  renderBlankWorkbook({
    file: 'mainAndRegister',
    title: 'Westmere MARAC (synthetic)',
    newId: drawNewIds(seededRandom(5)),
    blankRows: 4,
  });

async function yesterday(lacking: Lacking): Promise<Buffer> {
  return asYesterday(lacking, blank);
}

function open(): Workbook {
  return openXlsxWorkbook({
    files: [{ role: 'main', path: file }],
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
  });
}

/** One column of every kind, writer and way of choosing that a row can be without, as long as another of its look is left to take it from. */
function oneOfEachKind(): Record<string, string[]> {
  const looks = tablesIn('mainAndRegister')
    .flatMap((table) => columnsOf(table))
    .flatMap((column) => looksOf(column));
  const left = new Map([...Map.groupBy(looks, (look) => look)].map(([look, all]) => [look, all.length]));
  const picked: Record<string, string[]> = {};
  const seen = new Set<string>();
  for (const name of ['people', 'referrals', 'cases', 'list', 'actions', 'meetings', 'research', 'today'] as const)
    for (const { field, ...column } of columnsOf(tableNamed(name))) {
      const key = JSON.stringify([column.kind, column.writer, column.refersTo]);
      const isLast = looksOf(column).some((look) => (left.get(look) ?? 0) < 2);
      if (column.required === true || isLast || seen.has(key)) continue;
      seen.add(key);
      for (const look of looksOf(column)) left.set(look, (left.get(look) ?? 0) - 1);
      picked[name] = [...(picked[name] ?? []), field];
    }
  return picked;
}

const looksOf = (column: Column): readonly string[] => [
  `heading ${JSON.stringify(headerStyle(column))}`,
  `cells ${JSON.stringify(bodyStyle(column))}`,
];

const headerOf = (name: TableName, field: string): string =>
  columnsOf(tableNamed(name)).find((one) => one.field === field)?.header ?? '';

const lays = (columns: Readonly<Record<string, readonly string[]>>): Lay[] =>
  Object.entries(columns).map(([table, fields]) => ({ table: table as TableName, file: 'main', fields }));

/** A sheet without what a new column must change round its cells. */
const strip = (xml = ''): string =>
  xml
    .replace(/<cols>.*<\/cols>/, '')
    .replace(/<dimension [^>]*>/, '')
    .replace(/<dataValidations count="\d+">/, '<dataValidations>')
    .replace(/ spans="[^"]*"/g, '');

describe('columns', () => {
  test('F45: one of each kind is added as the blank workbook of this version has it', SLOW, async () => {
    const columns = oneOfEachKind();
    writeFileSync(file, await yesterday({ columns }));
    const book = open();
    const answers = await book.lay?.(lays(columns));
    expect(new Set(answers?.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
    const [now, wanted] = [await load(readFileSync(file)), await load(await blank())];
    for (const [name, fields] of Object.entries(columns))
      for (const field of fields) {
        const [tab, header] = [tableNamed(name as TableName).tab, headerOf(name as TableName, field)];
        // Folded away behind its group nobody would find it.
        expect([tab, header, see(now, tab, header)]).toEqual([
          tab,
          header,
          { ...see(wanted, tab, header), hidden: false },
        ]);
      }
    const { tables } = await book.read(Object.keys(columns) as TableName[]);
    for (const table of tables.values())
      expect([table.name, table.state, table.problems]).toEqual([table.name, 'known', []]);
  });

  test(
    'F45: nothing else in the file changes: no other part, and of the tab only what the column needs',
    SLOW,
    async () => {
      const columns = { people: ['occupation'] };
      writeFileSync(file, await yesterday({ columns }));
      const before = partsOf(readFileSync(file));
      await open().lay?.(lays(columns));
      const after = partsOf(readFileSync(file));
      const changed = [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
      expect([...after.keys()]).toEqual([...before.keys()]);
      expect(changed).toHaveLength(1);
      const [sheet = ''] = changed;
      const added = strip(after.get(sheet)).replace(/<c [^>]*><is><t [^>]*>Occupation<\/t><\/is><\/c>/, '');
      const rule = /<dataValidation [^>]*promptTitle="Occupation"[^>]*><formula1>0<\/formula1><\/dataValidation>/;
      expect(added.replace(rule, '')).toBe(strip(before.get(sheet)));
      expect(added).toMatch(rule);
    },
  );

  test('F45: what people put beside it stays: the column goes right of all, and their rules win', SLOW, async () => {
    const columns = { people: ['occupation'], actions: ['status'] };
    const { book } = await load(await yesterday({ columns }));
    const people = book.getWorksheet('People');
    const right = (people?.columnCount ?? 0) + 3;
    if (people !== undefined) people.getCell(3, right).value = 'a note of ours without a heading';
    const actions = book.getWorksheet('Actions');
    const free = actions?.getColumn((actions.columnCount ?? 0) + 1).letter ?? '';
    if (actions !== undefined)
      actions.getCell(`${free}7`).dataValidation = { type: 'list', allowBlank: true, formulae: ['"a,b"'] };
    writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()));
    await open().lay?.(lays(columns));
    const now = await load(readFileSync(file));
    const values = now.book.getWorksheet('People')?.getRow(1).values as readonly unknown[];
    expect(values.indexOf('Occupation')).toBe(right + 1);
    expect(now.book.getWorksheet('People')?.getCell(3, right).value).toBe('a note of ours without a heading');
    // The help over its heading, and nothing over the cells that they had a rule for.
    expect(see(now, 'Actions', headerOf('actions', 'status')).rules).toHaveLength(2);
    expect(now.rules.get('Actions')).toContain(`sqref="${free}7"`);
  });

  test('F45: in a workbook as LibreOffice saves it, whose list of columns reaches to the last one', SLOW, async () => {
    const columns = { people: ['occupation'] };
    const workbook = partsOf(await yesterday({ columns }));
    const bytes = await yesterday({ columns });
    const zip = openZip(bytes, OWN.zip);
    const parts = zip.entries.map((entry) => {
      const text = workbook.get(entry.name) ?? '';
      const wide = entry.name.includes('worksheets')
        ? text.replace(/<col min="(\d+)" max="\d+"([^>]*)\/><\/cols>/, '<col min="$1" max="16384"$2/></cols>')
        : text;
      return { name: entry.name, content: Buffer.from(wide, 'utf8') };
    });
    writeFileSync(file, writeZip(parts));
    await open().lay?.(lays(columns));
    const now = await load(readFileSync(file));
    // Folded away behind its group nobody would find it.
    const wanted = { ...see(await load(await blank()), 'People', 'Occupation'), hidden: false };
    expect(see(now, 'People', 'Occupation')).toEqual(wanted);
    const sheet = now.book.worksheets.findIndex(({ name }) => name === 'People') + 1;
    const cols = [
      ...(partsOf(readFileSync(file)).get(`xl/worksheets/sheet${sheet}.xml`) ?? '').matchAll(
        /<col min="(\d+)" max="(\d+)"/g,
      ),
    ];
    const ends = cols.map(([, min, max]) => [Number(min), Number(max)] as const);
    expect(ends.every(([min], at) => at === 0 || min > (ends[at - 1]?.[1] ?? 0))).toBe(true);
    expect(ends.at(-1)?.[1]).toBe(16_384);
  });

  test('F45: a file that somebody has open is left as it is, and asked for again', SLOW, async () => {
    const columns = { people: ['occupation'] };
    writeFileSync(file, await yesterday({ columns }));
    writeFileSync(path.join(folder, '.~lock.main.xlsx#'), 'somebody');
    const before = readFileSync(file);
    expect(await open().lay?.(lays(columns))).toEqual([{ outcome: 'keptBack' }]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('tabs', () => {
  test(
    'F45: a whole tab is added behind the others as the blank workbook has it, and can be read and written at once',
    SLOW,
    async () => {
      writeFileSync(file, await yesterday({ tabs: ['practice', 'flags'] }));
      const book = open();
      const before = (await book.read(['practice', 'flags'])).tables;
      expect([...before.values()].map(({ state, absent }) => [state, absent])).toEqual([
        ['unknown', ['main']],
        ['unknown', ['main']],
      ]);
      const wanted: Lay[] = (['practice', 'flags'] as const).map((table) => ({ table, file: 'main', fields: 'tab' }));
      expect(await book.lay?.(wanted)).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
      const [now, whole] = [await load(readFileSync(file)), await load(await blank())];
      for (const name of ['practice', 'flags'] as const) {
        const { tab } = tableNamed(name);
        const [sheet, like] = [now.book.getWorksheet(tab), whole.book.getWorksheet(tab)];
        expect(sheet?.state).toBe(like?.state);
        expect(sheet?.views[0]).toMatchObject({
          state: 'frozen',
          ySplit: 1,
          xSplit: (like?.views[0] as { xSplit?: number } | undefined)?.xSplit,
        });
        const headings = like?.getRow(1).values as readonly string[];
        expect(sheet?.getRow(1).values).toEqual(headings);
        for (const header of headings.slice(1)) expect(see(now, tab, header)).toEqual(see(whole, tab, header));
      }
      const { tables, revision } = await book.read(['practice', 'flags']);
      expect([...tables.values()].map(({ state, problems }) => [state, problems])).toEqual([
        ['known', []],
        ['known', []],
      ]);
      const field = Object.entries(tableNamed('practice').columns as Readonly<Record<string, Column>>).find(
        ([, column]) => column.kind === 'text' || column.kind === 'note',
      )?.[0];
      const cells = new Map([[field ?? '', { kind: 'text', text: 'It can be typed in.' } as const]]);
      const added = await book.write(
        [{ do: 'add', table: 'practice', file: 'main', rowId: 'PR-AAAA22', cells }],
        revision,
      );
      expect(added).toEqual([{ outcome: 'done' }]);
      expect((await book.read(['practice'])).tables.get('practice')?.rows).toHaveLength(1);
    },
  );

  test('F45: a tab under another name, or a copy of it, is not taken for one that is not there', SLOW, async () => {
    for (const name of ['Our practice log', 'Practice log (2)']) {
      const { book } = await load(await blank());
      const sheet = book.getWorksheet(tableNamed('practice').tab);
      if (sheet !== undefined) sheet.name = name;
      writeFileSync(file, Buffer.from(await book.xlsx.writeBuffer()));
      const { tables } = await open().read(['practice']);
      expect([name, tables.get('practice')?.state, tables.get('practice')?.absent]).toEqual([
        name,
        'unknown',
        undefined,
      ]);
    }
  });
});
