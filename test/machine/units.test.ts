// The systemd units of a desk: what they name and may write, and what `marac check` says of them. What systemd makes of the text: npm run test:units.
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtUnits } from '../../src/app/machine/look-at-units.ts';
import { renderUnits, unitName } from '../../src/app/machine/units.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig, type Config } from '../../src/config.ts';
import type { Machine } from '../../src/system/machine.ts';
import { QUIET_MACHINE, runLine } from '../support/command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-units-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const desk = path.join(folder, 'ealing');
const second = path.join(folder, 'second disk', '50%', 'anchor');

beforeAll(async () => {
  await runLine(['init', 'ealing', '--title', 'Ealing MARAC'], COMMANDS, { folder });
  const file = path.join(desk, 'marac.config.yaml');
  const alarms = 'alarms:\n  to: [coordinator@example.gov.uk]\n  noGoodRunBy: "08:45"\n';
  const text = readFileSync(file, 'utf8').replace(/^ {2}anchor: .*$/m, `  anchor: "${second}"`);
  writeFileSync(file, `${text}\n${alarms}`, { mode: 0o600 });
  mkdirSync(second, { recursive: true, mode: 0o700 });
  // Root runs no desk: where the tests run as root, it belongs to somebody else.
  if (process.getuid?.() === 0) chownSync(desk, 1, 1);
});

function config(change: Partial<Config> = {}): Config {
  const loaded = loadConfig(path.join(desk, 'marac.config.yaml'), {});
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return { ...loaded.value, ...change };
}

const unitsOf = (change: Partial<Config> = {}) =>
  renderUnits({ config: config(change), user: 'marac', node: '/usr/bin/node', launcher: '/srv/app/src/marac.js' });
const book = (name: string) => ({ kind: 'xlsx', file: `/mnt/team/${name}.xlsx` }) as const;
const settings = (text: string, name: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.startsWith(`${name}=`) ? [line.slice(name.length + 1)] : []));

describe('F71: the units name the folders of this desk', () => {
  test('F71: the service may write the folder of the desk and the anchor on its second disk, waits for both, and writes neither key nor config', () => {
    const [service, alive, timer] = unitsOf();
    expect([service, alive, timer].map((one) => one?.name)).toEqual([
      'marac-ealing.service',
      'marac-ealing-alive.service',
      'marac-ealing-alive.timer',
    ]);
    const quoted = `"${second.replace('%', '%%')}"`;
    expect(settings(service?.text ?? '', 'ReadWritePaths')).toEqual([`${desk} ${quoted}`]);
    expect(settings(service?.text ?? '', 'RequiresMountsFor')).toEqual([`${desk} ${quoted}`]);
    expect(settings(service?.text ?? '', 'ReadOnlyPaths')).toEqual([
      ['marac.config.yaml', 'key', 'templates'].map((one) => path.join(desk, one)).join(' '),
    ]);
    expect(settings(service?.text ?? '', 'ExecStart')).toEqual([
      `/usr/bin/node /srv/app/src/marac.js serve --config ${desk}/marac.config.yaml`,
    ]);
    expect(settings(alive?.text ?? '', 'ReadWritePaths')).toEqual([`${desk}/ledger ${quoted} ${desk}/mail`]);
    // Exit code 3 is a failure of the unit: its OnFailure acts.
    expect(settings(alive?.text ?? '', 'SuccessExitStatus')).toEqual([]);
    expect(settings(timer?.text ?? '', 'OnCalendar')).toEqual(['*-*-* *:00/15']);
  });

  test('F71: workbooks on a share may be written, and its folder is waited for', () => {
    const maracs = [
      { name: 'ealing', title: 'Ealing', outward: 'Ealing', main: book('main'), restricted: book('restricted') },
    ];
    const [service] = unitsOf({ maracs, register: book('main') });
    expect(settings(service?.text ?? '', 'ReadWritePaths')[0]).toMatch(/ \/mnt\/team$/);
  });

  test('nobody to tell, no timer; a desk below a home directory may be read there; secrets of the environment come from one file', () => {
    const { alarms: _, ...quiet } = config();
    const without = renderUnits({ config: quiet, user: 'marac', node: '/usr/bin/node', launcher: '/a.js' });
    expect(without.map((one) => one.name)).toEqual(['marac-ealing.service']);
    expect(settings(without[0]?.text ?? '', 'ProtectHome')).toEqual(['true']);
    const [home] = unitsOf({ folder: '/home/pat/marac', environment: ['MARAC_SMTP_PASSWORD'] });
    expect(settings(home?.text ?? '', 'ProtectHome')).toEqual(['read-only']);
    expect(settings(home?.text ?? '', 'EnvironmentFile')).toEqual(['/home/pat/marac/environment']);
    expect(home?.text).not.toContain('MARAC_SMTP_PASSWORD');
  });

  test.each([
    ['/srv/marac/ealing', 'marac-ealing'],
    ['/srv/marac', 'marac'],
    ['/srv/MARAC of Größe', 'marac-of-grosse'],
  ])('the units of %s are called %s', (at, name) => {
    expect(unitName({ folder: at })).toBe(name);
  });
});

