// The states of a workbook that were seen: each kept once, sealed, thinned by age, and opened again. All data synthetic.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { addDays, at, clockTime, day, localTime } from '../../src/domain/time/day.ts';
import { findThinned, type KeptState } from '../../src/domain/record/thin-backups.ts';
import { listStates, openBackups, openState } from '../../src/system/backups.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { writeZip } from '../../src/system/zip.ts';
import { runLine } from '../support/command-line.ts';
import { partsOf } from '../support/excel.ts';

const keys = demoKeys('test');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-states-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rule = { allDays: 14, dailyDays: 90, weeklyDays: 400 };
const TODAY = day('2027-03-09');
const state = (age: number, hour: string): KeptState => {
  const when = at(addDays(TODAY, -age), clockTime(hour));
  return { name: `${age} ${hour}`, at: when };
};

describe('F64: states are thinned by age', () => {
  test('all for so many days, then the last of each day: below, at and above', () => {
    const states = [0, 14, 15, 90].flatMap((age) => [state(age, '08:30'), state(age, '16:00')]);
    expect(findThinned(states, TODAY, rule)).toEqual(['15 08:30', '90 08:30']);
  });

  test('then the last of each week, then none', () => {
    // 91 days before Tuesday 9 March 2027 is Tuesday 8 December 2026; 92 the Monday of that week, 93 the Sunday before.
    const states = [0, 91, 92, 93, 400, 401].map((age) => state(age, '09:00'));
    expect(findThinned(states, TODAY, rule)).toEqual(['92 09:00', '401 09:00']);
  });

  test('the newest stays, however old it is', () => {
    expect(findThinned([state(900, '09:00'), state(901, '09:00')], TODAY, rule)).toEqual(['901 09:00']);
  });
});

test('F64: each state is kept once, by content, and none can be read without the key', async () => {
  const clock = fakeClock(localTime('2027-03-09T08:30'));
  const place = path.join(folder, 'kept');
  const order = { folder: place, of: 'ealing', keys, files: openFiles(), clock, thin: rule };
  const backups = openBackups(order);
  for (const words of ['first ~canary~', 'second', 'first ~canary~', 'second']) {
    await backups.keep('/srv/main.xlsx', Buffer.from(words));
    await openBackups(order).keep('/srv/main.xlsx', Buffer.from(words));
  }
  const states = await listStates(openFiles(), place);
  expect(states.map(({ book, at: when }) => [book, when])).toEqual([
    ['ealing-main', '2027-03-09T08:30'],
    ['ealing-main', '2027-03-09T08:30'],
  ]);
  for (const { name } of states)
    expect(readFileSync(path.join(place, name)).toString('latin1')).not.toContain('canary');
  const opened = await Promise.all(states.map(({ name }) => openState(openFiles(), keys, place, name)));
  expect(opened.map((one) => Buffer.from(one).toString()).toSorted()).toEqual(['first ~canary~', 'second']);
  const name = states[0]?.name ?? '';
  await expect(openState(openFiles(), demoKeys('other'), place, name)).rejects.toMatchObject({ code: 'key-wrong' });
  await expect(openState(openFiles(), keys, place, '../key')).rejects.toMatchObject({ code: 'file-missing' });
});

test('F64: every state that a person saved and a look saw is there, though the runner wrote over it, and can be taken out again', async () => {
  const home = path.join(folder, 'desk');
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
  const main = path.join(home, 'main.xlsx');
  const saved: Buffer[] = [];
  for (const [index, now] of ['2027-03-09T08:30', '2027-03-09T08:31', '2027-03-09T08:32'].entries()) {
    // What a person saves: the same workbook with another word in its first page.
    const parts = [...partsOf(readFileSync(main))].map(([name, part]) => ({
      name,
      content: Buffer.from(part.replaceAll(/Start here(?: \d)?(?=<)/g, `Start here ${index}`), 'utf8'),
    }));
    saved.push(writeZip(parts));
    writeFileSync(main, saved.at(-1) ?? '', { mode: 0o600 });
    expect([0, 3]).toContain((await runLine(['run', 'intake'], COMMANDS, { folder: home, now })).exit);
  }
  const names = readdirSync(path.join(home, 'backups')).filter((one) => one.includes('desk-main'));
  const states: Buffer[] = [];
  for (const [index, name] of names.entries()) {
    const said = await runLine(['backups', name, '--to', `${index}.xlsx`], COMMANDS, { folder: home });
    expect([said.exit, said.err]).toEqual([0, '']);
    states.push(readFileSync(path.join(home, `${index}.xlsx`)));
  }
  expect(saved.map((one) => states.some((kept) => kept.equals(one)))).toEqual([true, true, true]);
  const listed = await runLine(['backups'], COMMANDS, { folder: home });
  expect(listed.out).toContain(names[0]);
}, 240_000);
