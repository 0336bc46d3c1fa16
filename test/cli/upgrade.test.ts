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

test(
  'copies the templates of this version but for what somebody changed, keeps the old ones, and nothing is left the second time',
  SLOW,
  async () => {
    const own = 'templates/mail/decision.hbs';
    const mine = `${bytesOf(own).toString()}\nYours, the MARAC team`;
    writeFileSync(path.join(desk.folder, own), mine);
    const agenda = bytesOf('templates/documents/agenda.hbs');
    const offered = await desk.marac(NOW, 'upgrade', '--dry-run');
    expect(offered.out).toContain('marac upgrade --templates');
    const trial = await desk.marac(NOW, 'upgrade', '--templates', '--dry-run');
    expect(trial.out).toMatch(/^Would be copied: .*templates\/documents\/agenda\.hbs/m);
    expect(bytesOf('templates/documents/agenda.hbs').equals(agenda)).toBe(true);
    const done = await desk.marac(NOW, 'upgrade', '--templates');
    expect([done.exit, done.err]).toEqual([0, '']);
    const [, left = ''] = /^Left as they are, .*?: (.*)\. `marac check/m.exec(done.out) ?? [];
    expect(left.split(', ')).toContain(own);
    expect(bytesOf(own).toString()).toBe(mine);
    // A template that a desk has no copy of may be the product's own until it has one.
    const standing = shippedTemplates().filter((file) => existsSync(path.join(desk.folder, file)));
    const fresh = standing.filter((file) => !left.split(', ').includes(file));
    expect(fresh).toContain('templates/documents/agenda.hbs');
    expect(fresh.filter((file) => !bytesOf(file).equals(readFileSync(file)))).toEqual([]);
    const [, kept = ''] = /The old ones are kept in (\S+)\. A message/.exec(done.out) ?? [];
    expect(bytesOf(path.join(kept, 'templates/documents/agenda.hbs')).equals(agenda)).toBe(true);
    const again = await desk.marac(NOW, 'upgrade', '--templates');
    expect(again.out).not.toContain('Copied');
    const checked = await desk.marac(NOW, 'check', '--templates');
    expect(checked.out).not.toContain('problems in the templates');
  },
);

const shippedTemplates = (): readonly string[] =>
  ['documents', 'mail', 'partials'].flatMap((folder) =>
    readdirSync(path.join('templates', folder)).map((name) => `templates/${folder}/${name}`),
  );
