// The commands of docs/operations.md for backup and restore test, run as they stand there: only the places of the machine are others, and age, sudo,
// systemctl and date are small scripts. Everybody in the desk is made up.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openKeys } from '../../src/system/keys.ts';
import { copyDesk, deskIn } from '../upgrade/open-desk.ts';

const FIXTURE = path.join(import.meta.dirname, '../fixtures/desk-2026-11/desk');
/** Folders that init makes; git keeps no empty one. */
const MADE = ['documents', 'restricted-documents', 'inbox', 'backups', 'mail'] as const;
const SLOW = { timeout: 300_000 };

/** The first block of commands under that heading. */
function commandsOf(heading: string): string {
  const page = readFileSync('docs/operations.md', 'utf8');
  const section = page.slice(page.indexOf(`# ${heading}`));
  return /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
}

let machine = '';
const at = (...parts: readonly string[]): string => path.join(machine, ...parts);
const DESK = 'srv/marac/ealing';

beforeAll(() => {
  machine = mkdtempSync(path.join(tmpdir(), 'marac-machine-'));
  for (const folder of ['srv/marac', 'backup', 'root', 'media/key-copy', 'bin', 'second-disk', 'tmp'])
    mkdirSync(at(folder), { recursive: true, mode: 0o700 });
  copyDesk(FIXTURE, at(DESK));
  for (const folder of MADE) mkdirSync(at(DESK, folder), { recursive: true, mode: 0o700 });
  symlinkSync(path.resolve('.'), at('srv/marac/app'));
  cpSync(at(DESK, 'key'), at('media/key-copy/key'));
  writeFileSync(at('root/backup.pub'), 'age1test\n');
  // What age does is not asked here: it turns the bytes over, so that nothing is readable in between.
  const turn = `for last; do :; done; [ "$1" = --decrypt ] && exec < "$last"\nexec ${process.execPath} -e 'process.stdin.on("data", (all) => process.stdout.write(all.map((one) => one ^ 255)))'`;
  for (const [name, script] of [
    ['age', turn],
    ['sudo', '[ "$1" = -u ] && shift 2; exec "$@"'],
    // There is no account marac here: what it would own belongs to whoever runs the test.
    ['install', 'exec /usr/bin/install $(echo "$@" | sed "s/-[og] marac//g")'],
    ['systemctl', 'echo "$@" >> "$MACHINE/systemctl"'],
    ['date', 'echo 2027-03-09'],
  ] as const)
    writeFileSync(at('bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
});
afterAll(() => rmSync(machine, { recursive: true, force: true }));

/** A desk that lies in its folder as it was, on a machine without a second disk. */
function putThere(): void {
  for (const one of [DESK, 'media/second']) rmSync(at(one), { recursive: true, force: true });
  mkdirSync(at('media/second'), { recursive: true, mode: 0o700 });
  copyDesk(FIXTURE, at(DESK));
  for (const folder of MADE) mkdirSync(at(DESK, folder), { recursive: true, mode: 0o700 });
}

/** Runs commands of the page on the machine of the test. */
function follow(commands: string): { readonly status: number | null; readonly out: string } {
  const here = commands.replaceAll(/(?<=^|[\s"(>])\/(srv|backup|root|media)\//g, `${machine}/$1/`);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', here], {
    encoding: 'utf8',
    env: {
      PATH: `${at('bin')}:${path.dirname(process.execPath)}:/usr/bin:/bin`,
      MACHINE: machine,
      TMPDIR: at('tmp'),
      HOME: machine,
    },
  });
  return { status, out: `${stdout}${stderr}` };
}

/** Events that happen after the backup, and the anchor after them. */
async function workOn(anchor: string): Promise<void> {
  const clock = fakeClock(localTime('2027-03-11T12:00'));
  const keys = openKeys(at(DESK, 'key'));
  const ledger = openLedger({ file: at(DESK, 'ledger/live.sqlite'), mode: 'live', keys, clock });
  await ledger.rememberAnswer('test/after-the-backup', 'yes', { by: 'Cora Coordinata', in: 'command' });
  mkdirSync(anchor, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(anchor, 'ledger-live.head.json'), JSON.stringify(await ledger.anchor()), { mode: 0o600 });
  ledger.close();
}

describe('F62: the backup and the quarterly restore test work as they are written', () => {
  test('the backup stops the service for a moment and holds neither key nor passphrases', SLOW, () => {
    expect(follow(commandsOf('Backup'))).toEqual({ status: 0, out: '' });
    expect(readFileSync(at('systemctl'), 'utf8')).toBe('stop marac-ealing\nstart marac-ealing\n');
    expect(existsSync(at('backup/marac-2027-03-09.tar.age'))).toBe(true);
    const listed = follow('age < /backup/marac-2027-03-09.tar.age | tar --list --file -').out.split('\n');
    expect(listed).toContain('ealing/ledger/live.sqlite');
    expect(listed).not.toContain('ealing/key');
  });

  test('the restore test says that the backup can be put back, touches nothing and leaves nothing', SLOW, () => {
    const before = readFileSync(at(DESK, 'ledger/live.sqlite'));
    const { status, out } = follow(commandsOf('Restore test'));
    expect([status, out]).toEqual([0, expect.stringContaining('This backup can be put back')]);
    expect(out).toContain('The chain holds');
    expect(out).toContain('The workbooks of northmere can be read');
    expect(out).toContain('The anchor in the backup agrees with the ledger');
    expect(readFileSync(at(DESK, 'ledger/live.sqlite')).equals(before)).toBe(true);
    const ours = readdirSync(at('tmp')).filter((one) => one.startsWith('marac-'));
    expect(ours.flatMap((one) => readdirSync(at('tmp', one)))).toEqual([]);
  });

  test('with the anchor on its own disk, further than the backup, it works and says by how much', SLOW, async () => {
    const config = at(DESK, 'marac.config.yaml');
    writeFileSync(
      config,
      readFileSync(config, 'utf8').replace('anchor: anchor', `anchor: ${at('second-disk/anchor')}`),
      {
        mode: 0o600,
      },
    );
    expect(follow(commandsOf('Backup')).status).toBe(0);
    await workOn(at('second-disk/anchor'));
    const { status, out } = follow(commandsOf('Restore test'));
    expect(out).toMatch(/The anchor on its own disk .* is \d+ events? further than this backup/);
    expect(status).toBe(0);
  });

  test(
    'a backup with another key, one that is cut off, and one without a ledger are said to be of no use',
    SLOW,
    () => {
      writeFileSync(at('other-key'), `marac-key-1 ${'A'.repeat(43)}\n`, { mode: 0o600 });
      const marac = 'node /srv/marac/app/src/marac.js restore-test';
      const wrongKey = follow(`${marac} /srv/marac/ealing --key ${at('other-key')}`);
      expect([wrongKey.status, wrongKey.out]).toEqual([1, expect.stringContaining('another key')]);
      const cut = follow(`head -c 20000 /backup/marac-2027-03-09.tar.age | age | ${marac} - --key /media/key-copy/key`);
      expect([cut.status, cut.out]).toEqual([1, expect.stringContaining('not a whole tar')]);
      cpSync(at(DESK), at('no-ledger'), { recursive: true });
      rmSync(at('no-ledger/ledger'), { recursive: true });
      const none = follow(`${marac} ${at('no-ledger')} --key /media/key-copy/key`);
      expect([none.status, none.out]).toEqual([1, expect.stringContaining('There is no ledger in this backup')]);
      expect(none.out).toContain('The key lies in the backup');
    },
  );
});

const asDesk = () => deskIn(at(DESK), { port: 2525, taken: [] });

describe('F62: what the page says of a new machine and of a second disk works as it is written', () => {
  const NEXT = '2027-03-12T09:00';

  test('the anchor moves to a second disk, and check has nothing to say of it', SLOW, async () => {
    putThere();
    const lines = commandsOf('The anchor on a second disk')
      .replace('marac check', '')
      .replace('anchor: /media/', `anchor: ${at('media')}/`);
    expect(follow(lines)).toEqual({ status: 0, out: '' });
    expect(readdirSync(at('media/second/marac-anchor'))).toEqual(['ledger-live.head.json']);
    expect(statSync(at('media/second/marac-anchor')).mode & 0o777).toBe(0o700);
    expect(existsSync(at(DESK, 'anchor'))).toBe(false);
    const { out } = await asDesk().marac(NEXT, 'check');
    expect(out).not.toMatch(/anchor(:| says)/);
  });

  test(
    'restored onto a new machine the desk is the account’s alone, and sends after `unblock --put-back`',
    SLOW,
    async () => {
      putThere();
      expect(follow(commandsOf('Backup')).status).toBe(0);
      rmSync(at(DESK), { recursive: true });
      const typed = `cat /media/key-copy/key | (${commandsOf('Onto a new machine').replaceAll('age --decrypt', 'age < /dev/null --decrypt')})`;
      expect(follow(`umask 022\n${typed}`)).toEqual({ status: 0, out: '' });
      expect(statSync(at(DESK)).mode & 0o777).toBe(0o700);
      expect(statSync(at(DESK, 'key')).mode & 0o777).toBe(0o600);
      const { marac } = asDesk();
      const unblocked = await marac(
        NEXT,
        'unblock',
        '--put-back',
        '--by',
        'Cora Coordinata',
        '--evidence',
        'Sent folder',
      );
      expect(unblocked.out).toContain('Recorded. Sending continues.');
      const { out } = await marac(NEXT, 'check');
      expect(out).not.toMatch(/belongs to|may open it|Nothing can be written/);
    },
  );
});
