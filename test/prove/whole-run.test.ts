// A whole runner over .xlsx files killed with SIGKILL where a run goes through workbooks, papers, ledger and anchor; then run again: what stands
// at the end is what stands when nobody killed it. All data synthetic. MARAC_CRASH=all kills at every point that is reached, but those of
// a message on its way.
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { NO_FAULTS } from '../../src/system/faults.ts';
import { leftInTheMaking, makeWholeFolder, runWhole, standing } from './whole/folder.ts';
import type { WholeOrder } from './whole/order.ts';
import { openWhole, work } from './whole/work.ts';

const NOW = '2027-03-01T10:30';
const TICK = { now: NOW, does: 'tick' } as const;
type Standing = Awaited<ReturnType<typeof standing>>;

let root = '';
let caseRef = '';
let [ticked, moved]: [Standing | undefined, Standing | undefined] = [undefined, undefined];
let [tickTrail, moveTrail]: [readonly string[], readonly string[]] = [[], []];
const at = (name: string): string => path.join(root, name);
const copy = (from: string, to: string): string => {
  cpSync(at(from), at(to), { recursive: true });
  // Copying keeps the modes of files, not of folders.
  for (const one of readdirSync(at(to), { recursive: true, withFileTypes: true }))
    if (one.isDirectory()) chmodSync(path.join(one.parentPath, one.name), 0o700);
  return at(to);
};

/** Works on in this process, as the next starts of the service would, until it stands as wanted, and three times at the most. */
async function workOn(folder: string, order: Omit<WholeOrder, 'folder'>, wanted?: Standing): Promise<Standing> {
  for (let nth = 1; ; nth += 1) {
    const app = await openWhole(folder, order.now, NO_FAULTS);
    await work(app, { ...order, folder });
    await app.close();
    const found = await look(folder);
    if (nth === 3 || (wanted !== undefined && JSON.stringify(found) === JSON.stringify(wanted))) return found;
  }
}

async function look(folder: string): Promise<Standing> {
  const app = await openWhole(folder, NOW, NO_FAULTS);
  const found = await standing(app);
  await app.close();
  return found;
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'marac-whole-'));
  await makeWholeFolder(at('typed'));
  tickTrail = (await runWhole({ ...TICK, folder: copy('typed', 'undisturbed') })).trail;
  ticked = await workOn(at('undisturbed'), TICK);
  const app = await openWhole(at('undisturbed'), NOW, NO_FAULTS);
  caseRef = openIdPool(app.keys, 'westmere').take('K', 'case/R-AAAA22');
  await app.close();
  const restrict = { now: NOW, does: { restrict: caseRef } } as const;
  moveTrail = (await runWhole({ ...restrict, folder: copy('undisturbed', 'restricted') })).trail;
  moved = await look(at('restricted'));
}, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The how-manieth time a point is reached, counted from the place where another one is. */
function nthAfter(trail: readonly string[], point: string, after: string): number {
  const from = trail.indexOf(after);
  return trail.slice(0, from).filter((one) => one === point).length + 1;
}
const last = (trail: readonly string[], point: string): number => trail.filter((one) => one === point).length;

const everyPoint = (trail: readonly string[]): readonly (readonly [string, number])[] => {
  const seen = new Map<string, number>();
  return trail.map((point) => {
    seen.set(point, (seen.get(point) ?? 0) + 1);
    return [point, seen.get(point) ?? 1] as const;
  });
};
/** Those at which no message is on its way: one that is waits for its lease, and crash-points.test.ts kills there with a clock that goes on. */
const outsideSending = (trail: readonly string[]): readonly (readonly [string, number])[] => {
  let isSending = false;
  return everyPoint(trail).filter(([point]) => {
    if (point === 'claim:committed') isSending = true;
    if (point === 'finish:committed') isSending = false;
    return !isSending;
  });
};
const ALL = process.env['MARAC_CRASH'] === 'all';

interface Row {
  readonly id: string;
  readonly what: string;
  readonly point: string;
  readonly nth: () => number;
}
const ROWS: readonly Row[] = [
  { id: 'C1', what: 'before reading', point: 'before-read', nth: () => 1 },
  {
    id: 'C2',
    what: 'after the rows are written, before the plan is committed',
    point: 'before-commit-plan',
    nth: () => 1,
  },
  { id: 'C5', what: 'while a file is written', point: 'files:file-write', nth: () => 1 },
  { id: 'C6', what: 'after a rename, before its folder is on the disk', point: 'files:file-renamed', nth: () => 1 },
  { id: 'C15', what: 'after the commit, before the views', point: 'before-views', nth: () => 1 },
  {
    id: 'C16',
    what: 'while the views are written',
    point: 'files:file-rename',
    nth: () => nthAfter(tickTrail, 'files:file-rename', 'before-views'),
  },
  {
    id: 'C17',
    what: 'while the anchor is written',
    point: 'files:file-rename',
    nth: () => last(tickTrail, 'files:file-rename'),
  },
];

