// The year behind the demo's month, typed into a desk that has lived no month: what it counts for, and that it causes nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MARAC, openDemoFolder, SEED } from '../../demo/demo-folder.ts';
import { openMonth, type Month } from '../../demo/live-month.ts';
import { makeWorld, typeWorld, type World } from '../../demo/starting-world.ts';
import { openStory, type Morning } from '../../demo/story.ts';
import { makeReports, type Reports } from '../../demo/year/make-reports.ts';
import { liveYearEnd, yearBefore } from '../../demo/year/live-year.ts';
import { renderFigures, renderPartnership } from '../../demo/show/show-year.ts';
import { openApp } from '../../src/app/open-app.ts';
import type { App } from '../../src/app/app-port.ts';
import { CONFIG_NAME, loadConfig } from '../../src/config.ts';
import { gatherStatistics, type Statistics } from '../../src/domain/figures/statistics.ts';
import { findQuarter } from '../../src/domain/figures/period.ts';
import { localTime } from '../../src/domain/time/day.ts';
import type { Facts } from '../../src/domain/plan/facts.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { silentLog } from '../../src/system/log.ts';
import { memoryWorkbook } from '../support/memory-workbook.ts';
import { composingDocuments } from '../support/desk.ts';

const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
const book = memoryWorkbook();
let folder = '';
let app: App;
let world: World;
let month: Month;
let reports: Reports;
let facts: Facts;
let before: ReadonlySet<string>;
let mornings: readonly Morning[];
let added: readonly string[];

const idsOf = (): readonly string[] =>
  (
    ['cases', 'people', 'list', 'needed', 'referrals', 'actions', 'attendance', 'addresses', 'transfers'] as const
  ).flatMap((table) => book.rows(table).flatMap(({ id }) => id ?? []));

const typedRows = () => yearBefore(world, (prefix, purpose) => month.id(prefix, purpose));

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'marac-year-'));
  book.type('agencies', { name: 'MARAC team', kind: 'maracTeam' }, { id: 'G-TEAM22' });
  book.type('agencies', { name: 'Chair', kind: 'chair' }, { id: 'G-CHAJR2' });
  const dice = await openDemoFolder(path.join(folder, 'demo'));
  const config = loadConfig(path.join(folder, 'demo', CONFIG_NAME), {});
  if (!config.ok) throw new Error('The config of the demo is wrong.');
  const clock = fakeClock(localTime('2027-02-26T15:30'));
  const keys = demoKeys(SEED);
  app = await openApp(config.value, {
    clock,
    keys,
    random: dice,
    log: silentLog,
    durable: false,
    pause: () => Promise.resolve(),
    documents: composingDocuments(),
    maracs: config.value.maracs.map(({ name, title, outward }) => ({ name, title, outward, workbook: book })),
  });
  const story = openStory();
  world = makeWorld(dice, openIdPool(keys, MARAC));
  month = openMonth(app, clock, story, () => undefined);
  await typeWorld(month, world);
  await month.tick('2027-03-31T08:30');
  before = new Set((await app.ledger.messages()).map(({ key }) => key));
  const there = new Set(idsOf());
  await liveYearEnd(month, world);
  const typed = new Set(typedRows().map(({ row }) => row));
  added = idsOf().filter((id) => !there.has(id) && !typed.has(id));
  mornings = story.mornings;
  reports = await makeReports(month, path.join(folder, 'demo'), world.coordinator);
  facts = (await readFacts(app.ports, false)).facts;
}, 180_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

function statisticsOf(quarter: string): Statistics {
  const period = findQuarter(quarter);
  if (period === undefined) throw new Error(quarter);
  return gatherStatistics(facts, localTime('2027-04-01T10:00'), { maracs: facts.maracs, period });
}

test('the year is the same at every demo, and each of its rows has an id of its own', () => {
  const rows = typedRows();
  expect(typedRows()).toEqual(rows);
  const made = rows.filter(({ make }) => make).map(({ table, row }) => `${table} ${row}`);
  expect(new Set(made).size).toBe(made.length);
});

