// F4: a workbook of an earlier version offers every choice of this one in its drop-downs, and takes the days that this one reads. All is made up.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFiles } from '../../../src/system/files.ts';
import { openZip, writeZip } from '../../../src/system/zip.ts';
import { drawNewIds, seededRandom } from '../../../src/system/random.ts';
import { renderBlankWorkbook } from '../../../src/workbook/blank/blank-workbook.ts';
import type { Workbook } from '../../../src/workbook/workbook-port.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../../src/workbook/tables/table.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../../support/backups.ts';
import { load, partsOf, see } from '../../support/excel.ts';

const SLOW = { timeout: 120_000 };
let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-renew-'));
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

/** A workbook made while *Level* did not know *Acts*. */
async function withoutActs(): Promise<Buffer> {
  const level = (tableNamed('needed').columns as Record<string, Column>)['level'] as {
    choices: Record<string, string>;
  };
  const { choices } = level;
  const { acts: _acts, ...older } = choices;
  level.choices = older;
  try {
    return await blank();
  } finally {
    level.choices = choices;
  }
}

function open(): Workbook {
  return openXlsxWorkbook({
    files: [{ role: 'main', path: file }],
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
  });
}

/** Without the places of lists. */
const strip = (text = ''): string => text.replace(/Lists!\$[A-Z]+\$1:\$[A-Z]+\$\d+/g, 'Lists');

const LEVEL = [{ table: 'needed', file: 'main', fields: ['level', 'agency'] }] as const;
const NEEDED = tableNamed('needed').tab;

/** The file with one text of a part put in the place of another. */
function withPart(bytes: Buffer, change: (text: string) => string): Buffer {
  const zip = openZip(bytes, OWN.zip);
  const parts = partsOf(bytes);
  return writeZip(
    zip.entries.map(({ name }) => {
      const text = parts.get(name) ?? '';
      return { name, content: Buffer.from(name.includes('worksheets') ? change(text) : text, 'utf8') };
    }),
  );
}

test(
  'F4: a drop-down that lacks a choice offers it afterwards, as a blank workbook does, and nothing else in the file changes',
  SLOW,
  async () => {
    const older = await withoutActs();
    writeFileSync(file, older);
    expect(see(await load(older), NEEDED, 'Level').rules.at(-1)).toBe(
      '<formula1>Searches|Takes part|Sees all</formula1>',
    );
    expect(await open().renew?.(LEVEL)).toEqual([{ outcome: 'done' }]);
    const now = readFileSync(file);
    expect(see(await load(now), NEEDED, 'Level')).toEqual(see(await load(await blank()), NEEDED, 'Level'));
    const [was, is] = [partsOf(older), partsOf(now)];
    const changed = [...is].flatMap(([name, text]) => (was.get(name) === text ? [] : [name]));
    expect(changed).toHaveLength(2);
    expect(
      changed.filter((name) => strip(is.get(name)) !== strip(was.get(name))),
      'one rule, and the tab of lists',
    ).toHaveLength(1);
    expect((await open().read(['needed'])).tables.get('needed')?.problems).toEqual([]);
  },
);

test('F4: a workbook of this version is not written at all', SLOW, async () => {
  const bytes = await blank();
  writeFileSync(file, bytes);
  expect(await open().renew?.(LEVEL)).toEqual([{ outcome: 'done' }]);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test(
  'F4: a list in the rule itself gets the choices there; a rule of a person’s own, and one for several columns, stay',
  SLOW,
  async () => {
    const older = await withoutActs();
    const loaded = await load(older);
    const rules = loaded.rules.get(NEEDED) ?? '';
    const sheet = loaded.book.getWorksheet(NEEDED);
    const letter = sheet?.columns.find((one) => one.values?.includes('Level') === true)?.letter ?? '';
    const cells = `${letter}2:${letter}5000`;
    const rule = new RegExp(`(<dataValidation [^>]*sqref=")(${cells})("><formula1>)Lists[^<]*(</formula1>)`);
    expect(rules).toMatch(rule);
    const put = (to: string): Buffer => withPart(older, (text) => text.replace(rules, rules.replace(rule, to)));
    writeFileSync(file, put('$1$2$3"Searches,Takes part,Sees all"$4'));
    await open().renew?.(LEVEL);
    expect((await load(readFileSync(file))).rules.get(NEEDED)).toContain('<formula1>Lists!');
    const own = [
      put('$1$2$3"red,green"$4'),
      put('$1$2 A9:A12$3"Searches,Takes part"$4'),
      put('$1$2$3Elsewhere!$A$$1:$A$$3$4'),
    ];
    for (const bytes of own) {
      writeFileSync(file, bytes);
      await open().renew?.(LEVEL);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    }
  },
);

test('F4: limits of a column of days that no day keeps to are those of this version afterwards', SLOW, async () => {
  const rule =
    /type="decimal"([^>]*error="Write a date, as 28\/02\/1990\."[^>]*)><formula1>\d+<\/formula1><formula2>\d+<\/formula2>/g;
  const older = withPart(await blank(), (text) =>
    text.replace(rule, 'type="date"$1><formula1>25569.00</formula1><formula2>25569.002</formula2>'),
  );
  expect([...partsOf(older).values()].join('')).toContain('25569.002');
  writeFileSync(file, older);
  const fields = Object.keys(tableNamed('people').columns);
  await open().renew?.([{ table: 'people', file: 'main', fields }]);
  expect(see(await load(readFileSync(file)), 'People', 'Date of birth')).toEqual(
    see(await load(await blank()), 'People', 'Date of birth'),
  );
});

test('a list of Yes and No stays as it is, and one that an earlier version emptied is filled again', SLOW, async () => {
  const bytes = await blank();
  const fields = Object.keys(tableNamed('agencies').columns);
  writeFileSync(file, bytes);
  await open().renew?.([{ table: 'agencies', file: 'main', fields }]);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  const yesNo = /(error="Choose Yes or No, or leave it blank."[^>]*><formula1>)[^<]+(<\/formula1>)/g;
  writeFileSync(
    file,
    withPart(bytes, (text) => text.replace(yesNo, '$1$2')),
  );
  await open().renew?.([{ table: 'agencies', file: 'main', fields }]);
  expect(see(await load(readFileSync(file)), 'Agencies', 'Searches all cases')).toEqual(
    see(await load(bytes), 'Agencies', 'Searches all cases'),
  );
});

test('F4: a file that somebody has open is left as it is, and asked for again', SLOW, async () => {
  const older = await withoutActs();
  writeFileSync(file, older);
  writeFileSync(path.join(folder, '.~lock.main.xlsx#'), 'somebody');
  expect(await open().renew?.(LEVEL)).toEqual([{ outcome: 'keptBack' }]);
  expect(readFileSync(file).equals(older)).toBe(true);
});
