// F45: an upgrade that has a new column works on yesterday's workbook, and a column that a person took out is still asked about. Synthetic.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardRows } from '../../../src/jobs/guards/guard-rows.ts';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { NO_FAULTS } from '../../../src/system/faults.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { columnsOf } from '../../../src/workbook/tables/table.ts';
import { openInExcel } from '../../support/excel.ts';
import { asYesterday, type Lacking } from '../../support/yesterday.ts';
import { makeWholeFolder } from '../../prove/whole/folder.ts';
import { openWhole, work } from '../../prove/whole/work.ts';

const POSTCODE = columnsOf(tableNamed('referrals')).find(({ field }) => field === 'postcode')?.header ?? '';
const SLOW = { timeout: 120_000 };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-upgrade-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const home = (): string => path.join(folder, 'home');

async function runAt(now: string): Promise<void> {
  const app = await openWhole(home(), now, NO_FAULTS);
  await work(app, { folder: home(), now, does: 'tick' });
  await app.close();
}

/** What a look finds: the tables that count as unknown, and the problems about headings as code, file and column. */
async function look(now: string) {
  const app = await openWhole(home(), now, NO_FAULTS);
  const { facts } = await guardRows(app.ports, await readFacts(app.ports, false), false);
  await app.close();
  const [marac] = facts.maracs;
  const headings = (marac?.problems ?? []).filter(({ code }) => /^(heading|tab)\./.test(code));
  return {
    unknown: [...(marac?.unknownTables ?? [])],
    headings: headings.map(({ code, size, column, id }) => [code, size, column, id.endsWith('/restricted')].join(' ')),
  };
}

/** A person deletes whole columns in Excel. */
async function deleteColumns(tab: string, headers: readonly string[]): Promise<void> {
  const file = path.join(home(), 'main.xlsx');
  const workbook = await openInExcel(readFileSync(file));
  const sheet = workbook.getWorksheet(tab);
  for (const header of headers) {
    const values = sheet?.getRow(1).values as readonly unknown[];
    sheet?.spliceColumns(values.indexOf(header), 1);
  }
  await workbook.xlsx.writeFile(file);
}

test(
  'F45: columns that yesterday’s workbook does not have are read as blank and told, and no tab is unreadable',
  SLOW,
  async () => {
    const lacking: Lacking = { columns: { people: ['occupation'], today: ['answer', 'doneBy', 'why'] } };
    await asYesterday(lacking, () => makeWholeFolder(home()));
    const before = readFileSync(path.join(home(), 'main.xlsx'));
    expect(await look('2027-03-01T10:00')).toEqual({
      unknown: [],
      headings: [
        ...['Answer', 'By', 'Why'].map((column) => `heading.new note ${column} false`),
        ...['Answer', 'By', 'Why'].map((column) => `heading.new note ${column} true`),
        'heading.new note Occupation false',
        'heading.new note Occupation true',
      ],
    });
    expect(readFileSync(path.join(home(), 'main.xlsx')).equals(before)).toBe(true);
  },
);

test('F45: the next run adds them, the runner’s own among them, and from then on they are missed', SLOW, async () => {
  const lacking: Lacking = { columns: { people: ['occupation', 'age'], today: ['answer', 'doneBy', 'why'] } };
  await asYesterday(lacking, () => makeWholeFolder(home()));
  await runAt('2027-03-01T10:00');
  expect(await look('2027-03-01T10:01')).toEqual({ unknown: [], headings: [] });
  await deleteColumns('People', ['Occupation', 'Age']);
  expect(await look('2027-03-01T10:02')).toEqual({
    unknown: ['people'],
    headings: ['heading.missing table Occupation false', 'heading.not-shown note Age false'],
  });
});