test('old rows cause nothing: no message is about them, no line of Today names them, the program adds no row for them', async () => {
  const old = typedRows()
    .filter(({ table }) => ['referrals', 'cases', 'actions', 'meetings', 'list'].includes(table))
    .map(({ row }) => row);
  const messages = (await app.ledger.messages()).filter(({ key }) => !before.has(key));
  expect(messages.filter(({ key }) => !key.startsWith('register/follow-up')).map(({ key }) => key)).toEqual([]);
  const said = mornings.at(-1)?.items.map(({ what, about }) => `${what} ${about}`) ?? [];
  expect(said.length).toBeGreaterThan(3);
  expect(old.filter((id) => said.some((line) => line.includes(id)))).toEqual([]);
  expect(added).toEqual([]);
});

test('each quarter of the year before is whole: 30 to 60 cases, every case with an outcome, every check of the return holds', () => {
  for (const quarter of QUARTERS) {
    const { sum, checks, rows } = statisticsOf(quarter).quarterly;
    const discussed = sum.find(({ name }) => name === 'discussed');
    expect(discussed?.notKnown).toBe(0);
    expect(discussed?.value).toBeGreaterThan(30);
    expect(discussed?.value).toBeLessThan(60);
    expect(rows).toHaveLength(3);
    expect(checks.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual([]);
  }
});

test('the figures look like a real place’s: repeats, others than the police, minoritised victims and waits lie where they may', () => {
  const all = QUARTERS.map((quarter) => statisticsOf(quarter).steering.lines);
  const valuesOf = (name: string): readonly number[] =>
    all.map((lines) => lines.find(({ figure }) => figure.name === name)?.figure.value ?? Number.NaN);
  const isWithin = (name: string, low: number, high: number): boolean =>
    valuesOf(name).every((value) => value >= low && value <= high);
  expect(isWithin('notPolice', 20, 60)).toBe(true);
  expect(isWithin('minoritisedShare', 30, 75)).toBe(true);
  expect(isWithin('waitMedian', 14, 35)).toBe(true);
  // Nobody is a repeat in the first months that are on record.
  expect(
    valuesOf('repeatShare')
      .slice(1)
      .every((value) => value > 15 && value < 50),
  ).toBe(true);
});

test('a year of the partnership: each thing that happened stands where the page says that it is to be seen', () => {
  const lines = mornings.at(-1)?.items.map(({ what }) => what) ?? [];
  expect(lines.filter((line) => line.startsWith('A course is due again: Chairing a MARAC'))).toHaveLength(1);
  for (const word of ['core member', 'vice-chair of another agency', 'No induction', 'has not signed'])
    expect(lines.filter((line) => line.includes(word))).toEqual([]);
  const [marac] = facts.maracs;
  const log = new Map(marac?.practice.map((entry) => [entry.kind, entry]));
  expect(log.get('breach')?.closedOn).toBe('2026-12-04');
  expect(log.get('matterArising')?.closedOn).toBe('2026-11-02');
  expect(marac?.practice.filter(({ kind, closedOn }) => kind === 'milestone' && closedOn !== undefined)).toHaveLength(
    1,
  );
  expect(marac?.rules.text('termsOfReference', '2027-04-01' as never)).toBe('2027');
  expect(marac?.rules.text('termsOfReference', '2027-03-22' as never)).toBe('2026');
});

test('the page has the figures of five quarters and links to each report', () => {
  const figures = renderFigures(reports, []);
  for (const quarter of ['2027-Q1', ...QUARTERS]) expect(figures).toContain(quarter);
  for (const { pdf } of reports.figures) expect(figures).toContain(encodeURI(pdf));
  expect(reports.figures).toHaveLength(6);
  const partnership = renderPartnership(reports);
  for (const { pdf, docx } of reports.partnership) {
    expect(partnership).toContain(pdf);
    expect(partnership).toContain(docx);
  }
});