interface GoneOn {
  readonly killed: boolean;
  readonly after: Standing;
  readonly left: readonly string[];
}

async function killAndGoOn(row: readonly [string, number], name: string): Promise<GoneOn> {
  const folder = copy('typed', name);
  const [point, nth] = row;
  const { killed } = await runWhole({ ...TICK, folder, at: { point, nth } });
  const after = await workOn(folder, TICK, ticked);
  const left = leftInTheMaking(folder);
  rmSync(folder, { recursive: true, force: true });
  return { killed, after, left };
}

describe('PROP18: killed anywhere and run again, the workbooks, the messages and the record are as if nobody had', () => {
  test('the undisturbed run does something', () => {
    expect(ticked?.messages.filter((one) => one.endsWith(' sent')).length).toBeGreaterThan(1);
    expect(ticked?.rows.filter((one) => one.startsWith('main cases K-')).length).toBe(2);
    // Lines of Today lead to rows that are there.
    const today = (ticked?.rows ?? []).filter((one) => one.startsWith('main today '));
    expect(today.filter((one) => / link=Outbox O-\w+ O-\w+ /.test(one)).length).toBe(1);
    expect(today.filter((one) => / link=[^|]*\b\d+\b/.test(one))).toEqual([]);
  });

  test.each(ROWS)('$id: $what', { timeout: 120_000 }, async ({ id, point, nth }) => {
    expect(await killAndGoOn([point, nth()], `killed-${id}`)).toEqual({ killed: true, after: ticked, left: [] });
    expect(ticked?.findings).toEqual([]);
  });

  test.runIf(ALL)('at every point of a run at which no message is on its way', { timeout: 3_600_000 }, async () => {
    for (const row of outsideSending(tickTrail)) {
      const found = await killAndGoOn(row, `killed-${row.join('-').replaceAll(/\W/g, '-')}`);
      expect({ row, ...found }).toEqual({ row, killed: true, after: ticked, left: [] });
    }
  });
});

const idOf = (row: string): string => row.split(' ').slice(1, 3).join(' ');

/** Every row that the undisturbed command moved or left stands somewhere, in one workbook or in both. */
function lostRows(now: Standing): readonly string[] {
  const there = new Set(now.rows.map(idOf));
  const wanted = (moved?.rows ?? []).map(idOf).filter((one) => !/^(?:today|outbox|checks) /.test(one));
  return wanted.filter((one) => !there.has(one));
}

async function killRestricting(row: readonly [string, number], name: string): Promise<void> {
  const folder = copy('undisturbed', name);
  const order = { now: NOW, does: { restrict: caseRef } } as const;
  const [point, nth] = row;
  const { killed } = await runWhole({ ...order, folder, at: { point, nth } });
  const between = await look(folder);
  const after = await workOn(folder, order, moved);
  rmSync(folder, { recursive: true, force: true });
  expect(killed).toBe(true);
  expect(lostRows(between)).toEqual([]);
  expect(after.rows).toEqual(moved?.rows);
  expect(after.findings).toEqual([]);
}

describe('marac restrict, killed and said again', () => {
  test('undisturbed, the rows of the case stand in the restricted workbook only', () => {
    const mine = (moved?.rows ?? []).filter((one) => one.includes('AAAA22') && / people | referrals /.test(one));
    const of = (file: string): boolean => mine.some((one) => one.startsWith(file));
    expect([of('main'), of('restricted')]).toEqual([false, true]);
    // Nor does a line of Today, Outbox or Checks in main say its name before the next run.
    const naming = (moved?.rows ?? []).filter((one) => one.startsWith('main') && one.includes('VictimsenAAAA22'));
    expect(naming).toEqual([]);
  });

  test.each(['files:file-write', 'files:file-rename', 'files:file-renamed'])(
    'no row is lost when it is killed at each of its writes (%s), and it goes on where it stopped',
    { timeout: 600_000 },
    async (point) => {
      const count = last(moveTrail, point);
      expect(count).toBeGreaterThan(2);
      const steps = Array.from({ length: count }, (_, index) => index + 1);
      // In npm test every write is killed once, at one of its three steps in turn.
      const turn = ['files:file-write', 'files:file-rename', 'files:file-renamed'].indexOf(point);
      for (const nth of steps.filter((one) => ALL || one % 3 === turn))
        await killRestricting([point, nth], `moving-${turn}-${nth}`);
    },
  );
});