describe('marac service', () => {
  const units = path.join(folder, 'units');
  const write = () => runLine(['service', '--to', units], COMMANDS, { folder: desk });

  test('writes them, writes over its own, and refuses over what somebody else wrote', async () => {
    mkdirSync(units);
    const first = await write();
    expect([first.exit, first.err]).toEqual([0, '']);
    expect(first.out).toContain('sudo systemctl enable marac-ealing.service marac-ealing-alive.timer');
    expect(readdirSync(units)).toHaveLength(3);
    expect((await write()).exit).toBe(0);
    const mine = path.join(units, 'marac-ealing.service');
    writeFileSync(mine, '[Service]\nExecStart=/bin/true\n');
    const refused = await write();
    expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining('was not written by `marac service`')]);
    rmSync(mine);
    expect((await write()).exit).toBe(0);
  });

  test.skipIf(process.getuid?.() === 0)('where only root may write, the line for root is printed', async () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed, { mode: 0o500 });
    const refused = await runLine(['service', '--to', closed], COMMANDS, { folder: desk });
    expect([refused.exit, refused.err]).toEqual([1, expect.stringMatching(/Only root may write there: sudo /)]);
  });

  test('shows them where it is not told where to, and names a folder that must be made first', async () => {
    const { out } = await runLine(['service'], COMMANDS, { folder: desk });
    expect(out).toContain('# marac-ealing.service\n');
    // Root has no word `marac`: the line that writes them names the program and the desk by their whole paths.
    expect(out).toContain(
      `sudo ${process.execPath} ${path.resolve('src/marac.js')} service --config ${desk}/marac.config.yaml --to /etc/systemd/system`,
    );
    rmSync(second, { recursive: true });
    const missing = await write();
    expect([missing.exit, missing.err]).toEqual([
      1,
      expect.stringMatching(/is not there\. Make it first.*sudo install -d -m 700/),
    ]);
    mkdirSync(second, { recursive: true, mode: 0o700 });
  });

  test('check tells a unit that is missing, differs, is disabled or stopped, and nothing where all is well', async () => {
    const machine = (active: string, enabled: string): Machine => ({
      ...QUIET_MACHINE,
      hasSystemd: true,
      unitFolder: units,
      ask: (_program, [what]) => Promise.resolve(what === 'is-active' ? active : enabled),
    });
    const codes = async (one: Machine, of = config()) =>
      (await lookAtUnits(of, one)).map(({ code, place }) => [code, place]);
    await write();
    expect(await codes(machine('active', 'enabled'))).toEqual([]);
    expect(await codes(machine('failed', 'disabled'))).toEqual([
      ['unit.disabled', 'marac-ealing.service'],
      ['unit.stopped', 'marac-ealing.service'],
      ['unit.disabled', 'marac-ealing-alive.timer'],
      ['unit.stopped', 'marac-ealing-alive.timer'],
    ]);
    writeFileSync(path.join(units, 'marac-ealing.service'), '[Service]\nExecStart=/bin/true\n');
    rmSync(path.join(units, 'marac-ealing-alive.timer'));
    expect(await codes(machine('active', 'enabled'))).toEqual([
      ['unit.differs', 'marac-ealing.service'],
      ['unit.missing', 'marac-ealing-alive.timer'],
    ]);
    const [first] = await lookAtUnits(
      { ...config(), mail: { ...config().mail, mode: 'live' } },
      machine('active', 'enabled'),
    );
    expect(first?.size).toBe('row');
    expect((await lookAtUnits(config(), QUIET_MACHINE)).map(({ code, size }) => [code, size])).toEqual([
      ['unit.none', 'note'],
    ]);
  });
});
