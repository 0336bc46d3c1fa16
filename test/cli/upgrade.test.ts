// `marac upgrade` on a desk of the version of November 2026. All is made up.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOldDesk, type OldDesk } from '../upgrade/open-desk.ts';

const NOW = '2027-03-10T09:00';
const SLOW = { timeout: 60_000 };
let desk: OldDesk;
beforeEach(async () => {
  desk = await openOldDesk('desk-2026-11');
});
afterEach(async () => {
  await desk.close();
});

const bytesOf = (name: string): Buffer => readFileSync(path.join(desk.folder, name));
const keptCount = (): number => {
  const folder = path.join(desk.folder, 'backups');
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0;
};

test(
  'says with --dry-run what it would do, then does it, backs the files up first, and finds nothing the second time',
  SLOW,
  async () => {
    const [main, kept] = [bytesOf('main.xlsx'), keptCount()];
    const trial = await desk.marac(NOW, 'upgrade', '--dry-run');
    expect([trial.exit, trial.out]).toEqual([0, expect.stringContaining('Nothing was changed')]);
    expect(trial.out).toContain('Tabs stand in the order of the work.');
    expect(bytesOf('main.xlsx').equals(main)).toBe(true);
    const done = await desk.marac(NOW, 'upgrade');
    expect([done.exit, done.out]).toEqual([0, expect.stringContaining('marac backups lists them')]);
    expect(bytesOf('main.xlsx').equals(main)).toBe(false);
    expect(keptCount()).toBeGreaterThan(kept);
    const again = await desk.marac(NOW, 'upgrade');
    expect(again.out).toMatch(/^main\.xlsx: nothing to do\.\nrestricted\.xlsx: nothing to do\.$/m);
  },
);

test('refuses while one of the files is open in another program, and changes none', SLOW, async () => {
  const [main, lock] = [bytesOf('main.xlsx'), path.join(desk.folder, '.~lock.restricted.xlsx#')];
  writeFileSync(lock, 'somebody');
  const refused = await desk.marac(NOW, 'upgrade');
  expect(refused.exit).not.toBe(0);
  expect(refused.err).toContain('restricted.xlsx is open in another program');
  expect(bytesOf('main.xlsx').equals(main)).toBe(true);
  rmSync(lock);
});