test(
  'F45: before that run nobody is asked to add a column of the runner’s own by hand: it is new, and `marac run` adds it',
  SLOW,
  async () => {
    await asYesterday({ columns: { people: ['age'], outbox: ['attempt'] } }, () => makeWholeFolder(home()));
    const app = await openWhole(home(), '2027-03-01T10:00', NO_FAULTS);
    const { facts } = await guardRows(app.ports, await readFacts(app.ports, false), false);
    await app.close();
    const told = (facts.maracs[0]?.problems ?? []).filter(({ code }) => code.startsWith('heading.'));
    expect(told.map(({ code, size, column }) => `${code} ${size} ${column}`).toSorted()).toEqual(
      ['Age', 'Age', 'Attempt', 'Attempt'].map((column) => `heading.new note ${column}`),
    );
    expect(told.every(({ sentence }) => sentence.includes('`marac run` adds it'))).toBe(true);
    expect(JSON.stringify(told)).not.toContain('Add the heading');
  },
);

test('F45: a column of the runner’s own that a person took out stays out', SLOW, async () => {
  await makeWholeFolder(home());
  await runAt('2027-03-01T10:00');
  await deleteColumns('People', ['Age']);
  await runAt('2027-03-01T10:05');
  expect(await look('2027-03-01T10:06')).toEqual({ unknown: [], headings: ['heading.not-shown note Age false'] });
});

test(
  'F45: a whole tab that the workbook never had counts as empty and is added; one that it had is missed',
  SLOW,
  async () => {
    await asYesterday({ tabs: ['practice'] }, () => makeWholeFolder(home()));
    // Of a workbook of which nothing is remembered nobody knows which.
    const first = await look('2027-03-01T10:00');
    expect(first.unknown).toEqual(['practice']);
    await runAt('2027-03-01T10:00');
    expect(await look('2027-03-01T10:01')).toEqual({
      unknown: [],
      headings: ['tab.new note  false', 'tab.new note  true'],
    });
    await runAt('2027-03-01T10:05');
    expect(await look('2027-03-01T10:06')).toEqual({ unknown: [], headings: [] });
    const file = path.join(home(), 'main.xlsx');
    const workbook = await openInExcel(readFileSync(file));
    workbook.removeWorksheet('Practice log');
    await workbook.xlsx.writeFile(file);
    expect(await look('2027-03-01T10:07')).toEqual({ unknown: ['practice'], headings: ['tab.missing table  false'] });
  },
);

test(
  'F45: while somebody has the file open the columns are read as blank and told, and added once it is closed',
  SLOW,
  async () => {
    await asYesterday({ columns: { people: ['occupation'] } }, () => makeWholeFolder(home()));
    const lock = path.join(home(), '.~lock.main.xlsx#');
    writeFileSync(lock, 'somebody');
    await runAt('2027-03-01T10:00');
    expect((await look('2027-03-01T10:01')).headings).toEqual(['heading.new note Occupation false']);
    rmSync(lock);
    await runAt('2027-03-01T10:05');
    expect((await look('2027-03-01T10:06')).headings).toEqual([]);
  },
);

test(
  'F45: an optional column that stood there once is not new: its tab is unknown until it is back',
  SLOW,
  async () => {
    await makeWholeFolder(home());
    await runAt('2027-03-01T10:00');
    // One that was filled in every referral, and one that nobody ever filled.
    await deleteColumns('Referrals', [POSTCODE]);
    await deleteColumns('People', ['Occupation']);
    expect(await look('2027-03-01T10:05')).toEqual({
      unknown: ['referrals', 'people'],
      headings: [`heading.missing table ${POSTCODE} false`, 'heading.missing table Occupation false'],
    });
    // A version that remembered no headings ran last: what it remembers of the rows tells.
    const app = await openWhole(home(), '2027-03-01T10:06', NO_FAULTS);
    await app.ledger.rememberRows('westmere/(headings)', []);
    await app.close();
    expect(await look('2027-03-01T10:07')).toEqual({
      unknown: ['referrals'],
      headings: [`heading.missing table ${POSTCODE} false`, 'heading.new note Occupation false'],
    });
  },
);
